//! Named laws: `{ law = "lognormal", median = "$30B", p90 = "$45B" }`.
//!
//! A law of numbers is given by one of its natural sets of numbers ([`named`]); a law made of values or of other laws by
//! lists ([`parts`]). What can be said of each is told in [`keys`]. [`mod@written`] says a law in the same language.

mod blame;
mod example;
mod keys;
mod lacking;
mod named;
mod parts;
mod written;

pub use keys::{Holds, LAW_KEYS, LawKeys, PERCENTILES, Percentile, Percentiles, Way};
pub(super) use written::as_given;
pub(crate) use written::written;

use super::{
    table::Said,
    tree::{Entries, Node, Value},
    value::{self, PROVENANCE, Spot},
};
use crate::{Law, law::Invalid, problem::nearest, traverse::join, units::Quantity};
use named::{Given, Named};

/// Other words for laws, and the word that is meant.
const ALIASES: [(&str, &str); 25] = [
    ("gaussian", "normal"),
    ("log-normal", "lognormal"),
    ("logitnormal", "logit-normal"),
    ("rectangular", "uniform"),
    ("triangle", "triangular"),
    ("beta-pert", "pert"),
    ("betapert", "pert"),
    ("modified-pert", "pert"),
    ("student", "student-t"),
    ("students-t", "student-t"),
    ("student's-t", "student-t"),
    ("studentt", "student-t"),
    ("t", "student-t"),
    ("cauchy", "student-t"),
    ("power", "pareto"),
    ("power-law", "pareto"),
    ("bernoulli", "discrete"),
    ("categorical", "discrete"),
    ("choice", "discrete"),
    ("custom", "discrete"),
    ("histogram", "discrete"),
    ("data", "empirical"),
    ("sample", "empirical"),
    ("mix", "mixture"),
    ("clipped", "truncated"),
];

/// The laws that most people mean, before the others.
const USUAL: [&str; 5] = ["lognormal", "normal", "uniform", "triangular", "discrete"];

/// Every law that can be named, with what it is given by.
#[must_use]
pub fn laws() -> Vec<LawKeys> {
    named::LAWS.iter().map(Named::keys).chain(parts::LAWS.iter().map(parts::Named::keys)).collect()
}

/// Reports keys that a number's table cannot have; whether there was none.
pub(super) fn all_known<'k, I>(
    spot: &Spot<'_, '_>,
    entries: &Entries,
    law: Option<&LawKeys>,
    known: impl Fn() -> I,
) -> bool
where
    I: Iterator<Item = &'k str> + Clone,
{
    let mut all_known = true;
    for (key, entry) in entries.iter().filter(|(key, _)| known().all(|name| name != key.as_str())) {
        let said = Said::new(format!("unknown key `{key}` of a number")).found("no such key here");
        let said = match named::other_statistic(key, law) {
            Some(suggestion) => said.suggest(suggestion),
            None => said.suggest_key(key, known()),
        };
        spot.report.say(&join(&spot.path, key), &entry.key, said);
        all_known = false;
    }
    all_known
}

/// The law a table names, or `None` after reporting what is wrong.
pub(super) fn named(spot: &Spot<'_, '_>, node: &Node, entries: &Entries) -> Option<Law> {
    law(spot, node, entries, 1)
}

/// A law that stands so deep inside others; the outermost is 1 deep, and alone may say where it comes from.
fn law(spot: &Spot<'_, '_>, node: &Node, entries: &Entries, depth: usize) -> Option<Law> {
    if depth > Invalid::DEEPEST {
        return blame::refused(spot, node, entries, Invalid::TooDeep);
    }
    let name = &entries.get("law")?.node;
    let word = name.text().unwrap_or_default();
    if let Some(named) = named::LAWS.iter().find(|named| named.word == word) {
        return of_numbers(spot, node, entries, named, depth);
    }
    let Some(named) = parts::LAWS.iter().find(|named| named.word == word) else {
        unknown_law(spot, name, word);
        return None;
    };
    let keys = named.keys();
    let own = keys.own();
    if !keys_fit(spot, entries, depth, &keys) {
        return None;
    }
    let given: Vec<&str> = own.iter().copied().filter(|key| entries.contains_key(*key)).collect();
    if !named.ways.iter().any(|way| way.takes(&given)) {
        return lacking::parts(spot, node, &keys, &given);
    }
    let law = (named.read)(spot, entries, depth)?;
    law.map_or_else(|invalid| blame::refused(spot, node, entries, invalid), Some)
}

/// Whether a law's table has no other keys than these; the outermost may say where its number comes from.
fn keys_fit(spot: &Spot<'_, '_>, entries: &Entries, depth: usize, law: &LawKeys) -> bool {
    let provenance = if depth == 1 { &PROVENANCE[..] } else { &[] };
    let own = law.all();
    all_known(spot, entries, Some(law), || ["law"].iter().chain(&own).chain(provenance).copied())
}

/// A law that its numbers alone fix.
fn of_numbers(
    spot: &Spot<'_, '_>,
    node: &Node,
    entries: &Entries,
    named: &'static Named,
    depth: usize,
) -> Option<Law> {
    let keys = named.keys();
    let fit = keys_fit(spot, entries, depth, &keys);
    let given = numbers(spot, entries, &keys.all())?;
    if !fit {
        return None;
    }
    match given.law(named.ways) {
        Some(law) => law.map_or_else(|invalid| blame::refused(spot, node, entries, invalid), Some),
        None => lacking::numbers(spot, node, named, &given),
    }
}

/// Every number given, or `None` when one of them is wrong.
fn numbers<'k>(spot: &Spot<'_, '_>, entries: &Entries, keys: &[&'k str]) -> Option<Given<'k>> {
    let mut given = Given::new(has_unit_ends(spot.quantity()));
    let mut whole = true;
    for &key in keys {
        let Some(entry) = entries.get(key) else { continue };
        let quantity = keys::quantity(key, spot.quantity());
        match spot.plain(&entry.node, quantity) {
            Some(value) => given.add(key, value),
            None => whole = false,
        }
    }
    whole.then_some(given)
}

/// Whether 0 and 1 are what anybody would take for the ends of a beta law: of a share, or of a number without a unit.
#[must_use]
pub fn has_unit_ends(quantity: Quantity) -> bool {
    quantity == Quantity::Share || quantity.read_bare(0.0).is_ok()
}

fn unknown_law(spot: &Spot<'_, '_>, name: &Node, text: &str) {
    let words =
        || named::LAWS.iter().map(|named| named.word).chain(parts::LAWS.iter().map(|named| named.word));
    let folded = text.trim().to_lowercase().replace([' ', '_'], "-");
    let alias = ALIASES.iter().find(|(other, _)| *other == folded).map(|(_, word)| *word);
    let suggestion = match (folded.as_str(), alias.or_else(|| nearest(text, words()))) {
        ("constant" | "known" | "fixed", _) => "a known number is written by itself, or as `value`".into(),
        ("exponential", _) => "an exponential law is \"gamma\" with `shape = 1`".into(),
        (_, Some(word)) => format!("did you mean \"{word}\"?"),
        (_, None) => {
            let others = words().filter(|word| !USUAL.contains(word));
            let all = USUAL.into_iter().chain(others).map(|word| format!("\"{word}\""));
            format!("write one of {}", all.collect::<Vec<_>>().join(", "))
        }
    };
    spot.say(&name.place, Said::new("unknown law").found(name.shown()).suggest(suggestion));
}

/// A number, an interval or a law inside another law.
fn part(spot: &Spot<'_, '_>, node: &Node, depth: usize) -> Option<Law> {
    match &node.value {
        Value::Table(entries) if entries.contains_key("law") => law(spot, node, entries, depth + 1),
        Value::Table(_) => {
            let said = Said::new("expected a law inside this law").found(node.shown());
            let suggestion = "a table here has the key `law`; `source`, `as_of` and `note` stand outside";
            spot.say(&node.place, said.suggest(suggestion));
            None
        }
        _ => value::spoken(spot, node),
    }
}
