//! `cash_watched` of `[[company]]`, and `[company.claims]`.

use super::{
    company::company,
    field::{Field, fields},
    table::{Said, Table},
};
use crate::cash::{Claims, Watch};

fields! {
    /// `[company.claims]`.
    claims {
        RATE = Field::number("rate", Ratio, "How often a claim comes, a year: any number in a step, at any time.").up_to(crate::cash::CLAIMS_A_YEAR).enters("a Poisson process: times between claims are exponential with mean 1/rate, while the company is private");
        AMOUNT = Field::number("amount", Money, "What has to be paid, drawn anew for each.").enters("cash' = cash − amount at the claim's time; insolvent there if cash' < $0; costs, and so net burn, include it");
    }
}

pub(super) fn read_claims(table: &Table<'_>) -> Claims {
    Claims { rate: table.param(&claims::RATE), amount: table.param(&claims::AMOUNT) }
}

/// Whether a key is there, or most likely meant to be.
pub(super) fn said_of(table: &Table<'_>, field: &Field) -> bool {
    table.has(field) || table.is_excused(field)
}

/// How a company's cash is watched, which takes cash that moves at random.
pub(super) fn read_watch(table: &Table<'_>) -> Watch {
    let watch = table.choice(&company::CASH_WATCHED).map_or(Watch::default(), |index| Watch::ALL[index]);
    if watch == Watch::Always && !said_of(table, &company::CASH_VOLATILITY) {
        let said = Said::new(
            "without `cash_volatility` cash runs evenly between the ends of a step, and the ends say all",
        );
        let suggestion = "add `cash_volatility`, or remove this key";
        table.say(&company::CASH_WATCHED, said.found("has nothing to watch").suggest(suggestion));
    }
    watch
}
