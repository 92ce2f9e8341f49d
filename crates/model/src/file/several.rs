//! Numbers that are several: one for each climate, `{ boom = …, normal = …, drought = … }`, or one for each of several
//! dates, `{ 2027 = …, "2028-07" = … }`. What is laid over one, by a file above or by `--set`, changes it key by key.

use super::{
    field::{Field, Kind},
    tree::{Entries, Entry, Node, Value},
};
use crate::units::Month;

/// The climates, as the keys of a table that has a number for each.
pub(super) const CLIMATES: [&str; 3] = ["boom", "normal", "drought"];

/// Whether a table gives a number for each climate and is not a number with a law or a source.
pub(super) fn is_by_climate(entries: &Entries) -> bool {
    !is_one(entries)
}

/// Whether a table gives a number for each of several dates.
pub(super) fn is_schedule(entries: &Entries) -> bool {
    !is_one(entries) && entries.keys().any(|key| dated_key(key).is_some())
}

/// Whether a table is one number, with its law or with where it comes from.
fn is_one(entries: &Entries) -> bool {
    entries.contains_key("law") || entries.contains_key("value")
}

/// Whether a field's table is several numbers.
pub(super) fn is_several(field: &Field, entries: &Entries) -> bool {
    match field.kind {
        Kind::ByClimate(_) => is_by_climate(entries),
        Kind::Schedule(_) => is_schedule(entries),
        _ => false,
    }
}

/// The month a key of a schedule names: a month, or the January of a year.
pub(super) fn dated_key(key: &str) -> Option<Month> {
    let year = (key.len() == 4).then(|| key.parse::<i32>().ok()).flatten();
    year.map_or_else(|| Month::parse(key), |year| Month::new(year, 1))
}

/// The key of several numbers that another spells, perhaps in other words: `2027` is `2027-01`.
pub(super) fn same_key(entries: &Entries, key: &str) -> Option<String> {
    if entries.contains_key(key) {
        return Some(key.to_owned());
    }
    let month = dated_key(key)?;
    entries.keys().find(|other| dated_key(other) == Some(month)).cloned()
}

/// Makes one number for all climates a table of three, so that one of them can be changed.
pub(super) fn spread(field: &Field, node: &mut Node) {
    let several = matches!(&node.value, Value::Table(entries) if is_by_climate(entries));
    if !matches!(field.kind, Kind::ByClimate(_)) || several {
        return;
    }
    let one = node.clone();
    let entry = |key: &str| (key.to_owned(), Entry { key: one.place.clone(), node: one.clone() });
    node.value = Value::Table(CLIMATES.iter().map(|key| entry(key)).collect());
}

/// What several numbers are laid over: the base's own, spread over the climates where it is one number, and no dates
/// where it has none, because one number says nothing of a date.
pub(super) fn below<'t>(field: &Field, node: &'t mut Node) -> Option<&'t mut Entries> {
    spread(field, node);
    let dated = matches!(&node.value, Value::Table(entries) if is_several(field, entries));
    if !dated {
        node.value = Value::Table(Entries::new());
    }
    match &mut node.value {
        Value::Table(entries) => Some(entries),
        _ => None,
    }
}
