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
        ASK_BELOW = Field::lever("ask_below", Span, "It asks when cash covers fewer months of net burn than this.").or("9 months").enters("asks when cash < ask_below · net burn a month");
        TARGET = Field::lever("target", Span, "An ask covers net burn and obligations over this span, less cash.").positive().or("18 months").enters("need = Σ max(0, planned net burn) over target − cash; ask = max(need, smallest_round)");
        SMALLEST_ROUND = Field::lever("smallest_round", Money, "The smallest round it opens.").positive().or("$50M").enters("ask = max(need, smallest_round); no round when pre-money · d/(1 − d) < smallest_round, d = max_dilution");
        MAX_DILUTION = Field::lever("max_dilution", Share, "The largest share of the company a round may sell.").positive().below(1.0).or("20%").enters("ask ≤ pre-money · d/(1 − d), d = max_dilution");
        MINIMUM_CLOSE = Field::lever("minimum_close", Share, "A round that raises less than this share of the ask fails.").or("50%").enters("the round fails when Σ cheques < minimum_close · ask");
        RAISE_TAKES = Field::number("raise_takes", Span, "From an ask to its close; drawn anew for every ask.").positive().or("4 months").enters("closes raise_takes after the ask, rounded up to whole steps");
        OPPORTUNISTIC_SENTIMENT = Field::lever("opportunistic_sentiment", Signed, "It also asks when sentiment is above this. Absent: never for that.").optional().enters("asks when z > opportunistic_sentiment and the last round is at least opportunistic_after old");
        OPPORTUNISTIC_AFTER = Field::lever("opportunistic_after", Span, "How old the last round must be before it asks on sentiment alone.").or("12 months").enters("asks when z > opportunistic_sentiment and the last round is at least opportunistic_after old");
        DOWN_TOLERANCE = Field::lever("down_tolerance", Share, "The fall below the last post-money that it accepts at any time.").or("10%").enters("refuses pre-money < (1 − down_tolerance) · last post-money, unless desperate");
        DESPERATE_BELOW = Field::lever("desperate_below", Span, "Below this runway it accepts any price.").or("3 months").enters("takes any pre-money above $0 when cash < desperate_below · net burn a month");
        WAIT = Field::lever("wait", Span, "After a failed ask it waits this long before the next.").or("3 months").enters("no ask for this long after one that brought nothing or whose price it refused");
        CONCESSION = Field::lever("concession", Share, "After each ask in a row that failed with investors its price is lower by this share; so is the price of a bridge.").below(1.0).or("10%").enters("pre-money is · (1 − concession)^n after n asks in a row that failed with investors; a bridge's is · (1 − concession)");
        BRIDGE = Field::lever("bridge", Span, "When it runs out, shareholders may bridge this span of net burn, once between two rounds; 0: never.").or("0 months").enters("when cash < 0, shareholders are asked for −cash + bridge · max(0, net burn a month)");
        CUT_BELOW = Field::lever("cut_below", Span, "Below this runway it cuts the compute programme; 0: only when an ask fell short for discipline.").or("0 months").enters("cuts when cash < cut_below · net burn a month, or when the last ask fell short for discipline");
        CUT = Field::lever("cut", Share, "The share of the programme that one cut removes.").below(1.0).or("0%").enters("P' = P·(1 − cut) and g' = g + cut_cost·ln(1 − cut) at a cut; P the programme");
        CUT_PAUSE = Field::lever("cut_pause", Span, "At least this long passes between two cuts.").or("6 months").enters("cuts only when the last cut is at least cut_pause ago");
        CUT_COST = Field::number("cut_cost", Ratio, "Loss of growth drift per unit of log programme cut.").or("0").enters("g' = g + cut_cost·ln(1 − cut) at a cut");
        WIND_DOWN_BELOW = Field::lever("wind_down_below", Span, "It winds down when the last ask fell short for discipline and less runway than this is left. Absent: never.").optional().enters("winds down when the last ask fell short for discipline and 0 ≤ cash < wind_down_below · net burn a month");
        TRANCHE_MILESTONE = Field::text("tranche_milestone", "The name of a milestone of the company that has to be reached before any later tranche of its rounds is paid. Absent: none.").optional().enters("a later tranche of a round is paid at its time or as the milestone is reached, whichever comes last; never where it is not reached");
        SUSTAINING_AFTER = Field::lever("sustaining_after", Span, "It counts as self-sustaining after this long without net burn and without new money.").positive().or("6 months").enters("self-sustaining when net burn before credits ≤ 0 and nothing was raised for this long; T⁰ = ∞ if that comes before it runs dry");
    }
}

fields! {
    /// `[company.listing]`.
    listing {
        WANTED = Field::new("wanted", Kind::Flag, "Whether it would list without being forced.").or("true").enters("files by choice only where true; a forced filing does not ask");
        NOT_BEFORE = Field::lever("not_before", Span, "Earliest chosen filing, after the start.").or("0 months").enters("files by choice only when not_before has passed since the start");
        RUN_RATE = Field::number("run_rate", MoneyPerYear, "Lowest run-rate.").enters("files by choice when A ≥ run_rate (· strictness out of a boom); forced: when A ≥ forced_bar · run_rate");
        GROWTH = Field::number("growth", Drift, "Lowest growth drift, log a year.").derived("no bar").enters("files by choice only when g ≥ growth");
        MARGIN = Field::number("margin", Margin, "Lowest operating margin: −net burn over collected revenue; may be negative, and one of 100% or more is never reached.").endless().derived("no bar").enters("files by choice only when −net burn ≥ margin · collected revenue");
        STRICTNESS = Field::number("strictness", Multiple, "Out of a boom the run-rate bar is multiplied by this.").at_least(1.0).or("1x").enters("files by choice out of a boom when A ≥ strictness · run_rate");
        FORCED_BAR = Field::number("forced_bar", Share, "A forced listing must only clear this share of the run-rate bar.").or("50%").enters("files by force only when A ≥ forced_bar · run_rate");
        FILING_TAKES = Field::number("filing_takes", Span, "From the filing to the earliest listing; drawn anew for every filing.").positive().or("6 months").enters("lists at the first step with an open window that is filing_takes or more after the filing");
        FORCED_BELOW = Field::lever("forced_below", Span, "It is forced to file below this runway, or when a round has failed.").or("6 months").enters("files by force when cash < forced_below · net burn a month, or when an ask has failed with investors since the last round");
        VETO_FLOOR = Field::lever("veto_floor", Ratio, "Shareholders veto a price below this share of the last post-money.").up_to(10.0).or("0%").enters("vetoed when value < veto_floor · last post-money, or not above $0");
        FLOAT_SMALL = Field::number("float_small", Share, "Share of the company that a small one sells at a listing: new shares over all shares after it.").below(1.0).or("16%").enters("small in float = large + (small − large)/(1 + value/scale), value what the old shares are worth");
        FLOAT_LARGE = Field::number("float_large", Share, "Share of the company that a large one sells, likewise.").below(1.0).or("4%").enters("large in float = large + (small − large)/(1 + value/scale)");
        FLOAT_SCALE = Field::number("float_scale", Money, "The value of the old shares halfway between small and large.").positive().or("$20B").enters("scale in float = large + (small − large)/(1 + value/scale)");
        SPREAD = Field::number("spread", Share, "Underwriters' share of the proceeds.").or("3%").enters("proceeds = float/(1 − float) · value · (1 − spread)");
        MILESTONE = Field::text("milestone", "The name of a milestone of the company that it has to have reached to file. Absent: none.").optional().enters("files, by choice or force, only once the milestone is reached");
    }
}

fields! {
    /// `[company.acquisition]`.
    acquisition {
        HAZARD = Field::number("hazard", Ratio, "Offers a year in ordinary times.").enters("P(a buyer in Δ) = 1 − e^{−hazard·Δ}; in distress 1 − e^{−hazard·distress·Δ}");
        DISTRESS = Field::number("distress", Multiple, "The hazard is multiplied by this when runway is below the policy's ask trigger.").at_least(0.0).or("1x").enters("hazard is · distress when cash < ask_below · net burn a month");
        CAP = Field::number("cap", Money, "The largest price antitrust lets through. Absent: no cap.").positive().optional().enters("sold only when value ≤ cap");
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
        cut_cost: table.param(&policy::CUT_COST),
        wind_down_below: table.optional_lever(&policy::WIND_DOWN_BELOW),
        tranche_milestone: table.optional_text(&policy::TRANCHE_MILESTONE),
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
        milestone: table.optional_text(&listing::MILESTONE),
    }
}

pub(super) fn read_acquisition(table: &Table<'_>) -> Acquisition {
    Acquisition {
        hazard: table.param(&acquisition::HAZARD),
        distress: table.param(&acquisition::DISTRESS),
        cap: table.optional(&acquisition::CAP),
    }
}
