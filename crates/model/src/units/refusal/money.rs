//! Amounts without a size, amounts of the wrong stretch of time, and sizes of other languages.

use std::ops::Range;

use super::{
    Refusal,
    mend::{counted, is_foreign, mended},
};
use crate::units::{
    money::{Amount, amount, exact, power_of, price, spelled},
    number::{scan, significant, spell},
    period::{Period, of_money},
    quantity::Quantity,
    ratio::without_year,
    text::{replaced, words},
};

/// Size words of other languages and markets, by the power of ten they mean. A German Billion has twelve zeros.
const REGIONAL: [(&[&str], i32); 7] = [
    (&["hundred", "hundreds"], 2),
    (&["tsd", "tausend"], 3),
    (&["lakh", "lakhs", "lac"], 5),
    (&["mio"], 6),
    (&["crore", "crores"], 7),
    (&["mrd", "mia", "milliard", "milliards"], 9),
    (&["bio"], 12),
];

/// The power of ten of a size word of any language, and whether it is one that is not read.
fn size(word: &str) -> Option<(i32, bool)> {
    let word = word.to_lowercase();
    let regional = REGIONAL.iter().find(|(words, _)| words.contains(&word.as_str()));
    regional.map(|(_, power)| (*power, true)).or_else(|| power_of(&word).map(|power| (power, false)))
}

/// `22.5` for money: dollars, millions or billions of them?
pub(crate) fn bare(quantity: Quantity, text: &str) -> Option<Refusal> {
    let number = scan(text).filter(|scanned| quantity.is_money() && scanned.rest.is_empty())?.number;
    Some(quantity.refuse_bare(number.value()?))
}

/// `$22.5`: nobody means so little. `$1.500` may be thousands besides.
pub(crate) fn sizeless(quantity: Quantity, text: &str) -> Option<Refusal> {
    let amount = quantity.amount(text).filter(|amount| quantity.is_money() && amount.has_currency)?;
    let is_year = if without_year(text).1 && quantity == Quantity::MoneyPerYear { " a year" } else { "" };
    let scaled = |amount: &Amount, power: i32| {
        let sized = Amount { magnitude: Some(amount.magnitude.unwrap_or(power)), ..amount.clone() };
        Some(format!("{}{is_year}", exact(sized.dollars()?)))
    };
    if amount.may_be_grouped() {
        let refusal = Refusal::because("a point before three digits may separate thousands");
        let short = amount.is_short().then(|| scaled(&amount, 6).zip(scaled(&amount, 9)));
        let refusal = refusal.write(scaled(&amount.regrouped(), 0)?);
        return Some(match short {
            Some(sizes) => sizes.into_iter().fold(refusal, |refusal, (m, b)| refusal.write(m).write(b)),
            None => refusal.write(scaled(&amount, 0)?),
        });
    }
    let refusal = Refusal::because(format!("expected {}, and a size is missing", quantity.noun()));
    let small = scaled(&amount, 0).filter(|_| amount.lacks_size())?;
    let refusal = refusal.write(scaled(&amount, 6)?).write(scaled(&amount, 9)?);
    Some(refusal.after(format!(", or \"{small}\" if so little is meant")))
}

/// `$1.5B a month`.
pub(crate) fn periodic(quantity: Quantity, text: &str) -> Option<Refusal> {
    let Period { body, tail, times, .. } = of_money(text).filter(|_| quantity.is_money())?;
    let body = mended(quantity, body)?;
    let yearly = quantity.value(&body)? * times;
    let yearly = if times.fract() == 0.0 { yearly } else { significant(yearly, 4) };
    let refusal = Refusal::found(quantity.noun(), &format!("an amount {}", tail.trim()));
    Some(match quantity {
        Quantity::MoneyPerYear => refusal
            .write(format!("{} a year", spelled(yearly)))
            .after(format!(", which is {} times as much", spell(significant(times, 4)))),
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

/// `$300 crore`, `$15 Mrd.`, `$15 thousand million`.
pub(crate) fn regional(quantity: Quantity, text: &str) -> Option<Refusal> {
    let text = counted(quantity, text).unwrap_or_else(|| text.to_owned());
    let (found, power) = sizes(&text).filter(|_| quantity.is_money() && !is_foreign(quantity, &text))?;
    let without = replaced(&text, &found, "");
    let whole = mended(quantity, &replaced(&text, &found, &format!("e{power}")).replace(" e", "e"))?;
    let dollars = quantity.value(&whole)?;
    let word = text.get(found)?;
    let message = format!("expected {}, found `{word}`, a size of another language", quantity.noun());
    let refusal = Refusal::because(message).write(exact(dollars));
    // Whoever counts in Mio. also separates thousands by points.
    let is_doubtful = amount(&without).is_some_and(|amount| amount.may_be_grouped());
    Some(if is_doubtful { refusal.write(exact(dollars * 1e3)) } else { refusal })
}

/// Where size words stand that are not read, with the point of an abbreviation, and the power of ten they mean together.
fn sizes(text: &str) -> Option<(Range<usize>, i32)> {
    let sized = words(text).into_iter().filter_map(|range| Some((size(text.get(range.clone())?)?, range)));
    let sized: Vec<((i32, bool), Range<usize>)> = sized.collect();
    let ((first, regional), start) = sized.first()?.clone();
    let second = sized.get(1).filter(|((power, _), next)| {
        text.get(start.end..next.start).is_some_and(|between| between.trim().is_empty()) && *power > first
    });
    let (power, last) = match second {
        Some(((power, _), next)) => (first + power, next),
        None if regional && sized.len() == 1 => (first, &start),
        None => return None,
    };
    let point = text.get(last.end..).is_some_and(|rest| rest.starts_with('.'));
    Some((start.start..last.end + usize::from(point), power))
}

/// `$3 oodles`: a word that is no size and near none.
pub(crate) fn sized(quantity: Quantity, text: &str) -> Option<Refusal> {
    let found = words(text).pop().filter(|range| range.end == text.len() && quantity.is_money())?;
    let (kept, word) = (text.get(..found.start)?.trim(), text.get(found)?);
    let short = amount(kept).filter(|amount| amount.has_currency && amount.is_short())?;
    let dollars = short.dollars()?;
    let message = format!("expected {}, found `{word}`, which is no size", quantity.noun());
    Some(if quantity == Quantity::Price {
        Refusal::because(message).write(price(dollars))
    } else {
        [1e6, 1e9, 1e12]
            .iter()
            .fold(Refusal::because(message), |refusal, size| refusal.write(spelled(dollars * size)))
    })
}
