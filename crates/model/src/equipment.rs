//! What a company owns that can be pledged: machines, data centres, chips.

use serde::Serialize;

use crate::Param;

/// Equipment at book value E, which capital expenditure adds to and time takes from: E' = E·2^{−Δ/half-life} + capex of the
/// step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Equipment<P = Param> {
    /// Book value at the start, USD, not negative.
    pub now: P,
    /// Months in which it loses half its value, positive.
    pub half_life: P,
    /// What a company that stops gets for it, a share of book value.
    pub resale: P,
}

crate::traverse::traverse!(Equipment { now, half_life, resale });
