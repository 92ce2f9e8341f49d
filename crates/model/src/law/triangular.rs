//! Triangular(a, m, b): two ends and a most likely value.
//!
//! Density rises linearly from a to m and falls linearly to b; all finite, a ≤ m ≤ b, a below b. The mode may be an
//! end. Quantile a + √(u(b − a)(m − a)) up to the mode, b − √((1 − u)(b − a)(b − m)) beyond it. Kotz & van Dorp
//! (2004), *Beyond Beta*, chapter 1.

use serde::Serialize;

use super::{Invalid, Quantiles, Shape, check_ends, special::crossing};

/// A triangular law.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Triangular {
    low: f64,
    mode: f64,
    high: f64,
}

impl Triangular {
    /// A triangular law with those ends and mode.
    ///
    /// # Errors
    /// A number is not finite, the lower end is not below the upper, or the mode is outside.
    pub fn new(low: f64, mode: f64, high: f64) -> Result<Self, Invalid> {
        check_ends(low, high)?;
        if !mode.is_finite() {
            return Err(Invalid::NotFinite);
        }
        if mode < low || mode > high {
            return Err(Invalid::Mode);
        }
        Ok(Self { low, mode, high })
    }

    /// The triangular law with that mode between two quantiles. With P the share below the mode, the distances of the
    /// quantiles from it are in the ratio (P − √(u₁P))/(1 − P − √((1 − u₂)(1 − P))), which rises from 0 at P = u₁ without
    /// bound towards u₂, so that one law has them.
    ///
    /// # Errors
    /// A number is not finite, or the mode is not strictly between the quantiles.
    pub fn with_mode_and_quantiles(mode: f64, quantiles: &Quantiles) -> Result<Self, Invalid> {
        quantiles.check()?;
        let ((from, low), (to, high)) = (quantiles.low, quantiles.high);
        let (down, up) = (mode - low, high - mode);
        if !mode.is_finite() || down <= 0.0 || up <= 0.0 {
            return Err(Invalid::ModeBeside);
        }
        let short = |share: f64| share - (from * share).sqrt();
        let long = |share: f64| 1.0 - share - ((1.0 - to) * (1.0 - share)).sqrt();
        let total = down + up;
        let share = crossing(from, to, |share| short(share) * (up / total) - long(share) * (down / total));
        let width = total / (short(share) + long(share));
        Self::new(mode - width * share, mode, mode + width * (1.0 - share))
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
}

impl Shape for Triangular {
    fn word(&self) -> &'static str {
        "triangular"
    }

    /// The inverse of the two parabolas of the distribution function.
    fn quantile(&self, u: f64) -> f64 {
        let Self { low, mode, high } = *self;
        let width = high - low;
        let value = if u * width <= mode - low {
            low + (u * width * (mode - low)).sqrt()
        } else {
            high - ((1.0 - u) * width * (high - mode)).sqrt()
        };
        if value < low {
            low
        } else if value > high {
            high
        } else {
            value
        }
    }

    fn distribution(&self, x: f64) -> f64 {
        let Self { low, mode, high } = *self;
        if x <= low {
            0.0
        } else if x >= high {
            1.0
        } else if x <= mode {
            (x - low) / (high - low) * ((x - low) / (mode - low))
        } else {
            1.0 - (high - x) / (high - low) * ((high - x) / (high - mode))
        }
    }

    fn support(&self) -> (f64, f64) {
        (self.low, self.high)
    }

    fn open_ends(&self) -> (bool, bool) {
        (false, false)
    }

    fn mean(&self) -> Option<f64> {
        Some((self.low + self.mode + self.high) / 3.0)
    }
}

#[cfg(test)]
mod tests {
    use statrs::distribution::{ContinuousCDF, Triangular as Oracle};

    use super::{Invalid, Quantiles, Triangular};
    use crate::Law;

    #[test]
    fn a_mode_is_hit_between_two_percentiles() {
        for (low, mode, high) in [((0.1, 2.0), 3.0, (0.9, 7.0)), ((0.05, 1.0), 8.9, (0.5, 9.0))] {
            let law = Triangular::with_mode_and_quantiles(mode, &Quantiles { low, high }).unwrap();
            assert_eq!(law.mode(), mode);
            let law: Law = law.into();
            assert!((law.quantile(low.0) / low.1 - 1.0).abs() < 1e-12, "{law:?}");
            assert!((law.quantile(high.0) / high.1 - 1.0).abs() < 1e-12, "{law:?}");
        }
        for mode in [1.0, 2.0, 3.0, f64::NAN] {
            let law = Triangular::with_mode_and_quantiles(mode, &Quantiles::interval(1.0, 2.0));
            assert_eq!(law, Err(Invalid::ModeBeside));
        }
    }

    #[test]
    fn agrees_with_statrs() {
        for (low, mode, high) in [(0.0, 1.0, 4.0), (0.0, 0.0, 1.0), (-2.0, 3.0, 3.0)] {
            let law: Law = Triangular::new(low, mode, high).unwrap().into();
            let oracle = Oracle::new(low, high, mode).unwrap();
            for k in 1..1000 {
                let u = f64::from(k) / 1000.0;
                assert!((oracle.cdf(law.quantile(u)) - u).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn edges_are_refused() {
        assert_eq!(Triangular::new(1.0, 1.0, 1.0), Err(Invalid::Reversed));
        assert_eq!(Triangular::new(0.0, 2.0, 1.0), Err(Invalid::Mode));
        assert_eq!(Triangular::new(0.0, f64::INFINITY, 1.0), Err(Invalid::NotFinite));
    }
}
