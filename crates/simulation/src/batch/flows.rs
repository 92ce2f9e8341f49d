//! What sources pay and are paid, by step: kept for the worlds whose returns are estimated.

use drypowder_lanes::Lanes;

/// Flows of every source in a batch of worlds, USD: below zero what it paid, above what it was paid.
#[derive(Clone, Debug)]
pub(crate) struct Flows {
    /// `lanes[source · dates + date]`; date 0 is the start, date n the end of step n − 1.
    lanes: Vec<Lanes>,
    sources: usize,
    dates: usize,
    kept: bool,
}

impl Flows {
    pub(crate) fn new(sources: usize, steps: u32) -> Self {
        Self { lanes: Vec::new(), sources, dates: steps as usize + 1, kept: false }
    }

    /// Begins a batch, whose flows are kept or not.
    pub(crate) fn open(&mut self, kept: bool) {
        self.kept = kept;
        if kept {
            self.lanes.clear();
            self.lanes.resize(self.sources * self.dates, Lanes::ZERO);
        }
    }

    pub(crate) fn are_kept(&self) -> bool {
        self.kept
    }

    /// Notes a flow at the start (0) or at the end of a step (its number from 1).
    pub(crate) fn note(&mut self, source: usize, date: u32, lane: usize, amount: f64) {
        if self.kept {
            self.lanes[source * self.dates + date as usize][lane] += amount;
        }
    }

    /// The flows of one source in one world that are not zero, with their dates.
    pub(crate) fn of(&self, source: usize, lane: usize) -> impl Iterator<Item = (u32, f64)> + '_ {
        let own = &self.lanes[source * self.dates..(source + 1) * self.dates];
        let dated = (0..).zip(own).map(move |(date, flows)| (date, flows[lane]));
        dated.filter(|(_, amount)| *amount != 0.0)
    }
}
