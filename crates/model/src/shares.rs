//! Who owns a company, and what its next investors get besides their shares.

use serde::Serialize;

use crate::{Param, market::ByClimate};

/// The employees' pool, and the terms of every priced round from the start on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shares<P = Param> {
    /// Share of the company in the employees' pool at the start, 0 to 1.
    pub pool: P,
    /// After every priced round the pool is topped up to this share of the company, below 1; 0: never. Lever.
    pub pool_target: f64,
    /// Liquidation preference of a round by the climate at its close: a multiple of what was paid, not negative; 0: common
    /// shares.
    pub preference: ByClimate<P>,
    /// What preferred shares take besides. Lever.
    pub participation: Participation,
    /// Where that is capped: the most it comes to with the preference, a multiple of what was paid, not negative.
    pub participation_cap: P,
    /// Who is paid first. Lever.
    pub seniority: Seniority,
    /// What a cheaper round does to older shares. Lever.
    pub anti_dilution: AntiDilution,
    /// At a listing, investors of a round get at least this multiple of what they paid, in new shares, not negative; 0: they
    /// get their shares.
    pub ipo_ratchet: P,
}

impl Shares {
    /// No pool, common shares.
    #[must_use]
    pub fn common() -> Self {
        let none = || Param::constant(0.0);
        Self {
            pool: none(),
            pool_target: 0.0,
            preference: ByClimate { boom: none(), normal: none(), drought: none() },
            participation: Participation::None,
            participation_cap: Param::constant(2.0),
            seniority: Seniority::NewestFirst,
            anti_dilution: AntiDilution::None,
            ipo_ratchet: none(),
        }
    }
}

/// What preferred shares take besides their preference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Participation {
    /// Nothing: preference or conversion, whichever is more.
    #[default]
    None,
    /// Their share of the rest.
    Full,
    /// Their share of the rest, up to a multiple of what was paid.
    Capped,
}

impl Participation {
    /// In the order of [`Self::WORDS`].
    pub const ALL: [Self; 3] = [Self::None, Self::Full, Self::Capped];
    /// What a scenario file writes.
    pub const WORDS: &[&str] = &["none", "full", "capped"];
}

/// Whose preference is paid first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seniority {
    /// The newest round's.
    #[default]
    NewestFirst,
    /// All rounds' alike, pro rata.
    Equal,
}

impl Seniority {
    /// In the order of [`Self::WORDS`].
    pub const ALL: [Self; 2] = [Self::NewestFirst, Self::Equal];
    /// What a scenario file writes.
    pub const WORDS: &[&str] = &["newest-first", "equal"];
}

/// What a cheaper round does to the conversion price of older shares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AntiDilution {
    /// Nothing.
    #[default]
    None,
    /// The broad-based weighted average of old and new price.
    WeightedAverage,
    /// They convert as if bought at the new price.
    FullRatchet,
}

impl AntiDilution {
    /// In the order of [`Self::WORDS`].
    pub const ALL: [Self; 3] = [Self::None, Self::WeightedAverage, Self::FullRatchet];
    /// What a scenario file writes.
    pub const WORDS: &[&str] = &["none", "weighted-average", "full-ratchet"];
}

/// Employees and early owners sell shares to sources now and then; the company gets nothing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tender<P = Param> {
    /// Months between two tenders, positive. Lever.
    pub every: f64,
    /// Share of the company that is offered, above 0 and below 1.
    pub offered: P,
    /// Below the price of a round of that day, 0 to below 1.
    pub discount: P,
}

crate::traverse::traverse!(Shares {
    pool,
    pool_target,
    preference,
    participation,
    participation_cap,
    seniority,
    anti_dilution,
    ipo_ratchet
});
crate::traverse::traverse!(Tender { every, offered, discount });
