//! A sovereign wealth fund: oil above breakeven fills it, oil below drains it.

use serde::Serialize;

use crate::Param;

/// Assets move by χ·max(0, oil − breakeven)·Δ up and `χ_d·max(0, breakeven − oil)·Δ` down and grow at their own return;
/// capital for the theme = allocation × assets − invested at cost, never below zero.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sovereign<P = Param> {
    /// Assets under management, USD, positive.
    pub assets: P,
    /// Log return on them a year.
    pub return_rate: P,
    /// Target share of assets in the theme, what is already invested included, 0 to 1.
    pub allocation: P,
    /// Already invested in the theme outside the modelled companies, at cost, USD, not negative.
    pub invested: P,
    /// Oil price at which the budget balances, USD per barrel, positive.
    pub breakeven: P,
    /// χ: inflow in USD a year per USD per barrel above breakeven, not negative.
    pub inflow: P,
    /// `χ_d`: outflow in USD a year per USD per barrel below it, not negative.
    pub outflow: P,
}

crate::traverse::traverse!(Sovereign {
    assets,
    return_rate,
    allocation,
    invested,
    breakeven,
    inflow,
    outflow
});
