//! Venture debt and asset-backed credit.

use serde::Serialize;

use crate::Param;

/// A loan beside an equity round: amount ≤ max(share of the equity raised, advance rate × run-rate) less what is
/// lent already; pays interest monthly, is repaid at maturity, senior at an exit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Credit<P = Param> {
    /// Capital to lend at the start, USD, not negative.
    pub capital: P,
    /// New capital, USD a year, not negative.
    pub inflow: P,
    /// Largest loan as a share of the equity raised in the round, not negative.
    pub share_of_round: P,
    /// Largest debt as a share of run-rate revenue, not negative.
    pub advance_rate: P,
    /// Interest a year, not negative.
    pub interest: P,
    /// Months to maturity, positive.
    pub maturity: P,
}

crate::traverse::traverse!(Credit { capital, inflow, share_of_round, advance_rate, interest, maturity });
