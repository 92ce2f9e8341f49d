//! Runs that go on until numbers are known: their intervals hold although they look again and again, and where they stop
//! depends on scenario, seed and the most worlds alone.

use drypowder_model::{Scenario, file::typed_target};
use drypowder_simulation::{
    Asked, Order, Outcome, Plan, Unattended, Until,
    estimate::proportion,
    results::{Interval, Precision},
    simulate,
};
use drypowder_tests::{
    DEPOSIT, order, read,
    row::{LIMIT, Row, say},
};

const SEEDS: u64 = 1_000;

/// Worlds of the first look: so few that many looks cost little.
const FIRST: u64 = 64;

/// P(dry by 13 months) and the median of a time that is uniform from 12 to 36 months.
const SHARE: f64 = 1.0 / 24.0;
const MEDIAN: f64 = 24.0;

fn until(scenario: &Scenario, targets: &[&str]) -> Asked {
    let read =
        |text: &&str| typed_target("--until", text, scenario).unwrap_or_else(|wrong| panic!("{wrong}"));
    let targets = targets.iter().map(read).collect();
    Asked { until: Some(Until { targets, first_look: FIRST }), ..Asked::default() }
}

/// A run of every seed.
fn runs(text: &str, targets: &[&str], most: u64) -> Vec<(Outcome, Precision)> {
    let scenario = read(text);
    let (plan, asked) = (Plan::new(&scenario), until(&scenario, targets));
    let run = |seed| {
        let order = Order { asked: asked.clone(), ..order(most, seed, 1) };
        let mut outcome = simulate(&plan, &order, &Unattended).expect("worlds");
        let until = outcome.results.until.take().expect("a precision was asked for");
        (outcome, until)
    };
    (0..SEEDS).map(run).collect()
}

fn holds(seen: &Interval, truth: f64) -> bool {
    // Nothing for an upper end: beyond the horizon.
    seen.low.is_some_and(|low| low <= truth) && seen.high.is_none_or(|high| truth <= high)
}

/// Says how often something was covered; its z against 95%.
fn coverage(name: &str, covered: usize) -> f64 {
    let error = (0.95 * 0.05 / SEEDS as f64).sqrt();
    let row = Row::new(name, 0.95, covered as f64 / SEEDS as f64, error);
    say(&row.to_string());
    row.z()
}

/// Every look of every run, whatever might have stopped it: the intervals of seven looks hold together in 95% of runs, those
/// of single looks do not.
#[test]
fn intervals_of_all_looks_hold_together() {
    let targets = ["P(dry.Spender within 13 months) ± 0.00001%", "sustain.Spender.median ± 0.00001 months"];
    let runs = runs(DEPOSIT, &targets, FIRST << 6);
    assert!(runs.iter().all(|(_, until)| until.looks.len() == 7 && !until.is_met()));
    for (at, name, truth) in [(0, "a share", SHARE), (1, "a median", MEDIAN)] {
        let all = |until: &Precision| until.looks.iter().all(|look| holds(&look.intervals[at], truth));
        let covered = runs.iter().filter(|(_, until)| all(until)).count();
        assert!(coverage(&format!("{name} at all of 7 looks"), covered) > -LIMIT);
    }
    let single = |until: &Precision| {
        until.looks.iter().all(|look| {
            let count = (look.intervals[0].value.expect("a share") * look.worlds as f64).round() as u64;
            let share = proportion(count, look.worlds);
            share.low <= SHARE && SHARE <= share.high
        })
    };
    let covered = runs.iter().filter(|(_, until)| single(until)).count();
    assert!(coverage("a share at all of 7 looks by the ordinary interval", covered) < -LIMIT);
}

/// A cohort's intervals are asymptotic; members of one world that have nothing to do with each other are the easy case.
#[test]
fn intervals_of_a_cohort_hold_together() {
    let text = DEPOSIT.replace("name = \"Spender\"", "name = \"Spender\"\ncount = 3");
    let targets = ["P(dry.Spender within 24 months) ± 0.00001%", "sustain.Spender.median ± 0.00001 months"];
    let runs = runs(&text, &targets, FIRST << 4);
    for (at, name, truth) in [(0, "a cohort's share", 0.5), (1, "a cohort's median", MEDIAN)] {
        let all = |until: &Precision| until.looks.iter().all(|look| holds(&look.intervals[at], truth));
        let covered = runs.iter().filter(|(_, until)| all(until)).count();
        assert!(coverage(&format!("{name} at all of 5 looks"), covered) > -LIMIT);
    }
}

/// Runs that stop when they know enough: what they stop with holds in 95% of runs.
#[test]
fn intervals_of_runs_that_stopped_hold() {
    for (target, name, truth) in [
        ("P(dry.Spender within 13 months) ± 2.3%", "a share", SHARE),
        ("sustain.Spender.median ± 1 month", "a median", MEDIAN),
    ] {
        let runs = runs(DEPOSIT, &[target], FIRST << 10);
        assert!(runs.iter().all(|(_, until)| until.is_met()), "{target} is always reached");
        let covered = runs.iter().filter(|(_, until)| holds(&until.targets[0].interval(), truth)).count();
        assert!(coverage(&format!("{name} when it is known to {target}"), covered) > -LIMIT);
        let ordinary = |outcome: &Outcome| {
            let sustain = &outcome.results.companies[0].sustain;
            let (share, median) = (sustain.runs_dry_by[0].share, sustain.quantiles[2]);
            if truth == SHARE {
                share.low <= SHARE && SHARE <= share.high
            } else {
                holds(&Interval { value: median.value, low: median.low, high: median.high }, MEDIAN)
            }
        };
        let covered = runs.iter().filter(|(outcome, _)| ordinary(outcome)).count();
        coverage(&format!("{name} by the ordinary interval, when it is known to {target}"), covered);
        let mut stops: Vec<u64> =
            runs.iter().map(|(_, until)| until.looks.last().expect("a look").worlds).collect();
        stops.sort_unstable();
        let counts = stops.chunk_by(|a, b| a == b).map(|run| format!("{} after {}", run.len(), run[0]));
        say(&format!("  {}", counts.collect::<Vec<_>>().join(", ")));
    }
}
