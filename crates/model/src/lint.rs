//! What is allowed and yet most likely not meant: warnings about a scenario that is valid.
//!
//! One file a lint. Each is a pure function of the [`Document`] and speaks only where it is sure: a warning that is wrong
//! teaches people to ignore warnings. [`LINTS`] declares them all, once; the program's list and `docs/lints.md` are made
//! from it. One lint, [`SHORT_HORIZON`], needs simulated worlds, so whoever can simulate finds it.

mod idle_correlation;
mod idle_source;
mod idle_term;
mod look;
mod never_due;
mod out_of_sense;
mod page;
mod rare;
mod reach;
mod short_horizon;
mod stale;
mod tables;
mod undated;
mod unpayable;
mod unsourced;

use crate::{
    file::Document,
    problem::{Place, Problem, Severity},
    units::Month,
};

use look::Look;
pub use out_of_sense::{RULES, Rule};
pub use page::page;
pub use short_horizon::{LINT as SHORT_HORIZON, Seen, short_horizon};

/// Something worth a warning, and why.
#[derive(Clone, Copy, Debug)]
pub struct Lint {
    /// Its name, as flags and messages write it.
    pub name: &'static str,
    /// What it looks for.
    pub looks_for: &'static str,
    /// Why that is worth a warning, and when it is not given.
    pub why: &'static str,
    /// What to do about it.
    pub advice: &'static str,
    /// How it is found; absent where simulated worlds are needed.
    find: Option<fn(&Look<'_>) -> Vec<Problem>>,
}

/// Every lint, in the order of their names.
pub static LINTS: [Lint; 11] = [
    idle_correlation::LINT,
    idle_source::LINT,
    idle_term::LINT,
    never_due::LINT,
    out_of_sense::LINT,
    rare::LINT,
    SHORT_HORIZON,
    stale::LINT,
    undated::LINT,
    unpayable::LINT,
    unsourced::LINT,
];

/// What a warning may depend on beside the scenario.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// The month in which the scenario is judged. Absent: its start.
    pub on: Option<Month>,
    /// The age beyond which a number is stale, months.
    pub stale_after: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self { on: None, stale_after: 12.0 }
    }
}

/// What is said of one place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    /// What is wrong, in a sentence without a full stop.
    pub(crate) message: String,
    /// What stands beside the underlined text.
    pub(crate) found: String,
    /// What to write.
    pub(crate) advice: String,
}

impl Lint {
    /// A warning of this lint.
    fn warn(&self, path: &str, place: Place, said: Said) -> Problem {
        Problem {
            severity: Severity::Warning,
            lint: Some(self.name),
            path: path.to_owned(),
            place,
            message: said.message,
            found: said.found,
            suggestion: Some(said.advice),
        }
    }
}

/// Every warning that the file alone gives rise to.
#[must_use]
pub fn warnings(document: &Document, options: &Options) -> Vec<Problem> {
    let look = Look::new(document, options);
    LINTS.iter().filter_map(|lint| lint.find).flat_map(|find| find(&look)).collect()
}
