//! What a number measures, and so how it is spoken.

use super::{
    growth,
    money::{self, Amount},
    number,
    ratio::{self, Form, Ratio},
    refusal::{Refusal, explain},
    span::{self, Span},
    text::{clean, without_end},
};

/// What a number measures. It decides which spellings are read, the unit they are turned into, and the law that an
/// interval `A to B` means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// US dollars: `"$22.5B"`. Less than $1,000 is written in words, `"900 dollars"`, for `"$900"` most likely lacks a
    /// size. An interval is lognormal.
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
    /// Growth a year, held as its logarithm: `"35%"` or `"35% a year"` for ln 1.35, `"x4.1 a year"` for ln 4.1. A bare
    /// number is the logarithm itself: `1.4` grows e^1.4 = 4.1 times a year. An interval is normal.
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
    /// What that is made of.
    pub(crate) offers: Offers,
}

/// What a suggestion is made of: a field that is not offered its own knows better examples, or takes no interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Offers {
    /// The spelling of what was most likely meant, or advice.
    #[default]
    Own,
    /// Such a spelling, and an interval.
    Interval,
    /// Examples of the quantity.
    Examples,
}

impl Misread {
    /// Something else than the quantity, of which nothing can be kept.
    pub(crate) fn general(quantity: Quantity) -> Self {
        Refusal::general(quantity).into()
    }
}

/// No number of this world is larger; beyond it, a number in full is longer than a text that is read.
const LARGEST: f64 = 1e100;

impl Quantity {
    /// Every quantity.
    pub const ALL: [Self; 13] = [
        Self::Money,
        Self::MoneyPerYear,
        Self::Price,
        Self::Share,
        Self::Rate,
        Self::Ratio,
        Self::Multiple,
        Self::Drift,
        Self::Margin,
        Self::Signed,
        Self::Correlation,
        Self::Span,
        Self::Days,
    ];
    /// Reads a spoken value.
    ///
    /// # Errors
    /// The text is not this quantity; the error says what would be.
    pub fn read(self, text: &str) -> Result<f64, Misread> {
        let value = clean(text).and_then(|text| self.value(&text));
        value.ok_or_else(|| explain(self, text).into())
    }

    /// Reads a number that was written without quotes.
    ///
    /// # Errors
    /// The quantity has a unit, and the number does not say it.
    pub fn read_bare(self, value: f64) -> Result<f64, Misread> {
        if !value.is_finite() {
            return Err(Refusal::because("expected a finite number").examples(self).into());
        }
        if self.is_bare() || self == Self::Multiple { Ok(value) } else { Err(self.refuse_bare(value).into()) }
    }

    /// The value of a cleaned text, without a reason when it has none.
    pub(crate) fn value(self, text: &str) -> Option<f64> {
        self.of_any_size(text).filter(|value| value.abs() <= LARGEST)
    }

    fn of_any_size(self, text: &str) -> Option<f64> {
        match self {
            Self::Money | Self::MoneyPerYear | Self::Price => {
                self.amount(text).filter(|amount| self.is_plain(amount))?.dollars()
            }
            Self::Span | Self::Days => match (self, span::read(text)?) {
                (Self::Span, Span::Months(count)) | (Self::Days, Span::Days(count)) => Some(count),
                _ => None,
            },
            Self::Drift => growth::read(text),
            _ => self.ratio(text),
        }
    }

    /// An amount of money that may lack its currency.
    pub(crate) fn amount(self, text: &str) -> Option<Amount> {
        match self {
            Self::MoneyPerYear => money::amount(ratio::without_year(text).0),
            Self::Price => money::amount(without_end(text, &BARREL).unwrap_or(text)),
            _ => money::amount(text),
        }
    }

    /// Whether an amount says its currency and can be read in one way only.
    fn is_plain(self, amount: &Amount) -> bool {
        let is_clear = self == Self::Price || !amount.lacks_size() && !amount.may_be_grouped();
        amount.has_currency && is_clear
    }

    /// What a standard deviation or a scale of this quantity is measured in. That of log growth is no growth: 20% of it
    /// are 0.2.
    #[must_use]
    pub fn of_spread(self) -> Self {
        if self == Self::Drift { Self::Ratio } else { self }
    }

    /// The model's number of a ratio as it was written.
    fn ratio(self, text: &str) -> Option<f64> {
        let Ratio { value, form, yearly } = ratio::read(text)?;
        if yearly && !self.is_yearly() {
            return None;
        }
        match form {
            Form::Bare => (self.is_bare() || self == Self::Multiple).then_some(value),
            Form::Percent => Some(value),
            Form::Times => (self == Self::Multiple).then_some(value),
        }
    }

    /// Why a number without its unit is refused.
    pub(crate) fn refuse_bare(self, value: f64) -> Refusal {
        let refusal = Refusal::found(self.noun(), "a bare number");
        if value.abs() > 1e15 {
            return Refusal::general(self);
        }
        match self {
            Self::Money | Self::MoneyPerYear if value != 0.0 && value.abs() < 1000.0 => {
                let small = format!(", or \"{}\" if so little is meant", self.spell(value));
                [1e6, 1e9].iter().fold(refusal, |all, size| all.write(self.spell(value * size))).after(small)
            }
            Self::Money | Self::MoneyPerYear | Self::Price => {
                refusal.write(self.spell(value)).after(" if dollars are meant")
            }
            Self::Span => {
                let (count, s) = (number::spell(value), if value == 1.0 { "" } else { "s" });
                refusal.write(format!("{count} month{s}")).write(format!("{count} year{s}"))
            }
            Self::Days => refusal.write(self.spell(value)),
            _ if value.abs() <= 1.0 => refusal.write(ratio::percent(value)),
            _ => refusal.write(format!("{}%", number::spell(value))).after(" if percent are meant"),
        }
    }

    /// Whether a number without quotes is this quantity: there is no unit it could lack.
    pub(crate) fn is_bare(self) -> bool {
        matches!(self, Self::Ratio | Self::Drift | Self::Signed | Self::Correlation)
    }

    /// Whether this is dollars.
    pub(crate) fn is_money(self) -> bool {
        matches!(self, Self::Money | Self::MoneyPerYear | Self::Price)
    }

    /// Whether this is a span of time.
    pub(crate) fn is_span(self) -> bool {
        matches!(self, Self::Span | Self::Days)
    }

    /// Whether this is neither money nor time.
    pub(crate) fn is_ratio(self) -> bool {
        !self.is_money() && !self.is_span()
    }

    /// Whether this is always spoken in percent.
    pub(crate) fn is_percentage(self) -> bool {
        matches!(self, Self::Share | Self::Rate | Self::Margin)
    }

    /// Whether "a year" may follow.
    pub(crate) fn is_yearly(self) -> bool {
        matches!(self, Self::Rate | Self::Ratio | Self::Drift)
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
            Self::Drift => "growth a year",
            Self::Margin => "a margin",
            Self::Correlation => "a correlation",
            Self::Span => "a span of time",
            Self::Days => "a number of days",
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

/// What may follow a price.
const BARREL: [&str; 8] =
    ["a barrel", "per barrel", "each barrel", "/ barrel", "/barrel", "per bbl", "/ bbl", "/bbl"];

#[cfg(test)]
mod tests {
    use super::Quantity;

    #[test]
    fn spelling_reads_back() {
        for quantity in Quantity::ALL {
            for value in [0.0, 0.5, 1.0, 900.0] {
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
