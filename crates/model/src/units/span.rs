//! Spans of time: `18 months`, `10 years`, `2 quarters`, and days where a field counts days.

use super::number::{Scanned, scan, spell};

/// What keeps a text from being a span.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum NotSpan {
    /// There is no number where one should be.
    Number,
    /// The number has no unit.
    Unit,
    /// The word after the number is no unit of time.
    Word,
    /// The unit belongs to the other kind of span: days where months are meant, or the reverse. The number.
    Other(f64),
}

/// The unit of a word, in months; days apart.
fn months_in(word: &str) -> Option<f64> {
    match word {
        "m" | "mo" | "month" | "months" => Some(1.0),
        "q" | "quarter" | "quarters" => Some(3.0),
        "y" | "yr" | "yrs" | "year" | "years" => Some(12.0),
        _ => None,
    }
}

fn is_days(word: &str) -> bool {
    matches!(word, "d" | "day" | "days")
}

/// Reads a span in months.
pub(crate) fn months(text: &str) -> Result<f64, NotSpan> {
    let Scanned { value, rest } = scan(text).ok_or(NotSpan::Number)?;
    match rest {
        "" => Err(NotSpan::Unit),
        word if is_days(word) => Err(NotSpan::Other(value)),
        word => months_in(word).map(|factor| value * factor).ok_or(NotSpan::Word),
    }
}

/// Reads a span in days.
pub(crate) fn days(text: &str) -> Result<f64, NotSpan> {
    let Scanned { value, rest } = scan(text).ok_or(NotSpan::Number)?;
    match rest {
        "" => Err(NotSpan::Unit),
        word if is_days(word) => Ok(value),
        word => Err(months_in(word).map_or(NotSpan::Word, |factor| NotSpan::Other(value * factor))),
    }
}

/// Spells a span: `10 years`, `18 months`.
pub(crate) fn spelled(months: f64) -> String {
    let years = months / 12.0;
    if months != 0.0 && years.fract() == 0.0 && years.abs() >= 2.0 {
        format!("{} years", spell(years))
    } else {
        format!("{} {}", spell(months), if months == 1.0 { "month" } else { "months" })
    }
}

#[cfg(test)]
mod tests {
    use super::{NotSpan, days, months, spelled};

    #[test]
    fn spans_are_read_as_people_write_them() {
        for (text, value) in [
            ("18 months", 18.0),
            ("10 years", 120.0),
            ("2 quarters", 6.0),
            ("18m", 18.0),
            ("1.5 years", 18.0),
            ("1 month", 1.0),
        ] {
            assert_eq!(months(text), Ok(value), "{text}");
        }
        assert_eq!(days("45 days"), Ok(45.0));
    }

    #[test]
    fn what_is_no_span_says_why() {
        assert_eq!(months("18"), Err(NotSpan::Unit));
        assert_eq!(months("18 moons"), Err(NotSpan::Word));
        assert_eq!(months("90 days"), Err(NotSpan::Other(90.0)));
        assert_eq!(days("2 months"), Err(NotSpan::Other(2.0)));
        assert_eq!(months("soon"), Err(NotSpan::Number));
    }

    #[test]
    fn spelling_reads_back() {
        for span in [0.0, 1.0, 9.0, 12.0, 18.0, 24.0, 120.0] {
            assert_eq!(months(&spelled(span)), Ok(span));
        }
    }
}
