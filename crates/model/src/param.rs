//! A number of the scenario: its law and where it comes from.

use serde::Serialize;

use crate::law::Law;

/// A number that is known or uncertain: fixed within a world, drawn once for each world when its law is not a
/// constant.
///
/// Two are equal when their laws are: who published a number and where a file writes it take no part, in the scenario's
/// hash neither.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Param {
    /// The distribution over worlds.
    pub law: Law,
    /// Where the number comes from.
    #[serde(skip)]
    pub provenance: Provenance,
    /// Where a file writes the number or would, as overrides and correlations name it: `company[OpenAI].growth.now`.
    #[serde(skip)]
    pub path: String,
    /// Whether it falls where the number that the file writes rises, as a rate does where its half-life rises.
    #[serde(skip)]
    pub falls: bool,
}

impl PartialEq for Param {
    fn eq(&self, other: &Self) -> bool {
        self.law == other.law
    }
}

impl Param {
    /// A known number.
    #[must_use]
    pub fn constant(value: f64) -> Self {
        Self::of(Law::Constant(value))
    }

    /// A number with a law, from nowhere in particular.
    #[must_use]
    pub fn of(law: Law) -> Self {
        Self { law, provenance: Provenance::default(), path: String::new(), falls: false }
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
