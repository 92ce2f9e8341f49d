//! Who owns a company in one world: founders and other early owners, the employees' pool, and what every source bought in
//! every round.
//!
//! Shares are counted as converted, all of them 1 at the start. A round sells shares at pre-money ÷ all shares; where older
//! preferred shares are protected, that price first changes what they convert into, so new and old owners bear it alike.

mod later;
#[cfg(test)]
mod tests;

use drypowder_lanes::max;
use drypowder_model::shares::{AntiDilution, Participation as Said};

use crate::terms::{Class, Participation, broad_weighted_average, full_ratchet, pay_out};

/// The cap table of one company in one world.
#[derive(Clone, Debug, Default)]
pub(crate) struct CapTable {
    /// All shares.
    shares: f64,
    /// Of these founders' and other early owners'.
    common: f64,
    /// Of these the employees' pool's.
    pool: f64,
    rounds: Vec<Round>,
    /// Rounds before the start: what is held then.
    opening: usize,
    holders: Vec<Holder>,
    /// Working space of a waterfall: what each round is, and what it is paid.
    classes: Vec<Class>,
    paid: Vec<f64>,
}

/// Rounds and holders a table has room for from the start: few worlds have more, and those enlarge it.
const ROOM: (usize, usize) = (16, 32);

/// What one round sold.
#[derive(Clone, Copy, Debug)]
struct Round {
    /// Paid for it, USD.
    paid: f64,
    /// Its shares as converted.
    shares: f64,
    terms: RoundTerms,
}

/// What a round's shares carry, multiples of what was paid.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RoundTerms {
    pub(crate) preference: f64,
    pub(crate) participation: Said,
    pub(crate) cap: f64,
    /// Least value at a listing.
    pub(crate) ratchet: f64,
    /// Higher ranks are paid first.
    pub(crate) rank: u32,
}

/// A round as its owners see it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Issue {
    /// USD.
    pub(crate) pre_money: f64,
    /// USD, above zero.
    pub(crate) raised: f64,
    /// What its price does to older preferred shares.
    pub(crate) protection: AntiDilution,
    pub(crate) terms: RoundTerms,
    /// The pool's share of the company afterwards, at least.
    pub(crate) pool_target: f64,
}

/// What one source holds of one round.
#[derive(Clone, Copy, Debug)]
struct Holder {
    round: usize,
    source: usize,
    /// Its part of the round's shares.
    part: f64,
}

/// How a company leaves private life, as its owners see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    /// It lists: preferences end, and ratchets are due.
    Listing,
    /// It is sold: preferences are due.
    Sale,
    /// It stops: preferences are due on what creditors leave.
    Stop,
}

impl CapTable {
    /// What a table takes in memory, bytes.
    pub(crate) const BYTES: usize = size_of::<Self>()
        + ROOM.0 * (size_of::<Round>() + size_of::<Class>() + size_of::<f64>())
        + ROOM.1 * size_of::<Holder>();

    /// No table yet, and room for one.
    pub(crate) fn new() -> Self {
        Self {
            rounds: Vec::with_capacity(ROOM.0),
            holders: Vec::with_capacity(ROOM.1),
            classes: Vec::with_capacity(ROOM.0),
            paid: Vec::with_capacity(ROOM.0),
            ..Self::default()
        }
    }

    /// Becomes the other table, in the memory it has: a world is copied at every first exit. Working space is left alone.
    pub(crate) fn copy(&mut self, other: &Self) {
        (self.shares, self.common, self.pool) = (other.shares, other.common, other.pool);
        self.opening = other.opening;
        self.rounds.clone_from(&other.rounds);
        self.holders.clone_from(&other.holders);
    }

    /// The table before the first round: a pool, and what sources hold, each a round of its own.
    pub(crate) fn open(&mut self, pool: f64) {
        self.rounds.clear();
        self.holders.clear();
        self.opening = 0;
        (self.shares, self.pool, self.common) = (1.0, pool, 1.0 - pool);
    }

    /// A source's holding at the start.
    pub(crate) fn hold(&mut self, source: usize, stake: f64, cost: f64, terms: RoundTerms) {
        self.common -= stake;
        self.add(source, stake, cost, terms);
        self.opening += 1;
    }

    fn add(&mut self, source: usize, shares: f64, paid: f64, terms: RoundTerms) {
        self.holders.push(Holder { round: self.rounds.len(), source, part: 1.0 });
        self.rounds.push(Round { paid, shares, terms });
    }

    /// Sells shares to whoever pays, and tops up the pool.
    pub(crate) fn issue(&mut self, issue: &Issue, cheques: impl Iterator<Item = (usize, f64)>) {
        let Issue { pre_money, raised, protection, terms, pool_target } = *issue;
        let price = pre_money / self.shares;
        self.protect(price, raised, protection);
        let sold = raised / price;
        let round = self.rounds.len();
        for (source, amount) in cheques {
            self.holders.push(Holder { round, source, part: amount / raised });
        }
        self.rounds.push(Round { paid: raised, shares: sold, terms });
        self.shares += sold;
        if self.pool < pool_target * self.shares {
            let granted = (pool_target * self.shares - self.pool) / (1.0 - pool_target);
            self.pool += granted;
            self.shares += granted;
        }
    }

    /// What the price of a new round does to the conversion of older preferred shares.
    fn protect(&mut self, price: f64, raised: f64, protection: AntiDilution) {
        let outstanding = self.shares;
        for round in &mut self.rounds {
            if round.terms.preference <= 0.0 || round.paid <= 0.0 {
                continue;
            }
            let old = round.paid / round.shares;
            let new = match protection {
                AntiDilution::None => old,
                AntiDilution::WeightedAverage => broad_weighted_average(old, outstanding, raised, price),
                AntiDilution::FullRatchet => full_ratchet(old, price),
            };
            if new < old {
                let converted = round.paid / new;
                self.shares += converted - round.shares;
                round.shares = converted;
            }
        }
    }

    /// Early owners and employees sell a part of the company to whoever pays; gives what they own no more.
    pub(crate) fn sell(&mut self, source: usize, stake: f64, paid: f64) {
        let shares = stake * self.shares;
        let own = self.common + self.pool;
        let left = if own > 0.0 { max(0.0, own - shares) / own } else { 0.0 };
        self.common *= left;
        self.pool *= left;
        self.add(source, shares, paid, RoundTerms::default());
    }

    /// The rank of the newest shares: what was sold since the start counts from 1 upwards, bridges included.
    pub(crate) fn next_rank(&self) -> u32 {
        (self.rounds.len() - self.opening) as u32 + 1
    }

    /// All shares, those of the start being one.
    pub(crate) fn shares(&self) -> f64 {
        self.shares
    }

    /// The part of the company that founders, other early owners and employees have.
    pub(crate) fn insiders(&self) -> f64 {
        (self.common + self.pool) / self.shares
    }

    /// The part of the company that its owners of the start have, employees' new options included.
    pub(crate) fn kept(&self) -> f64 {
        let held = self.rounds[..self.opening].iter().fold(0.0, |sum, round| sum + round.shares);
        (self.common + self.pool + held) / self.shares
    }

    /// The part of the company that a source has.
    pub(crate) fn stake(&self, source: usize) -> f64 {
        let own = self.holders.iter().filter(|holder| holder.source == source);
        own.fold(0.0, |sum, holder| sum + holder.part * self.rounds[holder.round].shares) / self.shares
    }

    /// What shares miss of their sum, a part of the company.
    pub(crate) fn residual(&self) -> f64 {
        let sold = self.rounds.iter().fold(0.0, |sum, round| sum + round.shares);
        (self.common + self.pool + sold) / self.shares - 1.0
    }

    /// Divides a value among all owners; what each source gets is then asked by [`Self::proceeds`].
    pub(crate) fn divide(&mut self, value: f64, door: Door) {
        self.classes.clear();
        self.classes.extend(self.rounds.iter().map(|round| round.class(door)));
        self.paid.clear();
        self.paid.resize(self.classes.len(), 0.0);
        pay_out(value, self.common + self.pool, &self.classes, &mut self.paid);
    }

    /// What a source gets of the value that was divided, USD.
    pub(crate) fn proceeds(&self, source: usize) -> f64 {
        let own = self.holders.iter().filter(|holder| holder.source == source);
        own.fold(0.0, |sum, holder| sum + holder.part * self.paid[holder.round])
    }
}

impl Round {
    fn class(&self, door: Door) -> Class {
        let RoundTerms { preference, participation, cap, ratchet, rank } = self.terms;
        let plain = Class { shares: self.shares, ..Class::default() };
        match door {
            // A ratchet is what a preference without participation is: at least so much, or the shares.
            Door::Listing => Class { preference: ratchet * self.paid, ..plain },
            Door::Sale | Door::Stop => {
                let participation = match participation {
                    Said::None => Participation::None,
                    Said::Full => Participation::Full,
                    Said::Capped => Participation::Capped(cap * self.paid),
                };
                // Shares without a preference are common, whatever the round's words.
                let participation = if preference > 0.0 { participation } else { Participation::None };
                Class { preference: preference * self.paid, participation, rank, ..plain }
            }
        }
    }
}
