//! Worlds that are like something, and of these the typical one and those at the ends.

use drypowder_model::{
    condition::{Condition, Ending, Reason, Subject},
    units::Month,
};

use super::{CompanyFacts, Survey};
use crate::{
    plan::Plan,
    results::{Cause, ShortfallReason},
};

/// Worlds in which all of some conditions hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Their numbers, rising.
    pub worlds: Vec<u64>,
    /// The world nearest to the middle of them; absent where there is none.
    pub typical: Option<u64>,
    /// The world in which what the first condition looks at comes first.
    pub earliest: Option<u64>,
    /// The world in which it comes last, or never.
    pub latest: Option<u64>,
}

/// A condition with what its names mean.
struct Test<'c> {
    subject: &'c Subject,
    /// The company or the source it looks at.
    index: usize,
}

impl Survey {
    /// The worlds in which all of some conditions hold; every world where there is no condition.
    ///
    /// A world is typical that is nearest to the median of them: over the exits and sustain times of the companies that
    /// the conditions name, and the forced sales of the sources, the distances of its ranks from the middle rank are added up. Equal times share
    /// the mean of their ranks; of worlds equally near the first is taken.
    #[must_use]
    pub fn find(&self, plan: &Plan, conditions: &[Condition]) -> Found {
        let tests: Vec<Test<'_>> = conditions.iter().filter_map(|one| Test::of(&one.subject, plan)).collect();
        let start = plan.clock.start;
        let holds = |world: &u64| tests.iter().all(|test| test.holds(self, *world, start));
        let worlds: Vec<u64> = (0..self.worlds).filter(holds).collect();
        let first = tests.first();
        let when =
            |world: u64| first.map_or_else(|| self.company(world, 0).exit, |test| test.time(self, world));
        let (mut earliest, mut latest) = (worlds.first().copied(), worlds.first().copied());
        for &world in &worlds {
            earliest = earliest.map(|best| if when(world) < when(best) { world } else { best });
            latest = latest.map(|best| if when(world) > when(best) { world } else { best });
        }
        Found { typical: self.typical(&worlds, &self.measures(&tests)), worlds, earliest, latest }
    }

    /// The times by which worlds are compared.
    fn measures(&self, tests: &[Test<'_>]) -> Vec<Measure> {
        let mut measures = Vec::new();
        for test in tests {
            let of_test = match test.subject {
                Subject::ForcedSale { .. } => vec![Measure::ForcedSale(test.index)],
                _ => vec![Measure::Exit(test.index), Measure::Sustain(test.index)],
            };
            measures.extend(of_test);
        }
        if measures.is_empty() {
            let companies = 0..self.each.0;
            measures.extend(companies.flat_map(|index| [Measure::Exit(index), Measure::Sustain(index)]));
        }
        measures.sort();
        measures.dedup();
        measures
    }

    fn typical(&self, worlds: &[u64], measures: &[Measure]) -> Option<u64> {
        let mut distances = vec![0; worlds.len()];
        let mut order: Vec<usize> = Vec::new();
        for measure in measures {
            let time = |place: usize| measure.of(self, worlds[place]);
            order.clear();
            order.extend(0..worlds.len());
            order.sort_by(|one, other| time(*one).total_cmp(&time(*other)));
            let mut begin = 0;
            while begin < order.len() {
                let alike = order[begin..].iter().take_while(|place| time(**place) == time(order[begin]));
                let end = begin + alike.count();
                // Twice the mean rank of equal times, counted from 0, so that it is whole; twice the middle rank is n − 1.
                let twice = (begin + end - 1) as u64;
                for place in &order[begin..end] {
                    distances[*place] += twice.abs_diff(worlds.len() as u64 - 1);
                }
                begin = end;
            }
        }
        let nearest = distances.iter().zip(worlds).min_by_key(|(distance, world)| (**distance, **world));
        nearest.map(|(_, world)| *world)
    }
}

/// A time of a world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Measure {
    Exit(usize),
    Sustain(usize),
    ForcedSale(usize),
}

impl Measure {
    fn of(self, survey: &Survey, world: u64) -> f64 {
        match self {
            Self::Exit(company) => survey.company(world, company).exit,
            Self::Sustain(company) => survey.company(world, company).dry,
            Self::ForcedSale(source) => survey.source(world, source).forced_sale,
        }
    }
}

impl<'c> Test<'c> {
    /// The reader has held every name against those there are.
    fn of(subject: &'c Subject, plan: &Plan) -> Option<Self> {
        let index = match subject {
            Subject::ForcedSale { source, .. } => plan.sources.iter().position(|one| one.name == *source),
            other => plan.companies.iter().position(|one| Some(one.name.as_str()) == other.company()),
        };
        index.map(|index| Self { subject, index })
    }

    fn holds(&self, survey: &Survey, world: u64, start: Month) -> bool {
        let company = || survey.company(world, self.index);
        match self.subject {
            Subject::Outcome { ending, .. } => ends(company(), *ending),
            Subject::Sustain { time, .. } | Subject::Exit { time, .. } | Subject::ForcedSale { time, .. } => {
                time.holds(self.time(survey, world), start)
            }
            Subject::Shortfall { reason, .. } => company().shortfalls[reason_of(*reason) as usize] > 0.0,
        }
    }

    /// When what it looks at happens in a world; infinite for never.
    fn time(&self, survey: &Survey, world: u64) -> f64 {
        match self.subject {
            Subject::ForcedSale { .. } => Measure::ForcedSale(self.index).of(survey, world),
            Subject::Sustain { .. } => Measure::Sustain(self.index).of(survey, world),
            _ => Measure::Exit(self.index).of(survey, world),
        }
    }
}

fn ends(company: &CompanyFacts, ending: Ending) -> bool {
    let causes: &[Cause] = match ending {
        Ending::Private => return company.cause.is_none(),
        Ending::Ipo => &[Cause::IpoChosen, Cause::IpoForced],
        Ending::ChosenIpo => &[Cause::IpoChosen],
        Ending::ForcedIpo => &[Cause::IpoForced],
        Ending::Acquired => &[Cause::Acquired],
        Ending::WoundDown => &[Cause::WoundDown],
        Ending::Insolvent => &[Cause::Insolvent],
    };
    company.cause.is_some_and(|cause| causes.contains(&cause))
}

fn reason_of(reason: Reason) -> ShortfallReason {
    match reason {
        Reason::Capacity => ShortfallReason::Capacity,
        Reason::Concentration => ShortfallReason::Concentration,
        Reason::Appetite => ShortfallReason::Appetite,
        Reason::Discipline => ShortfallReason::Discipline,
        Reason::Price => ShortfallReason::Price,
    }
}
