//! Counts, spans and dates.

use drypowder_model::units::Month;

/// Digits in groups of three, as in `100,000`.
#[must_use]
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut spoken = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            spoken.push(',');
        }
        spoken.push(digit);
    }
    spoken
}

/// A span in whole years where it is one, else in months.
#[must_use]
pub fn span(count: u32) -> String {
    match count {
        12 => "1 year".to_owned(),
        years if years > 0 && years % 12 == 0 => format!("{} years", years / 12),
        months => self::months(f64::from(months)),
    }
}

/// A number of months, rounded.
#[must_use]
pub fn months(count: f64) -> String {
    let rounded = count.round();
    if rounded == 1.0 { "1 month".to_owned() } else { format!("{rounded:.0} months") }
}

/// The calendar month in which a moment falls that lies so many months after the beginning of `start` (`2026-02`);
/// the end of a month belongs to that month. Nothing where the start cannot be read.
#[must_use]
pub fn date_at(start: &str, after: f64) -> Option<String> {
    let (year, month) = start.split_once('-')?;
    let start = Month::new(year.parse().ok()?, month.parse().ok()?)?;
    let steps = after.ceil() - 1.0;
    (steps < 12_000.0).then(|| start.plus(if steps < 0.0 { 0 } else { steps as i32 }).spoken())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_grouped() {
        assert_eq!([0, 999, 1000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn spans_are_years_where_they_can() {
        assert_eq!([1, 12, 18, 120].map(span), ["1 month", "1 year", "18 months", "10 years"]);
    }

    #[test]
    fn a_moment_falls_in_its_month() {
        assert_eq!(date_at("2026-02", 0.0).as_deref(), Some("February 2026"));
        assert_eq!(date_at("2026-02", 24.0).as_deref(), Some("January 2028"));
        assert_eq!(date_at("2026-02", 24.1).as_deref(), Some("February 2028"));
        assert_eq!(date_at("soon", 24.1), None);
    }
}
