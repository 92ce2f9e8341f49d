//! Numbers with a source and no date.

use super::{
    Lint, Said,
    look::Look,
    tables::{by_table, with},
};
use crate::{file::Stated, problem::Problem};

pub(super) const LINT: Lint = Lint {
    name: "undated",
    looks_for: "numbers with a `source` and no `as_of`; one warning a table",
    why: "A source without a date cannot be found again, and nobody sees when it has gone stale.",
    advice: "add `as_of` with the month or the year that the number speaks of",
    find: Some(find),
};

fn find(look: &Look<'_>) -> Vec<Problem> {
    let undated = |number: &&Stated| {
        let provenance = &number.param.provenance;
        provenance.source.is_some() && provenance.as_of.is_none()
    };
    let groups = by_table(look.in_files().filter(undated));
    let mut problems = Vec::new();
    for group in &groups {
        let Some((key, number)) = group.first() else { continue };
        let counted = group.counted("has a source but no date", "have a source but no date");
        let said = Said {
            message: format!("{counted}: {}", group.listed(|_| String::new())),
            found: group.found("of when?"),
            advice: with(look, key, number, &format!("as_of = \"{}\"", look.on)),
        };
        problems.push(LINT.warn(group.table, number.place.clone().unwrap_or_default(), said));
    }
    problems
}
