//! Lognormal(m, s): a positive quantity whose logarithm is normal: money, spans, positive rates and multiples.
//!
//! Density exp(−ln²(x/m)/2s²)/(x s√(2π)) above zero; the median m is finite and above zero, s above zero. An interval
//! `A to B` reads as its 5th and 95th percentile, both above zero. Quantile m·exp(s·Φ⁻¹(u)): dollars × 2 double every
//! quantile to the bit, because m is found by operations that scale exactly. Johnson, Kotz & Balakrishnan (1994),
//! chapter 14. Distribution Φ(ln(x/m)/s).

use serde::Serialize;

use super::{Invalid, Quantiles, Shape, check_scale, standard_probability, standard_quantile};

/// A lognormal law.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Lognormal {
    median: f64,
    deviation: f64,
}

impl Lognormal {
    /// A lognormal law of that median and standard deviation of the logarithm.
    ///
    /// # Errors
    /// A number is not finite, the median is not above zero, or the deviation is not above zero or absurdly wide.
    pub fn new(median: f64, deviation: f64) -> Result<Self, Invalid> {
        check_scale(median, deviation, Invalid::WIDEST)?;
        if median <= 0.0 {
            return Err(Invalid::NotPositive);
        }
        Ok(Self { median, deviation })
    }

    /// The lognormal law through two quantiles.
    ///
    /// # Errors
    /// The quantiles do not rise, a value is not above zero, or the law they ask for is absurdly wide.
    pub fn through(quantiles: &Quantiles) -> Result<Self, Invalid> {
        let (low, high) = (quantiles.low.1, quantiles.high.1);
        if low <= 0.0 || high <= 0.0 {
            return Err(Invalid::NotPositive);
        }
        if !quantiles.rise() {
            return Err(Invalid::Reversed);
        }
        let (from, to) = quantiles.scores();
        let deviation = libm::log(high / low) / (to - from);
        Self::new(
            if from == -to { (low * high).sqrt() } else { low * libm::exp(-deviation * from) },
            deviation,
        )
    }

    /// The lognormal law of that mean and standard deviation (of X itself): s² = ln(1 + (sd/mean)²).
    ///
    /// # Errors
    /// A number is not finite or not above zero, or the law they ask for is absurdly wide.
    pub fn with_mean_and_deviation(mean: f64, deviation: f64) -> Result<Self, Invalid> {
        check_scale(mean, deviation, f64::INFINITY)?;
        if mean <= 0.0 {
            return Err(Invalid::NotPositive);
        }
        let ratio = deviation / mean;
        let square = ratio * ratio;
        Self::new(mean / (1.0 + square).sqrt(), libm::log1p(square).sqrt())
    }

    /// The lognormal law of that mean with a percentile. With z = Φ⁻¹(level), s solves s²/2 − zs + ln(value/mean) = 0:
    /// below the mean exactly one root is above zero. Above it, and above the median, there are two up to e^{z²/2} times
    /// the mean; the smaller is taken, as the other law has most of its worlds near zero.
    ///
    /// # Errors
    /// A number is not finite or not above zero, no law has both, or it is absurdly wide.
    pub fn with_mean_and_percentile(mean: f64, (level, value): (f64, f64)) -> Result<Self, Invalid> {
        if !mean.is_finite() || !value.is_finite() {
            return Err(Invalid::NotFinite);
        }
        if mean <= 0.0 || value <= 0.0 {
            return Err(Invalid::NotPositive);
        }
        let (z, fall) = (standard_quantile(level), 2.0 * libm::log(mean / value));
        let square = z * z + fall;
        if fall == 0.0 || square < 0.0 || fall < 0.0 && z <= 0.0 {
            return Err(Invalid::FarFromMean);
        }
        let root = square.sqrt();
        let deviation = if z < 0.0 {
            fall / (root - z)
        } else if fall < 0.0 {
            -fall / (z + root)
        } else {
            z + root
        };
        Self::new(value * libm::exp(-deviation * z), deviation)
    }

    /// The median.
    #[must_use]
    pub fn median(&self) -> f64 {
        self.median
    }

    /// The standard deviation of ln X.
    #[must_use]
    pub fn deviation(&self) -> f64 {
        self.deviation
    }
}

impl Shape for Lognormal {
    fn word(&self) -> &'static str {
        "lognormal"
    }

    fn quantile(&self, u: f64) -> f64 {
        let value = self.median * libm::exp(self.deviation * standard_quantile(u));
        if value <= 0.0 && u > 0.0 { f64::MIN_POSITIVE } else { value }
    }

    fn distribution(&self, x: f64) -> f64 {
        if x <= 0.0 { 0.0 } else { standard_probability(libm::log(x / self.median) / self.deviation) }
    }

    fn support(&self) -> (f64, f64) {
        (0.0, f64::INFINITY)
    }

    fn open_ends(&self) -> (bool, bool) {
        (true, true)
    }

    fn mean(&self) -> Option<f64> {
        Some(self.median * libm::exp(0.5 * self.deviation * self.deviation))
    }
}

#[cfg(test)]
mod tests {
    use statrs::distribution::{ContinuousCDF, LogNormal as Oracle};

    use super::{Invalid, Lognormal, Quantiles};
    use crate::Law;

    #[test]
    fn agrees_with_statrs() {
        let law: Law = Lognormal::new(30.0, 0.7).unwrap().into();
        let oracle = Oracle::new(libm::log(30.0), 0.7).unwrap();
        for k in 1..1000 {
            let u = f64::from(k) / 1000.0;
            assert!((law.quantile(u) / oracle.inverse_cdf(u) - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn an_interval_is_hit_at_its_ends() {
        for (low, high) in [(20e9, 40e9), (1.2, 3.5), (1e-3, 1e4)] {
            let law: Law = Lognormal::through(&Quantiles::interval(low, high)).unwrap().into();
            assert!((law.quantile(0.05) / low - 1.0).abs() < 1e-12);
            assert!((law.quantile(0.95) / high - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn any_two_quantiles_are_hit() {
        let quantiles = Quantiles { low: (0.5, 30.0), high: (0.9, 45.0) };
        let law: Law = Lognormal::through(&quantiles).unwrap().into();
        assert!((law.quantile(0.5) / 30.0 - 1.0).abs() < 1e-12);
        assert!((law.quantile(0.9) / 45.0 - 1.0).abs() < 1e-12);
    }

    #[test]
    fn twice_the_dollars_is_twice_every_quantile_to_the_bit() {
        for level in [0.1, 0.25] {
            let one: Law =
                Lognormal::through(&Quantiles { low: (level, 3.1), high: (0.9, 7.7) }).unwrap().into();
            let two: Law =
                Lognormal::through(&Quantiles { low: (level, 6.2), high: (0.9, 15.4) }).unwrap().into();
            for u in [0.001, 0.3, 0.5, 0.999] {
                assert_eq!(2.0 * one.quantile(u), two.quantile(u));
            }
        }
    }

    #[test]
    fn a_mean_is_hit_with_a_deviation_or_a_percentile() {
        let law = Lognormal::with_mean_and_deviation(10.0, 4.0).unwrap();
        assert!((Law::from(law).mean().unwrap() / 10.0 - 1.0).abs() < 1e-14);
        let square = law.deviation() * law.deviation();
        let deviation = 10.0 * libm::expm1(square).sqrt();
        assert!((deviation / 4.0 - 1.0).abs() < 1e-14);
        for (level, value) in [(0.05, 3.0), (0.5, 9.0), (0.9, 9.9), (0.1, 9.999), (0.9, 15.0), (0.9, 10.01)] {
            let law: Law = Lognormal::with_mean_and_percentile(10.0, (level, value)).unwrap().into();
            assert!((law.mean().unwrap() / 10.0 - 1.0).abs() < 1e-12);
            assert!((law.quantile(level) / value - 1.0).abs() < 1e-12);
        }
        let narrow = Lognormal::with_mean_and_percentile(10.0, (0.9, 15.0)).unwrap();
        assert!(narrow.deviation() < 0.4, "{narrow:?}");
        // e^{z²/2} is 2.27 at the 90th percentile.
        for (level, value) in [(0.9, 22.8), (0.5, 10.0), (0.3, 12.0), (0.9, 10.0)] {
            let law = Lognormal::with_mean_and_percentile(10.0, (level, value));
            assert_eq!(law, Err(Invalid::FarFromMean), "{level} {value}");
        }
    }

    #[test]
    fn edges_are_refused() {
        assert_eq!(Lognormal::new(0.0, 1.0), Err(Invalid::NotPositive));
        assert_eq!(Lognormal::new(1.0, -1.0), Err(Invalid::Deviation));
        assert_eq!(Lognormal::new(1.0, 21.0), Err(Invalid::TooWide));
        assert_eq!(Lognormal::through(&Quantiles::interval(0.0, 1.0)), Err(Invalid::NotPositive));
        assert_eq!(Lognormal::through(&Quantiles::interval(2.0, 1.0)), Err(Invalid::Reversed));
    }
}
