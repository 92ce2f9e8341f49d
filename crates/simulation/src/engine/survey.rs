//! How every world of a run ended: the same runs, looked at world by world instead of added up.

use std::sync::atomic::{AtomicU64, Ordering};

use drypowder_lanes::{Level, WIDTH};

use super::{
    BATCHES_AT_A_TIME, Control, Error, MOST_WORLDS, Order,
    batches::{Observer, Runner},
};
use crate::{batch::Batch, plan::Plan, replay::Survey, world::Context};

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
    let next = AtomicU64::new(0);
    let mut chunks = pool.broadcast(|_| work(plan, order, control, &next)).concat();
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

/// One thread's chunks, each with its first world. What has been taken is always finished, so they leave no gap.
fn work(plan: &Plan, order: &Order, control: &dyn Control, next: &AtomicU64) -> Vec<(u64, Survey)> {
    let mut runner = Runner::new(plan, order.seed, Level::detect());
    let mut done = Vec::new();
    let chunk = BATCHES_AT_A_TIME * WIDTH as u64;
    while !control.stop() {
        let first = next.fetch_add(chunk, Ordering::Relaxed);
        if first >= order.worlds {
            break;
        }
        let end = (first + chunk).min(order.worlds);
        let mut seen = Survey::of(plan);
        for world in (first..end).step_by(WIDTH) {
            runner.run(world, (end - world).min(WIDTH as u64) as usize, &mut seen);
        }
        done.push((first, seen));
        control.advanced(end - first);
    }
    done
}

impl Observer for Survey {
    fn open(&mut self, _: &Batch, _: &Context<'_>) {}

    fn step(&mut self, _: &mut Batch, _: &mut Batch, _: &Context<'_>) {}

    fn end(&mut self, world: &Batch, shadow: &Batch, (_, lanes): (u64, usize), _: &Plan) {
        self.add(world, shadow, lanes);
    }
}
