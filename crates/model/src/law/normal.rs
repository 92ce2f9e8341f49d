//! Normal(μ, σ): a quantity that may have either sign.
//!
//! Density exp(−(x − μ)²/2σ²)/(σ√(2π)) on the whole line; μ finite, σ finite and above zero. An interval `A to B` of a
//! signed field reads as its 5th and 95th percentile. Quantile μ + σ·Φ⁻¹(u). Johnson, Kotz & Balakrishnan (1994),
//! chapter 13.

use super::{Invalid, Law, Quantiles, check_scale, standard_quantile};

/// A normal law.
#[derive(Clone, Copy, Debug, PartialEq)]
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
}

impl From<Normal> for Law {
    fn from(law: Normal) -> Self {
        Self::Normal { mean: law.mean, deviation: law.deviation }
    }
}

/// μ + σ·Φ⁻¹(u).
pub(super) fn quantile(mean: f64, deviation: f64, u: f64) -> f64 {
    mean + deviation * standard_quantile(u)
}

#[cfg(test)]
mod tests {
    use statrs::distribution::{ContinuousCDF, Normal as Oracle};

    use super::{Invalid, Law, Normal, Quantiles};

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
    fn edges_are_refused() {
        assert_eq!(Normal::new(0.0, 0.0), Err(Invalid::Deviation));
        assert_eq!(Normal::new(f64::NAN, 1.0), Err(Invalid::NotFinite));
        assert_eq!(Normal::through(&Quantiles::interval(2.0, 1.0)), Err(Invalid::Reversed));
    }
}
