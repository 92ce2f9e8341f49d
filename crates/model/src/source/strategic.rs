//! A corporate with strategic reasons: a yearly budget out of free cash flow.

use serde::Serialize;

use crate::Param;

/// Budget a year = share × free cash flow; free cash flow grows and moves with the equity index. What a year leaves
/// unspent lapses at its end.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Strategic<P = Param> {
    /// Free cash flow, USD a year, positive.
    pub free_cash_flow: P,
    /// Log growth of it a year.
    pub growth: P,
    /// Elasticity to the equity index.
    pub equity_beta: P,
    /// Share of it for private AI stakes, 0 to 1.
    pub share: P,
}

crate::traverse::traverse!(Strategic { free_cash_flow, growth, equity_beta, share });
