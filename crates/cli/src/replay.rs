//! `drypowder replay`: one world as a story with causes, and its books; or the worlds that are like something, and a typical one.

use std::path::{Path, PathBuf};

use drypowder_model::file::Document;
use drypowder_report::{Story, story::far_out};
use drypowder_simulation::{Fault, Plan, replay as chronicle};

use crate::{
    Failure,
    console::Console,
    flags::ReplayFlags,
    interrupt::Interrupt,
    limits::Need,
    output::Books,
    scenario::{self, Source},
    unfinished::Again,
};

mod search;

/// The worlds that are replayed to tell one: a batch.
const BATCH: u64 = 64;

/// Runs the command.
pub(crate) fn replay(flags: &ReplayFlags, console: &mut Console) -> Result<(), Failure> {
    if flags.manner.plain {
        console.make_plain();
    }
    if flags.world.is_some() && flags.size.worlds.is_some() {
        return Err(Failure::usage(
            "--worlds is how many worlds --like looks through, and --world names one",
            "leave out --worlds",
        ));
    }
    let (source, document) = scenario::load(&flags.scenario, console)?;
    let plan = Plan::new(&document.scenario);
    let interrupt = Interrupt::listen();
    let (world, focus) = match flags.world {
        Some(world) => (world, Vec::new()),
        None => search::typical(flags, &document, &plan, &interrupt, console)?,
    };
    tell(flags, (&source, &document), &plan, (world, &focus), &interrupt, console)
}

/// Tells a world and writes its books.
fn tell(
    flags: &ReplayFlags,
    (source, document): (&Source, &Document),
    plan: &Plan,
    (world, focus): (u64, &[usize]),
    interrupt: &Interrupt,
    console: &mut Console,
) -> Result<(), Failure> {
    Need::of(plan, BATCH, 1).check(&flags.size)?;
    let seed = flags.size.seed.unwrap_or(document.scenario.run.seed);
    let again = Again { file: &flags.scenario.file, set: &flags.scenario.set, seed };
    let told = chronicle(plan, seed, world).map_err(|error| again.unfinished(&error))?;
    let path = flags.out.clone().unwrap_or_else(|| default_folder(source, world));
    Books::open(&path, interrupt)?.write(&told)?;
    let far_out = far_out(document, plan, seed, world);
    let story = Story {
        chronicle: &told,
        far_out: &far_out,
        focus,
        overrides: &flags.scenario.set,
        all: flags.all,
        style: console.style(),
    };
    console.say(&story.text())?;
    console.finish()?;
    if let Some(fault) = &told.fault {
        console.note(&format!("\nThe world is told no further: {}.\n", why(fault)));
    }
    if !flags.manner.quiet {
        console.note(&format!("\nWrote ledger.csv, sources.csv and market.csv to {}\n", path.display()));
    }
    Ok(())
}

/// Why a world is told no further.
fn why(fault: &Fault) -> String {
    let whose = if fault.is_size() { "more than can be added up" } else { "which is a bug in drypowder" };
    format!("{fault}, {whose}")
}

fn default_folder(source: &Source, world: u64) -> PathBuf {
    Path::new("out").join(format!("{}-world-{world}", source.stem().display()))
}
