//! Rows 1, 3, 4 and 9 of the validation table: ruin, burn, competing hazards and the window for listings.

use std::fmt::Write;

use drypowder_simulation::results::{Estimate, Proportion};
use drypowder_tests::{BROWNIAN, SEED, WORLDS, head, probe::STILL_MARKET, row::Row, run};

#[test]
fn row_1_cash_as_brownian_motion() {
    let outcome = run(BROWNIAN, WORLDS, SEED);
    let company = &outcome.results.companies[0];
    let references = [0.329_913_763_331, 0.574_857_497_291, 0.736_083_796_988, 0.897_236_011_080];
    for (by, reference) in company.sustain.runs_dry_by.iter().zip(references) {
        Row::share(&format!("1: P(ruin by {} months)", by.month), reference, by.share).hold();
    }
    for (by, dry) in company.incidence[4].by.iter().zip(&company.sustain.runs_dry_by) {
        assert_eq!(by, dry, "without sources, insolvency is running dry");
    }
}

#[test]
fn row_3_growing_burn_ruins_in_month_23() {
    let text = head(30, "month", &[22, 23])
        + "[[company]]\nname = \"Burner\"\nrun_rate = \"0.000001 dollars\"\ncash = \"100 dollars\"\n\
           [company.growth]\nnow = 0\n[company.fixed]\nnow = \"36 dollars a year\"\ninflation = 0.36\n";
    let outcome = run(&text, 640, SEED);
    let counts: Vec<u64> =
        outcome.results.companies[0].sustain.runs_dry_by.iter().map(|by| by.share.count).collect();
    assert_eq!(counts, [0, 640]);
    // Cash crosses zero within the month, linearly between its ends.
    let spent = |months: i32| (1..=months).map(|k| 3.0 * libm::exp(0.03 * f64::from(k))).sum::<f64>();
    let crossing = 22.0 + (100.0 - spent(22)) / (spent(23) - spent(22));
    let found = outcome.results.companies[0].sustain.restricted_mean.value;
    assert!((found - crossing).abs() <= 1.0 / 65_536.0, "{found} for {crossing}");
}

/// Three competing hazards of .06, .12 and .08 a year: a window that opens, a buyer, and a jump that ends revenue.
fn competing() -> String {
    head(60, "month", &[12, 60])
        + STILL_MARKET
        + "[market.window]
open = false
stay_open = \"12000 months\"
stay_closed = \"200 months\"          # .06 a year
[[company]]
name = \"Three ends\"
run_rate = \"$12B\"
cash = \"$0.5B\"
[company.growth]
now = 0
jumps = { hazard = 0.08, mean = -50, deviation = 0 }
[company.fixed]
now = \"$12B\"                        # as much as it earns
[company.listing]
run_rate = \"$1B\"
filing_takes = \"1 month\"
forced_below = \"0 months\"
[company.acquisition]
hazard = 0.12
"
}

/// Within a month hazards act in order: first the jump, which leaves nothing to list or to buy, then the listing, then
/// the sale. So a month's shares are not the `λ_k/Λ (1 − e^{−ΛΔ})` of the row but
/// `e^{−Σ of those before} (1 − e^{−λ_kΔ})`; over five years the shares differ from .167877, .335755 and .223836 by at
/// most .0020. Survival does not depend on it, and is the row's.
#[test]
fn row_4_competing_hazards() {
    let outcome = run(&competing(), WORLDS, SEED);
    let company = &outcome.results.companies[0];
    let [listed, forced, acquired, wound_down, insolvent] =
        [0, 1, 2, 3, 4].map(|cause: usize| company.incidence[cause].horizon);
    assert_eq!((forced.count, wound_down.count), (0, 0));
    let exact = ordered_incidence([0.08, 0.06, 0.12], 60);
    for (name, share, reference) in
        [("insolvent", insolvent, exact[0]), ("listed", listed, exact[1]), ("acquired", acquired, exact[2])]
    {
        Row::share(&format!("4: {name} by 5 years, months in order"), reference, share).hold();
    }
    let private = company.private_dependent;
    Row::share("4: private after 5 years", 0.272_531_793_034, private).hold();
}

/// Incidences after so many months of hazards a year that are looked at in order within a month.
fn ordered_incidence(hazards: [f64; 3], months: u32) -> [f64; 3] {
    let mut incidence = [0.0; 3];
    let mut private = 1.0;
    for _ in 0..months {
        for (share, hazard) in incidence.iter_mut().zip(hazards) {
            let stays = libm::exp(-hazard / 12.0);
            *share += private * (1.0 - stays);
            private *= stays;
        }
    }
    incidence
}

#[test]
fn row_4_a_buyer_alone() {
    let text = head(60, "month", &[12, 36, 60])
        + STILL_MARKET
        + "[[company]]\nname = \"Wanted\"\nrun_rate = \"$12B\"\ncash = \"$1B\"\n\
           [company.growth]\nnow = 0\n[company.acquisition]\nhazard = 0.26\n";
    let outcome = run(&text, WORLDS, SEED);
    let company = &outcome.results.companies[0];
    for by in &company.incidence[2].by {
        let reference = 1.0 - libm::exp(-0.26 * f64::from(by.month) / 12.0);
        Row::share(&format!("4: acquired by {} months", by.month), reference, by.share).hold();
    }
    // Exits are dated at month ends: E[min(T, 5 years)] = Σ S(n) over months; the row says 2.8283753 years.
    let years = |months: Estimate| Estimate {
        value: months.value / 12.0,
        standard_error: months.standard_error.map(|error| error / 12.0),
    };
    Row::mean("4: years private up to 5", 2.828_375_3, years(company.restricted.private)).hold();
}

/// Months whose window is looked at: every company but the first month's, since a filing takes at least a month.
const WINDOW_MONTHS: u32 = 60;

/// One company a month m = 2 … 60: it lists in month m if and only if the window is open then.
fn window() -> String {
    let mut text = head(WINDOW_MONTHS, "month", &[24, 60])
        + STILL_MARKET
        + "[market.window]\nopen = true\nstay_open = \"24 months\"\nstay_closed = \"12 months\"\n";
    for month in 2..=WINDOW_MONTHS {
        write!(
            text,
            "[[company]]\nname = \"{month}\"\nrun_rate = \"$12B\"\ncash = \"$1B\"\n[company.growth]\nnow = 0\n\
             [company.listing]\nrun_rate = \"$1B\"\nfiling_takes = \"1 month\"\nforced_below = \"0 months\"\n\
             not_before = \"{} months\"\n",
            month - 2
        )
        .expect("a string takes what it is given");
    }
    text
}

/// P(open after t years | open at 0) for hazards .5 and 1 a year.
fn open_at(years: f64) -> f64 {
    2.0 / 3.0 + libm::exp(-1.5 * years) / 3.0
}

#[test]
fn row_9_the_window_for_listings() {
    let outcome = run(&window(), WORLDS, SEED);
    let mut open = vec![(0, 1.0), (1, open_at(1.0 / 12.0))];
    for company in &outcome.results.companies {
        let month: u32 = company.name.parse().expect("a company is called by its month");
        let row = outcome.tables.months.iter().find(|row| row.company == company.name && row.month == month);
        let share = row.expect("a row a month").incidence[0];
        open.push((month, share));
        if month == 24 {
            let count = (share * WORLDS as f64).round() as u64;
            let share = Proportion { count, of: WORLDS, value: share, low: 0.0, high: 1.0 };
            Row::share("9: P(open at 2 years | open)", 0.683_262_356_123, share).hold();
        }
    }
    open.sort_by_key(|(month, _)| *month);
    assert_eq!(open.len(), 61);
    let weight = |month: u32| {
        if month == 0 || month == WINDOW_MONTHS { 0.5 / 12.0 } else { 1.0 / 12.0 }
    };
    let years: f64 = open.iter().map(|(month, share)| weight(*month) * share).sum();
    // Var Σ w_m 1[open at m], m ≥ 2: P(open at s and t) = P(open at s)·P(open after t − s | open).
    let mut variance = 0.0;
    for s in 2..=WINDOW_MONTHS {
        for t in 2..=WINDOW_MONTHS {
            let (first, second) = (f64::from(s.min(t)) / 12.0, f64::from(s.max(t)) / 12.0);
            let both = open_at(first) * open_at(second - first);
            variance += weight(s) * weight(t) * (both - open_at(first) * open_at(second));
        }
    }
    let error = (variance / WORLDS as f64).sqrt();
    Row::new("9: open years in [0, 5]", 3.555_432_647_92, years, error).hold();
}
