//! Walking two trees of results side by side, entries of lists paired by what they speak of.

use serde_json::Value;

use super::{Difference, leaf::Leaf};

/// What an entry of a list is known by, first found first.
const LABELS: [&str; 10] = ["name", "cause", "reason", "year", "month", "p", "kind", "that", "target", "of"];

/// Every leaf that is not the same on both sides; what only one side has is told once, as a whole.
pub(super) fn differences(was: Option<&Value>, now: Option<&Value>, path: &str) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(was, now, path, &mut found);
    found
}

fn compare(was: Option<&Value>, now: Option<&Value>, path: &str, found: &mut Vec<Difference>) {
    if was == now {
        return;
    }
    let alone = was.is_none() || now.is_none();
    let is_leaf = |side: Option<&Value>| side.is_some_and(Leaf::is_one);
    if alone || is_leaf(was) && is_leaf(now) {
        let leaf = |side: Option<&Value>| side.map(Leaf::of);
        found.push(Difference { path: path.to_owned(), was: leaf(was), now: leaf(now) });
        return;
    }
    let (was, now) = (children(was), children(now));
    for (key, value) in &was {
        compare(Some(value), child(&now, key), &join(path, key), found);
    }
    for (key, value) in now.iter().filter(|(key, _)| child(&was, key).is_none()) {
        compare(None, Some(value), &join(path, key), found);
    }
}

/// The parts of a container by their keys; a list's entries by their labels, or by their places.
fn children(value: Option<&Value>) -> Vec<(String, &Value)> {
    match value {
        Some(Value::Object(fields)) => fields.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Some(Value::Array(entries)) => entries
            .iter()
            .enumerate()
            .map(|(place, entry)| (format!("[{}]", label(entry, place)), entry))
            .collect(),
        _ => Vec::new(),
    }
}

fn label(entry: &Value, place: usize) -> String {
    let found = LABELS.iter().find_map(|key| entry.get(key));
    match found {
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => place.to_string(),
    }
}

fn child<'a>(children: &[(String, &'a Value)], key: &str) -> Option<&'a Value> {
    children.iter().find(|(found, _)| found == key).map(|(_, value)| *value)
}

fn join(path: &str, key: &str) -> String {
    if key.starts_with('[') { format!("{path}{key}") } else { format!("{path}.{key}") }
}
