//! Spans of time: `18 months`, `10 years`, `1y6m`, `half a year`, and days where a field counts days.

use super::{
    decimal::Decimal,
    number::{Scanned, scan, spell},
    text::{without_start, word},
};

/// A span as it was written, in months or in days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Span {
    /// Months, quarters, years.
    Months(f64),
    /// Days and weeks.
    Days(f64),
}

/// A unit of time, in months or days.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Unit {
    Months(u32),
    Days(u32),
}

/// The numbers from one on in words.
pub(super) const COUNTS: [&str; 20] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

fn unit(word: &str) -> Option<Unit> {
    match word {
        "d" | "day" | "days" => Some(Unit::Days(1)),
        "w" | "wk" | "wks" | "week" | "weeks" => Some(Unit::Days(7)),
        "m" | "mo" | "mos" | "mth" | "mths" | "month" | "months" => Some(Unit::Months(1)),
        "q" | "qtr" | "qtrs" | "quarter" | "quarters" => Some(Unit::Months(3)),
        "y" | "yr" | "yrs" | "year" | "years" => Some(Unit::Months(12)),
        "decade" | "decades" => Some(Unit::Months(120)),
        _ => None,
    }
}

/// Reads a span from a cleaned text. Several units may follow one another, the longer first: `1 year 6 months`.
pub(crate) fn read(text: &str) -> Option<Span> {
    let lower = text.to_ascii_lowercase();
    let ((number, unit), mut rest) = part(&lower)?;
    if rest.is_empty() {
        return single(number, unit);
    }
    let Unit::Months(mut smallest) = unit else {
        return None;
    };
    let mut total = count(&number, smallest)?;
    while !rest.is_empty() {
        let ((number, unit), after) = part(without_start(rest, &[",", "and "]).unwrap_or(rest))?;
        let Unit::Months(months) = unit else {
            return None;
        };
        total += count(&number, months).filter(|_| months < smallest)?;
        (smallest, rest) = (months, after);
    }
    Some(Span::Months(total))
}

fn single(number: Decimal, unit: Unit) -> Option<Span> {
    match unit {
        Unit::Months(months) => number.times(months).value().map(Span::Months),
        Unit::Days(days) => number.times(days).value().map(Span::Days),
    }
}

/// Months of a part beside others; whole ones, so that their sum is exact.
fn count(number: &Decimal, months: u32) -> Option<f64> {
    let value = number.value().filter(|value| number.is_count() && *value < 1e6)?;
    Some(value * f64::from(months))
}

/// A number with its unit at the beginning, and what follows.
fn part(text: &str) -> Option<((Decimal, Unit), &str)> {
    let (number, rest) = number(text)?;
    let (number, rest) = half_more(number, rest)?;
    let (found, rest) = word(rest.strip_prefix('-').unwrap_or(rest).trim_start());
    let unit = unit(found)?;
    let rest = rest.strip_prefix('.').unwrap_or(rest).trim_start();
    let (number, rest) = half_more(number, rest)?;
    Some(((number, unit), rest))
}

/// A number in digits or, up to twenty, in words.
fn number(text: &str) -> Option<(Decimal, &str)> {
    if let Some(rest) = without_start(text, &["half a ", "half an ", "a half ", "half-", "half "]) {
        return Some((Decimal::whole(5).shifted(-1), rest));
    }
    if let Some(rest) = without_start(text, &["a ", "an "]) {
        return Some((Decimal::whole(1), rest));
    }
    let (first, rest) = word(text);
    match COUNTS.iter().zip(1..).find(|(count, _)| **count == first) {
        Some((_, count)) => Some((Decimal::whole(count), rest.trim_start())),
        None => scan(text).map(|Scanned { number, rest }| (number, rest)),
    }
}

/// Adds the half of "two and a half years" or "a year and a half".
fn half_more(number: Decimal, rest: &str) -> Option<(Decimal, &str)> {
    match without_start(rest, &["and a half"]) {
        Some(rest) => number.and_a_half().map(|number| (number, rest)),
        None => Some((number, rest)),
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
    use super::{Span, read, spelled};

    #[test]
    fn spans_are_read_as_people_write_them() {
        for (text, value) in [
            ("18 months", 18.0),
            ("10-year", 120.0),
            ("1y6m", 18.0),
            ("1 year and 6 months", 18.0),
            ("a year and a half", 18.0),
            ("1.1 years", 13.2),
            ("1 month", 1.0),
        ] {
            assert_eq!(read(text), Some(Span::Months(value)), "{text}");
        }
        assert_eq!(read("2 weeks"), Some(Span::Days(14.0)));
    }

    #[test]
    fn other_texts_are_no_span() {
        for text in
            ["18", "18 moons", "soon", "", "6 months 1 year", "1 year -6 months", "1.5y6m", "1 day 2 days"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn spelling_reads_back() {
        for span in [0.0, 1.0, 9.0, 12.0, 18.0, 24.0, 120.0] {
            assert_eq!(read(&spelled(span)), Some(Span::Months(span)));
        }
    }
}
