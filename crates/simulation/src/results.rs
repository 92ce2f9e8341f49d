//! What a run found: numbers that depend on nothing but the program's version, the scenario, the seed and the number
//! of worlds. Threads, times and the host never enter; they belong to whoever ran it.

use serde::{Deserialize, Serialize};

mod asked;
mod cohort;
mod company;
mod difference;
mod estimate;
mod measure;
mod source;
mod tables;

pub use asked::{Interval, Judged, Look, Precision, Reached, Unit, Verdict};
pub use cohort::{CohortResults, CohortSpread};
pub use company::{
    Benchmarks, CalendarYear, Cause, CompanyResults, Incidence, Marked, MilestoneResults, RestrictedTime,
    ShortfallReason, ShortfallShare, Shortfalls, Sustain,
};
pub use difference::Difference;
pub use estimate::{Estimate, Proportion, Quantile, Ratio};
pub use measure::{Averaged, Compared, Held, MeasureResults};
pub use source::{
    Concentration, EventResults, Exhaustion, KindReturns, Returns, ReviewResults, SourceResults,
    SystemResults,
};
pub use tables::{Fan, FanQuantity, MonthRow, Tables};

/// Everything a run found, in the order companies and sources have by their id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Results {
    /// What determined the numbers.
    pub run: Identity,
    /// One entry a company, by id.
    pub companies: Vec<CompanyResults>,
    /// One entry a cohort, by name; its members are among the companies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cohorts: Vec<CohortResults>,
    /// One entry a source, by id.
    pub sources: Vec<SourceResults>,
    /// The system as a whole.
    pub system: SystemResults,
    /// Numbers of a world that the scenario's author makes, in the order of the file; absent where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<MeasureResults>,
    /// Numbers held against what they ought to be, in the order of the file; absent where nothing is known of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Compared>,
    /// What was asserted, in the order of the file and then of what was typed; absent where nothing was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assertions: Vec<Judged>,
    /// How precisely numbers were to be known; absent where nobody asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Precision>,
}

impl Results {
    /// What is spoken of: the companies that stand alone, then each cohort in the place of its members, pooled.
    pub fn shown(&self) -> impl Iterator<Item = &CompanyResults> {
        let alone = self.companies.iter().filter(|company| company.cohort.is_none());
        alone.chain(self.cohorts.iter().map(|cohort| &cohort.pooled))
    }
}

/// What determined the numbers of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// The program's version.
    pub version: String,
    /// The scenario's name.
    pub scenario: String,
    /// The question it asks.
    pub question: Option<String>,
    /// SHA-256 of the resolved scenario.
    pub scenario_hash: String,
    /// The overrides given beside the file, as `PATH=VALUE`.
    pub overrides: Vec<String>,
    /// The first month.
    pub start: String,
    /// Months to the horizon.
    pub horizon_months: u32,
    /// Months in a step.
    pub step_months: u32,
    /// The seed.
    pub seed: u64,
    /// Worlds asked for; where a precision was asked for and reached, those it took.
    pub worlds_requested: u64,
    /// Worlds that the numbers stand on; fewer than requested when the run was interrupted.
    pub worlds: u64,
    /// Months at which shares are quoted.
    pub marks: Vec<u32>,
}
