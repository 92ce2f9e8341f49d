//! What a run would cost, so that it can be refused before it starts.

use drypowder_lanes::Lanes;

use super::Plan;

/// The work and memory of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cost {
    /// Worlds × steps × (companies + sources).
    pub entity_steps: f64,
    /// Memory for state and tallies of all threads, bytes, rounded up generously.
    pub bytes: u64,
}

impl Plan {
    /// What a run of so many worlds on so many threads costs.
    #[must_use]
    pub fn cost(&self, worlds: u64, threads: usize) -> Cost {
        let (companies, sources) = (self.companies.len() as f64, self.sources.len() as f64);
        let steps = f64::from(self.clock.steps);
        let entity_steps = worlds as f64 * steps * (companies + sources);
        // Lanes of state: about 130 a company, 60 a source, 5 a pair, each twice for the world without exits.
        let lanes = 2.0 * (130.0 * companies + 60.0 * sources + 5.0 * companies * sources + 20.0)
            + self.numbers.len() as f64
            + 2.0 * self.rows.len() as f64;
        // Fans: three a company and step, about 24 octaves of 128 counts of 4 bytes each with both signs.
        let fans = 3.0 * companies * steps * 24.0 * 128.0 * 4.0;
        let sustain = companies * 128.0 * f64::from(self.clock.horizon_months()) * 8.0;
        // One tally more than threads: the one they are merged into.
        let bytes = (threads + 1) as f64 * (lanes * size_of::<Lanes>() as f64 + fans + sustain);
        Cost { entity_steps, bytes: bytes as u64 }
    }
}
