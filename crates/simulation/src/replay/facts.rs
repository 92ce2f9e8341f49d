//! How a world ended: what a run sees of it, kept world by world.

use crate::{
    batch::Batch,
    metric::Moves,
    plan::Plan,
    results::{Cause, ShortfallReason},
};

/// How one world ended.
#[derive(Clone, Debug, PartialEq)]
pub struct WorldFacts {
    /// One entry a company, in the plan's order.
    pub companies: Vec<CompanyFacts>,
    /// One entry a source, in the plan's order.
    pub sources: Vec<SourceFacts>,
}

/// How a company ended in one world. Times in months since the start, infinite for never; money in USD.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CompanyFacts {
    /// How it left private life, where it did.
    pub cause: Option<Cause>,
    /// When.
    pub exit: f64,
    /// T⁰, where private capital alone runs dry before it pays its own way.
    pub dry: f64,
    /// When it first pays its own way without exits, where that comes before it runs dry.
    pub sustaining: f64,
    /// When it first paid its own way in the world itself.
    pub pays_its_way: f64,
    /// Asks that fell short, in the order of [`ShortfallReason::ALL`].
    pub shortfalls: [f64; ShortfallReason::ALL.len()],
    /// Asks that closed, of these failed, of these brought part.
    pub asks: [f64; 3],
    /// Priced rounds, and of these down rounds.
    pub rounds: [f64; 2],
    /// Σ max(0, asked − funded).
    pub gap: f64,
    /// Drawn, of it in kind, of it to be spent back.
    pub drawn: [f64; 3],
    /// Lump sums from outside.
    pub outside: f64,
    /// What new shares of its listing brought.
    pub proceeds: f64,
    /// Share of the opening owners that is left.
    pub kept: f64,
}

/// How a source fared in one world. Times in months since the start, infinite for never; money in USD.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SourceFacts {
    /// When it first said yes and could not pay.
    pub exhausted: f64,
    /// When it was first forced to sell.
    pub forced_sale: f64,
    /// Drawn from it.
    pub drawn: f64,
    /// Asks it refused, and of these for burn.
    pub refusals: [f64; 2],
}

/// How every world of a search ended, the first world being 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survey {
    /// How many worlds.
    pub worlds: u64,
    companies: Vec<CompanyFacts>,
    sources: Vec<SourceFacts>,
    /// Entries of a world among companies and among sources.
    pub(super) each: (usize, usize),
}

impl Survey {
    /// Of no world yet.
    pub(crate) fn of(plan: &Plan) -> Self {
        Self { each: (plan.companies.len(), plan.sources.len()), ..Self::default() }
    }

    /// A company in a world, by the plan's order.
    ///
    /// # Panics
    /// There is no such world or company.
    #[must_use]
    pub fn company(&self, world: u64, company: usize) -> &CompanyFacts {
        &self.companies[world as usize * self.each.0 + company]
    }

    /// A source in a world, by the plan's order.
    ///
    /// # Panics
    /// There is no such world or source.
    #[must_use]
    pub fn source(&self, world: u64, source: usize) -> &SourceFacts {
        &self.sources[world as usize * self.each.1 + source]
    }

    /// A whole world.
    ///
    /// # Panics
    /// There is no such world.
    #[must_use]
    pub fn world(&self, world: u64) -> WorldFacts {
        WorldFacts {
            companies: (0..self.each.0).map(|company| *self.company(world, company)).collect(),
            sources: (0..self.each.1).map(|source| *self.source(world, source)).collect(),
        }
    }

    /// What it keeps of one world, bytes.
    pub(crate) fn bytes_a_world(plan: &Plan) -> usize {
        plan.companies.len() * size_of::<CompanyFacts>() + plan.sources.len() * size_of::<SourceFacts>()
    }

    /// Adds the worlds of a batch.
    pub(crate) fn add(&mut self, world: &Batch, without_exits: &Batch, lanes: usize) {
        for lane in 0..lanes {
            let companies = 0..world.companies.len();
            self.companies.extend(companies.map(|index| company(world, without_exits, index, lane)));
            self.sources.extend((0..world.sources.len()).map(|index| source(world, index, lane)));
        }
        self.worlds += lanes as u64;
    }

    /// Adds the worlds that come after these.
    pub(crate) fn append(&mut self, mut later: Self) {
        self.worlds += later.worlds;
        self.companies.append(&mut later.companies);
        self.sources.append(&mut later.sources);
    }
}

/// How a company ended in a lane.
fn company(world: &Batch, without_exits: &Batch, index: usize, lane: usize) -> CompanyFacts {
    let shadow = if without_exits.live.get(lane) { without_exits } else { world };
    let record = world.companies[index].record.get(lane);
    let moves = Moves::of(&record, &shadow.companies[index].record.get(lane));
    CompanyFacts {
        cause: Cause::ALL.into_iter().find(|cause| record.cause == f64::from(*cause as u8) + 1.0),
        exit: record.exit,
        dry: moves.dry,
        sustaining: moves.sustaining,
        pays_its_way: record.sustaining,
        shortfalls: [record.capacity, record.concentration, record.appetite, record.discipline, record.price],
        asks: [record.asks, record.failed, record.partial],
        rounds: [record.rounds, record.down_rounds],
        gap: record.gap,
        drawn: [record.drawn, record.in_kind, record.circular],
        outside: record.outside,
        proceeds: record.proceeds,
        kept: record.kept,
    }
}

/// How a source fared in a lane.
fn source(world: &Batch, index: usize, lane: usize) -> SourceFacts {
    let purse = world.sources[index].purse.get(lane);
    SourceFacts {
        exhausted: purse.exhausted,
        forced_sale: purse.forced_sale,
        drawn: purse.drawn,
        refusals: [purse.refusals, purse.refusals_on_discipline],
    }
}
