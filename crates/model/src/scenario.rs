//! A whole, valid scenario.

mod hash;

use serde::Serialize;

use crate::{
    Company, Event, Market, Source, claim::Assertion, measure::Measure, reference::Reference, units::Month,
};

/// Everything that determines the numbers of a run, apart from the program's version.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Scenario {
    /// A short title.
    pub name: String,
    /// The question the scenario asks, in a sentence.
    pub question: Option<String>,
    /// The first simulated month.
    pub start: Month,
    /// How far the simulation looks, in months; a multiple of the step.
    pub horizon: u32,
    /// How long a step is.
    pub step: Step,
    /// How many worlds are simulated and from which seed; overridden by `--worlds` and `--seed`.
    pub run: Run,
    /// The months after the start at which shares are quoted ("runs dry by 24, 48, 96 months"), ascending.
    pub marks: Vec<u32>,
    /// The market that all companies and sources share.
    pub market: Market,
    /// The companies, in the order of the file.
    pub companies: Vec<Company>,
    /// The capital sources, in the order of the file.
    pub sources: Vec<Source>,
    /// What happens to many at once, in the order of the file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Event>,
    /// Rank correlations of uncertain numbers; their matrix is positive definite.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub correlations: Vec<RankCorrelation>,
    /// What the author asserts about the answer.
    #[serde(skip)]
    pub assertions: Vec<Assertion>,
    /// Numbers of a world that the author makes, in the order of the file; none takes part in the world.
    #[serde(skip)]
    pub measures: Vec<Measure>,
    /// What numbers of the answer ought to be, known from elsewhere, in the order of the file.
    #[serde(skip)]
    pub references: Vec<Reference>,
}

/// Spearman's rank correlation of two uncertain numbers over worlds, made by a Gaussian copula: the numbers keep their
/// laws, and their normal scores are correlated by 2 sin(πρ/6) (Pearson 1907). A number that is known with certainty has
/// no rank: its correlations have no effect.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RankCorrelation {
    /// The paths of the two numbers, as in [`crate::Param::path`], in ascending order.
    pub between: [String; 2],
    /// ρ, strictly between −1 and 1.
    pub rank: f64,
}

/// The size of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Run {
    /// Number of worlds, at least 1.
    pub worlds: u64,
    /// The seed of every draw.
    pub seed: u64,
}

/// The length of a time step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// One month, Δ = 1/12 year.
    Month,
    /// Three months, Δ = 1/4 year.
    Quarter,
}

impl Step {
    /// Months in a step.
    #[must_use]
    pub fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
        }
    }

    /// The step in years, Δ.
    #[must_use]
    pub fn years(self) -> f64 {
        f64::from(self.months()) / 12.0
    }
}

impl Scenario {
    /// Number of steps to the horizon.
    #[must_use]
    pub fn steps(&self) -> u32 {
        self.horizon / self.step.months()
    }

    /// The company of that name.
    #[must_use]
    pub fn company(&self, name: &str) -> Option<&Company> {
        self.companies.iter().find(|company| company.name == name)
    }

    /// The source of that name.
    #[must_use]
    pub fn source(&self, name: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.name == name)
    }
}
