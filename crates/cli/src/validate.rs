//! `drypowder validate`: the program held against what is known from elsewhere.

use drypowder_model::Scenario;
use drypowder_report::{
    answer,
    words::{figure, grouped},
};
use drypowder_simulation::{Asked, Control, Error, Order, Plan, simulate};
use drypowder_validation::{Kind, Row, Table, coverage, formulas, identities};

use crate::{
    Failure,
    console::Console,
    flags::{RunFormat, ValidateFlags},
    interrupt::Interrupt,
    limits,
    output::pretty,
    unfinished::Again,
    watch::Watch,
};

mod subjects;

use subjects::{Subject, Subjects};

/// Identities are checked in this part of the worlds of a case, and in no more than [`MOST_AUDITED`].
const AUDITED_ONE_IN: u64 = 100;

/// In so many worlds everything that can happen has.
const MOST_AUDITED: u64 = 10_000;

/// A file that asks for fewer worlds says that they are all alike.
const FEW: u64 = 1_000;

/// Runs the command.
pub(crate) fn validate(flags: &ValidateFlags, console: &mut Console) -> Result<(), Failure> {
    if flags.manner.plain {
        console.make_plain();
    }
    let subjects = Subjects::chosen(flags, console)?;
    let interrupt = Interrupt::listen();
    let watch = Watch::new(subjects.worlds(flags), &flags.manner, interrupt.clone());
    let mut study = Study { flags, watch: &watch, interrupt, rows: Vec::new() };
    let found = study.all(&subjects);
    watch.done();
    let stopped = study.interrupt.requested();
    let table = Table::new(study.rows);
    match found {
        Err(Failure::Stopped) if !table.rows.is_empty() => {}
        found => found?,
    }
    say(&table, flags, console)?;
    if stopped {
        let held = grouped(table.rows.len() as u64);
        return Err(Failure::Halfway(format!("stopped; {held} numbers were held, and not all there are")));
    }
    match table.failed {
        0 => Ok(()),
        1 => Err(Failure::Unexpected("error: 1 number differs from its reference\n".to_owned())),
        many => Err(Failure::Unexpected(format!("error: {many} numbers differ from their references\n"))),
    }
}

/// The rows so far.
struct Study<'a> {
    flags: &'a ValidateFlags,
    watch: &'a Watch,
    interrupt: Interrupt,
    rows: Vec<Row>,
}

impl Study<'_> {
    fn all(&mut self, subjects: &Subjects) -> Result<(), Failure> {
        for other in 0..=self.flags.other_seeds {
            for subject in &subjects.cases {
                self.case(subject, other)?;
            }
        }
        if subjects.formulas {
            self.rows.extend(formulas::rows());
        }
        for subject in &subjects.audited {
            self.audit(subject)?;
        }
        if let Some((base, changed)) = &subjects.covered {
            self.watch.says(coverage::NAME.to_owned());
            let rows = coverage::rows(&base.scenario, &changed.scenario, Some(self.threads()), self.watch);
            let again = Again { file: &base.file, set: &[], seed: 0 };
            let rows = rows.map_err(|error| again.unfinished(&error))?;
            if !self.interrupt.requested() {
                self.rows.extend(rows);
            }
        }
        Ok(())
    }

    /// The references of a scenario, `other` seeds after its own.
    fn case(&mut self, subject: &Subject, other: u64) -> Result<(), Failure> {
        let scenario = &subject.scenario;
        let seed = self.flags.seed.unwrap_or(scenario.run.seed).wrapping_add(other);
        let asked = Asked { references: scenario.references.clone(), ..Asked::default() };
        let outcome = self.run(subject, worlds(scenario, self.flags.worlds), seed, asked, simulate)?;
        let name = if other == 0 { subject.name.clone() } else { format!("{} +{other}", subject.name) };
        // What was stopped is known less well, and no less rightly.
        self.rows.extend(Row::all_of(&name, &scenario.references, &outcome.results));
        Ok(())
    }

    /// The identities of a scenario.
    fn audit(&mut self, subject: &Subject) -> Result<(), Failure> {
        let seed = self.flags.seed.unwrap_or(subject.scenario.run.seed);
        let (outcome, found) = self.run(
            subject,
            audited(self.flags.worlds),
            seed,
            Asked::default(),
            drypowder_simulation::audit,
        )?;
        let rows = identities::rows(&subject.name, &outcome, &found).into_iter();
        self.rows.extend(rows.map(|row| row.run_as(&outcome.results)));
        Ok(())
    }

    /// Runs so many worlds of a scenario one way or another.
    fn run<T>(
        &self,
        subject: &Subject,
        worlds: u64,
        seed: u64,
        asked: Asked,
        how: impl FnOnce(&Plan, &Order, &dyn Control) -> Result<T, Error>,
    ) -> Result<T, Failure> {
        if self.interrupt.requested() {
            return Err(Failure::Stopped);
        }
        self.watch.says(subject.name.clone());
        let order = Order { worlds, seed, threads: Some(self.threads()), overrides: Vec::new(), asked };
        let again = Again { file: &subject.file, set: &[], seed };
        how(&Plan::new(&subject.scenario), &order, self.watch).map_err(|error| again.unfinished(&error))
    }

    fn threads(&self) -> usize {
        limits::threads(self.flags.threads)
    }
}

/// Worlds of a case.
fn worlds(scenario: &Scenario, asked: u64) -> u64 {
    if scenario.run.worlds < FEW { scenario.run.worlds } else { asked }
}

/// Worlds whose ledger is checked.
fn audited(worlds: u64) -> u64 {
    (worlds / AUDITED_ONE_IN).clamp(1, MOST_AUDITED)
}

fn say(table: &Table, flags: &ValidateFlags, console: &mut Console) -> Result<(), Failure> {
    if flags.format == RunFormat::Json {
        return console.say(&pretty(table)?);
    }
    let style = console.style();
    let shown = |row: &&Row| row.kind != Kind::Identity || !row.compared.agrees || !flags.only.is_empty();
    let rows = table.rows.iter().filter(shown).map(|row| (Some(row.case.clone()), &row.compared));
    let text = answer::compared(rows, style);
    console.say(&format!("{text}\n{}", summary(table)))
}

/// What is said of few worlds.
const ROUGH: &str = "  Below 10,000 worlds the errors of standard deviations and of skewed means are rough: more differ by chance than expected.\n";

/// What the table comes to.
fn summary(table: &Table) -> String {
    let (largest, squares, statistical) = table.spread();
    let verdict = match table.failed {
        0 => "All agree.".to_owned(),
        1 => "1 differs.".to_owned(),
        many => format!("{many} differ."),
    };
    let statistics = if statistical == 0 {
        String::new()
    } else {
        format!(
            "  {} by their standard errors: largest |z| {largest:.2}, mean z² {:.2}; beyond 4 by chance alone: {} expected\n",
            grouped(statistical as u64),
            squares / statistical as f64,
            figure(table.expected_false_alarms, None)
        )
    };
    let others = [
        (Kind::AtLeast, "from below"),
        (Kind::WithinItsBin, "within their bins, by order statistics as sure as |z| < 4"),
        (Kind::Exact, "exactly"),
        (Kind::Unknown, "by nothing: their errors are not known, so what is not the same differs"),
        (Kind::Identity, "as identities, to rounding"),
    ];
    let others =
        others.into_iter().map(|(kind, words)| (table.count(kind), words)).filter(|(count, _)| *count > 0);
    let others = others.map(|(count, words)| format!("  {} {words}\n", grouped(count as u64)));
    let others = others.collect::<Vec<_>>().concat();
    let rough = if table.is_rough() { ROUGH } else { "" };
    let held = match table.rows.len() {
        1 => "1 number".to_owned(),
        many => format!("{} numbers", grouped(many as u64)),
    };
    format!("{held} held. {verdict}\n{statistics}{others}{rough}")
}
