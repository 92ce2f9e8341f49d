//! A raise that closed, with everybody's answer.

use super::Leverage;
use crate::results::ShortfallReason;

/// What money was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A priced round.
    Round,
    /// Shareholders bridge a company that is out of cash.
    Bridge,
    /// Employees and early owners sell.
    Tender,
}

/// A raise that closed. Money in USD.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// Who raised.
    pub company: usize,
    /// What for.
    pub purpose: Purpose,
    /// What was asked.
    pub asked: f64,
    /// What sources gave, tranches to come included.
    pub raised: f64,
    /// What lenders gave besides.
    pub lent: f64,
    /// The pre-money.
    pub pre_money: f64,
    /// The post-money of the round before; zero before any.
    pub last: f64,
    /// Why it fell short, where it did.
    pub short: Option<ShortfallReason>,
    /// Every source that was asked, in order.
    pub answers: Vec<Answer>,
}

/// One source's answer and what it rests on. Money in USD.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Answer {
    /// Which.
    pub source: usize,
    /// What it gives.
    pub cheque: f64,
    /// What it offered.
    pub offer: f64,
    /// What it would have given besides.
    pub lacks: Lacks,
    /// What it may commit, its pace apart.
    pub free: f64,
    /// What its pace of twelve months leaves of that.
    pub money: f64,
    /// What it has in the company, at cost, loans included.
    pub invested: f64,
    /// The most its concentration cap allows it in one company.
    pub cap: f64,
    /// Its largest cheque; infinite without one.
    pub largest: f64,
    /// The burn multiple it sees.
    pub burn_multiple: f64,
    /// The burn multiple it tolerates by now, and at first; none where it never refuses for burn.
    pub tolerates: Option<[f64; 2]>,
    /// What it owns and owes when asked, of a leveraged holder.
    pub leverage: Option<Leverage>,
    /// Whether its last review found the company below the bar.
    pub failed_review: bool,
    /// Whether an event stopped it.
    pub stopped: bool,
    /// Whether the company's last ask had failed, which it holds against it.
    pub after_failure: bool,
}

/// What a source would have given besides, USD, if …
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lacks {
    /// … it had had the money.
    pub capacity: f64,
    /// … its cap or its largest cheque had not bound.
    pub concentration: f64,
    /// … it had wanted to.
    pub appetite: f64,
    /// … burn had not put it off.
    pub discipline: f64,
}

impl Lacks {
    /// What it lacked for a reason, USD.
    #[must_use]
    pub fn of(&self, reason: ShortfallReason) -> f64 {
        match reason {
            ShortfallReason::Capacity => self.capacity,
            ShortfallReason::Concentration => self.concentration,
            ShortfallReason::Appetite => self.appetite,
            ShortfallReason::Discipline => self.discipline,
            ShortfallReason::Price => 0.0,
        }
    }
}
