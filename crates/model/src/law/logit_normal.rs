//! Logit-normal(m, s): a share whose log-odds are normal.
//!
//! Density exp(−(logit x − logit m)²/2s²)/(s√(2π) x(1 − x)) strictly between 0 and 1; the median m strictly inside, s
//! above zero. An interval `A to B` of a share reads as its 5th and 95th percentile, both strictly inside. Quantile
//! logistic(logit m + s·Φ⁻¹(u)). Distribution
//! Φ((logit x − logit m)/s). Atchison & Shen (1980), *Biometrika* 67, 261–272.

use serde::Serialize;

use super::{Invalid, Quantiles, Shape, check_scale, standard_probability, standard_quantile};

/// A logit-normal law.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct LogitNormal {
    median: f64,
    deviation: f64,
}

impl LogitNormal {
    /// A logit-normal law of that median and standard deviation of the log-odds.
    ///
    /// # Errors
    /// A number is not finite, the median is not strictly between 0 and 1, or the deviation is not above zero or
    /// absurdly wide.
    pub fn new(median: f64, deviation: f64) -> Result<Self, Invalid> {
        check_scale(median, deviation, Invalid::WIDEST)?;
        if !inside(median) {
            return Err(Invalid::NotInside);
        }
        Ok(Self { median, deviation })
    }

    /// The logit-normal law through two quantiles.
    ///
    /// # Errors
    /// The quantiles do not rise, a value is not strictly between 0 and 1, or the law is absurdly wide.
    pub fn through(quantiles: &Quantiles) -> Result<Self, Invalid> {
        let (low, high) = (quantiles.low.1, quantiles.high.1);
        if !inside(low) || !inside(high) {
            return Err(Invalid::NotInside);
        }
        if !quantiles.rise() {
            return Err(Invalid::Reversed);
        }
        let (from, to) = quantiles.scores();
        let deviation = (logit(high) - logit(low)) / (to - from);
        Self::new(logistic(logit(low) - deviation * from), deviation)
    }

    /// The median.
    #[must_use]
    pub fn median(&self) -> f64 {
        self.median
    }

    /// The standard deviation of the log-odds.
    #[must_use]
    pub fn deviation(&self) -> f64 {
        self.deviation
    }
}

fn inside(share: f64) -> bool {
    0.0 < share && share < 1.0
}

impl Shape for LogitNormal {
    fn word(&self) -> &'static str {
        "logit-normal"
    }

    /// A value that would round to 1 is the largest float below it, so that a share drawn from this law is strictly
    /// inside 0 to 1 for every u strictly inside.
    fn quantile(&self, u: f64) -> f64 {
        let share = logistic(logit(self.median) + self.deviation * standard_quantile(u));
        if share >= 1.0 && u < 1.0 {
            1.0 - f64::EPSILON / 2.0
        } else if share <= 0.0 && u > 0.0 {
            f64::MIN_POSITIVE
        } else {
            share
        }
    }

    fn distribution(&self, x: f64) -> f64 {
        if x <= 0.0 {
            0.0
        } else if x >= 1.0 {
            1.0
        } else {
            standard_probability((logit(x) - logit(self.median)) / self.deviation)
        }
    }

    fn support(&self) -> (f64, f64) {
        (0.0, 1.0)
    }

    fn open_ends(&self) -> (bool, bool) {
        (true, true)
    }

    fn mean(&self) -> Option<f64> {
        None
    }
}

/// ln(p/(1 − p)).
fn logit(share: f64) -> f64 {
    libm::log(share / (1.0 - share))
}

/// 1/(1 + e^{−x}), without overflow either way.
fn logistic(x: f64) -> f64 {
    if x >= 0.0 {
        1.0 / (1.0 + libm::exp(-x))
    } else {
        let odds = libm::exp(x);
        odds / (1.0 + odds)
    }
}

#[cfg(test)]
mod tests {
    use statrs::distribution::{ContinuousCDF, Normal as Oracle};

    use super::{Invalid, LogitNormal, Quantiles, logit};
    use crate::Law;

    #[test]
    fn its_log_odds_are_those_of_statrs_normal() {
        let law: Law = LogitNormal::new(0.3, 1.2).unwrap().into();
        let oracle = Oracle::new(logit(0.3), 1.2).unwrap();
        for k in 1..1000 {
            let u = f64::from(k) / 1000.0;
            assert!((logit(law.quantile(u)) - oracle.inverse_cdf(u)).abs() < 1e-12);
        }
    }

    #[test]
    fn an_interval_is_hit_at_its_ends() {
        for (low, high) in [(0.2, 0.4), (0.001, 0.999), (0.9, 0.99)] {
            let law: Law = LogitNormal::through(&Quantiles::interval(low, high)).unwrap().into();
            assert!((law.quantile(0.05) / low - 1.0).abs() < 1e-12);
            assert!((law.quantile(0.95) / high - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn never_reaches_its_ends() {
        let law: Law = LogitNormal::new(0.9999, 15.0).unwrap().into();
        assert!(law.quantile(1.0 - f64::EPSILON / 2.0) < 1.0);
        assert!(law.quantile(1e-17) > 0.0);
    }

    #[test]
    fn edges_are_refused() {
        assert_eq!(LogitNormal::new(1.0, 1.0), Err(Invalid::NotInside));
        assert_eq!(LogitNormal::new(0.5, 0.0), Err(Invalid::Deviation));
        assert_eq!(LogitNormal::through(&Quantiles::interval(0.0, 0.4)), Err(Invalid::NotInside));
        assert_eq!(LogitNormal::through(&Quantiles::interval(0.4, 0.4)), Err(Invalid::Reversed));
    }
}
