//! Venture debt and asset-backed credit.

use serde::Serialize;

use crate::Param;

/// A loan beside an equity round: amount ≤ max(share of the equity raised, advance rate × run-rate, equipment rate × book value
/// of the equipment) less all debt that the company has, whoever lent it. It pays interest in every step, is repaid at maturity
/// and when the company lists or is sold, and comes before shareholders when it stops.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Credit<P = Param> {
    /// Capital to lend at the start, USD, not negative.
    pub capital: P,
    /// New capital, USD a year, not negative.
    pub inflow: P,
    /// Largest debt after a loan as a share of the equity raised in the round, not negative.
    pub share_of_round: P,
    /// Largest debt after a loan as a share of run-rate revenue, not negative.
    pub advance_rate: P,
    /// Largest debt after a loan as a share of the book value of the company's equipment, not negative. Absent: it does not lend against
    /// equipment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub equipment_rate: Option<P>,
    /// Interest a year, not negative.
    pub interest: P,
    /// Months to maturity, positive.
    pub maturity: P,
    /// Its rank among lenders when a company stops: higher ranks are paid first. Lever.
    #[serde(skip_serializing_if = "is_lowest")]
    pub rank: u64,
}

/// Whether it is the rank of a lender who says nothing of it, which needs no word in a scenario's hash.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_lowest(rank: &u64) -> bool {
    *rank == 1
}

crate::traverse::traverse!(Credit {
    capital,
    inflow,
    share_of_round,
    advance_rate,
    equipment_rate,
    interest,
    maturity,
    rank
});
