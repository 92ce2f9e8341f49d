//! How sure an interval is.
//!
//! A run that stops once an interval is narrow enough has looked at it several times, and an interval that is right in 95% of
//! runs at each look is right at all of them in fewer. So look k = 0, 1, … spends αₖ = α/((k + 1)(k + 2)) of the error
//! α = 5%. The αₖ sum to α however many looks there are, and by the union bound (Boole) the intervals of all looks hold the
//! truth together with a probability of at least 1 − α, whatever rule stops the run: a confidence sequence (Darling &
//! Robbins 1967; Robbins 1970, *Annals of Mathematical Statistics* 41, 1397–1409; Howard, Ramdas, `McAuliffe` & Sekhon 2021,
//! *Annals of Statistics* 49, 1055–1080), here of few looks at n₀·2ᵏ worlds, so that each may use an interval that is
//! exact for its number of worlds.

use drypowder_model::law::standard_quantile;

/// The error of every interval, and that of all looks together.
const ERROR: f64 = 0.05;

/// Standard errors beyond which a difference is no chance.
const ALARM: f64 = 4.0;

/// How often a normal number is farther out: 2 Φ(−4).
const FALSE_ALARM: f64 = 6.334_248_366_623_996e-5;

/// The 97.5th percentile of the standard normal.
const Z95: f64 = 1.959_963_984_540_054;

/// How sure an interval is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// 95%.
    Ordinary,
    /// So sure that the intervals of this look, counted from 0, and of all others hold together with 95%.
    Look(u32),
    /// So sure that what lies outside is no chance: as sure as |z| < 4 of a normal number.
    Alarm,
}

impl Confidence {
    /// The probability with which an interval may miss.
    #[must_use]
    pub fn error(self) -> f64 {
        match self {
            Self::Ordinary => ERROR,
            Self::Look(look) => ERROR / ((f64::from(look) + 1.0) * (f64::from(look) + 2.0)),
            Self::Alarm => FALSE_ALARM,
        }
    }

    /// The levels of the two ends.
    pub(super) fn levels(self) -> (f64, f64) {
        match self {
            Self::Ordinary => (0.025, 0.975),
            Self::Look(_) | Self::Alarm => (0.5 * self.error(), 1.0 - 0.5 * self.error()),
        }
    }

    /// The standard errors on either side of a normal estimate.
    #[must_use]
    pub fn z(self) -> f64 {
        match self {
            Self::Ordinary => Z95,
            Self::Look(_) => -standard_quantile(0.5 * self.error()),
            Self::Alarm => ALARM,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_spend_no_more_than_there_is() {
        let spent: f64 = (0..100_000).map(|look| Confidence::Look(look).error()).sum();
        assert!(spent < ERROR && spent > ERROR - 1e-6, "{spent}");
        assert_eq!(Confidence::Look(0).error(), 0.025);
    }

    #[test]
    fn an_alarm_is_four_standard_errors() {
        assert!((-standard_quantile(0.5 * Confidence::Alarm.error()) - Confidence::Alarm.z()).abs() < 1e-12);
    }

    #[test]
    fn the_ordinary_one_is_no_look() {
        assert!((-standard_quantile(0.025) - Z95).abs() < 1e-15);
        assert!(Confidence::Look(0).z() > Z95 && Confidence::Look(3).z() > Confidence::Look(2).z());
    }
}
