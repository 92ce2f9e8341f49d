//! `[[company.hazard]]`: outcomes that come at a rate, whatever the company does.

use super::{field::fields, table::Table};
use crate::outcome::{Hazard, Outcome};

fields! {
    /// `[[company.hazard]]`.
    hazard by ["outcome"] {
        OUTCOME = Field::new("outcome", Kind::Choice(crate::outcome::Outcome::WORDS), "What comes. A listing and a sale come at the price the market would pay, and count as chosen; nobody's bar or veto is asked.").enters("what happens at the hazard's time; of several in a step the earliest");
        RATE = Field::number("rate", Ratio, "How often it comes, a year.").enters("P(it comes in Δ) = 1 − e^{−rate·Δ}; it comes when ∫rate dt passes a unit exponential");
        WINDOW = Field::new("window", Kind::Flag, "Whether it comes only while the window for listings is open.").or("false").enters("rate counts only in steps with an open window");
        AFTER = Field::number("after", Span, "It does not come before this time after the start.").or("0 months").enters("rate counts only from the step on that begins at after or later");
    }
}

/// A hazard; what comes of one that is wrong was reported.
pub(super) fn read(table: &Table<'_>) -> Hazard {
    Hazard {
        outcome: table.choice(&hazard::OUTCOME).map_or(Outcome::Insolvent, |index| Outcome::ALL[index]),
        rate: table.param(&hazard::RATE),
        window: table.flag(&hazard::WINDOW),
        after: table.param(&hazard::AFTER),
    }
}
