//! One world of a run, looked at closely: what happened in it and why, month by month; and what is known of every world, so
//! that one worth looking at can be found.
//!
//! Companies, sources and events are spoken of by index; [`Chronicle`] has their names.

mod facts;
mod happening;
mod round;
mod search;
mod snapshot;

pub use facts::{CompanyFacts, SourceFacts, Survey, WorldFacts};
pub use happening::{
    Ask, Happening, MarginCall, PriceRefusal, Review, Tranche, WhyFiled, WhyNotBought, WhyPaid,
};
pub use round::{Answer, Lacks, Purpose, Round};
pub use search::Found;
pub(crate) use snapshot::marks;
pub use snapshot::{Climate, CompanyNow, Leverage, MarketNow, Month, SourceNow};

/// A world told from beginning to end.
#[derive(Clone, Debug, PartialEq)]
pub struct Chronicle {
    /// The scenario's name.
    pub scenario: String,
    /// The seed of every draw.
    pub seed: u64,
    /// Which world; the first is 0.
    pub world: u64,
    /// The first calendar month.
    pub start: drypowder_model::units::Month,
    /// Months in a step.
    pub step_months: u32,
    /// Months to the horizon.
    pub horizon_months: u32,
    /// The companies' names.
    pub companies: Vec<String>,
    /// The names of each company's milestones.
    pub milestones: Vec<Vec<String>>,
    /// The sources' names.
    pub sources: Vec<String>,
    /// The word of each source's kind.
    pub kinds: Vec<&'static str>,
    /// The events' names.
    pub events: Vec<String>,
    /// What happens in it.
    pub strand: Strand,
    /// The same world had nobody listed and nobody been bought, from the step in which the first did; absent where nobody does.
    /// The sustain time is read from it.
    pub without_exits: Option<Strand>,
    /// How it ended, as a run sees it.
    pub facts: WorldFacts,
    /// Why it is told no further, where a number of it became infinite or too large.
    pub fault: Option<crate::Fault>,
}

/// A course of events.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strand {
    /// As it is before the first step; absent where the course begins later.
    pub opening: Option<Month>,
    /// Each step while any company is private.
    pub months: Vec<Month>,
    /// What happened, in order.
    pub happenings: Vec<Dated>,
}

/// Something that happened in a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    /// The step; the first is 0.
    pub step: u32,
    /// What.
    pub happening: Happening,
}

impl Strand {
    /// The month of a step.
    #[must_use]
    pub fn month(&self, step: u32) -> Option<&Month> {
        self.months.iter().find(|month| month.step == step)
    }
}
