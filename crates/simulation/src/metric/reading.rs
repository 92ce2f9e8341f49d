//! Numbers of single worlds whose means over worlds are numbers of the answer.

use drypowder_lanes::Lanes;
use drypowder_model::claim::Event;

use super::{
    MeasuresTally,
    company::At,
    ends::{Ends, MONEY, Moves, counted},
    question::{What, Whom, by_month},
};
use crate::{
    batch::Batch,
    paired::Mean,
    plan::Plan,
    results::Cause,
    tally::{MONTHS, quanta},
    world::Context,
};

/// A mean, found in a plan.
#[derive(Clone, Copy, Debug)]
enum Reading {
    /// Of a company, or of a cohort: then of its members in a world.
    Of(Whom, Quantity),
    /// The measure of that index.
    Measure(usize),
    /// What lies beyond the horizon.
    Unseen,
}

/// What is read of a company.
#[derive(Clone, Copy, Debug)]
enum Quantity {
    /// 1 where it has happened by the end of a month, else 0.
    By(Event, f64),
    /// min(T⁰, horizon), months.
    SustainTime,
    /// Months private up to the horizon.
    PrivateTime,
    /// Σ max(0, asked − funded), USD.
    FundingGap,
    /// Private capital drawn, USD.
    Drawn,
}

/// Reads the numbers of each world of a batch. They are rounded as the tally rounds them, so that their means are those of the
/// results.
#[derive(Clone, Debug)]
pub(crate) struct Gauge {
    readings: Vec<Reading>,
    measures: MeasuresTally,
    /// How each company ended in the world in hand.
    ended: Vec<(Moves, Ends)>,
    /// What was read, by the order of the means; not a number where there is nothing to read.
    pub(crate) values: Vec<Lanes>,
}

impl Gauge {
    /// Reads these means; `Err` with the first that the plan does not have.
    pub(crate) fn new<'m>(means: &'m [Mean], plan: &Plan) -> Result<Self, &'m Mean> {
        let readings = means.iter().map(|mean| Reading::new(mean, plan).ok_or(mean));
        Ok(Self {
            readings: readings.collect::<Result<_, _>>()?,
            measures: MeasuresTally::new(plan),
            ended: Vec::with_capacity(plan.companies.len()),
            values: vec![Lanes::ZERO; means.len()],
        })
    }

    /// Whether a mean is a share of worlds, each of which has 0 or 1, by its place.
    pub(crate) fn is_share_of_worlds(&self, place: usize, plan: &Plan) -> bool {
        match self.readings[place] {
            Reading::Of(whom, quantity) => {
                matches!((whom, quantity), (Whom::Company(_), Quantity::By(..)))
            }
            Reading::Measure(index) => plan.measures.measures[index].is_share,
            Reading::Unseen => false,
        }
    }

    /// Looks at the opening state.
    pub(crate) fn open(&mut self, world: &Batch, context: &Context<'_>) {
        self.measures.open(world, context.plan);
    }

    /// Looks at a batch at the end of a step.
    pub(crate) fn step(&mut self, world: &Batch, context: &Context<'_>) {
        self.measures.step(world, context.plan, context.step + 1);
    }

    /// Reads so many worlds that have ended.
    pub(crate) fn end(&mut self, world: &Batch, without_exits: &Batch, lanes: usize, plan: &Plan) {
        for lane in 0..lanes {
            let shadow = if without_exits.live.get(lane) { without_exits } else { world };
            let ended = |index| At { plan, index, lane }.ended(world, shadow);
            self.ended.clear();
            self.ended.extend((0..plan.companies.len()).map(ended));
            self.measures.look_back(world, shadow, plan, lane);
            for (values, reading) in self.values.iter_mut().zip(&self.readings) {
                values[lane] = match *reading {
                    Reading::Of(whom, quantity) => quantity.mean(whom, &self.ended, plan),
                    Reading::Measure(index) => self.measures.taken(index, plan, lane),
                    Reading::Unseen => f64::NAN,
                };
            }
        }
    }
}

impl Reading {
    fn new(mean: &Mean, plan: &Plan) -> Option<Self> {
        let (company, quantity) = match mean {
            Mean::Measure { name } => {
                let at = plan.measures.measures.iter().position(|measure| measure.name == *name);
                return at.map(Self::Measure);
            }
            Mean::Probability { event, company, by } => match by_month(*event, *by, &plan.clock) {
                What::By { event, month, is_seen: true } => (company, Quantity::By(event, f64::from(month))),
                _ => return Whom::named(company, plan).map(|_| Self::Unseen),
            },
            Mean::SustainTime { company } => (company, Quantity::SustainTime),
            Mean::PrivateTime { company } => (company, Quantity::PrivateTime),
            Mean::FundingGap { company } => (company, Quantity::FundingGap),
            Mean::Drawn { company } => (company, Quantity::Drawn),
        };
        Whom::named(company, plan).map(|whom| Self::Of(whom, quantity))
    }
}

impl Quantity {
    /// Added over those it is about, rounded, and divided by how many they are.
    fn mean(self, whom: Whom, ended: &[(Moves, Ends)], plan: &Plan) -> f64 {
        let members = match &whom {
            Whom::Company(index) => std::slice::from_ref(index),
            Whom::Cohort(index) => &plan.cohorts[*index].members[..],
        };
        let sum = members.iter().fold(0.0, |sum, &member| sum + self.of(&ended[member]));
        quanta(sum, self.quantum()) as f64 * self.quantum() / members.len() as f64
    }

    fn of(self, (moves, ends): &(Moves, Ends)) -> f64 {
        match self {
            Self::By(event, month) => counted(time(moves, event) <= month),
            Self::SustainTime => ends.sustain_time,
            Self::PrivateTime => ends.private_time,
            Self::FundingGap => ends.gap,
            Self::Drawn => ends.drawn,
        }
    }

    fn quantum(self) -> f64 {
        match self {
            Self::By(..) => 1.0,
            Self::SustainTime | Self::PrivateTime => MONTHS,
            Self::FundingGap | Self::Drawn => MONEY,
        }
    }
}

/// When something happened, months; never is infinite.
fn time(moves: &Moves, event: Event) -> f64 {
    let exit = |cause: Cause| moves.exits[cause as usize];
    match event {
        Event::Dry => moves.dry,
        Event::SelfSustaining => moves.sustaining,
        Event::Ipo => moves.listed,
        Event::ChosenIpo => exit(Cause::IpoChosen),
        Event::ForcedIpo => exit(Cause::IpoForced),
        Event::Acquired => exit(Cause::Acquired),
        Event::WoundDown => exit(Cause::WoundDown),
        Event::Insolvent => exit(Cause::Insolvent),
    }
}
