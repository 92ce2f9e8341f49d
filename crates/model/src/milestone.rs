//! What a company has to reach: a clearance, a product, a proof.

use serde::Serialize;

use crate::Param;

/// Something that comes after a time, or in some worlds never.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Milestone<P = Param> {
    /// Its name, unique among those of the company.
    pub name: String,
    /// Months from the start until it is reached, not negative.
    pub takes: P,
    /// The probability that it is reached at all, 0 to 1; decided once a world.
    pub probability: P,
    /// Whether the run-rate stands still until it is reached.
    pub gates_growth: bool,
    /// Relative change of the run-rate when it is reached, above −1. Absent: none.
    pub run_rate: Option<P>,
    /// Added to the growth drift, log a year. Absent: nothing.
    pub growth: Option<P>,
    /// Cash that comes or goes, USD. Absent: none.
    pub cash: Option<P>,
}

/// Money from outside the modelled sources, in lump sums: P(one in Δ) = 1 − e^{−rate·Δ}.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LumpSums<P = Param> {
    /// Times a year, not negative.
    pub rate: P,
    /// USD, not negative; drawn anew for each.
    pub amount: P,
}

crate::traverse::traverse!(Milestone { name, takes, probability, gates_growth, run_rate, growth, cash });
crate::traverse::traverse!(LumpSums { rate, amount });
