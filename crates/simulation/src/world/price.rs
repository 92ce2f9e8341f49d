//! What a company is worth: pre-money = A · M · e^{z} · e^{β(min(g, ceiling) − `g_ref`)} · e^{noise} + cash − debt.
//!
//! M is enterprise value over run-rate revenue at the reference growth. A listing is priced the same way without z. The
//! ceiling says that beyond some growth the market pays no more for more of it: labs that grew four-fold and nine-fold a
//! year were priced at about the same multiple in January 2026.

use drypowder_lanes::min;

use super::Context;
use crate::batch::{Batch, Company};
use crate::fault::bounded;

/// Who is pricing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Buyer {
    /// Private investors, with their sentiment.
    Private,
    /// Public markets and acquirers, without it.
    Public,
}

/// The value of the equity in one world, USD, before new money; `noise` is a standard normal.
pub(crate) fn value(
    batch: &Batch,
    company: &Company,
    lane: usize,
    buyer: Buyer,
    noise: f64,
    context: &Context<'_>,
) -> f64 {
    let pricing = &context.plan.market.terms.pricing;
    let at = |number| context.values.at(number, lane);
    let growth = min(company.drift, at(pricing.growth_ceiling)) - at(pricing.reference_growth);
    let mood = match buyer {
        Buyer::Private => batch.market.sentiment[lane],
        Buyer::Public => 0.0,
    };
    let log = batch.market.log_multiple[lane]
        + mood
        + at(pricing.growth_premium) * growth
        + at(pricing.noise) * noise;
    company.run_rate * context.level.exp(bounded(log)) + company.cash - company.debt
}
