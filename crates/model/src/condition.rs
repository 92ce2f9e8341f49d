//! What a world is like, so that worlds can be picked by it: `outcome.OpenAI = insolvent`, `sustain.Anthropic < 24 months`.

use std::fmt;

use crate::units::Month;

/// Something that holds in some worlds.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// What is looked at.
    pub subject: Subject,
    /// As it was written.
    pub written: String,
}

/// What is looked at in a world, and how it must be.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// How a company ends.
    Outcome {
        /// The company's name.
        company: String,
        /// How.
        ending: Ending,
    },
    /// When private capital alone runs dry of a company; never where it pays its own way before, or not by the horizon.
    Sustain {
        /// The company's name.
        company: String,
        /// When.
        time: Time,
    },
    /// When a company leaves private life, however it does.
    Exit {
        /// The company's name.
        company: String,
        /// When.
        time: Time,
    },
    /// At least one of a company's rounds fell short for this.
    Shortfall {
        /// The company's name.
        company: String,
        /// What was lacking.
        reason: Reason,
    },
    /// When a source was first forced to sell.
    ForcedSale {
        /// The source's name.
        source: String,
        /// When.
        time: Time,
    },
}

/// How a company may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It is private at the horizon.
    Private,
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

impl Ending {
    /// Every ending with the word a condition uses.
    pub const WORDS: [(&'static str, Self); 7] = [
        ("private", Self::Private),
        ("ipo", Self::Ipo),
        ("chosen-ipo", Self::ChosenIpo),
        ("forced-ipo", Self::ForcedIpo),
        ("acquired", Self::Acquired),
        ("wound-down", Self::WoundDown),
        ("insolvent", Self::Insolvent),
    ];
}

/// What a round may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Money.
    Capacity,
    /// Room below the cap on one company.
    Concentration,
    /// Willingness, whatever the burn.
    Appetite,
    /// Willingness to bear the burn.
    Discipline,
    /// A price the company accepts.
    Price,
}

impl Reason {
    /// Every reason with the word a condition uses.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("capacity", Self::Capacity),
        ("concentration", Self::Concentration),
        ("appetite", Self::Appetite),
        ("discipline", Self::Discipline),
        ("price", Self::Price),
    ];
}

/// When something happens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Time {
    /// Not by the horizon.
    Never,
    /// By the horizon.
    Ever,
    /// On this side of a moment. What never happens is later than any.
    Compared(Side, Moment),
}

/// A side of a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Before it; of a month, before it begins.
    Before,
    /// Before it or then; of a month, before it ends.
    By,
    /// After it; of a month, after it ends.
    After,
    /// Then or after it; of a month, after it begins.
    From,
}

/// A moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Moment {
    /// So many months after the start.
    Span(f64),
    /// A calendar month.
    Month(Month),
}

impl Time {
    /// Whether it is so of something that happens `months` after the beginning of `start`, infinite for never. What happens
    /// at the very end of a month happens in it.
    #[must_use]
    pub fn holds(&self, months: f64, start: Month) -> bool {
        match self {
            Self::Never => months == f64::INFINITY,
            Self::Ever => months < f64::INFINITY,
            Self::Compared(side, Moment::Span(limit)) => match side {
                Side::Before => months < *limit,
                Side::By => months <= *limit,
                Side::After => months > *limit,
                Side::From => months >= *limit,
            },
            Self::Compared(side, Moment::Month(month)) => {
                let begins = f64::from(month.months_since(start));
                match side {
                    Side::Before => months <= begins,
                    Side::By => months <= begins + 1.0,
                    Side::After => months > begins + 1.0,
                    Side::From => months > begins,
                }
            }
        }
    }
}

impl Subject {
    /// The company it looks at, if it looks at one.
    #[must_use]
    pub fn company(&self) -> Option<&str> {
        match self {
            Self::Outcome { company, .. }
            | Self::Sustain { company, .. }
            | Self::Exit { company, .. }
            | Self::Shortfall { company, .. } => Some(company),
            Self::ForcedSale { .. } => None,
        }
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_month_belongs_to_it() {
        let (start, june) =
            (Month::parse("2026-02").unwrap(), Moment::Month(Month::parse("2026-06").unwrap()));
        // June is the fifth month; it begins four months after the start.
        for (months, [before, by, after, from]) in [
            (4.0, [true, true, false, false]),
            (4.1, [false, true, false, true]),
            (5.0, [false, true, false, true]),
            (5.1, [false, false, true, true]),
            (f64::INFINITY, [false, false, true, true]),
        ] {
            let holds = |side| Time::Compared(side, june).holds(months, start);
            assert_eq!(
                [Side::Before, Side::By, Side::After, Side::From].map(holds),
                [before, by, after, from]
            );
        }
    }
}
