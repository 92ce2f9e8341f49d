//! What is estimated: each metric observes batches and turns its tally into numbers with errors.

mod company;
mod source;
mod system;

pub(crate) use company::CompanyTally;
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
    pub(crate) sources: Vec<SourceTally>,
    pub(crate) system: SystemTally,
}

merge_fields!(Tally { worlds, companies, sources, system });

impl Tally {
    pub(crate) fn new(plan: &Plan) -> Self {
        Self {
            worlds: 0,
            companies: plan.companies.iter().map(|_| CompanyTally::new(plan)).collect(),
            sources: plan.sources.iter().map(|_| SourceTally::new(plan)).collect(),
            system: SystemTally::new(plan),
        }
    }

    /// Looks at the opening state.
    pub(crate) fn observe_opening(&mut self, batch: &Batch, context: &Context<'_>) {
        for (index, tally) in self.companies.iter_mut().enumerate() {
            tally.observe_opening(batch, index, context);
        }
    }

    /// Looks at a batch at the end of a step.
    pub(crate) fn observe_step(&mut self, batch: &mut Batch, context: &Context<'_>) {
        for (tally, company) in self.companies.iter_mut().zip(&mut batch.companies) {
            tally.observe_step(company, context);
        }
    }

    /// Looks at worlds that have ended, and at the same worlds without exits where they differ.
    pub(crate) fn observe_end(&mut self, world: &Batch, without_exits: &Batch, lanes: usize, plan: &Plan) {
        self.worlds += lanes as u64;
        for lane in 0..lanes {
            let shadow = if without_exits.live.get(lane) { without_exits } else { world };
            for (index, tally) in self.companies.iter_mut().enumerate() {
                tally.observe_end(world, shadow, (index, lane), plan);
            }
            for (tally, source) in self.sources.iter_mut().zip(&world.sources) {
                tally.observe_end(source, lane);
            }
            self.system.observe_end(world, lane);
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
