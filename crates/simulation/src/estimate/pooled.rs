//! Estimates of a cohort's members, pooled. Their errors are clustered by world: members of a world live in one market and
//! ask the same sources, so it is worlds that are independent, and a world's share of members is one observation.

use super::{Confidence, quantile_among, ranks_at, wilson};
use crate::{
    results::{Estimate, Proportion, Quantile},
    tally::{Moments, Pooled, RatioSums},
};

/// How many worlds were seen and how many members of a cohort each has; a company that stands alone is one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counted {
    pub(crate) worlds: u64,
    pub(crate) members: u64,
}

impl Counted {
    pub(crate) fn all(self) -> u64 {
        self.worlds * self.members
    }
}

/// A share of all members with the Wilson interval of the independent members that would be as uncertain (the effective
/// sample size of survey statistics; Korn & Graubard 1998).
pub(crate) fn pooled_share(counts: &Moments, counted: Counted) -> Proportion {
    pooled_share_at(counts, counted, Confidence::Ordinary)
}

/// The same at another level.
pub(crate) fn pooled_share_at(counts: &Moments, counted: Counted, confidence: Confidence) -> Proportion {
    let effective = counts.effective(counted.worlds, counted.members);
    wilson(counts.total(), counted.all(), effective, confidence)
}

/// A share of some of the members, such as those that list, where `worlds` have any of them.
pub(crate) fn pooled_ratio(sums: &RatioSums, worlds: u64) -> Proportion {
    let (count, of) = sums.totals();
    wilson(count, of, sums.effective(worlds), Confidence::Ordinary)
}

/// A mean over members: of a world's sum, divided by its members.
pub(crate) fn pooled_mean(moments: &Moments, counted: Counted, quantum: f64) -> Estimate {
    let members = counted.members as f64;
    let Estimate { value, standard_error } = super::mean(moments, counted.worlds, quantum);
    Estimate { value: value / members, standard_error: standard_error.map(|error| error / members) }
}

/// A quantile over all members (Woodruff 1952): the interval of the share below it, from the independent members that
/// would leave that share as uncertain, read back as times. Where the share at the quantile's month and the one before
/// say different numbers of members, it is the smaller.
pub(crate) fn pooled_quantile(times: &Pooled, worlds: u64, p: f64) -> Quantile {
    let ranked = |rank| times.times().ranked(rank);
    let value = ranked(super::rank(worlds * times.members(), p));
    let (low, high) = pooled_ranks(times, worlds, p, Confidence::Ordinary);
    // A rank beyond all is that of no member.
    let found = quantile_among((p, value), (low, high), worlds * times.members(), ranked);
    Quantile { low: found.low.map(|end| times.times().begins(end)), ..found }
}

/// The ranks, among all members of all worlds, of the ends of that interval at any level; 0 is below all of them.
pub(crate) fn pooled_ranks(times: &Pooled, worlds: u64, p: f64, confidence: Confidence) -> (u64, u64) {
    let all = worlds * times.members();
    let value = times.times().ranked(super::rank(all, p));
    let effective = effective_near(times, worlds, value.unwrap_or(f64::INFINITY)) as u64;
    // Ranks among the members that count, spread over all.
    let spread =
        |rank: u64| (u128::from(rank) * u128::from(all)).div_ceil(u128::from(effective.max(1))) as u64;
    let (low, high) = ranks_at(effective, p, confidence);
    (spread(low), if high > effective { all + 1 } else { spread(high) })
}

/// The least that members count for at the months around a time, of those months that tell.
fn effective_near(times: &Pooled, worlds: u64, months: f64) -> f64 {
    let all = worlds * times.members();
    let ends = [libm::floor(months), libm::ceil(months)].map(|month| times.by(month as u32));
    let telling = ends.into_iter().filter(|by| by.total() > 0 && by.total() < all);
    let found = telling.map(|by| by.effective(worlds, times.members()));
    found.min_by(f64::total_cmp).unwrap_or(worlds as f64)
}
