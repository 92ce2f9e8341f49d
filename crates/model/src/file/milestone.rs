//! `[[company.milestone]]` and `[company.lump_sums]`.

use super::{field::fields, table::Table};
use crate::milestone::{LumpSums, Milestone};

fields! {
    /// `[[company.milestone]]`.
    milestone by ["name"] {
        NAME = Field::text("name", "Its name, unique among the milestones of the company.");
        TAKES = Field::number("takes", Span, "Time from the start until it is reached.").enters("reached as the first step begins that is takes or more after the start");
        PROBABILITY = Field::number("probability", Share, "The probability that it is reached at all, decided once a world.").or("100%").enters("reached only in worlds where u < probability");
        GATES_GROWTH = Field::new("gates_growth", Kind::Flag, "Whether the run-rate stands still until it is reached: for ever where it never is.").or("false").enters("A' = A, g' = g, σ' = σ, η' = η and no jump until it is reached");
        RUN_RATE = Field::number("run_rate", Signed, "Relative change of the run-rate when it is reached: \"50%\" makes it 1.5 times as large. Absent: none.").above(-1.0).optional().enters("A' = A · (1 + run_rate) as it is reached");
        GROWTH = Field::number("growth", Signed, "What is added to the growth drift when it is reached, log a year. Absent: nothing.").up_to(20.0).optional().enters("g' = g + growth as it is reached; the drift reverts from there");
        CASH = Field::number("cash", Money, "Cash that comes when it is reached; below $0 it goes. Absent: none.").signed().optional().enters("cash' = cash + cash of the milestone as it is reached");
    }
}

fields! {
    /// `[company.lump_sums]`.
    lump_sums {
        RATE = Field::number("rate", Ratio, "How often a lump sum comes, a year.").enters("P(one in Δ) = 1 − e^{−rate·Δ}, at most one a step, while the company is private");
        AMOUNT = Field::number("amount", Money, "What comes, drawn anew for each.").enters("cash' = cash + amount: money received, no revenue and no capital of a source");
    }
}

pub(super) fn read(table: &Table<'_>) -> Milestone {
    Milestone {
        name: table.name(&milestone::NAME),
        takes: table.param(&milestone::TAKES),
        probability: table.param(&milestone::PROBABILITY),
        gates_growth: table.flag(&milestone::GATES_GROWTH),
        run_rate: table.optional(&milestone::RUN_RATE),
        growth: table.optional(&milestone::GROWTH),
        cash: table.optional(&milestone::CASH),
    }
}

pub(super) fn read_lump_sums(table: &Table<'_>) -> LumpSums {
    LumpSums { rate: table.param(&lump_sums::RATE), amount: table.param(&lump_sums::AMOUNT) }
}
