//! What a company plans to burn: its own path without surprises.
//!
//! Run-rate follows its drift, which is its mean path where nothing saturates; prices of risk, jumps, events and hazards are not
//! planned for. Margin, variable cost and programme move as their equations say without shocks; contracts and dated payments fall
//! due as signed, and claims as they do on average. A company that waits for a milestone does not plan on its growth. This is the
//! plan a company takes to investors, so a round covers burn that is still to rise.
//!
//! It is a plan of what the business burns and not of its cash: tax, loans that fall due, the growth of receivables, credits in
//! hand and interest on cash are left out.

use drypowder_lanes::{Kernel, exp, max};

use super::{
    Context,
    adoption::adoption,
    claims,
    traits::{CompanyTraits, Traits},
};
use crate::fault::bounded;
use crate::{batch::Company, plan::CompanyPlan};

/// The net burn planned over the next `steps` steps, USD; steps without burn count as zero.
///
/// Rates are evaluated at the end of each stride of three months and held over it.
pub(crate) fn planned_burn(
    company: &Company,
    plan: &CompanyPlan,
    traits: &CompanyTraits,
    (steps, held): (u32, bool),
    lane: usize,
    context: &Context<'_>,
) -> f64 {
    context.level.run(Outlook { company, plan, traits, steps, held, lane, context })
}

struct Outlook<'a> {
    company: &'a Company,
    plan: &'a CompanyPlan,
    traits: &'a CompanyTraits,
    steps: u32,
    /// Whether a milestone still to be reached holds its growth.
    held: bool,
    lane: usize,
    context: &'a Context<'a>,
}

impl Kernel for Outlook<'_> {
    type Output = f64;

    #[inline(always)]
    fn run(self) -> f64 {
        let Self { company, plan, traits, steps, held, lane, context } = self;
        let clock = &context.plan.clock;
        let stride = 3 / clock.step_months;
        let per_step = traits.lanes.get(lane);
        let mut ahead = *company;
        let adopts = plan.terms.growth.innovation.is_some();
        let claims = claims::expected(plan, lane, context);
        let (mut planned, mut done) = (0.0, 0);
        while done < steps {
            let now = stride.min(steps - done);
            advance(&mut ahead, &per_step, (now, held, adopts), clock.years);
            done += now;
            let at = context.step + done;
            let mut floor = ahead.obligations;
            for (span, per_year) in plan.commitments.iter().zip(&traits.signed) {
                floor += span.share_of(at, clock) * per_year[lane];
            }
            let mut rate = burn_rate(&ahead, &per_step, floor) + claims;
            for span in &plan.capex {
                rate += span.share_of(at, clock) * context.values.at(span.per_year, lane);
            }
            planned += max(0.0, rate) * f64::from(now) * clock.years;
        }
        planned
    }
}

/// Moves what is planned by some steps without shocks.
#[inline(always)]
fn advance(ahead: &mut Company, traits: &Traits, (steps, held, adopts): (u32, bool, bool), years: f64) {
    let (mut growth, mut programme) = (0.0, 0.0);
    for _ in 0..steps {
        let saturation = max(0.0, 1.0 - ahead.run_rate * traits.addressable);
        if !held && adopts {
            let taken = ahead.run_rate * exp(bounded(growth)) * traits.addressable;
            growth += adoption(taken, ahead.drift, traits.innovation, years);
        } else if !held {
            growth += if ahead.drift > 0.0 { ahead.drift * saturation } else { ahead.drift } * years;
        }
        if !held {
            ahead.drift = traits.drift_kept * ahead.drift + traits.drift_pull;
        }
        programme += traits.compute_alone * (traits.compute_long_run + ahead.compute_growth_gap);
        ahead.compute_growth_gap *= traits.compute_kept;
        ahead.margin_gap *= traits.margin_kept;
        ahead.variable = traits.variable_kept * ahead.variable + traits.variable_pull;
        ahead.fixed *= traits.inflation;
    }
    ahead.run_rate *= exp(bounded(growth));
    ahead.compute *= exp(bounded(programme + traits.compute_follows * growth));
}

/// Net burn at these rates, USD a year.
#[inline(always)]
fn burn_rate(ahead: &Company, traits: &Traits, floor: f64) -> f64 {
    let gross_margin = traits.margin_long_run + ahead.margin_gap;
    let kept = traits.own_share - (1.0 - gross_margin) - ahead.variable;
    max(ahead.compute, floor) + ahead.fixed + ahead.interest - kept * ahead.run_rate
}
