//! What may happen in a world.

use super::Round;
use crate::results::Cause;

/// Something that happens in a step of a world. Money in USD, times in months since the start.
#[derive(Clone, Debug, PartialEq)]
pub enum Happening {
    /// An event of the scenario happens.
    Event {
        /// Which.
        event: usize,
        /// Sources that it stops.
        stops: Vec<usize>,
    },
    /// A company reaches a milestone.
    Milestone {
        /// The company.
        company: usize,
        /// Which of its milestones.
        milestone: usize,
    },
    /// A company receives a lump sum from outside the modelled sources.
    LumpSum {
        /// The company.
        company: usize,
        /// How much.
        amount: f64,
    },
    /// A company pays a claim, as far as it can.
    Claim {
        /// The company.
        company: usize,
        /// How much.
        amount: f64,
        /// What it could not pay, which made it insolvent; none where it paid.
        short: Option<f64>,
    },
    /// The watched cash of a company touches zero within a step.
    TouchesZero {
        /// The company.
        company: usize,
    },
    /// A leveraged holder is above its ceiling and sells.
    MarginCall(MarginCall),
    /// A sponsor's review finds a company below its bar, or above it again.
    Review(Review),
    /// A tranche falls due.
    Tranche(Tranche),
    /// A company repays a loan.
    LoanRepaid {
        /// Who had lent.
        source: usize,
        /// Who repays.
        company: usize,
        /// How much.
        amount: f64,
    },
    /// A company cuts its compute programme.
    Cut {
        /// The company.
        company: usize,
        /// The share it cuts.
        share: f64,
        /// Months of runway it has; none without net burn.
        runway: Option<f64>,
        /// Whether investors refused it for its burn.
        refused: bool,
    },
    /// A company begins to raise.
    Ask(Ask),
    /// A raise closes, with or without money.
    Round(Box<Round>),
    /// A company will not have the price it is offered.
    PriceRefused(PriceRefusal),
    /// A lender lends beside a round.
    Loan {
        /// Who lends.
        source: usize,
        /// To whom.
        company: usize,
        /// How much.
        amount: f64,
    },
    /// A company files for a listing.
    Filing {
        /// The company.
        company: usize,
        /// Why.
        why: WhyFiled,
        /// Months of runway it has; none without net burn.
        runway: Option<f64>,
        /// The step from which it may list.
        due: u32,
    },
    /// Shareholders veto the price of a listing.
    FlotationFailed {
        /// The company.
        company: usize,
        /// What public markets would have paid.
        value: f64,
        /// The least shareholders accept.
        floor: f64,
        /// Whether it shut the window for everybody.
        shut: bool,
    },
    /// A company turns a buyer away, or may not be bought.
    NotBought {
        /// The company.
        company: usize,
        /// What the buyer would have paid.
        price: f64,
        /// Why not.
        why: WhyNotBought,
    },
    /// A company has paid its own way for long enough to count as self-sustaining.
    SelfSustaining {
        /// The company.
        company: usize,
    },
    /// A company lists.
    Listed {
        /// The company.
        company: usize,
        /// Its market value before new shares.
        value: f64,
        /// What new shares bring it.
        proceeds: f64,
        /// Whether it had to.
        forced: bool,
    },
    /// A company is bought.
    Acquired {
        /// The company.
        company: usize,
        /// The price of its equity.
        price: f64,
    },
    /// A company stops.
    Stopped {
        /// The company.
        company: usize,
        /// Wound down or insolvent.
        cause: Cause,
        /// When.
        when: f64,
    },
}

/// A forced sale of a leveraged holder.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarginCall {
    /// The holder.
    pub source: usize,
    /// Its loan-to-value before the sale; infinite where it holds nothing.
    pub loan_to_value: f64,
    /// The most it may be.
    pub ceiling: f64,
    /// What it sells, at the price before the sale.
    pub sold: f64,
    /// The share of it that the sale itself loses.
    pub impact: f64,
    /// What public holdings it has left.
    pub listed: f64,
}

/// A sponsor's review.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Review {
    /// The sponsor.
    pub source: usize,
    /// Whom it reviews.
    pub company: usize,
    /// The contribution margin it finds.
    pub margin: f64,
    /// The margin it asks for.
    pub bar: f64,
    /// What it had set aside and takes back, USD.
    pub cancelled: f64,
}

/// A tranche that falls due.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tranche {
    /// Who promised it.
    pub source: usize,
    /// To whom.
    pub company: usize,
    /// What was promised, USD.
    pub promised: f64,
    /// What is paid, USD.
    pub paid: f64,
    /// What kind of promise it was.
    pub why: WhyPaid,
}

/// What a tranche rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyPaid {
    /// Promised before the start.
    Promised,
    /// A letter of intent of before the start that came to nothing.
    BrokenLetter,
    /// Promised before the start on a condition that was not met in time.
    Lapsed,
    /// Set aside at the close of a round.
    SetAside,
}

/// A raise that begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ask {
    /// Who asks.
    pub company: usize,
    /// For how much, USD.
    pub amount: f64,
    /// The step in which it closes.
    pub closes: u32,
    /// Months of runway it has; none without net burn.
    pub runway: Option<f64>,
    /// Whether it needs the money; otherwise the mood is good and its last round old.
    pub needs: bool,
}

/// A price that a company does not accept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PriceRefusal {
    /// The company.
    pub company: usize,
    /// What it asked for, USD.
    pub asked: f64,
    /// The pre-money it was offered, USD.
    pub pre_money: f64,
    /// The least it accepts, USD.
    pub floor: f64,
    /// The post-money of its last round, USD; zero before any.
    pub last: f64,
    /// The most the dilution it accepts would bring at that price, USD.
    pub most: f64,
    /// The smallest round it is willing to trouble with, USD.
    pub smallest: f64,
}

/// Why a company files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyFiled {
    /// It wants to and clears the bars.
    Chosen,
    /// Its last ask failed.
    AskFailed,
    /// Its runway is short.
    Runway,
}

/// Why a company is not bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNotBought {
    /// Antitrust.
    Antitrust,
    /// No buyer is so rich.
    TooDear,
    /// Its owners hold out for the last round's price, or it is worth nothing.
    TooCheap,
}
