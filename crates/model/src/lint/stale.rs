//! Numbers that are too old, or that nobody could have known yet.

use super::{Lint, Said, look::Look, tables::by_table};
use crate::{
    file::Stated,
    problem::Problem,
    units::{Month, Quantity},
};

pub(super) const LINT: Lint = Lint {
    name: "stale",
    looks_for: "numbers whose `as_of` is more than `--stale-after` (12 months) before the month given by `--on` (the \
                scenario's start), or after that month; one warning a table",
    why: "What was true a year ago may not be true of the first month, and what is dated after it could not have been \
          known then. A year counts from its end, or from its start where the question is whether it has come yet. No \
          clock is read, so a file gets the same warnings on every day.",
    advice: "look the number up again, or judge the file on another date with `--on`",
    find: Some(find),
};

/// The first and the last month that a date as it was written can mean.
fn span(written: &str) -> Option<(Month, Month)> {
    let written = written.trim();
    if let Some(month) = Month::parse(written) {
        let quarter = if written.starts_with(['Q', 'q']) { 2 } else { 0 };
        return Some((month, month.plus(quarter)));
    }
    let year = written.get(..4).and_then(|year| year.parse().ok())?;
    match written.get(..7) {
        Some(month) => Month::parse(month).map(|month| (month, month)),
        None => Some((Month::new(year, 1)?, Month::new(year, 12)?)),
    }
}

fn dated(number: &Stated) -> Option<(Month, Month)> {
    number.param.provenance.as_of.as_deref().and_then(span)
}

fn find(look: &Look<'_>) -> Vec<Problem> {
    let old = |number: &&Stated| {
        dated(number).is_some_and(|(_, last)| f64::from(look.on.months_since(last)) > look.stale_after)
    };
    let early = |number: &&Stated| dated(number).is_some_and(|(first, _)| first > look.on);
    let on = look.on.spoken();
    let age = Quantity::Span.spell(look.stale_after);
    let mut problems = warned(
        look,
        old,
        |one| {
            if one {
                format!("is dated more than {age} before {on}")
            } else {
                format!("are dated more than {age} before {on}")
            }
        },
        "look it up again and renew value and `as_of`, or allow older numbers with --stale-after",
    );
    problems.extend(warned(
        look,
        early,
        |one| format!("{} from the future of {on}", if one { "is" } else { "are" }),
        "correct `as_of`, or judge the file later with --on",
    ));
    problems
}

/// One warning a table of the numbers that are chosen.
fn warned(
    look: &Look<'_>,
    chosen: impl Fn(&&Stated) -> bool,
    verb: impl Fn(bool) -> String,
    advice: &str,
) -> Vec<Problem> {
    let groups = by_table(look.in_files().filter(chosen));
    let mut problems = Vec::new();
    for group in &groups {
        let Some((_, number)) = group.first() else { continue };
        let as_of = |number: &Stated| number.param.provenance.as_of.clone().unwrap_or_default();
        let said = Said {
            message: format!(
                "{}: {}",
                group.counted(&verb(true), &verb(false)),
                group.listed(|number| format!(" ({})", as_of(number)))
            ),
            found: group.found("its date"),
            advice: advice.to_owned(),
        };
        problems.push(LINT.warn(group.table, look.place(&format!("{}.as_of", number.param.path)), said));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_as_young_as_its_end_and_as_early_as_its_start() {
        let month = |year, month| Month::new(year, month).unwrap();
        assert_eq!(span("2025"), Some((month(2025, 1), month(2025, 12))));
        assert_eq!(span("2025-11-03"), Some((month(2025, 11), month(2025, 11))));
        assert_eq!(span("Q3 2025"), Some((month(2025, 7), month(2025, 9))));
        assert_eq!(span("2025-09"), Some((month(2025, 9), month(2025, 9))));
        assert_eq!(span("soon"), None);
    }
}
