//! What a spoken value looks like, as regular expressions. They let through all that the reader takes and stop what is
//! plainly something else; the reader remains the judge.

use drypowder_model::units::Quantity;

/// A number as people write it.
const NUMBER: &str = r"[-+−]?\d[\d,_]*(\.\d+)?";

/// The words after an amount of dollars.
const MAGNITUDE: &str = r"([Kk]|[MmBbTt][Nn]?|[Tt]housand|[Mm]illion|[Bb]illion|[Tt]rillion)?( *(US|us)? ?[Dd]ollars?| *(USD|usd))?";

/// What makes a number one a year.
const YEARLY: &str = r"(\s*(a year|per year|/year|yearly|/yr|p\.a\.))?";

/// The words of a percentage.
const PERCENT: &str = r"\s*(%|percent|per cent)";

/// What says that a percentage is growth.
const GROWTH: &str = r"(\s*(YoY|yoy|y/y|CAGR|growth))?";

/// A calendar month.
pub(super) const MONTH: &str =
    r"^\s*([12]\d{3}-(0[1-9]|1[0-2])|[A-Za-z]{3,9}\s+[12]\d{3}|[Qq][1-4]\s+[12]\d{3})\s*$";

/// A day, a month or a year.
pub(super) const DATED: &str =
    r"^\s*([12]\d{3}(-\d{2}(-\d{2})?)?|[A-Za-z]{3,9}\s+[12]\d{3}|[Qq][1-4]\s+[12]\d{3})";

/// A text that says something.
pub(super) const TEXT: &str = r"\S";

/// One value, known.
pub(super) fn known(quantity: Quantity) -> String {
    format!(r"^\s*({})\s*$", value(quantity))
}

/// One value, or an interval whose first end may borrow the unit of the second.
pub(super) fn spoken(quantity: Quantity) -> String {
    let value = value(quantity);
    match quantity {
        // Two ends do not say the shape of a correlation.
        Quantity::Correlation => known(quantity),
        _ => format!(r"^\s*(({value}|{NUMBER})\s* to \s*)?({value})\s*$"),
    }
}

fn value(quantity: Quantity) -> String {
    match quantity {
        Quantity::Money => dollars(),
        Quantity::MoneyPerYear => format!("({}){YEARLY}", dollars()),
        Quantity::Price => format!(r"({})(\s*(a barrel|per barrel|/bbl))?", dollars()),
        Quantity::Share | Quantity::Margin => format!("{NUMBER}{PERCENT}"),
        Quantity::Rate => format!("{NUMBER}{PERCENT}{YEARLY}"),
        Quantity::Ratio => format!("{NUMBER}({PERCENT})?{YEARLY}"),
        Quantity::Multiple => format!(r"[x×]\s*{NUMBER}|{NUMBER}(\s*(x|×|times)|{PERCENT})?"),
        Quantity::Drift => {
            format!(r"([x×]\s*{NUMBER}|{NUMBER}(\s*(x|×|times)|{PERCENT}{GROWTH})?){YEARLY}")
        }
        Quantity::Signed | Quantity::Correlation => format!("{NUMBER}({PERCENT})?"),
        Quantity::Span => format!(r"{NUMBER}\s*(m|mo|months?|q|quarters?|y|yrs?|years?)"),
        Quantity::Days => format!(r"{NUMBER}\s*(d|days?)"),
    }
}

/// Dollars: the sign before the number, or the word behind it.
fn dollars() -> String {
    format!(
        r"[-−]?\s*(US\$|\$|USD)\s*{NUMBER}\s*{MAGNITUDE}|{NUMBER}\s*([A-Za-z]+ *)?((US|us) )?([Dd]ollars?|USD|usd)"
    )
}
