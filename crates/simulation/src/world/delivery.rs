//! Shares and the money they cost, where the two do not come at once: tranches of a cheque that will never be paid, and
//! tranches that were promised before the start.
//!
//! A round sells all its shares at its close, those among them that later tranches pay for. When such a tranche is cancelled,
//! its money goes back to the source and its shares are withdrawn: every other owner's part of the company grows, and the price
//! of a share, which the last post-money states, stays. What was promised before the start buys shares when it is paid, at the
//! price of the last round then, which is the price it was agreed at: post-money ÷ shares of the start.

use drypowder_lanes::max;

use super::{
    Context,
    price::{Buyer, value},
    shares::{holding_terms, restate},
};
use crate::batch::{Batch, Due, Lot, What};

/// Cancels tranches of a company in one world.
pub(crate) fn cancel(batch: &mut Batch, index: usize, lane: usize, dues: &[Due], context: &Context<'_>) {
    for due in dues {
        if let What::Tranche { source, amount, since, lot, .. } = due.what {
            let year = context.plan.clock.steps_a_year();
            batch.sources[source].call_off(lane, amount, (since, context.step), year);
            batch.ledger.arrived[lane] -= amount;
            let pair = &mut batch.pairs[context.plan.pair_index(source, index)];
            pair.committed[lane] -= amount;
            pair.cost[lane] -= amount;
            withdraw(batch, (source, index, lane), (amount, lot), context);
        }
    }
}

/// Takes back the shares of a tranche that is not paid.
fn withdraw(
    batch: &mut Batch,
    (source, index, lane): (usize, usize, usize),
    unpaid: (f64, Lot),
    context: &Context<'_>,
) {
    let part = part(batch, index, lane, unpaid);
    let left = 1.0 - part;
    batch.companies[index].now.post_money[lane] *= left;
    if let (Some(table), (amount, Lot::Of(holder))) = (batch.companies[index].tables.get_mut(lane), unpaid) {
        table.withdraw(holder, amount);
        restate(batch, index, lane, context);
        return;
    }
    batch.companies[index].record.kept[lane] /= left;
    for other in 0..context.plan.sources.len() {
        let stake = &mut batch.pairs[context.plan.pair_index(other, index)].stake[lane];
        *stake = (if other == source { max(0.0, *stake - part) } else { *stake }) / left;
    }
}

/// The part of a company that an unpaid tranche would pay for.
fn part(batch: &Batch, index: usize, lane: usize, (amount, lot): (f64, Lot)) -> f64 {
    let company = &batch.companies[index];
    match (lot, company.tables.get(lane)) {
        (Lot::Of(holder), Some(table)) => table.part_of(holder, amount),
        (Lot::Shares(shares), _) => shares * company.record.kept[lane],
        (Lot::Of(_), None) => 0.0,
    }
}

/// The part of a company that is a source's and is paid for.
pub(crate) fn delivered(batch: &Batch, (source, index, lane): (usize, usize, usize), stake: f64) -> f64 {
    let dues = batch.calendars.tranches(lane, index, source);
    max(0.0, dues.fold(stake, |left, due| left - part(batch, index, lane, due)))
}

/// What a cheque's later tranches will pay for, told right after its round has sold its shares at `price` dollars a share.
pub(crate) fn lot(
    batch: &Batch,
    (source, index, lane): (usize, usize, usize),
    amount: f64,
    price: f64,
) -> Lot {
    match batch.companies[index].tables.get(lane) {
        Some(table) => Lot::Of(table.newest(source)),
        None => Lot::Shares(amount / price),
    }
}

/// All shares of a company in one world, those of the start being one.
pub(crate) fn shares(batch: &Batch, index: usize, lane: usize) -> f64 {
    let company = &batch.companies[index];
    match company.tables.get(lane) {
        Some(table) => table.shares(),
        None => 1.0 / company.record.kept[lane],
    }
}

/// New shares for money that was promised before the start, at the price of the last round then; without one, at what a round
/// of the day would be priced, and for half the company at most.
pub(crate) fn grant(
    batch: &mut Batch,
    (source, index, lane): (usize, usize, usize),
    amount: f64,
    context: &Context<'_>,
) {
    let all = shares(batch, index, lane);
    let price = if let Some(round) = &context.plan.companies[index].terms.last_round {
        context.values.at(round.post_money, lane)
    } else {
        let company = batch.companies[index].now.get(lane);
        max(value(batch, &company, lane, Buyer::Private, 0.0, context), amount) / all
    };
    let sold = amount / price;
    let left = all / (all + sold);
    batch.companies[index].now.post_money[lane] /= left;
    batch.pairs[context.plan.pair_index(source, index)].cost[lane] += amount;
    if let Some(terms) = holding_terms(batch, (source, index, lane), context) {
        batch.companies[index].tables[lane].grant(source, sold, amount, terms);
        restate(batch, index, lane, context);
        return;
    }
    batch.companies[index].record.kept[lane] *= left;
    for other in 0..context.plan.sources.len() {
        batch.pairs[context.plan.pair_index(other, index)].stake[lane] *= left;
    }
    batch.pairs[context.plan.pair_index(source, index)].stake[lane] += sold / (all + sold);
}
