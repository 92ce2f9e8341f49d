//! Which entry of a list an entry of the file above means.

use std::collections::BTreeMap;

use super::told;
use crate::file::{
    field::Section,
    table::Said,
    tree::{Entries, Node, Value},
};

/// Which entry of the base a table names.
pub(super) enum Named {
    None,
    One(usize),
    Several(Said),
}

/// The entries of a list that no entry of the upper file has named yet, by what their telling keys say.
pub(super) struct Open {
    told: Vec<Vec<Option<String>>>,
    by_first: BTreeMap<String, Vec<usize>>,
    compared: usize,
}

/// The most entries of a list that are compared because they have the same first key.
const COMPARED: usize = 200_000;

impl Open {
    pub(super) fn of(base: &[Node], section: &Section) -> Self {
        let told = |node: &Node| match &node.value {
            Value::Table(entries) => section.apart.iter().map(|key| told(entries, key)).collect(),
            _ => Vec::new(),
        };
        let told: Vec<Vec<Option<String>>> = base.iter().map(told).collect();
        let mut by_first = BTreeMap::<String, Vec<usize>>::new();
        for (at, keys) in told.iter().enumerate() {
            if let Some(Some(first)) = keys.first() {
                by_first.entry(first.clone()).or_default().push(at);
            }
        }
        Self { told, by_first, compared: 0 }
    }

    pub(super) fn close(&mut self, at: usize) {
        if let Some(Some(first)) = self.told.get(at).and_then(|keys| keys.first())
            && let Some(all) = self.by_first.get_mut(first)
        {
            all.retain(|one| *one != at);
        }
    }

    /// The entry that a table names by its telling keys: by the first, and where several have that, by the others that
    /// the table gives.
    pub(super) fn named(&mut self, entries: &Entries, section: &Section, file: &str) -> Named {
        let Some((first, others)) = section.apart.split_first() else {
            return Named::None;
        };
        let all = told(entries, first).and_then(|own| self.by_first.get(&own));
        let mut found = all.cloned().unwrap_or_default();
        self.compared += found.len();
        if self.compared > COMPARED {
            let said =
                Said::new(format!("too many entries with the same `{first}` are changed in too many ways"));
            return Named::Several(said.found("not looked for").suggest("write the list in one file"));
        }
        for (nth, key) in others.iter().enumerate() {
            if let (true, Some(own)) = (found.len() > 1, told(entries, key)) {
                let same = |at: &usize| {
                    self.told.get(*at).and_then(|keys| keys.get(nth + 1)?.as_ref()) == Some(&own)
                };
                found.retain(same);
            }
        }
        match found.as_slice() {
            [] => Named::None,
            [at] => Named::One(*at),
            several => Named::Several(ambiguous(several.len(), file, first, others)),
        }
    }
}

fn ambiguous(several: usize, file: &str, first: &str, others: &[&str]) -> Said {
    let said = Said::new(format!(
        "{file} has {several} entries with this `{first}`, and this could mean any of them"
    ));
    let keys = others.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" and ");
    said.found("which one?").suggest(format!("give {keys} of the one that is meant"))
}
