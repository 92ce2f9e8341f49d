//! The events of a plan: when they happen, and to whom.

use std::collections::BTreeMap;

use drypowder_model::{
    Company, Event, Source,
    event::{SourceChange, When},
    traverse::Traverse,
};

use super::{Clock, CohortPlan, Number, Numbers};
use crate::draw::{Address, RowId, RowPlan};

/// An event's numbers, dates and draws.
#[derive(Clone, Debug)]
pub(crate) struct EventPlan {
    pub(crate) terms: Event<Number>,
    pub(crate) time: EventTime,
    /// Which source each of `terms.sources` is.
    pub(crate) sources: Vec<usize>,
    /// Whom each of `terms.companies` means.
    pub(crate) companies: Vec<Meant>,
}

/// When an event happens.
#[derive(Clone, Debug)]
pub(crate) enum EventTime {
    /// In this step, where the uniform at that address is below the probability.
    Dated { step: i32, probability: Number, decided: Address },
    /// In any step in which the uniform of that process is below 1 − e^{−hazard·Δ}.
    Random { hazard: Number, happens: RowId, once: bool },
}

/// Whom a name means.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Meant {
    /// A company.
    Company(usize),
    /// Every member of a cohort.
    Cohort(usize),
}

impl Meant {
    /// The companies, in the plan's order.
    pub(crate) fn companies<'p>(&'p self, cohorts: &'p [CohortPlan]) -> &'p [usize] {
        match self {
            Self::Company(index) => core::slice::from_ref(index),
            Self::Cohort(cohort) => &cohorts[*cohort].members,
        }
    }
}

/// What the names of a scenario mean in a plan.
pub(super) struct Called<'s> {
    sources: BTreeMap<&'s str, usize>,
    companies: BTreeMap<&'s str, Meant>,
}

impl<'s> Called<'s> {
    pub(super) fn new(sources: &[&'s Source], companies: &[&'s Company], cohorts: &'s [CohortPlan]) -> Self {
        let alone = companies.iter().enumerate();
        let alone = alone.map(|(index, company)| (company.name.as_str(), Meant::Company(index)));
        let together = cohorts.iter().enumerate();
        let together = together.map(|(index, cohort)| (cohort.name.as_str(), Meant::Cohort(index)));
        let sources = sources.iter().enumerate();
        Self {
            sources: sources.map(|(index, source)| (source.name.as_str(), index)).collect(),
            companies: alone.chain(together).collect(),
        }
    }
}

impl EventPlan {
    /// Every event, by name.
    pub(super) fn all(
        events: &[Event],
        called: &Called<'_>,
        clock: &Clock,
        numbers: &mut Numbers,
        rows: &mut RowPlan,
    ) -> Vec<Self> {
        let mut events: Vec<&Event> = events.iter().collect();
        events.sort_by(|a, b| a.name.cmp(&b.name));
        events.into_iter().map(|event| Self::new(event, called, clock, numbers, rows)).collect()
    }

    fn new(
        event: &Event,
        called: &Called<'_>,
        clock: &Clock,
        numbers: &mut Numbers,
        rows: &mut RowPlan,
    ) -> Self {
        let key = event.key();
        let terms = event.traverse("", &mut |place, param| numbers.add(&key, place, param));
        let address = Address::of(&key, "happens");
        let time = match terms.when {
            When::Dated { at, probability } => {
                EventTime::Dated { step: clock.step_of(at), probability, decided: address }
            }
            When::Random { hazard, once } => {
                EventTime::Random { hazard, happens: rows.uniform(address), once }
            }
        };
        // The reader has held every name against those there are, so none is left out.
        let source = |one: &SourceChange<Number>| called.sources.get(one.name.as_str()).copied();
        let companies = terms.companies.iter();
        Self {
            sources: terms.sources.iter().filter_map(source).collect(),
            companies: companies.filter_map(|one| called.companies.get(one.name.as_str()).copied()).collect(),
            time,
            terms,
        }
    }

    /// Whose private life it may end.
    pub(super) fn ends(&self) -> impl Iterator<Item = &Meant> {
        let changes = self.terms.companies.iter().zip(&self.companies);
        changes.filter(|(change, _)| change.outcome.is_some()).map(|(_, meant)| meant)
    }
}
