//! Uniform(a, b): nothing known beyond two ends.
//!
//! Density 1/(b − a) from a to b; both finite, a below b. Two quantiles fix the ends beyond them: the 5th and 95th
//! percentile A and B give a = A − (B − A)/18 and b = B + (B − A)/18. Quantile a + u(b − a).

use super::{Invalid, Law, Quantiles};

/// A uniform law.
#[derive(Clone, Copy, Debug, PartialEq)]
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
        if !low.is_finite() || !high.is_finite() {
            return Err(Invalid::NotFinite);
        }
        if low >= high {
            return Err(Invalid::Reversed);
        }
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
}

impl From<Uniform> for Law {
    fn from(law: Uniform) -> Self {
        Self::Uniform { low: law.low, high: law.high }
    }
}

/// a + u(b − a), as a weighted sum so that both ends are exact.
pub(super) fn quantile(low: f64, high: f64, u: f64) -> f64 {
    low * (1.0 - u) + high * u
}

#[cfg(test)]
mod tests {
    use super::{Invalid, Law, Quantiles, Uniform};

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
