//! Measures that are 0 or 1: their means are shares of worlds.

use super::MeasureTally;
use crate::{
    estimate::Confidence,
    metric::question::share_of,
    results::{Interval, Proportion},
};

impl MeasureTally {
    /// The mean of a measure that is 0 or 1, as the share that it is.
    pub(in crate::metric) fn share(&self, confidence: Confidence) -> Interval {
        // A share of so many worlds is rounded to less than half of one.
        let count = self.mean().value.map_or(0.0, |share| libm::round(share * self.worlds as f64));
        let Proportion { value, low, high, .. } = share_of(count as u64, self.worlds, confidence);
        Interval { value: Some(value).filter(|_| self.worlds > 0), low: Some(low), high: Some(high) }
    }

    /// Worlds in which it could be taken.
    pub(in crate::metric) fn worlds(&self) -> u64 {
        self.worlds
    }
}
