//! What a run found about the questions it was asked beside its results.

use serde::{Deserialize, Serialize};

/// A number of the answer with an interval; `null` is beyond the horizon, and of a measure not known.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interval {
    /// The number: a share, or months.
    pub value: Option<f64>,
    /// The lower end; `null`: the interval lies beyond the horizon as a whole.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
}

/// What a number is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// A share of worlds, or of a cohort's members in all worlds.
    Share,
    /// Months after the start.
    Months,
    /// The unit of a measure, which its author knows.
    Own,
}

/// Whether an assertion holds, as far as its interval tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The interval lies inside the bounds.
    Pass,
    /// The interval lies outside of them as a whole.
    Fail,
    /// It reaches across one of them.
    Undecided,
}

/// An assertion and its verdict. The interval is at 95%; of a run that was to go on until a precision is reached it holds at
/// all looks together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judged {
    /// What is asserted, as it was written.
    pub that: String,
    /// What the number it is about is measured in.
    pub unit: Unit,
    /// The number; `null` is beyond the horizon.
    pub value: Option<f64>,
    /// The lower end of its interval; `null`: the interval lies beyond the horizon as a whole.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// What follows from the interval.
    pub verdict: Verdict,
    /// About how many worlds would decide it; `null` where it is decided, or no run would.
    pub worlds_to_settle: Option<u64>,
}

/// How a run went on until numbers were known precisely enough.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Precision {
    /// The most worlds that were allowed.
    pub most_worlds: u64,
    /// The probability with which the intervals of all looks hold a number together.
    pub confidence: f64,
    /// Each number at the last look.
    pub targets: Vec<Reached>,
    /// Every look, the first first.
    pub looks: Vec<Look>,
}

impl Precision {
    /// Whether every number is known as precisely as was asked.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.targets.iter().all(|target| target.met)
    }
}

/// A number that was to be known to some precision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reached {
    /// The number and the precision, as they were written.
    pub target: String,
    /// What the number is measured in.
    pub unit: Unit,
    /// The number; `null` is beyond the horizon.
    pub value: Option<f64>,
    /// The lower end of its interval at the last look; `null`: the interval lies beyond the horizon as a whole.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// From the number to the farther end; `null` where one of them lies beyond the horizon.
    pub half_width: Option<f64>,
    /// What the half-width was to be at most.
    pub asked: f64,
    /// Whether it is.
    pub met: bool,
    /// About how many worlds would reach it; `null` where it is reached, or no run would.
    pub worlds_to_settle: Option<u64>,
}

/// One look at the numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// Worlds that were done.
    pub worlds: u64,
    /// The probability with which an interval of this look may miss.
    pub error: f64,
    /// The interval of each target, in their order.
    pub intervals: Vec<Interval>,
}

impl Interval {
    /// From the number to the farther end, where both ends lie before the horizon.
    #[must_use]
    pub fn half_width(&self) -> Option<f64> {
        let (below, above) = (self.value? - self.low?, self.high? - self.value?);
        Some(if below > above { below } else { above })
    }
}

impl Judged {
    /// The number with its interval.
    #[must_use]
    pub fn interval(&self) -> Interval {
        Interval { value: self.value, low: self.low, high: self.high }
    }
}

impl Reached {
    /// The number with its interval.
    #[must_use]
    pub fn interval(&self) -> Interval {
        Interval { value: self.value, low: self.low, high: self.high }
    }
}
