//! Distributions of money, counted on the float's own bits.
//!
//! A value's bin is its sign, its exponent and the first seven bits of its mantissa: 128 bins an octave, so a bin's
//! middle is within 0.4% of every value in it. Counts merge exactly in any order.

use super::Merge;

const MANTISSA_BITS: u32 = 7;
const BINS: usize = 1 << MANTISSA_BITS;
const SHIFT: u32 = 52 - MANTISSA_BITS;

/// Counts by sign and bin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Histogram {
    negative: Side,
    zero: u64,
    positive: Side,
}

/// Counts of one sign: one row of bins an octave, the octaves seen and those between.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Side {
    first: usize,
    rows: Vec<[u32; BINS]>,
}

impl Histogram {
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

impl Side {
    #[inline]
    fn add(&mut self, size: f64) {
        let key = (size.to_bits() >> SHIFT) as usize;
        let (octave, bin) = (key >> MANTISSA_BITS, key & (BINS - 1));
        if octave < self.first || octave >= self.first + self.rows.len() {
            self.reach(octave);
        }
        self.rows[octave - self.first][bin] += 1;
    }

    #[cold]
    fn reach(&mut self, octave: usize) {
        if self.rows.is_empty() {
            self.first = octave;
            self.rows.push([0; BINS]);
        } else if octave < self.first {
            let missing = self.first - octave;
            self.rows.splice(0..0, std::iter::repeat_n([0; BINS], missing));
            self.first = octave;
        } else {
            self.rows.resize(octave - self.first + 1, [0; BINS]);
        }
    }

    fn count(&self) -> u64 {
        self.rows.iter().flatten().map(|&count| u64::from(count)).sum()
    }

    fn bin(&self, rank: u64) -> Option<[f64; 3]> {
        let mut seen = 0;
        for (row, counts) in self.rows.iter().enumerate() {
            for (bin, &count) in counts.iter().enumerate() {
                seen += u64::from(count);
                if seen >= rank {
                    return Some(ends(self.first + row, bin));
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

impl Merge for Side {
    fn merge(&mut self, other: &Self) {
        if other.rows.is_empty() {
            return;
        }
        for octave in [other.first, other.first + other.rows.len() - 1] {
            if octave < self.first || octave >= self.first + self.rows.len() {
                self.reach(octave);
            }
        }
        for (row, counts) in other.rows.iter().enumerate() {
            let mine = &mut self.rows[other.first + row - self.first];
            for (mine, theirs) in mine.iter_mut().zip(counts) {
                *mine += theirs;
            }
        }
    }
}

impl Merge for Histogram {
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
    }
}
