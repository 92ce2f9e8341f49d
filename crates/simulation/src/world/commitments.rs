//! Phase 4: commitments fall due: tranches promised before the start and since, credits that expire, obligations that
//! end, loans to be repaid. (Take-or-pay is part of the compute bill of phase 3.)

use drypowder_lanes::{max, min};
use drypowder_model::source::Kind;

use super::{
    Context, delivery,
    transfer::{Cheque, Payment, commit, pay},
};
use crate::{
    batch::{Batch, Company, Due, What},
    draw::uniform_at,
    plan::TrancheDate,
    replay::{Happening, Tranche, WhyPaid},
};

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
        What::Tranche { source, amount, form, .. } => {
            batch.sources[source].purse.committed[lane] -= amount;
            batch.pairs[context.plan.pair_index(source, index)].committed[lane] -= amount;
            batch.ledger.arrived[lane] -= amount;
            let payment = Payment { source, company: index, lane, amount, form };
            pay(batch, &mut company, &payment, context);
            let (company, promised, paid, why) = (index, amount, amount, WhyPaid::SetAside);
            batch.journal.note(lane, || Happening::Tranche(Tranche { source, company, promised, paid, why }));
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
    let paid = max(0.0, min(amount, company.cash));
    company.cash -= amount;
    company.received -= amount;
    company.debt -= amount;
    company.interest -= interest;
    batch.pairs[context.plan.pair_index(source, index)].arrears[lane] += amount - paid;
    give_back(batch, (source, index, lane), paid, context);
}

/// A lender gets back what is paid.
fn give_back(
    batch: &mut Batch,
    (source, index, lane): (usize, usize, usize),
    amount: f64,
    context: &Context<'_>,
) {
    if amount <= 0.0 {
        return;
    }
    batch.sources[source].kind.give_back(lane, amount);
    batch.flows.note(source, context.date(), lane, amount);
    batch.pairs[context.plan.pair_index(source, index)].lent[lane] -= amount;
    batch.ledger.arrived[lane] -= amount;
    batch.journal.note(lane, || Happening::LoanRepaid { source, company: index, amount });
}

/// Whoever found the cash pays its lenders what had been due; whoever did not owes it when it stops.
pub(crate) fn pay_arrears(batch: &mut Batch, context: &Context<'_>) {
    for (source, plan) in context.plan.sources.iter().enumerate() {
        if !matches!(plan.terms.kind, Kind::Credit(_)) {
            continue;
        }
        for index in 0..batch.companies.len() {
            let pair = context.plan.pair_index(source, index);
            for lane in batch.companies[index].alive & batch.live {
                let due = batch.pairs[pair].arrears[lane];
                if due > 0.0 && batch.companies[index].now.cash[lane] >= 0.0 {
                    batch.pairs[pair].arrears[lane] = 0.0;
                    give_back(batch, (source, index, lane), due, context);
                }
            }
        }
    }
}

/// Tranches promised before the start, as far as the source can pay.
fn dated_tranches(batch: &mut Batch, context: &Context<'_>) {
    let step = context.step as i32;
    for (index, plan) in context.plan.companies.iter().enumerate() {
        for (nth, tranche) in plan.tranches.iter().enumerate() {
            let waits = tranche.run_rate.is_some() || tranche.milestone.is_some();
            if tranche.step > step || (!waits && tranche.step < step) {
                continue;
            }
            let open = batch.companies[index].promised[nth] & batch.companies[index].alive & batch.live;
            for lane in open {
                let lapses = step >= tranche.lapses;
                if !lapses && !is_due(batch, index, tranche, lane, context) {
                    continue;
                }
                batch.companies[index].promised[nth].clear(lane);
                let lost = if lapses {
                    Some(WhyPaid::Lapsed)
                } else {
                    (!is_kept(tranche, lane, context)).then_some(WhyPaid::BrokenLetter)
                };
                if let Some(why) = lost {
                    let promised = context.values.at(tranche.amount, lane);
                    batch.journal.note(lane, || told(index, tranche, (promised, 0.0), why));
                } else {
                    pay_tranche(batch, index, tranche, lane, context);
                }
            }
        }
    }
}

/// Whether a tranche whose date has come is due: what it waits for has come too.
fn is_due(batch: &Batch, index: usize, tranche: &TrancheDate, lane: usize, context: &Context<'_>) -> bool {
    let company = &batch.companies[index];
    let grown = tranche.run_rate.is_none_or(|bar| company.now.run_rate[lane] >= context.values.at(bar, lane));
    let reached = tranche.milestone.is_none_or(|nth| company.milestones[nth][lane] <= context.now());
    grown && reached
}

/// Whether a letter of intent is kept; what is no letter is.
fn is_kept(tranche: &TrancheDate, lane: usize, context: &Context<'_>) -> bool {
    tranche.intent.is_none_or(|(probability, address)| {
        uniform_at(context.seed, address, context.world(lane), 0) < context.values.at(probability, lane)
    })
}

/// What is told of a dated tranche.
fn told(company: usize, tranche: &TrancheDate, (promised, paid): (f64, f64), why: WhyPaid) -> Happening {
    Happening::Tranche(Tranche { source: tranche.source, company, promised, paid, why })
}

fn pay_tranche(batch: &mut Batch, index: usize, tranche: &TrancheDate, lane: usize, context: &Context<'_>) {
    let free = max(0.0, batch.sources[tranche.source].purse.free[lane]);
    let promised = context.values.at(tranche.amount, lane);
    let amount = min(promised, free);
    batch.journal.note(lane, || told(index, tranche, (promised, amount), WhyPaid::Promised));
    if amount < promised {
        // A promise that cannot be kept is money asked for in vain, and the source has run dry.
        batch.companies[index].record.gap[lane] += promised - amount;
        let exhausted = &mut batch.sources[tranche.source].purse.exhausted[lane];
        *exhausted = min(*exhausted, context.month_end());
    }
    if amount > 0.0 {
        let in_kind = context.values.at(tranche.in_kind, lane);
        let cheque = Cheque { in_kind, ..Cheque::in_cash(tranche.source, index, lane, amount) };
        let mut company = batch.companies[index].now.get(lane);
        commit(batch, &mut company, &cheque, context);
        batch.companies[index].now.set(lane, &company);
        delivery::grant(batch, (tranche.source, index, lane), amount, context);
    }
}
