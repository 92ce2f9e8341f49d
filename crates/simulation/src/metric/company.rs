//! What is estimated of a company, and, added up and pooled, of the members of a cohort.

use drypowder_lanes::min;

use super::{
    ends::{Ends, Moves},
    fans::Fans,
    sums::Sums,
};
use crate::{
    batch::{Batch, NEVER},
    estimate::{Counted, pooled_quantile, pooled_share, proportion, time_quantile},
    plan::Plan,
    results::{Cause, Proportion, Quantile},
    tally::{Merge, Moments, Pooled, Times, merge_fields},
};

/// When something happened: to a company, or to every member of a cohort.
pub(crate) trait Occurrences: Merge {
    /// Counts an event of the world that is looked at.
    fn add(&mut self, months: f64);
    /// The share in which it happened by a month.
    fn share(&self, month: u32, worlds: u64) -> Proportion;
    /// A quantile of its time; where it never happened stands at the far end.
    fn quantile(&self, p: f64, worlds: u64) -> Quantile;
    /// When it happened.
    fn times(&self) -> &Times;
}

impl Occurrences for Times {
    fn add(&mut self, months: f64) {
        self.add(months);
    }

    fn share(&self, month: u32, worlds: u64) -> Proportion {
        proportion(self.until(month), worlds)
    }

    fn quantile(&self, p: f64, worlds: u64) -> Quantile {
        time_quantile(self, worlds, p)
    }

    fn times(&self) -> &Times {
        self
    }
}

impl Occurrences for Pooled {
    fn add(&mut self, months: f64) {
        self.add(months);
    }

    fn share(&self, month: u32, worlds: u64) -> Proportion {
        pooled_share(self.by(month), Counted { worlds, members: self.members() })
    }

    fn quantile(&self, p: f64, worlds: u64) -> Quantile {
        pooled_quantile(self, worlds, p)
    }

    fn times(&self) -> &Times {
        self.times()
    }
}

/// How a company moved and ended in the worlds seen, or how the members of a cohort did.
#[derive(Clone, Debug)]
pub(crate) struct Story<T> {
    /// When it leaves, by cause.
    pub(super) exits: [T; Cause::ALL.len()],
    /// T⁰, where it runs dry.
    pub(super) dry: T,
    /// When it first pays its own way, where that comes before it runs dry.
    pub(super) sustaining: T,
    /// When each milestone is reached, in the order of its terms.
    pub(super) milestones: Vec<T>,
    pub(super) sums: Sums,
}

impl<T: Occurrences> Merge for Story<T> {
    fn merge(&mut self, other: &Self) {
        self.exits.merge(&other.exits);
        self.dry.merge(&other.dry);
        self.sustaining.merge(&other.sustaining);
        self.milestones.merge(&other.milestones);
        self.sums.merge(&other.sums);
    }
}

impl<T: Occurrences> Story<T> {
    pub(super) fn observe(&mut self, moves: &Moves) {
        for (times, &months) in self.exits.iter_mut().zip(&moves.exits) {
            times.add(months);
        }
        self.dry.add(moves.dry);
        self.sustaining.add(moves.sustaining);
    }

    /// Adds when each milestone is reached, months.
    pub(super) fn observe_milestones(&mut self, reached: impl Iterator<Item = f64>) {
        for (times, months) in self.milestones.iter_mut().zip(reached) {
            times.add(months);
        }
    }

    pub(super) fn times_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.exits.iter_mut().chain([&mut self.dry, &mut self.sustaining]).chain(&mut self.milestones)
    }
}

/// A company over the worlds seen.
#[derive(Clone, Debug)]
pub(crate) struct CompanyTally {
    pub(super) story: Story<Times>,
    /// Nothing for a member of a large cohort: its cohort draws them.
    pub(super) fans: Option<Fans>,
}

merge_fields!(CompanyTally { story, fans });

impl CompanyTally {
    pub(crate) fn new(plan: &Plan, index: usize) -> Self {
        let (horizon, alone) = (plan.clock.horizon_months(), plan.shown_alone(index));
        let times = || if alone { Times::new(horizon) } else { Times::monthly(horizon) };
        let milestones = plan.companies[index].terms.milestones.iter();
        Self {
            story: Story {
                exits: Cause::ALL.map(|_| times()),
                dry: times(),
                sustaining: times(),
                // Reached as steps begin, so whole months are all there are.
                milestones: milestones.map(|_| Times::monthly(horizon)).collect(),
                sums: Sums::new(plan),
            },
            fans: alone.then(|| Fans::new(plan)),
        }
    }

    /// Memory of one, bytes.
    pub(crate) fn bytes(plan: &Plan, index: usize) -> f64 {
        let alone = plan.shown_alone(index);
        let fans = if alone { Fans::bytes(&plan.clock) } else { 0.0 };
        let sources = 2 * plan.sources.len() * size_of::<Moments>();
        let horizon = plan.clock.horizon_months();
        let milestones = plan.companies[index].terms.milestones.len() as f64;
        let times = 7.0 * Times::bytes(horizon, !alone) + milestones * Times::bytes(horizon, true);
        fans + times + (size_of::<Self>() + sources) as f64
    }

    pub(crate) fn observe_end(&mut self, moves: &Moves, ends: &Ends, world: &Batch, at: At<'_>) {
        self.story.observe(moves);
        self.story.observe_milestones(at.milestones(world));
        self.story.sums.add(ends);
        self.story.sums.add_sources(at.sources(world));
    }
}

/// A company in a world.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) index: usize,
    pub(crate) lane: usize,
}

impl At<'_> {
    /// What each source gave it, USD, and owns of it in the end.
    pub(super) fn sources(self, world: &Batch) -> impl Iterator<Item = (f64, f64)> {
        let Self { plan, index, lane } = self;
        (0..plan.sources.len()).map(move |source| {
            let pair = &world.pairs[plan.pair_index(source, index)];
            // Only one of the two is not zero: the stake in a private company, or the last one in a company that left.
            (pair.drawn[lane], pair.stake[lane] + pair.last_stake[lane])
        })
    }

    /// When it reached each of its milestones, months; never where it had left private life before, or at the horizon.
    pub(super) fn milestones(self, world: &Batch) -> impl Iterator<Item = f64> {
        let Self { plan, index, lane } = self;
        let (company, clock) = (&world.companies[index], &plan.clock);
        // Exits end a step, so that a milestone of the same step has been reached.
        let last = min(company.record.exit_step[lane], f64::from(clock.steps) - 1.0);
        let months = move |step: f64| if step <= last { step * f64::from(clock.step_months) } else { NEVER };
        company.milestones.iter().map(move |reached| months(reached[lane]))
    }

    /// When it moved, and how it ended.
    pub(super) fn ended(self, world: &Batch, shadow: &Batch) -> (Moves, Ends) {
        let Self { plan, index, lane } = self;
        let company = &world.companies[index];
        let record = company.record.get(lane);
        let moves = Moves::of(&record, &shadow.companies[index].record.get(lane));
        let horizon = f64::from(plan.clock.horizon_months());
        (moves, Ends::of(&record, &moves, company.now.cash[lane], horizon))
    }
}
