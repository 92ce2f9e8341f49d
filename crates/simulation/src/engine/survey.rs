//! How every world of a run ended: the same runs, looked at world by world instead of added up.

use std::sync::atomic::AtomicU64;

use drypowder_lanes::Level;

use super::{
    Control, Error, MOST_WORLDS, Order, Span,
    batches::{self, Observer, Runner},
    chunk,
};
use crate::{
    batch::Batch,
    fault::{Fault, earlier},
    plan::Plan,
    replay::Survey,
    world::Context,
};

/// How each of the worlds of an order ended, in their order. It depends on plan, seed and number of worlds alone; a survey that is
/// stopped is that of the fewer worlds it finished.
///
/// # Errors
/// As [`simulate`](super::simulate).
pub fn survey(plan: &Plan, order: &Order, control: &dyn Control) -> Result<Survey, Error> {
    if order.worlds == 0 || order.worlds > MOST_WORLDS {
        return Err(Error::Worlds(order.worlds));
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(order.threads.unwrap_or(0)).build()?;
    let (next, faulty) = (AtomicU64::new(0), AtomicU64::new(MOST_WORLDS));
    let chunk = chunk(order.worlds, pool.current_num_threads());
    let span = Span { next: &next, end: order.worlds, chunk, faulty: &faulty };
    let (mut chunks, mut fault) = (Vec::new(), None);
    for (done, found) in pool.broadcast(|_| work(plan, order, control, span)) {
        chunks.extend(done);
        fault = earlier(fault, found);
    }
    if let Some(fault) = fault {
        return Err(fault.into());
    }
    chunks.sort_by_key(|(first, _)| *first);
    let mut all = Survey::of(plan);
    for (_, chunk) in chunks {
        all.append(chunk);
    }
    if all.worlds == 0 { Err(Error::Nothing) } else { Ok(all) }
}

/// What a survey of so many worlds keeps, bytes, besides what a run takes.
#[must_use]
pub fn survey_bytes(plan: &Plan, worlds: u64) -> u64 {
    // While the chunks are put in order, both they and the whole are there.
    2 * worlds * Survey::bytes_a_world(plan) as u64
}

/// A thread's chunks, each with its first world.
type Chunks = Vec<(u64, Survey)>;

/// One thread's chunks, and its earliest fault. What has been taken is always finished, so they leave no gap.
fn work(plan: &Plan, order: &Order, control: &dyn Control, span: Span<'_>) -> (Chunks, Option<Fault>) {
    let mut runner = Runner::new(plan, order.seed, Level::detect());
    let (mut done, mut fault) = (Vec::new(), None);
    while !control.stop()
        && let Some(taken) = span.take()
    {
        let mut seen = Survey::of(plan);
        for (first, count) in batches::of(&taken) {
            fault = span.note(fault, runner.run(first, count, &mut seen));
        }
        done.push((taken.start, seen));
        control.advanced(taken.end - taken.start);
    }
    (done, fault)
}

impl Observer for Survey {
    fn open(&mut self, _: &Batch, _: &Context<'_>) {}

    fn step(&mut self, _: &mut Batch, _: &mut Batch, _: &Context<'_>) {}

    fn end(&mut self, world: &Batch, shadow: &Batch, (_, lanes): (u64, usize), _: &Plan) {
        self.add(world, shadow, lanes);
    }
}
