//! How often, and when, a company reaches its milestones.

use drypowder_simulation::results::{CompanyResults, MilestoneResults, Quantile};

use super::{Answer, carried::median_error, cohort::voice};
use crate::words::{half_width, months, proportion};

/// An error of the median below this, months, is not worth a word.
const EXACT: f64 = 0.05;

/// A line of all its milestones; nothing where it has none.
pub(super) fn line(answer: &Answer<'_>, company: &CompanyResults) -> Option<String> {
    let words: Vec<String> = company.milestones.iter().map(|milestone| reached(answer, milestone)).collect();
    let worlds = voice(answer, company).worlds;
    (!words.is_empty())
        .then(|| format!("Milestones reached while private (share of {worlds}): {}.", words.join("; ")))
}

fn reached(answer: &Answer<'_>, milestone: &MilestoneResults) -> String {
    let share = proportion(&milestone.reached, answer.style);
    let median = milestone.quantiles.iter().find(|quantile| (quantile.p - 0.5).abs() < 1e-9);
    let when = median.and_then(|median| Some(after(answer, median, median.value?)));
    format!("{} {share}{}", milestone.name, when.unwrap_or_default())
}

/// When it is reached in the median world, of which those where it never is are the last.
fn after(answer: &Answer<'_>, median: &Quantile, value: f64) -> String {
    let (low, high) = (median.low, median.high);
    let exact = low.zip(high).is_some_and(|(low, high)| half_width(value, low, high) < EXACT);
    let error = if exact { String::new() } else { median_error(value, low, high, answer.style) };
    format!(", median {}{error}", months(value))
}
