//! One compared thing: an estimate with its error, or a plain value.

use serde_json::Value;

use crate::{
    Style,
    words::{Z95, half_width},
};

/// An estimate with its error, a plain value, or a whole entry that only one side has, as results.json spells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// All of it, compared to the last digit.
    whole: Value,
}

/// How much of a leaf is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// The digits that its error justifies, and the error.
    Measured,
    /// Every digit of the value.
    Exact,
    /// Every digit of the value, its error and its counts.
    Whole,
}

/// Whether two leaves differ by more than their errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// More than chance would explain if the two runs had drawn independently.
    Beyond,
    /// Only the record has it.
    Gone,
    /// Only the new results have it.
    New,
    /// It has no error to hold it against.
    Unknown,
    /// No more than chance would explain.
    Within,
}

impl Verdict {
    /// The words a reader sees.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Beyond => "beyond noise",
            Self::Within => "within noise",
            Self::Gone => "gone",
            Self::New => "new",
            Self::Unknown => "no error known",
        }
    }
}

/// A value with what lies between it and the ends of its interval.
#[derive(Clone, Copy, Debug)]
struct Range {
    /// Nothing: beyond all that is seen.
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
}

impl Leaf {
    /// Whether a value is a leaf: an estimate or no container.
    pub(super) fn is_one(value: &Value) -> bool {
        let estimate = value.get("value").is_some() && (has(value, "standard_error") || has(value, "low"));
        estimate || !(value.is_object() || value.is_array())
    }

    pub(super) fn of(value: &Value) -> Self {
        Self { whole: value.clone() }
    }

    /// Whether the difference to another leaf exceeds the errors of both, and how many times.
    ///
    /// The errors are those of the sides that face each other, as ends are not always alike on both sides of a number (the
    /// hybrid score interval of a difference; Newcombe 1998, *Statistics in Medicine* 17, 873–890; Zou & Donner 2008,
    /// *ibid.* 27, 1693–1702). What lies beyond all that is seen differs when the intervals do not meet.
    #[must_use]
    pub fn against(&self, other: &Self) -> (Verdict, f64) {
        let (Some(one), Some(two)) = (self.range(), other.range()) else {
            return (Verdict::Unknown, 0.0);
        };
        match (one.value, two.value) {
            (Some(first), Some(second)) if first <= second => apart(one, first, two, second),
            (Some(first), Some(second)) => apart(two, second, one, first),
            (Some(_), None) => met(one.high, two.low),
            (None, Some(_)) => met(two.high, one.low),
            (None, None) => (Verdict::Within, 0.0),
        }
    }

    /// As it is read, in some detail.
    pub(super) fn spoken(&self, detail: Detail, style: Style) -> String {
        let value = self.value();
        match (detail, &self.whole) {
            (_, Value::String(text)) => text.clone(),
            (_, whole) if !Self::is_one(whole) => "there".to_owned(),
            (Detail::Measured, _) if value.is_some() && self.half_width().is_some() => {
                measured(value.unwrap_or_default(), self.half_width().unwrap_or_default(), style)
            }
            (Detail::Measured | Detail::Exact, Value::Object(_)) => exact(value),
            (Detail::Whole, Value::Object(_)) => exact(value) + &self.details(style),
            (_, other) => other.to_string(),
        }
    }

    /// The error in full, and the counts behind it.
    fn details(&self, style: Style) -> String {
        let whole = &self.whole;
        let (error, low, high) =
            (number(whole, "standard_error"), number(whole, "low"), number(whole, "high"));
        let interval = match (error, low, high) {
            (Some(error), ..) => format!(" {}{}", style.plus_minus(), Z95 * error),
            (None, Some(low), Some(high)) => format!(" ({low} to {high})"),
            (None, Some(low), None) => format!(" (from {low})"),
            (None, None, Some(high)) => format!(" (up to {high})"),
            (None, None, None) => String::new(),
        };
        match (whole.get("count"), whole.get("of")) {
            (Some(count), Some(of)) => format!("{interval}, {count} of {of}"),
            _ => interval,
        }
    }

    fn value(&self) -> Option<f64> {
        self.whole.as_f64().or_else(|| number(&self.whole, "value"))
    }

    fn range(&self) -> Option<Range> {
        let (whole, value) = (&self.whole, number(&self.whole, "value"));
        if let Some(error) = number(whole, "standard_error") {
            let value = value?;
            return Some(Range {
                value: Some(value),
                low: Some(value - Z95 * error),
                high: Some(value + Z95 * error),
            });
        }
        let range = Range { value, low: number(whole, "low"), high: number(whole, "high") };
        // Of a number without either end no error is known.
        let known = range.value.is_none() || range.low.is_some() || range.high.is_some();
        Some(range).filter(|_| has(whole, "low") && known)
    }

    fn half_width(&self) -> Option<f64> {
        let Range { value, low, high } = self.range()?;
        Some(half_width(value?, low?, high?))
    }
}

/// Two numbers, the smaller first.
fn apart(small: Range, first: f64, large: Range, second: f64) -> (Verdict, f64) {
    let gap = second - first;
    let (Some(above), Some(below)) = (small.high, large.low) else {
        // An interval without an end that way holds everything there.
        return (Verdict::Within, 0.0);
    };
    let (above, below) = (above - first, second - below);
    let noise = (above * above + below * below).sqrt();
    let excess = if gap == 0.0 { 0.0 } else { gap / noise };
    (if gap > noise { Verdict::Beyond } else { Verdict::Within }, excess)
}

/// A number that is seen, by the upper end of its interval, and one that is not, by the lower end of its.
fn met(high: Option<f64>, low: Option<f64>) -> (Verdict, f64) {
    match (high, low) {
        (Some(high), Some(low)) if low <= high => (Verdict::Within, 0.0),
        (Some(_), _) => (Verdict::Beyond, f64::INFINITY),
        (None, _) => (Verdict::Within, 0.0),
    }
}

fn exact(value: Option<f64>) -> String {
    value.map_or_else(|| "none".to_owned(), |value| value.to_string())
}

fn has(value: &Value, key: &str) -> bool {
    value.get(key).is_some()
}

fn number(value: &Value, key: &str) -> Option<f64> {
    value.get(key).and_then(Value::as_f64)
}

/// A value and its half-width, which keeps two significant digits.
fn measured(value: f64, half: f64, style: Style) -> String {
    let mark = style.plus_minus();
    if value.abs() >= 1e6 {
        return format!("{value:.4e} {mark}{half:.1e}");
    }
    let steps = [10.0, 1.0, 0.1, 0.01, 0.001, 0.000_1];
    let decimals = steps.iter().take_while(|step| half < **step).count();
    format!("{value:.decimals$} {mark}{half:.decimals$}")
}
