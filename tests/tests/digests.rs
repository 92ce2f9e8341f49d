//! The bytes that a run of each shipped scenario and of each case of the validation table writes are the recorded ones, on any number of threads and with any of the
//! instructions that this processor has. `scripts/digests.sh` holds built programs against the same record.

use std::fmt::Write;

use drypowder_lanes::Level;
use drypowder_report::months::months_csv;
use drypowder_simulation::{Asked, Order, Outcome, Plan, Unattended, simulate_at};
use drypowder_tests::{
    paths::{cases, root, shipped},
    read,
};
use sha2::{Digest, Sha256};

/// What was recorded: digest, worlds and the name of a scenario.
fn recorded() -> Vec<(String, u64, String)> {
    let text = std::fs::read_to_string(root().join("tests/expected/digests.txt")).expect("the record");
    let line = |line: &str| {
        let mut words = line.split(' ').map(str::to_owned);
        let mut next = || words.next().expect("three words");
        (next(), next().parse().expect("a number of worlds"), next())
    };
    text.lines().map(line).collect()
}

/// SHA-256 of results.json and months.csv as the program writes them.
fn digest(outcome: &Outcome) -> String {
    let mut bytes = serde_json::to_vec_pretty(&outcome.results).expect("results are plain data");
    bytes.push(b'\n');
    months_csv(&outcome.tables, &mut bytes).expect("memory takes all");
    Sha256::digest(&bytes).iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("memory takes all");
        text
    })
}

/// The scenarios, by their names in the record.
fn scenarios() -> Vec<(String, String)> {
    let cases = cases().into_iter().map(|(name, text)| (format!("validation/{name}"), text));
    shipped().into_iter().chain(cases).collect()
}

#[test]
fn every_scenario_has_a_digest() {
    let recorded = recorded().into_iter().map(|(_, _, name)| name + ".toml");
    let names = scenarios().into_iter().map(|(name, _)| name);
    assert_eq!(
        recorded.collect::<Vec<_>>(),
        names.collect::<Vec<_>>(),
        "record: scripts/digests.sh --record"
    );
}

#[test]
fn bytes_are_the_recorded_ones() {
    // With the best instructions on several numbers of threads, and then with each of the others. Threads take single batches where
    // worlds are few: a thousand are work for seven, and two hundred, of slow cohorts, for three.
    let best = Level::detect();
    let mut ways: Vec<(Level, usize)> = [1, 2, 3, 7].map(|threads| (best, threads)).to_vec();
    ways.extend(Level::available().filter(|level| *level != best).map(|level| (level, 2)));
    for ((expected, worlds, name), (_, text)) in recorded().into_iter().zip(scenarios()) {
        let scenario = read(&text);
        let plan = Plan::new(&scenario);
        let asked = Asked {
            assertions: scenario.assertions.clone(),
            references: scenario.references.clone(),
            ..Asked::default()
        };
        for &(level, threads) in &ways {
            let asked = asked.clone();
            let seed = scenario.run.seed;
            let order = Order { worlds, seed, threads: Some(threads), overrides: Vec::new(), asked };
            let outcome = simulate_at(&plan, &order, &Unattended, level).expect("worlds");
            assert_eq!(digest(&outcome), expected, "{name} at {} on {threads} threads", level.name());
        }
    }
}
