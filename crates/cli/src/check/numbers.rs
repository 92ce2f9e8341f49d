//! Which numbers a scenario rests on, and where they come from.

use drypowder_model::file::Stated;

/// The numbers of a scenario, counted. Those of a cohort count once.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// All of them, levers and defaults among them.
    pub(super) all: usize,
    /// Those that are not known with certainty.
    pub(super) uncertain: usize,
    /// Those that somebody chooses: levers, which need no source.
    pub(super) levers: usize,
    /// Those that nobody states: defaults, levers apart.
    pub(super) defaults: usize,
    /// Those that are stated with a source, levers apart.
    pub(super) sourced: usize,
    /// Those that are stated with a note alone, levers apart.
    pub(super) noted: usize,
    /// The paths of those that are stated with neither, levers apart.
    pub(super) unsourced: Vec<String>,
    /// The levers that carry a source or a note all the same.
    pub(super) explained_levers: usize,
}

impl Numbers {
    /// Counts every number.
    pub(super) fn of(numbers: &[Stated]) -> Self {
        let mut counts = Self::default();
        for number in numbers {
            counts.add(number);
        }
        counts
    }

    fn add(&mut self, number: &Stated) {
        let provenance = &number.param.provenance;
        let (sourced, noted) = (provenance.source.is_some(), provenance.note.is_some());
        self.all += 1;
        self.uncertain += usize::from(number.param.known().is_none());
        if number.is_lever() {
            self.levers += 1;
            self.explained_levers += usize::from(sourced || noted);
        } else if number.place.is_none() {
            self.defaults += 1;
        } else if sourced {
            self.sourced += 1;
        } else if noted {
            self.noted += 1;
        } else {
            self.unsourced.push(number.param.path.clone());
        }
    }
}
