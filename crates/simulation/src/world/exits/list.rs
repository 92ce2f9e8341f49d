//! Listings: who files, who floats, who is turned back.
//!
//! Ready: run-rate, growth and margin bars (the run-rate bar higher out of a boom). Forced: a round failed, or runway is
//! below the policy's floor; then only a share of the run-rate bar has to be cleared. A filing takes a lag; after it the
//! company lists in the first month with the window open, unless shareholders veto the price: then the flotation has
//! failed in public: investors hear of it, and it may shut the window.

use drypowder_lanes::{Lanes, Mask};
use drypowder_model::policy::Listing;

use super::super::{
    Context,
    ask::{runway, short_of},
    lanes_where, news,
    price::{Buyer, value},
};
use crate::{
    batch::{BOOM, Batch, Company, FailedFlotation, NEVER},
    draw::{normal_at, uniform_at},
    plan::Number,
    replay::{Happening, WhyFiled},
};

/// A flotation that succeeds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flotation {
    /// Market value before the primary proceeds: what all old shares are worth, USD.
    pub(crate) value: f64,
    /// What new shares bring the company, USD.
    pub(crate) proceeds: f64,
    pub(crate) forced: bool,
}

/// Files where it is time to, and says in which worlds a filed listing may happen now.
pub(super) fn due(batch: &mut Batch, index: usize, context: &Context<'_>) -> Mask {
    let Some(listing) = &context.plan.companies[index].terms.listing else {
        return Mask::NONE;
    };
    let (chosen, forced) = wanting(batch, index, listing, context);
    for lane in chosen | forced {
        file(batch, index, listing, lane, !chosen.get(lane), context);
        batch.journal.note(lane, || filed(&batch.companies[index].now.get(lane), index, context));
    }
    let (step, now) = (context.now(), &batch.companies[index].now);
    let (filed, window) = (&now.listing_due, &batch.market.window);
    let due = lanes_where(
        context.level,
        #[inline(always)]
        |lane| filed[lane] <= step && window[lane] == 1.0,
    );
    due & batch.companies[index].alive & batch.live
}

/// Worlds in which the company wants to file, and in which it has to.
fn wanting(batch: &Batch, index: usize, listing: &Listing<Number>, context: &Context<'_>) -> (Mask, Mask) {
    let values = context.values;
    let company = &batch.companies[index];
    let (now, climate) = (&company.now, &batch.market.climate);
    let (bar, growth, margin) =
        (values.lanes(listing.run_rate), values.lanes(listing.growth), values.lanes(listing.margin));
    let (strictness, eased) = (values.lanes(listing.strictness), values.lanes(listing.forced_bar));
    let step_months = f64::from(context.plan.clock.step_months);
    let step = context.now();
    let willing = listing.wanted && step * step_months >= listing.not_before;
    let chosen = lanes_where(
        context.level,
        #[inline(always)]
        |lane| {
            let bar = if climate[lane] == BOOM { bar[lane] } else { bar[lane] * strictness[lane] };
            willing
                && now.run_rate[lane] >= bar
                && now.drift[lane] >= growth[lane]
                && clears(now.burn[lane], now.collected[lane], margin[lane])
        },
    );
    let forced = lanes_where(
        context.level,
        #[inline(always)]
        |lane| {
            let pressed = now.failures[lane] > 0.0
                || short_of(now.cash[lane], now.burn[lane], listing.forced_below, step_months);
            pressed && now.run_rate[lane] >= bar[lane] * eased[lane]
        },
    );
    let free = lanes_where(
        context.level,
        #[inline(always)]
        |lane| now.listing_due[lane] == NEVER && step >= now.next_filing[lane],
    );
    let free = match context.plan.companies[index].gates.listing {
        Some(nth) => free & reached(&company.milestones[nth], context),
        None => free,
    };
    let free = free & company.alive & batch.live;
    (chosen & free, forced & free)
}

/// Worlds in which a milestone has been reached.
fn reached(milestone: &Lanes, context: &Context<'_>) -> Mask {
    let step = context.now();
    lanes_where(
        context.level,
        #[inline(always)]
        |lane| milestone[lane] <= step,
    )
}

/// Whether an operating margin −burn/collected reaches a bar. Without revenue there is no margin, and only no bar at all,
/// −∞, is cleared.
#[inline(always)]
fn clears(burn: f64, collected: f64, bar: f64) -> bool {
    bar == f64::NEG_INFINITY || (collected > 0.0 && -burn >= bar * collected)
}

fn file(
    batch: &mut Batch,
    index: usize,
    listing: &Listing<Number>,
    lane: usize,
    forced: bool,
    context: &Context<'_>,
) {
    let now = &mut batch.companies[index].now;
    let ordinal = now.filings[lane] as u64;
    let months = context.plan.numbers.draw(listing.filing_takes, context.seed, context.world(lane), ordinal);
    now.listing_due[lane] = context.now() + context.plan.clock.steps_of(months);
    now.listing_forced[lane] = f64::from(u8::from(forced));
    now.filings[lane] += 1.0;
}

/// What is told of a filing.
fn filed(company: &Company, index: usize, context: &Context<'_>) -> Happening {
    let why = match (company.listing_forced == 1.0, company.failures > 0.0) {
        (false, _) => WhyFiled::Chosen,
        (true, true) => WhyFiled::AskFailed,
        (true, false) => WhyFiled::Runway,
    };
    Happening::Filing {
        company: index,
        why,
        runway: runway(company, context),
        due: company.listing_due as u32,
    }
}

/// The flotation itself: its value, or `None` when shareholders veto the price.
pub(super) fn attempt(
    batch: &mut Batch,
    index: usize,
    lane: usize,
    context: &Context<'_>,
) -> Option<Flotation> {
    let plan = &context.plan.companies[index];
    let listing = plan.terms.listing.as_ref()?;
    let company = batch.companies[index].now.get(lane);
    let ordinal = company.filings as u64;
    let noise = normal_at(context.seed, plan.draws.listing_price, context.world(lane), ordinal);
    let value = value(batch, &company, lane, Buyer::Public, noise, context);
    if value > 0.0 && value >= listing.veto_floor * company.post_money {
        let proceeds = proceeds(listing, value, lane, context);
        return Some(Flotation { value, proceeds, forced: company.listing_forced == 1.0 });
    }
    let floor = listing.veto_floor * company.post_money;
    let shut = withdraw(batch, index, lane, context);
    batch.journal.note(lane, || Happening::FlotationFailed { company: index, value, floor, shut });
    None
}

/// What new shares bring the company at a market value before them, USD. The float is new shares over all shares after them
/// (Ritter's shares sold over shares outstanding), so that at one price a share
///
/// ```text
/// float = large + (small − large)/(1 + value/scale)      proceeds = float/(1 − float) · value · (1 − spread)
/// ```
///
/// Old shares are worth `value`, before and after: who held a part of them holds that part times 1 − float.
pub(super) fn proceeds(listing: &Listing<Number>, value: f64, lane: usize, context: &Context<'_>) -> f64 {
    let at = |number| context.values.at(number, lane);
    let (small, large) = (at(listing.float_small), at(listing.float_large));
    let float = large + (small - large) / (1.0 + value / at(listing.float_scale));
    float / (1.0 - float) * value * (1.0 - at(listing.spread))
}

/// A flotation that failed in public: the company does not try again for a year, the mood will fall, and the window will shut
/// with probability 1 − `e^{−κ_f·w}`, w its share of the sector as the exits of the step began. Says whether it shuts.
fn withdraw(batch: &mut Batch, index: usize, lane: usize, context: &Context<'_>) -> bool {
    let weight = news::share_of_sector(batch, index, batch.sector[lane], lane);
    let now = &mut batch.companies[index].now;
    now.listing_due[lane] = NEVER;
    now.next_filing[lane] = context.now() + f64::from(context.plan.clock.steps_a_year());
    let filing = now.filings[lane] as u64;
    let shuts = context.plan.market.terms.window.as_ref().is_some_and(|window| {
        let chance = 1.0 - context.level.exp(-context.values.at(window.failure, lane) * weight);
        let address = context.plan.companies[index].draws.window_failure;
        uniform_at(context.seed, address, context.world(lane), filing) < chance
    });
    batch.failed.push(FailedFlotation { lane, weight, shuts });
    shuts
}

/// Remembers the sector as it is before anybody leaves, where a flotation may fail.
pub(super) fn weigh(batch: &mut Batch, context: &Context<'_>) {
    if context.plan.companies.iter().any(|plan| plan.terms.listing.is_some()) {
        for lane in batch.live {
            batch.sector[lane] = news::sector(batch, lane);
        }
    }
}

/// The market hears of the flotations that failed in the step.
pub(super) fn tell(batch: &mut Batch, context: &Context<'_>) {
    for nth in 0..batch.failed.len() {
        let FailedFlotation { lane, weight, shuts } = batch.failed[nth];
        news::bad(batch, weight, lane, context);
        if shuts {
            batch.market.window[lane] = 0.0;
        }
    }
    batch.failed.clear();
}
