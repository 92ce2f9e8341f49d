//! `[company.equipment]`.

use super::{field::fields, table::Table};
use crate::equipment::Equipment;

fields! {
    /// `[company.equipment]`.
    equipment {
        NOW = Field::number("now", Money, "Book value at the start.").or("$0").enters("E at the start in E' = E·2^{−Δ/half_life} + capex of the step");
        HALF_LIFE = Field::number("half_life", Span, "Time in which it loses half its value.").positive().enters("E' = E·2^{−Δ/half_life} + capex of the step");
        RESALE = Field::number("resale", Share, "What a company that stops gets for it, as a share of book value.").or("0%").enters("what is left for lenders and owners = cash + receivables + resale · E");
    }
}

pub(super) fn read(table: &Table<'_>) -> Equipment {
    Equipment {
        now: table.param(&equipment::NOW),
        half_life: table.param(&equipment::HALF_LIFE),
        resale: table.param(&equipment::RESALE),
    }
}
