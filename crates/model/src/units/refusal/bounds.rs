//! Numbers that are said to lie around, above, below or between something.

use super::{Refusal, mended};
use crate::units::{
    interval::dashes,
    number::{significant, spell},
    quantity::Quantity,
    ratio::{Form, percent, read},
    text::{sides, without_end, without_start},
};

/// The spelling of an interval, when the quantity has one with these ends.
fn interval(quantity: Quantity, low: f64, high: f64) -> Option<String> {
    let is_signed = matches!(quantity, Quantity::Margin | Quantity::Drift | Quantity::Signed);
    let below_one = matches!(quantity, Quantity::Share | Quantity::Margin);
    let fits = low < high && (is_signed || low > 0.0) && !(below_one && high >= 1.0);
    (fits && quantity != Quantity::Correlation)
        .then(|| format!("{} to {}", quantity.spell(low), quantity.spell(high)))
}

/// The spelling of two ends as an interval, the missing units filled in.
fn ranged(quantity: Quantity, low: &str, high: &str) -> Option<String> {
    let spelling = match quantity.pair(low, high) {
        Ok((low, high)) => quantity.joined(&low, &high),
        Err(refusal) => refusal.only()?.to_owned(),
    };
    let (low, high) = values(quantity, &spelling)?;
    interval(quantity, low, high).map(|_| spelling)
}

/// The numbers of a spelling `A to B`.
fn values(quantity: Quantity, spelling: &str) -> Option<(f64, f64)> {
    let (low, high) = spelling.split_once(" to ")?;
    Some((quantity.value(low)?, quantity.value(high)?))
}

/// Two numbers of which one may lack its unit.
fn both(quantity: Quantity, first: &str, second: &str) -> Option<(f64, f64)> {
    match quantity.pair(first, second) {
        Ok((first, second)) => Some((quantity.value(&first)?, quantity.value(&second)?)),
        Err(refusal) => values(quantity, refusal.only()?),
    }
}

/// `between $20B and $40B`: odds, or hard bounds?
pub(crate) fn between(quantity: Quantity, text: &str) -> Option<Refusal> {
    let (low, high) = sides(without_start(text, &["between "])?, &[" and ", " to ", "-", "–"])?;
    let spelling = ranged(quantity, low, high)?;
    let (low, high) = spelling.split_once(" to ")?;
    let uniform = format!("{{ law = \"uniform\", low = \"{low}\", high = \"{high}\" }}");
    let refusal = Refusal::because("\"between\" may mean likely bounds or hard ones").write(&spelling);
    Some(refusal.after(format!(" for 90% odds, or {uniform} for hard bounds")))
}

/// `$30B ± $5B`: no law is said, so the ends of the interval must be.
pub(crate) fn plus_minus(quantity: Quantity, text: &str) -> Option<Refusal> {
    let (middle, around) = sides(text, &["±", "+/-", "+-", " plus or minus ", " give or take "])?;
    let refusal = Refusal::because("plus or minus does not say the odds");
    if let Some(readings) = ratios(quantity, middle, around) {
        let readings: Vec<String> = readings.into_iter().filter(|one| is_interval(quantity, one)).collect();
        let refusal = if readings.is_empty() { refusal.say(quantity.expects()) } else { refusal };
        let refusal = readings.iter().fold(refusal, Refusal::write);
        return Some(if readings.is_empty() {
            refusal
        } else {
            refusal.after(" for 90% odds of lying inside")
        });
    }
    let (middle, distance) = if around.ends_with('%') && !middle.contains('%') {
        let middle = quantity.value(&mended(quantity, middle)?)?;
        (middle, middle.abs() * Quantity::Share.value(around)?)
    } else {
        // "$30 ± 5B" leaves out what the smaller number has, so it is tried as an interval from that one.
        let swapped = || both(quantity, around, middle).map(|(distance, middle)| (middle, distance));
        both(quantity, middle, around).or_else(swapped)?
    };
    Some(match interval(quantity, middle - distance, middle + distance) {
        Some(spelling) => refusal.write(spelling).after(" for 90% odds of lying inside"),
        None => refusal.examples(quantity),
    })
}

/// The intervals that `35 ± 5%` and `x3 ± 0.5` may mean. They are computed in the numbers that were written: log growth
/// around 35% is no percentage around it.
fn ratios(quantity: Quantity, middle: &str, around: &str) -> Option<Vec<String>> {
    let (first, second) = (read(middle).filter(|_| quantity.is_ratio())?, read(around)?);
    let (value, distance) = (first.value, second.value);
    let percents = |value: f64| format!("{} to {}", percent(value - distance), percent(value + distance));
    let part = (value * distance).abs();
    let plain = || format!("{} to {}", quantity.spell(value - part), quantity.spell(value + part));
    match (first.form, second.form) {
        (Form::Percent, Form::Percent) => Some(vec![percents(value)]),
        (Form::Percent, Form::Bare) if distance >= 1.0 => Some(vec![format!(
            "{} to {}",
            percent(value - distance / 100.0),
            percent(value + distance / 100.0)
        )]),
        (Form::Bare, Form::Percent) if quantity.is_percentage() || value.abs() > 1.0 => {
            Some(vec![percents(value / 100.0)])
        }
        // 5% of the number, or five hundredths.
        (Form::Bare, Form::Percent) => Some(vec![percents(value), plain()]),
        (Form::Times, Form::Times | Form::Bare) if quantity == Quantity::Drift => {
            Some(vec![format!("x{} to x{} a year", spell(value - distance), spell(value + distance))])
        }
        (Form::Times, Form::Percent) if quantity == Quantity::Drift => {
            Some(vec![format!("x{} to x{} a year", spell(value - part), spell(value + part))])
        }
        _ => None,
    }
}

/// Whether a spelling is an interval that the quantity has.
fn is_interval(quantity: Quantity, spelling: &str) -> bool {
    values(quantity, spelling).is_some_and(|(low, high)| interval(quantity, low, high).is_some())
}

/// `$20B..$40B` and other ways to write an interval.
pub(crate) fn separated(quantity: Quantity, text: &str) -> Option<Refusal> {
    let signs =
        ["...", "…", "..", "->", "→", "~", " through ", " thru ", " until ", " till ", " or ", " and "];
    let (low, high) = sides(text, &signs)?;
    let spelling = ranged(quantity, low, high)?;
    Some(Refusal::found(quantity.noun(), "two numbers").write(spelling).after(" for an interval"))
}

/// `-20%-10%`: a dash that may be a sign.
pub(crate) fn dashed(quantity: Quantity, text: &str) -> Option<Refusal> {
    let dash = *dashes(text).first()?;
    let (low, rest) = text.split_at_checked(dash)?;
    let (low, high) = (low.trim(), rest.trim_start_matches(['-', '–', ' ']));
    let positive = ranged(quantity, low, high);
    let negative = ranged(quantity, low, &format!("-{high}"));
    let spellings: Vec<String> = positive.into_iter().chain(negative).collect();
    let refusal = Refusal::found(quantity.noun(), "a dash that may be a minus");
    (!spellings.is_empty()).then(|| spellings.into_iter().fold(refusal, Refusal::write))
}

/// `about $30B`.
pub(crate) fn about(quantity: Quantity, text: &str) -> Option<Refusal> {
    const STARTS: [&str; 17] = [
        "~",
        "≈",
        "≃",
        "about ",
        "approx. ",
        "approx ",
        "approximately ",
        "around ",
        "circa ",
        "ca. ",
        "ca ",
        "c. ",
        "roughly ",
        "some ",
        "nearly ",
        "almost ",
        "estimated ",
    ];
    const ENDS: [&str; 6] = ["-ish", "ish", " approximately", " approx.", " approx", " or so"];
    let bare = without_start(text, &STARTS).or_else(|| without_end(text, &ENDS))?;
    loose(quantity, bare, "a number that is not sure", |value| (value / 1.2, value * 1.2))
}

/// `$30B+`.
pub(crate) fn floor(quantity: Quantity, text: &str) -> Option<Refusal> {
    const STARTS: [&str; 10] = [
        ">=",
        "≥",
        ">",
        "at least ",
        "more than ",
        "over ",
        "above ",
        "north of ",
        "minimum ",
        "no less than ",
    ];
    const ENDS: [&str; 6] = ["+", " or more", " plus", " and up", " at least", " or above"];
    // "18+ months" has its plus before the unit.
    let inside = text.replacen('+', "", 1);
    let bare = without_start(text, &STARTS)
        .or_else(|| without_end(text, &ENDS))
        .or_else(|| Some(inside.as_str()).filter(|_| text.find('+').is_some_and(|at| at > 0)))?;
    let doubled = |value: f64| match quantity {
        Quantity::Share | Quantity::Margin if value > 0.3 => (value, f64::midpoint(value, 1.0)),
        _ => (value, value * 2.0),
    };
    loose(quantity, bare, "only a lower bound", doubled)
}

/// `up to $30B`.
pub(crate) fn ceiling(quantity: Quantity, text: &str) -> Option<Refusal> {
    const STARTS: [&str; 11] = [
        "<=",
        "≤",
        "<",
        "at most ",
        "up to ",
        "less than ",
        "under ",
        "below ",
        "maximum ",
        "no more than ",
        "max ",
    ];
    const ENDS: [&str; 5] = [" or less", " at most", " max", " maximum", " or below"];
    let bare = without_start(text, &STARTS).or_else(|| without_end(text, &ENDS))?;
    loose(quantity, bare, "only an upper bound", |value| (value / 2.0, value))
}

/// One number, or an interval in its place.
fn loose(
    quantity: Quantity,
    bare: &str,
    found: &str,
    ends: impl FnOnce(f64) -> (f64, f64),
) -> Option<Refusal> {
    let spelling = mended(quantity, bare)?;
    let value = quantity.value(&spelling)?;
    let (low, high) = ends(value);
    let rounded = |end: f64| if end == value { end } else { significant(end, 2) };
    let refusal = Refusal::found(quantity.noun(), found).write(spelling);
    Some(match interval(quantity, rounded(low), rounded(high)) {
        Some(spelling) => refusal.or_interval(&spelling),
        None => refusal,
    })
}
