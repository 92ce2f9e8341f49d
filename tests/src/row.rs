//! A row of the validation table: a reference, an estimate, its standard error and how many of them lie between.

use std::fmt;

use drypowder_simulation::results::{Estimate, Proportion, Ratio};

/// More standard errors than this between reference and estimate fail a row. One sound row in 15,787 does.
pub const LIMIT: f64 = 4.0;

/// A statistical row.
#[derive(Clone, Debug)]
pub struct Row {
    /// What is estimated.
    pub name: String,
    /// Its exact value.
    pub reference: f64,
    /// Its estimate.
    pub estimate: f64,
    /// The standard error of the estimate.
    pub standard_error: f64,
}

impl Row {
    /// A row from its four parts.
    #[must_use]
    pub fn new(name: &str, reference: f64, estimate: f64, standard_error: f64) -> Self {
        Self { name: name.to_owned(), reference, estimate, standard_error }
    }

    /// A share against its exact value; the standard error is that of the reference.
    #[must_use]
    pub fn share(name: &str, reference: f64, share: Proportion) -> Self {
        let error = (reference * (1.0 - reference) / share.of as f64).sqrt();
        Self::new(name, reference, share.value, error)
    }

    /// A mean against its exact value.
    ///
    /// # Panics
    /// The estimate has no standard error.
    #[must_use]
    pub fn mean(name: &str, reference: f64, mean: Estimate) -> Self {
        Self::new(name, reference, mean.value, mean.standard_error.expect("more than one world"))
    }

    /// A ratio against its exact value.
    ///
    /// # Panics
    /// The ratio has no value.
    #[must_use]
    pub fn ratio(name: &str, reference: f64, ratio: Ratio) -> Self {
        let error = ratio.standard_error.expect("more than one world");
        Self::new(name, reference, ratio.value.expect("a denominator"), error)
    }

    /// Standard errors between the reference and the estimate.
    #[must_use]
    pub fn z(&self) -> f64 {
        (self.estimate - self.reference) / self.standard_error
    }

    /// Says the row, and fails when the estimate is too far off.
    ///
    /// # Panics
    /// More than [`LIMIT`] standard errors lie between reference and estimate.
    pub fn hold(&self) {
        say(&self.to_string());
        assert!(self.z().abs() < LIMIT, "{self}");
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, reference, estimate, standard_error } = self;
        write!(
            f,
            "{name}: reference {reference:.9}, estimate {estimate:.9} ± {standard_error:.9}, z {:+.2}",
            self.z()
        )
    }
}

/// Holds a number against its exact value.
///
/// # Panics
/// The relative error is above 1e-9.
pub fn exact(name: &str, reference: f64, found: f64) {
    let error = (found / reference - 1.0).abs();
    say(&format!("{name}: reference {reference:.12}, found {found:.12}, relative error {error:.1e}"));
    assert!(error <= 1e-9, "{name}: {found} for {reference}");
}

/// Says a line that `--nocapture` shows.
#[expect(clippy::print_stdout, reason = "a validation row is meant to be seen; the test harness captures it")]
pub fn say(line: &str) {
    println!("{line}");
}
