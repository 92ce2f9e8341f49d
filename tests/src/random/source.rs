//! A random source of capital.

use proptest::{prelude::*, sample::select};

use super::{
    Lines, all, line, maybe,
    number::{bounded, bounded_share, dollars, gain, rate, ratio, share, signed, span},
    table,
};

/// The source of that number, in a scenario with companies, or members of cohorts, of these names.
pub(super) fn source(number: usize, companies: &[String]) -> Lines {
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
        funds(companies.len()),
        patience(number),
        review(),
        holding(companies),
    ])
}

fn review() -> Lines {
    table(
        "source.review",
        vec![
            line("after", span(0..=24)),
            line("margin", bounded_share(0..=60)),
            maybe("every", (1..=12_i32).prop_map(|months| format!("\"{months} months\"")).boxed()),
        ],
    )
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
            maybe("fees", share(0..=30)),
            maybe("reserve", share(0..=90)),
            maybe("commitments", dollars(7..=10)),
            maybe("recommit", ratio(0..=150)),
            maybe("distributions", by_climate()),
        ],
    )
}

/// A number for each climate.
fn by_climate() -> Lines {
    (ratio(120..=200), ratio(0..=100))
        .prop_map(|(boom, drought)| format!("{{ boom = {boom}, normal = 1, drought = {drought} }}"))
        .boxed()
}

fn strategic() -> Lines {
    kind(
        "strategic",
        vec![
            line("free_cash_flow", dollars(7..=11)),
            maybe("growth", gain(0..=20)),
            maybe("equity_beta", signed(-50..=200)),
            line("share", share(0..=99)),
        ],
    )
}

fn sovereign() -> Lines {
    kind(
        "sovereign",
        vec![
            line("assets", dollars(9..=12)),
            maybe("return_rate", gain(0..=9)),
            line("allocation", share(0..=20)),
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
            maybe("equity_beta", signed(-50..=200)),
            maybe("volatility", ratio(0..=60)),
            maybe("debt", dollars(7..=11)),
            maybe("cash", dollars(7..=10)),
            maybe("reserve", dollars(7..=10)),
            line("max_ltv", bounded_share(20..=60)),
            line("target_ltv", bounded_share(5..=20)),
            maybe("impact", share(0..=30)),
            maybe("interest", rate(0..=15)),
            maybe("income", rate(0..=5)),
            maybe("sells_at_listing", share(0..=99)),
        ],
    )
}

fn individuals() -> Lines {
    kind(
        "individuals",
        vec![
            maybe("waiting", dollars(7..=10)),
            line("flow", dollars(7..=11)),
            maybe("climate", by_climate()),
            maybe("equity_beta", signed(-50..=200)),
            maybe("momentum", signed(-20..=150)),
            maybe("fees", share(0..=20)),
        ],
    )
}

fn credit() -> Lines {
    kind(
        "credit",
        vec![
            line("capital", dollars(7..=11)),
            maybe("inflow", dollars(7..=10)),
            line("share_of_round", rate(0..=60)),
            maybe("advance_rate", rate(0..=90)),
            line("interest", rate(0..=20)),
            line("maturity", span(1..=48)),
        ],
    )
}

/// What every kind has.
fn terms() -> Lines {
    let climates = (share(50..=90), share(20..=40))
        .prop_map(|(boom, normal)| format!("{{ boom = {boom}, normal = {normal}, drought = \"0%\" }}"));
    let appetite = prop_oneof![share(0..=99), climates];
    all(vec![
        line("appetite", appetite.boxed()),
        maybe("sentiment", signed(-50..=200)),
        maybe("signalling", ratio(0..=200)),
        maybe("pace", share(0..=99)),
        maybe("concentration", share(0..=99)),
        maybe("smallest_cheque", dollars(5..=8)),
        maybe("largest_cheque", dollars(9..=10)),
    ])
}

/// What an owner of shares has and a lender has not.
fn owning() -> Lines {
    all(vec![
        maybe("double_down", signed(-50..=200)),
        maybe("in_kind", share(0..=99)),
        maybe("credits_last", span(1..=30)),
        maybe("paid_at_close", bounded_share(0..=100)),
        maybe("tranche_months", span(1..=24)),
        maybe("spend_back", ratio(0..=200)),
        maybe("spend_back_months", span(1..=60)),
    ])
}

/// What an owner that does not hold on to listed shares has besides.
fn recycling() -> Lines {
    all(vec![owning(), maybe("recycle", bounded_share(0..=100))])
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

/// Patience, which the first source always has, because events change it.
fn patience(number: usize) -> Lines {
    let lines = vec![
        line("initial_limit", bounded(200..=1_000)),
        line("public_limit", bounded(50..=200)),
        line("span", span(6..=60)),
        line("strictness", ratio(0..=200)),
    ];
    if number > 0 {
        return table("source.patience", lines);
    }
    all(vec![Just("[source.patience]\n".to_owned()).boxed(), all(lines)])
}

/// A stake at the start; seven of 10% are less than the whole.
fn holding(companies: &[String]) -> Lines {
    let held = (select(companies.to_vec()), bounded_share(0..=10), dollars(6..=10)).prop_map(
        |(company, stake, cost)| {
            format!("[[source.holding]]\ncompany = \"{company}\"\nstake = {stake}\ncost = {cost}\n")
        },
    );
    prop_oneof![Just(String::new()), held].boxed()
}
