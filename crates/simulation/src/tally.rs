//! What is remembered of worlds: integers throughout, so that tallies merge exactly in any order.
//!
//! Each per-world value is rounded once to a declared quantum; sums and squares are kept in 128 bits. Distributions are
//! counts: on a fixed grid for times, on the float's own bits for money.

mod histogram;
mod moments;
mod pooled;
mod powers;
mod sum;
mod times;
mod wide;

pub(crate) use histogram::{Bin, Binned, Histogram, SpannedHistogram};
pub(crate) use moments::{Moments, RatioSums, quanta};
pub(crate) use pooled::Pooled;
pub(crate) use powers::Powers;
use sum::Sum;
pub(crate) use times::Times;

/// Money is rounded to this many dollars.
pub(crate) const DOLLARS: f64 = 1_000.0;
/// Times are rounded to this part of a month in sums.
pub(crate) const MONTHS: f64 = 1.0 / 65_536.0;
/// Pure numbers are rounded to this.
pub(crate) const PARTS: f64 = 1.0 / 1_048_576.0;

/// Merges what another thread has seen.
pub(crate) trait Merge {
    fn merge(&mut self, other: &Self);
}

impl Merge for u64 {
    fn merge(&mut self, other: &Self) {
        *self += other;
    }
}

impl<T: Merge> Merge for Vec<T> {
    /// Both have the shape of one plan.
    fn merge(&mut self, other: &Self) {
        for (mine, theirs) in self.iter_mut().zip(other) {
            mine.merge(theirs);
        }
    }
}

impl<T: Merge> Merge for Option<T> {
    /// Both have the shape of one plan.
    fn merge(&mut self, other: &Self) {
        if let (Some(mine), Some(theirs)) = (self, other) {
            mine.merge(theirs);
        }
    }
}

impl<T: Merge, const N: usize> Merge for [T; N] {
    fn merge(&mut self, other: &Self) {
        for (mine, theirs) in self.iter_mut().zip(other) {
            mine.merge(theirs);
        }
    }
}

/// Implements [`Merge`] field by field.
macro_rules! merge_fields {
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::tally::Merge for $name {
            fn merge(&mut self, other: &Self) {
                let Self { $($field),* } = self;
                $( $crate::tally::Merge::merge($field, &other.$field); )*
            }
        }
    };
}
pub(crate) use merge_fields;

#[cfg(test)]
mod tests {
    use super::*;

    /// A time is known to a minute, a share to a millionth, and both quanta are exact in binary.
    #[test]
    fn quanta_are_fine_enough_for_what_is_shown() {
        assert_eq!((MONTHS * 65_536.0, PARTS * 1_048_576.0), (1.0, 1.0));
        assert_eq!(DOLLARS, 1_000.0);
    }

    #[test]
    fn merging_adds_part_by_part() {
        let mut mine = (vec![1_u64, 2], Some(3_u64), [4_u64, 5], None::<u64>);
        let theirs = (vec![10, 20], Some(30), [40, 50], Some(60));
        mine.0.merge(&theirs.0);
        mine.1.merge(&theirs.1);
        mine.2.merge(&theirs.2);
        mine.3.merge(&theirs.3);
        assert_eq!(mine, (vec![11, 22], Some(33), [44, 55], None));
    }
}
