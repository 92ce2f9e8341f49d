//! What sources paid and were paid, noted for their returns: holdings enter at their mark of the start, loans earn their
//! interest, and what is still held at the horizon counts at its last mark.

use drypowder_lanes::WIDTH;
use drypowder_model::source::Kind;

use super::{Context, delivery::delivered};
use crate::{batch::Batch, plan::Plan};

/// Begins a batch: holdings of the start enter at the last post-money, or at cost where there was no round.
pub(crate) fn open(batch: &mut Batch, context: &Context<'_>, kept: bool) {
    batch.flows.open(kept);
    if !kept {
        return;
    }
    for source in 0..context.plan.sources.len() {
        for (index, company) in batch.companies.iter().enumerate() {
            let pair = &batch.pairs[context.plan.pair_index(source, index)];
            for lane in batch.live {
                let mark = pair.stake[lane] * company.now.post_money[lane];
                batch.flows.note(source, 0, lane, -marked(mark, pair.cost[lane]));
            }
        }
    }
}

/// Interest of a step on what lenders had lent when it began, which is what companies pay in it.
pub(crate) fn accrue(batch: &mut Batch, context: &Context<'_>) {
    if !batch.flows.are_kept() {
        return;
    }
    for (source, plan) in context.plan.sources.iter().enumerate() {
        let Kind::Credit(terms) = &plan.terms.kind else {
            continue;
        };
        for index in 0..batch.companies.len() {
            let alive = batch.companies[index].alive & batch.live;
            for lane in alive {
                let lent = batch.pairs[context.plan.pair_index(source, index)].lent[lane];
                let interest = lent * context.values.at(terms.interest, lane) * context.plan.clock.years;
                batch.flows.note(source, context.date(), lane, interest);
            }
        }
    }
}

/// A holding at its mark, or at what was paid for it where no round has priced it, USD.
fn marked(mark: f64, paid: f64) -> f64 {
    if mark > 0.0 { mark } else { paid }
}

/// What is still held at the horizon, as far as it is paid for.
pub(crate) fn close(batch: &mut Batch, plan: &Plan) {
    if !batch.flows.are_kept() {
        return;
    }
    for source in 0..plan.sources.len() {
        for (index, company) in batch.companies.iter().enumerate() {
            let pair = &batch.pairs[plan.pair_index(source, index)];
            for lane in 0..WIDTH {
                if company.alive.get(lane) {
                    let owned = delivered(batch, (source, index, lane), pair.stake[lane]);
                    let paid = pair.cost[lane] - pair.committed[lane];
                    let held = marked(owned * company.now.post_money[lane], paid);
                    batch.flows.note(source, plan.clock.steps, lane, held + pair.lent[lane]);
                }
            }
        }
    }
}
