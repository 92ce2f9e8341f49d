//! What must hold in every world whatever its numbers, looked at beside the tally: counted anew from the worlds' own state and not
//! from the records that the results are made of.

use drypowder_lanes::{WIDTH, max};

use super::company::At;
use crate::{
    batch::{Batch, NEVER},
    engine::{Audit, Survivors},
    plan::Plan,
    tally::{Merge, merge_fields},
    world::Context,
};

/// What an audit has seen.
#[derive(Clone, Debug)]
pub(crate) struct AuditTally {
    /// Worlds in which a company is private at the end of each step, `steps · company + step`.
    private: Vec<u64>,
    /// Steps at whose end each company is private, in the worlds in hand.
    lasted: Vec<[u32; WIDTH]>,
    worst: Worst,
}

impl Merge for AuditTally {
    fn merge(&mut self, other: &Self) {
        self.private.merge(&other.private);
        self.worst.merge(&other.worst);
    }
}

/// The largest residual of each identity in any world.
#[derive(Clone, Copy, Debug, Default)]
struct Worst {
    exits: Largest,
    time: Largest,
    drawn_by_company: Largest,
    drawn_by_source: Largest,
}

merge_fields!(Worst { exits, time, drawn_by_company, drawn_by_source });

/// The largest of some sizes; one that is no number is larger than any.
#[derive(Clone, Copy, Debug, Default)]
struct Largest(f64);

impl Largest {
    fn note(&mut self, residual: f64) {
        self.0 = max(self.0, if residual.is_nan() { f64::INFINITY } else { residual.abs() });
    }
}

impl Merge for Largest {
    fn merge(&mut self, other: &Self) {
        self.0 = max(self.0, other.0);
    }
}

impl AuditTally {
    pub(crate) fn new(plan: &Plan) -> Self {
        Self {
            private: vec![0; plan.companies.len() * plan.clock.steps as usize],
            lasted: vec![[0; WIDTH]; plan.companies.len()],
            worst: Worst::default(),
        }
    }

    /// Looks at a batch at the end of a step.
    pub(crate) fn step(&mut self, world: &Batch, context: &Context<'_>) {
        if context.step == 0 {
            self.lasted.fill([0; WIDTH]);
        }
        let steps = context.plan.clock.steps as usize;
        for (index, company) in world.companies.iter().enumerate() {
            self.private[steps * index + context.step as usize] += company.alive.count() as u64;
            for lane in company.alive {
                self.lasted[index][lane] += 1;
            }
        }
    }

    /// Looks at so many worlds that have ended.
    pub(crate) fn end(&mut self, world: &Batch, without_exits: &Batch, lanes: usize, plan: &Plan) {
        for lane in 0..lanes {
            let shadow = if without_exits.live.get(lane) { without_exits } else { world };
            for index in 0..plan.companies.len() {
                self.end_of_company(At { plan, index, lane }, world, shadow);
            }
            for (index, source) in world.sources.iter().enumerate() {
                let pairs = (0..plan.companies.len()).map(|company| plan.pair_index(index, company));
                let given: f64 = pairs.map(|pair| world.pairs[pair].drawn[lane]).sum();
                self.worst.drawn_by_source.note(in_proportion(given, source.purse.drawn[lane]));
            }
        }
    }

    fn end_of_company(&mut self, at: At<'_>, world: &Batch, shadow: &Batch) {
        let At { plan, index, lane } = at;
        let (moves, ends) = at.ended(world, shadow);
        let lasted = self.lasted[index][lane];
        let causes = moves.exits.iter().filter(|exit| **exit < NEVER).count();
        self.worst.exits.note(causes as f64 - if lasted < plan.clock.steps { 1.0 } else { 0.0 });

        // It left after the end of the last step at which it was private, and by the end of the next.
        let months = f64::from(plan.clock.step_months);
        let least = months * f64::from(lasted);
        let most = if lasted < plan.clock.steps { least + months } else { least };
        let outside = max(0.0, max(least - ends.private_time, ends.private_time - most));
        let lost: f64 = ends.lost_time.iter().sum();
        let horizon = f64::from(plan.clock.horizon_months());
        self.worst.time.note(max(outside, (ends.private_time + lost - horizon).abs()));

        let pairs = (0..world.sources.len()).map(|source| plan.pair_index(source, index));
        let drawn: f64 = pairs.map(|pair| world.pairs[pair].drawn[lane]).sum();
        self.worst.drawn_by_company.note(in_proportion(drawn, ends.drawn));
    }

    pub(crate) fn results(&self, plan: &Plan) -> Audit {
        let steps = plan.clock.steps as usize;
        let of = |index: usize| self.private[steps * index..steps * (index + 1)].to_vec();
        let companies = plan.companies.iter().enumerate();
        let alone = companies.map(|(index, company)| Survivors {
            name: company.name.clone(),
            private: of(index),
            members: 1,
        });
        let together = plan.cohorts.iter().map(|cohort| Survivors {
            name: cohort.name.clone(),
            private: cohort.members.iter().map(|member| of(*member)).fold(vec![0; steps], added),
            members: cohort.members.len(),
        });
        Audit {
            survivors: together.chain(alone).collect(),
            exits: self.worst.exits.0,
            time: self.worst.time.0,
            drawn_by_company: self.worst.drawn_by_company.0,
            drawn_by_source: self.worst.drawn_by_source.0,
        }
    }
}

/// By how much two sums of money differ, USD; of sums beyond $10¹³ in proportion, as their last bit is a fifth of a cent.
fn in_proportion(one: f64, other: f64) -> f64 {
    let scale = max(1.0, other.abs() / 1e13);
    (one - other) / scale
}

fn added(mut all: Vec<u64>, more: Vec<u64>) -> Vec<u64> {
    all.iter_mut().zip(more).for_each(|(sum, one)| *sum += one);
    all
}
