//! Claims, as phase 3 begins: sums that a company must pay, a Poisson process (Lundberg 1903, Cramér 1930). A claim comes when
//! ∫ rate dt passes a unit exponential, which dates it within the step, and its amount is drawn anew.
//!
//! Claims are costs: net burn and taxable profit know them, and a plan counts on their average. Whether one takes more cash
//! than there is, is asked [`super::within`] the step.

use drypowder_lanes::{Lanes, min};
use drypowder_model::cash::CLAIMS_A_YEAR;

use super::Context;
use crate::{
    batch::{Batch, Claim, CompanyBatch},
    draw::uniform_at,
    plan::CompanyPlan,
};

/// Sets the clock of a company's first claim.
pub(super) fn open(company: &mut CompanyBatch, plan: &CompanyPlan, lane: usize, context: &Context<'_>) {
    if plan.terms.claims.is_some() {
        company.now.claim_clock[lane] = threshold(plan, 0, lane, context);
        company.now.claim_clocks[lane] = 1.0;
    }
}

/// What claims come to on average, USD a year.
pub(super) fn expected(plan: &CompanyPlan, lane: usize, context: &Context<'_>) -> f64 {
    let Some(terms) = &plan.terms.claims else {
        return 0.0;
    };
    min(context.values.at(terms.rate, lane), CLAIMS_A_YEAR) * plan.expected_claim
}

/// The claims of this step.
pub(crate) fn fall(batch: &mut Batch, context: &Context<'_>) {
    let years = context.plan.clock.years;
    for (company, plan) in batch.companies.iter_mut().zip(&context.plan.companies) {
        let Some(terms) = &plan.terms.claims else {
            continue;
        };
        company.claims.clear();
        company.now.claims = Lanes::ZERO;
        for lane in company.alive & batch.live {
            let due = min(context.values.at(terms.rate, lane), CLAIMS_A_YEAR) * years;
            let mut clock = company.now.claim_clock[lane] - due;
            while clock <= 0.0 {
                let next = company.now.claim_clocks[lane] as u64;
                let (ordinal, world) = (next - 1, context.world(lane));
                let amount = context.plan.numbers.draw(terms.amount, context.seed, world, ordinal);
                // Of the step so much was left, below zero, when the clock ran out.
                company.claims.push(Claim { lane, ordinal, at: 1.0 + clock / due, amount });
                company.now.claims[lane] += amount;
                clock += threshold(plan, next, lane, context);
                company.now.claim_clocks[lane] += 1.0;
            }
            company.now.claim_clock[lane] = clock;
        }
    }
}

/// A unit exponential: what the rate comes to between two claims.
fn threshold(plan: &CompanyPlan, nth: u64, lane: usize, context: &Context<'_>) -> f64 {
    -context.level.ln(uniform_at(context.seed, plan.gates.claims, context.world(lane), nth))
}
