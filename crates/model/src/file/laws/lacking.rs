//! What is said of a law that is given by too few numbers or by too many.

use super::{
    super::{
        table::Said,
        tree::{Node, Value},
        value::Spot,
    },
    as_given, example,
    keys::{LawKeys, PERCENTILES, Way, is_percentile, once},
    named::{Given, Named},
};
use crate::{Law, traverse::join};

/// The most numbers of which some are tried.
const TRIED: usize = 8;

/// Reports a law whose numbers are too few or too many to fix it.
pub(super) fn numbers(spot: &Spot<'_, '_>, node: &Node, named: &Named, given: &Given<'_>) -> Option<Law> {
    let present: Vec<&str> = written_order(node, given);
    let said =
        too_many(node, named, given, &present).unwrap_or_else(|| too_few(spot, named, given, &present));
    spot.say(&node.place, said);
    None
}

/// Reports a law of parts some of which are missing, or of which one has no place beside the others.
pub(super) fn parts(spot: &Spot<'_, '_>, node: &Node, law: &LawKeys, given: &[&str]) -> Option<Law> {
    let whole = law.ways.iter().find(|way| way.keys.iter().all(|key| given.contains(key)));
    let spare = |key: &&&str| whole.is_some_and(|way| !way.keys.contains(key));
    if let Some(key) = given.iter().find(spare) {
        spare_part(spot, node, law, key);
        return None;
    }
    let missing =
        |way: &Way| -> Vec<&str> { way.keys.iter().filter(|key| !given.contains(key)).copied().collect() };
    let fewest = law.ways.iter().map(|way| missing(way).len()).min().unwrap_or(0);
    let wanted: Vec<&str> =
        law.ways.iter().map(missing).filter(|keys| keys.len() == fewest).flatten().collect();
    let said = if given.is_empty() || fewest != 1 {
        let known: Vec<&str> = law.ways.iter().flat_map(missing).collect();
        Said::new(law.needs()).found(format!("no {}", ticked(&once(known.into_iter()), "or")))
    } else {
        let message =
            format!("{} with {} also needs {}", law.called(), ticked(given, "and"), ticked(&wanted, "or"));
        Said::new(message).found(format!("no {}", ticked(&wanted, "or")))
    };
    spot.say(&node.place, with_example(said, example::of_parts(spot, law.word)));
    None
}

/// Reports a key that goes with others than those that are given.
fn spare_part(spot: &Spot<'_, '_>, node: &Node, law: &LawKeys, key: &str) {
    let with = law.ways.iter().find(|way| way.beside.contains(&key) || way.keys.contains(&key));
    let Value::Table(entries) = &node.value else { return };
    let place = entries.get(key).map_or(&node.place, |entry| &entry.key);
    let beside = with.map_or_else(String::new, |way| ticked(way.keys, "and"));
    let said = Said::new(format!("`{key}` of {} stands beside {beside}", law.called()));
    let said = said.found(format!("no {beside} here")).suggest(format!("delete `{key}`"));
    spot.report.say(&join(&spot.path, key), place, said);
}

/// The keys that are given, in the order they stand in.
fn written_order<'k>(node: &Node, given: &Given<'k>) -> Vec<&'k str> {
    let mut keys: Vec<&str> = given.keys().collect();
    if let Value::Table(entries) = &node.value {
        keys.sort_by_key(|key| entries.get(*key).map(|entry| entry.key.span.start));
    }
    keys
}

/// More numbers than fix the law: the most of them that do, without the others.
fn too_many(node: &Node, named: &Named, given: &Given<'_>, present: &[&str]) -> Option<Said> {
    if present.len() > TRIED {
        return None;
    }
    let some = |mask: usize| -> Vec<&str> {
        present.iter().enumerate().filter(|(at, _)| mask >> at & 1 == 1).map(|(_, key)| *key).collect()
    };
    let fixes = |keys: &Vec<&str>| matches!(given.only(keys).law(named.ways), Some(Ok(_)));
    let kept = (1..(1_usize << present.len()) - 1)
        .map(some)
        .filter(fixes)
        .max_by_key(|keys| (keys.len(), reach(keys)))?;
    let dropped: Vec<&str> = present.iter().filter(|key| !kept.contains(*key)).copied().collect();
    let mut shorter = node.clone();
    if let Value::Table(entries) = &mut shorter.value {
        entries.retain(|key, _| !dropped.contains(&key.as_str()));
    }
    let message = format!("{} are more numbers than fix {}", ticked(present, "and"), named.keys().called());
    let suggestion = format!("write {}, without {}", as_given(&shorter), ticked(&dropped, "and"));
    Some(Said::new(message).found("too many numbers").suggest(suggestion))
}

/// Fewer numbers than fix the law, or others: which one more would do.
fn too_few(spot: &Spot<'_, '_>, named: &Named, given: &Given<'_>, present: &[&str]) -> Said {
    let with = |key: &'static str| {
        let mut more = given.clone();
        more.add(key, 1.0);
        more
    };
    let law = named.keys();
    let absent = law.all().into_iter().filter(|key| !present.contains(key));
    let more: Vec<&str> = absent.filter(|key| with(key).law(named.ways).is_some()).collect();
    let (own, percentiles): (Vec<&str>, Vec<&str>) = more.iter().partition(|key| !is_percentile(key));
    // A second percentile goes with the first; a first one goes with a mean, and lies below it.
    let other = if present.iter().any(|key| is_percentile(key)) { "p90" } else { "p10" };
    let likely = percentiles.iter().filter(|key| **key == other);
    let written = own.iter().chain(likely).find_map(|key| {
        let keys: Vec<&str> = present.iter().chain([key]).copied().collect();
        example::of_numbers(spot, named.word, &keys)
    });
    if more.is_empty() || present.is_empty() {
        return with_example(Said::new(law.needs()).found("too few numbers"), default(spot, named));
    }
    let mut wanted: Vec<String> = own.iter().map(|key| format!("`{key}`")).collect();
    wanted.extend((!percentiles.is_empty()).then(|| format!("a percentile such as `{other}`")));
    let message =
        format!("{} with {} also needs {}", law.called(), ticked(present, "and"), wanted.join(" or "));
    let found =
        if wanted.len() == 1 { format!("no {}", wanted.concat()) } else { "one number too few".into() };
    with_example(Said::new(message).found(found), written)
}

/// The law as it is given most often.
fn default(spot: &Spot<'_, '_>, named: &Named) -> Option<String> {
    const SETS: [&[&str]; 4] =
        [&["p10", "p90"], &["df", "p10", "p90"], &["low", "high", "p10", "p90"], &["low", "mode", "high"]];
    let keys = named.keys().all();
    let known = |set: &&&[&str]| set.iter().all(|key| keys.contains(key));
    SETS.iter().filter(known).find_map(|set| {
        let mut given = Given::new(super::has_unit_ends(spot.quantity()));
        set.iter().for_each(|key| given.add(key, 1.0));
        given.law(named.ways).and_then(|_| example::of_numbers(spot, named.word, set))
    })
}

fn with_example(said: Said, example: Option<String>) -> Said {
    match example {
        Some(example) => said.suggest(format!("write for example {example}")),
        None => said.suggest("use another law, such as \"lognormal\" or \"uniform\""),
    }
}

/// How far apart percentiles are, in hundredths: of several, the outer ones say most.
fn reach(keys: &[&str]) -> i32 {
    let levels = PERCENTILES.iter().filter(|one| keys.contains(&one.key));
    levels.map(|one| ((one.level - 0.5).abs() * 100.0).round() as i32).sum()
}

/// Keys as a message lists them.
pub(super) fn ticked(keys: &[&str], last: &str) -> String {
    let ticked: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    match ticked.as_slice() {
        [first @ .., end] if !first.is_empty() => format!("{} {last} {end}", first.join(", ")),
        _ => ticked.concat(),
    }
}
