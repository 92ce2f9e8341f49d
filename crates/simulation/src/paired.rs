//! Two plans held against each other in the same worlds: which numbers can be, and what is found.

use drypowder_model::claim::{Deadline, Event, Figure, Statistic};

use crate::{engine::Outcome, results::Difference};

/// A number of the answer that is a mean over worlds, so that it differs between two plans by the mean of how it differs in each
/// world. Quantiles are none.
#[derive(Clone, Debug, PartialEq)]
pub enum Mean {
    /// The share of worlds in which something has happened by a time; of a time beyond the horizon nothing is known.
    Probability {
        /// What happens.
        event: Event,
        /// The name of a company, or of a cohort: then the share of its members.
        company: String,
        /// By when.
        by: Deadline,
    },
    /// min(T⁰, horizon), months.
    SustainTime {
        /// The name of a company, or of a cohort: then the mean over its members.
        company: String,
    },
    /// Time private up to the horizon, months.
    PrivateTime {
        /// The name of a company, or of a cohort: then the mean over its members.
        company: String,
    },
    /// Σ max(0, asked − funded), USD.
    FundingGap {
        /// The name of a company, or of a cohort: then the mean over its members.
        company: String,
    },
    /// Private capital drawn, USD.
    Drawn {
        /// The name of a company, or of a cohort: then the mean over its members.
        company: String,
    },
    /// A measure, in its own unit, over the worlds in which both plans have it.
    Measure {
        /// Its name.
        name: String,
    },
}

impl Mean {
    /// The number that a claim speaks of; `None` where it is no mean over worlds.
    #[must_use]
    pub fn of(statistic: &Statistic) -> Option<Self> {
        match statistic {
            Statistic::Probability { event, company, by } => {
                Some(Self::Probability { event: *event, company: company.clone(), by: *by })
            }
            Statistic::Measure { name, figure: Figure::Mean } => Some(Self::Measure { name: name.clone() }),
            Statistic::Measure { .. } | Statistic::Sustain { .. } => None,
        }
    }

    /// Whom or what it is about, as a message tells it.
    pub(crate) fn spoken(&self) -> String {
        match self {
            Self::Measure { name } => format!("measure `{name}`"),
            Self::Probability { company, .. }
            | Self::SustainTime { company }
            | Self::PrivateTime { company }
            | Self::FundingGap { company }
            | Self::Drawn { company } => format!("company `{company}`"),
        }
    }
}

/// A plan run beside another.
#[derive(Clone, Debug, PartialEq)]
pub struct Paired {
    /// What the plan's own run found: to the bit what [`simulate`](crate::simulate) finds.
    pub outcome: Outcome,
    /// By how much its numbers are above those of the other plan, in the order in which they were asked for.
    pub differences: Vec<Difference>,
}
