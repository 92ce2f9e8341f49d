//! The terms every source has: appetite, caps, cheques, tranches, credits, patience, which companies it funds.

use super::{
    field::fields,
    table::{Said, Table},
    tree::Value,
};
use crate::source::{Funds, Patience, Review, Terms};

fields! {
    /// The keys of `[[source]]` that every kind has.
    part terms {
        APPETITE = Field::by_climate("appetite", Share, "Probability of a yes to a company it does not hold, at neutral sentiment; 0%: never.").below(1.0).enters("yes when u < 1/(1 + e^{−x}), x = ln(appetite/(1 − appetite)) + …; 0%: no");
        SENTIMENT = Field::number("sentiment", Signed, "Log-odds of a yes per unit of sentiment.").or("0").enters("yes when u < 1/(1 + e^{−x}), x = … + sentiment · z");
        DOUBLE_DOWN = Field::number("double_down", Signed, "Log-odds added when it already holds the company.").or("0").enters("yes when u < 1/(1 + e^{−x}), x = … + double_down if it holds a stake");
        SIGNALLING = Field::number("signalling", Ratio, "Log-odds taken away when the company's last ask failed.").or("0").enters("yes when u < 1/(1 + e^{−x}), x = … − signalling if an ask has failed with investors since the company's last round");
        PACE = Field::number("pace", Share, "The largest share of its capital it pays out in twelve months.").or("100%").enters("cheques of a step ≤ pace · (free + paid in the last 12 months) − paid in the last 12 months");
        CONCENTRATION = Field::number("concentration", Share, "The largest share of its capital in one company.").or("100%").enters("cheque ≤ concentration · capital − stake and loans in the company, at cost");
        SMALLEST_CHEQUE = Field::number("smallest_cheque", Money, "The smallest cheque it writes.").or("$0").enters("cheque = 0 where less than smallest_cheque would be offered or filled");
        LARGEST_CHEQUE = Field::number("largest_cheque", Money, "The largest cheque it writes. Absent: no limit.").positive().optional().enters("cheque ≤ min(free, pace left, concentration left, largest_cheque)");
        IN_KIND = Field::number("in_kind", Share, "Share of a cheque paid in kind, as credits.").or("0%").enters("cash += (1 − in_kind)·payment; credits += in_kind·payment");
        CREDITS_LAST = Field::number("credits_last", Span, "How long credits last.").positive().or("24 months").enters("credits lapse credits_last after they were paid, the oldest being used first");
        PAID_AT_CLOSE = Field::number("paid_at_close", Share, "Share of a cheque paid at the close; the rest follows in equal tranches, one a step.").or("100%").enters("paid at the close = paid_at_close · cheque");
        TRANCHE_MONTHS = Field::number("tranche_months", Span, "Time over which the rest is paid.").positive().or("12 months").enters("each later step pays (1 − paid_at_close) · cheque / n, n the steps in tranche_months");
        SPEND_BACK = Field::number("spend_back", Ratio, "The company commits to spend this multiple of the cheque with the source.").or("0").enters("floor under the compute programme, a year: spend_back · cheque / spend_back_months in years");
        SPEND_BACK_MONTHS = Field::number("spend_back_months", Span, "Time over which it spends that.").positive().or("60 months").enters("spend_back · cheque / spend_back_months in years is a floor under the programme, for spend_back_months");
        RECYCLE = Field::number("recycle", Share, "Share of what an exit brings that is capital again; venture funds distribute it, a sovereign frees that share of the cost.").or("0%").enters("free += recycle · stake · exit value; venture: distributed to partners; sovereign: recycle · cost is freed");
        ONLY = Field::new("only", Kind::Texts, "The companies it may fund; absent, with `except` absent too: any.").optional().enters("no cheque to a company that is not in only");
        EXCEPT = Field::new("except", Kind::Texts, "The companies it may not fund.").optional().enters("no cheque to a company in except");
        PATIENCE = Field::table("patience", &super::patience::SECTION, "How its tolerance for burn tightens. Absent: it never refuses on discipline.");
        REVIEW = Field::table("review", &super::review::SECTION, "Whether it stops where the economics do not scale. Absent: it does not look.");
    }
}

fields! {
    /// `[source.patience]`.
    patience {
        INITIAL_LIMIT = Field::number("initial_limit", Multiple, "The burn multiple tolerated at first.").enters("initial in limit = public + (initial − public)e^{−t/span}, t since the first cheque or the start, whichever is later");
        PUBLIC_LIMIT = Field::number("public_limit", Multiple, "The burn multiple public markets tolerate.").enters("public in limit = public + (initial − public)e^{−t/span}; burn multiple = net burn of 12 months / growth of run-rate");
        SPAN = Field::number("span", Span, "The time in which the distance between the limits falls by a factor of e.").positive().enters("span in limit = public + (initial − public)e^{−t/span}");
        STRICTNESS = Field::number("strictness", Ratio, "Log-odds lost per unit of burn multiple beyond the limit.").enters("yes when u < 1/(1 + e^{−x}), x = … − strictness · max(0, burn multiple − limit)");
    }
}

fields! {
    /// `[source.review]`.
    review {
        AFTER = Field::number("after", Span, "Time to the first review of a company.").enters("reviews from after on, t since the first cheque or the start, whichever is later");
        MARGIN = Field::number("margin", Margin, "The contribution margin below which it gives nothing more; may be negative.").enters("refuses on discipline, and cancels its tranches, where gross margin − variable share < margin");
        EVERY = Field::lever("every", Span, "Time from one review to the next; what one found holds until the next. Absent: every step.").positive().optional().enters("reviews at after, after + every, after + 2·every, …, each rounded up to whole steps");
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
        review: table.table(&terms::REVIEW).map(|t| read_review(&t)),
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
        table.say(
            &patience::PUBLIC_LIMIT,
            said.found(format!("above {initial}")).suggest("lower it, or raise `initial_limit`"),
        );
    }
    read
}

fn read_review(table: &Table<'_>) -> Review {
    Review {
        after: table.param(&review::AFTER),
        margin: table.param(&review::MARGIN),
        every: table.optional_lever(&review::EVERY),
    }
}

fn read_funds(table: &Table<'_>) -> Funds {
    match (table.texts(&terms::ONLY), table.texts(&terms::EXCEPT)) {
        (None, None) => Funds::All,
        (Some(only), None) => {
            if matches!(table.node(&terms::ONLY).map(|node| &node.value), Some(Value::List(names)) if names.is_empty())
            {
                let said =
                    Said::new("`only` names no company, so this source funds nobody").found("nobody here");
                table.say(&terms::ONLY, said.suggest("name the companies it funds, or remove the source"));
            }
            Funds::Only(only)
        }
        (None, Some(except)) => Funds::Except(except),
        (Some(_), Some(_)) => {
            let said = Said::new("a source has `only` or `except`, not both").found("one too many");
            table.say(&terms::EXCEPT, said.suggest("keep one of the two lists"));
            Funds::All
        }
    }
}
