//! Pareto(m; k): a positive quantity with a floor and a tail that falls as a power: sizes of rounds, of fortunes.
//!
//! Density k m^k/x^{k+1} from the minimum m on; m finite and above zero, the shape k from 0.1 to 10⁶. The mean
//! km/(k − 1) exists for k above 1. It means no interval. Quantile m(1 − u)^{−1/k}. Johnson, Kotz & Balakrishnan
//! (1994), volume 1, chapter 20.

use serde::Serialize;

use super::{Invalid, Quantiles, Shape, check_shape};

/// A Pareto law.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Pareto {
    minimum: f64,
    shape: f64,
}

impl Pareto {
    /// A Pareto law of that minimum and shape.
    ///
    /// # Errors
    /// A number is not finite, the minimum is not above zero, or the shape lies outside 0.1 to 10⁶.
    pub fn new(minimum: f64, shape: f64) -> Result<Self, Invalid> {
        check_shape(shape, 0.1, 1e6)?;
        if !minimum.is_finite() {
            return Err(Invalid::NotFinite);
        }
        if minimum < f64::MIN_POSITIVE {
            return Err(Invalid::NotPositive);
        }
        Ok(Self { minimum, shape })
    }

    /// The Pareto law of that minimum and mean: k = mean/(mean − minimum).
    ///
    /// # Errors
    /// A number is not finite, the minimum is not above zero, or the mean is not above it by a sensible margin.
    pub fn with_minimum_and_mean(minimum: f64, mean: f64) -> Result<Self, Invalid> {
        if !mean.is_finite() {
            return Err(Invalid::NotFinite);
        }
        if mean <= minimum {
            return Err(Invalid::Mean);
        }
        Self::new(minimum, mean / (mean - minimum))
    }

    /// The Pareto law through two quantiles.
    ///
    /// # Errors
    /// The quantiles do not rise, a value is not above zero, or the shape would lie outside its range.
    pub fn through(quantiles: &Quantiles) -> Result<Self, Invalid> {
        quantiles.check_positive()?;
        let (from, to) = (libm::log1p(-quantiles.low.0), libm::log1p(-quantiles.high.0));
        let shape = (from - to) / quantiles.log_ratio();
        check_shape(shape, 0.1, 1e6).map_err(|_| Invalid::NoSuchLaw)?;
        Self::new(quantiles.low.1 * libm::exp(from / shape), shape)
    }

    /// The smallest value.
    #[must_use]
    pub fn minimum(&self) -> f64 {
        self.minimum
    }

    /// The shape: the power with which the tail falls.
    #[must_use]
    pub fn exponent(&self) -> f64 {
        self.shape
    }
}

impl Shape for Pareto {
    fn word(&self) -> &'static str {
        "pareto"
    }

    fn quantile(&self, u: f64) -> f64 {
        self.minimum * libm::exp(-libm::log1p(-u) / self.shape)
    }

    fn distribution(&self, x: f64) -> f64 {
        if x <= self.minimum { 0.0 } else { -libm::expm1(-self.shape * libm::log(x / self.minimum)) }
    }

    fn support(&self) -> (f64, f64) {
        (self.minimum, f64::INFINITY)
    }

    /// The minimum itself is reached, by rounding.
    fn open_ends(&self) -> (bool, bool) {
        (false, true)
    }

    fn mean(&self) -> Option<f64> {
        (self.shape > 1.0).then(|| self.minimum * (self.shape / (self.shape - 1.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Invalid, Pareto, Quantiles, Shape};

    #[test]
    fn natural_pairs_are_hit() {
        let law = Pareto::with_minimum_and_mean(2.0, 5.0).unwrap();
        assert!((law.mean().unwrap() - 5.0).abs() < 1e-14);
        let law = Pareto::through(&Quantiles { low: (0.1, 3.0), high: (0.99, 80.0) }).unwrap();
        assert!((law.quantile(0.1) / 3.0 - 1.0).abs() < 1e-13);
        assert!((law.quantile(0.99) / 80.0 - 1.0).abs() < 1e-13);
    }

    #[test]
    fn begins_at_its_minimum() {
        let law = Pareto::new(3.0, 1.5).unwrap();
        assert_eq!((law.quantile(0.0), law.quantile(1.0)), (3.0, f64::INFINITY));
        assert_eq!(law.distribution(3.0), 0.0);
        assert_eq!(Pareto::new(3.0, 1.0).unwrap().mean(), None);
    }

    #[test]
    fn edges_are_refused() {
        assert_eq!(Pareto::new(0.0, 1.0), Err(Invalid::NotPositive));
        assert_eq!(Pareto::new(1.0, 0.0), Err(Invalid::Shape));
        assert_eq!(Pareto::with_minimum_and_mean(2.0, 2.0), Err(Invalid::Mean));
        assert_eq!(Pareto::through(&Quantiles::interval(1.0, 1e20)), Err(Invalid::NoSuchLaw));
    }
}
