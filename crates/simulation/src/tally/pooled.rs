//! Times to an event in every member of a cohort.

use super::{Merge, Moments, Times};

/// When an event happened in the members of all worlds, and how much worlds differ in it: members of a world share its
/// market, so only worlds are independent.
#[derive(Clone, Debug)]
pub(crate) struct Pooled {
    members: u64,
    times: Times,
    /// How many members of a world have seen it by the end of each month, from 0 to the horizon.
    by_month: Vec<Moments>,
    /// Of the world that is looked at: how many see it in each month.
    world: Vec<u32>,
    /// Whether anybody in it does.
    any: bool,
}

impl Pooled {
    pub(crate) fn new(members: usize, horizon_months: u32) -> Self {
        Self::of(members, Times::new(horizon_months), horizon_months)
    }

    /// For events that are read at the ends of months alone.
    pub(crate) fn monthly(members: usize, horizon_months: u32) -> Self {
        Self::of(members, Times::monthly(horizon_months), horizon_months)
    }

    fn of(members: usize, times: Times, horizon_months: u32) -> Self {
        let months = horizon_months as usize + 1;
        Self {
            members: members as u64,
            times,
            by_month: vec![Moments::default(); months],
            world: vec![0; months],
            any: false,
        }
    }

    /// Memory of one over so many months, bytes.
    pub(crate) fn bytes(horizon_months: u32, monthly: bool) -> f64 {
        let a_month = size_of::<Moments>() + size_of::<u32>();
        Times::bytes(horizon_months, monthly) + f64::from(horizon_months + 1) * a_month as f64
    }

    pub(crate) fn members(&self) -> u64 {
        self.members
    }

    pub(crate) fn times(&self) -> &Times {
        &self.times
    }

    /// Counts an event of one member of the world that is looked at; anything after the horizon, or never, is not counted.
    pub(crate) fn add(&mut self, months: f64) {
        self.times.add(months);
        let month = libm::ceil(months);
        if month < self.world.len() as f64 {
            self.world[month as usize] += 1;
            self.any = true;
        }
    }

    /// The world's members have all been looked at.
    pub(crate) fn close(&mut self) {
        if !self.any {
            return;
        }
        let mut by_now = 0;
        for (moments, count) in self.by_month.iter_mut().zip(&mut self.world) {
            by_now += u64::from(*count);
            *count = 0;
            moments.count(by_now);
        }
        self.any = false;
    }

    /// How many members of each world have seen it by a month.
    pub(crate) fn by(&self, month: u32) -> &Moments {
        &self.by_month[(month as usize).min(self.by_month.len() - 1)]
    }
}

impl Merge for Pooled {
    fn merge(&mut self, other: &Self) {
        self.times.merge(&other.times);
        self.by_month.merge(&other.by_month);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worlds_are_closed_one_by_one() {
        let mut pooled = Pooled::new(3, 4);
        for world in [[0.5, 2.0, f64::INFINITY], [4.0, 4.5, 2.5], [f64::INFINITY; 3]] {
            for months in world {
                pooled.add(months);
            }
            pooled.close();
        }
        let by = [0, 1, 2, 3, 4, 9].map(|month| pooled.by(month).total());
        assert_eq!(by, [0, 1, 2, 3, 4, 4]);
        assert_eq!([1, 2, 3, 4].map(|month| pooled.times().until(month)), [1, 2, 3, 4]);
        // By the horizon two members of the first world, two of the second and none of the third.
        assert_eq!(pooled.by(4).mean_and_variance(3, 1.0), (4.0 / 3.0, Some(4.0 / 3.0)));
    }

    #[test]
    fn merging_is_having_seen_both() {
        let of = |worlds: &[[f64; 2]]| {
            let mut pooled = Pooled::monthly(2, 3);
            for world in worlds {
                for months in world {
                    pooled.add(*months);
                }
                pooled.close();
            }
            pooled
        };
        let (mut one, other) = (of(&[[1.0, 2.0]]), of(&[[0.5, f64::INFINITY], [3.0, 3.0]]));
        one.merge(&other);
        let all = of(&[[1.0, 2.0], [0.5, f64::INFINITY], [3.0, 3.0]]);
        for month in 0..=3 {
            assert_eq!(one.by(month), all.by(month));
        }
        assert_eq!((one.times(), one.members()), (all.times(), 2));
        assert_eq!(
            (1..=6).map(|rank| one.times().ranked(rank)).collect::<Vec<_>>(),
            [Some(1.0), Some(1.0), Some(2.0), Some(3.0), Some(3.0), None]
        );
    }

    /// A month's sums and its count, beside the times themselves.
    #[test]
    fn memory_is_what_is_kept() {
        assert_eq!(Pooled::bytes(3, true), 4.0 * 8.0 + 4.0 * (32.0 + 4.0));
        assert_eq!(Pooled::bytes(1, false), 129.0 * 8.0 + 2.0 * (32.0 + 4.0));
    }
}
