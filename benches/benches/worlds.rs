//! Whole worlds against the floor of the draws they need, in one run, on one thread.
//!
//! `cargo bench -p drypowder-benches --bench worlds`. For each scenario: nanoseconds a company and month (or quarter),
//! how many dense draws that takes, what these draws cost alone (the pinned floor), and the ratio, as the median over
//! pairs taken in turn. The yardstick is also held against scalar Rust. Only ratios mean anything on a shared machine.
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

use std::{hint::black_box, path::PathBuf, time::Instant};

use drypowder_benches::{floor, scalar};
use drypowder_lanes::Level;
use drypowder_model::file::parse;
use drypowder_simulation::{Asked, Order, Plan, Unattended, simulate};

/// Pairs of which the median is taken.
const PAIRS: usize = 5;
/// Companies times steps a run has about; enough worlds that what is done once a run does not count.
const COMPANY_STEPS: usize = 24_000_000;

fn main() {
    println!("level {}, one thread, medians of {PAIRS} pairs", Level::detect().name());
    println!("{:<44} {:>9} {:>9} {:>9} {:>7}", "scenario", "ns/step", "draws", "floor ns", "ratio");
    for name in ["yardstick", "minimal", "vc-only", "frontier-labs-2026"] {
        against_the_floor(name, &plan(&shipped(name)));
    }
    against_the_floor("20 companies x 10 sources", &plan(&crowd(20, 10)));
    against_scalar_rust();
}

/// One scenario: a row of the table. Steps are those of one company.
fn against_the_floor(name: &str, plan: &Plan) {
    let (steps, worlds) = (plan.steps() as usize, worlds(plan));
    let company_steps = (worlds * steps * plan.companies()) as f64;
    let draws = plan.draws_per_step();
    let mut pairs: Vec<(f64, f64)> = (0..PAIRS)
        .map(|_| {
            let world = time(|| run(plan));
            let alone = time(|| {
                black_box(floor(Level::detect(), worlds, draws, steps));
            });
            (world / company_steps * 1e9, alone / company_steps * 1e9)
        })
        .collect();
    pairs.sort_by(|a, b| (a.0 / a.1).total_cmp(&(b.0 / b.1)));
    let (world, alone) = pairs[PAIRS / 2];
    let each = draws as f64 / plan.companies() as f64;
    println!("{name:<44} {world:>9.2} {each:>9.2} {alone:>9.2} {:>7.2}", world / alone);
}

fn against_scalar_rust() {
    let plan = plan(&shipped("yardstick"));
    let mut ratios: Vec<f64> = (0..PAIRS)
        .map(|seed| {
            let scalar = time(|| {
                black_box(scalar::yardstick(worlds(&plan), seed as u64));
            });
            scalar / time(|| run(&plan))
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    println!(
        "yardstick: {:.2} times as fast as scalar Rust (rand_distr, one world at a time)",
        ratios[PAIRS / 2]
    );
}

fn run(plan: &Plan) {
    let order = Order {
        worlds: worlds(plan) as u64,
        seed: 1,
        threads: Some(1),
        overrides: Vec::new(),
        asked: Asked::default(),
    };
    black_box(simulate(plan, &order, &Unattended).is_ok());
}

/// Worlds of a run of that plan.
fn worlds(plan: &Plan) -> usize {
    COMPANY_STEPS / (plan.steps() as usize * plan.companies())
}

fn time(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

fn shipped(name: &str) -> String {
    let path: PathBuf =
        [env!("CARGO_MANIFEST_DIR"), "..", "scenarios", &format!("{name}.toml")].iter().collect();
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn plan(text: &str) -> Plan {
    match parse(text, &[]) {
        Ok(scenario) => Plan::new(&scenario),
        Err(problems) => panic!("{}", problems.render(false)),
    }
}

/// Many alike companies and sources: what a sector costs.
fn crowd(companies: usize, sources: usize) -> String {
    let mut text = String::from(
        "name = \"Crowd\"\nstart = \"2026-02\"\nhorizon = \"10 years\"\n\
         [market.multiple]\nnow = \"12x\"\nlong_run = \"10x\"\nhalf_life = \"18 months\"\nvolatility = \"30%\"\n\
         [market.sentiment]\nhalf_life = \"12 months\"\nvolatility = 0.4\ncontagion = 0.2\n",
    );
    let company = "run_rate = \"$200M\"\ncash = \"$300M\"\n[company.growth]\nnow = \"x1.8 a year\"\nlong_run = 0.1\n\
                   half_life = \"24 months\"\nvolatility = \"20%\"\nuncertainty = 0.2\n\
                   [company.fixed]\nnow = \"$300M a year\"\n[company.policy]\n";
    for name in 0..companies {
        text.extend(["[[company]]\nname = \"C", &name.to_string(), "\"\n", company]);
    }
    let source = "kind = \"venture\"\ndry_powder = \"$5B\"\ncommitments = \"$2B a year\"\nappetite = \"50%\"\n\
                  concentration = \"10%\"\n";
    for name in 0..sources {
        text.extend(["[[source]]\nname = \"S", &name.to_string(), "\"\n", source]);
    }
    text
}
