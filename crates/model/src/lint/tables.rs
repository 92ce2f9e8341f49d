//! Numbers grouped by the table they stand in, so that a table gets one warning and not one a key.

use super::look::Look;
use crate::file::{Kind, Stated};

/// Some numbers of one table, in the order they were given.
pub(super) struct Group<'n> {
    /// The path of the table.
    pub(super) table: &'n str,
    /// Each number with its key, `appetite.boom` where it is that of one climate.
    pub(super) numbers: Vec<(&'n str, &'n Stated)>,
}

/// The most keys that a message lists.
const LISTED: usize = 8;

/// The numbers by table, tables in the order of their first number.
pub(super) fn by_table<'n>(numbers: impl Iterator<Item = &'n Stated>) -> Vec<Group<'n>> {
    let mut groups: Vec<Group<'n>> = Vec::new();
    for number in numbers {
        let (table, key) = split(number);
        match groups.iter_mut().find(|group| group.table == table) {
            Some(group) => group.numbers.push((key, number)),
            None => groups.push(Group { table, numbers: vec![(key, number)] }),
        }
    }
    groups
}

/// The path of a number's table and the number's key.
pub(super) fn split(number: &Stated) -> (&str, &str) {
    let path = number.param.path.as_str();
    let key = number.field.key;
    let table = match path.strip_suffix(key) {
        None if matches!(number.field.kind, Kind::ByClimate(_)) => {
            path.rsplit_once('.').and_then(|(before, _)| before.strip_suffix(key))
        }
        stripped => stripped,
    };
    let length = table.map_or(0, str::len);
    let (table, key) = path.split_at_checked(length).unwrap_or(("", path));
    (table.trim_end_matches('.'), key)
}

impl Group<'_> {
    /// The uncertain numbers first: the answer leans on them most.
    pub(super) fn weightiest_first(&mut self) {
        self.numbers.sort_by_key(|(_, number)| number.param.law.is_constant());
    }

    /// How many numbers, as the subject of a sentence, with the ends of its verb for one and for many.
    pub(super) fn counted(&self, one: &str, many: &str) -> String {
        match self.numbers.len() {
            1 => format!("a number {one}"),
            count => format!("{count} numbers {many}"),
        }
    }

    /// The keys, each with what is said of it.
    pub(super) fn listed(&self, say: impl Fn(&Stated) -> String) -> String {
        let shown = self.numbers.iter().take(LISTED).map(|(key, number)| format!("{key}{}", say(number)));
        let shown = shown.collect::<Vec<_>>().join(", ");
        match self.numbers.len().saturating_sub(LISTED) {
            0 => shown,
            more => format!("{shown} and {more} more"),
        }
    }

    /// The first number, which is underlined, and its key.
    pub(super) fn first(&self) -> Option<(&str, &Stated)> {
        self.numbers.first().copied()
    }

    /// What stands beside the underlined number.
    pub(super) fn found(&self, alone: &str) -> String {
        match self.numbers.len() {
            1 => alone.to_owned(),
            count => format!("the first of {count}"),
        }
    }
}

/// A number's value as it would stand in a table with a source: `value = "$20B"`, or what to add where it is a table.
pub(super) fn with(look: &Look<'_>, key: &str, number: &Stated, added: &str) -> String {
    let written = number.place.as_ref().map_or("", |place| look.written(place)).trim();
    if written.starts_with('{') || written.is_empty() || written.len() > 60 || written.contains('\n') {
        format!("add {added} to {key}")
    } else {
        format!("write {key} = {{ value = {written}, {added} }}")
    }
}
