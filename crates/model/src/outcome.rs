//! How a company may leave private life, and plain hazards of it.

use serde::Serialize;

use crate::Param;

/// How a company leaves private life, whoever or whatever brings it about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It lists.
    Ipo,
    /// It is bought.
    Acquired,
    /// It stops and returns what is left.
    WoundDown,
    /// It stops and owes more than it can pay, or its owners give it up.
    Insolvent,
}

impl Outcome {
    /// In the order of [`Self::WORDS`].
    pub const ALL: [Self; 4] = [Self::Ipo, Self::Acquired, Self::WoundDown, Self::Insolvent];
    /// What a scenario file writes.
    pub const WORDS: &[&str] = &["ipo", "acquired", "wound-down", "insolvent"];

    /// The word of a scenario file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ipo => "ipo",
            Self::Acquired => "acquired",
            Self::WoundDown => "wound-down",
            Self::Insolvent => "insolvent",
        }
    }

    /// Whether the company is no more.
    #[must_use]
    pub const fn stops(self) -> bool {
        matches!(self, Self::WoundDown | Self::Insolvent)
    }
}

/// An outcome that comes at a rate, whatever the company does: P(it comes in Δ) = 1 − e^{−rate·Δ}.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hazard<P = Param> {
    /// What comes; a company has one hazard of each.
    pub outcome: Outcome,
    /// Times a year, not negative.
    pub rate: P,
    /// Whether it comes only while the window for listings is open.
    pub window: bool,
    /// Months after the start before which it does not come, not negative.
    pub after: P,
}

crate::traverse::traverse!(Hazard { outcome, rate, window, after });
