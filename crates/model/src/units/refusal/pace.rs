//! Rates and growth of another stretch of time than a year: what they come to in a year.

use super::Refusal;
use crate::units::{
    growth,
    number::{Scanned, scan, significant, spell},
    period::{Period, a_year, of_rate},
    quantity::Quantity,
    ratio::{Form, Ratio, percent, read, without_year},
    text::{sides, without_start},
};

/// Nobody speaks of growth or a rate beyond it.
const BEYOND: f64 = 1e6;

/// A rate or growth of any stretch of time as that of a year, four digits.
fn yearly(value: f64, form: Form, times: f64) -> Option<String> {
    let compounded = || libm::expm1(times * growth::log(value, form).unwrap_or(f64::NAN));
    let (value, spelling) = match form {
        Form::Bare => (value * times, spell(significant(value * times, 4))),
        Form::Percent => (compounded(), percent(significant(compounded(), 4))),
        Form::Times => (compounded(), format!("x{}", spell(significant(1.0 + compounded(), 4)))),
    };
    (value.abs() <= BEYOND).then(|| format!("{spelling} a year"))
}

/// What was done to come to a year, where that is a plain number of times.
fn note(form: Form, times: f64) -> String {
    match form {
        _ if times <= 1.0 || times.fract() != 0.0 => String::new(),
        Form::Bare => format!(" ({} times as much)", spell(times)),
        _ => format!(" (compounded {} times)", spell(times)),
    }
}

/// `doubles`, `doubles every 18 months`, `x2 in 18 months`, `10% MoM`: growth of another time than a year.
pub(crate) fn growing(quantity: Quantity, text: &str) -> Option<Refusal> {
    let lower = text.to_ascii_lowercase();
    let body = Some(growth::named(&lower).body).filter(|_| quantity == Quantity::Drift)?;
    if let Some(factor) = growth::word(body) {
        let refusal = Refusal::found(quantity.noun(), "growth without a time");
        return Some(refusal.write(yearly(factor, Form::Times, 1.0)?));
    }
    let Period { body, tail, times, .. } = of_rate(body)?;
    let (value, form) = match growth::word(body) {
        Some(factor) => (factor, Form::Times),
        None => read(body).filter(|ratio| !ratio.yearly).map(|ratio| (ratio.value, ratio.form))?,
    };
    let refusal = Refusal::found(quantity.noun(), &format!("growth {}", tail.trim()));
    Some(refusal.write(yearly(value, form, times)?).after(note(form, times)))
}

/// `0.4% a month`: the yearly equivalent.
pub(crate) fn periodic(quantity: Quantity, text: &str) -> Option<Refusal> {
    let period = of_rate(text)?;
    let ratio = read(period.body).filter(|ratio| !ratio.yearly)?;
    let refusal = Refusal::found(quantity.noun(), &format!("a rate {}", period.tail.trim()));
    match quantity {
        Quantity::Rate if ratio.form == Form::Percent => rate(refusal, ratio, &period),
        Quantity::Ratio if ratio.form != Form::Times => number(refusal, ratio, &period),
        _ => None,
    }
}

/// The rate a year, compounded. One that is said to be semi-annual may be one a year that is paid twice.
fn rate(refusal: Refusal, Ratio { value, form, .. }: Ratio, period: &Period<'_>) -> Option<Refusal> {
    let times = period.times;
    let each = yearly(value, form, times)?;
    if !(period.is_adverb && times == 2.0) {
        return Some(refusal.write(each).after(note(form, times)));
    }
    let paid = yearly(value / times, form, times)?;
    let said = percent(value);
    let refusal = refusal.write(each).write(paid);
    Some(refusal.after(format!(": {said} each half-year, or {said} a year paid in two halves")))
}

/// A chance or a speed adds up over time, the square of a volatility does; the number does not say which it is.
fn number(refusal: Refusal, Ratio { value, form, .. }: Ratio, period: &Period<'_>) -> Option<Refusal> {
    let spelled = |factor: f64| {
        let value = significant(value * factor, 4);
        let spelling = if form == Form::Percent { percent(value) } else { spell(value) };
        (value.abs() <= BEYOND).then(|| format!("{spelling} a year"))
    };
    let times = spell(significant(period.times, 4));
    let refusal = refusal.write(spelled(period.times)?).write(spelled(period.times.sqrt())?);
    Some(
        refusal.after(format!(": a chance or a speed is {times} times as much, a volatility √{times} times")),
    )
}

/// `10% compounded monthly`.
pub(crate) fn compounded(quantity: Quantity, text: &str) -> Option<Refusal> {
    let (rate, time) = sides(text, &[" compounded ", " compounding "])
        .filter(|_| matches!(quantity, Quantity::Rate | Quantity::Drift))?;
    let ratio = read(rate.trim_end_matches(',')).filter(|ratio| ratio.form == Form::Percent)?;
    let time = time.to_ascii_lowercase();
    let once = format!("1 {time}");
    let yearly = match time.as_str() {
        "continuously" => libm::expm1(ratio.value),
        _ if without_year(&once).1 => ratio.value,
        _ => {
            let times = of_rate(&once)?.times;
            libm::expm1(times * libm::log1p(ratio.value / times))
        }
    };
    let refusal = Refusal::found(quantity.noun(), "a rate with the times it is compounded");
    let refusal = refusal.write(format!("{} a year", percent(significant(yearly, 4))));
    (yearly.abs() <= BEYOND).then(|| refusal.before("write what it comes to in a year,"))
}

/// `35% YoY` where no growth is asked for, and `0.35 YoY` where it is.
pub(crate) fn named(quantity: Quantity, text: &str) -> Option<Refusal> {
    let lower = text.to_ascii_lowercase();
    let growth = Some(growth::named(&lower)).filter(|growth| growth.said && quantity.is_ratio())?;
    let Ratio { value, form, .. } = read(growth.body)?;
    let refusal = Refusal::found(quantity.noun(), "growth from one year to the next");
    match (quantity, form) {
        (Quantity::Drift, Form::Bare) => {
            Some(refusal.write(percent(value)).write(spell(value)).after(" if log growth is meant"))
        }
        (Quantity::Drift, Form::Times) => Some(refusal.write(format!("x{} a year", spell(value)))),
        (Quantity::Rate, Form::Percent) => Some(refusal.write(format!("{} a year", percent(value)))),
        (_, Form::Percent) => Some(refusal.write(quantity.spell(value))),
        _ => None,
    }
}

/// `-100%`, `x0`: growth to nothing.
pub(crate) fn vanishing(quantity: Quantity, text: &str) -> Option<Refusal> {
    let lower = text.to_ascii_lowercase();
    let ratio = read(growth::named(&lower).body).filter(|_| quantity == Quantity::Drift)?;
    let refusal = Refusal::because("growth of -100% a year or less leaves nothing");
    growth::log(ratio.value, ratio.form).is_none().then(|| refusal.say(quantity.expects()))
}

/// `once every 3 years`, `every 3 years`, `1 in 10 years`: how often a year.
pub(crate) fn once(quantity: Quantity, text: &str) -> Option<Refusal> {
    let lower = text.to_ascii_lowercase();
    let (count, time) = counted(&lower).filter(|_| quantity == Quantity::Ratio)?;
    let time = without_start(time, &["every ", "each ", "in ", "per ", "a "]).unwrap_or(time);
    let yearly = significant(count * a_year(time)?, 4);
    let refusal = Refusal::found(quantity.noun(), "how often something happens");
    (yearly <= BEYOND).then(|| refusal.write(format!("{} a year", spell(yearly))))
}

/// How often, and in what time.
fn counted(text: &str) -> Option<(f64, &str)> {
    for (words, count) in [(["once ", "one time "], 1.0), (["twice ", "two times "], 2.0)] {
        if let Some(time) = without_start(text, &words) {
            return Some((count, time));
        }
    }
    if text.starts_with("every ") {
        return Some((1.0, text));
    }
    let Scanned { number, rest } = scan(text)?;
    let rest = without_start(rest, &["times ", "time "]).unwrap_or(rest);
    let is_time = ["every ", "in "].iter().any(|word| rest.starts_with(word));
    Some((number.value().filter(|_| is_time)?, rest))
}
