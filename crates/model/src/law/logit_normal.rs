//! Logit-normal(m, s): a share whose log-odds are normal.
//!
//! Density exp(−(logit x − logit m)²/2s²)/(s√(2π) x(1 − x)) strictly between 0 and 1; the median m strictly inside, s
//! above zero. An interval `A to B` of a share reads as its 5th and 95th percentile, both strictly inside. Quantile
//! logistic(logit m + s·Φ⁻¹(u)). Distribution
//! Φ((logit x − logit m)/s). Atchison & Shen (1980), *Biometrika* 67, 261–272.

use serde::Serialize;

use super::{
    Invalid, Quantiles, Shape, check_scale, special::crossing, standard_probability, standard_quantile,
};

/// A logit-normal law.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct LogitNormal {
    median: f64,
    deviation: f64,
}

impl LogitNormal {
    /// A logit-normal law of that median and standard deviation of the log-odds.
    ///
    /// # Errors
    /// A number is not finite, the median is not strictly between 0 and 1, or the deviation is not above zero or
    /// absurdly wide.
    pub fn new(median: f64, deviation: f64) -> Result<Self, Invalid> {
        check_scale(median, deviation, Invalid::WIDEST)?;
        if !inside(median) {
            return Err(Invalid::NotInside);
        }
        Ok(Self { median, deviation })
    }

    /// The logit-normal law through two quantiles.
    ///
    /// # Errors
    /// The quantiles do not rise, a value is not strictly between 0 and 1, or the law is absurdly wide.
    pub fn through(quantiles: &Quantiles) -> Result<Self, Invalid> {
        let (low, high) = (quantiles.low.1, quantiles.high.1);
        if !inside(low) || !inside(high) {
            return Err(Invalid::NotInside);
        }
        if !quantiles.rise() {
            return Err(Invalid::Reversed);
        }
        let (from, to) = quantiles.scores();
        let deviation = (logit(high) - logit(low)) / (to - from);
        Self::new(logistic(logit(low) - deviation * from), deviation)
    }

    /// The logit-normal law of that mean and standard deviation (of X itself), found numerically: for each deviation of the
    /// log-odds one median meets the mean, and along these laws, ever wider, one meets the deviation.
    ///
    /// # Errors
    /// A number is not finite, the mean is not strictly inside 0 to 1, the deviation is not above zero or not below that
    /// of two values at the ends, or the law they ask for is absurdly wide or narrow.
    pub fn with_mean_and_deviation(mean: f64, deviation: f64) -> Result<Self, Invalid> {
        check_scale(mean, deviation, f64::INFINITY)?;
        if !inside(mean) {
            return Err(Invalid::NotInside);
        }
        if deviation * deviation >= mean * (1.0 - mean) {
            return Err(Invalid::Spread);
        }
        let short = |log: f64| moments(centre(mean, libm::exp(log)), libm::exp(log)).1 - deviation;
        let spread = libm::exp(crossing(libm::log(NARROWEST), libm::log(Invalid::WIDEST), short));
        let found = moments(centre(mean, spread), spread);
        let near = |one: f64, other: f64| (one / other - 1.0).abs() < 1e-9;
        if !near(found.0, mean) || !near(found.1, deviation) {
            return Err(Invalid::NoSuchLaw);
        }
        Self::new(logistic(centre(mean, spread)), spread)
    }

    /// The median.
    #[must_use]
    pub fn median(&self) -> f64 {
        self.median
    }

    /// The standard deviation of the log-odds.
    #[must_use]
    pub fn deviation(&self) -> f64 {
        self.deviation
    }
}

/// The narrowest law that is found by its moments.
const NARROWEST: f64 = 1e-6;

/// The median log-odds at which a law of that deviation has a mean.
fn centre(mean: f64, deviation: f64) -> f64 {
    crossing(-700.0, 700.0, |centre| moments(centre, deviation).0 - mean)
}

/// The mean and the standard deviation of a law, by the trapezoidal rule: for a function as smooth as this it is exact
/// to the last bits once its step is a fraction of the distance to the nearest pole, π over the deviation.
fn moments(centre: f64, deviation: f64) -> (f64, f64) {
    let step = if deviation > 1.0 { 0.5 / deviation } else { 0.5 };
    let count = (REACH / step) as i32;
    let middle = logistic(centre);
    let (mut weights, mut first, mut second) = (0.0, 0.0, 0.0);
    for at in -count..=count {
        let z = f64::from(at) * step;
        let weight = libm::exp(-0.5 * z * z);
        let away = logistic(centre + deviation * z) - middle;
        weights += weight;
        first += weight * away;
        second += weight * away * away;
    }
    let (first, second) = (first / weights, second / weights);
    (middle + first, (second - first * first).sqrt())
}

/// How many standard deviations the moments look away from the median: what lies beyond is below 10⁻¹⁷ of the worlds.
const REACH: f64 = 8.5;

fn inside(share: f64) -> bool {
    0.0 < share && share < 1.0
}

impl Shape for LogitNormal {
    fn word(&self) -> &'static str {
        "logit-normal"
    }

    /// A value that would round to 1 is the largest float below it, so that a share drawn from this law is strictly
    /// inside 0 to 1 for every u strictly inside.
    fn quantile(&self, u: f64) -> f64 {
        let share = logistic(logit(self.median) + self.deviation * standard_quantile(u));
        if share >= 1.0 && u < 1.0 {
            1.0 - f64::EPSILON / 2.0
        } else if share <= 0.0 && u > 0.0 {
            f64::MIN_POSITIVE
        } else {
            share
        }
    }

    fn distribution(&self, x: f64) -> f64 {
        if x <= 0.0 {
            0.0
        } else if x >= 1.0 {
            1.0
        } else {
            standard_probability((logit(x) - logit(self.median)) / self.deviation)
        }
    }

    fn support(&self) -> (f64, f64) {
        (0.0, 1.0)
    }

    fn open_ends(&self) -> (bool, bool) {
        (true, true)
    }

    fn mean(&self) -> Option<f64> {
        None
    }
}

/// ln(p/(1 − p)).
fn logit(share: f64) -> f64 {
    libm::log(share / (1.0 - share))
}

/// 1/(1 + e^{−x}), without overflow either way.
fn logistic(x: f64) -> f64 {
    if x >= 0.0 {
        1.0 / (1.0 + libm::exp(-x))
    } else {
        let odds = libm::exp(x);
        odds / (1.0 + odds)
    }
}

#[cfg(test)]
mod tests {
    use statrs::distribution::{ContinuousCDF, Normal as Oracle};

    use super::{Invalid, LogitNormal, Quantiles, logit};
    use crate::Law;

    #[test]
    fn its_log_odds_are_those_of_statrs_normal() {
        let law: Law = LogitNormal::new(0.3, 1.2).unwrap().into();
        let oracle = Oracle::new(logit(0.3), 1.2).unwrap();
        for k in 1..1000 {
            let u = f64::from(k) / 1000.0;
            assert!((logit(law.quantile(u)) - oracle.inverse_cdf(u)).abs() < 1e-12);
        }
    }

    #[test]
    fn an_interval_is_hit_at_its_ends() {
        for (low, high) in [(0.2, 0.4), (0.001, 0.999), (0.9, 0.99)] {
            let law: Law = LogitNormal::through(&Quantiles::interval(low, high)).unwrap().into();
            assert!((law.quantile(0.05) / low - 1.0).abs() < 1e-12);
            assert!((law.quantile(0.95) / high - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn a_mean_and_a_deviation_are_hit() {
        for (mean, deviation) in [(0.3, 0.1), (0.05, 0.04), (0.5, 0.4), (0.9, 0.01), (0.5, 1e-4)] {
            let law: Law = LogitNormal::with_mean_and_deviation(mean, deviation).unwrap().into();
            let points = || (0..200_000).map(|k| law.quantile((f64::from(k) + 0.5) / 2e5));
            let found = points().sum::<f64>() / 2e5;
            let square = points().map(|x| (x - found) * (x - found)).sum::<f64>() / 2e5;
            assert!((found / mean - 1.0).abs() < 1e-5, "{law:?}: {found}");
            assert!((square.sqrt() / deviation - 1.0).abs() < 1e-3, "{law:?}: {}", square.sqrt());
        }
        let of = LogitNormal::with_mean_and_deviation;
        assert_eq!(of(0.5, 0.5), Err(Invalid::Spread));
        assert_eq!(of(0.5, 0.4999), Err(Invalid::NoSuchLaw));
        assert_eq!(of(1.0, 0.1), Err(Invalid::NotInside));
    }

    #[test]
    fn never_reaches_its_ends() {
        let law: Law = LogitNormal::new(0.9999, 15.0).unwrap().into();
        assert!(law.quantile(1.0 - f64::EPSILON / 2.0) < 1.0);
        assert!(law.quantile(1e-17) > 0.0);
    }

    #[test]
    fn edges_are_refused() {
        assert_eq!(LogitNormal::new(1.0, 1.0), Err(Invalid::NotInside));
        assert_eq!(LogitNormal::new(0.5, 0.0), Err(Invalid::Deviation));
        assert_eq!(LogitNormal::through(&Quantiles::interval(0.0, 0.4)), Err(Invalid::NotInside));
        assert_eq!(LogitNormal::through(&Quantiles::interval(0.4, 0.4)), Err(Invalid::Reversed));
    }
}
