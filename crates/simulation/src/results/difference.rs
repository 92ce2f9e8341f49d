//! How a number of one plan differs from the same number of another.

use serde::{Deserialize, Serialize};

/// The mean, over worlds, of what a number is in one plan less what it is in another in the same world, with the error of that
/// mean. Worlds that are lucky under both plans cancel, so the error is smaller than that of two numbers held side by side.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Difference {
    /// Worlds in which both have the number.
    pub worlds: u64,
    /// Of these, worlds in which the two are not the same. Where they are few the interval is rough, and where there is none
    /// its width of 0 says of these worlds alone that they do not differ; not so of shares of worlds, whose interval holds all the
    /// same.
    pub differing: u64,
    /// The mean difference; `null` where no world has both.
    pub value: Option<f64>,
    /// Its standard error, sd/√n; `null` for fewer than two worlds.
    pub standard_error: Option<f64>,
    /// The lower end of its interval at 95%.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
}
