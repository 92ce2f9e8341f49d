//! What a number of the answer ought to be, known from elsewhere: a closed form, a published table, another program.

use crate::claim::Statistic;

/// A number of the answer and its value as others know it. It takes no part in the numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// The number.
    pub statistic: Statistic,
    /// As it was written.
    pub written: String,
    /// Its value: a share of a probability, months of a sustain time, a measure's own unit.
    pub value: f64,
    /// The standard error of that value; 0 where it is exact.
    pub error: f64,
    /// Where it is from.
    pub source: String,
}
