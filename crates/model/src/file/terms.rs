//! The terms every source has: appetite, caps, cheques, tranches, credits, patience, which companies it funds.

use super::{
    field::fields,
    table::{Said, Table},
};
use crate::source::{Funds, Patience, Terms};

fields! {
    /// The keys of `[[source]]` that every kind has.
    part terms {
        APPETITE = Field::by_climate("appetite", Share, "Probability of a yes to a company it does not hold, at neutral sentiment; 0%: never.").below(1.0);
        SENTIMENT = Field::number("sentiment", Signed, "Log-odds of a yes per unit of sentiment.").or("0");
        DOUBLE_DOWN = Field::number("double_down", Signed, "Log-odds added when it already holds the company.").or("0");
        SIGNALLING = Field::number("signalling", Ratio, "Log-odds taken away when the company's last ask failed.").or("0");
        PACE = Field::number("pace", Share, "The largest share of its capital it pays out in twelve months.").or("100%");
        CONCENTRATION = Field::number("concentration", Share, "The largest share of its capital in one company.").or("100%");
        SMALLEST_CHEQUE = Field::number("smallest_cheque", Money, "The smallest cheque it writes.").or("$0");
        LARGEST_CHEQUE = Field::number("largest_cheque", Money, "The largest cheque it writes. Absent: no limit.").positive().optional();
        IN_KIND = Field::number("in_kind", Share, "Share of a cheque paid in kind, as credits.").or("0%");
        CREDITS_LAST = Field::number("credits_last", Span, "How long credits last.").positive().or("24 months");
        PAID_AT_CLOSE = Field::number("paid_at_close", Share, "Share of a cheque paid at the close; the rest follows in equal monthly tranches.").or("100%");
        TRANCHE_MONTHS = Field::number("tranche_months", Span, "Time over which the rest is paid.").at_least(1.0).or("12 months");
        SPEND_BACK = Field::number("spend_back", Ratio, "The company commits to spend this multiple of the cheque with the source.").or("0");
        SPEND_BACK_MONTHS = Field::number("spend_back_months", Span, "Time over which it spends that.").positive().or("60 months");
        RECYCLE = Field::number("recycle", Share, "Share of what it gets back at an exit that becomes capital again.").or("0%");
        ONLY = Field::new("only", Kind::Texts, "The companies it may fund; absent, with `except` absent too: any.").optional();
        EXCEPT = Field::new("except", Kind::Texts, "The companies it may not fund.").optional();
        PATIENCE = Field::table("patience", &super::patience::SECTION, "How its tolerance for burn tightens. Absent: it never refuses on discipline.");
    }
}

fields! {
    /// `[source.patience]`.
    patience {
        INITIAL_LIMIT = Field::number("initial_limit", Multiple, "The burn multiple tolerated at first.");
        PUBLIC_LIMIT = Field::number("public_limit", Multiple, "The burn multiple public markets tolerate.");
        SPAN = Field::number("span", Span, "The time in which the distance falls by a factor of e.").positive();
        STRICTNESS = Field::number("strictness", Ratio, "Log-odds lost per unit of burn multiple beyond the limit.");
    }
}

/// The terms of a source.
pub(super) fn read(table: &Table<'_>) -> Terms {
    Terms {
        appetite: table.by_climate(&terms::APPETITE),
        sentiment: table.param(&terms::SENTIMENT),
        double_down: table.param(&terms::DOUBLE_DOWN),
        signalling: table.param(&terms::SIGNALLING),
        pace: table.param(&terms::PACE),
        concentration: table.param(&terms::CONCENTRATION),
        smallest_cheque: table.param(&terms::SMALLEST_CHEQUE),
        largest_cheque: table.optional(&terms::LARGEST_CHEQUE),
        patience: table.table(&terms::PATIENCE).map(|t| read_patience(&t)),
        in_kind: table.param(&terms::IN_KIND),
        credits_last: table.param(&terms::CREDITS_LAST),
        paid_at_close: table.param(&terms::PAID_AT_CLOSE),
        tranche_months: table.param(&terms::TRANCHE_MONTHS),
        spend_back: table.param(&terms::SPEND_BACK),
        spend_back_months: table.param(&terms::SPEND_BACK_MONTHS),
        recycle: table.param(&terms::RECYCLE),
        funds: read_funds(table),
    }
}

fn read_patience(table: &Table<'_>) -> Patience {
    let read = Patience {
        initial_limit: table.param(&patience::INITIAL_LIMIT),
        public_limit: table.param(&patience::PUBLIC_LIMIT),
        span: table.param(&patience::SPAN),
        strictness: table.param(&patience::STRICTNESS),
    };
    if let (Some(initial), Some(public)) = (read.initial_limit.known(), read.public_limit.known())
        && public > initial
    {
        let said = Said::new("`public_limit` must be at most `initial_limit`: patience only tightens");
        table.say(&patience::PUBLIC_LIMIT, said.found(format!("above {initial}")));
    }
    read
}

fn read_funds(table: &Table<'_>) -> Funds {
    match (table.texts(&terms::ONLY), table.texts(&terms::EXCEPT)) {
        (None, None) => Funds::All,
        (Some(only), None) => Funds::Only(only),
        (None, Some(except)) => Funds::Except(except),
        (Some(_), Some(_)) => {
            let said = Said::new("a source has `only` or `except`, not both").found("one too many");
            table.say(&terms::EXCEPT, said.suggest("keep one of the two lists"));
            Funds::All
        }
    }
}
