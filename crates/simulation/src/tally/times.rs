//! Times to an event, counted on a grid of 1/128 month, or of a month where there are hundreds of them to keep.

use super::Merge;

/// Parts of a month that are told apart.
const FINE: usize = 128;

/// How often an event happened in each part of a month; the rest of the worlds never saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Times {
    /// Parts of a month.
    parts: usize,
    counts: Vec<u64>,
}

impl Times {
    pub(crate) fn new(horizon_months: u32) -> Self {
        Self::of(FINE, horizon_months)
    }

    /// Of whole months: what is read at the end of a month is the same, a rank in between is rounded up to it.
    pub(crate) fn monthly(horizon_months: u32) -> Self {
        Self::of(1, horizon_months)
    }

    fn of(parts: usize, horizon_months: u32) -> Self {
        Self { parts, counts: vec![0; horizon_months as usize * parts + 1] }
    }

    /// Memory of one over so many months, bytes.
    pub(crate) fn bytes(horizon_months: u32, monthly: bool) -> f64 {
        let parts = if monthly { 1 } else { FINE };
        (horizon_months as usize * parts + 1) as f64 * size_of::<u64>() as f64
    }

    /// Counts an event within the horizon; anything later, or never, is not counted.
    pub(crate) fn add(&mut self, months: f64) {
        let slot = libm::ceil(months * self.parts as f64);
        if slot < self.counts.len() as f64 {
            self.counts[slot as usize] += 1;
        }
    }

    /// The part of a month that is told apart, months.
    pub(crate) fn grain(&self) -> f64 {
        1.0 / self.parts as f64
    }

    /// Where the part of a month begins that ends there; whole months, where only these are told apart, are taken as they are.
    pub(crate) fn begins(&self, end: f64) -> f64 {
        if self.parts == 1 || end < self.grain() { end } else { end - self.grain() }
    }

    /// Events up to a month.
    pub(crate) fn until(&self, month: u32) -> u64 {
        let last = (month as usize * self.parts).min(self.counts.len() - 1);
        self.counts[..=last].iter().sum()
    }

    /// Events up to the end of each of `steps` steps of `step_months`, cumulated.
    pub(crate) fn cumulative(&self, steps: u32, step_months: u32) -> Vec<u64> {
        let mut total = self.counts[0];
        let width = step_months as usize * self.parts;
        let mut cumulated = Vec::with_capacity(steps as usize);
        for step in 0..steps as usize {
            total += self.counts[step * width + 1..=(step + 1) * width].iter().sum::<u64>();
            cumulated.push(total);
        }
        cumulated
    }

    /// The time of the event with that rank, from 1; `None` when fewer happened.
    pub(crate) fn ranked(&self, rank: u64) -> Option<f64> {
        let mut seen = 0;
        for (slot, count) in self.counts.iter().enumerate() {
            seen += count;
            if *count > 0 && seen >= rank {
                return Some(slot as f64 / self.parts as f64);
            }
        }
        None
    }
}

impl Merge for Times {
    fn merge(&mut self, other: &Self) {
        self.counts.merge(&other.counts);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_and_sums_agree_with_the_sample() {
        let mut times = Times::new(12);
        for time in [0.0, 1.0, 1.5, 11.999, 12.0, 12.5, f64::INFINITY] {
            times.add(time);
        }
        assert_eq!((times.until(0), times.until(1), times.until(2), times.until(12)), (1, 2, 3, 5));
        assert_eq!(times.cumulative(4, 3), [3, 3, 3, 5]);
        let mut monthly = Times::monthly(12);
        for time in [0.0, 1.0, 1.5, 11.999, 12.0, 12.5, f64::INFINITY] {
            monthly.add(time);
        }
        assert_eq!(monthly.cumulative(12, 1), times.cumulative(12, 1));
        assert_eq!((monthly.ranked(2), monthly.ranked(3), monthly.ranked(6)), (Some(1.0), Some(2.0), None));
        assert_eq!((times.ranked(3), times.ranked(5), times.ranked(6)), (Some(1.5), Some(12.0), None));
        assert_eq!((times.grain(), monthly.grain()), (0.007_812_5, 1.0));
    }

    /// What is counted at the end of a part of a month came somewhere within it, and nothing comes before the start.
    #[test]
    fn a_part_of_a_month_begins_where_the_last_one_ends() {
        let (times, monthly) = (Times::new(12), Times::monthly(12));
        assert_eq!([0.0, 0.007_812_5, 1.5].map(|end| times.begins(end)), [0.0, 0.0, 1.492_187_5]);
        assert_eq!([0.0, 1.0, 12.0].map(|end| monthly.begins(end)), [0.0, 1.0, 12.0]);
    }

    /// What never happened is no event at the horizon, and threads that saw different worlds saw all of them together.
    #[test]
    fn merging_is_adding_and_what_is_beyond_stays_beyond() {
        let of = |months: &[f64]| {
            let mut times = Times::new(12);
            for months in months {
                times.add(*months);
            }
            times
        };
        let (mut one, other) = (of(&[3.0, 12.001, f64::INFINITY]), of(&[0.5, 7.0, 3.0]));
        one.merge(&other);
        assert_eq!(one, of(&[3.0, 0.5, 7.0, 3.0]));
        assert_eq!((one.until(12), one.until(99)), (4, 4));
        assert_eq!((one.ranked(4), one.ranked(5)), (Some(7.0), None));
    }
}
