//! The same bits whatever the threads, the processor and the moment of an interruption; more worlds and a longer horizon
//! only append.

use std::sync::atomic::{AtomicU64, Ordering};

use drypowder_lanes::Level;
use drypowder_simulation::{
    Control, Order, Outcome, Plan, Unattended, results::Results, simulate, simulate_at,
};
use drypowder_tests::{
    BROWNIAN, COHORT, EVENTS, EVERYTHING, SEED, order, paths::shipped_small, plan, random, run,
};
use proptest::{prelude::*, test_runner::RngSeed};

/// Enough for several chunks of batches, the last of them and its last batch not full.
const FEW: u64 = 1_700;

/// Every scenario file at hand.
fn scenarios() -> Vec<(String, String)> {
    let mut all = shipped_small();
    all.push(("everything.toml".into(), EVERYTHING.into()));
    all.push(("events.toml".into(), EVENTS.into()));
    all.push(("cohort.toml".into(), COHORT.replace("count = 24", "count = 5")));
    all
}

fn bytes(results: &Results) -> String {
    serde_json::to_string(results).expect("results are plain data")
}

fn on_threads(plan: &Plan, threads: usize) -> Outcome {
    simulate(plan, &order(FEW, SEED, threads), &Unattended).expect("worlds")
}

#[test]
fn threads_leave_no_trace() {
    for (name, text) in scenarios() {
        let plan = plan(&text);
        let one = on_threads(&plan, 1);
        for threads in [1, 2, 7] {
            let other = on_threads(&plan, threads);
            assert_eq!(bytes(&one.results), bytes(&other.results), "{name} on {threads} threads");
            assert_eq!(one.tables, other.tables, "{name}: tables on {threads} threads");
        }
    }
}

#[test]
fn processors_leave_no_trace() {
    for (name, text) in scenarios() {
        let plan = plan(&text);
        let plain = on_threads(&plan, 2);
        for level in Level::available() {
            let other = simulate_at(&plan, &order(FEW, SEED, 2), &Unattended, level).expect("worlds");
            assert_eq!(bytes(&plain.results), bytes(&other.results), "{name} at {}", level.name());
            assert_eq!(plain.tables, other.tables, "{name}: tables at {}", level.name());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        rng_seed: RngSeed::Fixed(SEED),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn neither_leaves_a_trace_in_random_scenarios(text in random::scenario()) {
        let plan = plan(&text);
        let worlds = |threads| order(200, SEED, threads);
        let plain = simulate(&plan, &worlds(1), &Unattended).expect("worlds");
        for level in Level::available() {
            let other = simulate_at(&plan, &worlds(3), &Unattended, level).expect("worlds");
            prop_assert_eq!(bytes(&plain.results), bytes(&other.results), "at {}", level.name());
            prop_assert_eq!(&plain.tables, &other.tables, "tables at {}", level.name());
        }
    }
}

/// Stops once so many worlds are done.
struct StopAfter {
    worlds: u64,
    done: AtomicU64,
}

impl Control for StopAfter {
    fn advanced(&self, worlds: u64) {
        self.done.fetch_add(worlds, Ordering::Relaxed);
    }

    fn stop(&self) -> bool {
        self.done.load(Ordering::Relaxed) >= self.worlds
    }
}

#[test]
fn an_interrupted_run_is_the_run_of_the_worlds_it_finished() {
    for (name, text) in scenarios() {
        let plan = plan(&text);
        for threads in [1, 2, 7] {
            let control = StopAfter { worlds: 600, done: AtomicU64::new(0) };
            let long = Order { worlds: 100 * FEW, ..order(0, SEED, threads) };
            let mut stopped = simulate(&plan, &long, &control).expect("worlds");
            let worlds = stopped.results.run.worlds;
            assert!((600..100 * FEW).contains(&worlds), "{name}: stopped after {worlds}");
            assert_eq!(stopped.results.run.worlds_requested, 100 * FEW);
            stopped.results.run.worlds_requested = worlds;
            let whole = simulate(&plan, &order(worlds, SEED, 2), &Unattended).expect("worlds");
            assert_eq!(bytes(&stopped.results), bytes(&whole.results), "{name} on {threads} threads");
            assert_eq!(stopped.tables, whole.tables, "{name}: tables on {threads} threads");
        }
    }
}

/// One world more changes each count by nothing or one, and only upwards.
#[test]
fn more_worlds_only_append() {
    for text in [BROWNIAN, EVERYTHING] {
        let plan = plan(text);
        let mut before: Option<Vec<u64>> = None;
        for worlds in 60..=140 {
            let outcome = simulate(&plan, &order(worlds, SEED, 1), &Unattended).expect("worlds");
            let counts = counts(&outcome.results);
            if let Some(before) = &before {
                for (old, new) in before.iter().zip(&counts) {
                    assert!(*new == *old || *new == *old + 1, "{old} became {new} with world {worlds}");
                }
            }
            before = Some(counts);
        }
    }
}

/// Everything that is counted in worlds.
fn counts(results: &Results) -> Vec<u64> {
    let mut counts = vec![results.system.exhaustion.horizon.count];
    for company in &results.companies {
        let incidence = company.incidence.iter();
        counts.extend(
            incidence.flat_map(|one| one.by.iter().map(|by| by.share.count).chain([one.horizon.count])),
        );
        counts.extend(company.sustain.runs_dry_by.iter().map(|by| by.share.count));
        counts.extend([company.sustain.self_sustaining.count, company.rescue.count, company.too_late.count]);
    }
    counts
        .extend(results.sources.iter().flat_map(|one| [one.exhaustion.horizon.count, one.forced_sale.count]));
    counts
}

#[test]
fn a_longer_horizon_only_appends() {
    let longer = EVERYTHING.replace("72 months", "97 months");
    let (short, long) = (run(EVERYTHING, FEW, SEED), run(&longer, FEW, SEED));
    for row in &short.tables.months {
        let same =
            long.tables.months.iter().find(|one| (&one.company, one.month) == (&row.company, row.month));
        assert_eq!(Some(row), same, "{} in month {}", row.company, row.month);
    }
    let marks = |outcome: &Outcome| {
        let by = outcome.results.companies.iter().flat_map(|one| one.sustain.runs_dry_by.clone());
        by.map(|by| by.share).collect::<Vec<_>>()
    };
    assert_eq!(marks(&short), marks(&long));
}

#[test]
fn a_run_again_is_the_same_run_and_another_seed_is_another() {
    let bytes_of = |seed| bytes(&run(EVERYTHING, FEW, seed).results);
    assert_eq!(bytes_of(SEED), bytes_of(SEED));
    assert_ne!(bytes_of(SEED), bytes_of(SEED + 1));
}
