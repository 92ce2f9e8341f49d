//! What a run found about measures and about numbers that are known from elsewhere.

use serde::{Deserialize, Serialize};

use super::{Interval, Quantile};

/// A figure over worlds with its standard error.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Averaged {
    /// The figure; `null` where no world has it.
    pub value: Option<f64>,
    /// Its standard error; `null` where there is no figure or too few worlds. 0 where all worlds have the same.
    pub standard_error: Option<f64>,
}

/// A measure over the worlds in which everything it speaks of is there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeasureResults {
    /// Its name.
    pub name: String,
    /// What it is, as it was written.
    pub value: String,
    /// Worlds in which it could be taken.
    pub worlds: u64,
    /// Worlds in which all is there and the result is no number: ln 0, 0 ÷ 0, or a size beyond 10⁷⁰, or below 10⁻⁷⁰ without being 0.
    pub undefined: u64,
    /// Its mean.
    pub mean: Averaged,
    /// Its standard deviation.
    pub deviation: Averaged,
    /// The least that was seen.
    pub least: Option<f64>,
    /// The greatest that was seen.
    pub greatest: Option<f64>,
    /// Quantiles at 5, 25, 50, 75 and 95%, within 0.4%.
    pub quantiles: Vec<Quantile>,
}

/// A number held against what it ought to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Compared {
    /// The number, as it was written.
    pub of: String,
    /// What it ought to be.
    pub reference: f64,
    /// The standard error of that; 0 where it is exact.
    pub reference_error: f64,
    /// Where that is from.
    pub source: String,
    /// What it is; `null` where it is not seen.
    pub value: Option<f64>,
    /// Its standard error, of a share that which the reference has; `null` where it is not known, and where the number is known
    /// to its bin.
    pub standard_error: Option<f64>,
    /// Of a quantile of a measure, which is known to its bin: the interval that holds it but for one time in 15,787, with the
    /// outer ends of its bins. Absent of all others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Interval>,
    /// Standard errors between the two, both errors together; `null` where neither has any or one is not known.
    pub z: Option<f64>,
    /// Whether they agree: |z| below [`Compared::LIMIT`], the reference in the interval, or else to within
    /// [`Compared::EXACT`].
    pub agrees: bool,
}

/// What a comparison stands on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Held {
    /// The standard errors of both together.
    Error(f64),
    /// Nothing but the digits: no error.
    Digits,
    /// The interval of a number that is known to its bin.
    Bin,
    /// Nothing: the number has an error, and nobody knows which.
    Nothing,
}

impl Compared {
    /// What it stands on.
    #[must_use]
    pub fn held(&self) -> Held {
        match (self.within, self.standard_error) {
            (Some(_), _) => Held::Bin,
            (None, None) => Held::Nothing,
            (None, Some(error)) => match libm::hypot(error, self.reference_error) {
                both if both > 0.0 => Held::Error(both),
                _ => Held::Digits,
            },
        }
    }

    /// More standard errors than this are no chance: one sound comparison in 15,787 has more.
    pub const LIMIT: f64 = 4.0;

    /// The relative difference up to which numbers without an error agree.
    pub const EXACT: f64 = 1e-9;

    /// How often a sound comparison is beyond [`Self::LIMIT`]: 2 Φ(−4).
    pub const FALSE_ALARM: f64 = 6.334_248_366_623_996e-5;
}
