//! PERT(a, m, b; λ): two ends and a most likely value, as a smooth law.
//!
//! A beta law between the finite ends a and b, a below b, with shapes α = 1 + λ(m − a)/(b − a) and
//! β = 1 + λ(b − m)/(b − a): the mode is m, which may be an end, and the mean (a + λm + b)/(λ + 2). The weight λ, above
//! zero, is 4 for the classical law; larger is narrower. It means no interval. Quantile: that of the beta law. Vose
//! (2008), *Risk Analysis*, 3rd edition, "Modified PERT"; Malcolm et al. (1959), *Operations Research* 7, 646–669.

use serde::Serialize;

use super::{
    Invalid, Shape,
    beta::{distribution_between, quantile_between},
    check_ends, check_shape,
};

/// A PERT law.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Pert {
    low: f64,
    mode: f64,
    high: f64,
    weight: f64,
}

impl Pert {
    /// The weight of the classical law.
    pub const CLASSICAL: f64 = 4.0;

    /// A PERT law with those ends, mode and weight.
    ///
    /// # Errors
    /// A number is not finite, the lower end is not below the upper, the mode is outside, or the weight lies outside
    /// 0.001 to 10⁶.
    pub fn new(low: f64, mode: f64, high: f64, weight: f64) -> Result<Self, Invalid> {
        check_ends(low, high)?;
        check_shape(weight, 1e-3, 1e6)?;
        if !mode.is_finite() {
            return Err(Invalid::NotFinite);
        }
        if mode < low || mode > high {
            return Err(Invalid::Mode);
        }
        Ok(Self { low, mode, high, weight })
    }

    /// The ends.
    #[must_use]
    pub fn ends(&self) -> (f64, f64) {
        (self.low, self.high)
    }

    /// The most likely value.
    #[must_use]
    pub fn mode(&self) -> f64 {
        self.mode
    }

    /// How much the mode weighs beside the ends: 4 for the classical law.
    #[must_use]
    pub fn weight(&self) -> f64 {
        self.weight
    }

    /// The shapes of the beta law that this is.
    #[must_use]
    pub fn shapes(&self) -> (f64, f64) {
        let Self { low, mode, high, weight } = *self;
        let width = high - low;
        (1.0 + weight * ((mode - low) / width), 1.0 + weight * ((high - mode) / width))
    }
}

impl Shape for Pert {
    fn word(&self) -> &'static str {
        "pert"
    }

    fn quantile(&self, u: f64) -> f64 {
        let (alpha, beta) = self.shapes();
        quantile_between(alpha, beta, self.ends(), u)
    }

    fn distribution(&self, x: f64) -> f64 {
        let (alpha, beta) = self.shapes();
        distribution_between(alpha, beta, self.ends(), x)
    }

    fn support(&self) -> (f64, f64) {
        self.ends()
    }

    fn open_ends(&self) -> (bool, bool) {
        (true, true)
    }

    fn mean(&self) -> Option<f64> {
        Some((self.low + self.weight * self.mode + self.high) / (self.weight + 2.0))
    }
}

#[cfg(test)]
mod tests {
    use super::{Invalid, Pert, Shape};
    use crate::law::Beta;

    #[test]
    fn is_a_beta_law() {
        let law = Pert::new(2.0, 3.0, 6.0, Pert::CLASSICAL).unwrap();
        let beta = Beta::new(2.0, 4.0, 2.0, 6.0).unwrap();
        for u in [0.0, 1e-9, 0.05, 0.5, 0.95, 1.0] {
            assert_eq!(law.quantile(u), beta.quantile(u));
            assert_eq!(law.distribution(2.0 + 4.0 * u), beta.distribution(2.0 + 4.0 * u));
        }
        assert!((law.mean().unwrap() - beta.mean().unwrap()).abs() < 1e-14);
    }

    #[test]
    fn edges_are_refused() {
        assert_eq!(Pert::new(1.0, 1.0, 1.0, 4.0), Err(Invalid::Reversed));
        assert_eq!(Pert::new(0.0, 2.0, 1.0, 4.0), Err(Invalid::Mode));
        assert_eq!(Pert::new(0.0, 0.5, 1.0, 0.0), Err(Invalid::Shape));
        assert_eq!(Pert::new(0.0, f64::NAN, 1.0, 4.0), Err(Invalid::NotFinite));
        assert!(Pert::new(0.0, 0.0, 1.0, 4.0).is_ok());
    }
}
