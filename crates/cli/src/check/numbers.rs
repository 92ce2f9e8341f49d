//! Which numbers a scenario rests on, and where they come from.

use drypowder_model::{Param, Scenario, traverse::Traverse};

/// The numbers of a scenario, counted.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// All of them.
    pub(super) all: usize,
    /// Those that are not known with certainty.
    pub(super) uncertain: usize,
    /// Those whose source is given.
    pub(super) sourced: usize,
    /// The paths of those with neither a source nor a note.
    pub(super) unsourced: Vec<String>,
}

impl Numbers {
    /// Counts every number, those of a cohort once.
    pub(super) fn of(scenario: &Scenario) -> Self {
        let mut numbers = Self::default();
        numbers.visit("market", &scenario.market);
        // The members of a cohort stand side by side and have the same numbers.
        let mut cohort = None;
        for company in &scenario.companies {
            if company.cohort.is_none() || company.cohort != cohort {
                cohort.clone_from(&company.cohort);
                let name = company.cohort.as_ref().unwrap_or(&company.name);
                numbers.visit(&format!("company[{name}]"), company);
            }
        }
        for source in &scenario.sources {
            numbers.visit(&format!("source[{}]", source.name), source);
        }
        numbers
    }

    fn visit(&mut self, place: &str, part: &impl Traverse<()>) {
        part.traverse(place, &mut |place, param| self.add(place, param));
    }

    fn add(&mut self, place: &str, param: &Param) {
        self.all += 1;
        self.uncertain += usize::from(param.known().is_none());
        let provenance = &param.provenance;
        if provenance.source.is_some() {
            self.sourced += 1;
        } else if provenance.note.is_none() {
            self.unsourced.push(place.to_owned());
        }
    }
}
