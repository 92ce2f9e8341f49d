//! Numbers with their errors. Every interval is at 95%.

use serde::{Deserialize, Serialize};

/// A share of worlds with its Wilson interval. In the pooled results of a cohort: a share of its members in all worlds, and
/// the interval of as many independent members as would leave it as uncertain as the worlds do.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proportion {
    /// Worlds in which it happened, or members of all worlds.
    pub count: u64,
    /// Worlds looked at, or members of all worlds.
    pub of: u64,
    /// count ÷ of; 0 when nothing was looked at.
    pub value: f64,
    /// Lower end of the Wilson interval.
    pub low: f64,
    /// Upper end of the Wilson interval.
    pub high: f64,
}

/// A mean over worlds with its standard error s/√n. In the pooled results of a cohort: a mean over its members, with the error
/// of the worlds' means.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Estimate {
    /// The mean.
    pub value: f64,
    /// Its standard error; `null` for fewer than two worlds.
    pub standard_error: Option<f64>,
}

/// A ratio of two sums over worlds with its standard error by the delta method.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ratio {
    /// Sum of the numerator ÷ sum of the denominator; `null` when the denominator is zero.
    pub value: Option<f64>,
    /// Its standard error; `null` where there is no value or fewer than two worlds.
    pub standard_error: Option<f64>,
}

/// A quantile over worlds with its interval by order statistics. `null` means beyond the horizon (for a time) or not
/// reached in enough worlds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quantile {
    /// Which quantile, 0.5 for the median.
    pub p: f64,
    /// Its value.
    pub value: Option<f64>,
    /// Lower end of the interval.
    pub low: Option<f64>,
    /// Upper end of the interval.
    pub high: Option<f64>,
}
