//! Spelling values back: shortly for people, exactly for files.

use super::{decimal::Decimal, money, number, quantity::Quantity, ratio, span};

impl Quantity {
    /// Spells a value so that reading it gives the value again, up to twelve digits.
    #[must_use]
    pub fn spell(self, value: f64) -> String {
        match self {
            Self::Money | Self::MoneyPerYear => money::spelled(value),
            Self::Price => money::price(value),
            Self::Share | Self::Rate | Self::Margin => ratio::percent(value),
            Self::Multiple => format!("{}x", number::spell(value)),
            Self::Ratio | Self::Drift | Self::Signed | Self::Correlation => number::spell(value),
            Self::Span => span::spelled(value),
            Self::Days => format!("{} {}", number::spell(value), plural("day", value)),
        }
    }

    /// Spells a finite value as a TOML value, `"$22.5B"` in its quotes or a bare `0.35`, so that reading it gives
    /// exactly the same value: shortly where that is exact, else as the shortest decimal that is.
    #[must_use]
    pub fn written(self, value: f64) -> String {
        if self.is_bare() {
            return bare(value);
        }
        let short = self.spell(value);
        let is_exact = self.read(&short).map(f64::to_bits) == Ok(value.to_bits());
        format!("\"{}\"", if is_exact { short } else { self.exact(value) })
    }

    /// All digits of a value that has a unit: the point is moved in the text, so that nothing is rounded again.
    fn exact(self, value: f64) -> String {
        let decimal = Decimal::shortest(value);
        let sign = if decimal.negative { "-" } else { "" };
        match self {
            Self::Money | Self::MoneyPerYear => money::in_full(value),
            Self::Price => format!("{sign}${}", decimal.plain()),
            Self::Share | Self::Rate | Self::Margin => format!("{sign}{}%", decimal.shifted(2).plain()),
            Self::Span => format!("{sign}{} {}", decimal.plain(), plural("month", value)),
            Self::Days => format!("{sign}{} {}", decimal.plain(), plural("day", value)),
            _ => format!("{sign}{}x", decimal.plain()),
        }
    }

    /// Examples, as a file writes them: single values and then an interval or a law.
    pub(crate) fn examples(self) -> &'static [&'static str] {
        match self {
            Self::Money => &[r#""$22.5B""#, r#""$300M""#, r#""$20B to $40B""#],
            Self::MoneyPerYear => &[r#""$20B""#, r#""$20B a year""#, r#""$15B to $25B""#],
            Self::Price => &[r#""$75""#, r#""$60 to $90""#],
            Self::Share => &[r#""35%""#, r#""20% to 40%""#],
            Self::Rate => &[r#""5%""#, r#""5% a year""#, r#""3% to 6%""#],
            Self::Ratio => &["0.44", r#""44%""#, r#""0.3 to 0.6""#],
            Self::Multiple => &["1.5", r#""1.5x""#, r#""12x to 20x""#],
            Self::Drift => &[
                r#""35%" (x1.35 a year)"#,
                r#""x4.1 a year""#,
                "0.35 (log growth: x1.42)",
                r#""20% to 60%""#,
            ],
            Self::Margin => &[r#""60%""#, r#""-20%""#, r#""40% to 60%""#],
            Self::Signed => &["0.5", "-0.4", r#""0.2 to 0.8""#],
            Self::Correlation => &["0.3", r#"{ law = "uniform", low = 0.1, high = 0.5 }"#],
            Self::Span => &[r#""18 months""#, r#""10 years""#, r#""12 to 24 months""#],
            Self::Days => &[r#""45 days""#, r#""30 to 60 days""#],
        }
    }

    /// What to write, with examples.
    #[must_use]
    pub fn expects(self) -> String {
        one_of(self.examples())
    }

    /// An interval as it would be written.
    pub(crate) fn example(self) -> &'static str {
        match self {
            Self::Money => "$20B to $40B",
            Self::MoneyPerYear => "$15B to $25B",
            Self::Price => "$60 to $90",
            Self::Share => "20% to 40%",
            Self::Rate => "3% to 6%",
            Self::Ratio => "0.3 to 0.6",
            Self::Multiple => "12x to 20x",
            Self::Drift => "x2 to x4 a year",
            Self::Margin => "40% to 60%",
            Self::Signed | Self::Correlation => "0.2 to 0.8",
            Self::Span => "12 to 24 months",
            Self::Days => "30 to 60 days",
        }
    }

    /// The words that a misspelled one is compared with.
    pub(crate) fn vocabulary(self) -> &'static [&'static str] {
        match self {
            Self::Money => &["thousand", "million", "billion", "trillion", "dollars"],
            Self::MoneyPerYear => {
                &["thousand", "million", "billion", "trillion", "dollars", "year", "annually"]
            }
            Self::Price => &["dollars", "barrel"],
            Self::Share | Self::Margin | Self::Signed | Self::Correlation => &["percent", "basis", "points"],
            Self::Rate | Self::Ratio => &["percent", "basis", "points", "year", "annum", "annually"],
            Self::Multiple => &["times"],
            Self::Drift => &[
                "percent", "times", "year", "annually", "doubles", "doubling", "triples", "tripling", "every",
            ],
            Self::Span => &["month", "months", "quarter", "quarters", "year", "years"],
            Self::Days => &["day", "days", "week", "weeks"],
        }
    }
}

/// Advice to write one of these examples.
pub(crate) fn one_of(examples: &[&str]) -> String {
    let listed = match examples {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        _ => examples.concat(),
    };
    format!("write for example {listed}")
}

/// A number as TOML has it.
fn bare(value: f64) -> String {
    let text = format!("{value:?}");
    match text.strip_suffix(".0") {
        Some(whole) if whole != "-0" => whole.to_owned(),
        _ => text,
    }
}

fn plural(unit: &str, count: f64) -> String {
    if count == 1.0 { unit.to_owned() } else { format!("{unit}s") }
}

#[cfg(test)]
mod tests {
    use super::Quantity;

    #[test]
    fn what_is_written_is_short_where_it_can_be() {
        for (quantity, value, literal) in [
            (Quantity::Money, 22.5e9, "\"$22.5B\""),
            (Quantity::Money, 28_284_271_247.461_903, "\"$28284271247.461903\""),
            (Quantity::Money, -0.0, "\"-$0\""),
            (Quantity::Money, 900.0, "\"900 dollars\""),
            (Quantity::MoneyPerYear, -0.1 - 0.2, "\"-0.30000000000000004 dollars\""),
            (Quantity::Price, 75.0, "\"$75\""),
            (Quantity::Share, 1.0 / 3.0, "\"33.33333333333333%\""),
            (Quantity::Share, 0.35, "\"35%\""),
            (Quantity::Ratio, 0.35, "0.35"),
            (Quantity::Signed, -1400.0, "-1400"),
            (Quantity::Signed, -0.0, "-0.0"),
            (Quantity::Multiple, 1.5, "\"1.5x\""),
            (Quantity::Multiple, 0.1 + 0.2, "\"0.30000000000000004x\""),
            (Quantity::Span, 120.0, "\"10 years\""),
            (Quantity::Span, 7.3, "\"7.3 months\""),
            (Quantity::Days, 45.0, "\"45 days\""),
            (Quantity::Share, 5e-324, "\"5e-322%\""),
        ] {
            assert_eq!(quantity.written(value), literal);
        }
    }
}
