//! Gamma(k, θ): a positive quantity, a sum of k exponential waits when k is whole.
//!
//! Density x^{k−1}e^{−x/θ}/(Γ(k)θ^k) above zero; the shape k from 0.001 to 10⁷, the scale θ finite and above zero. Below
//! k = 1 the law piles up at zero, which is still never reached. It means no interval: `A to B` of a positive quantity
//! is lognormal. Quantile θx where P(k, x) = u: twice the scale is twice every quantile to the bit. Johnson, Kotz &
//! Balakrishnan (1994), volume 1, chapter 17; DLMF 8.2.

use serde::Serialize;

use super::{
    Invalid, Quantiles, Shape, check_scale, check_shape,
    special::{above_least, crossing, gamma_log_quantile, gamma_tails},
};

/// The shapes a gamma law is computed for.
const SHAPES: (f64, f64) = (1e-3, 1e7);

/// A gamma law.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Gamma {
    shape: f64,
    scale: f64,
}

impl Gamma {
    /// A gamma law of that shape and scale.
    ///
    /// # Errors
    /// A number is not finite, the scale is not above zero, or the shape lies outside 0.001 to 10⁷.
    pub fn new(shape: f64, scale: f64) -> Result<Self, Invalid> {
        check_shape(shape, SHAPES.0, SHAPES.1)?;
        if !scale.is_finite() {
            return Err(Invalid::NotFinite);
        }
        if scale < f64::MIN_POSITIVE {
            return Err(Invalid::NotPositive);
        }
        Ok(Self { shape, scale })
    }

    /// The gamma law of that mean and standard deviation: k = (mean/sd)², θ = sd²/mean.
    ///
    /// # Errors
    /// A number is not finite or not above zero, or the shape would lie outside its range.
    pub fn with_mean_and_deviation(mean: f64, deviation: f64) -> Result<Self, Invalid> {
        check_scale(mean, deviation, f64::INFINITY)?;
        if mean <= 0.0 {
            return Err(Invalid::NotPositive);
        }
        let ratio = mean / deviation;
        Self::new(ratio * ratio, deviation / ratio)
    }

    /// The gamma law through two quantiles, found numerically: their ratio falls with the shape, and the scale follows.
    ///
    /// # Errors
    /// The quantiles do not rise, a value is not above zero, or no such law has its shape in its range.
    pub fn through(quantiles: &Quantiles) -> Result<Self, Invalid> {
        quantiles.check_positive()?;
        let ratio = quantiles.log_ratio();
        let excess = |log_shape: f64| {
            let shape = libm::exp(log_shape);
            let apart =
                gamma_log_quantile(shape, quantiles.high.0) - gamma_log_quantile(shape, quantiles.low.0);
            1.0 - apart / ratio
        };
        let (least, most) = (libm::log(SHAPES.0), libm::log(SHAPES.1));
        if excess(least) > 0.0 || excess(most) < 0.0 {
            return Err(Invalid::NoSuchLaw);
        }
        let shape = libm::exp(crossing(least, most, excess));
        // By the quantile that is nearer to 1 on the unit scale, which no small shape can take out of a float's range.
        let unit = libm::exp(gamma_log_quantile(shape, quantiles.high.0));
        Self::new(shape, quantiles.high.1 / unit)
    }

    /// The shape.
    #[must_use]
    pub fn exponent(&self) -> f64 {
        self.shape
    }

    /// The scale.
    #[must_use]
    pub fn scale(&self) -> f64 {
        self.scale
    }
}

impl Shape for Gamma {
    fn word(&self) -> &'static str {
        "gamma"
    }

    fn quantile(&self, u: f64) -> f64 {
        if u <= 0.0 {
            return 0.0;
        }
        if u >= 1.0 {
            return f64::INFINITY;
        }
        let value = self.scale * above_least(libm::exp(gamma_log_quantile(self.shape, u)));
        if value < f64::MIN_POSITIVE { f64::MIN_POSITIVE } else { value }
    }

    fn distribution(&self, x: f64) -> f64 {
        gamma_tails(self.shape, x / self.scale).below
    }

    fn support(&self) -> (f64, f64) {
        (0.0, f64::INFINITY)
    }

    fn open_ends(&self) -> (bool, bool) {
        (true, true)
    }

    fn mean(&self) -> Option<f64> {
        Some(self.shape * self.scale)
    }
}

#[cfg(test)]
mod tests {
    use super::{Gamma, Invalid, Quantiles, Shape};

    #[test]
    fn a_mean_and_a_deviation_are_hit() {
        let law = Gamma::with_mean_and_deviation(6.0, 2.0).unwrap();
        assert!((law.exponent() - 9.0).abs() < 1e-14 && (law.scale() - 2.0 / 3.0).abs() < 1e-15);
        assert!((law.mean().unwrap() - 6.0).abs() < 1e-14);
    }

    #[test]
    fn two_percentiles_are_hit() {
        for (low, high) in [(20e9, 40e9), (1e-12, 1.0), (1.0, 1.01)] {
            let law = Gamma::through(&Quantiles::interval(low, high)).unwrap();
            assert!((law.quantile(0.05) / low - 1.0).abs() < 1e-9, "{law:?} {:e}", law.quantile(0.05));
            assert!((law.quantile(0.95) / high - 1.0).abs() < 1e-11, "{law:?}");
        }
    }

    #[test]
    fn the_shape_one_is_exponential() {
        let law = Gamma::new(1.0, 3.0).unwrap();
        for u in [1e-12, 0.1, 0.5, 0.9, 1.0 - 1e-9] {
            assert!((law.quantile(u) / (-3.0 * libm::log1p(-u)) - 1.0).abs() < 1e-14, "{u:e}");
        }
    }

    #[test]
    fn edges_are_refused() {
        assert_eq!(Gamma::new(0.0, 1.0), Err(Invalid::Shape));
        assert_eq!(Gamma::new(1.0, 0.0), Err(Invalid::NotPositive));
        assert_eq!(Gamma::new(1.0, f64::NAN), Err(Invalid::NotFinite));
        assert_eq!(Gamma::with_mean_and_deviation(-1.0, 1.0), Err(Invalid::NotPositive));
        assert_eq!(Gamma::through(&Quantiles::interval(0.0, 1.0)), Err(Invalid::NotPositive));
        assert_eq!(Gamma::through(&Quantiles::interval(1.0, 1.000_001)), Err(Invalid::NoSuchLaw));
    }
}
