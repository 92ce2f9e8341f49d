//! What is estimated: each metric observes batches and turns its tally into numbers with errors.

mod answer;
mod audit;
mod cohort;
mod company;
mod ends;
mod fans;
mod measure;
mod question;
mod reading;
mod returns;
mod source;
mod sums;
mod system;

pub(crate) use audit::AuditTally;
pub(crate) use cohort::CohortTally;
use company::At;
pub(crate) use company::CompanyTally;
pub(crate) use ends::Moves;
pub(crate) use fans::in_fans;
pub(crate) use measure::MeasuresTally;
pub(crate) use question::Question;
pub(crate) use reading::Gauge;
pub(crate) use returns::ReturnsTally;
pub(crate) use source::SourceTally;
pub(crate) use system::SystemTally;

use crate::{
    batch::Batch,
    plan::Plan,
    results::{Exhaustion, Marked},
    tally::{Times, merge_fields},
    world::Context,
};

/// Everything remembered of the worlds seen.
#[derive(Clone, Debug)]
pub(crate) struct Tally {
    pub(crate) worlds: u64,
    pub(crate) companies: Vec<CompanyTally>,
    pub(crate) cohorts: Vec<CohortTally>,
    pub(crate) sources: Vec<SourceTally>,
    pub(crate) system: SystemTally,
    pub(crate) measures: MeasuresTally,
}

merge_fields!(Tally { worlds, companies, cohorts, sources, system, measures });

impl Tally {
    pub(crate) fn new(plan: &Plan) -> Self {
        Self {
            worlds: 0,
            companies: (0..plan.companies.len()).map(|index| CompanyTally::new(plan, index)).collect(),
            cohorts: plan.cohorts.iter().map(|cohort| CohortTally::new(plan, cohort)).collect(),
            sources: plan.sources.iter().map(|_| SourceTally::new(plan)).collect(),
            system: SystemTally::new(plan),
            measures: MeasuresTally::new(plan),
        }
    }

    /// Looks at the opening state.
    pub(crate) fn observe_opening(&mut self, batch: &Batch, context: &Context<'_>) {
        self.measures.open(batch, context.plan);
        for (index, tally) in self.companies.iter_mut().enumerate() {
            if let Some(fans) = &mut tally.fans {
                fans.observe_opening(batch, index, context);
            }
            if let Some(cohort) = context.plan.companies[index].cohort
                && in_fans(context.first_world)
            {
                self.cohorts[cohort].fans.observe_opening(batch, index, context);
            }
        }
    }

    /// Looks at a batch at the end of a step.
    pub(crate) fn observe_step(&mut self, batch: &mut Batch, context: &Context<'_>) {
        self.measures.step(batch, context.plan, context.step + 1);
        if !in_fans(context.first_world) {
            return;
        }
        for (index, company) in batch.companies.iter_mut().enumerate() {
            if let Some(fans) = &mut self.companies[index].fans {
                fans.observe_step(company, context);
            }
            if let Some(cohort) = context.plan.companies[index].cohort {
                self.cohorts[cohort].fans.observe_step(company, context);
            }
            fans::turn_year(company, context);
        }
    }

    /// Looks at worlds from `first` on that have ended, and at the same worlds without exits where they differ.
    pub(crate) fn observe_end(
        &mut self,
        world: &Batch,
        without_exits: &Batch,
        (first, lanes): (u64, usize),
        plan: &Plan,
    ) {
        self.worlds += lanes as u64;
        for lane in 0..lanes {
            let shadow = if without_exits.live.get(lane) { without_exits } else { world };
            for (index, tally) in self.companies.iter_mut().enumerate() {
                let at = At { plan, index, lane };
                let (moves, ends) = at.ended(world, shadow);
                tally.observe_end(&moves, &ends, world, at);
                if let Some(cohort) = plan.companies[index].cohort {
                    self.cohorts[cohort].observe_end(&moves, &ends, world, at);
                }
            }
            self.cohorts.iter_mut().for_each(CohortTally::close);
            for (tally, source) in self.sources.iter_mut().zip(&world.sources) {
                tally.observe_end(source, lane);
            }
            self.system.observe_end(world, lane);
            self.measures.end(world, shadow, plan, lane);
            if in_fans(first) {
                for (index, tally) in self.sources.iter_mut().enumerate() {
                    tally.returns.observe(world, &[index], lane, plan);
                }
                self.system.observe_returns(world, lane, plan);
            }
        }
    }
}

/// When something was first exhausted.
fn exhaustion(times: &Times, worlds: u64, plan: &Plan) -> Exhaustion {
    let share = |count| crate::estimate::proportion(count, worlds);
    Exhaustion {
        by: plan
            .clock
            .marks
            .iter()
            .map(|&month| Marked { month, share: share(times.until(month)) })
            .collect(),
        horizon: share(times.until(plan.clock.horizon_months())),
        median: crate::estimate::time_quantile(times, worlds, 0.5),
    }
}
