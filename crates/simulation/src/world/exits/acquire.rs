//! Acquisitions: a buyer comes when the accumulated hazard passes a unit-exponential threshold, which makes the chance
//! of one in a step 1 − e^{−hazard·Δ} with one draw an offer instead of one a month.

use drypowder_lanes::Mask;

use super::super::{
    Context,
    ask::short_of,
    lanes_where,
    open::threshold,
    price::{Buyer, value},
};
use crate::{
    batch::Batch,
    fault::bounded,
    replay::{Happening, WhyNotBought},
};

/// Runs the acquirers' clock and says in which worlds one comes now.
pub(super) fn due(batch: &mut Batch, index: usize, context: &Context<'_>) -> Mask {
    let plan = &context.plan.companies[index];
    let Some(acquisition) = &plan.terms.acquisition else {
        return Mask::NONE;
    };
    let (hazard, distress) =
        (context.values.lanes(acquisition.hazard), context.values.lanes(acquisition.distress));
    let (years, step_months) = (context.plan.clock.years, f64::from(context.plan.clock.step_months));
    let trigger = plan.terms.policy.as_ref().map_or(0.0, |policy| policy.ask_below);
    let company = &mut batch.companies[index];
    let now = &mut company.now;
    for lane in 0..drypowder_lanes::WIDTH {
        let pressed = short_of(now.cash[lane], now.burn[lane], trigger, step_months);
        let factor = if pressed { distress[lane] } else { 1.0 };
        now.acquisition_clock[lane] -= hazard[lane] * factor * years;
    }
    let clock = &now.acquisition_clock;
    let due = lanes_where(
        context.level,
        #[inline(always)]
        |lane| clock[lane] <= 0.0,
    );
    due & company.alive & batch.live
}

/// The price of a sale, USD; `None` when antitrust, the buyer's purse or the owners stand in the way, and then the next
/// buyer's clock starts.
pub(super) fn attempt(batch: &mut Batch, index: usize, lane: usize, context: &Context<'_>) -> Option<f64> {
    let plan = &context.plan.companies[index];
    let acquisition = plan.terms.acquisition.as_ref()?;
    let at = |number| context.values.at(number, lane);
    let company = batch.companies[index].now.get(lane);
    let price = value(batch, &company, lane, Buyer::Public, 0.0, context);
    let step_months = f64::from(context.plan.clock.step_months);
    let trigger = plan.terms.policy.as_ref().map_or(0.0, |policy| policy.ask_below);
    let pressed = short_of(company.cash, company.burn, trigger, step_months);
    let allowed = acquisition.cap.is_none_or(|cap| price <= at(cap));
    let equity = context.level.exp(bounded(batch.market.log_equity[lane]));
    let affordable = context.plan.market.terms.buyers.is_none_or(|buyers| price <= at(buyers) * equity);
    // Owners in no distress hold out for the last round's price.
    let acceptable = price > 0.0 && (pressed || price >= company.post_money);
    if allowed && affordable && acceptable {
        return Some(price);
    }
    batch.journal.note(lane, || {
        let why = match (allowed, affordable) {
            (false, _) => WhyNotBought::Antitrust,
            (true, false) => WhyNotBought::TooDear,
            (true, true) => WhyNotBought::TooCheap,
        };
        Happening::NotBought { company: index, price, why }
    });
    let now = &mut batch.companies[index].now;
    now.acquirers[lane] += 1.0;
    now.acquisition_clock[lane] = threshold(plan, now.acquirers[lane] as u64, lane, context);
    None
}
