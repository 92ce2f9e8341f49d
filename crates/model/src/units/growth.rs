//! Growth a year, as its logarithm: `35% a year`, `35% YoY`, `x1.35 a year`, `doubles every year`, a bare `0.35`.
//!
//! A percentage is what anybody means by it: 35% makes 1.35 of 1. Only a bare number is the logarithm itself.

use super::{
    ratio::{Form, Ratio, read as ratio, without_year},
    text::{without_end, without_start},
};

/// Words that say that a percentage is growth from one year to the next, small letters.
const NAMES: [&str; 10] = [
    "yoy",
    "y/y",
    "y-o-y",
    "year over year",
    "year-over-year",
    "year on year",
    "year-on-year",
    "cagr",
    "growth rate",
    "growth",
];

/// The same before the number.
const STARTS: [&str; 8] =
    ["cagr of ", "cagr ", "growth of ", "growth ", "grows by ", "grows at ", "grows ", "growing "];

/// Reads log growth a year from a cleaned text.
pub(crate) fn read(text: &str) -> Option<f64> {
    let lower = text.to_ascii_lowercase();
    let Named { body, said, yearly } = named(&lower);
    if let Some(factor) = word(body) {
        return yearly.then(|| libm::log(factor));
    }
    let Ratio { value, form, .. } = ratio(body)?;
    log(value, form).filter(|_| !said || form == Form::Percent)
}

/// The log growth that a ratio means; none where nothing would be left.
pub(crate) fn log(value: f64, form: Form) -> Option<f64> {
    match form {
        Form::Bare => Some(value),
        Form::Percent => (value > -1.0).then(|| libm::log1p(value)),
        Form::Times => (value > 0.0).then(|| libm::log(value)),
    }
}

/// A text without the words that name growth.
pub(crate) struct Named<'a> {
    pub(crate) body: &'a str,
    /// Whether there were such words.
    pub(crate) said: bool,
    /// Whether a year was mentioned.
    pub(crate) yearly: bool,
}

/// Takes the words away that name growth, and "a year" beside them in any order. The text is in small letters.
pub(crate) fn named(text: &str) -> Named<'_> {
    let start = without_start(text, &STARTS);
    let mut found = Named { body: start.unwrap_or(text), said: start.is_some(), yearly: false };
    loop {
        let (body, yearly) = without_year(found.body);
        let end = without_end(body, &NAMES);
        if !yearly && end.is_none() {
            return found;
        }
        found.body = end.unwrap_or(body);
        found.said |= end.is_some();
        found.yearly |= yearly;
    }
}

/// What growth in words multiplies by: "doubles" is 2.
pub(crate) fn word(text: &str) -> Option<f64> {
    let word = without_start(text, &["it ", "grows ", "will "]).unwrap_or(text);
    match word {
        "double" | "doubles" | "doubling" => Some(2.0),
        "triple" | "triples" | "tripling" => Some(3.0),
        "quadruple" | "quadruples" | "quadrupling" => Some(4.0),
        "halve" | "halves" | "halving" => Some(0.5),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_percentage_is_simple_growth() {
        for text in
            ["35%", "35% a year", "35% YoY", "35% growth", "35% CAGR", "35% annual growth", "CAGR of 35%"]
        {
            assert_eq!(read(text), Some(libm::log1p(0.35)), "{text}");
        }
        assert_eq!(read("300% a year"), Some(libm::log(4.0)));
        assert_eq!(read("-10%"), Some(libm::log1p(-0.1)));
        assert_eq!(read("-100%"), None);
    }

    #[test]
    fn a_bare_number_is_log_growth() {
        assert_eq!(read("0.35"), Some(0.35));
        assert_eq!(read("0.35 a year"), Some(0.35));
        assert_eq!(read("0.35 YoY"), None);
    }

    #[test]
    fn a_multiple_is_of_a_year() {
        assert_eq!(read("x4.1 a year"), Some(libm::log(4.1)));
        assert_eq!(read("doubles every year"), Some(libm::log(2.0)));
        assert_eq!(read("doubles"), None);
        assert_eq!(read("x0 a year"), None);
    }
}
