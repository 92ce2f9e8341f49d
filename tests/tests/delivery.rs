//! Shares whose money comes later: a share costs what it costs, whenever it is paid for and whoever calls it off.
//!
//! The company is worth 4x its $100M of run-rate and its cash, and burns $1M a year. The holder of the start has half of it, at
//! the price of the day; the fund buys $100M of new shares at that price. Whoever then sells at the same price a share gets
//! what it paid, but for the little that was burned: with `burned` of it gone, all get 1 − burned/(value of the day + paid in).

use std::ops::Range;

use drypowder_tests::{SEED, probe::target, row::say, run};

/// Half of the company, bought at the price of the day.
const EARLY: &str = "[[source]]
name = \"Early\"
kind = \"individuals\"
waiting = \"$1B\"
flow = \"1 dollar a year\"
appetite = \"0%\"
[[source.holding]]
company = \"Target\"
stake = \"50%\"
cost = \"$201M\"
";

/// The multiples of the holder of the start and of the fund, and what the company drew, in millions of dollars.
struct Seen {
    early: f64,
    fund: f64,
    drawn: f64,
}

fn seen(months: u32, company: &str, source: &str) -> Seen {
    let company = format!(
        "cash = \"$2M\"
[company.fixed]
now = \"$99M a year\"
[company.variable]
now = \"2%\"
[company.last_round]
post_money = \"$402M\"
date = \"2025-12\"
{company}"
    );
    let outcome = run(&(target(months, &company, source) + EARLY), 64, SEED);
    assert!(outcome.results.system.stakes_residual.expect("checked") < 1e-12);
    assert!(outcome.results.system.ledger_residual.expect("checked") < 1e-3);
    let [early, fund] = ["Early", "Fund"].map(|name| {
        let source = outcome.results.sources.iter().find(|source| source.name == name).expect("a source");
        source.returns.as_ref().map_or(0.0, |returns| returns.multiple[1].value.expect("a multiple"))
    });
    Seen { early, fund, drawn: outcome.results.companies[0].drawn.value / 1e6 }
}

/// The company asks for $100M in its first month.
const ASKS: &str = "[company.policy]
ask_below = \"30 months\"
target = \"60 months\"
raise_takes = \"1 month\"
smallest_round = \"$100M\"
";

/// A buyer comes as soon as one can pay.
const SOLD: &str = "[company.acquisition]\nhazard = 1000\n";

/// Nine tenths of the cheque are paid within ten years.
const LATE: &str = "paid_at_close = \"10%\"\ntranche_months = \"120 months\"\n";

/// After a failed review the source has called off what it promised.
const CALLED_OFF: &str = "[source.review]\nmargin = \"99%\"\nafter = \"3 months\"\n";

/// The whole cheque, $10M and $750,000 a month, and the tranches of the three months before the review.
const AT_ONCE: Range<f64> = 99.99..100.01;
const PAID_LATE: Range<f64> = 15.0..40.0;
const UP_TO_REVIEW: Range<f64> = 11.0..13.0;

/// A little was burned, below $4M of $400M, and multiples of worlds that are not alike are known to a bin of 0.8%.
fn whole(what: &str, Seen { early, fund, drawn }: Seen, paid: Range<f64>) {
    say(&format!("{what}: {early:.3} for the holder, {fund:.3} for the fund, ${drawn:.2}M drawn"));
    assert!(paid.contains(&drawn), "{what}: {drawn}");
    for multiple in [early, fund] {
        assert!((0.982..1.008).contains(&multiple), "{what}: {early} {fund}");
    }
}

const TABLES: [(&str, &str); 3] = [
    ("common", ""),
    ("preferred", "[company.shares]\npreference = \"1x\"\n"),
    ("protected", "[company.shares]\npreference = \"1x\"\nanti_dilution = \"full-ratchet\"\n"),
];

#[test]
fn what_is_sold_before_it_is_paid_costs_nobody() {
    for (name, table) in TABLES {
        let sold = format!("{ASKS}{SOLD}{table}");
        whole(&format!("{name}, paid at once, sold"), seen(36, &sold, ""), AT_ONCE);
        whole(&format!("{name}, paid late, sold"), seen(36, &sold, LATE), PAID_LATE);
        let reviewed = format!("{LATE}{CALLED_OFF}");
        whole(&format!("{name}, called off, sold"), seen(36, &sold, &reviewed), UP_TO_REVIEW);
    }
}

#[test]
fn what_is_held_at_the_horizon_counts_as_far_as_it_is_paid() {
    for (name, table) in TABLES {
        let held = format!("{ASKS}{table}");
        whole(&format!("{name}, paid late, held"), seen(18, &held, LATE), PAID_LATE);
        whole(
            &format!("{name}, called off, held"),
            seen(18, &held, &format!("{LATE}{CALLED_OFF}")),
            UP_TO_REVIEW,
        );
    }
}

/// A promise of the start buys shares at the price of then, when it is kept.
#[test]
fn promises_of_the_start_buy_shares() {
    let promise = |lines: &str, rest: &str| {
        format!(
            "[[company.tranche]]\nsource = \"Fund\"\namount = \"$100M\"\ndate = \"2026-06\"\n{lines}\n{rest}"
        )
    };
    for (name, table) in TABLES {
        whole(
            &format!("{name}, promised, sold"),
            seen(36, &promise("", &format!("{SOLD}{table}")), ""),
            AT_ONCE,
        );
        whole(&format!("{name}, promised, held"), seen(18, &promise("", table), ""), AT_ONCE);
        let Seen { early, fund, drawn } = seen(18, &promise("run_rate = \"$200M\"", table), "");
        assert!((0.99..1.01).contains(&early), "{early}");
        assert!(fund == 0.0 && drawn == 0.0, "{fund} {drawn}");
    }
}
