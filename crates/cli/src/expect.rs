//! `--expect`: recorded results that new ones must equal.

use std::path::{Path, PathBuf};

use drypowder_model::Scenario;
use drypowder_report::{Style, compare::Comparison};
use drypowder_simulation::results::Results;

use crate::{Failure, console::Console, input};

/// Recorded results.
pub(crate) struct Expected {
    path: PathBuf,
    results: Results,
}

impl Expected {
    /// Reads them, before the work.
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        let text = input::record_text(path)?;
        let results = serde_json::from_str(&text).map_err(|error| {
            Failure::usage(
                format!("--expect {} is not a results.json of this version: {error}", path.display()),
                input::RECORD,
            )
        })?;
        Ok(Self { path: path.to_owned(), results })
    }

    /// Says, before the work, how the record's scenario differs from the one that is run: another one is refused, as nothing of it
    /// could be compared; a changed one is compared, and then changed numbers are the change's.
    pub(crate) fn is_of(
        &self,
        scenario: &Scenario,
        console: &mut Console,
        quiet: bool,
    ) -> Result<(), Failure> {
        let (recorded, path) = (&self.results.run, self.path.display());
        if recorded.scenario != scenario.name {
            let (was, now) = (&recorded.scenario, &scenario.name);
            return Err(Failure::usage(
                format!("--expect {path} is a record of another scenario: `{was}` and not `{now}`"),
                input::RECORD,
            ));
        }
        if recorded.scenario_hash != scenario.hash() && !quiet {
            console.note(&format!(
                "{path} was recorded before the scenario was changed: its hash is another, and what differs is the change's\n"
            ));
        }
        Ok(())
    }

    /// Says that the numbers are the recorded ones, or fails with those that are not.
    pub(crate) fn hold(&self, results: &Results, style: Style, console: &mut Console) -> Result<(), Failure> {
        let comparison = Comparison::new(&self.results, results)
            .map_err(|error| Failure::Bug(format!("results could not be compared: {error}")))?;
        let text = format!("Compared with {}:\n{}", self.path.display(), comparison.text(style));
        if !comparison.as_expected() {
            return Err(Failure::Unexpected(text));
        }
        console.note(&text);
        Ok(())
    }
}
