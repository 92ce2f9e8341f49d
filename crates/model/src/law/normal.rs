//! Normal(μ, σ): a quantity that may have either sign.
//!
//! Density exp(−(x − μ)²/2σ²)/(σ√(2π)) on the whole line; μ finite, σ finite and above zero. An interval `A to B` of a
//! signed field reads as its 5th and 95th percentile. Quantile μ + σ·Φ⁻¹(u), distribution Φ((x − μ)/σ). Johnson, Kotz & Balakrishnan (1994),
//! chapter 13.

use serde::Serialize;

use super::{Invalid, Quantiles, Shape, check_scale, standard_probability, standard_quantile};

/// A normal law.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Normal {
    mean: f64,
    deviation: f64,
}

impl Normal {
    /// A normal law of that mean and standard deviation.
    ///
    /// # Errors
    /// A number is not finite, or the deviation is not above zero.
    pub fn new(mean: f64, deviation: f64) -> Result<Self, Invalid> {
        check_scale(mean, deviation, f64::INFINITY)?;
        Ok(Self { mean, deviation })
    }

    /// The normal law through two quantiles.
    ///
    /// # Errors
    /// The quantiles do not rise, or a number is not finite.
    pub fn through(quantiles: &Quantiles) -> Result<Self, Invalid> {
        let (low, high) = (quantiles.low.1, quantiles.high.1);
        if !quantiles.rise() {
            return Err(Invalid::Reversed);
        }
        let (from, to) = quantiles.scores();
        let deviation = (high - low) / (to - from);
        Self::new(if from == -to { f64::midpoint(low, high) } else { low - deviation * from }, deviation)
    }

    /// The normal law of that mean with a percentile other than the median: σ = (value − μ)/Φ⁻¹(level).
    ///
    /// # Errors
    /// A number is not finite, the percentile is the median, or it lies on the wrong side of the mean.
    pub fn with_mean_and_percentile(mean: f64, (level, value): (f64, f64)) -> Result<Self, Invalid> {
        if !mean.is_finite() || !value.is_finite() {
            return Err(Invalid::NotFinite);
        }
        let score = standard_quantile(level);
        if score == 0.0 {
            return Err(Invalid::Median);
        }
        let deviation = (value - mean) / score;
        if deviation > 0.0 { Self::new(mean, deviation) } else { Err(Invalid::WrongSide) }
    }

    /// The mean, which is the median too.
    #[must_use]
    pub fn centre(&self) -> f64 {
        self.mean
    }

    /// The standard deviation.
    #[must_use]
    pub fn deviation(&self) -> f64 {
        self.deviation
    }
}

impl Shape for Normal {
    fn word(&self) -> &'static str {
        "normal"
    }

    fn quantile(&self, u: f64) -> f64 {
        self.mean + self.deviation * standard_quantile(u)
    }

    fn distribution(&self, x: f64) -> f64 {
        standard_probability((x - self.mean) / self.deviation)
    }

    fn support(&self) -> (f64, f64) {
        (f64::NEG_INFINITY, f64::INFINITY)
    }

    fn open_ends(&self) -> (bool, bool) {
        (true, true)
    }

    fn mean(&self) -> Option<f64> {
        Some(self.mean)
    }
}

#[cfg(test)]
mod tests {
    use statrs::distribution::{ContinuousCDF, Normal as Oracle};

    use super::{Invalid, Normal, Quantiles};
    use crate::Law;

    #[test]
    fn agrees_with_statrs() {
        let law: Law = Normal::new(-2.0, 3.0).unwrap().into();
        let oracle = Oracle::new(-2.0, 3.0).unwrap();
        for k in 1..1000 {
            let u = f64::from(k) / 1000.0;
            assert!((law.quantile(u) - oracle.inverse_cdf(u)).abs() < 1e-12);
        }
    }

    #[test]
    fn an_interval_is_hit_at_its_ends() {
        for (low, high) in [(-0.4, 1.9), (1.2, 3.5), (-8.0, -1.0)] {
            let law: Law = Normal::through(&Quantiles::interval(low, high)).unwrap().into();
            assert!((law.quantile(0.05) / low - 1.0).abs() < 1e-12);
            assert!((law.quantile(0.95) / high - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn a_mean_is_hit_with_any_percentile_but_the_median() {
        for (level, value) in [(0.1, -3.0), (0.9, 2.0), (0.99, 1e6)] {
            let law: Law = Normal::with_mean_and_percentile(1.0, (level, value)).unwrap().into();
            assert_eq!(law.mean(), Some(1.0));
            assert!((law.quantile(level) / value - 1.0).abs() < 1e-12);
        }
        assert_eq!(Normal::with_mean_and_percentile(1.0, (0.5, 1.0)), Err(Invalid::Median));
        assert_eq!(Normal::with_mean_and_percentile(1.0, (0.9, 0.5)), Err(Invalid::WrongSide));
        assert_eq!(Normal::with_mean_and_percentile(1.0, (0.1, 1.0)), Err(Invalid::WrongSide));
    }

    #[test]
    fn edges_are_refused() {
        assert_eq!(Normal::new(0.0, 0.0), Err(Invalid::Deviation));
        assert_eq!(Normal::new(f64::NAN, 1.0), Err(Invalid::NotFinite));
        assert_eq!(Normal::through(&Quantiles::interval(2.0, 1.0)), Err(Invalid::Reversed));
    }
}
