//! Which exit comes first in a month, and what the world without exits shares with the world it is forked from.

use drypowder_simulation::{replay, results::Cause};
use drypowder_tests::{
    SEED, head, plan,
    probe::STILL_MARKET,
    row::{LIMIT, Row},
    run,
};

const WORLDS: u64 = 20_000;

fn company(cash: &str, rest: &str) -> String {
    format!(
        "{}{STILL_MARKET}[[company]]\nname = \"Leaver\"\nrun_rate = \"$10B\"\ncash = \"{cash}\"\ngrowth = {{ now = 0 }}\n\
         margin = {{ now = \"0%\" }}\n{rest}",
        head(6, "month", &[])
    )
}

fn share(text: &str, cause: Cause) -> f64 {
    let outcome = run(text, WORLDS, SEED);
    outcome.results.companies[0].incidence.iter().find(|by| by.cause == cause).expect("it").horizon.value
}

/// It lists in its second month for sure, and buyers come six times a year: only the first month is theirs.
#[test]
fn who_can_list_does_not_sell_that_month() {
    let text = company(
        "$10B",
        "acquisition = { hazard = 6 }\nlisting = { run_rate = \"$1B\", filing_takes = \"1 month\" }\n",
    );
    let expected = 1.0 - libm::exp(-0.5);
    let (sold, listed) = (share(&text, Cause::Acquired), share(&text, Cause::IpoChosen));
    let error = (expected * (1.0 - expected) / WORLDS as f64).sqrt();
    assert!(Row::new("sold", expected, sold, error).z().abs() < LIMIT, "{sold} for {expected}");
    assert!((sold + listed - 1.0).abs() < 1e-12, "{listed} list");
}

/// It is out of cash in its first month, in which a buyer comes almost surely.
#[test]
fn who_is_bought_in_time_is_not_insolvent() {
    let text = company("$1M", "fixed = { now = \"$24M a year\" }\nacquisition = { hazard = 1000 }\n");
    assert_eq!((share(&text, Cause::Acquired), share(&text, Cause::Insolvent)), (1.0, 0.0));
}

/// Another company, whose run-rate jumps at random, goes on alike where one has left and where nobody may leave.
#[test]
fn the_world_without_exits_has_the_same_draws() {
    let other = "[[company]]\nname = \"Other\"\nrun_rate = \"$10B\"\ncash = \"$10B\"\n\
                 growth = { now = 0, volatility = 0.3, jumps = { hazard = 6, mean = 0, deviation = 0.2 } }\n";
    let listing = "listing = { run_rate = \"$1B\", filing_takes = \"1 month\" }\n";
    let text = company("$10B", listing) + other;
    let plan = plan(&text);
    for world in 0..8 {
        let told = replay(&plan, SEED, world).expect("a world");
        let other = told.companies.iter().position(|name| name == "Other").expect("it");
        let without = told.without_exits.expect("one that listed");
        let mut seen = 0;
        for month in &without.months {
            let Some(same) = told.strand.month(month.step) else { continue };
            let rates = [same, month].map(|month| month.companies[other].run_rate.to_bits());
            assert_eq!(rates[0], rates[1], "world {world}, step {}", month.step);
            seen += 1;
        }
        assert!(seen >= 4, "{seen} months of world {world}");
    }
}

/// Of each dollar of revenue 30 cents are left.
#[test]
fn a_listing_waits_for_its_margin() {
    let listed = |bar: &str| {
        let text = company(
            "$10B",
            &format!("listing = {{ run_rate = \"$1B\", filing_takes = \"1 month\", margin = \"{bar}\" }}\n"),
        );
        share(&text.replace("now = \"0%\"", "now = \"30%\""), Cause::IpoChosen)
    };
    assert_eq!((listed("25%"), listed("35%")), (1.0, 0.0));
}

/// Outside a boom the bar is so many times as high.
#[test]
fn a_calm_market_asks_for_more() {
    let listed = |strictness: &str| {
        let listing = format!(
            "listing = {{ run_rate = \"$6B\", filing_takes = \"1 month\", strictness = \"{strictness}\" }}\n"
        );
        share(&company("$10B", &listing), Cause::IpoChosen)
    };
    assert_eq!((listed("1.5x"), listed("2x")), (1.0, 0.0));
}

/// A flotation that fails in the second month shuts the window surely and for good: who files after it does not list.
#[test]
fn a_flotation_that_fails_shuts_the_window() {
    let second = |floor: &str| {
        let window =
            "[market.window]\nstay_open = \"12000 months\"\nstay_closed = \"12000 months\"\nfailure = 1000\n";
        let one = |name: &str, rest: &str| {
            format!(
                "[[company]]\nname = \"{name}\"\nrun_rate = \"$10B\"\ncash = \"$10B\"\ngrowth = {{ now = 0 }}\n\
                 last_round = {{ post_money = \"$900B\", date = \"2025-06\" }}\n\
                 listing = {{ run_rate = \"$1B\", filing_takes = \"1 month\", {rest} }}\n"
            )
        };
        let text = head(8, "month", &[])
            + STILL_MARKET
            + window
            + &one("first", &format!("veto_floor = \"{floor}\""))
            + &one("second", "veto_floor = \"1%\", not_before = \"4 months\"");
        let outcome = run(&text, 64, SEED);
        let company = outcome.results.companies.iter().find(|company| company.name == "second").expect("it");
        company.incidence.iter().find(|by| by.cause == Cause::IpoChosen).expect("it").horizon.count
    };
    assert_eq!((second("90%"), second("1%")), (0, 64));
}

/// What a lender lent, without interest, it has again when the company lists.
#[test]
fn who_lists_repays_its_loans() {
    let text = company(
        "$1B",
        "fixed = { now = \"$1.2B a year\" }\n\
         listing = { run_rate = \"$1B\", filing_takes = \"1 month\", not_before = \"3 months\" }\n\
         [company.policy]\nask_below = \"20 months\"\ntarget = \"30 months\"\nraise_takes = \"1 month\"\n\
         [[source]]\nname = \"Equity\"\nkind = \"individuals\"\nflow = \"$50B a year\"\nappetite = \"99.99999999%\"\n\
         [[source]]\nname = \"Credit\"\nkind = \"credit\"\ncapital = \"$10B\"\nshare_of_round = 0.1\ninterest = \"0%\"\n\
         maturity = \"1000 months\"\nappetite = \"99.99999999%\"\n\
         [[measure]]\nname = \"in\"\nvalue = \"paid_in(Credit) / $1M\"\n\
         [[measure]]\nname = \"out\"\nvalue = \"returned(Credit) / $1M\"\n",
    );
    let outcome = run(&text, 64, SEED);
    let value = |name: &str| {
        let mut measures = outcome.results.measures.iter();
        measures.find(|measure| measure.name == name).and_then(|found| found.mean.value).expect("money")
    };
    assert!(value("in") > 1.0, "{} lent", value("in"));
    assert!((value("out") - value("in")).abs() < 1e-6, "{} of {}", value("out"), value("in"));
}
