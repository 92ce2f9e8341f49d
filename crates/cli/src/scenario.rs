//! From a file and overrides to a scenario, or to all their problems.

use std::path::{Path, PathBuf};

use drypowder_model::{
    Company, Scenario,
    file::{self, Document, Override},
    problem::Problems,
};

use crate::{Failure, beside::Folder, console::Console, flags::ScenarioFlags, input};

/// The text of a scenario file that was read.
pub(crate) struct Source {
    path: PathBuf,
    text: String,
}

impl Source {
    /// Reads the file.
    pub(crate) fn read(path: &Path, console: &Console) -> Result<Self, Failure> {
        let bytes = input::scenario_bytes(path)?;
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
        self.path.file_stem().map_or(Path::new("scenario"), Path::new)
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
    let name = |company: &Company| company.cohort.as_ref().unwrap_or(&company.name).clone();
    let mut names: Vec<String> = scenario.companies.iter().map(name).collect();
    // Members stand side by side.
    names.dedup();
    names
}

/// What `--set` says. Whether a path leads anywhere is the model's to judge; here each must have a path and a value.
pub(crate) fn overrides(set: &[String]) -> Result<Vec<Override>, Failure> {
    set.iter().map(|text| one(text)).collect()
}

fn one(text: &str) -> Result<Override, Failure> {
    split(text).ok_or_else(|| {
        Failure::usage(
            format!("--set '{text}' is not a path and a value"),
            "write --set 'PATH=VALUE', for example --set 'source[SoftBank].max_ltv=20%'",
        )
    })?;
    Ok(Override::new(text))
}

/// Splits at the first `=` outside brackets, since a name in brackets may contain one. Neither side may be empty.
pub(crate) fn split(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0_i32;
    let place = text.char_indices().find_map(|(place, character)| {
        depth += match character {
            '[' => 1,
            ']' => -1,
            _ => 0,
        };
        (character == '=' && depth <= 0).then_some(place)
    })?;
    let (path, value) = (text[..place].trim(), text[place + 1..].trim());
    (!path.is_empty() && !value.is_empty()).then_some((path, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_ends_at_the_first_equals_sign_outside_brackets() {
        assert_eq!(split("a.b=20%"), Some(("a.b", "20%")));
        assert_eq!(split("company[a=b].cash = $1B"), Some(("company[a=b].cash", "$1B")));
        assert_eq!(split("a={ law = \"uniform\" }"), Some(("a", "{ law = \"uniform\" }")));
    }

    #[test]
    fn both_sides_must_be_there() {
        assert!(["", "a", "a=", "=1", " = ", "a[=1"].iter().all(|text| split(text).is_none()));
    }
}
