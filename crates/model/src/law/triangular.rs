//! Triangular(a, m, b): two ends and a most likely value.
//!
//! Density rises linearly from a to m and falls linearly to b; all finite, a ≤ m ≤ b, a below b. The mode may be an
//! end. Quantile a + √(u(b − a)(m − a)) up to the mode, b − √((1 − u)(b − a)(b − m)) beyond it. Kotz & van Dorp
//! (2004), *Beyond Beta*, chapter 1.

use super::{Invalid, Law};

/// A triangular law.
#[derive(Clone, Copy, Debug, PartialEq)]
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
        if !low.is_finite() || !mode.is_finite() || !high.is_finite() {
            return Err(Invalid::NotFinite);
        }
        if low >= high {
            return Err(Invalid::Reversed);
        }
        if mode < low || mode > high {
            return Err(Invalid::Mode);
        }
        Ok(Self { low, mode, high })
    }
}

impl From<Triangular> for Law {
    fn from(law: Triangular) -> Self {
        Self::Triangular { low: law.low, mode: law.mode, high: law.high }
    }
}

/// The inverse of the two parabolas of the distribution function.
pub(super) fn quantile(low: f64, mode: f64, high: f64, u: f64) -> f64 {
    let width = high - low;
    if u * width <= mode - low {
        low + (u * width * (mode - low)).sqrt()
    } else {
        high - ((1.0 - u) * width * (high - mode)).sqrt()
    }
}

#[cfg(test)]
mod tests {
    use statrs::distribution::{ContinuousCDF, Triangular as Oracle};

    use super::{Invalid, Law, Triangular};

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
