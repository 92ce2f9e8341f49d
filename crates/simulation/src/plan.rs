//! A scenario made ready to run: names to indices, laws to addresses, dates to steps. Building one cannot fail: a
//! [`Scenario`] is whole and valid.
//!
//! Companies and sources stand in the order of their ids, so that sums over them do not depend on the order of the
//! file.

mod clock;
mod cohort;
mod company;
mod cost;
mod event;
mod gate;
mod market;
mod measure;
mod numbers;
mod ranks;
mod source;

use std::collections::BTreeMap;

use drypowder_lanes::WIDTH;
use drypowder_model::Scenario;

pub(crate) use clock::Clock;
pub(crate) use cohort::CohortPlan;
pub(crate) use company::{CommitmentSpan, CompanyPlan, TrancheDate};
pub use cost::Cost;
pub(crate) use event::{EventPlan, EventTime};
pub(crate) use gate::Gates;
pub(crate) use market::MarketPlan;
pub(crate) use measure::{Formula, MeasurePlan, Operation, SightPlan, Steps, What};
pub(crate) use numbers::{Number, Numbers, Values};
pub(crate) use source::{PairPlan, SourcePlan};

use crate::draw::{Address, RowPlan};
use event::Called;

/// A scenario ready to run.
#[derive(Clone, Debug)]
pub struct Plan {
    pub(crate) name: String,
    pub(crate) question: Option<String>,
    pub(crate) hash: String,
    pub(crate) clock: Clock,
    pub(crate) numbers: Numbers,
    pub(crate) rows: RowPlan,
    pub(crate) market: MarketPlan,
    /// By id.
    pub(crate) companies: Vec<CompanyPlan>,
    /// By name.
    pub(crate) cohorts: Vec<CohortPlan>,
    /// By id.
    pub(crate) sources: Vec<SourcePlan>,
    /// The kinds of source there are, each with its sources.
    pub(crate) kinds: Vec<(&'static str, Vec<usize>)>,
    /// By name.
    pub(crate) events: Vec<EventPlan>,
    /// What a source may do for a company: `pairs[source · companies + company]`.
    pub(crate) pairs: Vec<PairPlan>,
    pub(crate) measures: MeasurePlan,
}

impl Plan {
    /// Makes a scenario ready to run.
    #[must_use]
    pub fn new(scenario: &Scenario) -> Self {
        let clock = Clock::new(scenario);
        let mut numbers = Numbers::default();
        let mut rows = RowPlan::new();
        let common = scenario.companies.iter().any(|company| company.growth.common.known() != Some(0.0));
        let market = MarketPlan::new(&scenario.market, common, &clock, &mut numbers, &mut rows);
        let mut sources: Vec<_> = scenario.sources.iter().collect();
        sources.sort_by(|a, b| a.id.cmp(&b.id));
        let mut companies: Vec<_> = scenario.companies.iter().collect();
        companies.sort_by(|a, b| a.id.cmp(&b.id));
        let cohorts = CohortPlan::all(&companies);
        let pairs = PairPlan::all(&sources, &companies, &mut numbers);
        let called = Called::new(&sources, &companies, &cohorts);
        let events = EventPlan::all(&scenario.events, &called, &clock, &mut numbers, &mut rows);
        let companies: Vec<_> = companies
            .into_iter()
            .map(|company| CompanyPlan::new(company, &sources, &clock, &mut numbers, &mut rows))
            .collect();
        let mut companies = CohortPlan::enter(&cohorts, companies);
        for meant in events.iter().flat_map(EventPlan::ends) {
            meant.companies(&cohorts).iter().for_each(|&index| companies[index].gates.befallen = true);
        }
        let sources: Vec<_> =
            sources.into_iter().map(|source| SourcePlan::new(source, &mut numbers, &mut rows)).collect();
        let mut kinds = BTreeMap::<_, Vec<usize>>::new();
        for (index, source) in sources.iter().enumerate() {
            kinds.entry(source.terms.kind.word()).or_default().push(index);
        }
        numbers.correlate(&scenario.correlations);
        let names = measure::Index {
            companies: &companies.iter().map(|company| company.name.as_str()).collect::<Vec<_>>(),
            sources: &sources.iter().map(|source| source.name.as_str()).collect::<Vec<_>>(),
            clock: &clock,
        };
        let measures = MeasurePlan::new(&scenario.measures, &names);
        Self {
            name: scenario.name.clone(),
            question: scenario.question.clone(),
            hash: scenario.hash(),
            clock,
            numbers,
            rows,
            market,
            companies,
            cohorts,
            sources,
            kinds: kinds.into_iter().collect(),
            events,
            pairs,
            measures,
        }
    }

    /// The numbers at these addresses (`company:OpenAI/growth.now`), as they are in the worlds before `worlds`: one list
    /// a number, one value a world. `None` where no number has that address. A number that is drawn anew within a world
    /// shows a value that no ask or filing has to use.
    #[must_use]
    pub fn drawn(&self, addresses: &[Address], seed: u64, worlds: u64) -> Vec<Option<Vec<f64>>> {
        let numbers: Vec<_> = addresses.iter().map(|address| self.numbers.at(*address)).collect();
        let mut drawn: Vec<Option<Vec<f64>>> =
            numbers.iter().map(|number| number.map(|_| Vec::with_capacity(worlds as usize))).collect();
        let mut values = Values::new(&self.numbers);
        for first in (0..worlds).step_by(WIDTH) {
            values.fill(&self.numbers, seed, first);
            let count = WIDTH.min((worlds - first) as usize);
            for (number, list) in numbers.iter().zip(&mut drawn) {
                if let (Some(number), Some(list)) = (number, list) {
                    list.extend((0..count).map(|lane| values.at(*number, lane)));
                }
            }
        }
        drawn
    }

    /// Where the numbers at these addresses lie within their laws in one world: the share of worlds in which they are
    /// smaller. `None` where no uncertain number has that address, or one that is drawn anew within a world.
    #[must_use]
    pub fn percentiles(&self, addresses: &[Address], seed: u64, world: u64) -> Vec<Option<f64>> {
        self.numbers.percentiles(addresses, seed, world)
    }

    /// Number of uncertain parameters.
    #[must_use]
    pub fn uncertain(&self) -> usize {
        self.numbers.uncertain()
    }

    /// Dense draws a world and step needs: what the floor of its running time is counted in.
    #[must_use]
    pub fn draws_per_step(&self) -> usize {
        self.rows.len()
    }

    /// Number of steps to the horizon.
    #[must_use]
    pub fn steps(&self) -> u32 {
        self.clock.steps
    }

    /// Whether a company has curves of its own: it stands alone, or its cohort is small.
    pub(crate) fn shown_alone(&self, company: usize) -> bool {
        let cohort = self.companies[company].cohort.map(|cohort| &self.cohorts[cohort]);
        cohort.is_none_or(CohortPlan::is_small)
    }

    /// The companies' names, in the order of ids.
    pub fn company_names(&self) -> impl Iterator<Item = &str> {
        self.companies.iter().map(|company| company.name.as_str())
    }

    /// Number of companies.
    #[must_use]
    pub fn companies(&self) -> usize {
        self.companies.len()
    }

    /// Whether employees or early owners of any company sell to sources.
    pub(crate) fn insiders_sell(&self) -> bool {
        self.companies.iter().any(|company| company.terms.tender.is_some())
    }

    pub(crate) fn pair(&self, source: usize, company: usize) -> &PairPlan {
        &self.pairs[self.pair_index(source, company)]
    }

    pub(crate) fn pair_index(&self, source: usize, company: usize) -> usize {
        source * self.companies.len() + company
    }
}

#[cfg(test)]
mod tests {
    use drypowder_model::file;

    use super::*;

    /// Scenarios in which everything there is takes part.
    const WHOLE: [&str; 2] = [
        include_str!("../../../tests/scenarios/everything.toml"),
        include_str!("../../model/tests/full.toml"),
    ];

    #[test]
    fn no_two_draws_have_one_address() {
        for text in WHOLE {
            let scenario = file::parse(text, &[]).unwrap_or_else(|problems| panic!("{problems}"));
            let plan = Plan::new(&scenario);
            let mut draws: Vec<Address> = plan.numbers.addresses().chain(plan.rows.addresses()).collect();
            for company in &plan.companies {
                let of = &company.draws;
                draws.extend([of.jump_size, of.price, of.listing_price, of.acquisition, of.window_failure]);
                draws.extend(company.gates.milestones.iter().chain(&company.gates.hazards));
            }
            assert!(draws.len() > 100, "{}", draws.len());
            for (at, draw) in draws.iter().enumerate() {
                assert!(!draws[..at].contains(draw), "{draw:?} of {}", scenario.name);
            }
        }
    }
}
