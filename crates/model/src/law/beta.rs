//! Beta(α, β) between two ends: a share, or any number with a floor and a ceiling.
//!
//! Density x^{α−1}(1 − x)^{β−1}/B(α, β) for the share x = (X − a)/(b − a) of the way from the lower end a to the upper
//! end b, both finite, a below b; α and β from 0.001 to 10⁷. Below 1 a shape piles the law up at its end, which is
//! still never reached. It means no interval: `A to B` of a share is logit-normal. Quantile a(1 − x) + bx where
//! `I_x(α, β)` = u. Johnson, Kotz & Balakrishnan (1995), volume 2, chapter 25; DLMF 8.17.

use serde::Serialize;

use super::{
    Invalid, Quantiles, Shape, check_ends, check_scale, check_shape,
    special::{above_least, beta_odds, beta_tails, crossing},
    strictly_between,
};

/// The shapes a beta law is computed for.
const SHAPES: (f64, f64) = (1e-3, 1e7);

/// The quantile of a beta law between 0 and 1, of shapes above zero, at a level strictly between 0 and 1.
#[must_use]
pub fn beta_quantile(alpha: f64, beta: f64, level: f64) -> f64 {
    beta_odds(alpha, beta, level).share()
}

/// A beta law.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[expect(clippy::struct_field_names, reason = "the second shape is called β everywhere")]
pub struct Beta {
    alpha: f64,
    beta: f64,
    low: f64,
    high: f64,
}

impl Beta {
    /// A beta law of those shapes between those ends.
    ///
    /// # Errors
    /// An end is not finite, the lower is not below the upper, or a shape lies outside 0.001 to 10⁷.
    pub fn new(alpha: f64, beta: f64, low: f64, high: f64) -> Result<Self, Invalid> {
        check_ends(low, high)?;
        check_shape(alpha, SHAPES.0, SHAPES.1)?;
        check_shape(beta, SHAPES.0, SHAPES.1)?;
        Ok(Self { alpha, beta, low, high })
    }

    /// The beta law between those ends with that mean and standard deviation: α + β = m(1 − m)/v − 1 for the mean m
    /// and the variance v on a scale from 0 to 1.
    ///
    /// # Errors
    /// The ends are no ends, the mean is not strictly inside, the deviation is not above zero or not below that of
    /// two values at the ends, or a shape would lie outside its range.
    pub fn with_mean_and_deviation(mean: f64, deviation: f64, low: f64, high: f64) -> Result<Self, Invalid> {
        check_ends(low, high)?;
        check_scale(mean, deviation, f64::INFINITY)?;
        if mean <= low || mean >= high {
            return Err(Invalid::Mean);
        }
        let width = high - low;
        let (share, rest, spread) = ((mean - low) / width, (high - mean) / width, deviation / width);
        let sum = share / spread * (rest / spread) - 1.0;
        if sum <= 0.0 {
            return Err(Invalid::Spread);
        }
        Self::new(sum * share, sum * rest, low, high)
    }

    /// The beta law between those ends through two quantiles, found numerically: for each α one β meets the lower
    /// quantile, and along these laws, ever narrower, one meets the upper.
    ///
    /// # Errors
    /// The ends are no ends, the quantiles do not rise or are not strictly inside, or no such law has its shapes in
    /// their range.
    pub fn through(quantiles: &Quantiles, low: f64, high: f64) -> Result<Self, Invalid> {
        check_ends(low, high)?;
        quantiles.check()?;
        let part = |value: f64| ((value - low) / (high - low), (high - value) / (high - low));
        let (from, to) = (part(quantiles.low.1), part(quantiles.high.1));
        if from.0 <= 0.0 || to.1 <= 0.0 {
            return Err(Invalid::Mean);
        }
        let beyond = |log_alpha: f64| {
            let alpha = libm::exp(log_alpha);
            let beta = beta_of(alpha, quantiles.low.0, from);
            beta_tails(alpha, beta, to.0, to.1).below - quantiles.high.0
        };
        let alpha = libm::exp(crossing(libm::log(SHAPES.0), libm::log(SHAPES.1), beyond));
        let law = Self::new(alpha, beta_of(alpha, quantiles.low.0, from), low, high);
        law.map_err(|_| Invalid::NoSuchLaw)?.hitting(quantiles)
    }

    /// The law itself when it has those quantiles: at the edge of its range a search ends without.
    fn hitting(self, quantiles: &Quantiles) -> Result<Self, Invalid> {
        let near = |(level, value): (f64, f64)| {
            (self.distribution(value) - level).abs() < 1e-6 * level * (1.0 - level)
        };
        if near(quantiles.low) && near(quantiles.high) { Ok(self) } else { Err(Invalid::NoSuchLaw) }
    }

    /// The two shapes.
    #[must_use]
    pub fn shapes(&self) -> (f64, f64) {
        (self.alpha, self.beta)
    }

    /// The ends.
    #[must_use]
    pub fn ends(&self) -> (f64, f64) {
        (self.low, self.high)
    }
}

/// The β at which a beta law of that α has the share `level` below x.
fn beta_of(alpha: f64, level: f64, (x, y): (f64, f64)) -> f64 {
    let short = |log_beta: f64| beta_tails(alpha, libm::exp(log_beta), x, y).below - level;
    libm::exp(crossing(libm::log(SHAPES.0), libm::log(SHAPES.1), short))
}

/// The quantile of a beta law between two ends, strictly inside them for u strictly inside 0 to 1.
pub(super) fn quantile_between(alpha: f64, beta: f64, (low, high): (f64, f64), u: f64) -> f64 {
    if u <= 0.0 {
        return low;
    }
    if u >= 1.0 {
        return high;
    }
    let odds = beta_odds(alpha, beta, u);
    strictly_between(low * above_least(odds.rest()) + high * above_least(odds.share()), low, high)
}

/// P(X ≤ x) of a beta law between two ends.
pub(super) fn distribution_between(alpha: f64, beta: f64, (low, high): (f64, f64), x: f64) -> f64 {
    let width = high - low;
    beta_tails(alpha, beta, (x - low) / width, (high - x) / width).below
}

impl Shape for Beta {
    fn word(&self) -> &'static str {
        "beta"
    }

    fn quantile(&self, u: f64) -> f64 {
        quantile_between(self.alpha, self.beta, self.ends(), u)
    }

    fn distribution(&self, x: f64) -> f64 {
        distribution_between(self.alpha, self.beta, self.ends(), x)
    }

    fn support(&self) -> (f64, f64) {
        self.ends()
    }

    fn open_ends(&self) -> (bool, bool) {
        (true, true)
    }

    fn mean(&self) -> Option<f64> {
        let sum = self.alpha + self.beta;
        Some(self.low * (self.beta / sum) + self.high * (self.alpha / sum))
    }
}

#[cfg(test)]
mod tests {
    use super::{Beta, Invalid, Quantiles, Shape};

    #[test]
    fn a_mean_and_a_deviation_are_hit() {
        let law = Beta::with_mean_and_deviation(3.0, 0.5, 1.0, 6.0).unwrap();
        let (alpha, beta) = law.shapes();
        assert!((law.mean().unwrap() - 3.0).abs() < 1e-14);
        let variance = 25.0 * alpha * beta / ((alpha + beta) * (alpha + beta) * (alpha + beta + 1.0));
        assert!((variance.sqrt() - 0.5).abs() < 1e-14);
    }

    #[test]
    fn two_percentiles_are_hit() {
        for (low, high) in
            [((0.05, 0.2), (0.95, 0.4)), ((0.5, 0.001), (0.9, 0.3)), ((0.1, 0.499), (0.9, 0.501))]
        {
            let quantiles = Quantiles { low, high };
            let law = Beta::through(&quantiles, 0.0, 1.0).unwrap();
            assert!((law.quantile(low.0) / low.1 - 1.0).abs() < 1e-9, "{law:?}");
            assert!((law.quantile(high.0) / high.1 - 1.0).abs() < 1e-9, "{law:?}");
        }
    }

    #[test]
    fn the_shapes_one_are_uniform() {
        let law = Beta::new(1.0, 1.0, 2.0, 6.0).unwrap();
        for u in [0.0, 1e-12, 0.25, 0.5, 1.0] {
            assert!((law.quantile(u) - (2.0 + 4.0 * u)).abs() < 1e-14);
        }
    }

    #[test]
    fn never_reaches_its_ends() {
        let law = Beta::new(0.01, 0.01, 0.0, 1.0).unwrap();
        assert!(law.quantile(1e-12) > 0.0 && law.quantile(1.0 - 1e-9) < 1.0);
    }

    #[test]
    fn edges_are_refused() {
        assert_eq!(Beta::new(0.0, 1.0, 0.0, 1.0), Err(Invalid::Shape));
        assert_eq!(Beta::new(1.0, 1e8, 0.0, 1.0), Err(Invalid::Shape));
        assert_eq!(Beta::new(1.0, 1.0, 1.0, 1.0), Err(Invalid::Reversed));
        assert_eq!(Beta::with_mean_and_deviation(0.5, 0.5, 0.0, 1.0), Err(Invalid::Spread));
        assert_eq!(Beta::with_mean_and_deviation(1.0, 0.1, 0.0, 1.0), Err(Invalid::Mean));
        assert_eq!(Beta::through(&Quantiles::interval(0.0, 0.5), 0.0, 1.0), Err(Invalid::Mean));
        let tight = Quantiles::interval(0.5, 0.500_000_1);
        assert_eq!(Beta::through(&tight, 0.0, 1.0), Err(Invalid::NoSuchLaw));
    }
}
