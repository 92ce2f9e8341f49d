//! What comes to a company whatever it does: by an event of the step, or by a plain hazard.
//!
//! It comes after listings and sales of the company's own, and before it winds down or fails by itself. A listing or a sale
//! happens at the price the market would pay; where that is not above zero it does not happen, and a hazard begins anew.

use drypowder_lanes::Mask;
use drypowder_model::outcome::Outcome;

use super::{
    super::{
        Context, hazards,
        price::{Buyer, value},
    },
    fork, leave,
    list::{self, Flotation},
};
use crate::{batch::Batch, results::Cause};

/// In the worlds where exits happen: the shadow receives what is about to exit.
pub(super) fn happen(batch: &mut Batch, shadow: &mut Batch, index: usize, context: &Context<'_>) {
    let plan = &context.plan.companies[index];
    for lane in due(batch, index, context) {
        while let Some(outcome) = hazards::next(&mut batch.companies[index], plan, |_| true, lane, context) {
            if leaves(batch, shadow, (index, lane), outcome, context) {
                break;
            }
        }
    }
}

/// In the worlds without exits: what stops the company.
pub(super) fn happen_without_listings(batch: &mut Batch, index: usize, context: &Context<'_>) {
    let plan = &context.plan.companies[index];
    for lane in due(batch, index, context) {
        if let Some(outcome) = hazards::next(&mut batch.companies[index], plan, Outcome::stops, lane, context)
        {
            leave::stopped(batch, index, lane, cause(outcome), context);
        }
    }
}

/// Worlds in which anything may be due.
fn due(batch: &Batch, index: usize, context: &Context<'_>) -> Mask {
    let mut due = Mask::NONE;
    if !context.plan.companies[index].gates.befallen {
        return due;
    }
    let company = &batch.companies[index];
    let struck = company.struck.iter().fold(Mask::NONE, |any, struck| any | *struck);
    for lane in company.alive & batch.live {
        if struck.get(lane) || hazards::has_struck(company, lane) {
            due.set(lane);
        }
    }
    due
}

/// Whether the company leaves.
fn leaves(
    batch: &mut Batch,
    shadow: &mut Batch,
    (index, lane): (usize, usize),
    outcome: Outcome,
    context: &Context<'_>,
) -> bool {
    if outcome.stops() {
        leave::stopped(batch, index, lane, cause(outcome), context);
        return true;
    }
    let company = batch.companies[index].now.get(lane);
    let price = value(batch, &company, lane, Buyer::Public, 0.0, context);
    if price <= 0.0 {
        return false;
    }
    fork(batch, shadow, lane);
    if outcome == Outcome::Ipo {
        let listing = context.plan.companies[index].terms.listing.as_ref();
        // Without terms of a listing no new shares are sold.
        let proceeds = listing.map_or(0.0, |listing| list::proceeds(listing, price, lane, context));
        leave::listed(batch, index, lane, Flotation { value: price, proceeds, forced: false }, context);
    } else {
        leave::acquired(batch, index, lane, price, context);
    }
    true
}

fn cause(outcome: Outcome) -> Cause {
    match outcome {
        Outcome::Ipo => Cause::IpoChosen,
        Outcome::Acquired => Cause::Acquired,
        Outcome::WoundDown => Cause::WoundDown,
        Outcome::Insolvent => Cause::Insolvent,
    }
}
