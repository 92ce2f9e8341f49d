//! The mean difference of two numbers that are seen in the same worlds.

use drypowder_lanes::{max, min};

use super::Confidence;
use crate::{
    results::Difference,
    tally::{Merge, Powers},
};

/// Sums of the differences b − a of pairs. They are exact, so pairs may be added in any order and sums merged.
///
/// The error is that of a mean of independent differences, sd(b − a)/√n: pairs must be independent of each other, and the two
/// numbers of a pair need not be. Its variance is Var a + Var b − 2 Cov(a, b), so what a pair shares is not in it.
#[derive(Clone, Debug, PartialEq)]
pub struct PairedSums {
    worlds: u64,
    differing: u64,
    powers: Powers<2>,
    least: f64,
    greatest: f64,
}

impl Default for PairedSums {
    fn default() -> Self {
        Self {
            worlds: 0,
            differing: 0,
            powers: Powers::default(),
            least: f64::INFINITY,
            greatest: f64::NEG_INFINITY,
        }
    }
}

impl PairedSums {
    /// Memory of one, bytes.
    pub(crate) const BYTES: usize = size_of::<Self>() + Powers::<2>::BYTES;

    /// Adds a pair. One of which either is no number, or whose difference is beyond 10⁷⁰ in size or below 10⁻⁷⁰ and not zero, is
    /// left out.
    pub fn add(&mut self, a: f64, b: f64) {
        let difference = b - a;
        if !Powers::<2>::has(difference) {
            return;
        }
        self.worlds += 1;
        self.least = min(self.least, difference);
        self.greatest = max(self.greatest, difference);
        // Most worlds are the same under both, and zeros add nothing.
        if difference != 0.0 {
            self.differing += 1;
            self.powers.add(difference);
        }
    }

    /// Adds the pairs that somebody else has added up.
    pub fn merge(&mut self, other: &Self) {
        self.worlds += other.worlds;
        self.differing += other.differing;
        self.powers.merge(&other.powers);
        self.least = min(self.least, other.least);
        self.greatest = max(self.greatest, other.greatest);
    }

    /// The mean difference with its standard error and its interval at 95%.
    #[must_use]
    pub fn difference(&self) -> Difference {
        let Self { worlds, differing, .. } = *self;
        let value = (worlds > 0).then(|| self.mean());
        let standard_error = self.variance().map(|variance| (variance / worlds as f64).sqrt());
        let end = |sign: f64| Some(value? + sign * Confidence::Ordinary.z() * standard_error?);
        Difference { worlds, differing, value, standard_error, low: end(-1.0), high: end(1.0) }
    }

    /// The same of a share of worlds, each of which differs by −1, 0 or 1, with an interval that also holds where few of them
    /// differ or none does: [`difference_of_shares`].
    #[must_use]
    pub fn difference_of_shares(&self) -> Difference {
        let Self { worlds, differing, .. } = *self;
        // Whole numbers, which floats and exact sums hold exactly.
        let more = f64::midpoint(differing as f64, self.powers.sum()) as u64;
        let ends = (worlds > 0).then(|| difference_of_shares(more, differing - more, worlds));
        Difference { low: ends.map(|[low, _]| low), high: ends.map(|[_, high]| high), ..self.difference() }
    }

    fn mean(&self) -> f64 {
        if self.is_constant() { self.least } else { self.powers.sum() / self.worlds as f64 }
    }

    /// The unbiased variance; it needs two worlds.
    fn variance(&self) -> Option<f64> {
        if self.worlds < 2 {
            return None;
        }
        if self.is_constant() {
            return Some(0.0);
        }
        let n = self.worlds as f64;
        let [_, variance] = self.powers.moments(self.worlds);
        Some(variance * (n / (n - 1.0)))
    }

    /// Whether the difference is the same in every world.
    fn is_constant(&self) -> bool {
        self.least == self.greatest
    }
}

/// The interval at 95% of the difference of two shares of the same worlds: `more` worlds are in the one alone, `fewer` in the other
/// alone. Bonett & Price (2012): the normal interval after one world more on either side,
/// p̃ − q̃ ± z √((p̃ + q̃ − (p̃ − q̃)²)/(n + 2)), p̃ = (more + 1)/(n + 2), q̃ = (fewer + 1)/(n + 2). Without those two it holds in 63% of
/// runs where a single world is expected to differ.
#[must_use]
pub fn difference_of_shares(more: u64, fewer: u64, of: u64) -> [f64; 2] {
    let n = of as f64 + 2.0;
    let (p, q) = ((more as f64 + 1.0) / n, (fewer as f64 + 1.0) / n);
    let half = Confidence::Ordinary.z() * ((p + q - (p - q) * (p - q)) / n).sqrt();
    [max(-1.0, p - q - half), min(1.0, p - q + half)]
}

impl Merge for PairedSums {
    fn merge(&mut self, other: &Self) {
        self.merge(other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(pairs: &[(f64, f64)]) -> PairedSums {
        let mut sums = PairedSums::default();
        for &(a, b) in pairs {
            sums.add(a, b);
        }
        sums
    }

    #[test]
    fn a_known_sample() {
        // Differences 1, 0, 2, 1, 1: mean 1, variance 2/4.
        let found = sums(&[(5.0, 6.0), (100.0, 100.0), (0.0, 2.0), (-3.0, -2.0), (7.0, 8.0)]).difference();
        assert_eq!((found.worlds, found.differing, found.value), (5, 4, Some(1.0)));
        let error = (0.5_f64 / 5.0).sqrt();
        assert!((found.standard_error.unwrap() - error).abs() < 1e-15);
        assert!((found.low.unwrap() - (1.0 - 1.959_963_984_540_054 * error)).abs() < 1e-15);
        assert!((found.high.unwrap() - (1.0 + 1.959_963_984_540_054 * error)).abs() < 1e-15);
    }

    #[test]
    fn what_never_differs_has_no_error() {
        let same = sums(&[(0.1, 0.1), (1e9, 1e9), (-2.0, -2.0)]).difference();
        assert_eq!((same.value, same.standard_error, same.differing), (Some(0.0), Some(0.0), 0));
        let constant = sums(&[(0.0, 0.1), (0.0, 0.1), (0.0, 0.1)]).difference();
        assert_eq!((constant.value, constant.standard_error, constant.differing), (Some(0.1), Some(0.0), 3));
    }

    #[test]
    fn too_few_say_less() {
        assert_eq!((sums(&[]).difference().value, sums(&[]).difference().low), (None, None));
        let one = sums(&[(1.0, 3.0), (f64::NAN, 1.0), (1.0, f64::INFINITY)]).difference();
        assert_eq!((one.worlds, one.value, one.standard_error, one.high), (1, Some(2.0), None, None));
    }

    #[test]
    fn shares_have_an_interval_where_no_world_differs() {
        let none = sums(&[(1.0, 1.0); 998]).difference_of_shares();
        assert_eq!((none.value, none.standard_error, none.differing), (Some(0.0), Some(0.0), 0));
        let half = 1.959_963_984_540_054 * 0.002_f64.sqrt() / 1_000.0_f64.sqrt();
        assert!((none.high.unwrap() - half).abs() < 1e-15 && none.low.unwrap() == -none.high.unwrap());
        let pairs = [[(0.0, 1.0); 26].as_slice(), &[(1.0, 0.0); 4], &[(1.0, 1.0); 18]].concat();
        let found = sums(&pairs).difference_of_shares();
        assert_eq!((found.differing, found.value), (30, Some(22.0 / 48.0)));
        assert_eq!([found.low.unwrap(), found.high.unwrap()], difference_of_shares(26, 4, 48));
        assert_eq!((sums(&[]).difference_of_shares().low, difference_of_shares(1, 0, 1)[1]), (None, 1.0));
    }

    #[test]
    fn merging_is_adding_in_any_order() {
        let pairs: Vec<(f64, f64)> =
            (0..500).map(|i| (libm::sin(f64::from(i)), libm::exp(f64::from(i % 60) - 30.0))).collect();
        let mut merged = sums(&pairs[300..]);
        merged.merge(&sums(&pairs[..300]));
        assert_eq!(merged, sums(&pairs));
    }
}
