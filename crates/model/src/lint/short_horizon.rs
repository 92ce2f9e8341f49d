//! A horizon before which too little is decided. It is found in a pilot of simulated worlds, which whoever can simulate
//! hands in.

use super::{Lint, Said, look::percent};
use crate::{file::Document, problem::Problem, units::Quantity};

/// The share of worlds that may be undecided at the horizon.
const UNDECIDED: f64 = 0.4;

/// The longest horizon that is advised, in horizons.
const LONGEST: u32 = 3;

/// A horizon before which too little is decided.
pub const LINT: Lint = Lint {
    name: "short-horizon",
    looks_for: "companies of which, in a pilot of 4,096 worlds, surely more than 40% of worlds are undecided at the horizon \
                (neither dry nor paying their own way), or the median world is; unless `--no-pilot`",
    why: "The sustain time of an undecided world is only known to be longer than the horizon, and a median among them is \
          no number. The horizon that is advised continues the rate at which worlds were decided in the last quarter of \
          the horizon, rounded up to a year; where even three horizons would not do, a longer one is no remedy and \
          nothing is said.",
    advice: "write a longer `horizon`",
    find: None,
};

/// What a pilot has seen of one company: shares of worlds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    /// Run dry by the horizon, and by three quarters of it.
    pub dry: [f64; 2],
    /// Pays its own way by the horizon, and by three quarters of it.
    pub sustaining: [f64; 2],
    /// Half the width of the widest 95% interval among these.
    pub error: f64,
}

impl Seen {
    fn undecided(&self, at: usize) -> f64 {
        1.0 - self.dry[at] - self.sustaining[at]
    }

    /// Whether a median is told and few enough worlds are left when so many are undecided, the others having gone the ways
    /// of the last quarter.
    fn settled(&self, left: f64) -> bool {
        let (now, lately) = (self.undecided(0), self.undecided(1) - self.undecided(0));
        let later = |seen: [f64; 2]| seen[0] + (now - left) * (seen[0] - seen[1]) / lately;
        left <= UNDECIDED && (later(self.dry) >= 0.5 || later(self.sustaining) >= 0.5)
    }

    /// The shortest horizon, in months, by which it would be settled at the rate of the last quarter.
    fn enough(&self, horizon: u32) -> Option<u32> {
        let (now, before) = (self.undecided(0), self.undecided(1));
        // Fewer decided than the pilot can tell from none, and no rate is known.
        if before - now <= self.error {
            return None;
        }
        let rate = libm::log(before / now) / (f64::from(horizon) / 4.0);
        let longest = (LONGEST * horizon).min(1_200);
        (horizon / 12 + 1..=longest / 12)
            .map(|years| years * 12)
            .find(|months| self.settled(now * libm::exp(-rate * f64::from(months - horizon))))
    }

    /// Whether too little is decided, beyond what chance explains.
    fn is_short(&self) -> bool {
        let undecided = self.undecided(0);
        let no_median = self.dry[0] + self.error < 0.5 && self.sustaining[0] + self.error < 0.5;
        undecided - self.error > UNDECIDED || no_median
    }
}

/// The warning about a company, where a pilot gives rise to one.
#[must_use]
pub fn short_horizon(document: &Document, company: &str, seen: &Seen) -> Option<Problem> {
    let horizon = document.scenario.horizon;
    let enough = seen.enough(horizon).filter(|_| seen.is_short())?;
    let (dry, sustaining) = (percent(seen.dry[0]), percent(seen.sustaining[0]));
    let undecided = percent(seen.undecided(0));
    let message = if seen.undecided(0) - seen.error > UNDECIDED {
        format!(
            "{undecided} of worlds are undecided about `{company}` at the horizon: neither dry nor carried"
        )
    } else {
        format!(
            "the median world is undecided about `{company}` at the horizon, as {undecided} of worlds are"
        )
    };
    let said = Said {
        message,
        found: format!("dry in {dry}, pays its own way in {sustaining}"),
        advice: format!("write horizon = \"{}\"", Quantity::Span.spell(f64::from(enough))),
    };
    let place = document.places().get("horizon").cloned().unwrap_or_default();
    Some(LINT.warn("horizon", place, said))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(dry: [f64; 2], sustaining: [f64; 2]) -> Seen {
        Seen { dry, sustaining, error: 0.015 }
    }

    #[test]
    fn a_median_that_is_told_is_long_enough() {
        assert!(!seen([0.55, 0.5], [0.1, 0.1]).is_short());
        assert!(!seen([0.1, 0.1], [0.7, 0.6]).is_short());
        assert!(seen([0.3, 0.2], [0.2, 0.1]).is_short());
        assert!(seen([0.45, 0.4], [0.44, 0.4]).is_short());
    }

    #[test]
    fn the_rate_of_the_last_quarter_goes_on() {
        // A half undecided of 0.7 a quarter of 48 months before: 0.4 within about 8 months, a median within one year more.
        assert_eq!(seen([0.45, 0.27], [0.05, 0.03]).enough(48), Some(60));
        assert_eq!(seen([0.1, 0.099], [0.0, 0.0]).enough(48), None);
        assert_eq!(seen([0.1, 0.08], [0.0, 0.0]).enough(48), None);
    }
}
