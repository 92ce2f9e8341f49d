//! What an exit leaves behind: the record, what holders get, what had been set aside.

use drypowder_lanes::max;

use super::{
    super::{Context, delivery, shares},
    estate,
    list::Flotation,
};
use crate::{
    batch::{Batch, Door},
    replay::Happening,
    results::Cause,
    source::Harvest,
};

/// It lists: holders' stakes become listed shares or cash.
pub(super) fn listed(
    batch: &mut Batch,
    index: usize,
    lane: usize,
    flotation: Flotation,
    context: &Context<'_>,
) {
    let cause = if flotation.forced { Cause::IpoForced } else { Cause::IpoChosen };
    let Flotation { value, proceeds, forced } = flotation;
    batch.journal.note(lane, || Happening::Listed { company: index, value, proceeds, forced });
    end(batch, index, lane, cause, context.month_end(), context);
    batch.companies[index].record.proceeds[lane] = flotation.proceeds;
    harvest(batch, index, lane, flotation.value, Door::Listing, context);
    depart(batch, index, lane, true, context);
}

/// It is bought: holders are paid.
pub(super) fn acquired(batch: &mut Batch, index: usize, lane: usize, price: f64, context: &Context<'_>) {
    batch.journal.note(lane, || Happening::Acquired { company: index, price });
    end(batch, index, lane, Cause::Acquired, context.month_end(), context);
    harvest(batch, index, lane, price, Door::Sale, context);
    depart(batch, index, lane, true, context);
}

/// It stops: at the month's end, or at the moment cash crossed zero where that made it insolvent.
pub(super) fn stopped(batch: &mut Batch, index: usize, lane: usize, cause: Cause, context: &Context<'_>) {
    let company = &batch.companies[index];
    let after = company.now.cash[lane];
    let when = if cause == Cause::Insolvent && after < 0.0 {
        let before = max(0.0, company.now.opening_cash[lane]);
        moment(before / (before - after), context)
    } else {
        context.month_end()
    };
    stop(batch, index, lane, cause, when, context);
}

/// It is insolvent within the step, when so much of it had passed.
pub(super) fn run_out(batch: &mut Batch, index: usize, lane: usize, passed: f64, context: &Context<'_>) {
    stop(batch, index, lane, Cause::Insolvent, moment(passed, context), context);
}

/// When so much of a step has passed, months. A company had its cash when the step began, even if that was nothing: its end
/// lies in this step and not in the last.
fn moment(passed: f64, context: &Context<'_>) -> f64 {
    let months = f64::from(context.plan.clock.step_months);
    let begins = context.month_end() - months;
    max(begins.next_up(), context.month_end() - months * (1.0 - passed))
}

fn stop(batch: &mut Batch, index: usize, lane: usize, cause: Cause, when: f64, context: &Context<'_>) {
    batch.companies[index].record.dry[lane] = when;
    batch.journal.note(lane, || Happening::Stopped { company: index, cause, when });
    end(batch, index, lane, cause, when, context);
    let left = estate::settle(batch, index, lane, context);
    harvest(batch, index, lane, left, Door::Stop, context);
    depart(batch, index, lane, false, context);
}

fn end(batch: &mut Batch, index: usize, lane: usize, cause: Cause, when: f64, context: &Context<'_>) {
    call_off(batch, index, lane, context);
    let company = &mut batch.companies[index];
    company.alive.clear(lane);
    company.record.exit[lane] = when;
    company.record.exit_step[lane] = context.now();
    company.record.cause[lane] = f64::from(cause as u8) + 1.0;
}

/// What holders get, by the terms of their shares.
fn harvest(batch: &mut Batch, index: usize, lane: usize, value: f64, door: Door, context: &Context<'_>) {
    shares::divide(batch, index, lane, value, door);
    let mut given = 0.0;
    for (source, plan) in context.plan.sources.iter().enumerate() {
        let pair = context.plan.pair_index(source, index);
        let proceeds = shares::proceeds(batch, (source, index, lane), batch.pairs[pair].stake[lane], value);
        given += proceeds;
        let pair = &mut batch.pairs[pair];
        let (stake, cost) = (pair.stake[lane], pair.cost[lane]);
        pair.last_stake[lane] = stake;
        pair.stake[lane] = 0.0;
        batch.flows.note(source, context.date(), lane, proceeds);
        if stake > 0.0 {
            let recycled = context.values.at(plan.terms.terms.recycle, lane);
            // What a stake in a company that stopped had cost is lost and not free for others.
            let cost = if door == Door::Stop { 0.0 } else { cost };
            let listed = door == Door::Listing;
            let harvest = Harvest { proceeds, cost, recycled, listed };
            batch.sources[source].kind.harvest(&plan.terms.kind, context.values, lane, harvest);
        }
    }
    if context.checked {
        // Founders, employees and other owners get the rest.
        batch.ledger.check(max(0.0, given - value), value);
    }
}

/// Tranches set aside go back to their sources, and the shares they would have paid for are nobody's.
fn call_off(batch: &mut Batch, index: usize, lane: usize, context: &Context<'_>) {
    let mut cancelled = core::mem::take(&mut batch.due);
    batch.calendars.cancel(lane, index, &mut cancelled);
    delivery::cancel(batch, index, lane, &cancelled, context);
    batch.due = cancelled;
}

/// Loans are repaid where the company lives on.
fn depart(batch: &mut Batch, index: usize, lane: usize, solvent: bool, context: &Context<'_>) {
    for source in 0..context.plan.sources.len() {
        let pair = &mut batch.pairs[context.plan.pair_index(source, index)];
        let lent = pair.lent[lane];
        pair.lent[lane] = 0.0;
        pair.arrears[lane] = 0.0;
        if solvent {
            // What the stake cost is free for others once it has been turned into money.
            pair.cost[lane] = 0.0;
            if lent > 0.0 {
                batch.flows.note(source, context.date(), lane, lent);
                batch.sources[source].kind.give_back(lane, lent);
            }
        }
    }
    batch.companies[index].now.post_money[lane] = 0.0;
}
