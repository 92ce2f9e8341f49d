//! One compared thing: an estimate with its error, or a plain value.

use serde_json::Value;

use crate::{
    Style,
    words::{Z95, half_width},
};

/// An estimate with its error, or a plain value, as results.json spells it.
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
    /// Everything results.json says of it.
    Whole,
}

/// Whether two leaves differ by more than their errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// More than chance would explain if the two runs had drawn independently.
    Beyond,
    /// No more than chance would explain.
    Within,
    /// It has no error to hold it against.
    Unknown,
}

impl Verdict {
    /// The words a reader sees.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Beyond => "beyond noise",
            Self::Within => "within noise",
            Self::Unknown => "",
        }
    }
}

impl Leaf {
    /// The value as a leaf, when it is one: an estimate or no container.
    pub(super) fn read(value: &Value) -> Option<Self> {
        let estimate = value.get("value").is_some() && (has(value, "standard_error") || has(value, "low"));
        (estimate || !(value.is_object() || value.is_array())).then(|| Self { whole: value.clone() })
    }

    /// Whether the difference to another leaf exceeds the errors of both.
    #[must_use]
    pub fn against(&self, other: &Self) -> Verdict {
        let sides = (self.value(), other.value(), self.standard_error(), other.standard_error());
        let (Some(was), Some(now), Some(error_was), Some(error_now)) = sides else {
            return Verdict::Unknown;
        };
        let noise = Z95 * (error_was * error_was + error_now * error_now).sqrt();
        if (was - now).abs() > noise { Verdict::Beyond } else { Verdict::Within }
    }

    /// As it is read, in some detail.
    pub(super) fn spoken(&self, detail: Detail, style: Style) -> String {
        match (detail, self.value(), self.standard_error(), &self.whole) {
            (Detail::Measured, Some(value), Some(error), _) => measured(value, Z95 * error, style),
            (Detail::Measured | Detail::Exact, Some(value), ..) => value.to_string(),
            (Detail::Measured | Detail::Exact, None, _, Value::Object(_)) => "none".to_owned(),
            (_, _, _, Value::String(text)) => text.clone(),
            (_, _, _, other) => other.to_string(),
        }
    }

    fn value(&self) -> Option<f64> {
        self.whole.as_f64().or_else(|| number(&self.whole, "value"))
    }

    fn standard_error(&self) -> Option<f64> {
        number(&self.whole, "standard_error").or_else(|| {
            let half = half_width(self.value()?, number(&self.whole, "low")?, number(&self.whole, "high")?);
            Some(half / Z95)
        })
    }
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
