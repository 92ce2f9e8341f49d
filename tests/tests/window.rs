//! A window that is held shut: closed forms before and after, who cannot open it, and draws that stay where they were.

use std::fmt::Write;

use drypowder_simulation::results::{CompanyResults, Proportion};
use drypowder_tests::{SEED, WORLDS, head, probe::STILL_MARKET, row::Row, run};

/// Hazards a month of closing and opening of 1/24 and 1/12.
const STAYS: &str = "stay_open = \"24 months\"\nstay_closed = \"12 months\"\n";

/// January 2027 is the thirteenth month.
const HELD: u32 = 12;

/// A company that has filed `from` months after the start and lists as soon as the window is open.
fn waiting(name: &str, from: u32) -> String {
    format!(
        "[[company]]\nname = \"{name}\"\nrun_rate = \"$12B\"\ncash = \"$1B\"\n[company.growth]\nnow = 0\n\
         [company.listing]\nrun_rate = \"$1B\"\nfiling_takes = \"1 month\"\nforced_below = \"0 months\"\n\
         not_before = \"{from} months\"\n"
    )
}

fn five_years(step: &str, window: &str, rest: &str) -> String {
    head(60, step, &[12, 36, 60]) + STILL_MARKET + "[market.window]\n" + window + rest
}

/// The share of worlds in which a company has listed by the end of a month.
fn listed(outcome: &drypowder_simulation::Outcome, name: &str, month: u32) -> Proportion {
    let row = outcome.tables.months.iter().find(|row| row.company == name && row.month == month);
    let value = row.expect("a row a month").incidence[0];
    let of = outcome.results.companies[0].private_dependent.of;
    Proportion { count: (value * of as f64).round() as u64, of, value, low: 0.0, high: 1.0 }
}

#[test]
fn it_is_shut_before_its_month_and_opens_by_its_law_from_then_on() {
    let months = [6, 12, 13, 14, 18, 24, 36, 60];
    let mut text = five_years("month", &format!("shut_until = \"2027-01\"\n{STAYS}"), "");
    for month in months {
        // Nobody can list earlier, so the share of its month is P(open then).
        let _ = write!(text, "{}", waiting(&month.to_string(), month - 2));
    }
    let outcome = run(&text, WORLDS, SEED);
    for month in months {
        let share = listed(&outcome, &month.to_string(), month);
        if month <= HELD {
            assert_eq!(share.count, 0, "open in month {month}");
        } else {
            let reference = 2.0 / 3.0 * (1.0 - libm::exp(-f64::from(month - HELD) / 8.0));
            Row::share(&format!("P(open in month {month} | held for {HELD})"), reference, share).hold();
        }
    }
}

/// Months until it first opens are geometric with p = h/Σ · (1 − e^{−Σ}), whose mean is 1/p.
#[test]
fn it_first_opens_after_one_over_its_hazard() {
    let window = "shut_until = \"2027-01\"\nstay_open = \"12000 months\"\nstay_closed = \"4 months\"\n";
    let outcome = run(&five_years("month", window, &waiting("A", 0)), WORLDS, SEED);
    let company: &CompanyResults = &outcome.results.companies[0];
    let (closing, opening) = (1.0 / 12_000.0, 0.25);
    let opens = opening / (opening + closing) * (1.0 - libm::exp(-opening - closing));
    let reference = f64::from(HELD) + (1.0 - libm::pow(1.0 - opens, f64::from(60 - HELD))) / opens;
    Row::mean("E[first month open, up to 5 years]", reference, company.restricted.private).hold();
    assert_eq!(listed(&outcome, "A", HELD).count, 0);
}

#[test]
fn no_event_opens_it_before_its_month() {
    let window = "shut_until = \"2027-01\"\nstay_open = \"12000 months\"\nstay_closed = \"12000 months\"\n";
    let open = |when: &str| {
        let event = format!("[[event]]\nname = \"rush\"\n{when}\n[event.market]\nwindow = \"open\"\n");
        run(&five_years("month", window, &(waiting("A", 0) + &event)), 2_000, SEED)
    };
    let outcome = open("hazard = 100\nonce = false");
    assert_eq!(listed(&outcome, "A", HELD).count, 0, "at a hazard");
    assert!(listed(&outcome, "A", HELD + 2).count > 1_990, "and from then on it does");
    let outcome = open("at = \"2027-01\"");
    assert_eq!([HELD, HELD + 1].map(|month| listed(&outcome, "A", month).count), [0, 2_000], "on its month");
}

/// A window that is held for the first month is one that an event shuts in it: the same uniforms move both.
#[test]
fn holding_it_moves_no_draw() {
    let company = waiting("A", 0);
    let held = five_years("month", &format!("shut_until = \"2026-02\"\n{STAYS}"), &company);
    let event = "[[event]]\nname = \"shut\"\nat = \"2026-01\"\n[event.market]\nwindow = \"shut\"\n";
    let shut = five_years("month", STAYS, &(company + event));
    let [held, shut] = [held, shut].map(|text| run(&text, 5_000, SEED));
    assert_eq!(held.results.companies, shut.results.companies);
    assert_eq!(held.tables.months, shut.tables.months);
}

/// In steps of a quarter it may open in the quarter in which its month lies, and not before.
#[test]
fn it_is_let_go_in_the_step_of_its_month() {
    let opens = |until: &str| {
        let window = format!(
            "shut_until = \"{until}\"\nstay_open = \"12000 months\"\nstay_closed = \"0.01 months\"\n"
        );
        let text = five_years("quarter", &window, &waiting("A", 0));
        let outcome = run(&text, 640, SEED);
        [12, 15].map(|month| listed(&outcome, "A", month).count)
    };
    assert_eq!(opens("2027-01"), [0, 640]);
    assert_eq!(opens("2027-03"), [0, 640]);
    assert_eq!(opens("2026-12"), [640, 640]);
}
