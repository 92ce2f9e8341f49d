//! Cash between the ends of a step: when it is noticed that none is left, and claims that come at any time.

use serde::Serialize;

use crate::Param;

/// When it is noticed that a company has run out of cash.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Watch {
    /// As a step ends, after whatever came in it.
    #[default]
    AtStepEnds,
    /// At the moment it has none.
    Always,
}

impl Watch {
    /// In the order of [`Self::WORDS`].
    pub const ALL: [Self; 2] = [Self::AtStepEnds, Self::Always];
    /// What a scenario file writes.
    pub const WORDS: &[&str] = &["at-step-ends", "always"];

    /// Whether nothing is said of it in a scenario's hash.
    #[must_use]
    pub fn is_at_step_ends(&self) -> bool {
        *self == Self::AtStepEnds
    }
}

/// Sums that a company must pay, any number in a step: a Poisson process (Cramér 1930, Lundberg 1903).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Claims<P = Param> {
    /// Times a year, not negative; counts as at most [`CLAIMS_A_YEAR`].
    pub rate: P,
    /// USD, not negative; drawn anew for each.
    pub amount: P,
}

/// The most claims a year that come on average, whatever a law's tail says, so that a step's work has a bound.
pub const CLAIMS_A_YEAR: f64 = 1_000.0;

crate::traverse::traverse!(Claims { rate, amount });
