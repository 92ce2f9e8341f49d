//! Phase 4: commitments fall due: tranches promised before the start and since, credits that expire, obligations that
//! end, loans to be repaid. (Take-or-pay is part of the compute bill of phase 3.)

use drypowder_lanes::{max, min};

use super::{
    Context,
    transfer::{Cheque, Payment, commit, pay},
};
use crate::batch::{Batch, Company, Due, What};

/// Everything that falls due in a step.
pub(crate) fn fall_due(batch: &mut Batch, context: &Context<'_>) {
    if context.plan.sources.is_empty() {
        return;
    }
    let mut due = core::mem::take(&mut batch.due);
    for lane in batch.calendars.ringing(context.step) & batch.live {
        batch.calendars.take(lane, context.step, &mut due);
        for entry in &due {
            settle(batch, lane, *entry, context);
        }
    }
    batch.due = due;
    dated_tranches(batch, context);
}

fn settle(batch: &mut Batch, lane: usize, due: Due, context: &Context<'_>) {
    let index = due.company;
    if !batch.companies[index].alive.get(lane) {
        return;
    }
    let mut company = batch.companies[index].now.get(lane);
    match due.what {
        What::Tranche { source, amount, form } => {
            batch.sources[source].purse.committed[lane] -= amount;
            batch.pairs[context.plan.pair_index(source, index)].committed[lane] -= amount;
            batch.ledger.arrived[lane] -= amount;
            let payment = Payment { source, company: index, lane, amount, form };
            pay(batch, &mut company, &payment, context);
        }
        What::Credits { issued } => {
            // First in, first out: what is left of everything issued up to then lapses.
            let gone = company.credits_issued - company.credits;
            company.credits -= max(0.0, min(company.credits, issued - gone));
        }
        What::Obligation { per_year } => company.obligations -= per_year,
        What::Loan { source, amount, interest } => {
            repay(batch, &mut company, (source, index, lane), amount, interest, context);
        }
    }
    batch.companies[index].now.set(lane, &company);
}

fn repay(
    batch: &mut Batch,
    company: &mut Company,
    (source, index, lane): (usize, usize, usize),
    amount: f64,
    interest: f64,
    context: &Context<'_>,
) {
    company.cash -= amount;
    company.received -= amount;
    company.debt -= amount;
    company.interest -= interest;
    batch.sources[source].kind.give_back(lane, amount);
    batch.pairs[context.plan.pair_index(source, index)].lent[lane] -= amount;
    batch.ledger.arrived[lane] -= amount;
}

/// Tranches promised before the start, as far as the source can pay. Their price was agreed then: the shares they buy
/// are part of the source's holding.
fn dated_tranches(batch: &mut Batch, context: &Context<'_>) {
    for (index, plan) in context.plan.companies.iter().enumerate() {
        for tranche in plan.tranches.iter().filter(|tranche| tranche.step == context.step as i32) {
            for lane in batch.companies[index].alive & batch.live {
                let free = max(0.0, batch.sources[tranche.source].purse.free[lane]);
                let promised = context.values.at(tranche.amount, lane);
                let amount = min(promised, free);
                if amount < promised {
                    // A promise that cannot be kept is money asked for in vain, and the source has run dry.
                    batch.companies[index].record.gap[lane] += promised - amount;
                    let exhausted = &mut batch.sources[tranche.source].purse.exhausted[lane];
                    *exhausted = min(*exhausted, context.month_end());
                }
                if amount > 0.0 {
                    let cheque = Cheque {
                        source: tranche.source,
                        company: index,
                        lane,
                        amount,
                        now: 1.0,
                        in_kind: context.values.at(tranche.in_kind, lane),
                        spend_back: 0.0,
                    };
                    let mut company = batch.companies[index].now.get(lane);
                    commit(batch, &mut company, &cheque, context);
                    batch.pairs[context.plan.pair_index(tranche.source, index)].cost[lane] += amount;
                    batch.companies[index].now.set(lane, &company);
                }
            }
        }
    }
}
