//! Shares, rates, multiples and growth: `35%`, `35% a year`, `1.5x`, `x4.1 a year`.

use super::number::{Scanned, scan, spell};

/// How a ratio was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Form {
    /// A bare number: `0.35`.
    Bare,
    /// A percentage: `35%`.
    Percent,
    /// A multiple: `1.5x` or `x1.5`.
    Times,
}

/// A ratio as it was written; a percentage is already divided by 100.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ratio {
    /// The value.
    pub(crate) value: f64,
    /// How it was written.
    pub(crate) form: Form,
    /// Whether "a year" followed.
    pub(crate) yearly: bool,
}

/// Reads a ratio.
pub(crate) fn read(text: &str) -> Option<Ratio> {
    let (text, yearly) = without_year(text);
    if let Some(rest) = text.strip_prefix(['x', '×']) {
        let Scanned { value, rest } = scan(rest)?;
        return rest.is_empty().then_some(Ratio { value, form: Form::Times, yearly });
    }
    let Scanned { value, rest } = scan(text)?;
    let ratio = |value, form| Some(Ratio { value, form, yearly });
    match rest {
        "" => ratio(value, Form::Bare),
        "%" | "percent" | "per cent" => ratio(hundredth(value), Form::Percent),
        "x" | "×" | "times" => ratio(value, Form::Times),
        _ => None,
    }
}

/// The text before "a year", and whether that was there.
pub(crate) fn without_year(text: &str) -> (&str, bool) {
    let text = text.trim();
    ["a year", "per year", "/year", "yearly", "/yr", "p.a."]
        .iter()
        .find_map(|words| text.strip_suffix(words))
        .map_or((text, false), |rest| (rest.trim_end(), true))
}

/// The nearest float to the decimal a hundredth of it: 14% is 0.14 and not 14 × 0.01.
fn hundredth(value: f64) -> f64 {
    format!("{value}e-2").parse().unwrap_or(value / 100.0)
}

/// Spells a share: `35%`.
pub(crate) fn percent(value: f64) -> String {
    format!("{}%", spell(value * 100.0))
}

#[cfg(test)]
mod tests {
    use super::{Form, Ratio, percent, read};

    #[test]
    fn ratios_are_read_as_people_write_them() {
        for (text, value, form, yearly) in [
            ("35%", 0.35, Form::Percent, false),
            ("14 %", 0.14, Form::Percent, false),
            ("-5 percent", -0.05, Form::Percent, false),
            ("35% a year", 0.35, Form::Percent, true),
            ("0.28 per year", 0.28, Form::Bare, true),
            ("1.5x", 1.5, Form::Times, false),
            ("x4.1 a year", 4.1, Form::Times, true),
            ("4.1x a year", 4.1, Form::Times, true),
        ] {
            assert_eq!(read(text), Some(Ratio { value, form, yearly }), "{text}");
        }
    }

    #[test]
    fn other_texts_are_no_ratio() {
        for text in ["", "%", "x", "1.5y", "35%%", "x2x", "a year"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn shares_are_spelled_shortly() {
        assert_eq!(percent(0.07), "7%");
        assert_eq!(percent(0.125), "12.5%");
    }
}
