//! One step of a batch of worlds, in eight phases, one file each.
//!
//! 1. [`market`] moves, then [`events`] happen and [`milestones`] are reached. 2. [`refill`]: sources refill or are
//!    margin-called. 3. [`claims`] come, [`operate`]: companies earn and spend, some run out of cash [`within`] the step,
//!    [`lump_sums`] arrive. 4. [`review`]s are held,
//!    [`commitments`] fall due. 5. [`ask`]: companies ask. 6. [`clear`]: the market clears, and the clocks of [`hazards`]
//!    run. 7. [`exits`]. 8. [`record`], and whether the state is [`sound`]. State moves first; the cash of a step uses the moved state.

mod adoption;
pub(crate) mod ask;
pub(crate) mod claims;
pub(crate) mod clear;
pub(crate) mod commitments;
mod delivery;
pub(crate) mod events;
pub(crate) mod exits;
pub(crate) mod hazards;
pub(crate) mod lump_sums;
pub(crate) mod market;
pub(crate) mod milestones;
mod news;
pub(crate) mod open;
pub(crate) mod operate;
pub(crate) mod outlook;
pub(crate) mod price;
pub(crate) mod record;
pub(crate) mod refill;
pub(crate) mod returns;
pub(crate) mod review;
mod shares;
pub(crate) mod sound;
pub(crate) mod traits;
pub(crate) mod transfer;
pub(crate) mod within;

use drypowder_lanes::{Kernel, Level, Mask, WIDTH};

use crate::{
    draw::Row,
    plan::{Plan, Values},
};

/// What every phase of a step may look at.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) values: &'a Values,
    pub(crate) row: &'a Row,
    pub(crate) seed: u64,
    pub(crate) first_world: u64,
    pub(crate) step: u32,
    pub(crate) level: Level,
    /// Whether the money ledger is checked in this batch.
    pub(crate) checked: bool,
}

impl Context<'_> {
    pub(crate) fn world(&self, lane: usize) -> u64 {
        self.first_world + lane as u64
    }

    /// The step as the number that state compares with.
    pub(crate) fn now(&self) -> f64 {
        f64::from(self.step)
    }

    /// The step's end as a date of flows, which count from 0 at the start.
    pub(crate) fn date(&self) -> u32 {
        self.step + 1
    }

    /// Months since the start when the step ends.
    pub(crate) fn month_end(&self) -> f64 {
        f64::from((self.step + 1) * self.plan.clock.step_months)
    }
}

/// The lanes for which a condition holds, found with the instructions of a level; `condition` must be inlined.
#[inline]
pub(crate) fn lanes_where<F: Fn(usize) -> bool>(level: Level, condition: F) -> Mask {
    level.run(Where(condition))
}

struct Where<F>(F);

impl<F: Fn(usize) -> bool> Kernel for Where<F> {
    type Output = Mask;

    #[inline(always)]
    fn run(self) -> Mask {
        let mut bits = 0;
        for lane in 0..WIDTH {
            bits |= u64::from((self.0)(lane)) << lane;
        }
        Mask(bits)
    }
}
