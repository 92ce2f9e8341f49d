//! A random market.

use proptest::prelude::*;

use super::{
    Lines, all, line, maybe,
    number::{chosen, dollars, drift, price, ratio, share, signed, span},
    table,
};

/// The market: what sources need is always there.
pub(super) fn market() -> Lines {
    let buyers = prop_oneof![Just(String::new()), line("buyers", dollars(10..=12))];
    all(vec![
        buyers.prop_map(|buyers| format!("[market]\n{buyers}")).boxed(),
        climate(),
        sentiment(),
        multiple(),
        equity(),
        oil(),
        window(),
        table("market.pricing", vec![maybe("growth_premium", ratio(0..=150)), maybe("noise", ratio(0..=40))]),
        correlation(),
    ])
}

fn climate() -> Lines {
    let now = prop_oneof![Just("boom"), Just("normal"), Just("drought")];
    table(
        "market.climate",
        vec![
            now.prop_map(|now| format!("now = \"{now}\"\n")).boxed(),
            line("boom_stay", span(1..=30)),
            line("normal_stay", span(1..=30)),
            line("drought_stay", span(1..=30)),
            maybe("boom_to_normal", share(0..=99)),
            maybe("normal_to_boom", share(0..=99)),
        ],
    )
}

fn sentiment() -> Lines {
    table(
        "market.sentiment",
        vec![
            maybe("now", signed(-60..=60)),
            maybe("boom", signed(0..=60)),
            maybe("drought", signed(-60..=0)),
            line("half_life", span(3..=36)),
            line("volatility", ratio(0..=60)),
            maybe("contagion", ratio(0..=80)),
        ],
    )
}

fn multiple() -> Lines {
    all(vec![
        Just("[market.multiple]\n".to_owned()).boxed(),
        line("now", ratio(50..=4_000)),
        line("long_run", ratio(50..=2_000)),
        line("half_life", span(3..=36)),
        line("volatility", ratio(0..=80)),
    ])
}

fn equity() -> Lines {
    let jumps = prop_oneof![
        Just("{ hazard = 0.5, mean = -0.3, deviation = 0.2 }"),
        Just(
            "{ hazard = \"0.2 to 0.6\", mean = { law = \"normal\", mean = -0.3, sd = 0.1 }, deviation = 0.2 }"
        ),
    ];
    table(
        "market.equity",
        vec![
            line("drift", drift(0..=10)),
            line("volatility", ratio(0..=40)),
            maybe("jumps", jumps.prop_map(str::to_owned).boxed()),
        ],
    )
}

fn oil() -> Lines {
    all(vec![
        Just("[market.oil]\n".to_owned()).boxed(),
        line("now", price(40..=110)),
        line("long_run", price(40..=110)),
        line("half_life", span(6..=48)),
        line("volatility", ratio(0..=50)),
    ])
}

fn window() -> Lines {
    table(
        "market.window",
        vec![
            maybe("open", Just("false".to_owned()).boxed()),
            maybe("shut_until", (1..=12_u32).prop_map(|month| format!("\"2027-{month:02}\"")).boxed()),
            line("stay_open", span(1..=30)),
            line("stay_closed", span(1..=30)),
            maybe("sentiment", ratio(0..=100)),
            maybe("failure", ratio(0..=300)),
        ],
    )
}

/// Pairs of shocks, named in either order. Each shock is in four of them, so correlations below a quarter fit together.
fn correlation() -> Lines {
    const PAIRS: [[&str; 2]; 10] = [
        ["sentiment-multiple", "multiple-sentiment"],
        ["sentiment-equity", "equity-sentiment"],
        ["sentiment-oil", "oil-sentiment"],
        ["sentiment-growth", "growth-sentiment"],
        ["multiple-equity", "equity-multiple"],
        ["multiple-oil", "oil-multiple"],
        ["multiple-growth", "growth-multiple"],
        ["equity-oil", "oil-equity"],
        ["equity-growth", "growth-equity"],
        ["oil-growth", "growth-oil"],
    ];
    let pair = |[one, other]: [&'static str; 2]| {
        let known = || chosen::hundredths(-24..=24);
        prop_oneof![3 => Just(String::new()), 1 => line(one, known()), 1 => line(other, known())].boxed()
    };
    table("market.correlation", PAIRS.map(pair).to_vec())
}
