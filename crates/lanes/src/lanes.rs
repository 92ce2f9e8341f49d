//! One number for each of sixty-four lanes.

use std::ops::{Index, IndexMut};

/// How many lanes a batch has.
///
/// Sixty-four numbers are eight AVX-512 registers or one [`Mask`](crate::Mask) word, and a few dozen [`Lanes`]
/// still fit in the first-level cache.
pub const WIDTH: usize = 64;

/// One number for each lane, aligned to a cache line.
#[repr(C, align(64))]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lanes(pub [f64; WIDTH]);

impl Lanes {
    /// Zero in every lane.
    pub const ZERO: Self = Self::splat(0.0);

    /// The same number in every lane.
    #[must_use]
    pub const fn splat(value: f64) -> Self {
        Self([value; WIDTH])
    }
}

impl Default for Lanes {
    fn default() -> Self {
        Self::ZERO
    }
}

impl Index<usize> for Lanes {
    type Output = f64;

    #[inline(always)]
    fn index(&self, lane: usize) -> &f64 {
        &self.0[lane]
    }
}

impl IndexMut<usize> for Lanes {
    #[inline(always)]
    fn index_mut(&mut self, lane: usize) -> &mut f64 {
        &mut self.0[lane]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lane_is_written_and_read_by_its_number() {
        let mut lanes = Lanes::default();
        lanes[3] = 7.5;
        assert_eq!(lanes[3], 7.5);
        assert_eq!(lanes[4], 0.0);
        assert_eq!(Lanes::splat(7.5)[63], 7.5);
    }

    #[test]
    fn lanes_start_on_a_cache_line() {
        assert_eq!(align_of::<Lanes>(), 64);
        assert_eq!(size_of::<Lanes>(), 512);
    }
}
