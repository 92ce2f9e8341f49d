//! Lenders lend beside a round: a company's debt may reach, for each of them, the largest of a share of the equity raised, an
//! advance on run-rate and one on equipment. What they lend to all rounds of a month is agreed on before any loan is paid
//! ([`loans`](super::loans)).

use drypowder_lanes::{max, min};
use drypowder_model::source::{Credit, Kind};

use super::{
    closing::Closing,
    loans::share,
    offer::{Limits, answer},
    round::Clearing,
};
use crate::{
    batch::{Batch, Company, Due, Loan, What},
    plan::Number,
    replay::{Happening, Purpose},
    world::{
        Context,
        transfer::{Cheque, commit},
    },
};

/// Agrees on the loans beside all rounds of a month that have raised equity.
pub(super) fn agree(clearing: &Clearing, batch: &mut Batch, lane: usize, context: &Context<'_>) {
    let mut loans = core::mem::take(&mut batch.loans);
    loans.clear();
    for (slot, closing) in clearing.closings.iter().enumerate() {
        let raised = clearing.raised(slot);
        if raised > 0.0 && closing.purpose == Purpose::Round {
            offers(batch, (slot, closing), (lane, raised), &mut loans, context);
        }
    }
    share(&mut loans);
    batch.loans = loans;
}

/// Lends to a company what has been agreed on; gives what was lent, USD.
pub(super) fn lend(
    batch: &mut Batch,
    company: &mut Company,
    (slot, index): (usize, usize),
    lane: usize,
    context: &Context<'_>,
) -> f64 {
    let mut lent = 0.0;
    for nth in 0..batch.loans.len() {
        let loan = batch.loans[nth];
        let Kind::Credit(terms) = &context.plan.sources[loan.source].terms.kind else {
            continue;
        };
        if loan.slot == slot && loan.amount > 0.0 {
            pay_out(batch, company, (index, lane), loan, terms, context);
            lent += loan.amount;
        }
    }
    lent
}

/// What each lender would lend to a company alone, and how far the debt may then go.
fn offers(
    batch: &Batch,
    (slot, closing): (usize, &Closing),
    (lane, raised): (usize, f64),
    loans: &mut Vec<Loan>,
    context: &Context<'_>,
) {
    let company = batch.companies[closing.company].now.get(lane);
    for (source, plan) in context.plan.sources.iter().enumerate() {
        let Kind::Credit(terms) = &plan.terms.kind else {
            continue;
        };
        if !context.plan.pairs[context.plan.pair_index(source, closing.company)].allowed {
            continue;
        }
        let asked = (Purpose::Round, closing.ask);
        let offer = answer(batch, source, (closing.company, &company), asked, lane, context);
        let at = |number| context.values.at(number, lane);
        let pledged = terms.equipment_rate.map_or(0.0, |rate| at(rate) * company.equipment);
        let limit = max(at(terms.share_of_round) * raised, at(terms.advance_rate) * company.run_rate);
        let room = max(limit, pledged) - company.debt;
        let offer = min(offer.amount, max(0.0, room));
        if offer > 0.0 {
            let money = Limits::of(batch, source, closing.company, lane, context).money;
            let smallest = at(plan.terms.terms.smallest_cheque);
            loans.push(Loan {
                slot,
                source,
                room,
                money,
                smallest,
                offer,
                level: f64::INFINITY,
                amount: 0.0,
            });
        }
    }
}

fn pay_out(
    batch: &mut Batch,
    company: &mut Company,
    (index, lane): (usize, usize),
    Loan { source, amount, .. }: Loan,
    terms: &Credit<Number>,
    context: &Context<'_>,
) {
    commit(batch, company, &Cheque::in_cash(source, index, lane, amount), context);
    let interest = amount * context.values.at(terms.interest, lane);
    company.debt += amount;
    company.interest += interest;
    batch.pairs[context.plan.pair_index(source, index)].lent[lane] += amount;
    batch.journal.note(lane, || Happening::Loan { source, company: index, amount });
    let step = context.step + context.plan.clock.steps_of(context.values.at(terms.maturity, lane)) as u32;
    batch
        .calendars
        .promise(lane, Due { step, company: index, what: What::Loan { source, amount, interest } });
}
