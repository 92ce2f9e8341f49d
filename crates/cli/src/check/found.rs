//! What lints found: which of it counts as an error, how much of it is shown, and in which words it is summed up.

use std::collections::BTreeMap;

use drypowder_model::{
    file::Document,
    lint::{self, LINTS, SHORT_HORIZON},
    problem::{Problem, Problems, Severity},
};

use drypowder_report::words::wrap;

use super::pilot::pilot;
use crate::{
    Failure,
    flags::{ALL, LintFlags},
};

/// How many findings are shown before the rest is only counted.
const SHOWN: usize = 20;

/// Everything that lints found and nobody allowed, errors first.
pub(super) struct Found {
    /// The findings, with their texts.
    pub(super) problems: Problems,
    /// The worlds of the pilot; absent where none was asked for.
    pub(super) pilot: Option<u64>,
}

/// Whether a lint is named, itself or as one of all. Its own name says more than the word for all.
fn is_named(names: &[&str], others: &[&str], lint: &str) -> bool {
    names.contains(&lint) || names.contains(&ALL) && !others.contains(&lint)
}

/// No lint may be denied and allowed at once.
pub(super) fn agree(flags: &LintFlags) -> Result<(), Failure> {
    match flags.deny.iter().find(|name| flags.allow.contains(name)) {
        None => Ok(()),
        Some(name) => Err(Failure::usage(
            format!("--deny {name} and --allow {name} contradict each other"),
            "keep one of the two",
        )),
    }
}

impl Found {
    /// Looks for everything.
    pub(super) fn of(document: &Document, flags: &LintFlags) -> Result<Self, Failure> {
        let allowed = |name: &str| is_named(&flags.allow, &flags.deny, name);
        let mut list = lint::warnings(document, &flags.options());
        let mut worlds = None;
        if !flags.no_pilot && !allowed(SHORT_HORIZON.name) {
            let pilot = pilot(document)?;
            list.extend(pilot.warnings);
            worlds = Some(pilot.worlds);
        }
        list.retain(|problem| !problem.lint.is_some_and(allowed));
        for problem in &mut list {
            let denied = problem.lint.is_some_and(|name| is_named(&flags.deny, &flags.allow, name));
            problem.severity = if denied { Severity::Error } else { Severity::Warning };
        }
        Ok(Self { problems: Problems::new(list, document.texts().clone()), pilot: worlds })
    }

    fn with(&self, severity: Severity) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(move |problem| problem.severity == severity)
    }

    /// All findings as people read them, the last of many only counted; empty where there are none.
    pub(super) fn text(&self, all: bool, color: bool) -> String {
        let shown = if all { usize::MAX } else { SHOWN };
        let mut parts = self.problems.render_first(shown, color);
        let rest = by_lint(self.problems.iter().skip(shown));
        if !rest.is_empty() {
            parts.push(format!(
                "... and {} more: {} (--all shows them)",
                self.problems.len() - shown,
                spoken(&rest)
            ));
        }
        parts.iter().flat_map(|part| [part.as_str(), "\n\n"]).collect()
    }

    /// How many of which lint, as the end of a sentence: `, 3 warnings (unsourced 2, stale 1)`.
    pub(super) fn summary(&self) -> String {
        let of = |severity, noun: &str| {
            let counts = by_lint(self.with(severity));
            match counts.values().sum::<usize>() {
                0 => String::new(),
                1 => format!(", 1 {noun} ({})", spoken(&counts)),
                many => format!(", {many} {noun}s ({})", spoken(&counts)),
            }
        };
        of(Severity::Error, "error") + &of(Severity::Warning, "warning")
    }

    /// Fails where something was found that is denied.
    pub(super) fn verdict(&self) -> Result<(), Failure> {
        let denied = by_lint(self.with(Severity::Error));
        if denied.is_empty() {
            return Ok(());
        }
        let flags: Vec<String> = denied.keys().map(|name| format!("--allow {name}")).collect();
        Err(Failure::Unexpected(format!(
            "error: lints that are denied found something: {}\n  help: mend it, or silence them with {}\n",
            spoken(&denied),
            flags.join(" ")
        )))
    }
}

fn by_lint<'p>(problems: impl Iterator<Item = &'p Problem>) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for name in problems.filter_map(|problem| problem.lint) {
        *counts.entry(name).or_insert(0) += 1;
    }
    counts
}

/// Counts by lint, the most frequent first.
fn spoken(counts: &BTreeMap<&'static str, usize>) -> String {
    let mut counts: Vec<_> = counts.iter().collect();
    counts.sort_by(|a, b| b.1.cmp(a.1));
    counts.into_iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
}

/// The lints as a list for people.
pub(super) fn list() -> String {
    let one = |lint: &lint::Lint| {
        let looks_for = wrap(&format!("Looks for {}.", lint.looks_for), "  ", "  ");
        let advice = wrap(&format!("What to do: {}.", lint.advice), "  ", "  ");
        format!("{}\n{looks_for}{advice}\n", lint.name)
    };
    LINTS.iter().map(one).collect::<String>() + "docs/lints.md says why, and gives every threshold.\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_more_than_all() {
        assert!(is_named(&[ALL], &[], "stale"));
        assert!(!is_named(&[ALL], &["stale"], "stale"));
        assert!(is_named(&["stale"], &[ALL], "stale"));
        assert!(!is_named(&[], &[], "stale"));
    }
}
