use std::path::Path;

use drypowder_model::{
    Scenario,
    file::{self, Files},
};

use super::*;

/// The scenarios that ship, as files beside each other.
struct Shipped;

impl Shipped {
    fn all() -> Vec<(String, Scenario)> {
        let paths = folder().read_dir().unwrap().map(|entry| entry.unwrap().path());
        let mut names: Vec<String> = paths
            .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
            .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
            .collect();
        names.sort();
        let read = |name: String| {
            let bytes = Self.read(&name).unwrap();
            let text = String::from_utf8(bytes).unwrap();
            let document =
                file::read(&name, &text, &[], &Self).unwrap_or_else(|wrong| panic!("{name}: {wrong}"));
            (name, document.scenario)
        };
        names.into_iter().map(read).collect()
    }
}

impl Files for Shipped {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(folder().join(path)).map_err(|error| error.to_string())
    }
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios"))
}

/// Has every block that moves money.
const EVERYTHING: &str = include_str!("../../../../tests/scenarios/everything.toml");

/// Batches that nobody would choose: worlds have other neighbours than in a whole run, or none. None of them spans two batches of
/// the whole run, as whether a ledger is told is a matter of the batch.
const CUTS: [u64; 8] = [5, 3, 8, 1, 7, 8, 2, 6];

/// The first world of each batch, and how many there are.
fn batches(worlds: u64, sizes: &[u64]) -> Vec<(u64, u64)> {
    let mut first = 0;
    let next = |size: &u64| {
        let count = (*size).min(worlds - first);
        first += count;
        (count > 0).then_some((first - count, count))
    };
    sizes.iter().cycle().map_while(next).collect()
}

/// The outcome of shards, each with a runner and a tally of its own, put together from the last to the first.
fn of_shards<'a>(
    plan: &Plan,
    order: &Order,
    shards: impl DoubleEndedIterator<Item = &'a [(u64, u64)]>,
) -> Outcome {
    let mut all = Tally::new(plan);
    for shard in shards.rev() {
        let mut runner = Runner::new(plan, order.seed, Level::detect());
        let mut tally = Tally::new(plan);
        for &(first, count) in shard {
            assert!(runner.run(first, count as usize, &mut tally).is_empty());
        }
        all.merge(&tally);
    }
    outcome(plan, order, &all, &Looks::new(order, plan).unwrap())
}

/// Any split into batches and shards gives the run, of every scenario that ships.
#[test]
fn how_worlds_are_shared_out_leaves_no_trace() {
    let everything = ("everything".to_owned(), file::parse(EVERYTHING, &[]).unwrap());
    for (name, scenario) in Shipped::all().into_iter().chain([everything]) {
        let plan = Plan::new(&scenario);
        // Cohorts of hundreds take their time where nothing is optimised.
        let worlds = if plan.companies.len() > 20 { 43 } else { 403 };
        let order =
            Order { worlds, seed: 5, threads: Some(2), overrides: Vec::new(), asked: Asked::default() };
        let whole = simulate(&plan, &order, &Unattended).unwrap();
        for (sizes, shard) in
            [(&[WIDTH as u64][..], 1), (&[WIDTH as u64], 3), (&[WIDTH as u64], 16), (&CUTS, 2)]
        {
            let batches = batches(worlds, sizes);
            let found = of_shards(&plan, &order, batches.chunks(shard));
            assert!(found == whole, "{name}: batches of {sizes:?}, {shard} a shard");
        }
    }
}

/// Where worlds are few every thread has some of them, and where they are many nobody comes back for each batch.
#[test]
fn few_worlds_are_work_for_every_thread() {
    let batch = WIDTH as u64;
    for (worlds, threads) in [(1_000_u64, 2), (1_000, 3), (1_000, 7), (200, 3), (1, 7)] {
        let parts = worlds.div_ceil(chunk(worlds, threads));
        assert!(
            parts >= worlds.div_ceil(batch).min(threads as u64),
            "{worlds} worlds in {parts} for {threads}"
        );
    }
    assert_eq!((chunk(1_000_000, 2), chunk(0, 2)), (BATCHES_AT_A_TIME * batch, batch));
}
