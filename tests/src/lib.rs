//! Helpers of the tests that span the crates: running a scenario from its text, holding an estimate against its
//! reference, scenarios that make a hidden quantity visible, and random valid scenarios.

pub mod checks;
pub mod paths;
pub mod probe;
pub mod random;
pub mod row;

use drypowder_model::{Scenario, file};
use drypowder_simulation::{Asked, Order, Outcome, Plan, Unattended, simulate};

/// Worlds of a statistical row.
pub const WORLDS: u64 = 100_000;

/// The seed of every statistical row, fixed before anything was looked at.
pub const SEED: u64 = 20_260_128;

/// Two companies, and a source of each kind, with every block that moves money.
pub const EVERYTHING: &str = include_str!("../scenarios/everything.toml");

/// Two companies, and a source of each kind, with events, milestones, hazards, lump sums, claims and reviews.
pub const EVENTS: &str = include_str!("../scenarios/events.toml");

/// Cash as Brownian motion with drift, which has closed forms and costs next to nothing.
pub const BROWNIAN: &str = include_str!("../scenarios/brownian.toml");

/// A sustain time that is uniform from 12 to 36 months.
pub const DEPOSIT: &str = include_str!("../scenarios/deposit.toml");

/// A cohort whose members share a market and short sources, beside a company that stands alone.
pub const COHORT: &str = include_str!("../scenarios/cohort.toml");

/// Reads a scenario.
///
/// # Panics
/// The text is no valid scenario; the message shows every problem in its place.
#[must_use]
pub fn read(text: &str) -> Scenario {
    file::parse(text, &[]).unwrap_or_else(|problems| panic!("{}", problems.render(false)))
}

/// Makes a scenario's text ready to run.
///
/// # Panics
/// As [`read`].
#[must_use]
pub fn plan(text: &str) -> Plan {
    Plan::new(&read(text))
}

/// An order of so many worlds from a seed, on a number of threads.
#[must_use]
pub fn order(worlds: u64, seed: u64, threads: usize) -> Order {
    Order { worlds, seed, threads: Some(threads), overrides: Vec::new(), asked: Asked::default() }
}

/// Runs a scenario's text on two threads.
///
/// # Panics
/// As [`read`], or the system gave no threads.
#[must_use]
pub fn run(text: &str, worlds: u64, seed: u64) -> Outcome {
    simulate(&plan(text), &order(worlds, seed, 2), &Unattended).expect("a run of at least one world")
}

/// The opening lines of a scenario of so many months in steps of a `month` or a `quarter`.
#[must_use]
pub fn head(months: u32, step: &str, marks: &[u32]) -> String {
    let marks: Vec<String> = marks.iter().map(|mark| format!("\"{mark} months\"")).collect();
    let marks = marks.join(", ");
    format!(
        "name = \"a test\"\nstart = \"2026-01\"\nhorizon = \"{months} months\"\nstep = \"{step}\"\nmarks = [{marks}]\n"
    )
}
