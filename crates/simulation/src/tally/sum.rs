//! Sums of floating-point numbers without error, whatever their size: the same in any order.
//!
//! A number is a whole 53-bit mantissa at a binary place; places are grouped by 32, and each group is added up as an integer
//! (a small superaccumulator: Neal 2015, arXiv:1505.05571).

use super::Merge;

/// Places of a group.
const PLACES: u32 = 32;
/// Groups for every place that a finite number's mantissa may begin at.
const GROUPS: usize = 64;
/// The binary place of the lowest bit of the smallest number.
const LOWEST: i32 = -1_074;

/// A sum of finite numbers, exact for up to 2³² of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sum(Box<[i128; GROUPS]>);

impl Default for Sum {
    fn default() -> Self {
        Self(Box::new([0; GROUPS]))
    }
}

impl Sum {
    /// Memory of one besides itself, bytes.
    pub(crate) const BYTES: usize = GROUPS * size_of::<i128>();

    /// Adds a finite number.
    pub(crate) fn add(&mut self, value: f64) {
        let bits = value.to_bits();
        let exponent = (bits >> 52) as u32 & 0x7ff;
        let fraction = bits & ((1 << 52) - 1);
        // Subnormal numbers share the place of the smallest normal ones.
        let (mantissa, place) =
            if exponent == 0 { (fraction, 0) } else { (fraction | (1 << 52), exponent - 1) };
        let part = i128::from(mantissa) << (place % PLACES);
        self.0[(place / PLACES) as usize] += if value < 0.0 { -part } else { part };
    }

    /// The sum, rounded.
    pub(crate) fn value(&self) -> f64 {
        // Put together from the highest, so that what is lost is below the last bit of the largest three.
        self.parts().fold(0.0, |sum, part| sum + part)
    }

    /// Floats of one sign that add up to the sum exactly, the largest first.
    pub(crate) fn parts(&self) -> impl Iterator<Item = f64> {
        let (mut sign, (mut digits, mut top)) = (1.0, carried(&self.0));
        if top < 0 {
            // Digits of a negative number would cancel.
            (sign, (digits, top)) = (-1.0, carried(&self.0.map(|group| -group)));
        }
        let place = |group: usize| LOWEST + (group as i32) * PLACES as i32;
        let digits = digits.into_iter().enumerate().rev().filter(|(_, digit)| *digit != 0);
        let highest = Some(top).filter(|top| *top != 0).map(|top| libm::ldexp(top as f64, place(GROUPS)));
        highest
            .into_iter()
            .chain(digits.map(move |(group, digit)| libm::ldexp(f64::from(digit), place(group))))
            .map(move |part| sign * part)
    }
}

/// Digits of 32 bits, none below zero, and what is carried beyond the last.
fn carried(groups: &[i128; GROUPS]) -> ([u32; GROUPS], i128) {
    let (mut digits, mut carry) = ([0; GROUPS], 0);
    for (digit, group) in digits.iter_mut().zip(groups) {
        let sum = group + carry;
        *digit = sum as u32;
        carry = sum >> PLACES;
    }
    (digits, carry)
}

impl Merge for Sum {
    fn merge(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0.iter()) {
            *mine += theirs;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(values: &[f64]) -> f64 {
        let mut sum = Sum::default();
        for value in values {
            sum.add(*value);
        }
        sum.value()
    }

    #[test]
    fn nothing_is_lost_between_large_and_small() {
        assert_eq!(sum(&[1e300, 1.0, -1e300]), 1.0);
        assert_eq!(sum(&[1e16, 1.0, 1.0, -1e16]), 2.0);
        assert_eq!(sum(&[-1e-300, 1e300, -1e300]), -1e-300);
        assert_eq!(sum(&[0.1, 0.2, 0.3, -0.6]), libm::ldexp(1.0, -55));
    }

    #[test]
    fn one_number_is_itself() {
        for value in [0.0, 1.0, -0.1, 1e-310, -5e-324, 1.5e308, f64::MIN_POSITIVE, f64::MAX] {
            assert_eq!(sum(&[value]), value);
        }
        assert_eq!(sum(&[]), 0.0);
    }

    #[test]
    fn its_memory_is_as_large_as_it_says() {
        assert_eq!(Sum::BYTES, size_of_val(&*Sum::default().0));
    }

    #[test]
    fn merging_is_adding_in_any_order() {
        let values: Vec<f64> = (0..2_000)
            .map(|i| libm::exp(f64::from(i % 300) - 150.0) * if i % 7 == 0 { -1.0 } else { 1.0 })
            .collect();
        let (mut all, mut even, mut odd) = (Sum::default(), Sum::default(), Sum::default());
        for (at, value) in values.iter().enumerate() {
            all.add(*value);
            if at % 2 == 0 { &mut even } else { &mut odd }.add(*value);
        }
        odd.merge(&even);
        assert_eq!(odd, all);
        let mut back = Sum::default();
        for value in values.iter().rev() {
            back.add(*value);
        }
        assert_eq!(back, all);
    }
}
