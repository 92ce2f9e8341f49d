//! The laws of uncertain numbers: one file a law, each with its inverse distribution function.
//!
//! A world draws one uniform for each uncertain number, and the number is that uniform's quantile: this keeps common
//! random numbers and lets a design (Latin hypercube, Sobol') replace the uniform alone. Every quantile uses only
//! `libm` and operations that are exact everywhere, so the digits are the same on every platform.

use rand::Rng;
use rand_distr::{Distribution, Open01};
use serde::Serialize;

mod logit_normal;
mod lognormal;
mod normal;
mod standard;
mod triangular;
mod uniform;

pub use logit_normal::LogitNormal;
pub use lognormal::Lognormal;
pub use normal::Normal;
pub use standard::{UPPER_90, standard_probability, standard_quantile};
pub use triangular::Triangular;
pub use uniform::Uniform;

/// A distribution over worlds. Its value in a world is the quantile of that world's uniform.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Law {
    /// Known with certainty.
    Constant(f64),
    /// Normal.
    Normal {
        /// Mean.
        mean: f64,
        /// Standard deviation, positive.
        deviation: f64,
    },
    /// Lognormal: ln X is normal.
    Lognormal {
        /// Median, positive.
        median: f64,
        /// Standard deviation of ln X, positive.
        deviation: f64,
    },
    /// Logit-normal: ln(X/(1 − X)) is normal.
    LogitNormal {
        /// Median, strictly between 0 and 1.
        median: f64,
        /// Standard deviation of ln(X/(1 − X)), positive.
        deviation: f64,
    },
    /// Uniform.
    Uniform {
        /// Lower end.
        low: f64,
        /// Upper end, above the lower.
        high: f64,
    },
    /// Triangular.
    Triangular {
        /// Lower end.
        low: f64,
        /// Mode, between the ends.
        mode: f64,
        /// Upper end, above the lower.
        high: f64,
    },
}

impl Distribution<f64> for Law {
    /// One uniform on (0, 1) through the inverse distribution function, whatever the law.
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> f64 {
        let u: f64 = Open01.sample(rng);
        self.quantile(u)
    }
}

impl Law {
    /// The value below which a share `u` of worlds lies, for `u` between 0 and 1. The ends 0 and 1 give the ends of
    /// the support.
    #[must_use]
    pub fn quantile(&self, u: f64) -> f64 {
        match *self {
            Self::Constant(value) => value,
            Self::Normal { mean, deviation } => normal::quantile(mean, deviation, u),
            Self::Lognormal { median, deviation } => lognormal::quantile(median, deviation, u),
            Self::LogitNormal { median, deviation } => logit_normal::quantile(median, deviation, u),
            Self::Uniform { low, high } => uniform::quantile(low, high, u),
            Self::Triangular { low, mode, high } => triangular::quantile(low, mode, high, u),
        }
    }

    /// The smallest interval that holds every value; an infinite end is infinite, and an end that is never reached
    /// (see [`Law::is_open`]) is the limit.
    #[must_use]
    pub fn support(&self) -> (f64, f64) {
        match *self {
            Self::Constant(value) => (value, value),
            Self::Normal { .. } => (f64::NEG_INFINITY, f64::INFINITY),
            Self::Lognormal { .. } => (0.0, f64::INFINITY),
            Self::LogitNormal { .. } => (0.0, 1.0),
            Self::Uniform { low, high } | Self::Triangular { low, high, .. } => (low, high),
        }
    }

    /// Whether the ends of the support are never reached.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Normal { .. } | Self::Lognormal { .. } | Self::LogitNormal { .. })
    }

    /// The mean, where it has a closed form: every law but the logit-normal.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        match *self {
            Self::Constant(value) => Some(value),
            Self::Normal { mean, .. } => Some(mean),
            Self::Lognormal { median, deviation } => Some(median * libm::exp(0.5 * deviation * deviation)),
            Self::LogitNormal { .. } => None,
            Self::Uniform { low, high } => Some(f64::midpoint(low, high)),
            Self::Triangular { low, mode, high } => Some((low + mode + high) / 3.0),
        }
    }

    /// Whether the number is known with certainty.
    #[must_use]
    pub fn is_constant(&self) -> bool {
        matches!(self, Self::Constant(_))
    }

    /// The word a scenario file uses for the law.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Constant(_) => "constant",
            Self::Normal { .. } => "normal",
            Self::Lognormal { .. } => "lognormal",
            Self::LogitNormal { .. } => "logit-normal",
            Self::Uniform { .. } => "uniform",
            Self::Triangular { .. } => "triangular",
        }
    }
}

/// Two levels and the values of a law at them, from which a law with two parameters is found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantiles {
    /// The lower level and the value there.
    pub low: (f64, f64),
    /// The upper level and the value there.
    pub high: (f64, f64),
}

impl Quantiles {
    /// The 90% interval: its ends are the 5th and the 95th percentile.
    #[must_use]
    pub fn interval(low: f64, high: f64) -> Self {
        Self { low: (0.05, low), high: (0.95, high) }
    }

    /// Whether levels and values both rise, strictly, and the levels lie strictly inside 0 to 1.
    fn rise(&self) -> bool {
        0.0 < self.low.0 && self.low.0 < self.high.0 && self.high.0 < 1.0 && self.low.1 < self.high.1
    }

    /// The levels as standard normal quantiles.
    fn scores(&self) -> (f64, f64) {
        (standard_quantile(self.low.0), standard_quantile(self.high.0))
    }
}

/// Why parameters make no law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invalid {
    /// A number is infinite or not a number.
    NotFinite,
    /// The standard deviation is not positive.
    Deviation,
    /// The standard deviation on a logarithmic scale is above [`Invalid::WIDEST`].
    TooWide,
    /// The lower value is not below the upper.
    Reversed,
    /// The value of a lognormal law is not positive.
    NotPositive,
    /// The value of a logit-normal law is not strictly between 0 and 1.
    NotInside,
    /// The mode of a triangular law lies outside its ends.
    Mode,
}

impl Invalid {
    /// The widest standard deviation on a logarithmic or logit scale: beyond it a draw could leave what a float holds.
    pub const WIDEST: f64 = 20.0;
}

impl std::fmt::Display for Invalid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NotFinite => "every number of a law must be finite",
            Self::Deviation => "a standard deviation must be above zero",
            Self::TooWide => "a standard deviation on a logarithmic scale must be at most 20",
            Self::Reversed => "the first number must be below the second",
            Self::NotPositive => "a lognormal law needs values above zero",
            Self::NotInside => "a logit-normal law needs values strictly between 0% and 100%",
            Self::Mode => "the mode must lie between the ends",
        })
    }
}

impl std::error::Error for Invalid {}

/// The checks every law shares: finite numbers and a positive deviation.
fn check_scale(location: f64, deviation: f64, widest: f64) -> Result<(), Invalid> {
    if !location.is_finite() || !deviation.is_finite() {
        return Err(Invalid::NotFinite);
    }
    if deviation <= 0.0 {
        return Err(Invalid::Deviation);
    }
    if deviation > widest {
        return Err(Invalid::TooWide);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Law, Lognormal, Normal, Quantiles, Triangular, Uniform};

    #[test]
    fn a_constant_is_its_own_quantile() {
        let law = Law::Constant(3.0);
        assert_eq!(law.quantile(0.001), 3.0);
        assert_eq!(law.support(), (3.0, 3.0));
        assert_eq!(law.mean(), Some(3.0));
        assert!(law.is_constant());
    }

    #[test]
    fn quantiles_rise_and_stay_inside_the_support() {
        let laws: [Law; 5] = [
            Normal::new(1.0, 2.0).unwrap().into(),
            Lognormal::new(3.0, 1.5).unwrap().into(),
            super::LogitNormal::new(0.9, 3.0).unwrap().into(),
            Uniform::new(-1.0, 4.0).unwrap().into(),
            Triangular::new(0.0, 0.0, 2.0).unwrap().into(),
        ];
        for law in laws {
            let (low, high) = law.support();
            let mut last = f64::NEG_INFINITY;
            for k in 0..=1000 {
                let value = law.quantile(f64::from(k) / 1000.0);
                assert!(value >= last && value >= low && value <= high, "{law:?} at {k}");
                last = value;
            }
        }
    }

    #[test]
    fn means_are_those_of_the_quantiles() {
        let laws: [Law; 4] = [
            Normal::new(1.0, 2.0).unwrap().into(),
            Lognormal::new(3.0, 0.5).unwrap().into(),
            Uniform::new(-1.0, 4.0).unwrap().into(),
            Triangular::new(0.0, 0.5, 2.0).unwrap().into(),
        ];
        for law in laws {
            let n = 200_000;
            let sum: f64 = (0..n).map(|k| law.quantile((f64::from(k) + 0.5) / f64::from(n))).sum();
            let mean = law.mean().unwrap();
            assert!((sum / f64::from(n) - mean).abs() < 1e-3, "{law:?}");
        }
    }

    #[test]
    fn levels_must_rise() {
        assert!(!Quantiles { low: (0.9, 1.0), high: (0.1, 2.0) }.rise());
        assert!(!Quantiles::interval(2.0, 2.0).rise());
        assert!(!Quantiles::interval(f64::NAN, 2.0).rise());
        assert!(Quantiles::interval(1.0, 2.0).rise());
    }
}
