//! A row of the validation table.

use drypowder_simulation::results::Compared;
use serde::Serialize;

/// One number held against what it ought to be.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// What it belongs to: a case, or a part of the table.
    pub case: String,
    /// How it is held.
    pub kind: Kind,
    /// The two numbers.
    #[serde(flatten)]
    pub compared: Compared,
}

/// How a number is held against its reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// By its standard error: |z| < 4.
    Statistical,
    /// From below alone: z > −4.
    AtLeast,
    /// To one part in 10⁹, or to the digits that were published.
    Exact,
    /// To what rounding may leave of zero.
    Identity,
}

impl Row {
    /// A comparison of a run.
    #[must_use]
    pub fn of(case: &str, compared: Compared) -> Self {
        let kind = if compared.error() > 0.0 { Kind::Statistical } else { Kind::Exact };
        Self { case: case.to_owned(), kind, compared }
    }

    /// A number without an error, which may miss its reference by so much.
    pub(crate) fn within(
        case: &str,
        of: &str,
        (reference, value): (f64, f64),
        bound: f64,
        source: &str,
    ) -> Self {
        let compared = Compared {
            of: of.to_owned(),
            reference,
            reference_error: 0.0,
            source: source.to_owned(),
            value: Some(value),
            standard_error: Some(0.0),
            z: None,
            agrees: (value - reference).abs() <= bound,
        };
        Self { case: case.to_owned(), kind: Kind::Exact, compared }
    }

    /// A number that is zero but for rounding.
    pub(crate) fn zero(case: &str, of: &str, value: f64, bound: f64, source: &str) -> Self {
        Self { kind: Kind::Identity, ..Self::within(case, of, (0.0, value), bound, source) }
    }

    /// A number without an error, to one part in 10⁹.
    pub(crate) fn exact(case: &str, of: &str, (reference, value): (f64, f64), source: &str) -> Self {
        Self::within(case, of, (reference, value), Compared::EXACT * reference.abs(), source)
    }

    /// A share of so many independent trials, whose error is that of the reference.
    pub(crate) fn share(
        case: &str,
        of: &str,
        reference: f64,
        (count, trials): (usize, u64),
        source: &str,
    ) -> Self {
        let value = count as f64 / trials as f64;
        let error = (reference * (1.0 - reference) / trials as f64).sqrt();
        let z = (value - reference) / error;
        let compared = Compared {
            of: of.to_owned(),
            reference,
            reference_error: 0.0,
            source: source.to_owned(),
            value: Some(value),
            standard_error: Some(error),
            z: Some(z),
            agrees: z.abs() < Compared::LIMIT,
        };
        Self { case: case.to_owned(), kind: Kind::Statistical, compared }
    }

    /// The same where the reference is the least that is promised.
    pub(crate) fn at_least(mut self) -> Self {
        self.kind = Kind::AtLeast;
        self.compared.agrees = self.compared.z.is_some_and(|z| z > -Compared::LIMIT);
        self
    }
}

/// Everything a table says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    /// The rows.
    pub rows: Vec<Row>,
    /// How many statistical rows of a sound program are expected to be beyond |z| = 4.
    pub expected_false_alarms: f64,
    /// How many rows do not agree.
    pub failed: usize,
}

impl Table {
    /// Adds up rows.
    #[must_use]
    pub fn new(rows: Vec<Row>) -> Self {
        let statistical = rows.iter().filter(|row| row.kind == Kind::Statistical).count();
        let failed = rows.iter().filter(|row| !row.compared.agrees).count();
        Self { expected_false_alarms: statistical as f64 * Compared::FALSE_ALARM, failed, rows }
    }

    /// How many rows are held in one way.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        self.rows.iter().filter(|row| row.kind == kind).count()
    }

    /// The largest |z| of a statistical row, and Σz² over them with their number; for independent rows the ratio is about one.
    #[must_use]
    pub fn spread(&self) -> (f64, f64, usize) {
        let statistical = self.rows.iter().filter(|row| row.kind == Kind::Statistical);
        let zs = statistical.filter_map(|row| row.compared.z);
        zs.fold((0.0, 0.0, 0), |(largest, squares, count), z| {
            (if z.abs() > largest { z.abs() } else { largest }, squares + z * z, count + 1)
        })
    }
}
