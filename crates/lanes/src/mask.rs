//! A set of lanes.

use std::ops::{BitAnd, BitAndAssign, BitOr, BitOrAssign, Not};

use crate::WIDTH;

/// A set of lanes: bit `i` is set when lane `i` is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Mask(pub u64);

impl Mask {
    /// No lane.
    pub const NONE: Self = Self(0);
    /// Every lane.
    pub const ALL: Self = Self(u64::MAX);

    /// The lowest `count` lanes; every lane when `count` is [`WIDTH`] or more.
    #[must_use]
    pub const fn first(count: usize) -> Self {
        if count >= WIDTH { Self::ALL } else { Self((1 << count) - 1) }
    }

    /// Whether `lane` is in the set.
    ///
    /// # Panics
    ///
    /// In debug builds, when `lane` is not below [`WIDTH`]; so do [`set`](Self::set) and [`clear`](Self::clear).
    #[must_use]
    #[inline(always)]
    pub const fn get(self, lane: usize) -> bool {
        debug_assert!(lane < WIDTH);
        (self.0 >> (lane % WIDTH)) & 1 == 1
    }

    /// Puts `lane` into the set.
    #[inline(always)]
    pub const fn set(&mut self, lane: usize) {
        debug_assert!(lane < WIDTH);
        self.0 |= 1 << (lane % WIDTH);
    }

    /// Takes `lane` out of the set.
    #[inline(always)]
    pub const fn clear(&mut self, lane: usize) {
        debug_assert!(lane < WIDTH);
        self.0 &= !(1 << (lane % WIDTH));
    }

    /// Whether no lane is in the set.
    #[must_use]
    #[inline(always)]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many lanes are in the set.
    #[must_use]
    #[inline(always)]
    pub const fn count(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The lanes of the set in ascending order.
    #[must_use]
    #[inline(always)]
    pub const fn iter(self) -> Iter {
        Iter(self.0)
    }
}

impl BitAnd for Mask {
    type Output = Self;

    #[inline(always)]
    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl BitOr for Mask {
    type Output = Self;

    #[inline(always)]
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitAndAssign for Mask {
    #[inline(always)]
    fn bitand_assign(&mut self, other: Self) {
        self.0 &= other.0;
    }
}

impl BitOrAssign for Mask {
    #[inline(always)]
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl Not for Mask {
    type Output = Self;

    #[inline(always)]
    fn not(self) -> Self {
        Self(!self.0)
    }
}

impl IntoIterator for Mask {
    type Item = usize;
    type IntoIter = Iter;

    #[inline(always)]
    fn into_iter(self) -> Iter {
        self.iter()
    }
}

/// The lanes of a [`Mask`] in ascending order.
#[derive(Clone, Debug)]
pub struct Iter(u64);

impl Iterator for Iter {
    type Item = usize;

    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let lane = self.0.trailing_zeros() as usize;
        self.0 &= self.0 - 1;
        Some(lane)
    }

    #[inline(always)]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.0.count_ones() as usize;
        (left, Some(left))
    }
}

impl ExactSizeIterator for Iter {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_lanes_are_the_lowest() {
        assert_eq!(Mask::first(0), Mask::NONE);
        assert_eq!(Mask::first(3), Mask(0b111));
        assert_eq!(Mask::first(WIDTH), Mask::ALL);
        assert_eq!(Mask::first(WIDTH + 1), Mask::ALL);
    }

    #[test]
    fn a_lane_is_set_and_cleared() {
        let mut mask = Mask::NONE;
        mask.set(63);
        mask.set(0);
        assert!(mask.get(63) && mask.get(0) && !mask.get(1));
        mask.clear(63);
        assert_eq!(mask, Mask(1));
    }

    proptest! {
        #[test]
        fn iteration_names_each_lane_once_in_ascending_order(bits: u64) {
            let mask = Mask(bits);
            let lanes: Vec<usize> = mask.iter().collect();
            prop_assert_eq!(&lanes, &(0..WIDTH).filter(|&lane| mask.get(lane)).collect::<Vec<_>>());
            prop_assert_eq!(lanes.len(), mask.count());
            prop_assert_eq!(mask.iter().len(), mask.count());
            prop_assert_eq!(mask.is_empty(), lanes.is_empty());
        }

        #[test]
        fn the_operators_are_those_of_sets(a: u64, b: u64, lane in 0..WIDTH) {
            let (left, right) = (Mask(a), Mask(b));
            prop_assert_eq!((left & right).get(lane), left.get(lane) && right.get(lane));
            prop_assert_eq!((left | right).get(lane), left.get(lane) || right.get(lane));
            prop_assert_eq!((!left).get(lane), !left.get(lane));
            let (mut and, mut or) = (left, left);
            and &= right;
            or |= right;
            prop_assert_eq!((and, or), (left & right, left | right));
        }
    }
}
