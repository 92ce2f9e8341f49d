//! Phase 7: exits, in this order: chosen or forced listing, acquisition, what an event or a plain hazard brings about,
//! wind-down, insolvency.
//!
//! A company whose cash ran out within the step ([`super::within`]) is gone before.
//!
//! In the world without exits (the shadow of T⁰) nobody lists and nobody is bought; wind-downs and insolvencies happen.
//! The shadow is forked from the world where the first listing or sale would happen.
//!
//! A flotation that fails is heard of when all companies were looked at: who else tries in that month finds the window as it was.
//! A shadow forked in that month does not hear of it, as nobody tries to list in it from then on.

mod acquire;
mod estate;
mod leave;
mod list;
mod strike;

use drypowder_lanes::Mask;

use super::{Context, ask::short_of, lanes_where};
use crate::{batch::Batch, results::Cause};

/// The worlds where exits happen: the shadow receives what is about to exit.
pub(crate) fn happen(batch: &mut Batch, shadow: &mut Batch, context: &Context<'_>) {
    list::weigh(batch, context);
    for index in 0..batch.companies.len() {
        let acquired = acquire::due(batch, index, context);
        let listed = list::due(batch, index, context);
        for lane in acquired | listed {
            leave_alive(batch, shadow, index, lane, listed.get(lane), context);
        }
        strike::happen(batch, shadow, index, context);
        fail(batch, index, context);
    }
    list::tell(batch, context);
}

/// The worlds without exits.
pub(crate) fn happen_without_listings(batch: &mut Batch, context: &Context<'_>) {
    for index in 0..batch.companies.len() {
        strike::happen_without_listings(batch, index, context);
        fail(batch, index, context);
    }
}

/// A listing comes before a sale; either forks the shadow first.
fn leave_alive(
    batch: &mut Batch,
    shadow: &mut Batch,
    index: usize,
    lane: usize,
    may_list: bool,
    context: &Context<'_>,
) {
    if may_list && let Some(listing) = list::attempt(batch, index, lane, context) {
        fork(batch, shadow, lane);
        leave::listed(batch, index, lane, listing, context);
        return;
    }
    if batch.companies[index].now.acquisition_clock[lane] <= 0.0
        && let Some(price) = acquire::attempt(batch, index, lane, context)
    {
        fork(batch, shadow, lane);
        leave::acquired(batch, index, lane, price, context);
    }
}

/// It had no cash left within the step, when so much of it had passed.
pub(super) fn run_out(batch: &mut Batch, index: usize, lane: usize, passed: f64, context: &Context<'_>) {
    leave::run_out(batch, index, lane, passed, context);
}

fn fork(batch: &Batch, shadow: &mut Batch, lane: usize) {
    if !shadow.live.get(lane) {
        shadow.fork_lane(batch, lane);
    }
}

/// Wind-downs and insolvencies.
fn fail(batch: &mut Batch, index: usize, context: &Context<'_>) {
    let plan = &context.plan.companies[index];
    let company = &batch.companies[index];
    let now = &company.now;
    let step_months = f64::from(context.plan.clock.step_months);
    let mut winding = Mask::NONE;
    if let Some(months) = plan.terms.policy.as_ref().and_then(|policy| policy.wind_down_below) {
        winding = lanes_where(
            context.level,
            #[inline(always)]
            |lane| {
                now.refused_on_discipline[lane] == 1.0
                    && now.cash[lane] >= 0.0
                    && short_of(now.cash[lane], now.burn[lane], months, step_months)
            },
        );
    }
    let broke = lanes_where(
        context.level,
        #[inline(always)]
        |lane| now.cash[lane] < 0.0,
    );
    let (winding, broke) = (winding & company.alive & batch.live, broke & company.alive & batch.live);
    for lane in winding {
        leave::stopped(batch, index, lane, Cause::WoundDown, context);
    }
    for lane in broke {
        leave::stopped(batch, index, lane, Cause::Insolvent, context);
    }
}
