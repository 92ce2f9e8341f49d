//! PERT(a, m, b; λ): two ends and a most likely value, as a smooth law.
//!
//! A beta law between the finite ends a and b, a below b, with shapes α = 1 + λ(m − a)/(b − a) and
//! β = 1 + λ(b − m)/(b − a): the mode is m, which may be an end, and the mean (a + λm + b)/(λ + 2). The weight λ, above
//! zero, is 4 for the classical law; larger is narrower. It means no interval. Quantile: that of the beta law. Vose
//! (2008), *Risk Analysis*, 3rd edition, "Modified PERT"; Malcolm et al. (1959), *Operations Research* 7, 646–669.

use serde::Serialize;

use super::{
    Invalid, Quantiles, Shape,
    beta::{distribution_between, quantile_between},
    check_ends, check_shape,
    special::crossing,
};

/// The weights a PERT law is computed for.
const WEIGHTS: (f64, f64) = (1e-3, 1e6);

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
        check_shape(weight, WEIGHTS.0, WEIGHTS.1)?;
        if !mode.is_finite() {
            return Err(Invalid::NotFinite);
        }
        if mode < low || mode > high {
            return Err(Invalid::Mode);
        }
        Ok(Self { low, mode, high, weight })
    }

    /// The PERT law of that weight with that mode between two quantiles, found numerically: as the mode moves from one end
    /// to the other, the distances of the quantiles from it take every ratio.
    ///
    /// # Errors
    /// A number is not finite, the mode is not strictly between the quantiles, or the weight lies outside its range.
    pub fn with_mode_and_quantiles(mode: f64, quantiles: &Quantiles, weight: f64) -> Result<Self, Invalid> {
        quantiles.check()?;
        check_shape(weight, WEIGHTS.0, WEIGHTS.1)?;
        let ((from, low), (to, high)) = (quantiles.low, quantiles.high);
        let (down, up) = (mode - low, high - mode);
        if !mode.is_finite() || down <= 0.0 || up <= 0.0 {
            return Err(Invalid::ModeBeside);
        }
        let total = down + up;
        let sides = |share: f64| {
            let at = |u| quantile_between(1.0 + weight * share, 1.0 + weight * (1.0 - share), (0.0, 1.0), u);
            (share - at(from), at(to) - share)
        };
        let share = crossing(0.0, 1.0, |share| {
            let (short, long) = sides(share);
            short * (up / total) - long * (down / total)
        });
        let (short, long) = sides(share);
        let width = total / (short + long);
        let law = Self::new(mode - width * share, mode, mode + width * (1.0 - share), weight)?;
        let near = |level: f64, value: f64| (law.distribution(value) - level).abs() < 1e-6;
        if near(from, low) && near(to, high) { Ok(law) } else { Err(Invalid::NoSuchLaw) }
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
    use super::{Invalid, Pert, Quantiles, Shape};
    use crate::law::Beta;

    #[test]
    fn a_mode_is_hit_between_two_percentiles() {
        for (low, mode, high) in
            [((0.1, 2.0), 3.0, (0.9, 7.0)), ((0.05, 1.0), 8.9, (0.5, 9.0)), ((0.1, 1.0), 1.01, (0.9, 9.0))]
        {
            for weight in [0.01, 4.0, 300.0] {
                let law = Pert::with_mode_and_quantiles(mode, &Quantiles { low, high }, weight);
                let Ok(law) = law else {
                    // So lopsided a law has its mode at an end, and its percentiles no further apart.
                    assert!(weight != 4.0 || mode != 3.0, "{low:?} {mode} {high:?} {weight}");
                    continue;
                };
                assert_eq!(law.mode(), mode);
                assert!((law.quantile(low.0) / low.1 - 1.0).abs() < 1e-5, "{law:?}");
                assert!((law.quantile(high.0) / high.1 - 1.0).abs() < 1e-5, "{law:?}");
            }
        }
        let beyond = Pert::with_mode_and_quantiles(2.5, &Quantiles::interval(1.0, 2.0), 4.0);
        assert_eq!(beyond, Err(Invalid::ModeBeside));
    }

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
