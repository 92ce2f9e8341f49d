//! `drypowder check`: whether a scenario is right, and what it rests on.

use drypowder_model::{
    Scenario,
    problem::{Origin, Position, Problem, Texts},
};
use drypowder_report::words::grouped;
use serde::Serialize;

use crate::{
    Failure,
    console::Console,
    flags::{CheckFlags, RunFormat},
    output::pretty,
    scenario::{self, Source, overrides},
};

mod numbers;

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
    numbers: usize,
    uncertain: usize,
    sourced: usize,
    unsourced: Vec<String>,
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
    if flags.format == RunFormat::Json {
        return as_json(flags, console);
    }
    let (_, document) = scenario::load(&flags.scenario, console)?;
    console.say(&Report::new(&document.scenario).text())
}

/// The verdict for a program: what is wrong comes as a list on standard output.
fn as_json(flags: &CheckFlags, console: &mut Console) -> Result<(), Failure> {
    let source = Source::read(&flags.scenario.file, console)?;
    match source.scenario(&overrides(&flags.scenario.set)?) {
        Ok(scenario) => console.say(&pretty(&Report::new(&scenario))?),
        Err(problems) => {
            let texts = problems.texts();
            let problems = problems.iter().map(|problem| Wrong::new(problem, texts)).collect();
            console.say(&pretty(&Refusal { valid: false, problems })?)?;
            Err(Failure::Invalid(String::new()))
        }
    }
}

/// What is said of a scenario that is not valid.
#[derive(Debug, Serialize)]
struct Refusal {
    valid: bool,
    problems: Vec<Wrong>,
}

/// One problem. `file` is the name of the text it stands in, `override` counts the `--set` it stands in from 0; `start`
/// and `end` are bytes of that text, lines and columns count from 1, columns in characters.
#[derive(Debug, Serialize)]
struct Wrong {
    path: String,
    message: String,
    found: String,
    suggestion: Option<String>,
    file: String,
    r#override: Option<usize>,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

impl Wrong {
    fn new(problem: &Problem, texts: &Texts) -> Self {
        let (file, text) = texts.of(problem.place.origin);
        let span = &problem.place.span;
        let (from, to) = (Position::of(text, span.start), Position::of(text, span.end));
        Self {
            path: problem.path.clone(),
            message: problem.message.clone(),
            found: problem.found.clone(),
            suggestion: problem.suggestion.clone(),
            file: file.to_owned(),
            r#override: match problem.place.origin {
                Origin::File(_) => None,
                Origin::Override(index) => Some(index),
            },
            start: span.start,
            end: span.end,
            line: from.line,
            column: from.column,
            end_line: to.line,
            end_column: to.column,
        }
    }
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
    fn new(scenario: &Scenario) -> Self {
        let numbers = Numbers::of(scenario);
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
            sourced: numbers.sourced,
            unsourced: numbers.unsourced,
        }
    }

    fn text(&self) -> String {
        let counted = |count: usize, one: &str, many: &str| match count {
            1 => format!("1 {one}"),
            count => format!("{} {many}", grouped(count as u64)),
        };
        let members: usize = self.cohorts.iter().map(|cohort| cohort.members).sum();
        let alone = self.companies - members;
        let mut who: Vec<String> = self.cohorts.iter().map(Cohort::text).collect();
        if alone > 0 || who.is_empty() {
            who.insert(0, counted(alone, "company", "companies"));
        }
        format!(
            "valid: {}, {}, {} months, {}\nhash   {}\n{}",
            who.join(", "),
            counted(self.sources, "source", "sources"),
            self.horizon_months,
            counted(self.uncertain, "uncertain parameter", "uncertain parameters"),
            self.scenario_hash,
            self.provenance()
        )
    }

    fn provenance(&self) -> String {
        let bare = self.unsourced.len();
        if bare == 0 {
            return String::new();
        }
        format!(
            "{} of {} numbers carry a source, {} a note alone; {bare} have neither, being judgements or defaults \
             (--format json lists them)\n",
            self.sourced,
            self.numbers,
            self.numbers - self.sourced - bare
        )
    }
}
