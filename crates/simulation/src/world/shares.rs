//! What rounds and exits do to a company's owners: new shares, and who gets what when it leaves private life.
//!
//! A company with `[company.shares]` keeps a cap table in every world; without it all shares are common, and a source's part
//! of the company is all that need be known.

use drypowder_model::shares::{Seniority, Shares};

use super::{Context, clear::Clearing};
use crate::{
    batch::{BOOM, Batch, Door, Issue, NORMAL, RoundTerms},
    plan::Number,
};

/// Opens the cap tables: the pool, and what sources hold at the start.
pub(crate) fn open(batch: &mut Batch, context: &Context<'_>) {
    for (index, plan) in context.plan.companies.iter().enumerate() {
        let Some(shares) = &plan.terms.shares else {
            continue;
        };
        for (lane, table) in batch.companies[index].tables.iter_mut().enumerate() {
            let at = |number| context.values.at(number, lane);
            table.open(at(shares.pool));
            for source in 0..context.plan.sources.len() {
                if let Some(holding) = context.plan.pair(source, index).holding {
                    let preference = holding.preference.map_or(0.0, at);
                    let terms = opening_terms(shares, preference, lane, context);
                    table.hold(source, at(holding.stake), at(holding.cost), terms);
                }
            }
        }
    }
}

/// What shares of the start carry.
fn opening_terms(shares: &Shares<Number>, preference: f64, lane: usize, context: &Context<'_>) -> RoundTerms {
    RoundTerms {
        preference,
        participation: shares.participation,
        cap: context.values.at(shares.participation_cap, lane),
        // Below every round after the start, unless all are alike.
        rank: u32::from(shares.seniority == Seniority::Equal),
        ..RoundTerms::default()
    }
}

/// What shares carry that were promised before the start: what the source's holding carries, or a round of this day where it
/// has none. Nothing where the company keeps no cap table.
pub(super) fn holding_terms(
    batch: &Batch,
    (source, index, lane): (usize, usize, usize),
    context: &Context<'_>,
) -> Option<RoundTerms> {
    let shares = context.plan.companies[index].terms.shares.as_ref()?;
    Some(match &context.plan.pair(source, index).holding {
        Some(holding) => {
            let preference = holding.preference.map_or(0.0, |multiple| context.values.at(multiple, lane));
            opening_terms(shares, preference, lane, context)
        }
        None => terms_of_today(batch, index, shares, lane, context),
    })
}

/// New shares go to those who paid; everybody else's part of the company falls.
pub(crate) fn issue(
    clearing: &Clearing,
    batch: &mut Batch,
    slot: usize,
    lane: usize,
    raised: f64,
    context: &Context<'_>,
) {
    let closing = clearing.closings[slot];
    let cheque = |source: usize| clearing.cheques[source * clearing.closings.len() + slot];
    let company = closing.company;
    let post_money = closing.pre_money + raised;
    let left = closing.pre_money / post_money;
    let sources = context.plan.sources.len();
    for source in 0..sources {
        let pair = &mut batch.pairs[context.plan.pair_index(source, company)];
        pair.stake[lane] = pair.stake[lane] * left + cheque(source) / post_money;
        pair.cost[lane] += cheque(source);
    }
    let Some(shares) = &context.plan.companies[company].terms.shares else {
        batch.companies[company].record.kept[lane] *= left;
        return;
    };
    let terms = terms_of_today(batch, company, shares, lane, context);
    let table = &mut batch.companies[company].tables[lane];
    let cheques = (0..sources).map(|source| (source, cheque(source))).filter(|(_, amount)| *amount > 0.0);
    let issue = Issue {
        pre_money: closing.pre_money,
        raised,
        protection: shares.anti_dilution,
        terms,
        pool_target: shares.pool_target,
    };
    table.issue(&issue, cheques);
    restate(batch, company, lane, context);
}

/// Insiders' shares go to those who paid for them.
pub(crate) fn buy(clearing: &Clearing, batch: &mut Batch, slot: usize, lane: usize, context: &Context<'_>) {
    let closing = clearing.closings[slot];
    for source in 0..context.plan.sources.len() {
        let amount = clearing.cheques[source * clearing.closings.len() + slot];
        if amount > 0.0 {
            let table = &mut batch.companies[closing.company].tables[lane];
            table.sell(source, amount / closing.pre_money, amount);
            batch.pairs[context.plan.pair_index(source, closing.company)].cost[lane] += amount;
        }
    }
    restate(batch, closing.company, lane, context);
}

/// What a round sold in today's climate carries.
fn terms_of_today(
    batch: &Batch,
    company: usize,
    shares: &Shares<Number>,
    lane: usize,
    context: &Context<'_>,
) -> RoundTerms {
    let at = |number| context.values.at(number, lane);
    let climate = batch.market.climate[lane];
    let preference = if climate == BOOM {
        shares.preference.boom
    } else if climate == NORMAL {
        shares.preference.normal
    } else {
        shares.preference.drought
    };
    let newest = batch.companies[company].tables[lane].next_rank();
    RoundTerms {
        preference: at(preference),
        participation: shares.participation,
        cap: at(shares.participation_cap),
        ratchet: at(shares.ipo_ratchet),
        rank: if shares.seniority == Seniority::NewestFirst { newest } else { 1 },
    }
}

/// Takes every source's part of a company from its cap table.
pub(super) fn restate(batch: &mut Batch, company: usize, lane: usize, context: &Context<'_>) {
    let table = &batch.companies[company].tables[lane];
    for source in 0..context.plan.sources.len() {
        batch.pairs[context.plan.pair_index(source, company)].stake[lane] = table.stake(source);
    }
    batch.companies[company].record.kept[lane] = batch.companies[company].tables[lane].kept();
}

/// Divides what all owners get among them; what one source gets is then asked by [`proceeds`].
pub(crate) fn divide(batch: &mut Batch, company: usize, lane: usize, value: f64, door: Door) {
    if let Some(table) = batch.companies[company].tables.get_mut(lane) {
        table.divide(value, door);
    }
}

/// What one source gets of a value that was divided, USD.
pub(crate) fn proceeds(
    batch: &Batch,
    (source, company, lane): (usize, usize, usize),
    stake: f64,
    value: f64,
) -> f64 {
    batch.companies[company].tables.get(lane).map_or(stake * value, |table| table.proceeds(source))
}
