//! Owners in whole worlds: what terms, tenders, conditions and lenders' ranks do to who gets what.

use drypowder_simulation::{
    Outcome, replay,
    replay::{Happening, WhyPaid},
    results::{CompanyResults, SourceResults},
};
use drypowder_tests::{
    EVERYTHING, SEED, head, plan,
    probe::{STILL_MARKET, target},
    row::{Row, say},
    run,
};

const WORLDS: u64 = 4_096;

/// A company and what is written of it besides, in the scenario of everything.
fn pressed(lines: &str) -> Outcome {
    run(&EVERYTHING.replace("name = \"pressed\"\n", &format!("name = \"pressed\"\n{lines}\n")), WORLDS, SEED)
}

fn company<'a>(outcome: &'a Outcome, name: &str) -> &'a CompanyResults {
    outcome.results.companies.iter().find(|company| company.name == name).expect("a company")
}

fn source<'a>(outcome: &'a Outcome, name: &str) -> &'a SourceResults {
    outcome.results.sources.iter().find(|source| source.name == name).expect("a source")
}

fn multiples(outcome: &Outcome, name: &str) -> [f64; 3] {
    let returns = source(outcome, name).returns.as_ref().expect("returns");
    [0, 1, 2].map(|index| returns.multiple[index].value.expect("a multiple"))
}

/// A cap table of common shares alone says what the plain stakes say, but for the last bits of a sum: a world or two in some
/// thousands hang on them, as they do on a cent in the holdings of a source.
#[test]
fn a_plain_cap_table_changes_nothing() {
    let (plain, kept) = (run(EVERYTHING, WORLDS, SEED), pressed("shares = { pool = \"8%\" }"));
    let near = |a: f64, b: f64| assert!((a - b).abs() <= 2e-3 * b.abs() + 1e-3, "{a} for {b}");
    for (plain, kept) in plain.results.companies.iter().zip(&kept.results.companies) {
        assert!(plain.sustain.runs_dry.count.abs_diff(kept.sustain.runs_dry.count) <= 3);
        for (plain, kept) in plain.incidence.iter().zip(&kept.incidence) {
            assert!(plain.horizon.count.abs_diff(kept.horizon.count) <= 3);
        }
        near(kept.dilution.value, plain.dilution.value);
    }
    for (plain, kept) in plain.results.sources.iter().zip(&kept.results.sources) {
        near(kept.drawn.value, plain.drawn.value);
    }
}

/// Everything is still: $100M of run-rate at 4x, and $60M a year of burn. It is asked for a fifth of the company in the first
/// month; a year and a half later the money is gone, and a buyer comes who pays the 4x and what cash is left.
fn sale(shares: &str) -> f64 {
    let company = format!(
        "cash = \"$12M\"
[company.fixed]
now = \"$160M a year\"
[company.policy]
ask_below = \"3 months\"
target = \"48 months\"
raise_takes = \"1 month\"
smallest_round = \"$1M\"
[company.acquisition]
hazard = 1000
[company.shares]
{shares}"
    );
    multiples(&run(&target(36, &company, ""), 64, SEED), "Fund")[1]
}

/// A fund with a fifth of the company, by the words of its shares.
#[test]
fn preferences_are_paid_at_a_sale() {
    let common = sale("preference = \"0x\"");
    let [once, twice, capped, full] = [
        "preference = \"1x\"",
        "preference = \"2x\"",
        "preference = \"1x\"\nparticipation = \"capped\"\nparticipation_cap = \"1.2x\"",
        "preference = \"1x\"\nparticipation = \"full\"",
    ]
    .map(sale);
    say(&format!(
        "money back: common {common:.3}, 1x {once:.3}, 2x {twice:.3}, capped {capped:.3}, full {full:.3}"
    ));
    // A quantile is known to a bin of 0.8%.
    let near = |found: f64, exact: f64| assert!((found / exact - 1.0).abs() < 0.008, "{found} for {exact}");
    assert!(0.5 < common && common < 1.0, "{common}");
    near(once, 1.0);
    near(twice, 2.0);
    near(capped, 1.2);
    // A participating fund gets its money, and of the rest what it would of all less a fifth of its money.
    near(full, 1.0 + common - 0.2);
}

/// A down round makes more shares of older ones that are protected, and what older owners have falls less.
#[test]
fn protection_keeps_more_for_older_shares() {
    let kept = |rule: &str| {
        let lines = format!("shares = {{ preference = \"1x\", anti_dilution = \"{rule}\" }}\n");
        let outcome = pressed(&lines);
        let found = company(&outcome, "pressed");
        assert!(outcome.results.system.stakes_residual.expect("checked") < 1e-12);
        assert!(found.down_rounds.value.expect("rounds") > 0.05);
        found.dilution.value
    };
    let [none, average, ratchet] = ["none", "weighted-average", "full-ratchet"].map(kept);
    say(&format!("sold: {none:.4} without protection, {average:.4} averaged, {ratchet:.4} ratcheted"));
    // New investors' protection takes from the owners of the start.
    assert!(none < average && average < ratchet);
}

/// Insiders who sell take money from sources and give the company none.
#[test]
fn tenders_drain_sources_and_give_the_company_nothing() {
    let plain = run(EVERYTHING, WORLDS, SEED);
    let selling = pressed("tender = { every = \"6 months\", offered = \"5%\" }");
    let bought: f64 =
        selling.results.sources.iter().filter_map(|source| source.bought.map(|paid| paid.value)).sum();
    let drawn = |outcome: &Outcome| company(outcome, "pressed").drawn.value;
    say(&format!(
        "insiders got {bought:.3e} a world; drawn {:.3e} before, {:.3e} with tenders",
        drawn(&plain),
        drawn(&selling)
    ));
    assert!(bought > 1e9 && drawn(&selling) < drawn(&plain));
    let dry = |outcome: &Outcome| company(outcome, "pressed").sustain.runs_dry.value;
    assert!(dry(&selling) > dry(&plain));
    assert!(selling.results.system.ledger_residual.expect("checked") < 1e-3);
    assert!(selling.results.system.stakes_residual.expect("checked") < 1e-12);
}

/// A company that lives on one promise.
fn promise(lines: &str) -> String {
    format!(
        "{head}{STILL_MARKET}
[[company]]
name = \"Promised\"
run_rate = \"$100M\"
cash = \"$100M\"
[company.growth]
now = 0.1
[[company.tranche]]
source = \"Fund\"
amount = \"$10M\"
date = \"2026-06\"
{lines}
[[source]]
name = \"Fund\"
kind = \"individuals\"
waiting = \"$1B\"
flow = \"$1B a year\"
appetite = \"0%\"
",
        head = head(36, "month", &[]),
    )
}

/// Growing 10% a year, $100M are $110M a year in the twelfth month: ln 1.1 = .0953 of a year.
#[test]
fn promises_wait_lapse_and_are_broken() {
    let drawn = |lines| company(&run(&promise(lines), 10_000, SEED), "Promised").drawn;
    assert_eq!(drawn("").value, 10e6);
    assert_eq!(drawn("run_rate = \"$110M\"").value, 10e6);
    assert_eq!(drawn("run_rate = \"$110M\"\nlapses = \"2027-02\"").value, 10e6);
    assert_eq!(drawn("run_rate = \"$110M\"\nlapses = \"2026-12\"").value, 0.0);
    assert_eq!(drawn("run_rate = \"$200M\"").value, 0.0);
    let kept = drawn("probability = \"60%\"");
    Row::new("a letter of intent of 60%", 6e6, kept.value, kept.standard_error.expect("an error")).hold();
}

/// A replay tells of a promise that is kept, and of one whose condition came too late.
#[test]
fn promises_are_told() {
    let why = |lines| {
        let world = replay(&plan(&promise(lines)), SEED, 0).expect("a world");
        let told = world.strand.happenings.iter().filter_map(|one| match &one.happening {
            Happening::Tranche(tranche) => Some((one.step, tranche.why)),
            _ => None,
        });
        told.collect::<Vec<_>>()
    };
    assert_eq!(why(""), [(5, WhyPaid::Promised)]);
    // December 2026 is the eleventh month after the start, and by then the run-rate is short of the bar by a month.
    assert_eq!(why("run_rate = \"$110M\"\nlapses = \"2026-12\""), [(11, WhyPaid::Lapsed)]);
}
