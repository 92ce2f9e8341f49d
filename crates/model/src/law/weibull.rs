//! Weibull(k, λ): a wait until failure, more (k above 1) or less (k below 1) likely the longer it has lasted.
//!
//! Density (k/λ)(x/λ)^{k−1}e^{−(x/λ)^k} above zero; the shape k from 0.01 to 10⁴, the scale λ finite and above zero. At
//! k = 1 this is the exponential law. It means no interval. Quantile λ(−ln(1 − u))^{1/k}. Johnson, Kotz &
//! Balakrishnan (1994), volume 1, chapter 21.

use serde::Serialize;

use super::{
    Invalid, Quantiles, Shape, check_scale, check_shape,
    special::{above_least, crossing, log_spread},
};

/// The shapes a Weibull law is computed for.
const SHAPES: (f64, f64) = (1e-2, 1e4);

/// A Weibull law.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Weibull {
    shape: f64,
    scale: f64,
}

impl Weibull {
    /// A Weibull law of that shape and scale.
    ///
    /// # Errors
    /// A number is not finite, the scale is not above zero, or the shape lies outside 0.01 to 10⁴.
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

    /// The Weibull law of that mean and standard deviation, found numerically: their ratio gives the shape, which gives
    /// the mean of the unit law, Γ(1 + 1/k).
    ///
    /// # Errors
    /// A number is not finite or not above zero, or the shape would lie outside its range.
    pub fn with_mean_and_deviation(mean: f64, deviation: f64) -> Result<Self, Invalid> {
        check_scale(mean, deviation, f64::INFINITY)?;
        if mean <= 0.0 {
            return Err(Invalid::NotPositive);
        }
        let ratio = deviation / mean;
        let wanted = libm::log1p(ratio * ratio);
        let rise = |log_inverse: f64| log_spread(libm::exp(log_inverse)) / wanted - 1.0;
        let (least, most) = (-libm::log(SHAPES.1), -libm::log(SHAPES.0));
        if !wanted.is_finite() || rise(least) > 0.0 || rise(most) < 0.0 {
            return Err(Invalid::Shape);
        }
        let shape = libm::exp(-crossing(least, most, rise));
        Self::new(shape, mean / unit_mean(shape))
    }

    /// The Weibull law through two quantiles.
    ///
    /// # Errors
    /// The quantiles do not rise, a value is not above zero, or the shape would lie outside its range.
    pub fn through(quantiles: &Quantiles) -> Result<Self, Invalid> {
        quantiles.check_positive()?;
        let (from, to) = (log_wait(quantiles.low.0), log_wait(quantiles.high.0));
        let shape = (to - from) / quantiles.log_ratio();
        check_shape(shape, SHAPES.0, SHAPES.1).map_err(|_| Invalid::NoSuchLaw)?;
        Self::new(shape, quantiles.low.1 / libm::exp(from / shape))
    }

    /// The shape.
    #[must_use]
    pub fn exponent(&self) -> f64 {
        self.shape
    }

    /// The scale: the 63.2nd percentile.
    #[must_use]
    pub fn scale(&self) -> f64 {
        self.scale
    }
}

/// ln(−ln(1 − u)).
fn log_wait(u: f64) -> f64 {
    libm::log(-libm::log1p(-u))
}

/// Γ(1 + 1/k).
fn unit_mean(shape: f64) -> f64 {
    libm::tgamma(1.0 + 1.0 / shape)
}

impl Shape for Weibull {
    fn word(&self) -> &'static str {
        "weibull"
    }

    fn quantile(&self, u: f64) -> f64 {
        if u <= 0.0 {
            return 0.0;
        }
        let value = self.scale * above_least(libm::exp(log_wait(u) / self.shape));
        if value < f64::MIN_POSITIVE { f64::MIN_POSITIVE } else { value }
    }

    fn distribution(&self, x: f64) -> f64 {
        if x <= 0.0 { 0.0 } else { -libm::expm1(-libm::exp(self.shape * libm::log(x / self.scale))) }
    }

    fn support(&self) -> (f64, f64) {
        (0.0, f64::INFINITY)
    }

    fn open_ends(&self) -> (bool, bool) {
        (true, true)
    }

    fn mean(&self) -> Option<f64> {
        Some(self.scale * unit_mean(self.shape))
    }
}

#[cfg(test)]
mod tests {
    use super::{Invalid, Quantiles, Shape, Weibull};

    #[test]
    fn natural_pairs_are_hit() {
        for deviation in [0.05, 2.0, 6.0, 40.0] {
            let law = Weibull::with_mean_and_deviation(6.0, deviation).unwrap();
            let k = law.exponent();
            assert!((law.mean().unwrap() / 6.0 - 1.0).abs() < 1e-13);
            let (one, two) = (libm::tgamma(1.0 + 1.0 / k), libm::tgamma(1.0 + 2.0 / k));
            let found = law.scale() * (two - one * one).sqrt();
            assert!((found / deviation - 1.0).abs() < 1e-9, "{law:?}: {found}");
        }
        let law = Weibull::through(&Quantiles { low: (0.1, 3.0), high: (0.99, 80.0) }).unwrap();
        assert!((law.quantile(0.1) / 3.0 - 1.0).abs() < 1e-13);
        assert!((law.quantile(0.99) / 80.0 - 1.0).abs() < 1e-13);
    }

    #[test]
    fn the_shape_one_is_exponential() {
        let law = Weibull::with_mean_and_deviation(2.0, 2.0).unwrap();
        assert!((law.exponent() - 1.0).abs() < 1e-13 && (law.scale() - 2.0).abs() < 1e-13);
    }

    #[test]
    fn edges_are_refused() {
        assert_eq!(Weibull::new(0.0, 1.0), Err(Invalid::Shape));
        assert_eq!(Weibull::new(1.0, -1.0), Err(Invalid::NotPositive));
        assert_eq!(Weibull::with_mean_and_deviation(1.0, 0.0), Err(Invalid::Deviation));
        assert_eq!(Weibull::with_mean_and_deviation(1.0, 1e60), Err(Invalid::Shape));
        assert_eq!(Weibull::through(&Quantiles::interval(1.0, 1.000_01)), Err(Invalid::NoSuchLaw));
    }
}
