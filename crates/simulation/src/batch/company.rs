//! A company's state in a batch of worlds.

use std::iter::repeat_with;

use drypowder_lanes::{Lanes, Mask, WIDTH};
use drypowder_model::outcome::Outcome;

use super::{captable::CapTable, state::state};
use crate::plan::CompanyPlan;

/// Stands for "never" and "not pending" among steps.
pub(crate) const NEVER: f64 = f64::INFINITY;

state! {
    /// What a company is worth, owes and plans in one world. Money in USD, rates a year, times in steps.
    Company, CompanyLanes {
        /// Run-rate A, USD a year.
        run_rate,
        /// Growth drift g, log a year.
        drift,
        /// σ − σ̄.
        volatility_gap,
        /// η.
        uncertainty,
        /// ln(A'/A) of the last step.
        log_step,
        /// Gross margin less its long run.
        margin_gap,
        /// Variable cost γ, share of revenue.
        variable,
        /// φ − φ̄.
        variable_volatility_gap,
        /// Fixed cost, USD a year.
        fixed,
        /// Compute programme P, USD a year.
        compute,
        /// Growth of the programme less its long run, log a year.
        compute_growth_gap,
        /// Cash, USD.
        cash,
        /// Billed and not yet collected, net of partners' share, USD.
        receivables,
        /// Debt, USD.
        debt,
        /// Interest on it, USD a year.
        interest,
        /// Book value of its equipment, USD.
        equipment,
        /// Losses carried forward, USD.
        losses,
        /// Credits in hand, USD.
        credits,
        /// Credits received so far, USD: dates the lots of what is in hand.
        credits_issued,
        /// Spending owed to those who invested on that condition, USD a year.
        obligations,
        /// Net burn of the last step, unexplained cash flow apart, USD.
        burn,
        /// Net burn of the last twelve months, USD.
        burn_year,
        /// Run-rate twelve months ago, USD a year.
        run_rate_year_ago,
        /// Revenue recognised in the last step, USD.
        recognised,
        /// Collected in the last step, USD.
        collected,
        /// Cash when the step began, USD.
        opening_cash,
        /// What operations added to cash in the step, USD.
        operating,
        /// Claims that came in the step, USD.
        claims,
        /// A unit exponential less the rate so far: the next claim comes when nothing is left.
        claim_clock,
        /// Claims begun so far; numbers the draws of the next.
        claim_clocks,
        /// Investors' cash of the step, less what lenders got back, USD.
        received,
        /// New money of the step, whatever was paid back: cash, loans, credits and lump sums, USD.
        raised,
        /// Credits that the step used up, USD.
        credits_used,
        /// Steps in a row without net burn, credits apart, and without new money.
        sustaining_steps,
        /// What is left of the acquirers' clock: an exponential threshold less the hazard so far.
        acquisition_clock,
        /// Acquirers' offers so far; numbers the draw of the next threshold.
        acquirers,
        /// Step at which the pending ask closes, or never.
        ask_closes,
        /// What it asks, USD.
        ask_amount,
        /// First step at which it may ask again.
        next_ask,
        /// Asks so far; numbers the draws of the next.
        asks,
        /// Failed asks in a row.
        failures,
        /// Step of the last priced round.
        last_round,
        /// Its post-money, USD; zero before any.
        post_money,
        /// 1 when shareholders have bridged it since the last priced round.
        bridged,
        /// Step of the last cut.
        last_cut,
        /// 1 when the last ask fell short for discipline.
        refused_on_discipline,
        /// Step from which the filed listing may happen, or never.
        listing_due,
        /// 1 when the filing was forced.
        listing_forced,
        /// Filings so far; numbers the draws of the next.
        filings,
        /// First step at which it may file again.
        next_filing,
    }
}

state! {
    /// What is remembered of a company for the estimates. Times in months.
    Record, RecordLanes {
        /// When it left private life, or never.
        exit,
        /// The cause's index plus one, or zero.
        cause,
        /// The step of the exit.
        exit_step,
        /// When it ran dry, or never.
        dry,
        /// When it began to pay its own way, or never.
        sustaining,
        /// Asks that closed.
        asks,
        /// Of these, brought nothing.
        failed,
        /// Of these, brought part.
        partial,
        /// Fell short for capacity.
        capacity,
        /// Fell short for concentration.
        concentration,
        /// Fell short for appetite.
        appetite,
        /// Fell short for discipline.
        discipline,
        /// Fell short for price.
        price,
        /// Σ max(0, asked − funded), USD.
        gap,
        /// Capital drawn, USD.
        drawn,
        /// Of it in kind, USD.
        in_kind,
        /// Of it to be spent back with the investor, USD.
        circular,
        /// Lump sums from outside the modelled sources, USD.
        outside,
        /// Priced rounds.
        rounds,
        /// Of these, down rounds.
        down_rounds,
        /// Primary proceeds of its listing, USD.
        proceeds,
        /// Share of the opening owners that is left.
        kept,
        /// Revenue recognised in the calendar year so far, USD.
        year_revenue,
        /// Net burn in the calendar year so far, USD.
        year_burn,
    }
}

state! {
    /// What binds a source and a company in one world.
    Pair, PairLanes {
        /// Share of the company the source owns, shares included whose tranche is still to be paid.
        stake,
        /// The share it owned when the company left private life.
        last_stake,
        /// What it paid for it, USD, tranches to come included.
        cost,
        /// Lent and not repaid, USD.
        lent,
        /// Of it due and unpaid, USD: what a company without the cash still owes while it looks for a bridge.
        arrears,
        /// Step of the first cheque, or never; 0 for a holding at the start.
        since,
        /// Spans of patience that had passed when an event last changed their length.
        patience,
        /// Drawn after the start, USD.
        drawn,
        /// Committed and not yet paid, USD.
        committed,
        /// 1 where the last review found the company below the bar.
        failed_review,
    }
}

state! {
    /// The clock of one hazard of one company in one world.
    Hazard, HazardLanes {
        /// A unit exponential less the rate so far; it comes when nothing is left.
        clock,
        /// Thresholds so far; numbers the draw of the next.
        thresholds,
    }
}

/// A sum that a company must pay within a step.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Claim {
    pub(crate) lane: usize,
    /// Which of its world's, from 0 on; numbers what is drawn with it.
    pub(crate) ordinal: u64,
    /// The share of the step that has passed when it comes.
    pub(crate) at: f64,
    /// USD.
    pub(crate) amount: f64,
}

/// A company in a batch: its state, its record, who is still private, and the last year of burn and run-rate.
#[derive(Clone, Debug)]
pub(crate) struct CompanyBatch {
    pub(crate) now: CompanyLanes,
    pub(crate) record: RecordLanes,
    /// Worlds in which it is still private.
    pub(crate) alive: Mask,
    /// Net burn by step of the last twelve months, a ring.
    pub(crate) burns: Vec<Lanes>,
    /// Run-rate at the end of these steps, a ring.
    pub(crate) run_rates: Vec<Lanes>,
    /// One a world; none where all shares are common.
    pub(crate) tables: Vec<CapTable>,
    /// Worlds in which each tranche promised before the start is still to be paid.
    pub(crate) promised: Vec<Mask>,
    /// The step as which each milestone is reached, or never.
    pub(crate) milestones: Vec<Lanes>,
    /// Worlds in which a milestone still to be reached holds its run-rate.
    pub(crate) held: Mask,
    /// The clock of each hazard.
    pub(crate) hazards: Vec<HazardLanes>,
    /// Worlds in which an event of this step brought each outcome about, in the order of `Outcome::ALL`.
    pub(crate) struck: [Mask; Outcome::ALL.len()],
    /// The claims of this step, by lane and time; kept so that nothing is allocated from step to step.
    pub(crate) claims: Vec<Claim>,
}

impl CompanyBatch {
    pub(crate) fn new(steps_a_year: u32, plan: &CompanyPlan) -> Self {
        let ring = vec![Lanes::ZERO; steps_a_year as usize];
        let tables = if plan.terms.shares.is_some() { WIDTH } else { 0 };
        Self {
            now: CompanyLanes::default(),
            record: RecordLanes::default(),
            alive: Mask::NONE,
            burns: ring.clone(),
            run_rates: ring,
            tables: repeat_with(CapTable::new).take(tables).collect(),
            promised: vec![Mask::NONE; plan.tranches.len()],
            milestones: vec![Lanes::ZERO; plan.terms.milestones.len()],
            held: Mask::NONE,
            hazards: vec![HazardLanes::default(); plan.terms.hazards.len()],
            struck: [Mask::NONE; Outcome::ALL.len()],
            claims: Vec::new(),
        }
    }

    /// Takes one world from another batch.
    pub(crate) fn copy_lane(&mut self, other: &Self, lane: usize) {
        self.now.set(lane, &other.now.get(lane));
        self.record.set(lane, &other.record.get(lane));
        for (mine, theirs) in self.burns.iter_mut().zip(&other.burns) {
            mine[lane] = theirs[lane];
        }
        for (mine, theirs) in self.run_rates.iter_mut().zip(&other.run_rates) {
            mine[lane] = theirs[lane];
        }
        if let (Some(mine), Some(theirs)) = (self.tables.get_mut(lane), other.tables.get(lane)) {
            mine.copy(theirs);
        }
        copy_bit(&mut self.alive, other.alive, lane);
        for (mine, theirs) in self.promised.iter_mut().zip(&other.promised) {
            copy_bit(mine, *theirs, lane);
        }
        for (mine, theirs) in self.milestones.iter_mut().zip(&other.milestones) {
            mine[lane] = theirs[lane];
        }
        for (mine, theirs) in self.hazards.iter_mut().zip(&other.hazards) {
            mine.set(lane, &theirs.get(lane));
        }
        copy_bit(&mut self.held, other.held, lane);
        for (mine, theirs) in self.struck.iter_mut().zip(&other.struck) {
            copy_bit(mine, *theirs, lane);
        }
    }
}

pub(super) fn copy_bit(mine: &mut Mask, theirs: Mask, lane: usize) {
    if theirs.get(lane) {
        mine.set(lane);
    } else {
        mine.clear(lane);
    }
}
