//! News that moves the market: a down round or a flotation that failed in public lowers the mood of all private investors, by
//! the company's share of the sector's value. News of one month is heard when everybody of the month was looked at, each weighed
//! by the sector as it was before, so that no order of companies is in it.

use super::Context;
use crate::batch::Batch;

/// Contagion: sentiment falls by its strength for a company that is the whole sector, and for a smaller one by its share.
pub(crate) fn bad(batch: &mut Batch, weight: f64, lane: usize, context: &Context<'_>) {
    if let Some(sentiment) = &context.plan.market.terms.sentiment {
        batch.market.sentiment[lane] -= context.values.at(sentiment.contagion, lane) * weight;
    }
}

/// The post-money of all that are still private in one world, USD.
pub(crate) fn sector(batch: &Batch, lane: usize) -> f64 {
    let mut sector = 0.0;
    for company in &batch.companies {
        sector += if company.alive.get(lane) { company.now.post_money[lane] } else { 0.0 };
    }
    sector
}

/// A company's share of it.
pub(crate) fn share_of_sector(batch: &Batch, company: usize, sector: f64, lane: usize) -> f64 {
    let own = batch.companies[company].now.post_money[lane];
    if sector > 0.0 { own / sector } else { 0.0 }
}
