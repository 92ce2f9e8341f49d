//! What a claim speaks of and no run of a scenario sees.

use super::{Bounds, Claim, Deadline, Statistic};
use crate::{Scenario, units::Month};

/// Something that is not simulated.
pub(crate) struct Unseen {
    /// What.
    pub(crate) message: String,
    /// What to write instead.
    pub(crate) advice: String,
}

impl Claim {
    /// What of it a run of the scenario does not see.
    pub(crate) fn unseen(&self, scenario: &Scenario) -> Option<Unseen> {
        match self.statistic {
            Statistic::Probability { .. } | Statistic::Measure { .. } => self.statistic.unseen(scenario),
            Statistic::Sustain { .. } => beyond(&self.within, scenario.horizon),
        }
    }
}

impl Statistic {
    /// A deadline that is not one.
    pub(crate) fn unseen(&self, scenario: &Scenario) -> Option<Unseen> {
        let Self::Probability { by, .. } = *self else { return None };
        by.unseen(scenario)
    }
}

impl Deadline {
    /// That it is none, because it lies outside what is simulated.
    pub(crate) fn unseen(self, scenario: &Scenario) -> Option<Unseen> {
        let start = scenario.start;
        let last = start.plus(scenario.horizon.cast_signed() - 1);
        let (message, advice) = match self {
            Self::Month(month) if month < start => (before(month, start), "write a later month".to_owned()),
            Self::Month(month) if month > last => (
                format!("{} lies beyond the last simulated month, {}", month.spoken(), last.spoken()),
                format!("write `by {last}`, or a longer horizon"),
            ),
            Self::Span(months) if months <= 0.0 => (
                "nothing has happened within no time".to_owned(),
                "write a span from the start on, such as 24 months".to_owned(),
            ),
            Self::Span(months) if months > f64::from(scenario.horizon) => (
                format!("{months} months lie beyond the horizon of {}", scenario.horizon),
                "write a shorter span, or a longer horizon".to_owned(),
            ),
            _ => return None,
        };
        Some(Unseen { message, advice })
    }
}

fn before(month: Month, start: Month) -> String {
    let (month, start) = (month.spoken(), start.spoken());
    format!("{month} lies before the first month, {start}: nothing has happened by then")
}

/// A bound on a sustain time that lies where nothing is seen.
fn beyond(within: &Bounds, horizon: u32) -> Option<Unseen> {
    let ends = [within.low, within.high].into_iter().flatten();
    let end = ends.into_iter().find(|end| *end > f64::from(horizon))?;
    Some(Unseen {
        message: format!("a sustain time of {end} months lies beyond the horizon of {horizon}"),
        advice: format!("write horizon = \"{} years\" or more, or a shorter time", libm::ceil(end / 12.0)),
    })
}
