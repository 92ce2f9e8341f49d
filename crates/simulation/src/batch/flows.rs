//! What sources pay and are paid, by step: kept for the worlds whose returns are estimated.

use drypowder_lanes::Lanes;

/// Flows of every source in a batch of worlds, USD: below zero what it paid, above what it was paid.
#[derive(Clone, Debug)]
pub(crate) struct Flows {
    /// `lanes[source · dates + date]`; date 0 is the start, date n the end of step n − 1.
    lanes: Vec<Lanes>,
    /// All that a source paid, and all that it was paid, whatever else it was or paid on the same date.
    paid: Vec<Lanes>,
    received: Vec<Lanes>,
    sources: usize,
    dates: usize,
    kept: bool,
}

impl Flows {
    pub(crate) fn new(sources: usize, steps: u32) -> Self {
        Self {
            lanes: Vec::new(),
            paid: Vec::new(),
            received: Vec::new(),
            sources,
            dates: steps as usize + 1,
            kept: false,
        }
    }

    /// Begins a batch, whose flows are kept or not.
    pub(crate) fn open(&mut self, kept: bool) {
        self.kept = kept;
        if kept {
            self.lanes.clear();
            self.lanes.resize(self.sources * self.dates, Lanes::ZERO);
            for all in [&mut self.paid, &mut self.received] {
                all.clear();
                all.resize(self.sources, Lanes::ZERO);
            }
        }
    }

    pub(crate) fn are_kept(&self) -> bool {
        self.kept
    }

    /// Notes a flow at the start (0) or at the end of a step (its number from 1).
    pub(crate) fn note(&mut self, source: usize, date: u32, lane: usize, amount: f64) {
        if self.kept {
            self.lanes[source * self.dates + date as usize][lane] += amount;
            let all = if amount < 0.0 { &mut self.paid } else { &mut self.received };
            all[source][lane] += amount.abs();
        }
    }

    /// All that a source paid and all that it was paid in one world, USD.
    pub(crate) fn totals(&self, source: usize, lane: usize) -> [f64; 2] {
        [self.paid[source][lane], self.received[source][lane]]
    }

    /// The flows of one source in one world that are not zero, with their dates.
    pub(crate) fn of(&self, source: usize, lane: usize) -> impl Iterator<Item = (u32, f64)> + '_ {
        let own = &self.lanes[source * self.dates..(source + 1) * self.dates];
        let dated = (0..).zip(own).map(move |(date, flows)| (date, flows[lane]));
        dated.filter(|(_, amount)| *amount != 0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A payment and a mark of one date are one flow of that date, and both are in the totals.
    #[test]
    fn totals_are_gross() {
        let mut flows = Flows::new(2, 12);
        for _ in 0..2 {
            flows.open(true);
            flows.note(1, 12, 3, -5.0);
            flows.note(1, 12, 3, 3.0);
            flows.note(1, 4, 3, -1.0);
            assert_eq!(flows.of(1, 3).collect::<Vec<_>>(), [(4, -1.0), (12, -2.0)]);
            assert_eq!((flows.totals(1, 3), flows.totals(0, 3)), ([6.0, 3.0], [0.0; 2]));
        }
    }
}
