//! `[company.shares]` and `[company.tender]`: who owns it, what its next investors get, and who sells to them.

use super::{field::fields, table::Table};
use crate::shares::{AntiDilution, Participation, Seniority, Shares, Tender};

fields! {
    /// `[company.shares]`.
    shares {
        POOL = Field::number("pool", Share, "The employees' pool at the start, a share of the company.").below(1.0).or("0%").enters("shares of the pool at the start = pool · all");
        POOL_TARGET = Field::lever("pool_target", Share, "After every priced round the pool is topped up to this share of the company; 0%: never.").below(1.0).or("0%").enters("pool' = max(pool, pool_target · all shares after the round), new shares that dilute all alike");
        PREFERENCE = Field::by_climate("preference", Multiple, "Liquidation preference of a round, by the climate at its close: a multiple of what was paid; 0x: common shares.").at_least(0.0).or("0x").enters("L = preference · paid in max(L, s·p), s shares as converted, p the price of a common share at an exit");
        PARTICIPATION = Field::new("participation", Kind::Choice(super::Participation::WORDS), "What preferred shares take besides their preference: nothing, their share of the rest, or that up to a cap.").or("none").enters("none: max(L, s·p); full: L + s·p; capped: max(min(L + s·p, C), s·p)");
        PARTICIPATION_CAP = Field::number("participation_cap", Multiple, "Where participation is capped: the most it comes to with the preference, a multiple of what was paid.").or("2x").enters("C = participation_cap · paid in max(min(L + s·p, C), s·p)");
        SENIORITY = Field::new("seniority", Kind::Choice(super::Seniority::WORDS), "Whose preference is paid first: the newest round's, or all alike.").or("newest-first").enters("where the exit covers not all L: paid by rank, pro rata within one");
        ANTI_DILUTION = Field::new("anti_dilution", Kind::Choice(super::AntiDilution::WORDS), "What a cheaper round does to older preferred shares: nothing, a weighted average of the prices, or the new price.").or("none").enters("shares = paid/CP; weighted-average: CP' = CP·(A + raised/CP)/(A + raised/p), A all shares before; full-ratchet: CP' = min(CP, p)");
        IPO_RATCHET = Field::number("ipo_ratchet", Multiple, "At a listing investors of a round get at least this multiple of what they paid, in new shares; 0x: what their shares are worth.").at_least(0.0).or("0x").enters("at a listing a class gets max(ipo_ratchet · paid, s·p)");
    }
}

fields! {
    /// `[company.tender]`.
    tender {
        EVERY = Field::lever("every", Span, "Time between two tenders.").positive().or("12 months").enters("a tender every so many steps, rounded up, the first after that time");
        OFFERED = Field::number("offered", Share, "Share of the company that employees and early owners offer.").positive().below(1.0).or("2%").enters("asks sources for min(offered, what they own) · price of all shares · (1 − discount)");
        DISCOUNT = Field::number("discount", Share, "How far the price is below that of a round of that day.").below(1.0).or("10%").enters("price = A·M·e^{z + …} · (1 − discount)");
    }
}

pub(super) fn read(table: &Table<'_>) -> Shares {
    let one_of = |index: Option<usize>| index.unwrap_or_default();
    Shares {
        pool: table.param(&shares::POOL),
        pool_target: table.lever(&shares::POOL_TARGET),
        preference: table.by_climate(&shares::PREFERENCE),
        participation: Participation::ALL[one_of(table.choice(&shares::PARTICIPATION))],
        participation_cap: table.param(&shares::PARTICIPATION_CAP),
        seniority: Seniority::ALL[one_of(table.choice(&shares::SENIORITY))],
        anti_dilution: AntiDilution::ALL[one_of(table.choice(&shares::ANTI_DILUTION))],
        ipo_ratchet: table.param(&shares::IPO_RATCHET),
    }
}

pub(super) fn read_tender(table: &Table<'_>) -> Tender {
    Tender {
        every: table.lever(&tender::EVERY),
        offered: table.param(&tender::OFFERED),
        discount: table.param(&tender::DISCOUNT),
    }
}
