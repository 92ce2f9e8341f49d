//! How correlations are said: of ranks, as uncertain numbers have them, or of the normal scores themselves, as shocks have.

use super::{normal_of_rank, rank_of_normal};

/// What a correlation that somebody writes is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoken {
    /// Ranks: Spearman's.
    Ranks,
    /// Normal scores: Pearson's.
    Scores,
}

impl Spoken {
    /// The correlation of normal scores as it would be written.
    #[must_use]
    pub fn of_normal(self, normal: f64) -> f64 {
        match self {
            Self::Ranks => rank_of_normal(normal),
            Self::Scores => normal,
        }
    }

    /// The correlation of normal scores that somebody writes.
    #[must_use]
    pub fn normal(self, written: f64) -> f64 {
        match self {
            Self::Ranks => normal_of_rank(written),
            Self::Scores => written,
        }
    }
}
