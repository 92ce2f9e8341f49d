//! `drypowder check`: whether a scenario is right, what it rests on, and what in it is most likely not meant.

use drypowder_model::{Scenario, file::Document, lint::LINTS};
use drypowder_report::words::grouped;
use serde::Serialize;

use crate::{
    Failure,
    console::Console,
    flags::{CheckFlags, RunFormat},
    output::pretty,
    scenario::{Source, overrides},
};

mod found;
mod json;
mod numbers;
mod pilot;

use found::Found;
use json::{Declared, Places, Refusal, Warned};
use numbers::Numbers;

/// What is said of a valid scenario.
#[derive(Debug, Serialize)]
struct Report {
    valid: bool,
    scenario: String,
    companies: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cohorts: Vec<Cohort>,
    sources: usize,
    horizon_months: u32,
    steps: u32,
    scenario_hash: String,
    /// Every number, those below among them.
    numbers: usize,
    uncertain: usize,
    levers: usize,
    levers_explained: usize,
    defaults: usize,
    sourced: usize,
    noted: usize,
    /// The paths of numbers that are stated with neither a source nor a note.
    unsourced: Vec<String>,
    /// The worlds of the pilot; absent where none was simulated.
    pilot_worlds: Option<u64>,
    lints: Vec<Warned>,
    #[serde(skip)]
    summary: String,
}

/// A cohort; its members count among the companies, its numbers once.
#[derive(Debug, Serialize)]
struct Cohort {
    name: String,
    members: usize,
}

/// Runs the command.
pub(crate) fn check(flags: &CheckFlags, console: &mut Console) -> Result<(), Failure> {
    if flags.plain {
        console.make_plain();
    }
    found::agree(&flags.manner)?;
    let json = flags.format == RunFormat::Json;
    let Some(file) = flags.file.as_deref() else {
        return if json { console.say(&declared()?) } else { console.say(&found::list()) };
    };
    let set = overrides(&flags.set)?;
    let source = Source::read(file, console)?;
    match source.document(&set) {
        Ok(document) => judge(&document, flags, console),
        Err(problems) if json => {
            console.say(&pretty(&Refusal::new(&problems))?)?;
            Err(Failure::Invalid(String::new()))
        }
        Err(problems) => Err(Failure::Invalid(source.rendered(&problems, console))),
    }
}

/// What is said of a valid scenario: its warnings, then the verdict.
fn judge(document: &Document, flags: &CheckFlags, console: &mut Console) -> Result<(), Failure> {
    let found = Found::of(document, &flags.manner)?;
    let report = Report::new(document, &found);
    if flags.format == RunFormat::Json {
        console.say(&pretty(&report)?)?;
    } else {
        let text = found.text(flags.manner.all, console.err_colours());
        console.note(&text);
        console.say(&report.text())?;
    }
    found.verdict()
}

/// The lints for a program.
fn declared() -> Result<String, Failure> {
    pretty(&LINTS.iter().map(Declared::new).collect::<Vec<_>>())
}

impl Cohort {
    fn text(&self) -> String {
        format!("1 cohort of {}", grouped(self.members as u64))
    }
}

/// The cohorts of a scenario, in the order of the file.
fn cohorts(scenario: &Scenario) -> Vec<Cohort> {
    let names = scenario.companies.iter().filter_map(|company| company.cohort.as_ref());
    let mut cohorts: Vec<Cohort> = Vec::new();
    for name in names {
        match cohorts.last_mut().filter(|cohort| cohort.name == *name) {
            Some(cohort) => cohort.members += 1,
            None => cohorts.push(Cohort { name: name.clone(), members: 1 }),
        }
    }
    cohorts
}

impl Report {
    fn new(document: &Document, found: &Found) -> Self {
        let scenario = &document.scenario;
        let numbers = Numbers::of(&document.numbers());
        let mut places = Places::new(found.problems.texts());
        Self {
            valid: true,
            scenario: scenario.name.clone(),
            companies: scenario.companies.len(),
            cohorts: cohorts(scenario),
            sources: scenario.sources.len(),
            horizon_months: scenario.horizon,
            steps: scenario.steps(),
            scenario_hash: scenario.hash(),
            numbers: numbers.all,
            uncertain: numbers.uncertain,
            levers: numbers.levers,
            levers_explained: numbers.explained_levers,
            defaults: numbers.defaults,
            sourced: numbers.sourced,
            noted: numbers.noted,
            unsourced: numbers.unsourced,
            pilot_worlds: found.pilot.filter(|worlds| *worlds > 0),
            lints: found.problems.iter().map(|problem| Warned::new(problem, &mut places)).collect(),
            summary: found.summary(),
        }
    }

    fn text(&self) -> String {
        let members: usize = self.cohorts.iter().map(|cohort| cohort.members).sum();
        let alone = self.companies - members;
        let mut who: Vec<String> = self.cohorts.iter().map(Cohort::text).collect();
        if alone > 0 || who.is_empty() {
            who.insert(0, counted(alone, "company", "companies"));
        }
        format!(
            "valid: {}, {}, {} months, {}{}\nhash   {}\n{}",
            who.join(", "),
            counted(self.sources, "source", "sources"),
            self.horizon_months,
            counted(self.uncertain, "uncertain parameter", "uncertain parameters"),
            self.summary,
            self.scenario_hash,
            self.provenance()
        )
    }

    fn provenance(&self) -> String {
        let stated = self.sourced + self.noted + self.unsourced.len();
        format!(
            "of {} {} carry a source, {} a note alone, {} neither; besides them {} and {}\n",
            counted(stated, "stated number", "stated numbers"),
            self.sourced,
            self.noted,
            self.unsourced.len(),
            counted(self.levers, "lever", "levers"),
            counted(self.defaults, "default", "defaults"),
        )
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        count => format!("{} {many}", grouped(count as u64)),
    }
}
