//! Laws in full, in the unit of a field, as examples of how they are written.

use toml::de::DeTable;

use super::{
    super::{
        table::Report,
        tree::{Home, Node, Value},
        value::{self, Spot, literal},
    },
    keys::{self, PERCENTILES, is_plain},
};
use crate::{
    Law,
    units::{Quantity, significant, split_interval},
};

/// The ends that examples lie between.
fn ends(spot: &Spot<'_, '_>) -> (f64, f64) {
    let (quantity, range) = (spot.quantity(), &spot.field.range);
    let mut intervals = quantity.examples().iter().filter_map(|example| {
        let (low, high) = split_interval(example.trim_matches('"'))?;
        let ends = quantity.read_ends(low, high).ok()?;
        (range.contains(ends.low) && range.contains(ends.high)).then_some((ends.low, ends.high))
    });
    intervals.next_back().unwrap_or((0.2, 0.4))
}

/// A number of the field's quantity, in few digits.
fn measured(spot: &Spot<'_, '_>, value: f64) -> String {
    literal(spot.quantity(), significant(value, 3))
}

/// What a key of a law could hold.
fn number(spot: &Spot<'_, '_>, key: &str) -> String {
    let (low, high) = ends(spot);
    let level = PERCENTILES.iter().find(|one| one.key == key).map(|one| one.level);
    match (key, level) {
        ("sd_log" | "sd_logit", _) => "0.4".into(),
        ("df", _) => "5".into(),
        ("weight", _) => "4".into(),
        (key, _) if is_plain(key) => "2".into(),
        ("low" | "minimum", _) => measured(spot, low),
        ("high", _) => measured(spot, high),
        ("sd" | "scale", _) => {
            literal(keys::quantity(key, spot.quantity()), significant((high - low) / 5.0, 3))
        }
        (_, level) => measured(spot, low + (high - low) * level.unwrap_or(0.5)),
    }
}

/// A law with these keys, when the field takes it, or its truncation, when it takes that.
pub(super) fn of_numbers(spot: &Spot<'_, '_>, word: &str, keys: &[&str]) -> Option<String> {
    let pairs: Vec<String> = keys.iter().map(|key| format!("{key} = {}", number(spot, key))).collect();
    accepted(spot, &format!("{{ law = \"{word}\", {} }}", pairs.join(", ")))
}

/// A law made of parts.
pub(super) fn of_parts(spot: &Spot<'_, '_>, word: &str) -> Option<String> {
    let (low, high) = ends(spot);
    let [first, second, third] = [low, f64::midpoint(low, high), high].map(|value| measured(spot, value));
    let interval = match spot.quantity() {
        Quantity::Correlation => format!("{{ law = \"uniform\", low = {first}, high = {third} }}"),
        quantity => format!("\"{} to {}\"", quantity.spell(low), quantity.spell(high)),
    };
    let inner = match word {
        "discrete" => format!("values = [{first}, {third}], weights = [3, 1]"),
        "mixture" => format!("of = [{interval}, {third}], weights = [3, 1]"),
        "truncated" => format!("of = {interval}, at_least = {first}"),
        _ => format!("values = [{first}, {second}, {third}]"),
    };
    accepted(spot, &format!("{{ law = \"{word}\", {inner} }}"))
}

/// What was written, or its truncation where only that lies in the field's range; `None` where neither does.
fn accepted(spot: &Spot<'_, '_>, written: &str) -> Option<String> {
    let (node, law) = read(spot, written)?;
    let aside = Report::default();
    let quiet = Spot { report: &aside, path: String::new(), field: spot.field };
    if value::fits(&quiet, &node, &law) {
        return Some(written.to_owned());
    }
    value::truncation(spot, &node, &law).strip_prefix("write ").map(str::to_owned)
}

/// A law and what it was read from, when nothing is wrong with it.
pub(super) fn read(spot: &Spot<'_, '_>, written: &str) -> Option<(Node, Law)> {
    let text = format!("x = {written}");
    let mut entries = Home::file(0).entries(DeTable::parse(&text).ok()?.into_inner());
    let node = entries.remove("x")?.node;
    let law = quietly(spot, &node)?;
    Some((node, law))
}

/// The law of a node, or of a number that stands inside one; what is wrong with it is not said.
pub(super) fn quietly(spot: &Spot<'_, '_>, node: &Node) -> Option<Law> {
    let aside = Report::default();
    let quiet = Spot { report: &aside, path: String::new(), field: spot.field };
    match &node.value {
        Value::Table(entries) => super::named(&quiet, node, entries),
        _ => value::spoken(&quiet, node),
    }
}
