//! Measures of single worlds.

use super::{MeasuresTally, whole};
use crate::{
    batch::Batch,
    plan::{Plan, Steps},
    tally::Powers,
};

/// Whether a value's powers can be added up; where they cannot it is counted as undefined.
pub(super) fn is_number(value: f64) -> bool {
    Powers::<4>::has(value)
}

impl MeasuresTally {
    /// Looks at what is seen of a world only when it has ended.
    pub(in crate::metric) fn look_back(&mut self, world: &Batch, shadow: &Batch, plan: &Plan, lane: usize) {
        for (lanes, sight) in self.seen.lanes.iter_mut().zip(&plan.measures.sights) {
            if sight.when == Steps::Whole {
                lanes[lane] = whole(sight, world, shadow, plan, lane);
            }
        }
    }

    /// A measure of a world that was looked at to its end; not a number where it cannot be taken or is undefined.
    pub(in crate::metric) fn taken(&mut self, index: usize, plan: &Plan, lane: usize) -> f64 {
        let value = self.seen.value(&plan.measures.measures[index], lane);
        value.filter(|value| is_number(*value)).unwrap_or(f64::NAN)
    }
}
