//! Amounts without a size, amounts of the wrong stretch of time, and sizes of other languages.

use super::{Refusal, mended};
use crate::units::{
    money::{amount, spelled},
    number::scan,
    quantity::Quantity,
    ratio::without_year,
    text::{replaced, without_end, words},
};

/// Endings that make an amount one of another stretch than a year, and how many of those a year has.
pub(super) const PERIODS: [(&[&str], &str, u32); 4] = [
    (
        &["a month", "per month", "each month", "every month", "/month", "/ month", "/mo", "monthly", "p.m."],
        "month",
        12,
    ),
    (
        &["a quarter", "per quarter", "each quarter", "every quarter", "/quarter", "/qtr", "/q", "quarterly"],
        "quarter",
        4,
    ),
    (&["a week", "per week", "each week", "every week", "/week", "/wk", "weekly"], "week", 52),
    (&["a day", "per day", "each day", "every day", "/day", "daily"], "day", 365),
];

/// Size words of other languages and markets, by the power of ten they mean.
const REGIONAL: [(&[&str], i32); 4] = [
    (&["lakh", "lakhs", "lac"], 5),
    (&["mio"], 6),
    (&["crore", "crores"], 7),
    (&["mrd", "mia", "milliard", "milliards"], 9),
];

/// The text before a stretch of time that is no year, what the stretch is called and how many a year has.
pub(super) fn without_period(text: &str) -> Option<(&str, &'static str, u32)> {
    PERIODS.iter().find_map(|(ends, name, count)| without_end(text, ends).map(|rest| (rest, *name, *count)))
}

/// `22.5` for money: dollars, millions or billions of them?
pub(crate) fn bare(quantity: Quantity, text: &str) -> Option<Refusal> {
    let number = scan(text).filter(|scanned| quantity.is_money() && scanned.rest.is_empty())?.number;
    Some(quantity.refuse_bare(number.value()?))
}

/// `$1.5B a month`.
pub(crate) fn periodic(quantity: Quantity, text: &str) -> Option<Refusal> {
    let (body, name, count) = without_period(text).filter(|_| quantity.is_money())?;
    let body = mended(quantity, body)?;
    let yearly = quantity.value(&body)? * f64::from(count);
    let refusal = Refusal::found(quantity.noun(), &format!("an amount a {name}"));
    Some(match quantity {
        Quantity::MoneyPerYear => refusal
            .write(format!("{} a year", spelled(yearly)))
            .after(format!(", which is {count} times as much")),
        _ => refusal.write(body),
    })
}

/// `$3B a year` where no stretch of time belongs.
pub(crate) fn yearly(quantity: Quantity, text: &str) -> Option<Refusal> {
    let (body, yearly) = without_year(text);
    let fits = yearly && quantity.is_money() && quantity != Quantity::MoneyPerYear;
    let body = mended(quantity, body).filter(|_| fits)?;
    Some(Refusal::found(quantity.noun(), "an amount a year").write(body))
}

/// `$300 crore`.
pub(crate) fn regional(quantity: Quantity, text: &str) -> Option<Refusal> {
    let found = words(text).into_iter().filter(|_| quantity.is_money()).find_map(|range| {
        let word = text.get(range.clone())?.to_lowercase();
        let power = REGIONAL.iter().find(|(words, _)| words.contains(&word.as_str()))?.1;
        Some((replaced(text, &range, &format!("e{power}")).replace(" e", "e"), word))
    });
    let (changed, word) = found?;
    let dollars = quantity.value(&mended(quantity, &changed)?)?;
    let message = format!("expected {}, found `{word}`, a size of another language", quantity.noun());
    Some(Refusal::because(message).write(spelled(dollars)))
}

/// `$3 oodles`: a word that is no size and near none.
pub(crate) fn sized(quantity: Quantity, text: &str) -> Option<Refusal> {
    let found = words(text).pop().filter(|range| range.end == text.len() && quantity.is_money())?;
    let (kept, word) = (text.get(..found.start)?.trim(), text.get(found)?);
    let short = amount(kept).filter(|amount| amount.has_currency && amount.is_short())?;
    let dollars = short.dollars()?;
    let message = format!("expected {}, found `{word}`, which is no size", quantity.noun());
    Some(if quantity == Quantity::Price {
        Refusal::because(message).write(spelled(dollars))
    } else {
        [1e6, 1e9, 1e12]
            .iter()
            .fold(Refusal::because(message), |refusal, size| refusal.write(spelled(dollars * size)))
    })
}
