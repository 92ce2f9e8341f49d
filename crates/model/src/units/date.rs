//! Reading a calendar month from what people write.

use super::{
    month::{Month, named},
    quantity::Misread,
    refusal::{Refusal, explain_month},
    text::clean,
};

/// A run of digits or of letters, and whether an apostrophe, a dash or a slash stands before it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Token<'a> {
    Number { digits: &'a str, joined: bool },
    Word(&'a str),
}

use Token::{Number, Word};

impl Month {
    /// What to write, with examples.
    pub(crate) const EXPECTS: &str = "write for example \"2027-03\", \"March 2027\" or \"Q3 2027\"";

    /// What is said of something that is no text.
    pub(crate) fn none() -> Misread {
        Refusal::because("expected a month").say(Self::EXPECTS).into()
    }

    /// Reads `2027-03`, `03/2027`, `March 2027`, `Mar '27`, or `Q3 2027` and `H2 2027` for the first month of the
    /// quarter or half.
    ///
    /// # Errors
    /// The text is no month; the error says what would be.
    pub fn read(text: &str) -> Result<Self, Misread> {
        let cleaned = clean(text).map(|text| text.replace('–', "-").to_ascii_lowercase());
        let text = cleaned.as_deref().unwrap_or_default();
        understood(text).ok_or_else(|| explain_month(text).into())
    }

    /// Reads a month as [`Month::read`] does, without a reason when it is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::read(text).ok()
    }
}

/// The month that a cleaned text in small letters means without any doubt.
pub(super) fn understood(text: &str) -> Option<Month> {
    let tokens = tokens(text)?;
    match tokens.as_slice() {
        [Number { digits: year, .. }, Number { digits: month, .. }] if year.len() == 4 => {
            Month::new(number(year)?, short(month)?)
        }
        [Number { digits: month, .. }, Number { digits: year, .. }] if year.len() == 4 => {
            Month::new(number(year)?, short(month)?)
        }
        [Number { digits: year, .. }, Word("m"), Number { digits: month, .. }] if year.len() == 4 => {
            Month::new(number(year)?, short(month)?)
        }
        [Word(name), Number { digits: year, joined }] if year.len() == 4 || *joined => {
            Month::new(full_year(year)?, named(name)?)
        }
        [Number { digits: year, .. }, Word(name)] if year.len() == 4 => {
            Month::new(number(year)?, named(name)?)
        }
        [Word(part), Number { digits: count, .. }, Number { digits: year, .. }]
        | [Number { digits: count, .. }, Word(part), Number { digits: year, .. }]
        | [Number { digits: year, .. }, Word(part), Number { digits: count, .. }]
            if count.len() == 1 && year.len() > 1 =>
        {
            Month::new(full_year(year)?, first_month(part, number(count)?)?)
        }
        _ => None,
    }
}

/// The first month of a quarter or half.
pub(super) fn first_month(part: &str, count: i32) -> Option<i32> {
    match (part, count) {
        ("q", 1..=4) => Some(count * 3 - 2),
        ("h", 1..=2) => Some(count * 6 - 5),
        _ => None,
    }
}

/// The runs of digits and letters between spaces, dashes, slashes, points, commas and apostrophes; `None` when
/// anything else stands there.
pub(super) fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let (mut found, mut rest, mut joined) = (Vec::new(), text, false);
    while let Some(first) = rest.chars().next() {
        let same = |c: char| c.is_ascii_digit() == first.is_ascii_digit() && c.is_alphanumeric();
        let length = rest.find(|c: char| !same(c)).unwrap_or(rest.len());
        let (run, after) = rest.split_at_checked(length.max(first.len_utf8()))?;
        if first.is_ascii_digit() {
            found.push(Number { digits: run, joined });
        } else if first.is_alphabetic() {
            found.extend((!is_filler(run)).then(|| plain_word(run)));
        } else if !matches!(first, ' ' | '-' | '/' | '.' | ',' | '\'') {
            return None;
        }
        joined = matches!(first, '-' | '/' | '\'') || joined && first == ' ';
        rest = after;
    }
    (found.len() <= 8).then_some(found)
}

/// Words that change nothing.
fn is_filler(word: &str) -> bool {
    matches!(word, "of" | "the" | "in" | "th" | "st" | "nd" | "rd")
}

/// A quarter and a half by their letters, the first by its digit.
fn plain_word(word: &str) -> Token<'_> {
    let count = |digits| Number { digits, joined: false };
    match word {
        "quarter" | "qtr" => Word("q"),
        "half" => Word("h"),
        "first" => count("1"),
        "second" => count("2"),
        "third" => count("3"),
        "fourth" => count("4"),
        _ => Word(word),
    }
}

pub(super) fn number(digits: &str) -> Option<i32> {
    (digits.len() <= 4).then(|| digits.parse().ok())?
}

/// One or two digits.
pub(super) fn short(digits: &str) -> Option<i32> {
    (digits.len() <= 2).then(|| number(digits))?
}

/// A year of four digits, or of two in this century.
pub(super) fn full_year(digits: &str) -> Option<i32> {
    match digits.len() {
        2 => number(digits).map(|year| 2000 + year),
        4 => number(digits),
        _ => None,
    }
}
