//! `[company.policy]`, `[company.listing]` and `[company.acquisition]`: what somebody chooses.

use super::{
    cost::without_effect,
    field::fields,
    table::{Said, Table},
};
use crate::{
    Param,
    policy::{Acquisition, Listing, Policy},
};

fields! {
    /// `[company.policy]`.
    policy {
        ASK_BELOW = Field::lever("ask_below", Span, "It asks when cash covers fewer months of net burn than this.").or("9 months");
        TARGET = Field::lever("target", Span, "An ask covers net burn and obligations over this span, less cash.").positive().or("18 months");
        SMALLEST_ROUND = Field::lever("smallest_round", Money, "The smallest round it opens.").or("$50M");
        MAX_DILUTION = Field::lever("max_dilution", Share, "The largest share of the company a round may sell.").positive().below(1.0).or("20%");
        MINIMUM_CLOSE = Field::lever("minimum_close", Share, "A round that raises less than this share of the ask fails.").or("50%");
        RAISE_TAKES = Field::number("raise_takes", Span, "From an ask to its close; drawn anew for every ask.").positive().or("4 months");
        OPPORTUNISTIC_SENTIMENT = Field::lever("opportunistic_sentiment", Signed, "It also asks when sentiment is above this. Absent: never for that.").optional();
        OPPORTUNISTIC_AFTER = Field::lever("opportunistic_after", Span, "How old the last round must be before it asks on sentiment alone.").or("12 months");
        DOWN_TOLERANCE = Field::lever("down_tolerance", Share, "The fall below the last post-money that it accepts at any time.").or("10%");
        DESPERATE_BELOW = Field::lever("desperate_below", Span, "Below this runway it accepts any price.").or("3 months");
        WAIT = Field::lever("wait", Span, "After a failed ask it waits this long before the next.").or("3 months");
        CONCESSION = Field::lever("concession", Share, "After each failed ask in a row its price is lower by this share.").or("10%");
        BRIDGE = Field::lever("bridge", Span, "When it runs out, shareholders may bridge this span of net burn, once between two rounds; 0: never.").or("0 months");
        CUT_BELOW = Field::lever("cut_below", Span, "Below this runway it cuts the compute programme; 0: never.").or("0 months");
        CUT = Field::lever("cut", Share, "The share of the programme that one cut removes.").or("0%");
        CUT_PAUSE = Field::lever("cut_pause", Span, "At least this long passes between two cuts.").or("6 months");
        CUT_COST = Field::lever("cut_cost", Ratio, "Loss of growth drift per unit of log programme cut.").or("0");
        WIND_DOWN_BELOW = Field::lever("wind_down_below", Span, "It winds down when a round failed on discipline and less runway than this is left. Absent: never.").optional();
        SUSTAINING_AFTER = Field::lever("sustaining_after", Span, "It counts as self-sustaining after this long without net burn and without new money.").positive().or("6 months");
    }
}

fields! {
    /// `[company.listing]`.
    listing {
        WANTED = Field::new("wanted", Kind::Flag, "Whether it would list without being forced.").or("true");
        NOT_BEFORE = Field::lever("not_before", Span, "Earliest chosen listing, after the start.").or("0 months");
        RUN_RATE = Field::number("run_rate", MoneyPerYear, "Lowest run-rate.");
        GROWTH = Field::number("growth", Drift, "Lowest growth drift, log a year.").derived("no bar");
        MARGIN = Field::number("margin", Margin, "Lowest operating margin: −net burn over collected revenue; may be negative.").derived("no bar");
        STRICTNESS = Field::number("strictness", Multiple, "Out of a boom the run-rate bar is multiplied by this.").at_least(1.0).or("1x");
        FORCED_BAR = Field::number("forced_bar", Share, "A forced listing must only clear this share of the run-rate bar.").or("50%");
        FILING_TAKES = Field::number("filing_takes", Span, "From the filing to the listing; drawn anew for every filing.").positive().or("6 months");
        FORCED_BELOW = Field::lever("forced_below", Span, "It is forced to file below this runway, or when a round has failed.").or("6 months");
        VETO_FLOOR = Field::lever("veto_floor", Ratio, "Shareholders veto a price below this share of the last post-money.").up_to(10.0).or("0%");
        FLOAT_SMALL = Field::number("float_small", Share, "Share of the company that a small one sells at a listing.").or("16%");
        FLOAT_LARGE = Field::number("float_large", Share, "Share of the company that a large one sells.").or("4%");
        FLOAT_SCALE = Field::number("float_scale", Money, "The market value halfway between small and large.").positive().or("$20B");
        SPREAD = Field::number("spread", Share, "Underwriters' share of the proceeds.").or("3%");
    }
}

fields! {
    /// `[company.acquisition]`.
    acquisition {
        HAZARD = Field::number("hazard", Ratio, "Offers a year in ordinary times.");
        DISTRESS = Field::number("distress", Multiple, "The hazard is multiplied by this when runway is below the policy's ask trigger.").at_least(0.0).or("1x");
        CAP = Field::number("cap", Money, "The largest price antitrust lets through. Absent: no cap.").positive().optional();
    }
}

pub(super) fn read_policy(table: &Table<'_>) -> Policy {
    let read = Policy {
        ask_below: table.lever(&policy::ASK_BELOW),
        target: table.lever(&policy::TARGET),
        smallest_round: table.lever(&policy::SMALLEST_ROUND),
        max_dilution: table.lever(&policy::MAX_DILUTION),
        minimum_close: table.lever(&policy::MINIMUM_CLOSE),
        raise_takes: table.param(&policy::RAISE_TAKES),
        opportunistic_sentiment: table.optional_lever(&policy::OPPORTUNISTIC_SENTIMENT),
        opportunistic_after: table.lever(&policy::OPPORTUNISTIC_AFTER),
        down_tolerance: table.lever(&policy::DOWN_TOLERANCE),
        desperate_below: table.lever(&policy::DESPERATE_BELOW),
        wait: table.lever(&policy::WAIT),
        concession: table.lever(&policy::CONCESSION),
        bridge: table.lever(&policy::BRIDGE),
        cut_below: table.lever(&policy::CUT_BELOW),
        cut: table.lever(&policy::CUT),
        cut_pause: table.lever(&policy::CUT_PAUSE),
        cut_cost: table.lever(&policy::CUT_COST),
        wind_down_below: table.optional_lever(&policy::WIND_DOWN_BELOW),
        sustaining_after: table.lever(&policy::SUSTAINING_AFTER),
    };
    check_policy(table, &read);
    read
}

/// Choices that contradict each other or do nothing.
fn check_policy(table: &Table<'_>, read: &Policy) {
    if table.has(&policy::OPPORTUNISTIC_AFTER) && !table.has(&policy::OPPORTUNISTIC_SENTIMENT) {
        without_effect(table, &policy::OPPORTUNISTIC_AFTER, &policy::OPPORTUNISTIC_SENTIMENT);
    }
    if read.cut_below > 0.0 && read.cut == 0.0 {
        let said = Said::new("a cut below this runway removes nothing: `cut` is 0%").found("cuts nothing");
        table.say(&policy::CUT_BELOW, said.suggest("add for example cut = \"30%\""));
    }
    if read.target <= read.ask_below {
        let said = Said::new("`target` must be longer than `ask_below`: an ask would be for nothing")
            .found(format!("{} against {} months", read.target, read.ask_below));
        let field = if table.has(&policy::TARGET) { &policy::TARGET } else { &policy::ASK_BELOW };
        table.say(field, said.suggest("ask below 9 months for 18 months, say"));
    }
}

pub(super) fn read_listing(table: &Table<'_>) -> Listing {
    let no_bar = || Param::constant(f64::NEG_INFINITY);
    Listing {
        wanted: table.flag(&listing::WANTED),
        not_before: table.lever(&listing::NOT_BEFORE),
        run_rate: table.param(&listing::RUN_RATE),
        growth: table.optional(&listing::GROWTH).unwrap_or_else(no_bar),
        margin: table.optional(&listing::MARGIN).unwrap_or_else(no_bar),
        strictness: table.param(&listing::STRICTNESS),
        forced_bar: table.param(&listing::FORCED_BAR),
        filing_takes: table.param(&listing::FILING_TAKES),
        forced_below: table.lever(&listing::FORCED_BELOW),
        veto_floor: table.lever(&listing::VETO_FLOOR),
        float_small: table.param(&listing::FLOAT_SMALL),
        float_large: table.param(&listing::FLOAT_LARGE),
        float_scale: table.param(&listing::FLOAT_SCALE),
        spread: table.param(&listing::SPREAD),
    }
}

pub(super) fn read_acquisition(table: &Table<'_>) -> Acquisition {
    Acquisition {
        hazard: table.param(&acquisition::HAZARD),
        distress: table.param(&acquisition::DISTRESS),
        cap: table.optional(&acquisition::CAP),
    }
}
