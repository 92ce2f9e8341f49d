//! Two quantiles, from which a law with two free parameters is found.

use super::{Invalid, standard_quantile};

/// Two levels and the values of a law at them, from which a law with two parameters is found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantiles {
    /// The lower level and the value there.
    pub low: (f64, f64),
    /// The upper level and the value there.
    pub high: (f64, f64),
}

impl Quantiles {
    /// The 90% interval: its ends are the 5th and the 95th percentile.
    #[must_use]
    pub fn interval(low: f64, high: f64) -> Self {
        Self { low: (0.05, low), high: (0.95, high) }
    }

    /// Whether levels and values both rise, strictly, and the levels lie strictly inside 0 to 1.
    pub(super) fn rise(&self) -> bool {
        0.0 < self.low.0 && self.low.0 < self.high.0 && self.high.0 < 1.0 && self.low.1 < self.high.1
    }

    /// That the quantiles rise and are finite.
    pub(super) fn check(&self) -> Result<(), Invalid> {
        if !self.low.1.is_finite() || !self.high.1.is_finite() {
            Err(Invalid::NotFinite)
        } else if self.rise() {
            Ok(())
        } else {
            Err(Invalid::Reversed)
        }
    }

    /// That the quantiles rise, are finite and above zero.
    pub(super) fn check_positive(&self) -> Result<(), Invalid> {
        if self.low.1 <= 0.0 || self.high.1 <= 0.0 { Err(Invalid::NotPositive) } else { self.check() }
    }

    /// The logarithm of the ratio of the values, by which a positive law's shape is found.
    pub(super) fn log_ratio(&self) -> f64 {
        libm::log(self.high.1 / self.low.1)
    }

    /// The levels as standard normal quantiles.
    pub(super) fn scores(&self) -> (f64, f64) {
        (standard_quantile(self.low.0), standard_quantile(self.high.0))
    }
}

#[cfg(test)]
mod tests {
    use super::{Invalid, Quantiles};

    #[test]
    fn levels_must_rise() {
        assert!(!Quantiles { low: (0.9, 1.0), high: (0.1, 2.0) }.rise());
        assert!(!Quantiles::interval(2.0, 2.0).rise());
        assert!(!Quantiles::interval(f64::NAN, 2.0).rise());
        assert!(Quantiles::interval(1.0, 2.0).rise());
    }

    #[test]
    fn what_is_wrong_is_told_apart() {
        assert_eq!(Quantiles::interval(2.0, 1.0).check(), Err(Invalid::Reversed));
        assert_eq!(Quantiles::interval(1.0, f64::INFINITY).check(), Err(Invalid::NotFinite));
        assert_eq!(Quantiles::interval(-1.0, 1.0).check_positive(), Err(Invalid::NotPositive));
    }
}
