//! What is held against what is known: read before the work.

use std::path::{Path, PathBuf};

use drypowder_model::{
    Scenario,
    file::{self, Files, NoFiles},
    problem::Problems,
};
use drypowder_validation::{
    cases::{self, Case},
    coverage, formulas,
};

use super::{audited, worlds};
use crate::{
    Failure,
    console::Console,
    flags::ValidateFlags,
    scenario::Source,
    shipped::{self, Shipped},
};

/// The cases together, and the checks of what adds up.
const CASES: &str = "cases";
const IDENTITIES: &str = "identities";

/// A scenario, its name and its file.
pub(super) struct Subject {
    pub(super) name: String,
    pub(super) file: PathBuf,
    pub(super) scenario: Scenario,
}

/// Everything that was chosen.
pub(super) struct Subjects {
    /// Held against their references.
    pub(super) cases: Vec<Subject>,
    /// Whether formulas are held.
    pub(super) formulas: bool,
    /// Looked at whether everything adds up.
    pub(super) audited: Vec<Subject>,
    /// Run from many seeds, alone and beside each other.
    pub(super) covered: Option<(Subject, Subject)>,
}

impl Subjects {
    /// What was asked for: the files that were named, or of the program's own what has one of the words in its name.
    pub(super) fn chosen(flags: &ValidateFlags, console: &Console) -> Result<Self, Failure> {
        if !flags.files.is_empty() {
            return Self::of_files(flags, console);
        }
        let wanted = |part: &str, name: &str| {
            let has = |word: &String| part.contains(word.as_str()) || name.contains(word.as_str());
            flags.only.is_empty() || flags.only.iter().any(has)
        };
        let mut chosen = Self { cases: Vec::new(), formulas: false, audited: Vec::new(), covered: None };
        for case in cases::ALL.iter().filter(|case| wanted(CASES, case.name)) {
            chosen.cases.push(of_case(case)?);
        }
        // What is chosen by its name is looked at for what adds up too. A shipped scenario and a case may have one name.
        let looked_at = |name: &String| wanted(IDENTITIES, name);
        for shipped in shipped::ALL {
            let name = format!("{IDENTITIES} of {}", shipped.name);
            if looked_at(&name) {
                chosen.audited.push(Subject { name, ..of_shipped(shipped)? });
            }
        }
        for case in cases::ALL {
            let name = format!("{IDENTITIES} of validation/{}", case.name);
            if looked_at(&name) {
                chosen.audited.push(Subject { name, ..of_case(case)? });
            }
        }
        chosen.formulas = wanted(formulas::NAME, formulas::NAME);
        if wanted(coverage::NAME, coverage::NAME) {
            let [base, changed] = coverage::CASES.map(|name| Case::named(name).map(of_case).transpose());
            chosen.covered = base?.zip(changed?);
        }
        if chosen.is_empty() {
            let names: Vec<&str> = cases::ALL.iter().map(|case| case.name).collect();
            return Err(Failure::usage(
                "nothing has that in its name",
                format!(
                    "there are cases, formulas, identities and coverage; the cases are {}",
                    names.join(", ")
                ),
            ));
        }
        Ok(chosen)
    }

    fn of_files(flags: &ValidateFlags, console: &Console) -> Result<Self, Failure> {
        let mut cases = Vec::new();
        for path in &flags.files {
            let source = Source::read(path, console)?;
            let scenario = source
                .scenario(&[])
                .map_err(|problems| Failure::Invalid(source.rendered(&problems, console)))?;
            if scenario.references.is_empty() {
                return Err(Failure::usage(
                    format!("{} says nothing of what its numbers ought to be", path.display()),
                    "add [[reference]] with of, value and source (docs/scenario.md)",
                ));
            }
            let name = source.stem().display().to_string();
            cases.push(Subject { name, file: path.clone(), scenario });
        }
        Ok(Self { cases, formulas: false, audited: Vec::new(), covered: None })
    }

    fn is_empty(&self) -> bool {
        self.cases.is_empty() && !self.formulas && self.audited.is_empty() && self.covered.is_none()
    }

    /// Worlds in all.
    pub(super) fn worlds(&self, flags: &ValidateFlags) -> u64 {
        let cases = self.cases.iter().map(|subject| worlds(&subject.scenario, flags.worlds)).sum::<u64>();
        let seeds = flags.other_seeds.saturating_add(1);
        let covered = if self.covered.is_some() { coverage::TOTAL } else { 0 };
        cases.saturating_mul(seeds) + self.audited.len() as u64 * audited(flags.worlds) + covered
    }
}

fn of_case(case: &Case) -> Result<Subject, Failure> {
    subject(case.name, "scenarios/validation", case.scenario())
}

fn of_shipped(shipped: &Shipped) -> Result<Subject, Failure> {
    let document = file::read(&format!("{}.toml", shipped.name), &shipped.text(), &[], &Shelf);
    subject(shipped.name, "scenarios", document.map(|document| document.scenario))
}

/// A scenario that is part of the program.
fn subject(name: &str, folder: &str, scenario: Result<Scenario, Problems>) -> Result<Subject, Failure> {
    let scenario = scenario.map_err(|problems| Failure::Bug(problems.render(false)))?;
    let file = Path::new(folder).join(format!("{name}.toml"));
    Ok(Subject { name: name.to_owned(), file, scenario })
}

/// The shipped scenarios as files beside each other.
struct Shelf;

impl Files for Shelf {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let name = path.strip_suffix(".toml").unwrap_or(path);
        match shipped::ALL.iter().find(|shipped| shipped.name == name) {
            Some(shipped) => Ok(shipped.text().into_bytes()),
            None => NoFiles.read(path),
        }
    }
}
