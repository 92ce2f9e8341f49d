//! Student's t(m, s; ν): a bell with heavy tails, for a number of either sign that may surprise.
//!
//! X = m + sT, where T has density Γ((ν + 1)/2)/(√(νπ) Γ(ν/2)) (1 + t²/ν)^{−(ν+1)/2} on the whole line; m finite, s
//! finite and above zero, the degrees of freedom ν from 0.1 to 10⁷. At ν = 1 this is the Cauchy law; the mean exists
//! above 1, the standard deviation s√(ν/(ν − 2)) above 2. It means no interval. Quantile: with `I_x(ν/2, ½)` = 2u for u
//! below one half, m − s√(ν(1 − x)/x). Johnson, Kotz & Balakrishnan (1995), volume 2, chapter 28; DLMF 8.17.

use serde::Serialize;

use super::{
    Invalid, Quantiles, Shape, check_scale,
    special::{beta_odds, beta_tails},
};

/// A Student's t law.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct StudentT {
    median: f64,
    scale: f64,
    freedom: f64,
}

impl StudentT {
    /// Student's t law of those degrees of freedom, moved to that median and scaled.
    ///
    /// # Errors
    /// A number is not finite, the scale is not above zero, or the degrees of freedom lie outside 0.1 to 10⁷.
    pub fn new(median: f64, scale: f64, freedom: f64) -> Result<Self, Invalid> {
        check_scale(median, scale, f64::INFINITY)?;
        if !(0.1..=1e7).contains(&freedom) {
            return Err(Invalid::Freedom);
        }
        Ok(Self { median, scale, freedom })
    }

    /// The t law of that mean and standard deviation.
    ///
    /// # Errors
    /// A number is not finite, the deviation is not above zero, or there are no more than 2 degrees of freedom.
    pub fn with_mean_and_deviation(mean: f64, deviation: f64, freedom: f64) -> Result<Self, Invalid> {
        if freedom <= 2.0 {
            return Err(Invalid::FewFreedom);
        }
        Self::new(mean, deviation * ((freedom - 2.0) / freedom).sqrt(), freedom)
    }

    /// The t law of those degrees of freedom through two quantiles.
    ///
    /// # Errors
    /// The quantiles do not rise, or the degrees of freedom lie outside their range.
    pub fn through(quantiles: &Quantiles, freedom: f64) -> Result<Self, Invalid> {
        quantiles.check()?;
        let unit = Self::new(0.0, 1.0, freedom)?;
        let (low, high) = (quantiles.low.1, quantiles.high.1);
        let (from, to) = (unit.quantile(quantiles.low.0), unit.quantile(quantiles.high.0));
        let scale = (high - low) / (to - from);
        let mirrored = quantiles.low.0 == 1.0 - quantiles.high.0;
        Self::new(if mirrored { f64::midpoint(low, high) } else { low - scale * from }, scale, freedom)
    }

    /// The median.
    #[must_use]
    pub fn median(&self) -> f64 {
        self.median
    }

    /// The scale.
    #[must_use]
    pub fn scale(&self) -> f64 {
        self.scale
    }

    /// The degrees of freedom.
    #[must_use]
    pub fn freedom(&self) -> f64 {
        self.freedom
    }

    /// The quantile of T.
    fn score(&self, u: f64) -> f64 {
        let off = u - 0.5;
        if off == 0.0 {
            return 0.0;
        }
        let tail = if off < 0.0 { u } else { 1.0 - u };
        if tail <= 0.0 {
            return f64::INFINITY.copysign(off);
        }
        let odds = beta_odds(0.5 * self.freedom, 0.5, 2.0 * tail);
        (self.freedom.sqrt() * libm::exp(-0.5 * odds.log)).copysign(off)
    }
}

impl Shape for StudentT {
    fn word(&self) -> &'static str {
        "student-t"
    }

    fn quantile(&self, u: f64) -> f64 {
        self.median + self.scale * self.score(u)
    }

    fn distribution(&self, x: f64) -> f64 {
        let score = (x - self.median) / self.scale;
        let odds = score / self.freedom.sqrt();
        let square = odds * odds;
        let (rest, share) =
            (1.0 / (1.0 + square), if square > 1e300 { 1.0 } else { square / (1.0 + square) });
        let tail = 0.5 * beta_tails(0.5 * self.freedom, 0.5, rest, share).below;
        if score < 0.0 { tail } else { 1.0 - tail }
    }

    fn support(&self) -> (f64, f64) {
        (f64::NEG_INFINITY, f64::INFINITY)
    }

    fn open_ends(&self) -> (bool, bool) {
        (true, true)
    }

    fn mean(&self) -> Option<f64> {
        (self.freedom > 1.0).then_some(self.median)
    }
}

#[cfg(test)]
mod tests {
    use super::{Invalid, Quantiles, Shape, StudentT};

    #[test]
    fn one_degree_of_freedom_is_cauchy() {
        let law = StudentT::new(0.0, 1.0, 1.0).unwrap();
        for u in [1e-12, 0.01, 0.25, 0.4999, 0.75, 0.999] {
            let exact = libm::tan(std::f64::consts::PI * (u - 0.5));
            let tolerance = if u < 1e-9 { 1e-3 } else { 1e-12 };
            assert!((law.quantile(u) / exact - 1.0).abs() < tolerance, "{u} {} {exact}", law.quantile(u));
        }
        assert_eq!(law.mean(), None);
    }

    #[test]
    fn natural_pairs_are_hit() {
        let law = StudentT::with_mean_and_deviation(1.0, 2.0, 4.0).unwrap();
        assert!((law.scale() * 2.0_f64.sqrt() - 2.0).abs() < 1e-14);
        let law = StudentT::through(&Quantiles { low: (0.1, -2.0), high: (0.95, 5.0) }, 3.0).unwrap();
        assert!((law.quantile(0.1) + 2.0).abs() < 1e-12 && (law.quantile(0.95) - 5.0).abs() < 1e-12);
    }

    #[test]
    fn is_odd_about_its_median() {
        let law = StudentT::new(0.0, 1.0, 5.0).unwrap();
        for k in 1..64 {
            let u = f64::from(k) / 128.0;
            assert_eq!(law.quantile(u), -law.quantile(1.0 - u));
        }
    }

    #[test]
    fn edges_are_refused() {
        assert_eq!(StudentT::new(0.0, 0.0, 3.0), Err(Invalid::Deviation));
        assert_eq!(StudentT::new(0.0, 1.0, 0.0), Err(Invalid::Freedom));
        assert_eq!(StudentT::new(0.0, 1.0, f64::NAN), Err(Invalid::Freedom));
        assert_eq!(StudentT::with_mean_and_deviation(0.0, 1.0, 2.0), Err(Invalid::FewFreedom));
    }
}
