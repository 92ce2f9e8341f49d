//! Money moves from a source to a company: the only way it does.

use drypowder_lanes::min;

use super::{Context, delivery};
use crate::{
    batch::{Batch, Company, Due, Form, NEVER, What},
    source::fees,
};

/// A cheque of one source to one company in one world.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cheque {
    pub(crate) source: usize,
    pub(crate) company: usize,
    pub(crate) lane: usize,
    /// What the company gets, tranches to come included, USD.
    pub(crate) amount: f64,
    /// Share of it paid now; the rest follows in monthly tranches.
    pub(crate) now: f64,
    /// What a share costs, USD, where all shares of the start are one.
    pub(crate) price: f64,
    /// Share of it paid as credits.
    pub(crate) in_kind: f64,
    /// The company commits to spend this multiple of it with the source.
    pub(crate) spend_back: f64,
    pub(crate) to: Payee,
}

/// Who gets a cheque.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Payee {
    /// The company, for new shares or as a loan.
    Company,
    /// Its founders, early owners and employees, for shares of theirs.
    Insiders,
}

impl Cheque {
    /// A cheque that the company gets in cash and at once.
    pub(crate) fn in_cash(source: usize, company: usize, lane: usize, amount: f64) -> Self {
        Self {
            source,
            company,
            lane,
            amount,
            now: 1.0,
            price: 0.0,
            in_kind: 0.0,
            spend_back: 0.0,
            to: Payee::Company,
        }
    }
}

/// Takes a cheque out of its source and gives the company what is paid now; promises the rest, for which the round has sold
/// its shares already.
pub(crate) fn commit(batch: &mut Batch, company: &mut Company, cheque: &Cheque, context: &Context<'_>) {
    let Cheque { source, lane, amount, .. } = *cheque;
    let plan = &context.plan.sources[source];
    let at = |number| context.values.at(number, lane);
    batch.sources[source].kind.commit(&plan.terms.kind, context.values, lane, amount);
    let fees = fees(&plan.terms.kind, context.values, lane, amount);
    let slot = (context.step % context.plan.clock.steps_a_year()) as usize;
    let purse = &mut batch.sources[source];
    purse.paid[slot][lane] += amount;
    let purse = &mut purse.purse;
    purse.paid_year[lane] += amount;
    purse.free[lane] -= amount;
    purse.fees[lane] += fees;
    batch.ledger.fees[lane] += fees;
    let pair = &mut batch.pairs[context.plan.pair_index(source, cheque.company)];
    pair.since[lane] = if pair.since[lane] == NEVER { context.now() } else { pair.since[lane] };
    if cheque.to == Payee::Insiders {
        batch.ledger.arrived[lane] += amount;
        batch.sources[source].purse.bought[lane] += amount;
        batch.flows.note(source, context.date(), lane, -amount);
        return;
    }
    let later = (1.0 - cheque.now) * amount;
    let form = Form {
        in_kind: cheque.in_kind,
        credits_last: context.plan.clock.steps_of(at(plan.terms.terms.credits_last)) as u32,
        circular: min(1.0, cheque.spend_back),
    };
    if later > 0.0 {
        promise(batch, cheque, later, form, context);
    }
    let now = amount - later;
    pay(batch, company, &Payment { source, company: cheque.company, lane, amount: now, form }, context);
    if cheque.spend_back > 0.0 {
        oblige(batch, company, cheque, context);
    }
}

/// Sets aside what is paid later, in equal parts a step, and none before the milestone that the company's tranches wait for. When
/// that is reached is known from the start; where it never is, a part is due in no step.
fn promise(batch: &mut Batch, cheque: &Cheque, later: f64, form: Form, context: &Context<'_>) {
    let source = cheque.source;
    let months = context.plan.sources[source].terms.terms.tranche_months;
    let parts = context.plan.clock.steps_of(context.values.at(months, cheque.lane));
    let amount = later / parts;
    let lot = delivery::lot(batch, (source, cheque.company, cheque.lane), amount, cheque.price);
    let gate = context.plan.companies[cheque.company].gates.tranches;
    let reached = gate.map_or(0.0, |nth| batch.companies[cheque.company].milestones[nth][cheque.lane]);
    for part in 1..=parts as u32 {
        // The first step in which a milestone that never comes is reached is beyond every step.
        let step = (context.step + part).max(reached as u32);
        let what = What::Tranche { source, amount, since: context.step, form, lot };
        batch.calendars.promise(cheque.lane, Due { step, company: cheque.company, what });
    }
    batch.sources[source].purse.committed[cheque.lane] += later;
    batch.pairs[context.plan.pair_index(source, cheque.company)].committed[cheque.lane] += later;
    batch.ledger.arrived[cheque.lane] += later;
}

/// What a company owes back for a cheque: spending with the source over some years, whatever happens.
fn oblige(batch: &mut Batch, company: &mut Company, cheque: &Cheque, context: &Context<'_>) {
    let terms = &context.plan.sources[cheque.source].terms.terms;
    let steps = context.plan.clock.steps_of(context.values.at(terms.spend_back_months, cheque.lane));
    let per_year = cheque.spend_back * cheque.amount / (steps * context.plan.clock.years);
    company.obligations += per_year;
    let due = Due {
        step: context.step + steps as u32,
        company: cheque.company,
        what: What::Obligation { per_year },
    };
    batch.calendars.promise(cheque.lane, due);
}

/// A payment that arrives.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Payment {
    pub(crate) source: usize,
    pub(crate) company: usize,
    pub(crate) lane: usize,
    /// USD.
    pub(crate) amount: f64,
    pub(crate) form: Form,
}

/// Gives a company a payment: cash, and credits that expire.
pub(crate) fn pay(batch: &mut Batch, company: &mut Company, payment: &Payment, context: &Context<'_>) {
    let Payment { source, lane, amount, .. } = *payment;
    let credits = payment.form.in_kind * amount;
    let cash = amount - credits;
    company.cash += cash;
    company.received += cash;
    company.raised += amount;
    if credits > 0.0 {
        company.credits += credits;
        company.credits_issued += credits;
        let what = What::Credits { issued: company.credits_issued };
        let due = Due { step: context.step + payment.form.credits_last, company: payment.company, what };
        batch.calendars.promise(lane, due);
    }
    batch.ledger.arrived[lane] += cash + credits;
    batch.flows.note(source, context.date(), lane, -amount);
    let record = &mut batch.companies[payment.company].record;
    record.drawn[lane] += amount;
    record.in_kind[lane] += credits;
    record.circular[lane] += payment.form.circular * amount;
    let purse = &mut batch.sources[source].purse;
    purse.drawn[lane] += amount;
    if context.step < context.plan.clock.steps_a_year() {
        purse.drawn_first_year[lane] += amount;
    }
    batch.pairs[context.plan.pair_index(source, payment.company)].drawn[lane] += amount;
}
