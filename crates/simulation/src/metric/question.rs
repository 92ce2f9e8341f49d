//! One number of the answer, asked of the tally: with any month for a deadline and any level of confidence.

use drypowder_lanes::{max, min};
use drypowder_model::claim::{About, Deadline, Event, Figure, Statistic};

use super::{CohortTally, CompanyTally, Tally};
use crate::{
    estimate::{
        Confidence, Counted, clopper_pearson, pooled_ranks, pooled_share_at, proportion, rank, ranks_at,
    },
    plan::{Clock, Plan},
    results::{Averaged, Cause, Interval, Proportion},
    tally::{Pooled, Times},
};

/// A number that a plan has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Question {
    /// What becomes of somebody.
    Fate(Whom, What),
    /// A figure of the measure of that index.
    Measure(usize, Figure),
    /// The mean of the measure of that index, which is 0 or 1: the share of worlds in which it is 1.
    Share(usize),
}

/// Whom it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whom {
    Company(usize),
    /// A member picked at random.
    Cohort(usize),
}

impl Whom {
    /// The cohort of that name, else the company; `None` where a plan has neither.
    pub(super) fn named(name: &str, plan: &Plan) -> Option<Self> {
        let cohort = plan.cohorts.iter().position(|cohort| cohort.name == name).map(Self::Cohort);
        cohort.or_else(|| plan.companies.iter().position(|one| one.name == name).map(Self::Company))
    }
}

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum What {
    /// The share in which something has happened by the end of a month.
    By { event: Event, month: u32, is_seen: bool },
    /// The time by which so large a share has run dry.
    Sustain { level: f64 },
}

impl Question {
    /// The number in a plan; `None` where the plan has no company, cohort or measure of that name.
    pub(crate) fn new(statistic: &Statistic, plan: &Plan) -> Option<Self> {
        let name = match statistic.about() {
            About::Company(name) | About::Measure(name) => name,
        };
        let what = match *statistic {
            Statistic::Probability { event, by, .. } => by_month(event, by, &plan.clock),
            Statistic::Sustain { level, .. } => What::Sustain { level },
            Statistic::Measure { figure, .. } => {
                let at = plan.measures.measures.iter().position(|measure| measure.name == name)?;
                let is_share = figure == Figure::Mean && plan.measures.measures[at].is_share;
                return Some(if is_share { Self::Share(at) } else { Self::Measure(at, figure) });
            }
        };
        Some(Self::Fate(Whom::named(name, plan)?, what))
    }

    /// The number as the worlds seen tell it.
    pub(crate) fn interval(self, tally: &Tally, confidence: Confidence) -> Interval {
        let worlds = tally.worlds;
        let (whom, what) = match self {
            Self::Fate(whom, what) => (whom, what),
            Self::Measure(index, figure) => return tally.measures.of(index).interval(figure, confidence),
            Self::Share(index) => return tally.measures.of(index).share(confidence),
        };
        match (whom, what) {
            (Whom::Company(index), What::By { event, month, is_seen }) => {
                share(tally.companies[index].share(event, month, worlds, confidence), is_seen)
            }
            (Whom::Cohort(index), What::By { event, month, is_seen }) => {
                share(tally.cohorts[index].share(event, month, worlds, confidence), is_seen)
            }
            (Whom::Company(index), What::Sustain { level }) => {
                let times = &tally.companies[index].story.dry;
                time(times, worlds, level, ranks_at(worlds, level, confidence))
            }
            (Whom::Cohort(index), What::Sustain { level }) => {
                let dry = &tally.cohorts[index].story.dry;
                let ranks = pooled_ranks(dry, worlds, level, confidence);
                time(dry.times(), worlds * dry.members(), level, ranks)
            }
        }
    }
}

impl Question {
    /// The number and its standard error where `reference` is the truth; nothing where it is not seen.
    pub(crate) fn averaged(self, tally: &Tally, reference: f64) -> Averaged {
        let seen = self.interval(tally, Confidence::Ordinary);
        let width = || Some((seen.high? - seen.low?) / (2.0 * Confidence::Ordinary.z()));
        let standard_error = match self {
            Self::Measure(index, figure) => return tally.measures.of(index).figure(figure),
            Self::Share(index) => of_share(reference, tally.measures.of(index).worlds() as f64),
            Self::Fate(_, What::Sustain { .. }) => width(),
            Self::Fate(_, What::By { is_seen: false, .. }) => None,
            Self::Fate(whom, What::By { event, month, .. }) => {
                let worth = match whom {
                    Whom::Company(_) => tally.worlds as f64,
                    Whom::Cohort(index) => tally.cohorts[index].worth(event, month, tally.worlds),
                };
                of_share(reference, worth)
            }
        };
        Averaged { value: seen.value, standard_error }
    }

    /// Of a quantile of a measure, which is known to its bin: where it lies but for a false alarm. Nothing where the interval is
    /// no wider than a number, or reaches both ends of all there is.
    pub(crate) fn within_bins(self, tally: &Tally) -> Option<Interval> {
        let Self::Measure(_, Figure::Quantile(_)) = self else { return None };
        let seen = self.interval(tally, Confidence::Alarm);
        Some(seen).filter(|seen| seen.low != seen.high)
    }
}

/// The standard error of a share of so many; nothing where there are none. No share is beyond its ends.
fn of_share(reference: f64, of: f64) -> Option<f64> {
    let share = max(0.0, min(1.0, reference));
    Some((share * (1.0 - share) / of).sqrt()).filter(|error| error.is_finite())
}

/// A share of so many with its interval: as the results have it, or exact.
pub(super) fn share_of(count: u64, of: u64, confidence: Confidence) -> Proportion {
    match confidence {
        Confidence::Ordinary => proportion(count, of),
        Confidence::Look(_) | Confidence::Alarm => clopper_pearson(count, of, confidence),
    }
}

/// The months that end with a deadline. Of a deadline beyond the horizon the horizon is what is seen.
pub(super) fn by_month(event: Event, by: Deadline, clock: &Clock) -> What {
    let horizon = clock.horizon_months();
    let months = match by {
        Deadline::Month(month) => i64::from(clock.month_of(month)) + 1,
        Deadline::Span(months) => months as i64,
        Deadline::Horizon => i64::from(horizon),
    };
    let month = u32::try_from(months.max(0)).unwrap_or(u32::MAX);
    What::By { event, month: month.min(horizon), is_seen: month <= horizon }
}

/// What has happened by the horizon is the least that happens by a later deadline.
fn share(share: Proportion, is_seen: bool) -> Interval {
    if is_seen {
        Interval { value: Some(share.value), low: Some(share.low), high: Some(share.high) }
    } else {
        Interval { value: None, low: Some(share.low), high: Some(1.0) }
    }
}

/// A time between two of `n` ordered ones. The 0th is no time at all; those that never came lie beyond the horizon.
fn time(times: &Times, n: u64, level: f64, (low, high): (u64, u64)) -> Interval {
    // A time is counted at the end of its part of a month, so it may be as early as the beginning.
    let begins = |end: f64| if end > times.grain() { end - times.grain() } else { 0.0 };
    Interval {
        value: times.ranked(rank(n, level)),
        low: if low == 0 { Some(0.0) } else { times.ranked(low).map(begins) },
        high: if high > n { None } else { times.ranked(high) },
    }
}

impl CompanyTally {
    fn share(&self, event: Event, month: u32, worlds: u64, confidence: Confidence) -> Proportion {
        let story = &self.story;
        let exit = |cause: Cause| story.exits[cause as usize].until(month);
        let count = match event {
            Event::Dry => story.dry.until(month),
            Event::SelfSustaining => story.sustaining.until(month),
            Event::Ipo => exit(Cause::IpoChosen) + exit(Cause::IpoForced),
            Event::ChosenIpo => exit(Cause::IpoChosen),
            Event::ForcedIpo => exit(Cause::IpoForced),
            Event::Acquired => exit(Cause::Acquired),
            Event::WoundDown => exit(Cause::WoundDown),
            Event::Insolvent => exit(Cause::Insolvent),
        };
        share_of(count, worlds, confidence)
    }
}

impl CohortTally {
    fn share(&self, event: Event, month: u32, worlds: u64, confidence: Confidence) -> Proportion {
        let times = self.times(event);
        pooled_share_at(times.by(month), Counted { worlds, members: times.members() }, confidence)
    }

    /// How many independent members would leave a share as uncertain as the worlds do.
    fn worth(&self, event: Event, month: u32, worlds: u64) -> f64 {
        let times = self.times(event);
        times.by(month).effective(worlds, times.members())
    }

    fn times(&self, event: Event) -> &Pooled {
        let story = &self.story;
        let exit = |cause: Cause| &story.exits[cause as usize];
        match event {
            Event::Dry => &story.dry,
            Event::SelfSustaining => &story.sustaining,
            Event::Ipo => &self.listed,
            Event::ChosenIpo => exit(Cause::IpoChosen),
            Event::ForcedIpo => exit(Cause::IpoForced),
            Event::Acquired => exit(Cause::Acquired),
            Event::WoundDown => exit(Cause::WoundDown),
            Event::Insolvent => exit(Cause::Insolvent),
        }
    }
}
