//! The only place that writes files. Each is opened before the work under a temporary name beside its target, so that a
//! folder that cannot be written is found at once, and takes its own name only when it is whole.

mod books;
mod folder;
mod pending;
mod record;

pub(crate) use books::Books;
pub(crate) use folder::Folder;
pub(crate) use pending::Pending;
pub(crate) use record::{Record, Stopwatch};

use drypowder_simulation::results::Results;

use crate::Failure;

/// Results as results.json has them: indented, a line break at the end.
pub(crate) fn results_json(results: &Results) -> Result<String, Failure> {
    pretty(results)
}

/// Anything as indented JSON with a line break at the end.
pub(crate) fn pretty(value: &impl serde::Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value);
    text.map(|text| text + "\n")
        .map_err(|error| Failure::Bug(format!("results could not be written as JSON: {error}")))
}
