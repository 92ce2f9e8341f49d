//! Sums of per-world values, exact.
//!
//! No number of the state is beyond [`LARGEST`](crate::fault::LARGEST), so that sums over months, companies and worlds fit. Sums of
//! squares may not: one that does not stays at the greatest number there is, and the error that it would give is not known.

use super::{Merge, wide::spread};

/// Rounds to a whole number of quanta, halves to even: exact for what fits, and the same on every platform.
pub(crate) fn quanta(value: f64, quantum: f64) -> i128 {
    let whole = libm::rint(value / quantum);
    // Converting to 64 bits is one instruction; few values need more.
    if whole.abs() < 9e18 { i128::from(whole as i64) } else { whole as i128 }
}

/// Sum and sum of squares of a per-world value, in quanta.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Moments {
    sum: i128,
    squares: i128,
}

impl Moments {
    pub(crate) fn add(&mut self, value: f64, quantum: f64) {
        // Most counters of most worlds are zero, and zeros add nothing.
        if value == 0.0 {
            return;
        }
        let whole = quanta(value, quantum);
        // What does not fit is a world with a fault, which no result is made of.
        self.sum = self.sum.saturating_add(whole);
        self.squares = self.squares.saturating_add(whole.saturating_mul(whole));
    }

    /// Adds a count, whose quantum is one.
    pub(crate) fn count(&mut self, count: u64) {
        self.sum += i128::from(count);
        self.squares += i128::from(count) * i128::from(count);
    }

    /// The sum of counts.
    pub(crate) fn total(&self) -> u64 {
        self.sum as u64
    }

    /// Of counts out of `members` in each of `worlds`: how many independent members would leave the share of all as
    /// uncertain as the worlds do, whose members share a market. That is `worlds` when all members of a world do the same
    /// and worlds × members when each goes its own way; where it never or always happened nothing tells, and it is
    /// `worlds`.
    pub(crate) fn effective(&self, worlds: u64, members: u64) -> f64 {
        let (n, all) = (i128::from(worlds), i128::from(worlds) * i128::from(members));
        let rest = all - self.sum;
        if worlds < 2 || self.sum == 0 || rest == 0 {
            return worlds as f64;
        }
        let spread = n * self.squares - self.sum * self.sum;
        // For single companies both are the same integer, and this is `worlds` to the bit.
        at_most(worlds as f64 * ((self.sum * rest) as f64 / spread as f64), all as f64)
    }

    /// Mean and unbiased variance over `worlds`, in the value's own unit; the variance needs two worlds, and squares that fit.
    pub(crate) fn mean_and_variance(&self, worlds: u64, quantum: f64) -> (f64, Option<f64>) {
        let n = worlds as f64;
        let mean = self.sum as f64 / n;
        if worlds < 2 || self.squares == i128::MAX {
            return (mean * quantum, None);
        }
        // n·Σx² − (Σx)² is exact in integers, so nothing cancels.
        let variance = spread(worlds, self.squares, self.sum) / (n * (n - 1.0));
        (mean * quantum, Some(variance * quantum * quantum))
    }
}

impl Merge for Moments {
    fn merge(&mut self, other: &Self) {
        self.sum = self.sum.saturating_add(other.sum);
        self.squares = self.squares.saturating_add(other.squares);
    }
}

/// Worlds that agree more than chance would have it do not count for more members than there are.
fn at_most(effective: f64, all: f64) -> f64 {
    if effective < all { effective } else { all }
}

/// Sums of a pair of per-world values whose ratio of means is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct RatioSums {
    x: i128,
    y: i128,
    xx: i128,
    xy: i128,
    yy: i128,
}

impl RatioSums {
    pub(crate) fn add(&mut self, x: f64, y: f64, quantum: f64) {
        if x == 0.0 && y == 0.0 {
            return;
        }
        let (x, y) = (quanta(x, quantum), quanta(y, quantum));
        self.x = self.x.saturating_add(x);
        self.y = self.y.saturating_add(y);
        self.xx = self.xx.saturating_add(x.saturating_mul(x));
        // No larger than the others: where it does not fit, one of them does not either.
        self.xy = self.xy.saturating_add(x.saturating_mul(y));
        self.yy = self.yy.saturating_add(y.saturating_mul(y));
    }

    /// The ratio and its standard error by the delta method: Var(x − r·y)/(n·ȳ²); the error needs two worlds, and squares that
    /// fit.
    pub(crate) fn ratio(&self, worlds: u64) -> Option<(f64, Option<f64>)> {
        if self.y == 0 {
            return None;
        }
        let (n, y) = (worlds as f64, self.y as f64);
        let ratio = self.x as f64 / y;
        if worlds < 2 || self.xx == i128::MAX || self.yy == i128::MAX {
            return Some((ratio, None));
        }
        let residual = self.xx as f64 - 2.0 * ratio * self.xy as f64 + ratio * ratio * self.yy as f64;
        let residual = if residual > 0.0 { residual } else { 0.0 };
        Some((ratio, Some((residual * n / (n - 1.0)).sqrt() / y)))
    }
}

impl RatioSums {
    /// The two sums, of counts whose quantum is one.
    pub(crate) fn totals(&self) -> (u64, u64) {
        (self.x as u64, self.y as u64)
    }

    /// Of x out of y in each world, as [`Moments::effective`], by the delta method; `worlds` are those in which y is
    /// not zero.
    pub(crate) fn effective(&self, worlds: u64) -> f64 {
        let alone = self.x * (self.y - self.x);
        if worlds < 2 || alone == 0 {
            return worlds as f64;
        }
        // Σ(x − r·y)²·Y², in whole numbers as long as they fit.
        let (alone, all) = (alone as f64, self.y as f64);
        let first = (self.xx * self.y - self.x * self.xy) as f64 / alone;
        let second = (self.xy * self.y - self.x * self.yy) as f64 / alone;
        let spread = first - self.x as f64 / all * second;
        if spread > 0.0 { at_most(all / spread, all) } else { all }
    }
}

impl Merge for RatioSums {
    fn merge(&mut self, other: &Self) {
        self.x = self.x.saturating_add(other.x);
        self.y = self.y.saturating_add(other.y);
        self.xx = self.xx.saturating_add(other.xx);
        self.xy = self.xy.saturating_add(other.xy);
        self.yy = self.yy.saturating_add(other.yy);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mean_and_variance_of_a_known_sample() {
        let mut moments = Moments::default();
        for value in [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0] {
            moments.add(value, 0.5);
        }
        let (mean, variance) = moments.mean_and_variance(8, 0.5);
        assert_eq!(mean, 5.0);
        assert!((variance.unwrap_or_default() - 32.0 / 7.0).abs() < 1e-12);
    }

    fn counts(counts: &[u64]) -> Moments {
        let mut moments = Moments::default();
        for &count in counts {
            moments.count(count);
        }
        moments
    }

    #[test]
    fn members_count_for_as_much_as_they_differ() {
        // All members of a world do the same: as many as worlds.
        assert_eq!(counts(&[10, 0, 0, 10]).effective(4, 10), 4.0);
        // Every world has the same share: no fewer than there are.
        assert_eq!(counts(&[5, 5, 5, 5]).effective(4, 10), 40.0);
        // Never or always seen.
        assert_eq!((counts(&[0, 0]).effective(2, 10), counts(&[10, 10]).effective(2, 10)), (2.0, 2.0));
        // Between: a share of 1/3 that varies by 14/144 from world to world is worth (2/9)/(14/144) members a world.
        assert!((counts(&[3, 1, 0]).effective(3, 4) - 48.0 / 7.0).abs() < 1e-12);
        // Two worlds are enough to tell, 2·(15/64)/(9/64), and one is not.
        assert!((counts(&[4, 1]).effective(2, 4) - 10.0 / 3.0).abs() < 1e-12);
        assert_eq!(counts(&[3]).effective(1, 4), 1.0);
        // One member is a world.
        assert_eq!(counts(&[1, 0, 0, 1, 0, 1, 1]).effective(7, 1), 7.0);
    }

    #[test]
    fn members_of_some_worlds_count_alike() {
        let of = |pairs: &[(f64, f64)]| {
            let mut sums = RatioSums::default();
            for &(x, y) in pairs {
                sums.add(x, y, 1.0);
            }
            sums
        };
        assert_eq!(of(&[(1.0, 1.0), (0.0, 1.0), (1.0, 1.0), (0.0, 0.0)]).effective(3), 3.0);
        assert_eq!(of(&[(10.0, 10.0), (0.0, 10.0), (0.0, 10.0), (10.0, 10.0)]).effective(4), 4.0);
        assert_eq!(of(&[(5.0, 10.0), (2.0, 4.0), (3.0, 6.0)]).effective(3), 20.0);
        // Between: r = 7/12, Σ(x − r·y)² = 632/144, so 12²·r(1 − r)/(632/144) = 5040/632.
        assert!((of(&[(4.0, 4.0), (0.0, 2.0), (3.0, 6.0)]).effective(3) - 5_040.0 / 632.0).abs() < 1e-12);
        // Two worlds are enough: 6²·(2/9)/(32/9).
        assert!((of(&[(4.0, 4.0), (0.0, 2.0)]).effective(2) - 2.25).abs() < 1e-12);
        // One world tells nothing, nor does what never or always happens.
        assert_eq!(of(&[(1.0, 3.0)]).effective(1), 1.0);
        assert_eq!(of(&[(0.0, 3.0), (0.0, 2.0)]).effective(2), 2.0);
        assert_eq!(of(&[(1.0, 3.0), (2.0, 2.0)]).totals(), (3, 5));
    }

    /// Three worlds: r = 4/3, residuals −1/3, 1/3 and 0, so the error is √(2/9 · 3/2)/3 = √(1/27).
    #[test]
    fn a_ratio_by_hand() {
        let mut sums = RatioSums::default();
        sums.add(1.0, 1.0, 0.5);
        assert_eq!(sums.ratio(1), Some((1.0, None)));
        let mut other = RatioSums::default();
        other.add(3.0, 2.0, 0.5);
        other.add(0.0, 0.0, 0.5);
        sums.merge(&other);
        let (ratio, error) = sums.ratio(3).unwrap_or_default();
        assert!((ratio - 4.0 / 3.0).abs() < 1e-12);
        assert!((error.unwrap_or_default() - (1.0_f64 / 27.0).sqrt()).abs() < 1e-12, "{error:?}");
    }

    #[test]
    fn merging_moments_is_adding() {
        let (mut all, mut one, mut other) = (counts(&[3, 1, 4]), counts(&[3]), counts(&[1, 4]));
        one.merge(&other);
        assert_eq!((one, one.total()), (all, 8));
        all.add(-2.5, 0.5);
        other.add(-2.5, 0.5);
        other.merge(&counts(&[3]));
        assert_eq!(other, all);
    }

    /// Halves go to the even, and what needs more than 64 bits keeps every bit that a float has.
    #[test]
    fn quanta_are_whole() {
        assert_eq!([0.5, 1.5, 2.5, -1.5].map(|value| quanta(value, 1.0)), [0, 2, 2, -2]);
        assert_eq!(quanta(7_000.0, 1_000.0), 7);
        assert_eq!(quanta(1e25, 1.0), 10_000_000_000_000_000_905_969_664);
        assert_eq!(quanta(-1e25, 0.5), -20_000_000_000_000_001_811_939_328);
        // A world alone has a mean and no variance.
        assert_eq!(counts(&[7]).mean_and_variance(1, 0.5), (3.5, None));
    }

    /// What is too large for its square keeps its mean and says nothing of its error, in any order; what is a little smaller keeps both.
    #[test]
    fn large_numbers_have_a_mean_and_no_wrong_error() {
        let of = |values: &[f64]| {
            let mut moments = Moments::default();
            for value in values {
                moments.add(*value, 1.0);
            }
            moments
        };
        assert_eq!(of(&[1e18, 3e18]).mean_and_variance(2, 1.0), (2e18, Some(2e36)));
        let (mut large, small) = (of(&[4e24, -2e24]), of(&[1.0, 1.0]));
        assert_eq!(large.mean_and_variance(2, 1.0), (1e24, None));
        large.merge(&small);
        assert_eq!(large.mean_and_variance(4, 1.0).1, None);
        let mut other = small;
        other.merge(&of(&[-2e24, 4e24]));
        assert_eq!(other, large);
        let mut ratio = RatioSums::default();
        ratio.add(1e24, 2e24, 1.0);
        ratio.add(1e24, 2e24, 1.0);
        ratio.merge(&RatioSums::default());
        assert_eq!(ratio.ratio(2), Some((0.5, None)));
        // One of the two is enough for the error not to be known.
        for (x, y) in [(1e24, 1.0), (1.0, 1e24)] {
            let mut ratio = RatioSums::default();
            ratio.add(x, y, 1.0);
            assert_eq!(ratio.ratio(2), Some((x / y, None)));
        }
    }

    /// Only a world that has neither says nothing.
    #[test]
    fn a_world_with_one_of_a_pair_counts() {
        for pairs in [[(1.0, 0.0), (1.0, 2.0)], [(0.0, 1.0), (2.0, 1.0)]] {
            let mut sums = RatioSums::default();
            for (x, y) in pairs {
                sums.add(x, y, 0.5);
            }
            assert_eq!(sums.ratio(2).map(|(ratio, _)| ratio), Some(1.0));
        }
    }

    #[test]
    fn a_ratio_that_never_varies_has_no_error() {
        let mut sums = RatioSums::default();
        for y in [1.0, 2.0, 3.0] {
            sums.add(0.5 * y, y, 0.5);
        }
        assert_eq!(sums.ratio(3), Some((0.5, Some(0.0))));
        assert_eq!(RatioSums::default().ratio(3), None);
    }
}
