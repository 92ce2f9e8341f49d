//! A row of the validation table.

use drypowder_model::{claim::About, reference::Reference};
use drypowder_simulation::results::{Compared, Held, Identity, Results};
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
    /// The run that it is a number of; absent where it is that of none, or of many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run: Option<Run>,
    /// Of a measure, where it could be taken; absent of all else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measured: Option<Measured>,
}

/// What determines the numbers of a run, beside the program's version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Run {
    /// SHA-256 of the resolved scenario.
    pub scenario_hash: String,
    /// The seed.
    pub seed: u64,
    /// The worlds that were run.
    pub worlds: u64,
}

/// Where a measure could be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Measured {
    /// Worlds in which it could.
    pub worlds: u64,
    /// Worlds in which all is there and the result is no number.
    pub undefined: u64,
}

/// How a number is held against its reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// By its standard error: |z| < 4.
    Statistical,
    /// From below alone: z > −4.
    AtLeast,
    /// By the interval of order statistics, with the outer ends of their bins; missed by chance no more often than |z| = 4.
    WithinItsBin,
    /// To one part in 10⁹, or to the digits that were published.
    Exact,
    /// By nothing: its error is not known. It agrees only where it is the same to one part in 10⁹.
    Unknown,
    /// To what rounding may leave of zero.
    Identity,
}

impl Row {
    /// Every comparison of a run with its references.
    #[must_use]
    pub fn all_of(case: &str, references: &[Reference], results: &Results) -> Vec<Self> {
        let pairs = references.iter().zip(&results.references);
        pairs.map(|(reference, compared)| Self::of(case, reference, compared, results)).collect()
    }

    fn of(case: &str, reference: &Reference, compared: &Compared, results: &Results) -> Self {
        let kind = match compared.held() {
            Held::Error(_) => Kind::Statistical,
            Held::Bin => Kind::WithinItsBin,
            Held::Digits => Kind::Exact,
            Held::Nothing => Kind::Unknown,
        };
        let measured = match reference.statistic.about() {
            About::Measure(name) => results.measures.iter().find(|measure| measure.name == name),
            About::Company(_) => None,
        };
        Self {
            measured: measured.map(|of| Measured { worlds: of.worlds, undefined: of.undefined }),
            ..Self::new(case, kind, compared.clone()).run_as(results)
        }
    }

    fn new(case: &str, kind: Kind, compared: Compared) -> Self {
        Self { case: case.to_owned(), kind, compared, run: None, measured: None }
    }

    /// A row that is a number of a run.
    #[must_use]
    pub fn run_as(self, results: &Results) -> Self {
        let Identity { scenario_hash, seed, worlds, .. } = results.run.clone();
        Self { run: Some(Run { scenario_hash, seed, worlds }), ..self }
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
            within: None,
            z: None,
            agrees: (value - reference).abs() <= bound,
        };
        Self::new(case, Kind::Exact, compared)
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
            within: None,
            z: Some(z),
            agrees: z.abs() < Compared::LIMIT,
        };
        Self::new(case, Kind::Statistical, compared)
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
    /// The program's version, as results have it.
    pub version: String,
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
        let expected_false_alarms = statistical as f64 * Compared::FALSE_ALARM;
        Self { version: env!("CARGO_PKG_VERSION").to_owned(), rows, expected_false_alarms, failed }
    }

    /// Below so many worlds the standard errors of standard deviations and of skewed means are rough.
    pub const ENOUGH: u64 = 10_000;

    /// Whether a row is held by a standard error of fewer worlds than [`Self::ENOUGH`].
    #[must_use]
    pub fn is_rough(&self) -> bool {
        let of_few = |row: &Row| row.run.as_ref().is_some_and(|run| run.worlds < Self::ENOUGH);
        self.rows.iter().any(|row| row.kind == Kind::Statistical && of_few(row))
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
