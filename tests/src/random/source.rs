//! A random source of capital.

use proptest::prelude::*;

use super::{Lines, all, dollars, hundredths, line, maybe, months, percent, table};

/// The source of that number, in a scenario with so many companies.
pub(super) fn source(number: usize, companies: usize) -> Lines {
    let kinds = prop_oneof![
        all(vec![venture(), recycling()]),
        all(vec![strategic(), recycling()]),
        all(vec![sovereign(), recycling()]),
        all(vec![leveraged(), owning()]),
        all(vec![individuals(), recycling()]),
        credit(),
    ];
    all(vec![
        Just(format!("[[source]]\nname = \"s{number}\"\n")).boxed(),
        kinds.boxed(),
        terms(),
        funds(companies),
        patience(),
        holding(companies),
    ])
}

fn kind(word: &'static str, own: Vec<Lines>) -> Lines {
    let mut parts = vec![Just(format!("kind = \"{word}\"\n")).boxed()];
    parts.extend(own);
    all(parts)
}

fn venture() -> Lines {
    kind(
        "venture",
        vec![
            line("dry_powder", dollars(7..=11)),
            maybe("net_asset_value", dollars(7..=11)),
            maybe("fees", percent(0..=30)),
            maybe("reserve", percent(0..=90)),
            maybe("commitments", dollars(7..=10)),
            maybe("recommit", hundredths(0..=150)),
            maybe("distributions", Just("{ boom = 1.6, normal = 1, drought = 0.2 }".to_owned()).boxed()),
        ],
    )
}

fn strategic() -> Lines {
    kind(
        "strategic",
        vec![
            line("free_cash_flow", dollars(7..=11)),
            maybe("growth", percent(0..=20)),
            maybe("equity_beta", hundredths(0..=200)),
            line("share", percent(0..=100)),
        ],
    )
}

fn sovereign() -> Lines {
    kind(
        "sovereign",
        vec![
            line("assets", dollars(9..=12)),
            maybe("return_rate", percent(0..=9)),
            line("allocation", percent(0..=20)),
            maybe("invested", dollars(7..=10)),
            Just("breakeven = \"$75\"\n".to_owned()).boxed(),
            line("inflow", dollars(7..=10)),
            maybe("outflow", dollars(7..=10)),
        ],
    )
}

fn leveraged() -> Lines {
    kind(
        "leveraged",
        vec![
            line("listed", dollars(8..=11)),
            maybe("other_private", dollars(7..=10)),
            maybe("equity_beta", hundredths(0..=200)),
            maybe("volatility", hundredths(0..=60)),
            maybe("debt", dollars(7..=11)),
            maybe("cash", dollars(7..=10)),
            maybe("reserve", dollars(7..=10)),
            line("max_ltv", percent(20..=60)),
            line("target_ltv", percent(5..=20)),
            maybe("impact", percent(0..=30)),
            maybe("interest", percent(0..=15)),
            maybe("income", percent(0..=5)),
            maybe("sells_at_listing", percent(0..=100)),
        ],
    )
}

fn individuals() -> Lines {
    kind(
        "individuals",
        vec![
            maybe("waiting", dollars(7..=10)),
            line("flow", dollars(7..=11)),
            maybe("climate", Just("{ boom = 2, normal = 1, drought = 0 }".to_owned()).boxed()),
            maybe("equity_beta", hundredths(0..=200)),
            maybe("momentum", hundredths(0..=150)),
            maybe("fees", percent(0..=20)),
        ],
    )
}

fn credit() -> Lines {
    kind(
        "credit",
        vec![
            line("capital", dollars(7..=11)),
            maybe("inflow", dollars(7..=10)),
            line("share_of_round", percent(0..=60)),
            maybe("advance_rate", percent(0..=90)),
            line("interest", percent(0..=20)),
            line("maturity", months(1..=48)),
        ],
    )
}

/// What every kind has.
fn terms() -> Lines {
    let climates = "{ boom = \"80%\", normal = \"40%\", drought = \"0%\" }";
    let appetite = prop_oneof![percent(0..=99), Just("\"30% to 70%\"".to_owned()), Just(climates.to_owned())];
    all(vec![
        line("appetite", appetite.boxed()),
        maybe("sentiment", hundredths(0..=200)),
        maybe("signalling", hundredths(0..=200)),
        maybe("pace", percent(0..=100)),
        maybe("concentration", percent(0..=100)),
        maybe("smallest_cheque", dollars(5..=8)),
        maybe("largest_cheque", dollars(9..=10)),
    ])
}

/// What an owner of shares has and a lender has not.
fn owning() -> Lines {
    all(vec![
        maybe("double_down", hundredths(0..=200)),
        maybe("in_kind", percent(0..=100)),
        maybe("credits_last", months(1..=30)),
        maybe("paid_at_close", percent(0..=100)),
        maybe("tranche_months", months(1..=24)),
        maybe("spend_back", hundredths(0..=200)),
        maybe("spend_back_months", months(1..=60)),
    ])
}

/// What an owner that does not hold on to listed shares has besides.
fn recycling() -> Lines {
    all(vec![owning(), maybe("recycle", percent(0..=100))])
}

/// Which companies it may fund: all, only one, or all but one.
fn funds(companies: usize) -> Lines {
    (0..3_u32, 0..companies)
        .prop_map(|(choice, company)| match choice {
            0 => String::new(),
            1 => format!("only = [\"c{company}\"]\n"),
            _ => format!("except = [\"c{company}\"]\n"),
        })
        .boxed()
}

fn patience() -> Lines {
    table(
        "source.patience",
        vec![
            line("initial_limit", hundredths(200..=1_000)),
            line("public_limit", hundredths(50..=200)),
            line("span", months(6..=60)),
            line("strictness", hundredths(0..=200)),
        ],
    )
}

/// A stake at the start; seven of 10% are less than the whole.
fn holding(companies: usize) -> Lines {
    let held = (0..companies, percent(0..=10), dollars(6..=10)).prop_map(|(company, stake, cost)| {
        format!("[[source.holding]]\ncompany = \"c{company}\"\nstake = {stake}\ncost = {cost}\n")
    });
    prop_oneof![Just(String::new()), held].boxed()
}
