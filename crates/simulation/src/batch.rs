//! Sixty-four worlds at once: the state of markets, companies and sources as structures of arrays.

mod calendar;
mod captable;
mod company;
mod flows;
mod journal;
mod ledger;
mod market;
mod source;
mod state;

pub(crate) use calendar::{Calendars, Due, Form, Lot, What};
pub(crate) use captable::{CapTable, Door, Issue, RoundTerms};
pub(crate) use company::{Claim, Company, CompanyBatch, CompanyLanes, Hazard, NEVER, PairLanes, Record};
pub(crate) use flows::Flows;
pub(crate) use journal::Journal;
pub(crate) use ledger::Ledger;
pub(crate) use market::{BOOM, DROUGHT, MarketLanes, NORMAL};
pub(crate) use source::{PurseLanes, SourceBatch};
pub(crate) use state::state;

use drypowder_lanes::{Lanes, Mask};

use crate::{plan::Plan, source::KindBatch};

/// A loan that may be made beside a round.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Loan {
    /// The round's place among those of the month.
    pub(crate) slot: usize,
    pub(crate) source: usize,
    /// How much more debt the company may have before this lender stops, whoever lends it, USD.
    pub(crate) room: f64,
    /// What this lender has for all of the month's rounds, USD.
    pub(crate) money: f64,
    /// The smallest loan it makes, USD.
    pub(crate) smallest: f64,
    /// What it would lend alone, USD.
    pub(crate) offer: f64,
    /// The part of its offer at which it stopped; infinite while it rises.
    pub(crate) level: f64,
    /// What it lends, USD.
    pub(crate) amount: f64,
}

/// A flotation that failed in public, of which the market hears at the end of the step's exits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FailedFlotation {
    pub(crate) lane: usize,
    /// The company's share of the sector.
    pub(crate) weight: f64,
    /// Whether it shuts the window.
    pub(crate) shuts: bool,
}

/// The state of sixty-four worlds.
#[derive(Clone, Debug)]
pub(crate) struct Batch {
    pub(crate) market: MarketLanes,
    /// In the plan's order.
    pub(crate) companies: Vec<CompanyBatch>,
    /// In the plan's order.
    pub(crate) sources: Vec<SourceBatch>,
    /// `pairs[source · companies + company]`.
    pub(crate) pairs: Vec<PairLanes>,
    pub(crate) calendars: Calendars,
    /// Worlds in which each event has happened.
    pub(crate) happened: Vec<Mask>,
    /// Of these, those in which any company was still private.
    pub(crate) met: Vec<Mask>,
    /// Month in which an ask first fell short for capacity, or never.
    pub(crate) exhausted: Lanes,
    pub(crate) ledger: Ledger,
    pub(crate) flows: Flows,
    /// What happens in the watched world, if any is.
    pub(crate) journal: Journal,
    /// Working space for the loans beside the rounds of a month in one world.
    pub(crate) loans: Vec<Loan>,
    /// Working space: flotations that failed in this step.
    pub(crate) failed: Vec<FailedFlotation>,
    /// Working space: post-money of all that were private as the exits of the step began, USD, where a flotation may fail.
    pub(crate) sector: Lanes,
    /// Working space for what falls due, kept so that nothing is allocated from month to month.
    pub(crate) due: Vec<Due>,
    /// Worlds that are simulated here.
    pub(crate) live: Mask,
}

impl Batch {
    pub(crate) fn new(plan: &Plan) -> Self {
        let year = plan.clock.steps_a_year();
        let source = |source| SourceBatch {
            purse: PurseLanes::default(),
            kind: KindBatch::new(source),
            paid: vec![Lanes::ZERO; year as usize],
        };
        Self {
            market: MarketLanes::default(),
            companies: plan.companies.iter().map(|company| CompanyBatch::new(year, company)).collect(),
            sources: plan.sources.iter().map(source).collect(),
            pairs: vec![PairLanes::default(); plan.pairs.len()],
            calendars: Calendars::new(),
            happened: vec![Mask::NONE; plan.events.len()],
            met: vec![Mask::NONE; plan.events.len()],
            exhausted: Lanes::splat(NEVER),
            ledger: Ledger::default(),
            flows: Flows::new(plan.sources.len(), plan.clock.steps),
            journal: Journal::default(),
            loans: Vec::new(),
            failed: Vec::new(),
            sector: Lanes::ZERO,
            due: Vec::new(),
            live: Mask::NONE,
        }
    }

    /// Takes one world from another batch and simulates it on.
    pub(crate) fn fork_lane(&mut self, other: &Self, lane: usize) {
        self.market.set(lane, &other.market.get(lane));
        for (mine, theirs) in self.companies.iter_mut().zip(&other.companies) {
            mine.copy_lane(theirs, lane);
        }
        for (mine, theirs) in self.sources.iter_mut().zip(&other.sources) {
            mine.copy_lane(theirs, lane);
        }
        for (mine, theirs) in self.pairs.iter_mut().zip(&other.pairs) {
            mine.set(lane, &theirs.get(lane));
        }
        self.calendars.copy_lane(&other.calendars, lane);
        for (mine, theirs) in self.happened.iter_mut().zip(&other.happened) {
            company::copy_bit(mine, *theirs, lane);
        }
        for (mine, theirs) in self.met.iter_mut().zip(&other.met) {
            company::copy_bit(mine, *theirs, lane);
        }
        self.exhausted[lane] = other.exhausted[lane];
        self.live.set(lane);
    }

    /// Nothing happens any more in a world.
    pub(crate) fn end_lane(&mut self, lane: usize) {
        self.live.clear(lane);
        self.companies.iter_mut().for_each(|company| company.alive.clear(lane));
    }

    /// Worlds in which any company is still private.
    pub(crate) fn anyone_alive(&self) -> Mask {
        self.companies.iter().fold(Mask::NONE, |any, company| any | company.alive) & self.live
    }
}
