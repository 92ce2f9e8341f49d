//! One thread's workshop: runs a batch of worlds from the first month to the last.

use std::ops::Range;

use drypowder_lanes::{Lanes, Level, Mask, WIDTH};

use crate::{
    batch::{Batch, Ledger},
    draw::{Row, uniform_at},
    fault::Fault,
    metric::Tally,
    metric::in_fans,
    plan::{CommitmentSpan, Plan, Values},
    world::{
        self, Context,
        clear::{Clearing, clear},
        market::MarketTraits,
        traits::CompanyTraits,
    },
};

/// The money ledger is checked in one batch of so many; in debug builds in every one, and what is found in the others is told
/// where it is no rounding.
const CHECKED_ONE_IN: u64 = 64;

/// Whether the ledger of a batch is part of the results: the same batches in every build.
fn is_checked(first: u64) -> bool {
    (first / WIDTH as u64).is_multiple_of(CHECKED_ONE_IN)
}

/// The batches of some worlds: the first world of each, and how many there are.
pub(super) fn of(worlds: &Range<u64>) -> impl Iterator<Item = (u64, usize)> {
    let end = worlds.end;
    worlds.clone().step_by(WIDTH).map(move |first| (first, (end - first).min(WIDTH as u64) as usize))
}

/// Who looks at the worlds of a batch as they go by.
pub(super) trait Observer {
    /// Whether the ledger of every world is to be checked, and told.
    fn audits(&self) -> bool {
        false
    }
    /// They are about to begin.
    fn open(&mut self, world: &Batch, context: &Context<'_>);
    /// A step has ended.
    fn step(&mut self, world: &mut Batch, shadow: &mut Batch, context: &Context<'_>);
    /// They have ended: so many of them, from the first on.
    fn end(&mut self, world: &Batch, shadow: &Batch, worlds: (u64, usize), plan: &Plan);
}

impl Observer for Tally {
    fn open(&mut self, world: &Batch, context: &Context<'_>) {
        self.observe_opening(world, context);
    }

    fn step(&mut self, world: &mut Batch, _: &mut Batch, context: &Context<'_>) {
        self.observe_step(world, context);
    }

    fn end(&mut self, world: &Batch, shadow: &Batch, worlds: (u64, usize), plan: &Plan) {
        self.observe_end(world, shadow, worlds, plan);
        for batch in [world, shadow] {
            if batch.ledger.is_told || !batch.ledger.is_rounding() {
                self.system.observe_ledger(batch);
            }
        }
    }
}

/// Two look at the same worlds.
impl<A: Observer, B: Observer> Observer for (A, B) {
    fn audits(&self) -> bool {
        self.0.audits() || self.1.audits()
    }

    fn open(&mut self, world: &Batch, context: &Context<'_>) {
        self.0.open(world, context);
        self.1.open(world, context);
    }

    fn step(&mut self, world: &mut Batch, shadow: &mut Batch, context: &Context<'_>) {
        self.0.step(world, shadow, context);
        self.1.step(world, shadow, context);
    }

    fn end(&mut self, world: &Batch, shadow: &Batch, worlds: (u64, usize), plan: &Plan) {
        self.0.end(world, shadow, worlds, plan);
        self.1.end(world, shadow, worlds, plan);
    }
}

/// State that a thread keeps from batch to batch, so that nothing is allocated in the monthly loop.
pub(super) struct Runner<'a> {
    plan: &'a Plan,
    seed: u64,
    level: Level,
    values: Values,
    row: Row,
    world: Batch,
    /// The same worlds without exits, from where the first would happen.
    shadow: Batch,
    clearing: Clearing,
    traits: Traits,
    /// Whether the ledger is checked in every batch, and whether the results tell of every batch.
    audited: bool,
    told: bool,
    /// The first fault of each world of the batch that has any.
    faults: Vec<Fault>,
}

/// What a batch's phases need besides its state.
#[derive(Default)]
struct Traits {
    market: MarketTraits,
    companies: Vec<CompanyTraits>,
    filled: bool,
}

impl<'a> Runner<'a> {
    pub(super) fn new(plan: &'a Plan, seed: u64, level: Level) -> Self {
        Self {
            plan,
            seed,
            level,
            values: Values::new(&plan.numbers),
            row: Row::new(&plan.rows),
            world: Batch::new(plan),
            shadow: Batch::new(plan),
            clearing: Clearing::default(),
            traits: Traits::new(plan),
            audited: cfg!(debug_assertions),
            told: false,
            faults: Vec::new(),
        }
    }

    /// Checks the ledger in every batch from now on, and tells of it.
    pub(super) fn audit(&mut self) {
        (self.audited, self.told) = (true, true);
    }

    /// Keeps a journal of the world in a lane of every batch from now on, exits and none alike.
    pub(super) fn watch(&mut self, lane: usize) {
        self.world.journal.watch(lane);
        self.shadow.journal.watch(lane);
    }

    /// Runs `count` worlds from `first` on and shows them to an observer; gives the first fault of each that has one. What
    /// the observer sees of such a world ends with that step.
    pub(super) fn run(&mut self, first: u64, count: usize, observer: &mut impl Observer) -> &[Fault] {
        self.faults.clear();
        self.values.fill(&self.plan.numbers, self.seed, first);
        self.open(first, count, observer);
        for step in 0..self.plan.clock.steps {
            let awake = !self.world.anyone_alive().is_empty() || !self.shadow.anyone_alive().is_empty();
            if !awake && step >= self.plan.measures.steps() {
                break;
            }
            self.row.advance(&self.plan.rows, self.level, self.seed, first, step);
            self.step(first, step, observer);
        }
        world::returns::close(&mut self.world, self.plan);
        observer.end(&self.world, &self.shadow, (first, count), self.plan);
        &self.faults
    }

    fn open(&mut self, first: u64, count: usize, observer: &mut impl Observer) {
        let Self { plan, seed, level, values, row, world, shadow, traits, told, .. } = self;
        let context = Context {
            plan,
            values,
            row,
            seed: *seed,
            first_world: first,
            step: 0,
            level: *level,
            checked: false,
        };
        traits.fill(&context);
        traits.market = world::market::open(&mut world.market, &context);
        world::open::open(world, &context, &traits.companies, Mask::first(count));
        world::returns::open(world, &context, in_fans(first) || plan.measures.need_flows());
        shadow.live = Mask::NONE;
        for company in &mut shadow.companies {
            company.alive = Mask::NONE;
        }
        let is_told = *told || is_checked(first);
        world.ledger = Ledger { is_told, ..Ledger::default() };
        shadow.ledger = Ledger { is_told, ..Ledger::default() };
        observer.open(world, &context);
    }

    fn step(&mut self, first: u64, step: u32, observer: &mut impl Observer) {
        let Self { plan, seed, level, values, row, world, shadow, clearing, traits, audited, faults, .. } =
            self;
        let checked = *audited || is_checked(first);
        let context =
            Context { plan, values, row, seed: *seed, first_world: first, step, level: *level, checked };
        world::returns::accrue(world, &context);
        months(world, clearing, traits, &context);
        if !shadow.live.is_empty() {
            months(shadow, clearing, traits, &context);
        }
        world::exits::happen(world, shadow, &context);
        world::record::record(world, &context);
        world::sound::check(world, &context, faults);
        if !shadow.live.is_empty() {
            world::exits::happen_without_listings(shadow, &context);
            world::record::record(shadow, &context);
            world::sound::check(shadow, &context, faults);
        }
        observer.step(world, shadow, &context);
        for fault in faults {
            let lane = (fault.world - first) as usize;
            world.end_lane(lane);
            shadow.end_lane(lane);
        }
    }
}

impl Traits {
    fn new(plan: &Plan) -> Self {
        Self {
            companies: plan
                .companies
                .iter()
                .map(|company| CompanyTraits {
                    signed: vec![Lanes::ZERO; company.commitments.len()],
                    ..CompanyTraits::default()
                })
                .collect(),
            ..Self::default()
        }
    }

    fn fill(&mut self, context: &Context<'_>) {
        let clock = &context.plan.clock;
        for (index, company) in context.plan.companies.iter().enumerate() {
            // Parameters that no world changes were computed for the first batch.
            if company.uncertain || !self.filled {
                let traits = &mut self.companies[index];
                traits.lanes.fill(&company.terms, context.values, clock, context.level);
                sign(&company.commitments, &mut traits.signed, context);
            }
        }
        self.filled = true;
    }
}

/// Phases 1 to 6 of a step.
fn months(batch: &mut Batch, clearing: &mut Clearing, traits: &Traits, context: &Context<'_>) {
    world::market::advance(batch, context, &traits.market);
    world::events::happen(batch, context);
    world::milestones::reach(batch, context);
    world::refill::advance(batch, context);
    world::claims::fall(batch, context);
    let common = batch.market.common;
    for (index, company) in batch.companies.iter_mut().enumerate() {
        let plan = &context.plan.companies[index];
        world::operate::advance(company, plan, &traits.companies[index], &common, context);
    }
    world::within::pass(batch, &traits.companies, context);
    world::lump_sums::arrive(batch, context);
    let before = opening_books(batch, context);
    world::review::hold(batch, context);
    world::commitments::fall_due(batch, context);
    world::ask::decide(batch, &traits.companies, context);
    clear(batch, clearing, context);
    world::commitments::pay_arrears(batch, context);
    if context.checked {
        world::record::check_money(batch, &before, context);
    }
    world::hazards::run(batch, context);
}

fn opening_books(batch: &mut Batch, context: &Context<'_>) -> [f64; WIDTH] {
    let mut books = [0.0; WIDTH];
    if context.checked {
        batch.ledger.open();
        for lane in batch.live {
            books[lane] = world::record::books(batch, lane, context);
        }
    }
    books
}

/// Decides once a world which letters of intent become contracts.
fn sign(spans: &[CommitmentSpan], signed: &mut [Lanes], context: &Context<'_>) {
    for (span, per_year) in spans.iter().zip(signed) {
        let Some((binding, probability)) = span.binding else {
            continue;
        };
        for lane in 0..WIDTH {
            let u = uniform_at(context.seed, span.signed, context.world(lane), 0);
            let owed = context.values.at(span.per_year, lane) * context.values.at(binding, lane);
            per_year[lane] = if u < context.values.at(probability, lane) { owed } else { 0.0 };
        }
    }
}
