//! Runs a plan: worlds in batches, batches over threads, tallies merged exactly.

mod audit;
mod batches;
mod looks;
mod paired;
mod references;
mod replay;
mod survey;
#[cfg(test)]
mod tests;
mod verdict;

use std::{
    ops::Range,
    sync::atomic::{AtomicU64, Ordering},
};

use drypowder_lanes::{Level, WIDTH};

use crate::{
    asked::Asked,
    fault::{Fault, earlier},
    metric::Tally,
    plan::Plan,
    results::{Identity, Results, Tables},
    tally::Merge,
};
pub use audit::{Audit, Survivors, audit};
use batches::{Observer, Runner};
use looks::Looks;
pub use paired::{paired, paired_bytes};
pub use replay::replay;
pub use survey::{survey, survey_bytes};

/// What to run.
#[derive(Clone, Debug)]
pub struct Order {
    /// Number of worlds, 1 to [`MOST_WORLDS`]; the most of them where a precision is asked for.
    pub worlds: u64,
    /// The seed of every draw.
    pub seed: u64,
    /// Number of threads; `None`: as many as the machine has cores.
    pub threads: Option<usize>,
    /// What was overridden beside the file, to be recorded with the results.
    pub overrides: Vec<String>,
    /// What is asked beside the results.
    pub asked: Asked,
}

/// The most worlds of one run: counts of a bin fit in 32 bits.
pub const MOST_WORLDS: u64 = u32::MAX as u64;

/// The most batches a thread takes at a time: enough that taking costs nothing, few enough to stop promptly.
const BATCHES_AT_A_TIME: u64 = 8;

/// Chunks for every thread, where there are worlds for so many: enough that none waits long for the last.
const CHUNKS_A_THREAD: u64 = 4;

/// Worlds that one of so many threads takes at a time: whole batches.
fn chunk(worlds: u64, threads: usize) -> u64 {
    let shares = CHUNKS_A_THREAD * threads as u64;
    worlds.div_ceil(WIDTH as u64 * shares).clamp(1, BATCHES_AT_A_TIME) * WIDTH as u64
}

/// How the caller watches a run and stops it.
pub trait Control: Sync {
    /// So many more worlds are done.
    fn advanced(&self, worlds: u64);
    /// A run that ends when enough is known goes on until so many worlds are done, and looks again.
    fn goes_on(&self, _until: u64) {}
    /// Whether to finish the worlds in hand and end.
    fn stop(&self) -> bool;
}

/// Watches nothing and never stops.
#[derive(Clone, Copy, Debug)]
pub struct Unattended;

impl Control for Unattended {
    fn advanced(&self, _worlds: u64) {}
    fn stop(&self) -> bool {
        false
    }
}

/// What a run found.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The estimates.
    pub results: Results,
    /// The tables by month.
    pub tables: Tables,
}

/// Why a run gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The system gave no threads.
    #[error("the system would not start the threads asked for: {0}")]
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// Stopped at once.
    #[error("stopped before the first worlds were done; there is nothing to report")]
    Nothing,
    /// Somebody or something is asked about that the plan does not have.
    #[error("there is no {0}")]
    Nobody(String),
    /// More or fewer worlds than a run may have.
    #[error("a run has 1 to {MOST_WORLDS} worlds, not {0}")]
    Worlds(u64),
    /// No run has a world of that number.
    #[error("worlds are numbered from 0 to {last}, and {0} is none of them", last = MOST_WORLDS - 1)]
    World(u64),
    /// What ought to be a number of a world is none: a mistake of this library. The earliest world that has one is told,
    /// whatever the threads.
    #[error("{0}")]
    NoNumber(Fault),
    /// A number of a world is infinite or larger than can be added up: the scenario's numbers make it so. The earliest such world is told.
    #[error("{0}")]
    TooLarge(Fault),
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        if fault.is_size() { Self::TooLarge(fault) } else { Self::NoNumber(fault) }
    }
}

/// Runs the plan. The outcome depends on the plan, the seed, the number of worlds and what is asked alone; an interrupted run
/// is the run of the fewer worlds it finished, and so is one that knows enough.
///
/// # Errors
/// The thread pool could not be made, the number of worlds is out of range, a company that is asked about does not exist, a
/// number of a world became infinite or too large, or the run was stopped before any world was done.
pub fn simulate(plan: &Plan, order: &Order, control: &dyn Control) -> Result<Outcome, Error> {
    simulate_at(plan, order, control, Level::detect())
}

/// [`simulate`] at a given level of the processor's instructions; every level gives the same bits.
///
/// # Errors
/// As [`simulate`].
pub fn simulate_at(
    plan: &Plan,
    order: &Order,
    control: &dyn Control,
    level: Level,
) -> Result<Outcome, Error> {
    if order.worlds == 0 || order.worlds > MOST_WORLDS {
        return Err(Error::Worlds(order.worlds));
    }
    let mut looks = Looks::new(order, plan)?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(order.threads.unwrap_or(0)).build()?;
    let mut tally = Tally::new(plan);
    loop {
        let (done, end) = (tally.worlds, looks.next());
        if order.asked.until.is_some() {
            control.goes_on(end);
        }
        let next = AtomicU64::new(done);
        let faulty = AtomicU64::new(MOST_WORLDS);
        let chunk = chunk(end - done, pool.current_num_threads());
        let span = Span { next: &next, end, chunk, faulty: &faulty };
        let mut fault = None;
        for (seen, found) in pool.broadcast(|_| work(plan, order, control, level, span, Tally::new(plan))) {
            tally.merge(&seen);
            fault = earlier(fault, found);
        }
        if let Some(fault) = fault {
            return Err(fault.into());
        }
        // Stopped before another world was done: there is nothing new to look at.
        let idle = tally.worlds == done;
        if idle || !looks.look(&tally) || tally.worlds < end {
            break;
        }
    }
    if tally.worlds == 0 {
        return Err(Error::Nothing);
    }
    Ok(outcome(plan, order, &tally, &looks))
}

/// The worlds that threads share: the next that nobody has taken, and where they end.
#[derive(Clone, Copy)]
struct Span<'a> {
    next: &'a AtomicU64,
    end: u64,
    chunk: u64,
    /// The earliest world with a fault that any thread has seen: those after it do not matter any more.
    faulty: &'a AtomicU64,
}

impl Span<'_> {
    /// The next worlds, whole batches but for the last; nothing where there are none, or none that matter.
    fn take(&self) -> Option<Range<u64>> {
        let first = self.next.fetch_add(self.chunk, Ordering::Relaxed);
        let matter = first < self.end && first < self.faulty.load(Ordering::Relaxed);
        matter.then(|| first..(first + self.chunk).min(self.end))
    }

    /// The earliest fault of a thread, with those of a batch; every thread is told.
    fn note(&self, before: Option<Fault>, faults: &[Fault]) -> Option<Fault> {
        faults.iter().fold(before, |first, fault| {
            self.faulty.fetch_min(fault.world, Ordering::Relaxed);
            earlier(first, Some(fault.clone()))
        })
    }
}

/// One thread's part: chunks of batches, in order, until there are none left or the run is stopped. What has been
/// taken is always finished, so the worlds done are the first so many.
fn work<O: Observer>(
    plan: &Plan,
    order: &Order,
    control: &dyn Control,
    level: Level,
    span: Span<'_>,
    mut seen: O,
) -> (O, Option<Fault>) {
    let mut runner = Runner::new(plan, order.seed, level);
    if seen.audits() {
        runner.audit();
    }
    let mut fault = None;
    while !control.stop()
        && let Some(taken) = span.take()
    {
        for (first, count) in batches::of(&taken) {
            fault = span.note(fault, runner.run(first, count, &mut seen));
        }
        control.advanced(taken.end - taken.start);
    }
    (seen, fault)
}

fn outcome(plan: &Plan, order: &Order, tally: &Tally, looks: &Looks<'_>) -> Outcome {
    let worlds = tally.worlds;
    let clock = &plan.clock;
    let companies = plan.companies.iter().zip(&tally.companies);
    let cohorts = plan.cohorts.iter().zip(&tally.cohorts);
    let sources = plan.sources.iter().zip(&tally.sources);
    // Cohorts come first: their members' rows, if any, are detail.
    let months = cohorts.clone().flat_map(|(cohort, seen)| seen.months(cohort, worlds, plan));
    let months =
        months.chain(companies.clone().flat_map(|(company, seen)| seen.months(&company.name, worlds, plan)));
    Outcome {
        tables: Tables { months: months.collect() },
        results: Results {
            run: Identity {
                version: env!("CARGO_PKG_VERSION").to_owned(),
                scenario: plan.name.clone(),
                question: plan.question.clone(),
                scenario_hash: plan.hash.clone(),
                overrides: order.overrides.clone(),
                start: clock.start.to_string(),
                horizon_months: clock.horizon_months(),
                step_months: clock.step_months,
                seed: order.seed,
                worlds_requested: looks.requested(worlds),
                worlds,
                marks: clock.marks.clone(),
            },
            companies: companies.map(|(company, seen)| seen.results(company, worlds, plan)).collect(),
            cohorts: cohorts.map(|(cohort, seen)| seen.results(cohort, worlds, plan)).collect(),
            sources: sources.map(|(source, seen)| seen.results(source, worlds, plan)).collect(),
            system: tally.system.results(worlds, plan),
            measures: tally.measures.results(plan),
            references: looks.compared(tally),
            assertions: looks.verdicts(tally, clock.horizon_months()),
            until: looks.precision(),
        },
    }
}
