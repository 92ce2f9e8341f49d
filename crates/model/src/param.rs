//! A number of the scenario: its law and where it comes from.

use serde::Serialize;

use crate::law::Law;

/// A number that is known or uncertain: fixed within a world, drawn once for each world when its law is not a
/// constant.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Param {
    /// The distribution over worlds.
    pub law: Law,
    /// Where the number comes from. It takes no part in the scenario's hash.
    #[serde(skip)]
    pub provenance: Provenance,
}

impl Param {
    /// A known number.
    #[must_use]
    pub fn constant(value: f64) -> Self {
        Self::of(Law::Constant(value))
    }

    /// A number with a law and no recorded provenance.
    #[must_use]
    pub fn of(law: Law) -> Self {
        Self { law, provenance: Provenance::default() }
    }

    /// The value when it is known with certainty.
    #[must_use]
    pub fn known(&self) -> Option<f64> {
        match self.law {
            Law::Constant(value) => Some(value),
            _ => None,
        }
    }
}

/// Where a number comes from, in its author's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// Who published it.
    pub source: Option<String>,
    /// The month the number speaks of, as written.
    pub as_of: Option<String>,
    /// Anything a reader should know: how it was derived, why it is a judgement.
    pub note: Option<String>,
}
