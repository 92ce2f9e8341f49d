//! Milestones, after the events of phase 1: what is reached as the step begins, and what still holds growth back.
//!
//! A milestone is reached as the first step begins that is `takes` or more after the start, in worlds with u < probability.
//! Both are known when the world opens, so a milestone is a step in the world's state and needs no draw later.

use drypowder_lanes::Mask;
use drypowder_model::milestone::Milestone;

use super::{Context, lanes_where};
use crate::{
    batch::{Batch, CompanyBatch, NEVER},
    draw::uniform_at,
    plan::{CompanyPlan, Number},
    replay::Happening,
};

/// Decides when each milestone of a company is reached.
pub(super) fn open(company: &mut CompanyBatch, plan: &CompanyPlan, context: &Context<'_>) {
    let step_months = f64::from(context.plan.clock.step_months);
    let milestones = plan.terms.milestones.iter().zip(&plan.gates.milestones);
    for ((terms, &address), reached) in milestones.zip(&mut company.milestones) {
        for lane in Mask::ALL {
            let u = uniform_at(context.seed, address, context.world(lane), 0);
            let comes = u < context.values.at(terms.probability, lane);
            let steps = libm::ceil(context.values.at(terms.takes, lane) / step_months);
            reached[lane] = if comes { steps } else { NEVER };
        }
    }
    company.held = held(company, plan, context);
}

/// What is reached in this step, with what it brings.
pub(crate) fn reach(batch: &mut Batch, context: &Context<'_>) {
    for (index, (company, plan)) in batch.companies.iter_mut().zip(&context.plan.companies).enumerate() {
        if plan.terms.milestones.is_empty() {
            continue;
        }
        company.held = held(company, plan, context);
        for (nth, terms) in plan.terms.milestones.iter().enumerate() {
            let (step, reached) = (context.now(), &company.milestones[nth]);
            let now = lanes_where(
                context.level,
                #[inline(always)]
                |lane| reached[lane] == step,
            );
            for lane in now & company.alive & batch.live {
                bring(company, terms, lane, context);
                batch.journal.note(lane, || Happening::Milestone { company: index, milestone: nth });
            }
        }
    }
}

/// Worlds in which a milestone still to be reached holds the run-rate.
fn held(company: &CompanyBatch, plan: &CompanyPlan, context: &Context<'_>) -> Mask {
    let step = context.now();
    let gates = plan.terms.milestones.iter().zip(&company.milestones).filter(|(terms, _)| terms.gates_growth);
    gates.fold(Mask::NONE, |held, (_, reached)| {
        held | lanes_where(
            context.level,
            #[inline(always)]
            |lane| reached[lane] > step,
        )
    })
}

fn bring(company: &mut CompanyBatch, terms: &Milestone<Number>, lane: usize, context: &Context<'_>) {
    let at = |number: Option<Number>| number.map_or(0.0, |number| context.values.at(number, lane));
    let now = &mut company.now;
    now.run_rate[lane] *= 1.0 + at(terms.run_rate);
    now.drift[lane] += at(terms.growth);
    now.cash[lane] += at(terms.cash);
}
