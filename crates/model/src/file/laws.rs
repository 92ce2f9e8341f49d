//! Named laws: `{ law = "lognormal", median = "$30B", p90 = "$45B" }`.

use std::collections::BTreeMap;

use super::{
    table::Said,
    tree::{Entries, Node},
    value::{PROVENANCE, Spot},
};
use crate::{
    Law,
    law::{Invalid, LogitNormal, Lognormal, Normal, Quantiles, Triangular, Uniform},
    problem::nearest,
    traverse::join,
    units::Quantity,
};

/// The laws that can be named, each with its own keys beside the percentiles.
const LAWS: [(&str, &[&str]); 5] = [
    ("normal", &["mean", "sd"]),
    ("lognormal", &["median", "sd_log"]),
    ("logit-normal", &["median", "sd_logit"]),
    ("uniform", &["low", "high"]),
    ("triangular", &["low", "mode", "high"]),
];

/// The percentiles any law but the triangular may be given by, two at a time, lowest first.
const PERCENTILES: [(&str, f64); 10] = [
    ("p01", 0.01),
    ("p05", 0.05),
    ("p10", 0.10),
    ("p25", 0.25),
    ("median", 0.50),
    ("p50", 0.50),
    ("p75", 0.75),
    ("p90", 0.90),
    ("p95", 0.95),
    ("p99", 0.99),
];

/// The numbers a law is given by.
type Given<'e> = BTreeMap<&'e str, f64>;

/// Reports keys that a number's table cannot have; whether there was none.
pub(super) fn all_known<'k, I>(spot: &Spot<'_, '_>, entries: &Entries, known: impl Fn() -> I) -> bool
where
    I: Iterator<Item = &'k str> + Clone,
{
    let mut all_known = true;
    for (key, entry) in entries.iter().filter(|(key, _)| known().all(|name| name != key.as_str())) {
        let said = Said::new(format!("unknown key `{key}` of a number")).found("no such key here");
        spot.report.say(&join(&spot.path, key), &entry.key, said.suggest_name(key, known()));
        all_known = false;
    }
    all_known
}

/// The law a table names, or `None` after reporting what is wrong.
pub(super) fn named(spot: &Spot<'_, '_>, node: &Node, entries: &Entries) -> Option<Law> {
    let name = &entries.get("law")?.node;
    let text = name.text().unwrap_or_default();
    let Some((word, own)) = LAWS.iter().find(|(word, _)| *word == text) else {
        unknown_law(spot, name, text);
        return None;
    };
    let percentiles = PERCENTILES.iter().map(|(key, _)| *key).filter(|_| *word != "triangular");
    let numbers = || own.iter().copied().chain(percentiles.clone());
    let keys_fit = all_known(spot, entries, || std::iter::once("law").chain(numbers()).chain(PROVENANCE));
    let given = numbers_of(spot, entries, numbers())?;
    if !keys_fit {
        return None;
    }
    let Some(law) = law(word, &given) else {
        spot.say(&node.place, Said::new(needs(word)).found("too few or too many numbers"));
        return None;
    };
    law.map_err(|invalid| spot.say(&node.place, Said::new(invalid.to_string()).found("these numbers"))).ok()
}

fn unknown_law(spot: &Spot<'_, '_>, name: &Node, text: &str) {
    let words = LAWS.map(|(word, _)| word);
    let suggestion = nearest(text, words).map_or_else(
        || format!("write one of {}", words.map(|word| format!("\"{word}\"")).join(", ")),
        |word| format!("did you mean \"{word}\"?"),
    );
    spot.say(&name.place, Said::new("unknown law").found(name.shown()).suggest(suggestion));
}

/// Every number given, or `None` when one of them is wrong.
fn numbers_of<'e>(
    spot: &Spot<'_, '_>,
    entries: &'e Entries,
    keys: impl Iterator<Item = &'e str>,
) -> Option<Given<'e>> {
    let mut given = Given::new();
    let mut whole = true;
    for key in keys {
        let Some(entry) = entries.get(key) else { continue };
        let quantity = if key.starts_with("sd_") { Quantity::Ratio } else { spot.quantity() };
        match spot.plain(&entry.node, quantity) {
            Some(value) => drop(given.insert(key, value)),
            None => whole = false,
        }
    }
    whole.then_some(given)
}

/// What a law is given by.
fn needs(word: &str) -> String {
    let own = match word {
        "normal" => "`mean` and `sd`",
        "lognormal" => "`median` and `sd_log`",
        "logit-normal" => "`median` and `sd_logit`",
        "triangular" => return "a triangular law needs `low`, `mode` and `high`".into(),
        _ => "`low` and `high`",
    };
    format!("a {word} law needs {own}, or two percentiles such as `p10` and `p90`, and nothing else")
}

/// The law of that name, or `None` when the numbers given do not fix it.
fn law(word: &str, given: &Given<'_>) -> Option<Result<Law, Invalid>> {
    let at = |key: &str| given.get(key).copied();
    if word == "triangular" {
        return Some(Triangular::new(at("low")?, at("mode")?, at("high")?).map(Law::from));
    }
    if given.len() != 2 {
        return None;
    }
    let own = match word {
        "normal" => at("mean").zip(at("sd")).map(|(mean, sd)| Normal::new(mean, sd).map(Law::from)),
        "lognormal" => at("median").zip(at("sd_log")).map(|(m, sd)| Lognormal::new(m, sd).map(Law::from)),
        "logit-normal" => {
            at("median").zip(at("sd_logit")).map(|(m, sd)| LogitNormal::new(m, sd).map(Law::from))
        }
        _ => at("low").zip(at("high")).map(|(low, high)| Uniform::new(low, high).map(Law::from)),
    };
    own.or_else(|| through(word, given))
}

/// The law through two percentiles.
fn through(word: &str, given: &Given<'_>) -> Option<Result<Law, Invalid>> {
    let levels: Vec<(f64, f64)> =
        PERCENTILES.iter().filter_map(|(key, level)| given.get(key).map(|value| (*level, *value))).collect();
    let [low, high] = *levels.as_slice() else {
        return None;
    };
    let quantiles = Quantiles { low, high };
    Some(match word {
        "normal" => Normal::through(&quantiles).map(Law::from),
        "lognormal" => Lognormal::through(&quantiles).map(Law::from),
        "logit-normal" => LogitNormal::through(&quantiles).map(Law::from),
        _ => Uniform::through(&quantiles).map(Law::from),
    })
}
