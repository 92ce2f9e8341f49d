//! The sentence: how long private capital alone carries a company.

use drypowder_simulation::results::{CompanyResults, Proportion, Quantile};

use super::{
    Answer,
    cohort::{Voice, size, voice},
};
use crate::{
    Style,
    words::{Z95, date_at, half_width, months, proportion},
};

/// The sentence that opens a company's block.
pub(super) fn sentence(answer: &Answer<'_>, company: &CompanyResults) -> String {
    let name = answer.style.strong(&company.name) + &size(answer, company);
    let said = voice(answer, company);
    let carrier = if answer.is_funded(company) { "private capital alone" } else { "its own cash alone" };
    let verdict = match quantile(company, 0.5) {
        Some(Quantile { value: Some(median), low, high, .. }) => {
            let date = date_at(&answer.results.run.start, *median);
            let until = date.map(|date| format!(", until {date},")).unwrap_or_default();
            let error = median_error(*median, *low, *high, answer.style);
            let carried = months(*median);
            format!("{carrier} carries {} {carried}{error}{until} in the median {}", said.it, said.world)
        }
        _ => uncarried(answer, company, carrier),
    };
    format!("{name}: {verdict} ({}).", tails(answer, company))
}

/// The half-width of the median in months, where both ends of its interval lie before the horizon.
pub(super) fn median_half_width(company: &CompanyResults) -> Option<f64> {
    let median = quantile(company, 0.5)?;
    Some(half_width(median.value?, median.low?, median.high?))
}

/// How far the median may lie off, as in ` (±1.4)`.
pub(super) fn median_error(median: f64, low: Option<f64>, high: Option<f64>, style: Style) -> String {
    match (low, high) {
        (Some(low), Some(high)) => {
            let half = half_width(median, low, high);
            let half = if half < 0.05 { "0.1 or less".to_owned() } else { format!("{half:.1}") };
            format!(" ({}{half})", style.plus_minus())
        }
        (Some(low), None) => format!(" ({low:.0} to beyond the horizon)"),
        _ => String::new(),
    }
}

/// What happens in the median world when it does not run dry.
fn uncarried(answer: &Answer<'_>, company: &CompanyResults, carrier: &str) -> String {
    let sustain = &company.sustain;
    let Voice { it, world, .. } = voice(answer, company);
    if sustain.self_sustaining.value >= 0.5 {
        return format!(
            "{it} pays its own way before {} runs dry in the median {world}",
            without_alone(carrier)
        );
    }
    let horizon = answer.horizon();
    if sustain.beyond_horizon.value >= 0.5 {
        return format!("{carrier} carries {it} beyond the horizon of {horizon} in the median {world}");
    }
    format!(
        "{carrier} carries {it} beyond the horizon of {horizon}, or until it pays its own way, in the median {world}"
    )
}

fn without_alone(carrier: &str) -> &str {
    carrier.trim_end_matches(" alone")
}

fn tails(answer: &Answer<'_>, company: &CompanyResults) -> String {
    let Voice { it, worlds, .. } = voice(answer, company);
    let early = match quantile(company, 0.05) {
        Some(Quantile { value: Some(value), .. }) => format!("5% of {worlds}: {} or less", months(*value)),
        _ => format!("{it} runs dry in fewer than 5% of {worlds}"),
    };
    match happened(&company.sustain.beyond_horizon) {
        Some(beyond) => format!("{early}; {}: beyond the horizon", proportion(beyond, answer.style)),
        None => early,
    }
}

fn happened(share: &Proportion) -> Option<&Proportion> {
    (share.count > 0).then_some(share)
}

fn quantile(company: &CompanyResults, p: f64) -> Option<&Quantile> {
    company.sustain.quantiles.iter().find(|quantile| (quantile.p - p).abs() < 1e-9)
}

/// A mean in plain digits with its half-width, as in `24.88 ±0.05`; nothing where it has no value.
pub(super) fn plain_mean(
    value: Option<f64>,
    error: Option<f64>,
    decimals: usize,
    mark: &str,
) -> Option<String> {
    let value = value?;
    Some(match error {
        Some(error) => format!("{value:.decimals$} {mark}{:.decimals$}", Z95 * error),
        None => format!("{value:.decimals$}"),
    })
}
