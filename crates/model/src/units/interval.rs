//! Intervals as people speak them: `$20B to $40B`, `20 to 40%`, `12 to 24 months`.

use super::{
    number::{Scanned, scan},
    quantity::{Misread, Quantity},
};

/// The two ends of an interval, in the order they were written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The first end.
    pub low: f64,
    /// The second end.
    pub high: f64,
}

/// The two ends of `A to B` as texts; `None` when the text is no interval.
#[must_use]
pub fn split_interval(text: &str) -> Option<(&str, &str)> {
    text.split_once(" to ").map(|(low, high)| (low.trim(), high.trim()))
}

impl Quantity {
    /// Reads the two ends of an interval. The first may leave out the unit that the second has.
    ///
    /// # Errors
    /// An end is not this quantity, or the first has a currency and the second alone a magnitude.
    pub fn read_ends(self, low: &str, high: &str) -> Result<Interval, Misread> {
        let borrowed = borrow_unit(low, high);
        if borrowed.is_none() && is_ambiguous(low, high) {
            return Err(Misread {
                message: format!("expected {} at both ends", self.noun()),
                suggestion: format!("write \"{low}{} to {high}\"", magnitude(high)),
            });
        }
        let low = borrowed.as_deref().unwrap_or(low);
        Ok(Interval { low: self.read(low)?, high: self.read(high)? })
    }
}

/// The first end with the unit of the second, when it has none.
fn borrow_unit(low: &str, high: &str) -> Option<String> {
    scan(low).filter(|scanned| scanned.rest.is_empty())?;
    let start = high.find(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '−'))?;
    let (prefix, number) = high.split_at_checked(start)?;
    let Scanned { rest, .. } = scan(number)?;
    Some(format!("{prefix}{low} {rest}"))
}

/// `$20 to $40B`: dollars, or billions of them?
fn is_ambiguous(low: &str, high: &str) -> bool {
    low.starts_with('$') && magnitude(low).is_empty() && !magnitude(high).is_empty()
}

/// What follows the number after a dollar sign.
fn magnitude(end: &str) -> &str {
    end.strip_prefix('$').and_then(scan).map_or("", |scanned| scanned.rest)
}

#[cfg(test)]
mod tests {
    use super::{Interval, Quantity, split_interval};

    fn read(quantity: Quantity, text: &str) -> Option<Interval> {
        let (low, high) = split_interval(text)?;
        quantity.read_ends(low, high).ok()
    }

    #[test]
    fn the_first_end_may_borrow_the_unit() {
        let cases = [
            (Quantity::Money, "$20B to $40B", 20e9, 40e9),
            (Quantity::Money, "20 to $40B", 20e9, 40e9),
            (Quantity::Money, "20 to 40 billion USD", 20e9, 40e9),
            (Quantity::Share, "20 to 40%", 0.2, 0.4),
            (Quantity::Share, "20% to 40%", 0.2, 0.4),
            (Quantity::Signed, "-1.2 to 3.5", -1.2, 3.5),
            (Quantity::Span, "12 to 24 months", 12.0, 24.0),
            (Quantity::Span, "6 months to 2 years", 6.0, 24.0),
            (Quantity::Rate, "3 to 6% a year", 0.03, 0.06),
            (Quantity::Multiple, "12 to 20x", 12.0, 20.0),
            (Quantity::Margin, "-20 to 10%", -0.2, 0.1),
        ];
        for (quantity, text, low, high) in cases {
            assert_eq!(read(quantity, text), Some(Interval { low, high }), "{text}");
        }
        let growth = read(Quantity::Drift, "2 to x4 a year").unwrap();
        assert_eq!(growth, Interval { low: libm::log(2.0), high: libm::log(4.0) });
    }

    #[test]
    fn an_interval_that_reads_two_ways_is_refused() {
        let misread = Quantity::Money.read_ends("$20", "$40B").unwrap_err();
        assert_eq!(misread.suggestion, "write \"$20B to $40B\"");
    }

    #[test]
    fn ends_without_a_unit_are_refused() {
        assert_eq!(read(Quantity::Share, "0.2 to 0.4"), None);
        assert_eq!(read(Quantity::Money, "20 to 40"), None);
        assert_eq!(split_interval("$20B"), None);
    }
}
