//! `[[correlation]]`: rank correlations between uncertain numbers, by their paths.

mod number;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    check::Parts,
    cohort,
    field::fields,
    scenario::top,
    table::{Said, Table},
    tree::{Node, Value},
};
use crate::{
    copula::{Contradiction, contradiction},
    scenario::RankCorrelation,
};
use number::Numbers;

fields! {
    /// `[[correlation]]`.
    rank by ["between"] {
        BETWEEN = Field::new("between", Kind::Texts, "The paths of two uncertain numbers, as in [\"company[OpenAI].growth.now\", \"company[Anthropic].growth.now\"].").enters("ρ_s of the two over worlds; normal scores correlate by 2 sin(πρ_s/6), laws stay as they are");
        RANK = Field::known("rank", Correlation, "Spearman's rank correlation of the two.").strictly_between(-1.0, 1.0).enters("ρ_s in 2 sin(πρ_s/6)");
    }
}

/// The cohorts of the scenario: their names and how many members they have.
pub(super) type Cohorts = BTreeMap<String, usize>;

/// The most correlations that are written, and that they make in the members of cohorts.
const MOST: usize = 1_000;
const MOST_MADE: usize = 20_000;

/// The most numbers that can be correlated: what is done with them grows with the cube of this.
const MOST_NUMBERS: usize = 200;

/// Reads every correlation. Those that are wrong are reported and left out.
pub(super) fn read(parts: &Parts<'_, '_>) -> Vec<RankCorrelation> {
    let (root, cohorts) = (parts.root, parts.cohorts);
    let written = match root.node(&top::CORRELATION).map(|node| &node.value) {
        Some(Value::List(items)) => items.len(),
        _ => 0,
    };
    if !few_enough(root, written, MOST, "correlations") {
        return Vec::new();
    }
    let tables = root.tables(&top::CORRELATION);
    if tables.is_empty() {
        return Vec::new();
    }
    let numbers = Numbers::of(parts);
    // A path may lead nowhere because what it leads to was misspelled, which is the one problem then.
    let sound = root.report.is_empty();
    let mut given: Vec<(RankCorrelation, &Table<'_>)> = Vec::new();
    let mut pairs = BTreeSet::new();
    for table in &tables {
        let between = between(table, &numbers, sound);
        let rank = table.known(&rank::RANK);
        let (Some(between), Some(rank)) = (between, rank) else { continue };
        if !pairs.insert(between.clone()) {
            table.say(
                &rank::BETWEEN,
                Said::new("these two are correlated twice")
                    .found("already given above")
                    .suggest("keep one of the two entries"),
            );
            continue;
        }
        given.push((RankCorrelation { between, rank }, table));
    }
    let correlated: BTreeSet<&String> = pairs.iter().flatten().collect();
    if !few_enough(root, correlated.len(), MOST_NUMBERS, "correlated numbers") {
        return Vec::new();
    }
    let mut all = Vec::new();
    for (one, table) in &given {
        if !few_enough(root, all.len(), MOST_MADE, "correlations in the members of cohorts") {
            return Vec::new();
        }
        match members(one, cohorts) {
            Ok(members) => all.extend(members),
            Err(said) => table.say(&rank::BETWEEN, said),
        }
    }
    let alone: Vec<RankCorrelation> = given.iter().map(|(one, _)| one.clone()).collect();
    if let Some(found) = contradiction(&alone) {
        let at = given.iter().find(|(one, _)| one.between == found.between);
        let table = at.or(given.iter().find(|(one, _)| found.paths.contains(&one.between[0])));
        if let Some((_, table)) = table {
            table.say(&rank::RANK, contradicting(&found));
        }
    }
    all
}

/// Whether there are not more of something than can be looked at.
fn few_enough(root: &Table<'_>, count: usize, most: usize, what: &str) -> bool {
    if count > most {
        root.say(
            &top::CORRELATION,
            Said::new(format!("a scenario has at most {most} {what}"))
                .found("one too many")
                .suggest("keep those that matter most for the answer"),
        );
    }
    count <= most
}

/// The two paths as the scenario's numbers carry them, in ascending order.
fn between(table: &Table<'_>, numbers: &Numbers<'_>, sound: bool) -> Option<[String; 2]> {
    let Some(Node { value: Value::List(items), .. }) = table.needed(&rank::BETWEEN) else {
        let _ = table.texts(&rank::BETWEEN);
        return None;
    };
    if items.len() != 2 {
        let said = Said::new("a correlation is between two numbers").found(format!("found {}", items.len()));
        table.say(
            &rank::BETWEEN,
            said.suggest("write the paths of two, as in [\"company[A].cash\", \"market.oil.now\"]"),
        );
        return None;
    }
    let mut paths = Vec::new();
    for item in items {
        let Some(text) = item.text() else {
            let said = Said::new("expected the path of a number").found(item.shown());
            table.report.say(&table.path_of(&rank::BETWEEN), &item.place, said.suggest("write it in quotes"));
            continue;
        };
        match numbers.find(text) {
            Ok(path) => paths.push(path),
            Err(said) if sound => table.report.say(&table.path_of(&rank::BETWEEN), &item.place, said),
            Err(_) => {}
        }
    }
    paths.sort();
    let pair: [String; 2] = paths.try_into().ok()?;
    if pair[0] == pair[1] {
        let said = Said::new("a number is not correlated with itself").found("the same twice");
        table.say(&rank::BETWEEN, said.suggest("name another number in one of the two places"));
        return None;
    }
    Some(pair)
}

/// The correlation in each member, where both numbers belong to the same cohort.
fn members(one: &RankCorrelation, cohorts: &Cohorts) -> Result<Vec<RankCorrelation>, Said> {
    let cohort = |path: &str| {
        let (name, _) = path.strip_prefix("company[")?.split_once("].")?;
        cohorts.get_key_value(name).map(|(name, count)| (name.clone(), *count))
    };
    let [first, second] = one.between.each_ref().map(|path| cohort(path));
    match (first, second) {
        (None, None) => Ok(vec![one.clone()]),
        (Some((name, count)), Some((other, _))) if name == other => {
            let of = |path: &String, number| {
                path.replacen(&format!("[{name}]"), &format!("[{}]", cohort::member(&name, number)), 1)
            };
            let pair = |number| RankCorrelation {
                between: one.between.each_ref().map(|path| of(path, number)),
                rank: one.rank,
            };
            Ok((1..=count).map(pair).collect())
        }
        (first, second) => {
            let name = first.or(second).map_or_else(String::new, |(name, _)| name);
            let said = Said::new(format!(
                "`{name}` is a cohort: its members cannot all be correlated with one number outside it"
            ));
            Err(said
                .found("one for all")
                .suggest("correlate two numbers of the cohort: that holds in each member"))
        }
    }
}

/// Correlations that no numbers can have, and the nearest that some can.
fn contradicting(found: &Contradiction) -> Said {
    let pair = |between: &[String; 2]| format!("`{}` and `{}`", between[0], between[1]);
    let said = Said::new(format!(
        "these correlations contradict each other: no numbers can have them all, because of {}",
        pair(&found.between)
    ));
    let said = said.found("not positive definite");
    let all: Vec<String> =
        found.nearest.iter().map(|one| format!("{} for {}", one.rank, pair(&one.between))).collect();
    let nearest = format!("the nearest that fit together: {}", all.join("; "));
    said.suggest(match (found.fitting, found.given) {
        (Some(rank), Some(_)) => format!("write rank = {rank} here and leave the others; or {nearest}"),
        (Some(rank), None) => {
            format!("also correlate {} by rank = {rank}; or {nearest}", pair(&found.between))
        }
        (None, _) => nearest,
    })
}
