//! `drypowder run`: a scenario simulated, its answer printed, its files written.

use std::{ffi::OsString, path::Path};

use drypowder_model::{Company, Scenario, file::Document};
use drypowder_report::{Answer, answer, words::grouped};
use drypowder_simulation::{Asked, Order, Outcome, Plan, simulate};

use crate::{
    Failure,
    asked::{asked, settled},
    console::Console,
    expect::Expected,
    flags::{RunFlags, RunFormat, SizeFlags},
    interrupt::Interrupt,
    limits::{self, Need},
    output::{Folder, Record, Stopwatch, results_json},
    scenario,
    unfinished::Again,
    watch::Watch,
};

/// Runs the command.
pub(crate) fn run(flags: &RunFlags, arguments: &[OsString], console: &mut Console) -> Result<(), Failure> {
    if flags.manner.plain {
        console.make_plain();
    }
    let (source, Document { scenario, .. }) = scenario::load(&flags.scenario, console)?;
    let expected = flags.expect.as_deref().map(Expected::read).transpose()?;
    if let Some(expected) = &expected {
        expected.is_of(&scenario, console, flags.manner.quiet)?;
    }
    let plan = Plan::new(&scenario);
    let asked = asked(&flags.ask, &scenario, console)?;
    let order = Order { asked, ..order(&flags.size, &flags.scenario.set, &scenario) };
    Need::of(&plan, order.worlds, limits::threads(order.threads)).check(&flags.size)?;
    let path = flags.out.clone().unwrap_or_else(|| Path::new("out").join(source.stem()));
    let interrupt = Interrupt::listen();
    let folder = Folder::open(&path, &interrupt)?;
    let stopwatch = Stopwatch::start();
    let outcome = match watched(&plan, &order, flags, interrupt) {
        Ok(outcome) => outcome,
        Err(failure) => {
            folder.abandon();
            return Err(failure);
        }
    };
    let record = stopwatch.record(&outcome.results.run, limits::threads(order.threads), arguments);
    folder.write(&outcome, &record)?;
    // A reader that left early does not make an expectation hold.
    let printed = print(flags, &scenario, &outcome, console);
    note(flags, &outcome, &record, &path, console);
    let expected = expected.map(|expected| expected.hold(&outcome.results, console.style(), console));
    Failure::both(expected.unwrap_or(Ok(())), settled(&outcome.results))?;
    printed
}

/// What to run: what was typed, else what the scenario says.
pub(crate) fn order(size: &SizeFlags, set: &[String], scenario: &Scenario) -> Order {
    Order {
        worlds: size.worlds.unwrap_or(scenario.run.worlds),
        seed: size.seed.unwrap_or(scenario.run.seed),
        threads: Some(limits::threads(size.threads)),
        overrides: set.to_vec(),
        asked: Asked::default(),
    }
}

fn watched(plan: &Plan, order: &Order, flags: &RunFlags, interrupt: Interrupt) -> Result<Outcome, Failure> {
    let watch = Watch::new(order.worlds, &flags.manner, interrupt);
    let outcome = simulate(plan, order, &watch);
    watch.done();
    let again = Again { file: &flags.scenario.file, set: &flags.scenario.set, seed: order.seed };
    outcome.map_err(|error| again.unfinished(&error))
}

fn print(
    flags: &RunFlags,
    scenario: &Scenario,
    outcome: &Outcome,
    console: &mut Console,
) -> Result<(), Failure> {
    if flags.format == RunFormat::Json {
        return console.say(&results_json(&outcome.results)?);
    }
    let companies = scenario::spoken_of(scenario);
    let sources: Vec<String> = scenario.sources.iter().map(|source| source.name.clone()).collect();
    let may_fund =
        |company: &Company| scenario.sources.iter().any(|source| source.terms.funds.allows(&company.name));
    let unfunded = scenario::spoken_where(scenario, |company| !may_fund(company));
    let without_policy = scenario::spoken_where(scenario, |company| company.policy.is_none());
    let answer = Answer {
        results: &outcome.results,
        tables: Some(&outcome.tables),
        companies: &companies,
        sources: &sources,
        unfunded: &unfunded,
        without_policy: &without_policy,
        style: console.style(),
    };
    console.say(&answer.text())?;
    console.finish()
}

fn note(flags: &RunFlags, outcome: &Outcome, record: &Record, path: &Path, console: &mut Console) {
    if flags.format == RunFormat::Json {
        console.note(&answer::asked(&outcome.results, console.style()));
    }
    let run = &outcome.results.run;
    if run.worlds < run.worlds_requested {
        console.note(&format!(
            "\nStopped after {} of {} worlds. To repeat just this run, type the same with --worlds {}\n",
            grouped(run.worlds),
            grouped(run.worlds_requested),
            run.worlds
        ));
    }
    if !flags.manner.quiet {
        console.note(&format!(
            "\n{:.1} s. Wrote results.json, run.json, months.csv and months.parquet to {}\n",
            record.seconds(),
            path.display()
        ));
    }
}
