//! Distributions of money, counted on the float's own bits.
//!
//! A value's bin is its sign, its exponent and the first seven bits of its mantissa: 128 bins an octave, so a bin's
//! middle is within 0.4% of every value in it. Counts merge exactly in any order, and so do the least and the greatest value of
//! a bin where those are kept too.

use drypowder_lanes::{max, min};

use super::Merge;

const MANTISSA_BITS: u32 = 7;
const BINS: usize = 1 << MANTISSA_BITS;
const SHIFT: u32 = 52 - MANTISSA_BITS;

/// Counts by sign and bin: 4 bytes a bin.
pub(crate) type Histogram = Binned<u32>;

/// The same with the least and the greatest value of each bin, so that what is the same in all worlds is known as it is: 24 bytes
/// a bin.
pub(crate) type SpannedHistogram = Binned<Span>;

/// What a bin keeps of the sizes in it.
pub(crate) trait Bin: Copy {
    /// A bin of nothing.
    const EMPTY: Self;
    /// Counts a size.
    fn add(&mut self, size: f64);
    /// Counts what another bin of the same place has.
    fn merge(&mut self, other: &Self);
    /// How many sizes it has.
    fn count(&self) -> u64;
    /// The lower end, the middle and the upper end of what it has, told where the bin begins, its middle and where the next begins.
    fn ends(&self, bin: [f64; 3]) -> [f64; 3];
}

impl Bin for u32 {
    const EMPTY: Self = 0;

    #[inline]
    fn add(&mut self, _: f64) {
        *self += 1;
    }

    fn merge(&mut self, other: &Self) {
        *self += other;
    }

    fn count(&self) -> u64 {
        u64::from(*self)
    }

    fn ends(&self, bin: [f64; 3]) -> [f64; 3] {
        bin
    }
}

/// How many sizes, the least and the greatest of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Span {
    count: u32,
    least: f64,
    greatest: f64,
}

impl Bin for Span {
    const EMPTY: Self = Self { count: 0, least: f64::INFINITY, greatest: 0.0 };

    #[inline]
    fn add(&mut self, size: f64) {
        self.count += 1;
        self.least = min(self.least, size);
        self.greatest = max(self.greatest, size);
    }

    fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.least = min(self.least, other.least);
        self.greatest = max(self.greatest, other.greatest);
    }

    fn count(&self) -> u64 {
        u64::from(self.count)
    }

    fn ends(&self, _: [f64; 3]) -> [f64; 3] {
        // Half of the way, and no step where both are the same.
        [self.least, self.least + 0.5 * (self.greatest - self.least), self.greatest]
    }
}

/// Bins by sign.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Binned<B> {
    negative: Side<B>,
    zero: u64,
    positive: Side<B>,
}

/// Bins of one sign: one row an octave, the octaves seen and those between.
#[derive(Clone, Debug, PartialEq)]
struct Side<B> {
    first: usize,
    rows: Vec<[B; BINS]>,
}

impl<B> Default for Binned<B> {
    fn default() -> Self {
        Self { negative: Side::default(), zero: 0, positive: Side::default() }
    }
}

impl<B> Default for Side<B> {
    fn default() -> Self {
        Self { first: 0, rows: Vec::new() }
    }
}

impl<B: Bin> Binned<B> {
    #[inline]
    pub(crate) fn add(&mut self, value: f64) {
        if value > 0.0 {
            self.positive.add(value);
        } else if value < 0.0 {
            self.negative.add(-value);
        } else {
            self.zero += 1;
        }
    }

    pub(crate) fn count(&self) -> u64 {
        self.negative.count() + self.zero + self.positive.count()
    }

    /// The middle of the bin that holds the value of that rank, from 1; `None` when there are fewer.
    pub(crate) fn ranked(&self, rank: u64) -> Option<f64> {
        self.bin(rank).map(|[_, middle, _]| middle)
    }

    /// The lower end, the middle and the upper end of the bin that holds the value of that rank, from 1.
    pub(crate) fn bin(&self, rank: u64) -> Option<[f64; 3]> {
        let negative = self.negative.count();
        if rank <= negative {
            // The smallest negative value is the largest in size.
            return self.negative.bin(negative + 1 - rank).map(|[low, middle, high]| [-high, -middle, -low]);
        }
        if rank <= negative + self.zero {
            return Some([0.0; 3]);
        }
        self.positive.bin(rank - negative - self.zero)
    }
}

impl<B: Bin> Side<B> {
    #[inline]
    fn add(&mut self, size: f64) {
        let key = (size.to_bits() >> SHIFT) as usize;
        let (octave, bin) = (key >> MANTISSA_BITS, key & (BINS - 1));
        if octave < self.first || octave >= self.first + self.rows.len() {
            self.reach(octave);
        }
        self.rows[octave - self.first][bin].add(size);
    }

    #[cold]
    fn reach(&mut self, octave: usize) {
        if self.rows.is_empty() {
            self.first = octave;
            self.rows.push([B::EMPTY; BINS]);
        } else if octave < self.first {
            let missing = self.first - octave;
            self.rows.splice(0..0, std::iter::repeat_n([B::EMPTY; BINS], missing));
            self.first = octave;
        } else {
            self.rows.resize(octave - self.first + 1, [B::EMPTY; BINS]);
        }
    }

    fn count(&self) -> u64 {
        self.rows.iter().flatten().map(B::count).sum()
    }

    fn bin(&self, rank: u64) -> Option<[f64; 3]> {
        let mut seen = 0;
        for (row, bins) in self.rows.iter().enumerate() {
            for (bin, own) in bins.iter().enumerate() {
                seen += own.count();
                if seen >= rank {
                    return Some(own.ends(ends(self.first + row, bin)));
                }
            }
        }
        None
    }
}

/// Where a bin begins, its middle, and where the next begins.
fn ends(octave: usize, bin: usize) -> [f64; 3] {
    let key = ((octave << MANTISSA_BITS) | bin) as u64;
    [key << SHIFT, (key << SHIFT) | (1 << (SHIFT - 1)), (key + 1) << SHIFT].map(f64::from_bits)
}

impl<B: Bin> Merge for Side<B> {
    fn merge(&mut self, other: &Self) {
        if other.rows.is_empty() {
            return;
        }
        for octave in [other.first, other.first + other.rows.len() - 1] {
            if octave < self.first || octave >= self.first + self.rows.len() {
                self.reach(octave);
            }
        }
        for (row, bins) in other.rows.iter().enumerate() {
            let mine = &mut self.rows[other.first + row - self.first];
            for (mine, theirs) in mine.iter_mut().zip(bins) {
                mine.merge(theirs);
            }
        }
    }
}

impl<B: Bin> Merge for Binned<B> {
    fn merge(&mut self, other: &Self) {
        self.negative.merge(&other.negative);
        self.zero += other.zero;
        self.positive.merge(&other.positive);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_within_a_bin_of_the_sample() {
        let mut histogram = Histogram::default();
        let mut sample: Vec<f64> = (0..2_001).map(|i| f64::from(i - 1_000) * 3.7e6).collect();
        for &value in &sample {
            histogram.add(value);
        }
        assert_eq!(histogram.count(), 2_001);
        sample.sort_by(f64::total_cmp);
        for rank in [1, 500, 1_000, 1_001, 1_002, 1_700, 2_001] {
            let exact = sample[rank - 1];
            let binned = histogram.ranked(rank as u64).unwrap_or(f64::NAN);
            assert!((binned - exact).abs() <= 0.004 * exact.abs(), "rank {rank}: {binned} for {exact}");
            let [low, _, high] = histogram.bin(rank as u64).unwrap_or([f64::NAN; 3]);
            assert!(low <= exact && exact <= high, "rank {rank}: {exact} in {low} to {high}");
        }
        assert_eq!(histogram.ranked(2_002), None);
    }

    #[test]
    fn merging_is_adding() {
        let (mut all, mut left, mut right) =
            (Histogram::default(), Histogram::default(), Histogram::default());
        for i in 0..1_000_u32 {
            let value = f64::from(i) * 1e5 - 3e7 + f64::from(i * i);
            all.add(value);
            if i % 3 == 0 {
                left.add(value);
            } else {
                right.add(value);
            }
        }
        right.merge(&left);
        for rank in 1..=1_000 {
            assert_eq!(right.ranked(rank), all.ranked(rank));
        }
        assert_eq!(right, all);
    }

    /// Between two powers of two there are 128 bins, all of one width.
    #[test]
    fn a_bin_is_a_part_of_an_octave() {
        let of = |value: f64| {
            let mut one = Histogram::default();
            one.add(value);
            one.bin(1).unwrap_or([f64::NAN; 3])
        };
        assert_eq!(of(1.0), [1.0, 1.0 + 1.0 / 256.0, 1.0 + 1.0 / 128.0]);
        assert_eq!(of(4.0 - 1e-9), [4.0 - 1.0 / 64.0, 4.0 - 1.0 / 128.0, 4.0]);
        assert_eq!(of(-1.0), [-1.0 - 1.0 / 128.0, -1.0 - 1.0 / 256.0, -1.0]);
        assert_eq!(of(0.0), [0.0; 3]);
    }

    /// Whichever is merged into the other, and whether they lie below, above, within or apart.
    #[test]
    fn ranges_need_not_meet() {
        let of = |values: &[f64]| {
            let mut histogram = Histogram::default();
            for value in values {
                histogram.add(*value);
            }
            histogram
        };
        let parts: [&[f64]; 6] = [&[], &[0.0], &[1.0], &[-3.0, 1e-3], &[1e9, 1e3, -1e12], &[2.0, -2.0, 1e-9]];
        for one in parts {
            for other in parts {
                let mut merged = of(one);
                merged.merge(&of(other));
                let mut all = [one, other].concat();
                assert_eq!(merged, of(&all));
                all.sort_by(f64::total_cmp);
                assert_eq!(merged.count(), all.len() as u64);
                for (rank, value) in (1..).zip(&all) {
                    let middle = merged.ranked(rank).unwrap_or(f64::NAN);
                    assert!((middle - value).abs() <= 0.004 * value.abs(), "{middle} for {value} of {all:?}");
                }
            }
        }
    }

    /// What is the same everywhere is known to the last digit; what is not, as narrowly as its bin.
    #[test]
    fn spans_know_what_is_the_same() {
        let (mut one, mut other) = (SpannedHistogram::default(), SpannedHistogram::default());
        (0..5).for_each(|_| one.add(1.0));
        (0..5).for_each(|_| other.add(-3.3));
        other.add(0.0);
        for (left, right) in [(&one, &other), (&other, &one)] {
            let mut all = left.clone();
            all.merge(right);
            assert_eq!((all.bin(1), all.bin(5)), (Some([-3.3; 3]), Some([-3.3; 3])));
            assert_eq!((all.bin(6), all.bin(7)), (Some([0.0; 3]), Some([1.0; 3])));
            all.add(1.004);
            all.add(-3.301);
            assert_eq!(all.bin(12), Some([1.0, 1.002, 1.004]));
            assert_eq!(all.bin(1).map(|ends| (ends[0], ends[2])), Some((-3.301, -3.3)));
        }
    }
}
