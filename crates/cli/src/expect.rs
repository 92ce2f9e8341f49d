//! `--expect`: recorded results that new ones must equal.

use std::path::{Path, PathBuf};

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
