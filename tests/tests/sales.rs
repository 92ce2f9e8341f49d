//! Sales of companies: how often buyers come, in distress and out of it, and whose price owners take.

use drypowder_simulation::results::Cause;
use drypowder_tests::{
    SEED, head,
    probe::STILL_MARKET,
    row::{LIMIT, Row},
    run,
};

const WORLDS: u64 = 20_000;

/// The share of worlds in which a company that is worth ten times its $100M of run-rate and its cash is bought within a year.
/// Buyers come 0.8 times a year, and three times as often where less than three years of its $12M a year are left.
fn bought(cash: &str, rest: &str) -> f64 {
    let text = format!(
        "{}{STILL_MARKET}[[company]]\nname = \"Target\"\nrun_rate = \"$100M\"\ncash = \"{cash}\"\ngrowth = {{ now = 0 }}\n\
         margin = {{ now = \"0%\" }}\nfixed = {{ now = \"$12M a year\" }}\nacquisition = {{ hazard = 0.8, distress = 3 }}\n\
         {rest}[company.policy]\nask_below = \"36 months\"\ntarget = \"40 months\"\n",
        head(12, "month", &[])
    );
    let outcome = run(&text, WORLDS, SEED);
    let company = &outcome.results.companies[0];
    company.incidence.iter().find(|by| by.cause == Cause::Acquired).expect("a cause").horizon.value
}

fn agrees(name: &str, found: f64, expected: f64) {
    let error = (expected * (1.0 - expected) / WORLDS as f64).sqrt();
    assert!(Row::new(name, expected, found, error).z().abs() < LIMIT, "{name}: {found} for {expected}");
}

#[test]
fn buyers_come_more_often_in_distress() {
    agrees("calm", bought("$1B", ""), 1.0 - libm::exp(-0.8));
    agrees("distress", bought("$30M", ""), 1.0 - libm::exp(-2.4));
}

/// Of a company whose last round made it worth $5B.
#[test]
fn owners_hold_out_for_the_last_price_unless_in_distress() {
    let last = "last_round = { post_money = \"$5B\", date = \"2025-06\" }\n";
    assert_eq!(bought("$1B", last), 0.0);
    agrees("distress", bought("$30M", last), 1.0 - libm::exp(-2.4));
}
