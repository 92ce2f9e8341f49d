//! Discipline: when a company cuts its compute programme, by how much, and what that costs it.

use drypowder_simulation::replay::{Chronicle, Happening};
use drypowder_tests::{SEED, checks::close, head, plan, probe::STILL_MARKET};

/// A company of $100M of run-rate that brings in nothing beyond its costs, and a programme of $1M a month.
fn chronicle(step: &str, months: u32, cash: &str, policy: &str) -> Chronicle {
    let text = format!(
        "{head}{STILL_MARKET}
[[company]]
name = \"Lean\"
run_rate = \"$100M\"
cash = \"{cash}\"
growth = {{ now = 0 }}
margin = {{ now = \"0%\" }}
compute = {{ now = \"$12M a year\", growth = 0 }}
[company.policy]
ask_below = \"0 months\"
cut = \"50%\"
{policy}
",
        head = head(months, step, &[]),
    );
    drypowder_simulation::replay(&plan(&text), SEED, 0).expect("a world")
}

/// The steps in which it cut, and the months of runway it had.
fn cuts(told: &Chronicle) -> Vec<(u32, f64)> {
    let cut = |happening: &Happening| match happening {
        Happening::Cut { runway, .. } => *runway,
        _ => None,
    };
    told.strand.happenings.iter().filter_map(|dated| Some((dated.step, cut(&dated.happening)?))).collect()
}

/// Half of the programme at once, and half of the rest when the pause is over: $1M, six months of $0.5M and six of $0.25M. Each
/// costs ln 2 · 0.4 of growth from then on.
#[test]
fn it_cuts_again_when_the_pause_is_over() {
    let told = chronicle(
        "month",
        13,
        "$1B",
        "cut_below = \"10000 months\"\ncut_pause = \"6 months\"\ncut_cost = 0.4",
    );
    let steps: Vec<u32> = cuts(&told).iter().map(|(step, _)| *step).collect();
    assert_eq!(steps, [0, 6, 12]);
    let last = &told.strand.months[12].companies[0];
    close("cash", last.cash, 1e9 - 1e6 - 6.0 * 0.5e6 - 6.0 * 0.25e6, 1e-3);
    let lost = 0.4 * core::f64::consts::LN_2 * (6.0 + 6.0 * 2.0) / 12.0;
    close("run-rate", last.run_rate, 100e6 * libm::exp(-lost), 1e-3);
}

/// $10M and $1M a month: after two quarters $4M are left, which is the first time that less than five months are.
#[test]
fn runway_is_in_months_whatever_the_step() {
    for (step, below, at) in [("month", "4.5 months", 5), ("quarter", "5 months", 1)] {
        let told = chronicle(step, 6, "$10M", &format!("cut_below = \"{below}\""));
        let [(cut, runway)] = cuts(&told)[..] else { panic!("it cuts once, by the {step}") };
        assert_eq!(cut, at, "{step}");
        close(step, runway, 4.0, 1e-9);
    }
}
