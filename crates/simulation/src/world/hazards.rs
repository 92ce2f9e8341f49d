//! The clocks of plain hazards, before phase 7: an outcome comes when ∫ rate dt passes a unit exponential, which makes the
//! chance of it in a step 1 − e^{−rate·Δ} with one draw a world instead of one a step, and tells of two that come in one step
//! which came first.

use drypowder_model::outcome::Outcome;

use super::Context;
use crate::{
    batch::{Batch, CompanyBatch, Hazard, NEVER},
    draw::uniform_at,
    plan::CompanyPlan,
};

/// Sets every clock of a company.
pub(super) fn open(company: &mut CompanyBatch, plan: &CompanyPlan, lane: usize, context: &Context<'_>) {
    for nth in 0..plan.terms.hazards.len() {
        company.hazards[nth].set(lane, &Hazard::default());
        wind(company, plan, nth, lane, context);
    }
}

/// Sets a clock to its next threshold.
fn wind(company: &mut CompanyBatch, plan: &CompanyPlan, nth: usize, lane: usize, context: &Context<'_>) {
    let hazard = &mut company.hazards[nth];
    let ordinal = hazard.thresholds[lane] as u64;
    let u = uniform_at(context.seed, plan.gates.hazards[nth], context.world(lane), ordinal);
    hazard.clock[lane] = -context.level.ln(u);
    hazard.thresholds[lane] += 1.0;
}

/// Runs every clock that may run in this step.
pub(crate) fn run(batch: &mut Batch, context: &Context<'_>) {
    let (years, months) =
        (context.plan.clock.years, context.now() * f64::from(context.plan.clock.step_months));
    let window = &batch.market.window;
    for (company, plan) in batch.companies.iter_mut().zip(&context.plan.companies) {
        for (terms, hazard) in plan.terms.hazards.iter().zip(&mut company.hazards) {
            let (rate, after) = (context.values.lanes(terms.rate), context.values.lanes(terms.after));
            for lane in 0..drypowder_lanes::WIDTH {
                let runs = months >= after[lane] && (!terms.window || window[lane] == 1.0);
                hazard.clock[lane] -= if runs { rate[lane] * years } else { 0.0 };
            }
        }
    }
}

/// Whether any clock has run out.
pub(super) fn has_struck(company: &CompanyBatch, lane: usize) -> bool {
    company.hazards.iter().any(|hazard| hazard.clock[lane] <= 0.0)
}

/// The next of the outcomes that are `wanted` and due: those of events first, then those whose clocks have run out, the
/// earliest first. It is due no more then, and a clock begins anew.
pub(super) fn next(
    company: &mut CompanyBatch,
    plan: &CompanyPlan,
    wanted: fn(Outcome) -> bool,
    lane: usize,
    context: &Context<'_>,
) -> Option<Outcome> {
    for outcome in Outcome::ALL.into_iter().filter(|outcome| wanted(*outcome)) {
        let struck = &mut company.struck[outcome as usize];
        if struck.get(lane) {
            struck.clear(lane);
            return Some(outcome);
        }
    }
    let mut earliest = (NEVER, None);
    for (nth, terms) in plan.terms.hazards.iter().enumerate() {
        let clock = company.hazards[nth].clock[lane];
        // Of a clock that ran all step, so much of the step, below zero, was left when it ran out.
        let left = clock / context.values.at(terms.rate, lane);
        if clock <= 0.0 && wanted(terms.outcome) && left < earliest.0 {
            earliest = (left, Some(nth));
        }
    }
    let nth = earliest.1?;
    wind(company, plan, nth, lane, context);
    Some(plan.terms.hazards[nth].outcome)
}
