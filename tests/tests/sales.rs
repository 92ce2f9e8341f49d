//! Sales of companies: how often buyers come, in distress and out of it, and whose price owners take.

use drypowder_simulation::results::Cause;
use drypowder_tests::{
    SEED,
    checks::close,
    head,
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

/// What three funds get, in millions, when a company is sold for $120M: it is worth ten times its $10M of run-rate, and has the
/// two tranches it was promised. One fund held shares at the start, the others paid a tranche each; each preference is $100M.
fn preferences_short_of_cover(seniority: &str) -> [f64; 3] {
    let fund = |name: &str, rest: &str| {
        format!(
            "[[source]]\nname = \"{name}\"\nkind = \"individuals\"\nwaiting = \"$1B\"\nflow = \"$1B a year\"\n\
             appetite = \"0%\"\n{rest}[[measure]]\nname = \"{name} has\"\nvalue = \"returned({name}) / $1M\"\n"
        )
    };
    let tranche = |name: &str, date: &str| {
        format!("[[company.tranche]]\nsource = \"{name}\"\namount = \"$10M\"\ndate = \"{date}\"\n")
    };
    let holding =
        "[[source.holding]]\ncompany = \"Target\"\nstake = \"20%\"\ncost = \"$10M\"\npreference = \"10x\"\n";
    let text = head(6, "month", &[])
        + STILL_MARKET
        + "[[company]]\nname = \"Target\"\nrun_rate = \"$10M\"\ncash = \"$0\"\ngrowth = { now = 0 }\nmargin = { now = \"0%\" }\n"
        + &format!("shares = {{ preference = \"10x\", seniority = \"{seniority}\" }}\n")
        + &tranche("Second", "2026-02")
        + &tranche("Third", "2026-03")
        + &fund("First", holding)
        + &fund("Second", "")
        + &fund("Third", "")
        + "[[event]]\nname = \"sale\"\nat = \"2026-05\"\n[[event.company]]\nname = \"Target\"\noutcome = \"acquired\"\n";
    let outcome = run(&text, 64, SEED);
    ["First", "Second", "Third"].map(|name| {
        let name = format!("{name} has");
        let mut found = outcome.results.measures.iter();
        found.find(|measure| measure.name == name).and_then(|found| found.mean.value).expect("money")
    })
}

#[test]
fn preferences_are_paid_newest_first_or_all_alike() {
    for (seniority, paid) in [("newest-first", [0.0, 20.0, 100.0]), ("equal", [40.0; 3])] {
        for (found, paid) in preferences_short_of_cover(seniority).into_iter().zip(paid) {
            close(seniority, found, paid, 1e-9);
        }
    }
}
