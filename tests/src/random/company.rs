//! A random company.

use proptest::prelude::*;

use super::{Lines, all, chosen, dollars, hundredths, line, maybe, months, percent, table};

/// The company of that number, in a scenario with so many sources.
pub(super) fn company(number: usize, sources: usize) -> Lines {
    all(vec![
        Just(format!("[[company]]\nname = \"c{number}\"\n")).boxed(),
        line("run_rate", dollars(6..=11)),
        line("cash", dollars(6..=11)),
        maybe("cash_volatility", dollars(5..=9)),
        maybe("partner_share", percent(0..=40)),
        maybe("days_sales_outstanding", (0..=120_u32).prop_map(|days| format!("\"{days} days\"")).boxed()),
        maybe("cash_interest", percent(0..=8)),
        maybe("debt", dollars(6..=9)),
        maybe("debt_interest", percent(0..=15)),
        growth(),
        costs(),
        promises(sources),
        policy(),
        ends(),
    ])
}

fn growth() -> Lines {
    let jumps = "{ hazard = 0.4, mean = -0.3, deviation = 0.3 }";
    let reverts = (0..=60_u32, 6..=60_u32).prop_map(|(long_run, months)| {
        format!("long_run = \"{long_run}%\"\nhalf_life = \"{months} months\"\n")
    });
    all(vec![
        Just("[company.growth]\n".to_owned()).boxed(),
        line("now", (-40..=180_i32).prop_map(|percent| format!("\"{percent}%\"")).boxed()),
        prop_oneof![Just(String::new()), reverts].boxed(),
        maybe("uncertainty", hundredths(0..=30)),
        maybe("volatility", hundredths(0..=60)),
        maybe("correlation", hundredths(0..=90)),
        maybe("common", hundredths(0..=90)),
        maybe("addressable", dollars(9..=12)),
        maybe("jumps", Just(jumps.to_owned()).boxed()),
    ])
}

fn costs() -> Lines {
    let stays = line("now", (-50..=90_i32).prop_map(|percent| format!("\"{percent}%\"")).boxed());
    all(vec![
        table("company.margin", vec![stays]),
        table(
            "company.variable",
            vec![line("now", hundredths(0..=90)), maybe("volatility", hundredths(0..=20))],
        ),
        table("company.fixed", vec![line("now", dollars(6..=11)), maybe("inflation", percent(0..=20))]),
        table(
            "company.compute",
            vec![
                line("now", dollars(6..=11)),
                line("growth", percent(0..=90)),
                line("half_life", months(6..=40)),
                maybe("follows_revenue", percent(0..=100)),
                maybe("credit_share", percent(0..=100)),
            ],
        ),
        table("company.tax", vec![line("rate", percent(0..=40)), maybe("losses", dollars(6..=10))]),
    ])
}

/// Contracts, payments and tranches on dates.
fn promises(sources: usize) -> Lines {
    let contract = (dollars(6..=10), 0..=1_usize, 1..=12_u32, percent(1..=100)).prop_map(
        move |(amount, with, month, probability)| {
            format!(
                "[[company.commitment]]\nwith = \"s{with}\"\nper_year = {amount}\nfrom = \"2026-{month:02}\"\n\
                 to = \"2028-{month:02}\"\nprobability = {probability}\n"
            )
        },
    );
    let capex = (dollars(6..=10), 1..=12_u32).prop_map(|(amount, month)| {
        format!(
            "[[company.capex]]\nper_year = {amount}\nfrom = \"2026-{month:02}\"\nto = \"2027-{month:02}\"\n"
        )
    });
    let last_round = dollars(8..=12)
        .prop_map(|amount| format!("[company.last_round]\npost_money = {amount}\ndate = \"2025-06\"\n"));
    let tranche = (dollars(6..=10), 0..=7_usize, 1..=12_u32, percent(0..=100)).prop_map(
        move |(amount, source, month, in_kind)| {
            if source >= sources {
                return String::new();
            }
            format!(
                "[[company.tranche]]\nsource = \"s{source}\"\namount = {amount}\ndate = \"2027-{month:02}\"\n\
                 in_kind = {in_kind}\n"
            )
        },
    );
    let none = || Just(String::new());
    all(vec![
        prop_oneof![none(), contract].boxed(),
        prop_oneof![none(), capex].boxed(),
        prop_oneof![none(), last_round].boxed(),
        prop_oneof![none(), tranche].boxed(),
    ])
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
            maybe("ask_below", months(0..=12)),
            line("target", months(13..=36)),
            line("smallest_round", chosen(5..=8)),
            maybe("max_dilution", percent(5..=60)),
            maybe("minimum_close", percent(0..=100)),
            maybe("raise_takes", Just("\"2 to 8 months\"".to_owned()).boxed()),
            prop_oneof![Just(String::new()), tempted].boxed(),
            maybe("down_tolerance", percent(0..=60)),
            maybe("desperate_below", months(0..=6)),
            maybe("wait", months(0..=6)),
            maybe("concession", percent(0..=40)),
            maybe("bridge", months(0..=6)),
            prop_oneof![Just(String::new()), cuts].boxed(),
            maybe("wind_down_below", months(0..=6)),
            maybe("sustaining_after", months(1..=12)),
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
                maybe("not_before", months(0..=24)),
                line("run_rate", dollars(7..=11)),
                maybe("growth", percent(0..=60)),
                maybe("filing_takes", Just("\"2 to 9 months\"".to_owned()).boxed()),
                maybe("forced_below", months(0..=9)),
                maybe("veto_floor", percent(0..=120)),
            ],
        ),
        table(
            "company.acquisition",
            vec![
                line("hazard", hundredths(0..=100)),
                maybe("distress", hundredths(0..=500)),
                maybe("cap", dollars(8..=12)),
            ],
        ),
    ])
}
