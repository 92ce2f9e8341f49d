//! A whole file, beside a base it may extend and a column it may read.

use drypowder_model::file::{self, Files};

use super::verdict;

/// The files beside the scenario.
struct Beside;

impl Files for Beside {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let text = match path {
            "base.toml" => include_str!("../../scenarios/minimal.toml"),
            "gaps.csv" => "round,months\n1,12\n2,18.5\n3,7\n4,30\n",
            "one.csv" => "x\n0.1\n0.25\n3e-1\n0.5\n",
            _ => return Err("does not exist".into()),
        };
        Ok(text.as_bytes().to_vec())
    }
}

/// Bytes that are no text are refused; a text is a scenario or has problems.
///
/// # Panics
/// Where that does not hold.
pub fn holds(bytes: &[u8]) {
    match file::decode("scenario.toml", bytes) {
        Ok(text) => verdict::holds(file::read("scenario.toml", text, &[], &Beside)),
        Err(problems) => verdict::shown(&problems),
    }
}
