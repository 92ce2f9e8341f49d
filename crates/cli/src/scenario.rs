//! From a file and overrides to a scenario, or to all their problems.

use std::path::{Path, PathBuf};

use drypowder_model::{
    Company, Scenario,
    file::{self, Document, Override},
    problem::Problems,
};

use crate::{Failure, beside::Folder, console::Console, flags::ScenarioFlags, input};

/// What a scenario from standard input is called.
const STANDARD_INPUT: &str = "standard input";

/// The text of a scenario file that was read.
pub(crate) struct Source {
    path: PathBuf,
    text: String,
}

impl Source {
    /// Reads the file; `-` is standard input, whose folder is the one the program runs in.
    pub(crate) fn read(path: &Path, console: &Console) -> Result<Self, Failure> {
        let path = if path == Path::new("-") { Path::new(STANDARD_INPUT) } else { path };
        let bytes = if path == Path::new(STANDARD_INPUT) {
            input::standard_input()?
        } else {
            input::scenario_bytes(path)?
        };
        match file::decode(&path.display().to_string(), &bytes) {
            Ok(text) => Ok(Self { path: path.to_owned(), text: text.to_owned() }),
            Err(problems) => Err(Failure::Invalid(rendered(path, &problems, console))),
        }
    }

    /// The file as it was read, with overrides; or its problems.
    pub(crate) fn document(&self, overrides: &[Override]) -> Result<Document, Problems> {
        let name = self.path.display().to_string();
        file::read(&name, &self.text, overrides, &Folder::of(&self.path))
    }

    /// The scenario with overrides, or its problems.
    pub(crate) fn scenario(&self, overrides: &[Override]) -> Result<Scenario, Problems> {
        self.document(overrides).map(|document| document.scenario)
    }

    /// Problems as a person reads them, ending in what to do.
    pub(crate) fn rendered(&self, problems: &Problems, console: &Console) -> String {
        rendered(&self.path, problems, console)
    }

    /// The name of the file without its ending, for naming what is made from it.
    pub(crate) fn stem(&self) -> &Path {
        let stem = self.path.file_stem().filter(|_| self.path != Path::new(STANDARD_INPUT));
        stem.map_or(Path::new("scenario"), Path::new)
    }
}

fn rendered(path: &Path, problems: &Problems, console: &Console) -> String {
    let count = match problems.len() {
        1 => "1 problem".to_owned(),
        many => format!("{many} problems"),
    };
    let text = problems.render(console.err_colours());
    format!("{text}\n\n{}: {count}; nothing was run and nothing was written\n", path.display())
}

/// Reads the file a command names; any problem is a failure that shows all of them.
pub(crate) fn load(flags: &ScenarioFlags, console: &Console) -> Result<(Source, Document), Failure> {
    let overrides = overrides(&flags.set)?;
    let source = Source::read(&flags.file, console)?;
    match source.document(&overrides) {
        Ok(document) => Ok((source, document)),
        Err(problems) => Err(Failure::Invalid(source.rendered(&problems, console))),
    }
}

/// The names under which companies are spoken of, in the order of the file: a cohort's in place of its members'.
pub(crate) fn spoken_of(scenario: &Scenario) -> Vec<String> {
    spoken_where(scenario, |_| true)
}

/// Of these, those of which something is true.
pub(crate) fn spoken_where(scenario: &Scenario, is: impl Fn(&Company) -> bool) -> Vec<String> {
    let name = |company: &Company| company.cohort.as_ref().unwrap_or(&company.name).clone();
    let mut names: Vec<String> = scenario.companies.iter().filter(|company| is(company)).map(name).collect();
    // Members stand side by side.
    names.dedup();
    names
}

/// What `--set` says. Whether a path leads anywhere is the model's to judge; here each must have a path and a value.
pub(crate) fn overrides(set: &[String]) -> Result<Vec<Override>, Failure> {
    set.iter().map(|text| one(text)).collect()
}

fn one(text: &str) -> Result<Override, Failure> {
    file::split_override(text).ok_or_else(|| {
        Failure::usage(
            format!("--set '{text}' is not a path and a value"),
            "write --set 'PATH=VALUE', for example --set 'source[SoftBank].max_ltv=20%'",
        )
    })?;
    Ok(Override::new(text))
}
