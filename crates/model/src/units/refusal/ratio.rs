//! Shares, rates and multiples in a form that belongs to another quantity.

use super::Refusal;
use crate::units::{
    number::{Scanned, scan, significant, spell},
    quantity::Quantity,
    ratio::{Form, Ratio, percent, read, without_year},
    text::{sides, words},
};

/// Reference rates that a spread is spoken over.
const BENCHMARKS: [&str; 18] = [
    "sofr",
    "libor",
    "euribor",
    "sonia",
    "prime",
    "treasury",
    "treasuries",
    "tsy",
    "ust",
    "fed",
    "funds",
    "base",
    "rate",
    "rates",
    "swap",
    "swaps",
    "s",
    "l",
];

/// Parts of a whole in words.
const FRACTIONS: [(&[&str], f64, f64); 8] = [
    (&["half", "a half", "one half", "one-half"], 1.0, 2.0),
    (&["third", "a third", "one third", "one-third"], 1.0, 3.0),
    (&["two thirds", "two-thirds"], 2.0, 3.0),
    (&["quarter", "a quarter", "one quarter", "one-quarter"], 1.0, 4.0),
    (&["three quarters", "three-quarters"], 3.0, 4.0),
    (&["a fifth", "one fifth", "one-fifth"], 1.0, 5.0),
    (&["a tenth", "one tenth", "one-tenth"], 1.0, 10.0),
    (&["all", "everything", "the whole", "whole"], 1.0, 1.0),
];

/// A value in the spelling of its quantity: a percentage or a bare number, three digits.
fn spelled(quantity: Quantity, value: f64) -> String {
    let value = significant(value, 3);
    if quantity.is_percentage() { percent(value) } else { spell(value) }
}

/// `SOFR + 300bps`: the whole rate must be said.
pub(crate) fn benchmark(quantity: Quantity, text: &str) -> Option<Refusal> {
    if !quantity.is_ratio() {
        return None;
    }
    let is_benchmark = |word: &str| BENCHMARKS.iter().any(|known| known.eq_ignore_ascii_case(word));
    let (left, right) = sides(text, &["+", " plus ", " over ", " above ", " spread to "])?;
    let (spread, base) = if starts_with_digit(left) { (left, right) } else { (right, left) };
    words(base).iter().any(|range| base.get(range.clone()).is_some_and(is_benchmark)).then_some(())?;
    let refusal = Refusal::found(quantity.noun(), "a spread over a reference rate");
    let Ratio { value, form, .. } = read(spread)?;
    // Without a unit a small spread is percentage points and a large one basis points; between them it may be either.
    let points = match value {
        _ if form != Form::Bare => value,
        _ if value < 10.0 => value / 100.0,
        _ if value >= 25.0 => value / 1e4,
        _ => return Some(refusal.say("write the whole rate, the reference rate and the spread together")),
    };
    let whole = percent(significant(0.04 + points, 4));
    Some(refusal.write(whole).before(format!("write the whole rate: with {base} at 4% it is")))
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || c == '.')
}

/// `1/3`, `1 in 3`, `a third`.
pub(crate) fn fraction(quantity: Quantity, text: &str) -> Option<Refusal> {
    let lower = text.to_ascii_lowercase();
    let named = FRACTIONS.iter().find(|(words, ..)| words.contains(&lower.as_str()));
    let (part, whole) = if let Some((_, part, whole)) = named {
        (*part, *whole)
    } else {
        let (part, whole) = sides(text, &["/", " in ", " out of "])?;
        (count(part)?, count(whole)?)
    };
    let value = part / whole;
    let fits = quantity.is_ratio() && value.is_finite();
    fits.then(|| Refusal::found(quantity.noun(), "a fraction").write(spelled(quantity, value)))
}

fn count(text: &str) -> Option<f64> {
    let Scanned { number, rest } = scan(text)?;
    rest.is_empty().then(|| number.value())?
}

/// `35% a year` for a share, `1.5x` for a rate.
pub(crate) fn misfit(quantity: Quantity, text: &str) -> Option<Refusal> {
    let ratio = read(text).filter(|_| quantity.is_ratio())?;
    if ratio.form == Form::Bare && quantity.is_percentage() {
        return None;
    }
    if ratio.yearly && !quantity.is_yearly() {
        let body = without_year(text).0;
        return quantity.value(body).map(|_| Refusal::found(quantity.noun(), "a rate a year").write(body));
    }
    // 1.05x a year could be a rate of 5% or of 105%.
    let times = ratio.form == Form::Times
        && !matches!(quantity, Quantity::Drift | Quantity::Rate)
        && ratio.value.abs() <= quantity.limit();
    times.then(|| {
        Refusal::found(quantity.noun(), "a multiple").write(if quantity.is_percentage() {
            percent(ratio.value)
        } else {
            spell(ratio.value)
        })
    })
}

/// `0.35` for a share.
pub(crate) fn bare(quantity: Quantity, text: &str) -> Option<Refusal> {
    let ratio = read(text).filter(|ratio| ratio.form == Form::Bare && quantity.is_percentage())?;
    Some(quantity.refuse_bare(ratio.value))
}
