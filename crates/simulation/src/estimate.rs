//! Estimates with the errors prescribed for them: at 95%, or at what a run that looks at itself again and again may spend.

mod confidence;
mod exact;
mod paired;
mod pooled;

use drypowder_lanes::{max, min};
use statrs::distribution::{Binomial, DiscreteCDF};

use crate::{
    results::{Estimate, Proportion, Quantile, Ratio},
    tally::{Bin, Binned, Moments, RatioSums, Times},
};

pub use confidence::Confidence;
pub use exact::clopper_pearson;
pub use paired::{PairedSums, difference_of_shares};
pub(crate) use pooled::{
    Counted, pooled_mean, pooled_quantile, pooled_ranks, pooled_ratio, pooled_share, pooled_share_at,
};

/// A share with its Wilson (1927) interval.
#[must_use]
pub fn proportion(count: u64, of: u64) -> Proportion {
    wilson(count, of, of as f64, Confidence::Ordinary)
}

/// The same where those looked at are worth `n` independent ones.
fn wilson(count: u64, of: u64, n: f64, confidence: Confidence) -> Proportion {
    if of == 0 {
        return Proportion { count, of, value: 0.0, low: 0.0, high: 1.0 };
    }
    let z = confidence.z();
    let p = count as f64 / of as f64;
    let middle = p + z * z / (2.0 * n);
    let half = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z * z / n;
    // At 0 and n the interval touches the end exactly; rounding must not push it over.
    let low = if count == 0 { 0.0 } else { (middle - half) / scale };
    let high = if count == of { 1.0 } else { (middle + half) / scale };
    Proportion { count, of, value: p, low: max(0.0, low), high: min(1.0, high) }
}

/// Ranks l = BinomInv(α/2; n, p) and u = BinomInv(1 − α/2; n, p) + 1 of the order statistics around a quantile.
#[must_use]
pub fn ranks(n: u64, p: f64) -> (u64, u64) {
    ranks_at(n, p, Confidence::Ordinary)
}

/// The same for another α. Between the two order statistics, where the 0th is the lower end of all there is and the one
/// after the last the upper, lies the quantile with a probability of at least 1 − α, whatever the law.
#[must_use]
pub fn ranks_at(n: u64, p: f64, confidence: Confidence) -> (u64, u64) {
    let Ok(binomial) = Binomial::new(p, n) else {
        return (1, n);
    };
    let centre = n as f64 * p;
    let spread = confidence.z() * (centre * (1.0 - p)).sqrt();
    let (below, above) = confidence.levels();
    let low = inverse(&binomial, n, below, centre - spread);
    (low, inverse(&binomial, n, above, centre + spread) + 1)
}

/// The smallest k with P(X ≤ k) ≥ level, walking from a guess that is at most a few steps off.
fn inverse(binomial: &Binomial, n: u64, level: f64, guess: f64) -> u64 {
    let mut k = (max(0.0, guess) as u64).min(n);
    while k < n && binomial.cdf(k) < level {
        k += 1;
    }
    while k > 0 && binomial.cdf(k - 1) >= level {
        k -= 1;
    }
    k
}

/// The rank of the quantile itself: the smallest k with k/n ≥ p.
pub(crate) fn rank(n: u64, p: f64) -> u64 {
    let k = libm::ceil(n as f64 * p - 1e-9) as u64;
    k.max(1)
}

/// Quantiles by order statistics of `n` values of which `ranked` tells those that happened.
fn quantile(n: u64, p: f64, ranked: impl Fn(u64) -> Option<f64>) -> Quantile {
    if n == 0 {
        return Quantile { p, value: None, low: None, high: None };
    }
    quantile_among((p, ranked(rank(n, p))), ranks(n, p), n, ranked)
}

/// A quantile with the ends of its interval where these ranks are among `n` values.
fn quantile_among(
    (p, value): (f64, Option<f64>),
    (low, high): (u64, u64),
    n: u64,
    ranked: impl Fn(u64) -> Option<f64>,
) -> Quantile {
    let low = if low == 0 { None } else { ranked(low) };
    let high = if high > n { None } else { ranked(high) };
    Quantile { p, value, low, high }
}

/// Quantiles of a count over all worlds, of which `worlds_with[count]` have it.
pub(crate) fn count_quantile(worlds_with: &[u64], p: f64) -> Quantile {
    let ranked = |rank| {
        let mut seen = 0;
        let place = worlds_with.iter().position(|&worlds| {
            seen += worlds;
            seen >= rank
        });
        place.map(|count| count as f64)
    };
    quantile(worlds_with.iter().sum(), p, ranked)
}

/// Quantiles of a time over all worlds; worlds in which it never came stand at the far end. A time is counted at the end of its
/// part of a month, so the lower end of the interval is where that part begins.
pub(crate) fn time_quantile(times: &Times, worlds: u64, p: f64) -> Quantile {
    let found = quantile(worlds, p, |rank| times.ranked(rank));
    Quantile { low: found.low.map(|end| times.begins(end)), ..found }
}

/// Quantiles of money over the worlds counted. The ends of the interval are those of what is known of the bins that hold them.
pub(crate) fn money_quantile<B: Bin>(histogram: &Binned<B>, p: f64) -> Quantile {
    let at = |end: usize| quantile(histogram.count(), p, |rank| histogram.bin(rank).map(|ends| ends[end]));
    let [low, middle, high] = [0, 1, 2].map(at);
    Quantile { low: low.low, high: high.high, ..middle }
}

/// A mean with s/√n.
pub(crate) fn mean(moments: &Moments, worlds: u64, quantum: f64) -> Estimate {
    let (value, variance) = moments.mean_and_variance(worlds, quantum);
    Estimate { value, standard_error: variance.map(|variance| (variance / worlds as f64).sqrt()) }
}

/// A ratio by the delta method.
pub(crate) fn ratio(sums: &RatioSums, worlds: u64) -> Ratio {
    match sums.ratio(worlds) {
        Some((value, standard_error)) => Ratio { value: Some(value), standard_error },
        None => Ratio { value: None, standard_error: None },
    }
}

/// How many worlds shrink an error of so many worlds by a factor, as errors shrink with their square root; rounded up to two
/// digits.
#[must_use]
pub fn worlds_needed(worlds: u64, excess: f64) -> u64 {
    let exact = libm::ceil(worlds as f64 * excess * excess) as u64;
    let mut unit = 1;
    while exact / unit >= 100 {
        unit *= 10;
    }
    exact.div_ceil(unit).saturating_mul(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Row 14 of the validation table.
    #[test]
    fn wilson_interval_of_28_in_100() {
        let share = proportion(28, 100);
        assert!((share.low - 0.201_396_852_1).abs() < 1e-10);
        assert!((share.high - 0.374_880_287_1).abs() < 1e-10);
    }

    /// Row 15 of the validation table.
    #[test]
    fn order_statistics_of_a_thousand() {
        assert_eq!(ranks(1_000, 0.5), (469, 532));
        assert_eq!(ranks(1_000, 0.9), (881, 919));
    }

    /// 2, 4, 4, 4, 5, 5, 7, 9 have the mean 5 and the variance 32/7, so the error of the mean is √(4/7).
    #[test]
    fn the_error_of_a_mean_is_that_of_all_worlds_together() {
        let mut moments = Moments::default();
        for value in [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0] {
            moments.add(value, 0.5);
        }
        let found = mean(&moments, 8, 0.5);
        assert_eq!(found.value, 5.0);
        assert!((found.standard_error.unwrap_or_default() - (4.0_f64 / 7.0).sqrt()).abs() < 1e-15);
    }

    /// The smallest value that at least the share p lies at or below.
    #[test]
    fn a_quantile_has_its_own_rank() {
        let ranks = [(1_000, 0.5), (1_001, 0.5), (4, 0.25), (4, 0.26), (10, 0.01), (10, 1.0)];
        assert_eq!(ranks.map(|(n, p)| rank(n, p)), [500, 501, 1, 2, 1, 10]);
    }

    #[test]
    fn worlds_are_rounded_up_to_two_digits() {
        assert_eq!(worlds_needed(1000, 3.1), 9_700);
        assert_eq!(worlds_needed(1000, 10.0), 100_000);
        assert_eq!(worlds_needed(7, 1.01), 8);
        assert_eq!(worlds_needed(u64::MAX, 1e9), u64::MAX);
    }

    #[test]
    fn nothing_and_everything() {
        assert_eq!((proportion(0, 10).low, proportion(10, 10).high), (0.0, 1.0));
        assert_eq!(proportion(0, 0).high, 1.0);
    }
}
