//! News that moves the market: a down round or a flotation that failed in public lowers the mood of all private investors, by
//! the company's share of the sector's value.

use super::Context;
use crate::batch::Batch;

/// Contagion: sentiment falls by its strength for a company that is the whole sector, and for a smaller one by its share.
pub(crate) fn bad(batch: &mut Batch, company: usize, lane: usize, context: &Context<'_>) {
    if let Some(sentiment) = &context.plan.market.terms.sentiment {
        let weight = share_of_sector(batch, company, lane);
        batch.market.sentiment[lane] -= context.values.at(sentiment.contagion, lane) * weight;
    }
}

/// A company's share of the post-money of all that are still private.
pub(crate) fn share_of_sector(batch: &Batch, company: usize, lane: usize) -> f64 {
    let mut sector = 0.0;
    for other in &batch.companies {
        sector += if other.alive.get(lane) { other.now.post_money[lane] } else { 0.0 };
    }
    let own = batch.companies[company].now.post_money[lane];
    if sector > 0.0 { own / sector } else { 0.0 }
}
