//! What a path of a `[[correlation]]` names: a number that is drawn once in a world, by itself.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{
    check::Parts,
    document::{Stated, numbers},
    field::Kind,
    overrides,
    table::{Report, Said},
    tree::Entries,
};
use crate::{Param, copula::is_redrawn, traverse::Traverse};

/// The numbers of a scenario.
pub(super) struct Numbers<'r> {
    root: &'r Entries,
    report: &'r Report,
    /// As the file states them, by their paths.
    stated: BTreeMap<String, Stated>,
    /// The paths of those that are uncertain and drawn.
    drawn: BTreeSet<String>,
}

impl<'r> Numbers<'r> {
    pub(super) fn of(parts: &Parts<'_, 'r>) -> Self {
        let (root, report) = (parts.root.entries, parts.root.report);
        let stated = numbers(root).into_iter().rev().map(|one| (one.param.path.clone(), one)).collect();
        Self { root, report, stated, drawn: drawn(parts) }
    }

    /// The path, as the scenario's numbers carry it, of one that can be correlated.
    pub(super) fn find(&self, written: &str) -> Result<String, Said> {
        let path = overrides::resolve(self.root, written)?;
        let Some(number) = self.stated.get(&path) else {
            let said = Said::new(format!("the scenario has no number `{path}`")).found("no such number");
            let guess = self.report.may_guess(self.stated.len());
            let known = self.stated.keys().map(String::as_str);
            return Err(if guess { said.suggest_name(&path, known) } else { said });
        };
        if matches!(number.field.kind, Kind::Known(_)) {
            let said = Said::new("this number is never uncertain, so it has no rank among worlds");
            return Err(said.found("one number").suggest("correlate numbers that are uncertain"));
        }
        if number.is_lever() {
            let said = Said::new("a lever is chosen, so it has no rank among worlds").found("a lever");
            return Err(said.suggest("correlate numbers that are uncertain"));
        }
        if is_redrawn(&path) {
            let said = Said::new("this number is drawn anew at every ask, so it has no one value in a world");
            return Err(said.found("drawn anew").suggest("correlate numbers that are fixed within a world"));
        }
        match self.twin(&path, &number.param) {
            Some(twin) => Err(one_with(&path, twin)),
            None => Ok(path),
        }
    }

    /// The number that is drawn in the place of this one: what is alike in every climate is drawn once.
    fn twin(&self, path: &str, param: &Param) -> Option<&str> {
        if param.law.is_constant() || self.drawn.contains(path) {
            return None;
        }
        let (place, _) = path.rsplit_once('.')?;
        let beside = |other: &&String| other.rsplit_once('.').is_some_and(|(own, _)| own == place);
        let same = |other: &&String| self.stated.get(*other).is_some_and(|one| one.param == *param);
        self.drawn.iter().filter(beside).find(same).map(String::as_str)
    }
}

/// The paths of the numbers that are uncertain and drawn by themselves.
fn drawn(parts: &Parts<'_, '_>) -> BTreeSet<String> {
    let mut drawn = BTreeSet::new();
    let mut visit = |_: &str, param: &Param| {
        if !param.law.is_constant() {
            drawn.insert(param.path.clone());
        }
    };
    let _ = parts.market.traverse("", &mut visit);
    for (_, company) in parts.companies {
        let _ = company.traverse("", &mut visit);
    }
    for source in parts.sources.iter().filter_map(|(_, source)| source.as_ref()) {
        let _ = source.traverse("", &mut visit);
    }
    drawn
}

fn one_with(path: &str, twin: &str) -> Said {
    let said = Said::new(format!(
        "`{path}` is no number of its own: it is the same in every climate, so it is drawn once, as `{twin}`"
    ));
    said.found("one number for all climates")
        .suggest(format!("write \"{twin}\", which then counts in every climate"))
}
