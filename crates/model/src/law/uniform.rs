//! Uniform(a, b): nothing known beyond two ends.
//!
//! Density 1/(b − a) from a to b; both finite, a below b. Two quantiles fix the ends beyond them: the 5th and 95th
//! percentile A and B give a = A − (B − A)/18 and b = B + (B − A)/18. Quantile a + u(b − a).

use serde::Serialize;

use super::{Invalid, Quantiles, Shape, check_ends, check_scale, share};

/// A uniform law.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Uniform {
    low: f64,
    high: f64,
}

impl Uniform {
    /// A uniform law between those ends.
    ///
    /// # Errors
    /// An end is not finite, or the lower is not below the upper.
    pub fn new(low: f64, high: f64) -> Result<Self, Invalid> {
        check_ends(low, high)?;
        Ok(Self { low, high })
    }

    /// The uniform law through two quantiles.
    ///
    /// # Errors
    /// The quantiles do not rise, or an end is not finite.
    pub fn through(quantiles: &Quantiles) -> Result<Self, Invalid> {
        if !quantiles.rise() {
            return Err(Invalid::Reversed);
        }
        let slope = (quantiles.high.1 - quantiles.low.1) / (quantiles.high.0 - quantiles.low.0);
        Self::new(
            quantiles.low.1 - slope * quantiles.low.0,
            quantiles.high.1 + slope * (1.0 - quantiles.high.0),
        )
    }

    /// The uniform law of that mean and standard deviation: its ends lie √3 standard deviations either way.
    ///
    /// # Errors
    /// A number is not finite, or the deviation is not above zero.
    pub fn with_mean_and_deviation(mean: f64, deviation: f64) -> Result<Self, Invalid> {
        check_scale(mean, deviation, f64::INFINITY)?;
        let half = deviation * 3.0_f64.sqrt();
        Self::new(mean - half, mean + half)
    }

    /// The ends.
    #[must_use]
    pub fn ends(&self) -> (f64, f64) {
        (self.low, self.high)
    }
}

impl Shape for Uniform {
    fn word(&self) -> &'static str {
        "uniform"
    }

    /// a + u(b − a), as a weighted sum so that both ends are exact.
    fn quantile(&self, u: f64) -> f64 {
        let value = self.low * (1.0 - u) + self.high * u;
        if value < self.low {
            self.low
        } else if value > self.high {
            self.high
        } else {
            value
        }
    }

    fn distribution(&self, x: f64) -> f64 {
        share((x - self.low) / (self.high - self.low))
    }

    fn support(&self) -> (f64, f64) {
        (self.low, self.high)
    }

    fn open_ends(&self) -> (bool, bool) {
        (false, false)
    }

    fn mean(&self) -> Option<f64> {
        Some(f64::midpoint(self.low, self.high))
    }
}

#[cfg(test)]
mod tests {
    use super::{Invalid, Quantiles, Uniform};
    use crate::Law;

    #[test]
    fn runs_evenly_between_its_ends() {
        let law: Law = Uniform::new(2.0, 6.0).unwrap().into();
        assert_eq!((law.quantile(0.0), law.quantile(0.25), law.quantile(1.0)), (2.0, 3.0, 6.0));
    }

    #[test]
    fn an_interval_is_hit_at_its_ends() {
        let law: Law = Uniform::through(&Quantiles::interval(20.0, 40.0)).unwrap().into();
        assert!((law.quantile(0.05) / 20.0 - 1.0).abs() < 1e-12);
        assert!((law.quantile(0.95) / 40.0 - 1.0).abs() < 1e-12);
    }

    #[test]
    fn edges_are_refused() {
        assert_eq!(Uniform::new(1.0, 1.0), Err(Invalid::Reversed));
        assert_eq!(Uniform::new(f64::NEG_INFINITY, 1.0), Err(Invalid::NotFinite));
    }
}
