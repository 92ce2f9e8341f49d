//! Sums over worlds of how a company ended, or of how the members of a cohort did together.

use super::ends::{Ends, MONEY};
use crate::{
    plan::Plan,
    results::{Cause, ShortfallReason},
    tally::{MONTHS, Moments, PARTS, RatioSums, merge_fields},
};

/// Sums of per-world values, those of a cohort added over its members.
#[derive(Clone, Debug)]
pub(crate) struct Sums {
    pub(super) private_time: Moments,
    pub(super) lost_time: [Moments; Cause::ALL.len()],
    pub(super) sustain_time: Moments,
    /// Neither dry nor paying its own way by the horizon.
    pub(super) beyond: Moments,
    pub(super) private_sustaining: Moments,
    pub(super) private_dependent: Moments,
    pub(super) too_late: Moments,
    /// Rescues among the listings early enough to tell.
    pub(super) rescues: RatioSums,
    /// Worlds with such a listing.
    pub(super) early: u64,
    pub(super) reasons: [RatioSums; ShortfallReason::ALL.len()],
    pub(super) asks: [Moments; 3],
    pub(super) final_log_cash: RatioSums,
    pub(super) insolvent_step: RatioSums,
    pub(super) outside: Moments,
    pub(super) gap: Moments,
    pub(super) drawn: Moments,
    pub(super) in_kind: RatioSums,
    pub(super) circular: RatioSums,
    pub(super) sold: Moments,
    pub(super) down_rounds: RatioSums,
    pub(super) proceeds: RatioSums,
    pub(super) drawn_by_source: Vec<Moments>,
    pub(super) stakes_by_source: Vec<Moments>,
}

merge_fields!(Sums {
    private_time,
    lost_time,
    sustain_time,
    beyond,
    private_sustaining,
    private_dependent,
    too_late,
    rescues,
    early,
    reasons,
    asks,
    final_log_cash,
    insolvent_step,
    outside,
    gap,
    drawn,
    in_kind,
    circular,
    sold,
    down_rounds,
    proceeds,
    drawn_by_source,
    stakes_by_source,
});

impl Sums {
    pub(super) fn new(plan: &Plan) -> Self {
        let sources = vec![Moments::default(); plan.sources.len()];
        Self {
            private_time: Moments::default(),
            lost_time: Default::default(),
            sustain_time: Moments::default(),
            beyond: Moments::default(),
            private_sustaining: Moments::default(),
            private_dependent: Moments::default(),
            too_late: Moments::default(),
            rescues: RatioSums::default(),
            early: 0,
            reasons: Default::default(),
            asks: Default::default(),
            final_log_cash: RatioSums::default(),
            insolvent_step: RatioSums::default(),
            outside: Moments::default(),
            gap: Moments::default(),
            drawn: Moments::default(),
            in_kind: RatioSums::default(),
            circular: RatioSums::default(),
            sold: Moments::default(),
            down_rounds: RatioSums::default(),
            proceeds: RatioSums::default(),
            drawn_by_source: sources.clone(),
            stakes_by_source: sources,
        }
    }

    /// Adds one world.
    pub(super) fn add(&mut self, ends: &Ends) {
        self.add_times(ends);
        self.add_rounds(ends);
        self.add_money(ends);
    }

    /// Adds what each source gave in one world, USD, and owns of the company in the end.
    pub(super) fn add_sources(&mut self, of: impl Iterator<Item = (f64, f64)>) {
        let sources = self.drawn_by_source.iter_mut().zip(&mut self.stakes_by_source);
        for ((drawn, stakes), (gave, owns)) in sources.zip(of) {
            drawn.add(gave, MONEY);
            stakes.add(owns, PARTS);
        }
    }

    fn add_times(&mut self, ends: &Ends) {
        self.private_time.add(ends.private_time, MONTHS);
        for (sums, lost) in self.lost_time.iter_mut().zip(ends.lost_time) {
            sums.add(lost, MONTHS);
        }
        self.sustain_time.add(ends.sustain_time, MONTHS);
        self.beyond.add(ends.beyond, 1.0);
        self.private_sustaining.add(ends.private_sustaining, 1.0);
        self.private_dependent.add(ends.private_dependent, 1.0);
        self.too_late.add(ends.too_late, 1.0);
        self.rescues.add(ends.rescues, ends.listings_early, 1.0);
        self.early += u64::from(ends.listings_early > 0.0);
        self.insolvent_step.add(ends.insolvent_step, ends.insolvent, 1.0);
        self.final_log_cash.add(ends.log_cash, ends.private, PARTS);
    }

    fn add_rounds(&mut self, ends: &Ends) {
        let short: f64 = ends.reasons.iter().sum();
        for (sums, count) in self.reasons.iter_mut().zip(ends.reasons) {
            sums.add(count, short, 1.0);
        }
        for (moments, count) in self.asks.iter_mut().zip(ends.asks) {
            moments.add(count, 1.0);
        }
    }

    fn add_money(&mut self, ends: &Ends) {
        self.outside.add(ends.outside, MONEY);
        self.gap.add(ends.gap, MONEY);
        self.drawn.add(ends.drawn, MONEY);
        self.in_kind.add(ends.in_kind, ends.drawn, MONEY);
        self.circular.add(ends.circular, ends.drawn, MONEY);
        self.sold.add(ends.sold, PARTS);
        self.down_rounds.add(ends.down_rounds, ends.rounds, 1.0);
        // Dollars over listings, both in the same quantum.
        self.proceeds.add(ends.proceeds, ends.proceeding * MONEY, MONEY);
    }
}
