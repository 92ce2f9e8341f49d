//! How each kind of source behaves: what refills it, what a cheque takes out of it, what an exit brings back.
//!
//! A source's terms are in `drypowder_model::source`; one file a kind there has its sister here.

mod credit;
mod individuals;
mod leveraged;
mod sovereign;
mod strategic;
pub mod takahashi_alexander;
mod venture;

use drypowder_lanes::Lanes;
use drypowder_model::source::Kind;

pub(crate) use leveraged::before_the_sale;
pub use leveraged::{forced_sale, room};
pub(crate) use venture::Venture;

use crate::{
    batch::{MarketLanes, PurseLanes},
    plan::{Clock, Number, SourcePlan, Values},
};

/// What a refill looks at.
#[derive(Clone, Copy)]
pub(crate) struct Moment<'a> {
    pub(crate) values: &'a Values,
    pub(crate) market: &'a MarketLanes,
    pub(crate) clock: &'a Clock,
    pub(crate) step: u32,
    /// The holdings' own shock of a leveraged source.
    pub(crate) shock: &'a Lanes,
    /// What the source's stakes in modelled companies are worth at their last marks, USD.
    pub(crate) marks: &'a Lanes,
    /// What they cost, USD.
    pub(crate) cost: &'a Lanes,
}

impl Moment<'_> {
    /// Months since the start when the step ends.
    pub(crate) fn month_end(&self) -> f64 {
        f64::from((self.step + 1) * self.clock.step_months)
    }

    /// Whether a year since the start has just ended.
    pub(crate) fn year_ended(&self) -> bool {
        self.step > 0 && self.step.is_multiple_of(self.clock.steps_a_year())
    }
}

/// A kind's own state.
#[derive(Clone, Debug)]
pub(crate) enum KindBatch {
    Venture(Box<Venture>),
    Strategic(strategic::StrategicLanes),
    Sovereign(sovereign::SovereignLanes),
    Leveraged(leveraged::LeveragedLanes),
    Individuals(individuals::IndividualsLanes),
    Credit(credit::CreditLanes),
}

impl KindBatch {
    pub(crate) fn new(plan: &SourcePlan) -> Self {
        match &plan.terms.kind {
            Kind::Venture(_) => Self::Venture(Box::default()),
            Kind::Strategic(_) => Self::Strategic(strategic::StrategicLanes::default()),
            Kind::Sovereign(_) => Self::Sovereign(sovereign::SovereignLanes::default()),
            Kind::Leveraged(_) => Self::Leveraged(leveraged::LeveragedLanes::default()),
            Kind::Individuals(_) => Self::Individuals(individuals::IndividualsLanes::default()),
            Kind::Credit(_) => Self::Credit(credit::CreditLanes::default()),
        }
    }

    /// Sets the opening state of a batch.
    pub(crate) fn open(&mut self, kind: &Kind<Number>, values: &Values) {
        match (self, kind) {
            (Self::Venture(own), Kind::Venture(terms)) => own.open(terms, values),
            (Self::Strategic(own), Kind::Strategic(terms)) => strategic::open(own, terms, values),
            (Self::Sovereign(own), Kind::Sovereign(terms)) => sovereign::open(own, terms, values),
            (Self::Leveraged(own), Kind::Leveraged(terms)) => leveraged::open(own, terms, values),
            (Self::Individuals(own), Kind::Individuals(terms)) => individuals::open(own, terms, values),
            (Self::Credit(own), Kind::Credit(terms)) => credit::open(own, terms, values),
            _ => unreachable!("a batch is made from its plan"),
        }
    }

    /// Phase 2: moves the kind's state by a step and says what is free and what the concentration cap looks at.
    #[inline(always)]
    pub(crate) fn refill(&mut self, kind: &Kind<Number>, moment: Moment<'_>, purse: &mut PurseLanes) {
        match (self, kind) {
            (Self::Venture(own), Kind::Venture(terms)) => own.refill(terms, moment, purse),
            (Self::Strategic(own), Kind::Strategic(terms)) => strategic::refill(own, terms, moment, purse),
            (Self::Sovereign(own), Kind::Sovereign(terms)) => sovereign::refill(own, terms, moment, purse),
            (Self::Leveraged(own), Kind::Leveraged(terms)) => leveraged::refill(own, terms, moment, purse),
            (Self::Individuals(own), Kind::Individuals(terms)) => {
                individuals::refill(own, terms, moment, purse);
            }
            (Self::Credit(own), Kind::Credit(terms)) => credit::refill(own, terms, moment, purse),
            _ => unreachable!("a batch is made from its plan"),
        }
    }

    /// Takes a cheque out of one world's source.
    pub(crate) fn commit(&mut self, kind: &Kind<Number>, values: &Values, lane: usize, cheque: f64) {
        match (self, kind) {
            (Self::Venture(own), Kind::Venture(terms)) => own.commit(terms, values, lane, cheque),
            (Self::Strategic(own), Kind::Strategic(_)) => own.budget[lane] -= cheque,
            // A sovereign's room is its allocation less what its stakes cost; the pair remembers the cost.
            (Self::Sovereign(_), Kind::Sovereign(_)) => {}
            (Self::Leveraged(own), Kind::Leveraged(terms)) => {
                leveraged::commit(own, terms, values, lane, cheque);
            }
            (Self::Individuals(own), Kind::Individuals(terms)) => {
                own.waiting[lane] -= cheque / (1.0 - values.at(terms.fees, lane));
            }
            (Self::Credit(own), Kind::Credit(_)) => own.capital[lane] -= cheque,
            _ => unreachable!("a batch is made from its plan"),
        }
    }

    /// Multiplies the stock that one world's source invests from.
    pub(crate) fn scale(&mut self, lane: usize, factor: f64) {
        match self {
            Self::Venture(own) => own.scale(lane, factor),
            // What is left of this year's budget, and the cash flow that makes the next.
            Self::Strategic(own) => {
                own.cash_flow[lane] *= factor;
                own.budget[lane] *= factor;
                own.year_budget[lane] *= factor;
            }
            Self::Sovereign(own) => own.assets[lane] *= factor,
            Self::Leveraged(own) => own.listed[lane] *= factor,
            Self::Individuals(own) => own.waiting[lane] *= factor,
            Self::Credit(own) => own.capital[lane] *= factor,
        }
    }

    /// Puts back what was set aside for a company that is gone, or a loan repaid.
    pub(crate) fn give_back(&mut self, lane: usize, amount: f64) {
        match self {
            Self::Venture(own) => own.uncalled[0][lane] += amount,
            Self::Strategic(own) => own.budget[lane] += amount,
            Self::Sovereign(_) => {}
            Self::Leveraged(own) => own.cash[lane] += amount,
            Self::Individuals(own) => own.waiting[lane] += amount,
            Self::Credit(own) => own.capital[lane] += amount,
        }
    }

    /// What a cheque of this year took towards the year's scheduled calls, and is not paid.
    pub(crate) fn uncount(&mut self, lane: usize, amount: f64) {
        if let Self::Venture(own) = self {
            own.drawn[lane] -= amount;
        }
    }

    /// What a stake brings when its company lists or is sold: `recycled` of the proceeds becomes capital again.
    pub(crate) fn harvest(&mut self, kind: &Kind<Number>, values: &Values, lane: usize, harvest: Harvest) {
        let returned = harvest.recycled * harvest.proceeds;
        match (self, kind) {
            (Self::Venture(own), Kind::Venture(_)) => own.distributions[lane] += returned,
            (Self::Strategic(own), Kind::Strategic(_)) => own.budget[lane] += returned,
            (Self::Sovereign(own), Kind::Sovereign(_)) => {
                own.invested[lane] += (1.0 - harvest.recycled) * harvest.cost;
            }
            (Self::Leveraged(own), Kind::Leveraged(terms)) => {
                let sold = if harvest.listed { values.at(terms.sells_at_listing, lane) } else { 1.0 };
                own.cash[lane] += sold * harvest.proceeds;
                own.listed[lane] += (1.0 - sold) * harvest.proceeds;
            }
            (Self::Individuals(own), Kind::Individuals(_)) => own.waiting[lane] += returned,
            (Self::Credit(own), Kind::Credit(_)) => own.capital[lane] += returned,
            _ => unreachable!("a batch is made from its plan"),
        }
    }

    /// What one world's source has to give on its books, USD, up to a constant: what a cheque lowers by its amount and
    /// fees. A sovereign's is what its stakes cost, which the pairs know.
    pub(crate) fn books(&self, lane: usize) -> f64 {
        match self {
            Self::Venture(own) => own.uncalled.iter().map(|uncalled| uncalled[lane]).sum(),
            Self::Strategic(own) => own.budget[lane],
            Self::Sovereign(_) => 0.0,
            Self::Leveraged(own) => own.cash[lane] - own.debt[lane],
            Self::Individuals(own) => own.waiting[lane],
            Self::Credit(own) => own.capital[lane],
        }
    }

    pub(crate) fn copy_lane(&mut self, other: &Self, lane: usize) {
        match (self, other) {
            (Self::Venture(own), Self::Venture(other)) => own.copy_lane(other, lane),
            (Self::Strategic(own), Self::Strategic(other)) => own.set(lane, &other.get(lane)),
            (Self::Sovereign(own), Self::Sovereign(other)) => own.set(lane, &other.get(lane)),
            (Self::Leveraged(own), Self::Leveraged(other)) => own.set(lane, &other.get(lane)),
            (Self::Individuals(own), Self::Individuals(other)) => own.set(lane, &other.get(lane)),
            (Self::Credit(own), Self::Credit(other)) => own.set(lane, &other.get(lane)),
            _ => unreachable!("both batches are made from one plan"),
        }
    }
}

/// What vehicles and managers keep of the money behind a cheque, USD.
pub(crate) fn fees(kind: &Kind<Number>, values: &Values, lane: usize, cheque: f64) -> f64 {
    let share = match kind {
        Kind::Venture(terms) => values.at(terms.fees, lane),
        Kind::Individuals(terms) => values.at(terms.fees, lane),
        Kind::Strategic(_) | Kind::Sovereign(_) | Kind::Leveraged(_) | Kind::Credit(_) => 0.0,
    };
    cheque * share / (1.0 - share)
}

/// What an exit brings to one holder.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Harvest {
    /// The stake's value, USD.
    pub(crate) proceeds: f64,
    /// What it cost, USD.
    pub(crate) cost: f64,
    /// The source's recycled share.
    pub(crate) recycled: f64,
    /// Whether it listed; otherwise it was sold for cash.
    pub(crate) listed: bool,
}
