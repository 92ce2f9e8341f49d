//! Whether the errors are small enough to act on, and how many worlds would make them so.

use drypowder_simulation::{
    estimate::worlds_needed,
    results::{CompanyResults, Proportion, Results},
};

use super::carried::median_half_width;
use crate::{Style, words::half_width};

/// A median sustain time is settled when its half-width is at most this many months.
const MONTHS: f64 = 1.0;
/// A share of worlds is settled when its half-width is at most this.
const POINTS: f64 = 0.01;

/// What is too noisy to act on in a company's headline, and the worlds that would settle it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Noise {
    /// What is noisy, with its half-width.
    pub(super) what: String,
    /// How many worlds would settle it.
    pub(super) worlds: u64,
}

/// The worlds that would settle the headline of every company; nothing where all of them are settled.
#[must_use]
pub fn worlds_to_settle(results: &Results) -> Option<u64> {
    results
        .shown()
        .filter_map(|company| noise(company, results.run.worlds, Style::PLAIN))
        .map(|noise| noise.worlds)
        .max()
}

/// The noisiest of a company's headline numbers: its median sustain time, its shares.
pub(super) fn noise(company: &CompanyResults, worlds: u64, style: Style) -> Option<Noise> {
    let mark = style.plus_minus();
    let median =
        median_half_width(company).map(|half| (half / MONTHS, format!("median {mark}{half:.1} months")));
    let sustain = &company.sustain;
    let shares = [&sustain.runs_dry, &sustain.self_sustaining, &sustain.beyond_horizon].into_iter();
    let leaves = company.incidence.iter().map(|incidence| &incidence.horizon);
    let shares = shares.chain(leaves).filter(|share| share.of > 0).map(|share| {
        let half = share_half_width(share);
        (half / POINTS, format!("shares {mark}{:.1} points", 100.0 * half))
    });
    let (excess, what) = median.into_iter().chain(shares).max_by(|a, b| a.0.total_cmp(&b.0))?;
    (excess > 1.0).then(|| Noise { what, worlds: worlds_needed(worlds, excess) })
}

fn share_half_width(share: &Proportion) -> f64 {
    half_width(share.value, share.low, share.high)
}
