//! What a scenario's author asserts about its answer: `P(ipo.OpenAI by 2028-12) in [0.4, 0.6]`.

use std::fmt;

use crate::units::{Month, Quantity};

mod unseen;

pub(crate) use unseen::Unseen;

/// An assertion of a scenario file. It takes no part in the numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Assertion {
    /// What is asserted.
    pub claim: Claim,
    /// As it was written.
    pub written: String,
    /// Why, in its author's words.
    pub note: Option<String>,
}

/// A number of the answer and where it is said to lie.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The number.
    pub statistic: Statistic,
    /// Where it lies: a share for a probability, months for a sustain time, a measure in its own unit.
    pub within: Bounds,
}

/// A number of the answer and how precisely it is to be known: `sustain.OpenAI.median ± 0.5 months`.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The number.
    pub statistic: Statistic,
    /// Half the width that its interval may have, above zero: a share for a probability, months for a sustain time.
    pub width: f64,
    /// As it was written.
    pub written: String,
}

/// A number of the answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Statistic {
    /// The share of worlds in which something has happened to a company by a time.
    Probability {
        /// What happens.
        event: Event,
        /// The name of a company, or of a cohort: then a member picked at random is meant, as the results pool them.
        company: String,
        /// By when.
        by: Deadline,
    },
    /// The time up to which private capital carries a company in a share of worlds, months.
    Sustain {
        /// The name of a company, or of a cohort: then a member picked at random is meant, as the results pool them.
        company: String,
        /// The share of worlds, strictly between 0 and 1.
        level: f64,
    },
    /// A figure of a measure over worlds, in the measure's own unit.
    Measure {
        /// The name of the measure.
        name: String,
        /// Which figure.
        figure: Figure,
    },
}

/// What is told of a measure over the worlds in which it can be taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Figure {
    /// Its mean.
    Mean,
    /// Its standard deviation.
    Deviation,
    /// Its quantile at a level strictly between 0 and 1.
    Quantile(f64),
}

/// Whom or what a number of the answer is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About<'a> {
    /// A company or a cohort of that name.
    Company(&'a str),
    /// A measure of that name.
    Measure(&'a str),
}

/// What may happen to a company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Private capital runs dry.
    Dry,
    /// It pays its own way before private capital ran dry.
    SelfSustaining,
    /// It lists, by choice or not.
    Ipo,
    /// It lists because it wants to.
    ChosenIpo,
    /// It lists because it must.
    ForcedIpo,
    /// It is bought.
    Acquired,
    /// It stops and returns what is left.
    WoundDown,
    /// It runs out of cash.
    Insolvent,
}

impl Event {
    /// Every event with the word a claim uses.
    pub const WORDS: [(&'static str, Self); 8] = [
        ("dry", Self::Dry),
        ("self-sustaining", Self::SelfSustaining),
        ("ipo", Self::Ipo),
        ("chosen-ipo", Self::ChosenIpo),
        ("forced-ipo", Self::ForcedIpo),
        ("acquired", Self::Acquired),
        ("wound-down", Self::WoundDown),
        ("insolvent", Self::Insolvent),
    ];
}

/// By when something has happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Deadline {
    /// By the end of a calendar month.
    Month(Month),
    /// Within so many months of the start, a whole number.
    Span(f64),
    /// By the horizon.
    Horizon,
}

/// An interval; an end that is absent is free.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The lower end.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
}

impl Bounds {
    /// Whether a number lies inside, ends included.
    #[must_use]
    pub fn contain(&self, value: f64) -> bool {
        self.low.is_none_or(|low| value >= low) && self.high.is_none_or(|high| value <= high)
    }
}

impl Statistic {
    /// Whom or what it speaks of.
    #[must_use]
    pub fn about(&self) -> About<'_> {
        match self {
            Self::Probability { company, .. } | Self::Sustain { company, .. } => About::Company(company),
            Self::Measure { name, .. } => About::Measure(name),
        }
    }

    /// What it is measured in.
    #[must_use]
    pub fn quantity(&self) -> Quantity {
        match self {
            Self::Probability { .. } => Quantity::Share,
            Self::Sustain { .. } => Quantity::Span,
            Self::Measure { .. } => Quantity::Signed,
        }
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = Self::WORDS.iter().find(|(_, event)| event == self).map_or("", |(word, _)| word);
        f.write_str(word)
    }
}
