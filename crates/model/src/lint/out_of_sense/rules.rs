//! The rules, each with its threshold and its reason.

use super::Rule;
use crate::{
    Param,
    file::Field,
    lint::look::{high, low, mass_above, middle, percent, spoken},
    units::Quantity,
};

/// Every rule, in the order in which they are tried.
pub static RULES: [Rule; 17] = [
    Rule {
        of: "a margin",
        when: "more than 1% of worlds have it above 100%",
        why: "nobody keeps more than all revenue",
        about: |_, _, field| field.quantity() == Quantity::Margin,
        fault: |param, _| {
            let mass = mass_above(param, 1.0);
            (mass > 0.01).then(|| format!("a margin above 100% in {} of worlds", percent(mass)))
        },
    },
    Rule {
        of: "`company.growth.now`",
        when: "its 99th percentile is above x20 a year",
        why: "hardly any company with revenue to speak of has grown twentyfold in a year",
        about: |table, key, _| (table, key) == ("company.growth", "now"),
        fault: |param, _| {
            let fastest = libm::exp(param.law.quantile(0.99));
            (fastest > 20.0).then(|| format!("growth of x{fastest:.0} a year at the 99th percentile"))
        },
    },
    Rule {
        of: "`company.growth.long_run`",
        when: "its 95th percentile is above 0.4 (x1.5 a year)",
        why: "what grows by half every year for ever outgrows every market within decades",
        about: |table, key, _| (table, key) == ("company.growth", "long_run"),
        fault: |param, _| above(param, Quantity::Drift, 0.4, "long-run growth"),
    },
    Rule {
        of: "a volatility",
        when: "its 95th percentile is above 300% a year",
        why: "one standard deviation would multiply or divide by 20 within a year",
        about: |_, key, field| key.ends_with("volatility") && field.quantity() == Quantity::Ratio,
        fault: |param, _| above(param, Quantity::Share, 3.0, "a volatility"),
    },
    Rule {
        of: "`source.appetite`",
        when: "it is 99.9% or more",
        why: "log-odds of 6.9 leave nothing for mood, signals and burn to change",
        about: |table, key, _| (table, key) == ("source", "appetite"),
        fault: |param, _| {
            let median = middle(param);
            let spelled = Quantity::Share.spell(median);
            (median >= 0.999).then(|| format!("an appetite of {spelled} is a yes to every ask"))
        },
    },
    Rule {
        of: "a half-life",
        when: "its median is longer than the horizon",
        why: "what it brings back is not half-way there when the simulation ends, so the long run hardly matters",
        about: |_, key, field| key.ends_with("half_life") && field.quantity() == Quantity::Span,
        fault: |param, horizon| longer(middle(param), horizon, "a half-life"),
    },
    Rule {
        of: "a reversion or a decay",
        when: "the half-life it means, at its median, is longer than the horizon",
        why: "what it brings back is not half-way there when the simulation ends, so the long run hardly matters",
        about: |_, key, _| key == "reversion" || key.ends_with("_decay"),
        fault: |param, horizon| {
            let speed = middle(param);
            let half_life = 12.0 * std::f64::consts::LN_2 / speed;
            if speed > 0.0 { longer(half_life, horizon, "a half-life") } else { None }
        },
    },
    Rule {
        of: "`source.patience.span`",
        when: "its median is longer than the horizon",
        why: "tolerance would not have tightened by two thirds when the simulation ends",
        about: |table, key, _| (table, key) == ("source.patience", "span"),
        fault: |param, horizon| longer(middle(param), horizon, "a patience"),
    },
    Rule {
        of: "`market.multiple.now` and `long_run`",
        when: "its 95th percentile is above 100x",
        why: "no listed sector has been priced at a hundred times its revenue",
        about: |table, key, _| table == "market.multiple" && matches!(key, "now" | "long_run"),
        fault: |param, _| above(param, Quantity::Multiple, 100.0, "a listed multiple"),
    },
    Rule {
        of: "`market.equity.drift`",
        when: "its 95th percentile is above 0.3",
        why: "no broad index has returned 35% a year for a decade",
        about: |table, key, _| (table, key) == ("market.equity", "drift"),
        fault: |param, _| above(param, Quantity::Drift, 0.3, "drift of the equity index"),
    },
    Rule {
        of: "`market.oil.now` and `long_run`",
        when: "its 95th percentile is above $300 or its 5th below $5",
        why: "a barrel has cost from $10 in 1998 to $147 in 2008",
        about: |table, key, _| table == "market.oil" && matches!(key, "now" | "long_run"),
        fault: |param, _| {
            let cheap = low(param) < 5.0;
            let said = || format!("oil at {} at the 5th percentile", spoken(Quantity::Price, low(param)));
            above(param, Quantity::Price, 300.0, "oil").or_else(|| cheap.then(said))
        },
    },
    Rule {
        of: "`market.sentiment.now`, `boom`, `normal`, `drought`",
        when: "its median is above 2.3 or below -2.3",
        why: "prices carry e to its power: a mood of 2.3 multiplies every price by ten",
        about: |table, key, _| {
            table == "market.sentiment" && matches!(key, "now" | "boom" | "normal" | "drought")
        },
        fault: |param, _| {
            let mood = middle(param);
            let factor = libm::exp(mood.abs());
            let (many, verb) = (format!("{factor:.0}"), if mood > 0.0 { "multiplies" } else { "divides" });
            (mood.abs() > 2.3).then(|| format!("a mood that {verb} prices by {many}"))
        },
    },
    Rule {
        of: "`company.cash_interest`",
        when: "its 95th percentile is above 20% a year",
        why: "dollars at call paid 19% in the worst months of 1981",
        about: |table, key, _| (table, key) == ("company", "cash_interest"),
        fault: |param, _| above(param, Quantity::Share, 0.2, "interest on cash"),
    },
    Rule {
        of: "`debt_interest` and `interest`",
        when: "its 95th percentile is above 50% a year",
        why: "nobody lends to companies of this size at such a rate, or borrows",
        about: |_, key, _| matches!(key, "debt_interest" | "interest"),
        fault: |param, _| above(param, Quantity::Share, 0.5, "interest"),
    },
    Rule {
        of: "`company.days_sales_outstanding`",
        when: "its 95th percentile is above 365 days",
        why: "customers who pay after a year are written off",
        about: |table, key, _| (table, key) == ("company", "days_sales_outstanding"),
        fault: |param, _| above(param, Quantity::Days, 365.0, "time until customers pay"),
    },
    Rule {
        of: "a share",
        when: "its 5th percentile is below 1% and its 95th above 99%",
        why: "an interval that wide is logit-normal with most worlds at its ends: it says all or nothing, not unknown",
        about: |_, _, field| field.quantity() == Quantity::Share,
        fault: |param, _| {
            let wide = low(param) < 0.01 && high(param) > 0.99;
            wide.then(|| "from less than 1% at the 5th percentile to more than 99% at the 95th".to_owned())
        },
    },
    Rule {
        of: "any number that cannot be negative",
        when: "its 99th percentile is more than a hundred times its median",
        why: "one world in a hundred would decide every mean",
        about: |_: &str, _: &str, _: &Field| true,
        fault: |param, _| {
            let (median, far) = (middle(param), param.law.quantile(0.99));
            let heavy = param.law.support().0 >= 0.0 && median > 0.0 && far > 100.0 * median;
            heavy.then(|| format!("the 99th percentile is {:.0} times the median", far / median))
        },
    },
];

/// What is wrong when the 95th percentile is above a limit.
fn above(param: &Param, quantity: Quantity, limit: f64, what: &str) -> Option<String> {
    let end = high(param);
    let known = if param.law.is_constant() { "" } else { " at the 95th percentile" };
    (end > limit).then(|| format!("{what} of {}{known}", spoken(quantity, end)))
}

/// What is wrong when a span, months, is longer than the horizon.
fn longer(span: f64, horizon: f64, what: &str) -> Option<String> {
    let spell = |months: f64| spoken(Quantity::Span, months);
    (span > horizon)
        .then(|| format!("{what} of {} in a horizon of {}", spell(span), Quantity::Span.spell(horizon)))
}
