//! What a run would cost, so that it can be refused before it starts.

use drypowder_lanes::{Lanes, WIDTH};

use super::{CompanyPlan, Plan};
use crate::{
    batch::{CapTable, CompanyBatch, PairLanes},
    metric::{CohortTally, CompanyTally},
    world::traits::CompanyTraits,
};

/// The work and memory of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cost {
    /// Worlds × steps × (companies + sources + events).
    pub entity_steps: f64,
    /// Memory for state and tallies of all threads, bytes, rounded up generously.
    pub bytes: u64,
}

/// What a company takes besides, however many threads there are: its part of the scenario, of the plan, of the results and
/// of the text they are written as.
const A_COMPANY: f64 = 65_536.0;

impl Plan {
    /// What a run of so many worlds on so many threads costs.
    #[must_use]
    pub fn cost(&self, worlds: u64, threads: usize) -> Cost {
        let entities = (self.companies.len() + self.sources.len() + self.events.len()) as f64;
        let entity_steps = worlds as f64 * f64::from(self.clock.steps) * entities;
        let companies = (0..self.companies.len()).map(|index| CompanyTally::bytes(self, index));
        let cohorts = self.cohorts.iter().map(|cohort| CohortTally::bytes(self, cohort));
        let tally: f64 = companies.chain(cohorts).sum();
        // Every thread has its state and its tally; there is one tally more, into which they are merged.
        let bytes = threads as f64 * self.state_bytes()
            + (threads + 1) as f64 * tally
            + self.companies.len() as f64 * A_COMPANY;
        Cost { entity_steps, bytes: bytes as u64 }
    }

    /// State of one thread.
    fn state_bytes(&self) -> f64 {
        let lanes = size_of::<Lanes>() as f64;
        let (companies, sources) = (self.companies.len() as f64, self.sources.len() as f64);
        let rings = 2.0 * 12.0 / f64::from(self.clock.step_months) * lanes;
        let gates = |plan: &CompanyPlan| plan.terms.milestones.len() + 2 * plan.terms.hazards.len();
        let gates: usize = self.companies.iter().map(gates).sum();
        let owned = self.companies.iter().filter(|plan| plan.terms.shares.is_some()).count();
        let tables = (owned * WIDTH * CapTable::BYTES) as f64;
        // A source and the market have about 60 and 20 lanes.
        let world = companies * (size_of::<CompanyBatch>() as f64 + rings)
            + companies * sources * size_of::<PairLanes>() as f64
            + tables
            + (60.0 * sources + 20.0 + gates as f64) * lanes;
        let draws = (self.numbers.len() as f64 + 2.0 * self.rows.len() as f64) * lanes;
        // What sources pay and are paid, by date.
        let flows = sources * (f64::from(self.clock.steps) + 1.0) * lanes;
        // The world, and the same without exits.
        2.0 * world + flows + companies * size_of::<CompanyTraits>() as f64 + draws
    }
}
