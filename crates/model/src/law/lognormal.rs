//! Lognormal(m, s): a positive quantity whose logarithm is normal: money, spans, positive rates and multiples.
//!
//! Density exp(−ln²(x/m)/2s²)/(x s√(2π)) above zero; the median m is finite and above zero, s above zero. An interval
//! `A to B` reads as its 5th and 95th percentile, both above zero. Quantile m·exp(s·Φ⁻¹(u)): dollars × 2 double every
//! quantile to the bit, because m is found by operations that scale exactly. Johnson, Kotz & Balakrishnan (1994),
//! chapter 14.

use super::{Invalid, Law, Quantiles, check_scale, standard_quantile};

/// A lognormal law.
#[derive(Clone, Copy, Debug, PartialEq)]
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
}

impl From<Lognormal> for Law {
    fn from(law: Lognormal) -> Self {
        Self::Lognormal { median: law.median, deviation: law.deviation }
    }
}

/// m·exp(s·Φ⁻¹(u)).
pub(super) fn quantile(median: f64, deviation: f64, u: f64) -> f64 {
    median * libm::exp(deviation * standard_quantile(u))
}

#[cfg(test)]
mod tests {
    use statrs::distribution::{ContinuousCDF, LogNormal as Oracle};

    use super::{Invalid, Law, Lognormal, Quantiles};

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
    fn edges_are_refused() {
        assert_eq!(Lognormal::new(0.0, 1.0), Err(Invalid::NotPositive));
        assert_eq!(Lognormal::new(1.0, -1.0), Err(Invalid::Deviation));
        assert_eq!(Lognormal::new(1.0, 21.0), Err(Invalid::TooWide));
        assert_eq!(Lognormal::through(&Quantiles::interval(0.0, 1.0)), Err(Invalid::NotPositive));
        assert_eq!(Lognormal::through(&Quantiles::interval(2.0, 1.0)), Err(Invalid::Reversed));
    }
}
