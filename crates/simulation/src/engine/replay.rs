//! One world of a run again, watched: the batch it is in runs as it runs in any run.

use drypowder_lanes::{Level, WIDTH};

use super::{
    Error, MOST_WORLDS,
    batches::{Observer, Runner},
};
use crate::{
    batch::Batch,
    fault::Fault,
    plan::Plan,
    replay::{Chronicle, Dated, Happening, Month, Strand, Survey},
    world::Context,
};

/// Tells one world, to the bit what it is within any run of the plan and seed; the first is 0. A world with a fault is told up
/// to the step in which the fault is seen.
///
/// # Errors
/// No run has a world of that number.
pub fn replay(plan: &Plan, seed: u64, world: u64) -> Result<Chronicle, Error> {
    if world >= MOST_WORLDS {
        return Err(Error::World(world));
    }
    let lane = (world % WIDTH as u64) as usize;
    let mut runner = Runner::new(plan, seed, Level::detect());
    runner.watch(lane);
    let mut recorder = Recorder { lane, ..Recorder::default() };
    let faults = runner.run(world - lane as u64, WIDTH, &mut recorder);
    recorder.fault = faults.iter().find(|fault| fault.world == world).cloned();
    Ok(recorder.told(plan, seed, world))
}

/// Writes down what happens in a lane.
#[derive(Default)]
struct Recorder {
    lane: usize,
    strand: Strand,
    without_exits: Strand,
    ends: Survey,
    fault: Option<Fault>,
}

impl Observer for Recorder {
    fn open(&mut self, world: &Batch, context: &Context<'_>) {
        self.ends = Survey::of(context.plan);
        let before = context.plan.clock.start.plus(-1);
        self.strand.opening = Some(Month::of(world, self.lane, before, context));
    }

    fn step(&mut self, world: &mut Batch, shadow: &mut Batch, context: &Context<'_>) {
        write(&mut self.strand, world, self.lane, context);
        write(&mut self.without_exits, shadow, self.lane, context);
    }

    fn end(&mut self, world: &Batch, shadow: &Batch, (_, lanes): (u64, usize), _: &Plan) {
        self.ends.add(world, shadow, lanes);
    }
}

/// Adds a step, as long as any company was private when it began.
fn write(strand: &mut Strand, batch: &mut Batch, lane: usize, context: &Context<'_>) {
    let happened = batch.journal.take();
    let left = |record_step: f64| record_step == context.now();
    let began =
        batch.companies.iter().any(|company| company.alive.get(lane) || left(company.record.exit_step[lane]));
    if !batch.live.get(lane) || !began {
        return;
    }
    let dated = |happening| Dated { step: context.step, happening };
    strand.happenings.extend(happened.into_iter().map(dated));
    for (company, state) in batch.companies.iter().enumerate() {
        if state.record.sustaining[lane] == context.month_end() {
            strand.happenings.push(dated(Happening::SelfSustaining { company }));
        }
    }
    let date = context.plan.clock.last_month(context.step);
    strand.months.push(Month::of(batch, lane, date, context));
}

impl Recorder {
    fn told(self, plan: &Plan, seed: u64, world: u64) -> Chronicle {
        let forked = !self.without_exits.months.is_empty();
        let facts = self.ends.world(self.lane as u64);
        Chronicle {
            scenario: plan.name.clone(),
            seed,
            world,
            start: plan.clock.start,
            step_months: plan.clock.step_months,
            horizon_months: plan.clock.horizon_months(),
            companies: plan.companies.iter().map(|company| company.name.clone()).collect(),
            milestones: plan
                .companies
                .iter()
                .map(|company| company.terms.milestones.iter().map(|one| one.name.clone()).collect())
                .collect(),
            sources: plan.sources.iter().map(|source| source.name.clone()).collect(),
            kinds: plan.sources.iter().map(|source| source.terms.kind.word()).collect(),
            events: plan.events.iter().map(|event| event.terms.name.clone()).collect(),
            strand: self.strand,
            without_exits: forked.then_some(self.without_exits),
            facts,
            fault: self.fault,
        }
    }
}

#[cfg(test)]
mod tests {
    use drypowder_model::file;

    use super::*;
    use crate::{
        asked::Asked,
        engine::{Order, looks::Looks, outcome},
        metric::Tally,
    };

    /// Has every block that moves money.
    const EVERYTHING: &str = include_str!("../../../../tests/scenarios/everything.toml");

    /// The results of two batches, in which a lane is watched or none.
    fn results(plan: &Plan, watched: Option<usize>) -> crate::Outcome {
        let mut runner = Runner::new(plan, 5, Level::detect());
        if let Some(lane) = watched {
            runner.watch(lane);
        }
        let mut tally = Tally::new(plan);
        runner.run(0, WIDTH, &mut tally);
        runner.run(64, 40, &mut tally);
        let asked = Asked::default();
        let order = Order { worlds: 104, seed: 5, threads: None, overrides: Vec::new(), asked };
        outcome(plan, &order, &tally, &Looks::new(&order, plan).unwrap())
    }

    #[test]
    fn watching_changes_nothing() {
        let plan = Plan::new(&file::parse(EVERYTHING, &[]).unwrap());
        let alone = results(&plan, None);
        for lane in [0, 17, 63] {
            assert_eq!(results(&plan, Some(lane)), alone, "lane {lane}");
        }
    }
}
