//! Numbers that say neither who published them nor why they are judged so.

use super::{
    Lint, Said,
    look::Look,
    tables::{by_table, with},
};
use crate::{file::Stated, problem::Problem};

pub(super) const LINT: Lint = Lint {
    name: "unsourced",
    looks_for: "numbers that a file states with neither `source` nor `note`; one warning a table, uncertain numbers first",
    why: "An answer is worth what its numbers are worth, and a reader cannot judge a number whose origin is not told. \
          Levers are their author's choices and need no source; defaults are documented; what `--set` gives is a what-if.",
    advice: "give the number a `source` and an `as_of`, or a `note` that says why it is judged so",
    find: Some(find),
};

/// Whether a number needs a source and has none.
pub(super) fn is_bare(number: &Stated) -> bool {
    let provenance = &number.param.provenance;
    !number.is_lever() && provenance.source.is_none() && provenance.note.is_none()
}

fn find(look: &Look<'_>) -> Vec<Problem> {
    let mut groups = by_table(look.in_files().filter(|number| is_bare(number)));
    let mut problems = Vec::new();
    for group in &mut groups {
        group.weightiest_first();
        let Some((key, number)) = group.first() else { continue };
        let counted = group.counted("has neither a source nor a note", "have neither a source nor a note");
        let said = Said {
            message: format!("{counted}: {}", group.listed(|_| String::new())),
            found: group.found("where does it come from?"),
            advice: with(look, key, number, "note = \"judgement: why\""),
        };
        problems.push(LINT.warn(group.table, number.place.clone().unwrap_or_default(), said));
    }
    problems
}
