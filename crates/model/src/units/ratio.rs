//! Shares, rates, multiples and growth: `35%`, `350 bps`, `35% a year`, `1.5x`, `x4.1 a year`.

use super::{
    decimal::Decimal,
    number::{Scanned, scan, spell},
    text::{in_brackets, without_end},
};

/// How a ratio was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Form {
    /// A bare number: `0.35`.
    Bare,
    /// A percentage or basis points: `35%`, `350 bps`.
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

/// The words that say "of each year", small letters, the longer ones first.
const YEARLY: [&str; 21] = [
    "per annum",
    "every year",
    "each year",
    "per year",
    "a year",
    "per yr",
    "a yr",
    "/ year",
    "/year",
    "/ yr",
    "/yr",
    "/ y",
    "/y",
    "annualised",
    "annualized",
    "annually",
    "annual",
    "yearly",
    "p.a.",
    "p.a",
    " pa",
];

/// Reads a ratio from a cleaned text.
pub(crate) fn read(text: &str) -> Option<Ratio> {
    let lower = text.to_ascii_lowercase();
    let (body, yearly) = without_year(&lower);
    let (number, form) = match in_brackets(body) {
        Some(inside) => parts(inside)
            .filter(|(number, form)| !number.negative && *form == Form::Percent)
            .map(|(number, form)| (number.negated(), form)),
        None => parts(body),
    }?;
    Some(Ratio { value: number.value()?, form, yearly })
}

/// The number of a ratio, its unit taken into account, and how it was written.
fn parts(body: &str) -> Option<(Decimal, Form)> {
    if let Some(rest) = body.strip_prefix('x') {
        let Scanned { number, rest } = scan(rest)?;
        return rest.is_empty().then_some((number, Form::Times));
    }
    let Scanned { number, rest } = scan(body)?;
    match rest {
        "" => Some((number, Form::Bare)),
        "%" | "percent" | "per cent" | "pct" | "pct." | "pp" | "ppt" | "ppts" | "percentage points"
        | "percentage point" => Some((number.shifted(-2), Form::Percent)),
        "bp" | "bps" | "bips" | "basis point" | "basis points" => Some((number.shifted(-4), Form::Percent)),
        "x" | "times" | "-fold" | "fold" => Some((number, Form::Times)),
        _ => None,
    }
}

/// The text before "a year", and whether that was there. The text is in small letters.
pub(crate) fn without_year(text: &str) -> (&str, bool) {
    // What is semi-annual is not annual.
    let is_part = |rest: &str| without_end(rest, &["-", "semi", "half", "bi"]).is_some();
    without_end(text, &YEARLY).filter(|rest| !is_part(rest)).map_or((text, false), |rest| (rest, true))
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
            ("(5%)", -0.05, Form::Percent, false),
            ("350 bps", 0.035, Form::Percent, false),
            ("35 pp", 0.35, Form::Percent, false),
            ("35% p.a.", 0.35, Form::Percent, true),
            ("0.28 Per Year", 0.28, Form::Bare, true),
            ("1.5x", 1.5, Form::Times, false),
            ("x4.1 a year", 4.1, Form::Times, true),
            ("4.1x a year", 4.1, Form::Times, true),
        ] {
            assert_eq!(read(text), Some(Ratio { value, form, yearly }), "{text}");
        }
    }

    #[test]
    fn other_texts_are_no_ratio() {
        for text in ["", "%", "x", "1.5y", "35%%", "x2x", "a year", "(0.5)", "(-5%)"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn shares_are_spelled_shortly() {
        assert_eq!(percent(0.07), "7%");
        assert_eq!(percent(0.125), "12.5%");
    }
}
