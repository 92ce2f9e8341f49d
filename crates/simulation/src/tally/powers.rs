//! Sums of powers of numbers without error, and the moments about their mean that come of them.
//!
//! Where numbers are large beside their spread, E[x²] − E[x]² is a difference of two numbers that agree in all the digits they
//! have. Here every power is split into floats that add up to it exactly (Dekker 1971, by a multiplication rounded once), those are
//! added up exactly, and powers about another centre are again sums of such products.

use drypowder_lanes::mul_add;

use super::{Merge, Sum};

/// Sums of the first to the `N`th power of numbers that [have them](Powers::has).
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Powers<const N: usize>([Sum; N]);

impl<const N: usize> Default for Powers<N> {
    fn default() -> Self {
        Self(std::array::from_fn(|_| Sum::default()))
    }
}

impl<const N: usize> Powers<N> {
    /// Memory of one besides itself, bytes.
    pub(crate) const BYTES: usize = N * Sum::BYTES;

    /// Whether sums of the powers of many such numbers, and of the small parts of them, are floats: zero, and what lies between
    /// 10⁻⁷⁰ and 10⁷⁰ in size.
    pub(crate) fn has(value: f64) -> bool {
        value == 0.0 || (1e-70..=1e70).contains(&value.abs())
    }

    /// Adds a number.
    pub(crate) fn add(&mut self, value: f64) {
        add_powers(&mut self.0, value, value);
    }

    /// The sum of the numbers.
    pub(crate) fn sum(&self) -> f64 {
        self.0.first().map_or(0.0, Sum::value)
    }

    /// The mean of `n` numbers and their second to `N`th moments about it.
    pub(crate) fn moments(&self, n: u64) -> [f64; N] {
        let count = n as f64;
        let centre = self.sum() / count;
        let about: [f64; N] = std::array::from_fn(|place| self.about(centre, place + 1, n) / count);
        // The centre is the mean, rounded: the rest is next to nothing, and so is what it changes.
        let rest = about.first().copied().unwrap_or_default();
        std::array::from_fn(|place| if place == 0 { centre } else { shifted(&about, rest, place + 1) })
    }

    /// Σ (x − c)ᵏ = Σⱼ C(k, j) (−c)ᵏ⁻ʲ Σ xʲ.
    fn about(&self, centre: f64, power: usize, n: u64) -> f64 {
        let mut sum = Sum::default();
        add_product(&mut sum, n as f64, -centre, power);
        for (place, known) in self.0.iter().take(power).enumerate() {
            let own = place + 1;
            for part in known.parts() {
                add_product(&mut sum, choose(power, own) * part, -centre, power - own);
            }
        }
        sum.value()
    }
}

impl<const N: usize> Merge for Powers<N> {
    fn merge(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            mine.merge(theirs);
        }
    }
}

/// Adds a part of a power to the first of the sums, its products with the number to the next, and so on.
fn add_powers(sums: &mut [Sum], part: f64, value: f64) {
    let Some((sum, higher)) = sums.split_first_mut() else {
        return;
    };
    sum.add(part);
    if !higher.is_empty() && part != 0.0 {
        let (product, lost) = exact_product(part, value);
        add_powers(higher, product, value);
        add_powers(higher, lost, value);
    }
}

/// Adds part · factor^times.
fn add_product(sum: &mut Sum, part: f64, factor: f64, times: usize) {
    if times == 0 {
        sum.add(part);
    } else if part != 0.0 {
        let (product, lost) = exact_product(part, factor);
        add_product(sum, product, factor, times - 1);
        add_product(sum, lost, factor, times - 1);
    }
}

/// A product, rounded, and what rounding lost.
fn exact_product(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    (product, mul_add(a, b, -product))
}

/// Moments about another centre that lies at a distance.
fn shifted(about: &[f64], distance: f64, power: usize) -> f64 {
    let of = |own: usize| if own == 0 { 1.0 } else { about[own - 1] };
    (0..=power)
        .rev()
        .fold((0.0, 1.0), |(sum, away), own| (sum + choose(power, own) * away * of(own), away * -distance))
        .0
}

/// Binomial coefficients of small numbers.
fn choose(n: usize, k: usize) -> f64 {
    (0..k).fold(1.0, |product, i| product * (n - i) as f64 / (i + 1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn powers(values: impl IntoIterator<Item = f64>) -> Powers<4> {
        let mut powers = Powers::default();
        values.into_iter().for_each(|value| powers.add(value));
        powers
    }

    /// 2, 4, 4, 4, 5, 5, 7, 9: mean 5, and sums of the deviations' powers 32, 42 and 356.
    const SAMPLE: [f64; 8] = [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0];

    #[test]
    fn moments_of_a_known_sample() {
        assert_eq!(powers(SAMPLE).moments(8), [5.0, 4.0, 42.0 / 8.0, 44.5]);
        assert_eq!(powers(SAMPLE.map(|value| -value)).moments(8), [-5.0, 4.0, -42.0 / 8.0, 44.5]);
    }

    /// What is added to every number is in the mean and in nothing else, to the last digit, although the fourth power of the sum
    /// has fifty digits and more.
    #[test]
    fn an_offset_is_in_the_mean_alone() {
        for offset in [1e5, 1e9, 1e12, -1e15] {
            let [mean, rest @ ..] = powers(SAMPLE.map(|value| value + offset)).moments(8);
            assert_eq!((mean, rest), (5.0 + offset, [4.0, 42.0 / 8.0, 44.5]), "{offset}");
        }
    }

    /// A mean that is no float.
    #[test]
    fn a_centre_between_floats_is_put_right() {
        let moments = powers([1e15, 1e15 + 1.0, 1e15 + 3.0]).moments(3);
        let known = [1e15 + 4.0 / 3.0, 14.0 / 9.0, 20.0 / 27.0, 98.0 / 27.0];
        for (found, known) in moments.into_iter().zip(known) {
            assert!((found - known).abs() <= 1e-14 * known, "{found} and not {known}");
        }
    }

    #[test]
    fn sizes_at_the_ends_have_moments() {
        for size in [1e-70, 1e70] {
            assert!(Powers::<4>::has(-size));
            let [mean, variance, _, fourth] = powers([size, -size, size, -size]).moments(4);
            assert_eq!((mean, variance), (0.0, size * size));
            assert!((fourth / (size * size) / (size * size) - 1.0).abs() < 1e-14);
        }
        assert!(
            ![1e71, 1e-71, f64::INFINITY, f64::NAN].into_iter().any(Powers::<4>::has)
                && Powers::<4>::has(0.0)
        );
    }

    /// Sixty-four groups of 128 bits a power.
    #[test]
    fn memory_is_what_is_kept() {
        assert_eq!(Powers::<3>::BYTES, 3 * 64 * 16);
    }

    #[test]
    fn merging_is_adding() {
        let (mut one, other) = (powers(SAMPLE[..3].iter().copied()), powers(SAMPLE[3..].iter().copied()));
        one.merge(&other);
        assert_eq!(one, powers(SAMPLE));
    }
}
