//! Events: dated or random bundles of changes to the market, to sources and to companies.
//!
//! A change moves a state; what moves that state otherwise goes on from there. So a fall of the price of oil is forgotten
//! with oil's half-life, and a company's lost growth drift returns as its drift reverts.

use serde::Serialize;

use crate::{
    Param,
    market::ClimateState,
    outcome::Outcome,
    traverse::{Traverse, Visitor},
    units::Month,
};

/// Something that happens to many at once.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event<P = Param> {
    /// Its name, unique among events; addresses its draws.
    pub name: String,
    /// When it happens.
    pub when: When<P>,
    /// What it does to the market. Absent: nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub market: Option<Box<MarketChange<P>>>,
    /// What it does to sources, one entry a source.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceChange<P>>,
    /// What it does to companies, one entry a company or cohort.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub companies: Vec<CompanyChange<P>>,
}

/// When an event happens.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum When<P = Param> {
    /// In the step in which a month lies.
    Dated {
        /// The month.
        at: Month,
        /// The probability that it happens, 0 to 1; decided once a world.
        probability: P,
    },
    /// At any time: P(it happens in Δ) = 1 − e^{−hazard·Δ}.
    Random {
        /// Times a year, not negative.
        hazard: P,
        /// Whether it happens at most once in a world.
        once: bool,
    },
}

/// What an event does to the market.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MarketChange<P = Param> {
    /// Relative change of the price of oil, above −1.
    pub oil: Option<P>,
    /// Relative change of the equity index, above −1.
    pub equity: Option<P>,
    /// Relative change of the listed multiple, above −1.
    pub multiple: Option<P>,
    /// Added to sentiment z.
    pub sentiment: Option<P>,
    /// The climate that begins.
    pub climate: Option<ClimateState>,
    /// Whether the window for listings opens; false: it shuts.
    pub window: Option<bool>,
}

/// What an event does to a source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceChange<P = Param> {
    /// The source's name.
    pub name: String,
    /// Relative change of the stock it invests from, at least −1.
    pub capital: Option<P>,
    /// Added to the log-odds of a yes from then on.
    pub appetite: Option<P>,
    /// The span of its patience from then on, months, positive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patience: Option<P>,
    /// Whether it writes no new cheque from then on.
    pub stops: bool,
}

/// What an event does to a company, or to every member of a cohort.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CompanyChange<P = Param> {
    /// The name of the company or cohort.
    pub name: String,
    /// Relative change of the run-rate, above −1.
    pub run_rate: Option<P>,
    /// Relative change of the compute programme, above −1.
    pub compute: Option<P>,
    /// Relative change of fixed costs, above −1.
    pub fixed: Option<P>,
    /// Added to the growth drift, log a year.
    pub growth: Option<P>,
    /// Added to the gross margin, which stays at most 1.
    pub margin: Option<P>,
    /// Cash that comes or goes, USD.
    pub cash: Option<P>,
    /// How it leaves private life.
    pub outcome: Option<Outcome>,
}

impl Event {
    /// What begins every address of its draws.
    #[must_use]
    pub fn key(&self) -> String {
        format!("event:{}", self.name)
    }
}

impl<Q: Clone> Traverse<Q> for When {
    type Output = When<Q>;

    /// A file writes these beside the event's name, so that is where they stand.
    fn traverse(&self, _: &str, visit: &mut Visitor<'_, Q>) -> Self::Output {
        match self {
            Self::Dated { at, probability } => {
                When::Dated { at: *at, probability: probability.traverse("probability", visit) }
            }
            Self::Random { hazard, once } => {
                When::Random { hazard: hazard.traverse("hazard", visit), once: *once }
            }
        }
    }
}

crate::traverse::traverse!(Event { name, when, market, sources, companies });
crate::traverse::traverse!(MarketChange { oil, equity, multiple, sentiment, climate, window });
crate::traverse::traverse!(SourceChange { name, capital, appetite, patience, stops });
crate::traverse::traverse!(CompanyChange { name, run_rate, compute, fixed, growth, margin, cash, outcome });
