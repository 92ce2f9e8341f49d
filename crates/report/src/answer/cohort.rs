//! How a cohort is spoken of, and what is said of it alone.

use drypowder_simulation::results::{CohortResults, CompanyResults, Quantile, Ratio};

use super::Answer;
use crate::{
    style::Style,
    words::{Z95, dollars_estimate, grouped, half_width, ratio},
};

/// The words for a company in a world, or for a member of a cohort in a world.
#[derive(Clone, Copy, Debug)]
pub(super) struct Voice {
    /// Who it is about.
    pub(super) it: &'static str,
    /// The same at the beginning of a sentence.
    pub(super) capital_it: &'static str,
    /// Whom a mean is of.
    pub(super) whose: &'static str,
    /// What shares are of.
    pub(super) world: &'static str,
    /// More than one of them.
    pub(super) worlds: &'static str,
}

const ALONE: Voice = Voice { it: "it", capital_it: "It", whose: "world", world: "world", worlds: "worlds" };
const TOGETHER: Voice =
    Voice { it: "a member", capital_it: "A member", whose: "member", world: "case", worlds: "cases" };

/// How to speak of these results.
pub(super) fn voice(answer: &Answer<'_>, company: &CompanyResults) -> Voice {
    if answer.cohort(company).is_some() { TOGETHER } else { ALONE }
}

/// What follows its name.
pub(super) fn size(answer: &Answer<'_>, company: &CompanyResults) -> String {
    match answer.cohort(company).map(|cohort| cohort.members) {
        None => String::new(),
        Some(1) => " (1 member)".to_owned(),
        Some(members) => format!(" ({} members; a case is a member in a world)", grouped(members)),
    }
}

/// What all members draw together.
pub(super) fn drawn(answer: &Answer<'_>, company: &CompanyResults) -> String {
    match answer.cohort(company) {
        None => " a world".to_owned(),
        Some(cohort) => {
            format!(" a member, {} a world by all of them", dollars_estimate(&cohort.drawn, answer.style))
        }
    }
}

/// How worlds differ in what becomes of the members.
pub(super) fn spread(answer: &Answer<'_>, company: &CompanyResults) -> Option<String> {
    let CohortResults { spread, .. } = answer.cohort(company)?;
    let dry = if answer.is_funded(company) { "run dry on private capital alone" } else { "run out of cash" };
    let said = [
        (&spread.runs_dry, dry),
        (&spread.too_late, "end insolvent or wound down"),
        (&spread.listed, "list"),
    ];
    let seen = said.iter().filter(|(shares, _)| shares.iter().any(|share| share.value > Some(0.0)));
    let words: Vec<String> = seen
        .map(|(shares, words)| format!("{} of its members {words}", along(shares, answer.style)))
        .collect();
    (!words.is_empty()).then(|| format!("In 10 / 50 / 90% of worlds at most {}.", words.join("; ")))
}

/// Shares at the quantiles, each with its error.
fn along(shares: &[Quantile], style: Style) -> String {
    let words: Vec<String> = shares.iter().filter_map(|share| ratio(&measured(share), style)).collect();
    words.join(" / ")
}

fn measured(share: &Quantile) -> Ratio {
    let error = match (share.value, share.low, share.high) {
        (Some(value), Some(low), Some(high)) => Some(half_width(value, low, high) / Z95),
        _ => None,
    };
    Ratio { value: share.value, standard_error: error }
}
