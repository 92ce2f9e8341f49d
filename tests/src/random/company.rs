//! A random company.

use std::ops::RangeInclusive;

use proptest::{prelude::*, sample::select};

use super::{
    Lines, all, line, maybe,
    number::{
        bounded, bounded_share, chosen, days, dollars, drift, half_life, rate, ratio, share, signed, span,
    },
    table,
};

/// The company of that number, or the cohort of so many, in a scenario with so many sources.
pub(super) fn company(number: usize, count: Option<u32>, sources: usize) -> Lines {
    let count = count.map_or_else(String::new, |count| format!("count = {count}\n"));
    all(vec![
        Just(format!("[[company]]\nname = \"c{number}\"\n{count}")).boxed(),
        maybe("id", Just(format!("\"known as {number}\"")).boxed()),
        line("run_rate", dollars(6..=11)),
        line("cash", dollars(6..=11)),
        watched_cash(),
        maybe("partner_share", share(0..=40)),
        maybe("days_sales_outstanding", days(0..=120)),
        maybe("cash_interest", rate(0..=8)),
        maybe("debt", dollars(6..=9)),
        maybe("debt_interest", rate(0..=15)),
        growth(),
        costs(),
        promises(sources),
        policy(),
        ends(),
        chances(),
    ])
}

/// Cash that moves at random, watched or not.
fn watched_cash() -> Lines {
    let watch = prop_oneof![Just("at-step-ends"), Just("always")].prop_map(|watch| format!("\"{watch}\""));
    let moves = all(vec![line("cash_volatility", dollars(5..=9)), maybe("cash_watched", watch.boxed())]);
    prop_oneof![Just(String::new()), moves].boxed()
}

/// An addressable market, which some may adopt by themselves.
fn adopted() -> Lines {
    all(vec![line("addressable", dollars(9..=12)), maybe("innovation", ratio(0..=40))])
}

fn growth() -> Lines {
    let jumps = prop_oneof![
        Just("{ hazard = 0.4, mean = -0.3, deviation = 0.3 }"),
        Just(
            "{ hazard = 0.4, mean = \"-0.5 to -0.1\", deviation = { law = \"gamma\", mean = 0.3, sd = 0.1 } }"
        ),
    ];
    let reverts = || {
        let speed = prop_oneof![line("half_life", half_life(6..=60)), line("reversion", ratio(10..=150))];
        all(vec![line("long_run", drift(0..=60)), speed.boxed()])
    };
    all(vec![
        Just("[company.growth]\n".to_owned()).boxed(),
        line("now", drift(-40..=180)),
        prop_oneof![Just(String::new()), reverts()].boxed(),
        maybe("uncertainty", ratio(0..=30)),
        maybe("uncertainty_half_life", half_life(6..=60)),
        maybe("volatility", ratio(0..=60)),
        maybe("correlation", bounded(-90..=90)),
        maybe("common", bounded(-90..=90)),
        maybe("revenue_risk_price", signed(-20..=50)),
        prop_oneof![Just(String::new()), adopted()].boxed(),
        maybe("jumps", jumps.prop_map(str::to_owned).boxed()),
    ])
}

fn costs() -> Lines {
    let stays = || line("now", bounded_share(-50..=90));
    let moves = all(vec![stays(), line("long_run", bounded_share(20..=90)), line("half_life", span(6..=60))]);
    all(vec![
        table("company.margin", vec![prop_oneof![stays(), moves].boxed()]),
        table("company.variable", vec![line("now", ratio(0..=90)), maybe("volatility", ratio(0..=20))]),
        table("company.fixed", vec![line("now", dollars(6..=11)), maybe("inflation", drift(0..=20))]),
        table(
            "company.compute",
            vec![
                line("now", dollars(6..=11)),
                line("growth", drift(0..=90)),
                line("half_life", span(6..=40)),
                maybe("follows_revenue", share(0..=99)),
                maybe("credit_share", share(0..=99)),
            ],
        ),
        table("company.tax", vec![line("rate", share(0..=40)), maybe("losses", dollars(6..=10))]),
        table(
            "company.equipment",
            vec![
                maybe("now", dollars(6..=10)),
                line("half_life", span(6..=60)),
                maybe("resale", share(0..=90)),
            ],
        ),
    ])
}

/// Contracts, payments and tranches on dates.
fn promises(sources: usize) -> Lines {
    let round =
        all(vec![line("post_money", dollars(8..=12)), Just("date = \"2025-06\"\n".to_owned()).boxed()]);
    let mut lists = vec![
        table("company.last_round", vec![round]),
        some("[company.commitment]", 0..=2, contract().boxed()),
        some("[company.capex]", 0..=2, due("per_year", "to = \"2029-10\"\n").boxed()),
    ];
    if sources > 0 {
        lists.push(some("[company.tranche]", 0..=2, tranche(sources).boxed()));
    }
    all(lists)
}

/// A few entries of a list.
fn some(header: &'static str, count: RangeInclusive<usize>, one: Lines) -> Lines {
    let one = one.prop_map(move |lines| format!("[{header}]\n{lines}"));
    prop::collection::vec(one, count).prop_map(|all| all.concat()).boxed()
}

/// With whom a contract may be: often twice with the same, and some with a name that no path could hold.
const WITH: [&str; 5] =
    ["s0", "s0", "s1", "2", "a consortium with a name that is longer than any path of a number may hold"];

fn contract() -> impl Strategy<Value = String> {
    let with = select(WITH.to_vec()).prop_map(|with| format!("with = \"{with}\"\n"));
    let terms = (maybe("binding", share(0..=99)), maybe("probability", share(1..=99)));
    (with, due("per_year", "to = \"2029-10\"\n"), terms)
        .prop_map(|(with, due, (binding, probability))| with + &due + &binding + &probability)
}

/// An amount from a month on, or one from each of several dates on, until that of `to`.
fn due(key: &'static str, to: &'static str) -> impl Strategy<Value = String> {
    let plain = (line(key, dollars(6..=10)), 1..=12_u32)
        .prop_map(|(amount, month)| format!("{amount}from = \"2026-{month:02}\"\n"));
    prop_oneof![plain, line(key, schedule())].prop_map(move |due| due + to)
}

/// An amount for each of several dates.
fn schedule() -> Lines {
    (dollars(6..=10), dollars(6..=10), dollars(6..=10), 1..=3_usize)
        .prop_map(|(first, second, third, count)| {
            let dated =
                [format!("2027 = {first}"), format!("\"2027-07\" = {second}"), format!("2029 = {third}")];
            format!("{{ {} }}", dated[..count].join(", "))
        })
        .boxed()
}

fn tranche(sources: usize) -> impl Strategy<Value = String> {
    let plain = (line("amount", dollars(6..=10)), 1..=12_u32)
        .prop_map(|(amount, month)| format!("{amount}date = \"2027-{month:02}\"\n"));
    let amount = prop_oneof![plain, line("amount", schedule())];
    (0..sources, amount, maybe("in_kind", share(0..=99)))
        .prop_map(|(source, amount, in_kind)| format!("source = \"s{source}\"\n{amount}{in_kind}"))
}

fn policy() -> Lines {
    let cuts = (1..=8_u32, 1..=60_u32).prop_map(|(below, cut)| {
        format!("cut_below = \"{below} months\"\ncut = \"{cut}%\"\ncut_cost = 0.3\n")
    });
    let tempted = (0..=50_u32, 0..=24_u32).prop_map(|(above, after)| {
        format!("opportunistic_sentiment = 0.{above:02}\nopportunistic_after = \"{after} months\"\n")
    });
    table(
        "company.policy",
        vec![
            maybe("ask_below", chosen::months(0..=12)),
            line("target", chosen::months(13..=36)),
            line("smallest_round", chosen::dollars(5..=8)),
            maybe("max_dilution", chosen::percent(5..=60)),
            maybe("minimum_close", chosen::percent(0..=100)),
            maybe("raise_takes", span(1..=8)),
            prop_oneof![Just(String::new()), tempted].boxed(),
            maybe("down_tolerance", chosen::percent(0..=60)),
            maybe("desperate_below", chosen::months(0..=6)),
            maybe("wait", chosen::months(0..=6)),
            maybe("concession", chosen::percent(0..=40)),
            maybe("bridge", chosen::months(0..=6)),
            prop_oneof![Just(String::new()), cuts].boxed(),
            maybe("wind_down_below", chosen::months(0..=6)),
            maybe("sustaining_after", chosen::months(1..=12)),
        ],
    )
}

/// Listing and sale.
fn ends() -> Lines {
    all(vec![
        table(
            "company.listing",
            vec![
                maybe("wanted", Just("false".to_owned()).boxed()),
                maybe("not_before", chosen::months(0..=24)),
                line("run_rate", dollars(7..=11)),
                maybe("growth", drift(0..=60)),
                maybe("margin", bounded_share(-60..=30)),
                maybe("strictness", bounded(100..=200)),
                maybe("float_scale", dollars(9..=11)),
                maybe("filing_takes", span(1..=9)),
                maybe("forced_below", chosen::months(0..=9)),
                maybe("veto_floor", chosen::percent(0..=120)),
            ],
        ),
        table(
            "company.acquisition",
            vec![
                line("hazard", ratio(0..=100)),
                maybe("distress", bounded(100..=500)),
                maybe("cap", dollars(8..=12)),
            ],
        ),
    ])
}

/// What it has to reach, what may befall it, what it is given and what it has to pay.
fn chances() -> Lines {
    let milestone = (0..=30_u32, bounded_share(0..=100), any::<bool>()).prop_map(|(takes, probability, gates)| {
        format!(
            "[[company.milestone]]\nname = \"m\"\ntakes = \"{takes} months\"\nprobability = {probability}\n\
             gates_growth = {gates}\nrun_rate = \"-30%\"\ngrowth = 0.2\ncash = \"-$1M\"\n"
        )
    });
    let hazard = |outcome: &'static str| {
        let lines = (ratio(0..=90), any::<bool>(), 0..=20_u32).prop_map(move |(rate, window, after)| {
            format!(
                "[[company.hazard]]\noutcome = \"{outcome}\"\nrate = {rate}\nwindow = {window}\n\
                 after = \"{after} months\"\n"
            )
        });
        prop_oneof![3 => Just(String::new()), 1 => lines].boxed()
    };
    let none = || Just(String::new());
    all(vec![
        prop_oneof![none(), milestone].boxed(),
        table("company.lump_sums", vec![line("rate", ratio(0..=400)), line("amount", dollars(5..=8))]),
        table("company.claims", vec![line("rate", ratio(0..=4_000)), line("amount", dollars(4..=8))]),
        hazard("ipo"),
        hazard("acquired"),
        hazard("wound-down"),
        hazard("insolvent"),
    ])
}
