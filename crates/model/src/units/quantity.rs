//! What a number measures, and so how it is spoken.

use super::{
    money::{self, NotMoney},
    number,
    ratio::{self, Form, Ratio},
    span::{self, NotSpan},
};

/// What a number measures. It decides which spellings are read, the unit they are turned into, and the law that an
/// interval `A to B` means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// US dollars: `"$22.5B"`. An interval is lognormal.
    Money,
    /// US dollars a year: `"$20B"` or `"$20B a year"`. An interval is lognormal.
    MoneyPerYear,
    /// US dollars per barrel: `"$75"`. An interval is lognormal.
    Price,
    /// A part of a whole: `"35%"`. An interval is logit-normal.
    Share,
    /// A rate a year, as a percentage: `"5%"` or `"5% a year"`; negative where the field's range allows. An interval is
    /// lognormal.
    Rate,
    /// A number not below zero that has no unit (volatilities, hazards, speeds, elasticities): `1.4`, `"44%"`. An
    /// interval is lognormal.
    Ratio,
    /// A multiple: `1.5` or `"1.5x"`. An interval is lognormal.
    Multiple,
    /// Log growth a year: `1.4`, or `"35%"` for 0.35, or `"x4.1 a year"` for ln 4.1. An interval is normal.
    Drift,
    /// A margin, which may be negative: `"60%"`. An interval is normal, although a margin cannot pass 100%: its ends
    /// must lie below.
    Margin,
    /// A number of either sign that has no unit: `-0.4`, `"10%"`. An interval is normal.
    Signed,
    /// A correlation or loading, between −1 and 1: `0.3`. It has no interval; a named law says its shape.
    Correlation,
    /// A span, in months: `"18 months"`, `"10 years"`. An interval is lognormal.
    Span,
    /// A span, in days: `"45 days"`. An interval is lognormal.
    Days,
}

/// Why a text is not a quantity, and what would have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub suggestion: String,
}

impl Quantity {
    /// Reads a spoken value.
    ///
    /// # Errors
    /// The text is not this quantity; the error says what would be.
    pub fn read(self, text: &str) -> Result<f64, Misread> {
        match self {
            Self::Money => self.money(text, text.trim()),
            Self::MoneyPerYear => self.money(text, ratio::without_year(text).0),
            Self::Price => self.money(text, without_barrel(text)),
            Self::Span => span::months(text).map_err(|cause| self.no_span(text, cause)),
            Self::Days => span::days(text).map_err(|cause| self.no_span(text, cause)),
            _ => ratio::read(text).ok_or_else(|| self.misread()).and_then(|ratio| self.ratio(ratio)),
        }
    }

    /// Reads a number that was written without quotes.
    ///
    /// # Errors
    /// The quantity has a unit, and the number does not say it.
    pub fn read_bare(self, value: f64) -> Result<f64, Misread> {
        if !value.is_finite() {
            return Err(Misread { message: "expected a finite number".into(), suggestion: self.expects() });
        }
        self.bare(value)
    }

    fn bare(self, value: f64) -> Result<f64, Misread> {
        let units = match self {
            Self::Ratio | Self::Multiple | Self::Drift | Self::Signed | Self::Correlation => {
                return Ok(value);
            }
            Self::Money | Self::MoneyPerYear | Self::Price => {
                format!("write \"{}\" if dollars are meant", money::spelled(value))
            }
            Self::Share | Self::Rate | Self::Margin => suggest_percent(value),
            Self::Span => {
                format!("write \"{} months\" or \"{} years\"", number::spell(value), number::spell(value))
            }
            Self::Days => format!("write \"{} days\"", number::spell(value)),
        };
        Err(Misread { message: format!("expected {}, found a bare number", self.noun()), suggestion: units })
    }

    fn money(self, text: &str, amount: &str) -> Result<f64, Misread> {
        money::read(amount).map_err(|cause| match cause {
            NotMoney::Currency => Misread {
                message: format!("expected {}, found a number without a currency", self.noun()),
                suggestion: format!("write \"${}\"", text.trim()),
            },
            NotMoney::Suffix | NotMoney::Number => self.misread(),
        })
    }

    fn no_span(self, text: &str, cause: NotSpan) -> Misread {
        let text = text.trim();
        let suggestion = match (cause, self) {
            (NotSpan::Unit, Self::Days) => format!("write \"{text} days\""),
            (NotSpan::Unit, _) => format!("write \"{text} months\" or \"{text} years\""),
            (NotSpan::Other(days), Self::Span) => {
                format!("write about \"{} months\"", number::spell((days / 365.25 * 120.0).round() / 10.0))
            }
            (NotSpan::Other(months), _) => {
                format!("write about \"{} days\"", number::spell((months * 365.25 / 12.0).round()))
            }
            (NotSpan::Number | NotSpan::Word, _) => self.expects(),
        };
        Misread { message: format!("expected {}", self.noun()), suggestion }
    }

    /// Turns a ratio as it was written into the model's number.
    fn ratio(self, ratio: Ratio) -> Result<f64, Misread> {
        let Ratio { value, form, yearly } = ratio;
        let yearly_fits = !yearly || matches!(self, Self::Rate | Self::Ratio | Self::Drift);
        let fits = match (form, self) {
            (Form::Bare, _) => {
                return self.bare(value).and_then(|value| self.if_fits(yearly_fits, value));
            }
            (Form::Percent, _) | (Form::Times, Self::Multiple) => true,
            (Form::Times, Self::Drift) if value > 0.0 => return Ok(libm::log(value)),
            (Form::Times, _) => false,
        };
        self.if_fits(fits && yearly_fits, value)
    }

    fn if_fits(self, fits: bool, value: f64) -> Result<f64, Misread> {
        if fits { Ok(value) } else { Err(self.misread()) }
    }

    fn misread(self) -> Misread {
        Misread { message: format!("expected {}", self.noun()), suggestion: self.expects() }
    }

    /// What the quantity is called in a message.
    #[must_use]
    pub fn noun(self) -> &'static str {
        match self {
            Self::Money => "an amount of money",
            Self::MoneyPerYear => "an amount of money a year",
            Self::Price => "a price in dollars",
            Self::Share => "a share",
            Self::Rate => "a rate a year",
            Self::Ratio | Self::Signed => "a number",
            Self::Multiple => "a multiple",
            Self::Drift => "log growth a year",
            Self::Margin => "a margin",
            Self::Correlation => "a correlation",
            Self::Span => "a span of time",
            Self::Days => "a number of days",
        }
    }

    /// What to write, with examples.
    #[must_use]
    pub fn expects(self) -> String {
        let examples = match self {
            Self::Money => r#""$22.5B", "$300M" or "$20B to $40B""#,
            Self::MoneyPerYear => r#""$20B", "$20B a year" or "$15B to $25B""#,
            Self::Price => r#""$75" or "$60 to $90""#,
            Self::Share => r#""35%" or "20% to 40%""#,
            Self::Rate => r#""5%", "5% a year" or "3% to 6%""#,
            Self::Ratio => r#"0.44, "44%" or "0.3 to 0.6""#,
            Self::Multiple => r#"1.5, "1.5x" or "12x to 20x""#,
            Self::Drift => r#"0.35, "35%" (both e^0.35 a year), "x4.1 a year" or "0.2 to 0.9""#,
            Self::Margin => r#""60%", "-20%" or "40% to 60%""#,
            Self::Signed => r#"0.5, -0.4 or "0.2 to 0.8""#,
            Self::Correlation => r#"0.3 or { law = "uniform", low = 0.1, high = 0.5 }"#,
            Self::Span => r#""18 months", "10 years" or "12 to 24 months""#,
            Self::Days => r#""45 days" or "30 to 60 days""#,
        };
        format!("write for example {examples}")
    }

    /// Spells a value so that reading it gives the value again, up to twelve digits.
    #[must_use]
    pub fn spell(self, value: f64) -> String {
        match self {
            Self::Money | Self::MoneyPerYear | Self::Price => money::spelled(value),
            Self::Share | Self::Rate | Self::Margin => ratio::percent(value),
            Self::Multiple => format!("{}x", number::spell(value)),
            Self::Ratio | Self::Drift | Self::Signed | Self::Correlation => number::spell(value),
            Self::Span => span::spelled(value),
            Self::Days => format!("{} days", number::spell(value)),
        }
    }

    /// The largest magnitude a known number or an end of a 90% interval may have: far beyond any real one, near enough
    /// to catch a slip of a thousand or a million.
    #[must_use]
    pub fn limit(self) -> f64 {
        match self {
            Self::Money | Self::MoneyPerYear => 1e13,
            Self::Price => 1e5,
            Self::Share | Self::Correlation => 1.0,
            Self::Rate => 10.0,
            Self::Ratio | Self::Signed | Self::Margin => 1e3,
            Self::Multiple => 1e4,
            Self::Drift => 20.0,
            Self::Span => 12_000.0,
            Self::Days => 3_650.0,
        }
    }
}

fn suggest_percent(value: f64) -> String {
    if value.abs() <= 1.0 {
        format!("write \"{}\"", ratio::percent(value))
    } else {
        format!("write \"{}%\" if percent are meant", number::spell(value))
    }
}

fn without_barrel(text: &str) -> &str {
    let text = text.trim();
    ["a barrel", "per barrel", "/bbl"]
        .iter()
        .find_map(|words| text.strip_suffix(words))
        .map_or(text, str::trim_end)
}

#[cfg(test)]
mod tests {
    use super::Quantity;

    const ALL: [Quantity; 13] = [
        Quantity::Money,
        Quantity::MoneyPerYear,
        Quantity::Price,
        Quantity::Share,
        Quantity::Rate,
        Quantity::Ratio,
        Quantity::Multiple,
        Quantity::Drift,
        Quantity::Margin,
        Quantity::Signed,
        Quantity::Correlation,
        Quantity::Span,
        Quantity::Days,
    ];

    #[test]
    fn spelling_reads_back() {
        for quantity in ALL {
            for value in [0.0, 0.5, 1.0] {
                assert_eq!(quantity.read(&quantity.spell(value)), Ok(value), "{quantity:?} {value}");
            }
        }
    }

    #[test]
    fn a_bare_number_is_refused_where_it_could_be_mistaken() {
        let suggestion = |quantity: Quantity, value| quantity.read_bare(value).unwrap_err().suggestion;
        assert_eq!(suggestion(Quantity::Money, 22.5e9), "write \"$22.5B\" if dollars are meant");
        assert_eq!(suggestion(Quantity::Share, 0.35), "write \"35%\"");
        assert_eq!(suggestion(Quantity::Share, 35.0), "write \"35%\" if percent are meant");
        assert_eq!(suggestion(Quantity::Span, 18.0), "write \"18 months\" or \"18 years\"");
        assert_eq!(suggestion(Quantity::Days, 45.0), "write \"45 days\"");
        assert_eq!(Quantity::Multiple.read_bare(1.5), Ok(1.5));
        assert!(Quantity::Multiple.read_bare(f64::INFINITY).is_err());
    }

    #[test]
    fn growth_reads_multiples_and_percentages() {
        assert_eq!(Quantity::Drift.read("35%"), Ok(0.35));
        assert_eq!(Quantity::Drift.read("x4.1 a year"), Ok(libm::log(4.1)));
        assert_eq!(Quantity::Drift.read("4.1x a year"), Ok(libm::log(4.1)));
        assert!(Quantity::Drift.read("x0 a year").is_err());
        assert!(Quantity::Drift.read("doubles").is_err());
    }

    #[test]
    fn a_yearly_rate_is_no_share() {
        assert!(Quantity::Share.read("35% a year").is_err());
        assert!(Quantity::Money.read("$3B a year").is_err());
        assert_eq!(Quantity::MoneyPerYear.read("$3B a year"), Ok(3e9));
        assert_eq!(Quantity::Rate.read("5% a year"), Ok(0.05));
        assert_eq!(Quantity::Price.read("$75 a barrel"), Ok(75.0));
    }

    #[test]
    fn an_error_says_what_works() {
        let misread = Quantity::Money.read("22.5B").unwrap_err();
        assert_eq!(misread.suggestion, "write \"$22.5B\"");
        let misread = Quantity::Span.read("90 days").unwrap_err();
        assert_eq!(misread.suggestion, "write about \"3 months\"");
    }
}
