//! What is estimated of a cohort: its members pooled, and how worlds differ in what becomes of them.

use super::{
    company::{At, Story},
    ends::{Ends, Moves},
    fans::Fans,
    sums::Sums,
};
use crate::{
    batch::Batch,
    plan::{CohortPlan, Plan},
    results::Cause,
    tally::{Merge, Pooled, merge_fields},
};

/// A cohort over the worlds seen.
#[derive(Clone, Debug)]
pub(crate) struct CohortTally {
    pub(super) story: Story<Pooled>,
    pub(super) fans: Fans,
    pub(super) listed: Pooled,
    pub(super) stopped: Pooled,
    pub(super) spread: Spread,
    world: World,
}

/// Worlds by how many of the members something happens to by the horizon.
#[derive(Clone, Debug)]
pub(super) struct Spread {
    pub(super) dry: Vec<u64>,
    pub(super) stopped: Vec<u64>,
    pub(super) listed: Vec<u64>,
}

merge_fields!(Spread { dry, stopped, listed });

impl Merge for CohortTally {
    fn merge(&mut self, other: &Self) {
        self.story.merge(&other.story);
        self.fans.merge(&other.fans);
        self.listed.merge(&other.listed);
        self.stopped.merge(&other.stopped);
        self.spread.merge(&other.spread);
    }
}

/// The world that is looked at, added up over its members in the order of the plan.
#[derive(Clone, Debug)]
struct World {
    ends: Ends,
    /// What each source gave, USD, and owns, added over members.
    sources: Vec<(f64, f64)>,
    dry: usize,
    stopped: usize,
    listed: usize,
}

impl CohortTally {
    pub(crate) fn new(plan: &Plan, cohort: &CohortPlan) -> Self {
        let (horizon, members) = (plan.clock.horizon_months(), cohort.members.len());
        let monthly = || Pooled::monthly(members, horizon);
        let milestones = cohort.any(plan).terms.milestones.iter();
        let worlds_with = vec![0; members + 1];
        Self {
            story: Story {
                exits: Cause::ALL.map(|_| monthly()),
                dry: Pooled::new(members, horizon),
                sustaining: monthly(),
                milestones: milestones.map(|_| monthly()).collect(),
                sums: Sums::new(plan),
            },
            fans: Fans::new(plan),
            listed: monthly(),
            stopped: monthly(),
            spread: Spread { dry: worlds_with.clone(), stopped: worlds_with.clone(), listed: worlds_with },
            world: World {
                ends: Ends::default(),
                sources: vec![(0.0, 0.0); plan.sources.len()],
                dry: 0,
                stopped: 0,
                listed: 0,
            },
        }
    }

    /// Memory of one, bytes.
    pub(crate) fn bytes(plan: &Plan, cohort: &CohortPlan) -> f64 {
        let horizon = plan.clock.horizon_months();
        Fans::bytes(&plan.clock)
            + Pooled::bytes(horizon, false)
            + (8.0 + cohort.any(plan).terms.milestones.len() as f64) * Pooled::bytes(horizon, true)
            + 3.0 * 8.0 * cohort.members.len() as f64
    }

    /// Adds a member of the world.
    pub(crate) fn observe_end(&mut self, moves: &Moves, ends: &Ends, batch: &Batch, at: At<'_>) {
        self.story.observe(moves);
        self.story.observe_milestones(at.milestones(batch));
        self.listed.add(moves.listed);
        self.stopped.add(moves.stopped);
        let horizon = f64::from(at.plan.clock.horizon_months());
        let world = &mut self.world;
        world.ends.plus(ends);
        for ((gave, owns), (more_gave, more_owns)) in world.sources.iter_mut().zip(at.sources(batch)) {
            *gave += more_gave;
            *owns += more_owns;
        }
        world.dry += usize::from(moves.dry <= horizon);
        world.stopped += usize::from(moves.stopped <= horizon);
        world.listed += usize::from(moves.listed <= horizon);
    }

    /// All members of the world have been looked at.
    pub(crate) fn close(&mut self) {
        let Self { story, listed, stopped, spread, world, .. } = self;
        story.times_mut().chain([listed, stopped]).for_each(Pooled::close);
        story.sums.add(&world.ends);
        story.sums.add_sources(world.sources.iter().copied());
        spread.dry[world.dry] += 1;
        spread.stopped[world.stopped] += 1;
        spread.listed[world.listed] += 1;
        world.ends = Ends::default();
        world.sources.fill((0.0, 0.0));
        (world.dry, world.stopped, world.listed) = (0, 0, 0);
    }
}
