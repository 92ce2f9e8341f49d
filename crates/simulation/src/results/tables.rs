//! Tables by month, for those who draw their own pictures.

use super::company::Cause;

/// The tables of a run, one row a company and step. A cohort has rows in its own name, the mean over its members; members
/// have rows of their own only in a cohort of at most ten.
#[derive(Clone, Debug, PartialEq)]
pub struct Tables {
    /// Cumulative incidence, sustain curve and fans by month.
    pub months: Vec<MonthRow>,
}

/// One company at the end of one step.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthRow {
    /// The company's name, or the cohort's.
    pub company: String,
    /// Months after the start.
    pub month: u32,
    /// The calendar month that ends then, as `2027-03`.
    pub date: String,
    /// P(T ≤ t, J = k) in the order of [`Cause::ALL`].
    pub incidence: [f64; Cause::ALL.len()],
    /// P(still private).
    pub private: f64,
    /// P(T⁰ ≤ t): run dry on private capital alone.
    pub run_dry: f64,
    /// P(self-sustaining by t before it ran dry), private capital alone.
    pub self_sustaining: f64,
    /// Fans over the worlds still private, in the order of [`FanQuantity::ALL`]; drawn from the first 16,384 worlds.
    pub fans: [Fan; FanQuantity::ALL.len()],
}

/// What fans are drawn of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FanQuantity {
    /// Run-rate, USD a year.
    RunRate,
    /// Net burn of the last twelve months, USD.
    NetBurn,
    /// Cash, USD.
    Cash,
}

impl FanQuantity {
    /// Every quantity, in order.
    pub const ALL: [Self; 3] = [Self::RunRate, Self::NetBurn, Self::Cash];

    /// The name of its columns.
    #[must_use]
    pub fn column(self) -> &'static str {
        match self {
            Self::RunRate => "run_rate",
            Self::NetBurn => "net_burn_12m",
            Self::Cash => "cash",
        }
    }
}

/// Quantiles at 5, 25, 50, 75 and 95%, USD; `None` where no world is left.
pub type Fan = [Option<f64>; 5];
