//! Sums of per-world values, exact.

use super::Merge;

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
        self.sum = self.sum.saturating_add(whole);
        self.squares = self.squares.saturating_add(whole.saturating_mul(whole));
    }

    /// Mean and unbiased variance over `worlds`, in the value's own unit; the variance needs two worlds.
    pub(crate) fn mean_and_variance(&self, worlds: u64, quantum: f64) -> (f64, Option<f64>) {
        let n = worlds as f64;
        let mean = self.sum as f64 / n;
        if worlds < 2 {
            return (mean * quantum, None);
        }
        // n·Σx² − (Σx)² is exact in integers, so nothing cancels.
        let spread = i128::from(worlds) * self.squares - self.sum * self.sum;
        let variance = spread as f64 / (n * (n - 1.0));
        (mean * quantum, Some(variance * quantum * quantum))
    }
}

impl Merge for Moments {
    fn merge(&mut self, other: &Self) {
        self.sum += other.sum;
        self.squares += other.squares;
    }
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
        self.x += x;
        self.y += y;
        self.xx += x * x;
        self.xy += x * y;
        self.yy += y * y;
    }

    /// The ratio and its standard error by the delta method: Var(x − r·y)/(n·ȳ²).
    pub(crate) fn ratio(&self, worlds: u64) -> Option<(f64, Option<f64>)> {
        if self.y == 0 {
            return None;
        }
        let (n, y) = (worlds as f64, self.y as f64);
        let ratio = self.x as f64 / y;
        if worlds < 2 {
            return Some((ratio, None));
        }
        let residual = self.xx as f64 - 2.0 * ratio * self.xy as f64 + ratio * ratio * self.yy as f64;
        let residual = if residual > 0.0 { residual } else { 0.0 };
        Some((ratio, Some((residual * n / (n - 1.0)).sqrt() / y)))
    }
}

impl Merge for RatioSums {
    fn merge(&mut self, other: &Self) {
        self.x += other.x;
        self.y += other.y;
        self.xx += other.xx;
        self.xy += other.xy;
        self.yy += other.yy;
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
