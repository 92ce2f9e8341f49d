//! Spans without a unit, with the unit of another field, and without an end.

use super::Refusal;
use crate::units::{
    number::{Scanned, scan, significant, spell},
    quantity::Quantity,
    span::{Span, read},
    text::{without_start, words},
};

/// Words for no end.
const ENDLESS: [&str; 15] = [
    "indefinite",
    "indefinitely",
    "forever",
    "never",
    "perpetual",
    "perpetuity",
    "permanent",
    "permanently",
    "infinite",
    "infinity",
    "unlimited",
    "always",
    "open-ended",
    "evergreen",
    "∞",
];

/// `forever`.
pub(crate) fn endless(quantity: Quantity, text: &str) -> Option<Refusal> {
    let is_endless = ENDLESS.iter().any(|word| text.eq_ignore_ascii_case(word));
    let longest = match quantity {
        Quantity::Span => "100 years",
        Quantity::Days => "3,650 days",
        _ => return None,
    };
    let refusal = Refusal::found(quantity.noun(), "a word for no end").write(longest);
    is_endless.then(|| refusal.before("write a span far beyond the horizon, for example"))
}

/// `18`.
pub(crate) fn bare(quantity: Quantity, text: &str) -> Option<Refusal> {
    let Scanned { number, .. } = scan(text).filter(|scanned| scanned.rest.is_empty())?;
    let value = number.value().filter(|_| quantity.is_span())?;
    Some(quantity.refuse_bare(value))
}

/// `net 45`, as invoices say it.
pub(crate) fn net(quantity: Quantity, text: &str) -> Option<Refusal> {
    let body = without_start(text, &["net-", "net "]).filter(|_| quantity == Quantity::Days)?;
    let Scanned { number, rest } = scan(body)?;
    let spelling = quantity.spell(number.value()?);
    matches!(rest, "" | "d" | "day" | "days")
        .then(|| Refusal::found(quantity.noun(), "a term of payment").write(spelling))
}

/// `90 days` where months are counted, `3 months` where days are.
pub(crate) fn other(quantity: Quantity, text: &str) -> Option<Refusal> {
    let (found, about) = match (quantity, read(text)?) {
        (Quantity::Span, Span::Days(days)) => {
            ("days or weeks, which are not whole months", quantity.spell(rounded(days / 365.25 * 12.0)))
        }
        (Quantity::Days, Span::Months(months)) => {
            ("months, which are not equally many days", quantity.spell((months * 365.25 / 12.0).round()))
        }
        _ => return None,
    };
    Some(Refusal::found(quantity.noun(), found).before("write about").write(about))
}

/// Months to a tenth, or to two digits when there are few.
fn rounded(months: f64) -> f64 {
    if months.abs() < 1.0 { significant(months, 2) } else { (months * 10.0).round() / 10.0 }
}

/// `twenty-four months`.
pub(crate) fn worded(quantity: Quantity, text: &str) -> Option<Refusal> {
    let tens =
        ["twenty", "thirty", "forty", "fifty", "sixty", "ninety", "hundred", "couple", "few", "several"];
    let is_worded = words(text)
        .into_iter()
        .filter_map(|range| text.get(range))
        .any(|word| tens.iter().any(|ten| word.eq_ignore_ascii_case(ten)));
    let refusal = Refusal::found(quantity.noun(), "a number in words").write(if quantity == Quantity::Days {
        "45 days"
    } else {
        "24 months"
    });
    (is_worded && quantity.is_span()).then(|| refusal.before("write the number in digits, for example"))
}

/// `1/2 year`.
pub(crate) fn fraction(quantity: Quantity, text: &str) -> Option<Refusal> {
    let (part, rest) = text.split_once('/').filter(|_| quantity.is_span())?;
    let part = scan(part).filter(|part| part.rest.is_empty())?.number.value()?;
    let whole = scan(rest)?;
    let one = quantity.value(&format!("1 {}", whole.rest))?;
    let value = significant(one * part / whole.number.value().filter(|whole| *whole > 0.0)?, 3);
    Some(Refusal::found(quantity.noun(), "a fraction").write(quantity.spell(value)))
}

/// `10 business days`: seven days for five of them.
pub(crate) fn business_days(quantity: Quantity, text: &str) -> Option<Refusal> {
    let Scanned { number, rest } = scan(text)?;
    let is_business = ["business day", "working day", "trading day", "bd"]
        .iter()
        .any(|word| rest.to_ascii_lowercase().starts_with(word));
    let days = number.value().filter(|_| is_business && quantity == Quantity::Days)?;
    let about = format!("{} days", spell((days * 7.0 / 5.0).round()));
    Some(Refusal::found(quantity.noun(), "business days").before("write calendar days, about").write(about))
}
