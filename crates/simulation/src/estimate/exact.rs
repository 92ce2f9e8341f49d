//! A share with an interval that is exact: right at least as often as it says, for every number of worlds and every share.

use drypowder_lanes::{max, min};
use drypowder_model::law::beta_quantile;

use super::Confidence;
use crate::results::Proportion;

/// A share with its Clopper–Pearson (1934, *Biometrika* 26, 404–413) interval: the shares that a two-sided binomial test does
/// not refuse. Its ends are quantiles of beta laws of shapes k, n − k + 1 and k + 1, n − k.
#[must_use]
pub fn clopper_pearson(count: u64, of: u64, confidence: Confidence) -> Proportion {
    if of == 0 {
        return Proportion { count, of, value: 0.0, low: 0.0, high: 1.0 };
    }
    let (k, n) = (count as f64, of as f64);
    let (below, above) = confidence.levels();
    let low = if count == 0 { 0.0 } else { beta_quantile(k, n - k + 1.0, below) };
    let high = if count == of { 1.0 } else { beta_quantile(k + 1.0, n - k, above) };
    let value = k / n;
    Proportion { count, of, value, low: min(low, value), high: max(high, value) }
}

#[cfg(test)]
mod tests {
    use statrs::distribution::{Binomial, DiscreteCDF};

    use super::*;

    /// The ends by definition: a tail of α/2 reaches beyond the count.
    #[test]
    fn the_ends_leave_half_the_error_on_either_side() {
        for (count, of, look) in
            [(1, 10, 0), (28, 100, 0), (99, 100, 3), (2_048, 4_096, 1), (70, 1_000_000, 8)]
        {
            let confidence = Confidence::Look(look);
            let share = clopper_pearson(count, of, confidence);
            let half = 0.5 * confidence.error();
            let at_low = 1.0 - Binomial::new(share.low, of).unwrap().cdf(count - 1);
            let at_high = Binomial::new(share.high, of).unwrap().cdf(count);
            for tail in [at_low, at_high] {
                assert!((tail / half - 1.0).abs() < 1e-6, "{count} of {of}: {tail:e} for {half:e}");
            }
        }
    }

    /// Never: 1 − (α/2)^(1/n).
    #[test]
    fn nothing_and_everything() {
        let never = clopper_pearson(0, 100, Confidence::Ordinary);
        assert_eq!(never.low, 0.0);
        assert!((never.high - (1.0 - libm::pow(0.025, 0.01))).abs() < 1e-12);
        let always = clopper_pearson(100, 100, Confidence::Ordinary);
        assert!((1.0 - always.low - never.high).abs() < 1e-12 && always.high == 1.0);
        assert_eq!(clopper_pearson(0, 0, Confidence::Ordinary).high, 1.0);
    }

    /// For very many worlds it is Wilson's interval but for the continuity it allows for.
    #[test]
    fn billions_of_worlds_are_no_trouble() {
        let n = 4_000_000_000;
        for count in [1_000, 400_000_000, 2_000_000_000, n - 1] {
            let (exact, wilson) =
                (clopper_pearson(count, n, Confidence::Ordinary), super::super::proportion(count, n));
            let width = wilson.high - wilson.low;
            assert!((exact.low - wilson.low).abs() < 0.6 * width, "{exact:?} {wilson:?}");
            assert!((exact.high - wilson.high).abs() < 0.6 * width, "{exact:?} {wilson:?}");
            if count > 1_000 && count < n / 2 + 1 {
                assert!(((exact.high - exact.low) / width - 1.0).abs() < 1e-3, "{exact:?} {wilson:?}");
            }
        }
    }
}
