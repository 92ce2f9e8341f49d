//! Two plans over the same worlds, side by side: the run of one of them, and how its numbers differ from the other's.

use std::sync::atomic::AtomicU64;

use drypowder_lanes::{Lanes, Level};

use super::{
    Control, Error, MOST_WORLDS, Order, Span,
    batches::{self, Observer, Runner},
    chunk,
    looks::Looks,
    outcome,
};
use crate::{
    asked::Asked,
    batch::Batch,
    estimate::PairedSums,
    fault::{Fault, earlier},
    metric::{Gauge, Tally},
    paired::{Mean, Paired},
    plan::Plan,
    tally::Merge,
    world::Context,
};

/// Runs a plan, and beside each batch of its worlds the same worlds of another plan, the `base`. Gives what the plan's own run
/// finds and, of each mean, the plan's less the base's with the error of pairs.
///
/// Worlds are the same as far as both plans have the same draws: those of a number that stands in both are, whatever else
/// differs. Memory does not grow with worlds, and the differences depend on the two plans, the seed and the number of worlds
/// alone. What the order asks beside its results is left out.
///
/// # Errors
/// As [`simulate`](super::simulate); or one of the plans has no company, cohort or measure that a mean is about.
pub fn paired(
    base: &Plan,
    plan: &Plan,
    means: &[Mean],
    order: &Order,
    control: &dyn Control,
) -> Result<Paired, Error> {
    if order.worlds == 0 || order.worlds > MOST_WORLDS {
        return Err(Error::Worlds(order.worlds));
    }
    let order = &Order { asked: Asked::default(), ..order.clone() };
    let looks = Looks::new(order, plan)?;
    let gauge = |plan| Gauge::new(means, plan).map_err(|mean| Error::Nobody(mean.spoken()));
    let sides = [Side { plan: base, gauge: gauge(base)? }, Side { plan, gauge: gauge(plan)? }];
    let pool = rayon::ThreadPoolBuilder::new().num_threads(order.threads.unwrap_or(0)).build()?;
    let (next, faulty) = (AtomicU64::new(0), AtomicU64::new(MOST_WORLDS));
    let chunk = chunk(order.worlds, pool.current_num_threads());
    let span = Span { next: &next, end: order.worlds, chunk, faulty: &faulty };
    let (mut tally, mut sums) = (Tally::new(plan), vec![PairedSums::default(); means.len()]);
    let mut fault = None;
    for (seen, differences, found) in pool.broadcast(|_| work(&sides, order, control, span)) {
        tally.merge(&seen);
        sums.merge(&differences);
        fault = earlier(fault, found);
    }
    if let Some(fault) = fault {
        return Err(fault.into());
    }
    if tally.worlds == 0 {
        return Err(Error::Nothing);
    }
    let difference = |(place, sums): (usize, &PairedSums)| {
        let is_share = sides.iter().all(|side| side.gauge.is_share_of_worlds(place, side.plan));
        if is_share { sums.difference_of_shares() } else { sums.difference() }
    };
    Ok(Paired {
        outcome: outcome(plan, order, &tally, &looks),
        differences: sums.iter().enumerate().map(difference).collect(),
    })
}

/// What the differences of so many means need on so many threads, bytes, besides what the two runs take.
#[must_use]
pub fn paired_bytes(means: usize, threads: usize) -> u64 {
    let read = 2 * (size_of::<Lanes>() + size_of::<Mean>());
    ((threads + 1) * means * (PairedSums::BYTES + read)) as u64
}

/// A plan and what reads its worlds.
struct Side<'a> {
    plan: &'a Plan,
    gauge: Gauge,
}

/// What a thread has seen: the plan's tally, the differences, and the first world of either plan that could not go on.
type Seen = (Tally, Vec<PairedSums>, Option<Fault>);

/// One thread's part: chunks of batches, as in any run.
fn work(sides: &[Side<'_>; 2], order: &Order, control: &dyn Control, span: Span<'_>) -> Seen {
    let [base, beside] = sides;
    let runner = |plan| Runner::new(plan, order.seed, Level::detect());
    let (mut base_runner, mut runner) = (runner(base.plan), runner(beside.plan));
    let (mut base, mut seen) = (base.gauge.clone(), (Tally::new(beside.plan), beside.gauge.clone()));
    let mut sums = vec![PairedSums::default(); base.values.len()];
    let mut fault = None;
    while !control.stop()
        && let Some(taken) = span.take()
    {
        for (first, count) in batches::of(&taken) {
            fault = span.note(fault, base_runner.run(first, count, &mut base));
            fault = span.note(fault, runner.run(first, count, &mut seen));
            add(&mut sums, &base.values, &seen.1.values, count);
        }
        control.advanced(taken.end - taken.start);
    }
    (seen.0, sums, fault)
}

/// Adds the pairs of so many worlds.
fn add(sums: &mut [PairedSums], base: &[Lanes], beside: &[Lanes], count: usize) {
    for ((sums, base), beside) in sums.iter_mut().zip(base).zip(beside) {
        for lane in 0..count {
            sums.add(base[lane], beside[lane]);
        }
    }
}

impl Observer for Gauge {
    fn open(&mut self, world: &Batch, context: &Context<'_>) {
        self.open(world, context);
    }

    fn step(&mut self, world: &mut Batch, _: &mut Batch, context: &Context<'_>) {
        self.step(world, context);
    }

    fn end(&mut self, world: &Batch, shadow: &Batch, (_, lanes): (u64, usize), plan: &Plan) {
        self.end(world, shadow, lanes, plan);
    }
}
