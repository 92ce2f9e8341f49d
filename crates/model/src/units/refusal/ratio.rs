//! Shares, rates and multiples in a form that belongs to another quantity.

use super::{Refusal, money::without_period};
use crate::units::{
    number::{Scanned, scan, significant, spell},
    quantity::Quantity,
    ratio::{Form, growth_word, percent, read, without_year},
    span::{self, Span},
    text::{sides, without_end, without_start, words},
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
    let spread = match read(spread)? {
        ratio if ratio.form == Form::Bare => ratio.value / 1e4,
        ratio => ratio.value,
    };
    let whole = percent(significant(0.04 + spread, 4));
    let refusal = Refusal::found(quantity.noun(), "a spread over a reference rate").write(whole);
    Some(refusal.before(format!("write the whole rate: with {base} at 4% it is")))
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || c == '.')
}

/// `doubles`, `doubles every 18 months`: growth a year as a multiple.
pub(crate) fn doubling(quantity: Quantity, text: &str) -> Option<Refusal> {
    let lower = text.to_ascii_lowercase();
    let (growth, time) = match sides(&lower, &[" every ", " each ", " in ", " per ", " a "]) {
        Some((growth, time)) => (growth, Some(time)),
        None => (lower.as_str(), None),
    };
    let factor = growth_word(growth).filter(|_| quantity == Quantity::Drift)?;
    let years = match time.map(|time| span::read(time).or_else(|| span::read(&format!("one {time}")))) {
        None => 1.0,
        Some(Some(Span::Months(months))) if months > 0.0 => months / 12.0,
        Some(Some(Span::Days(days))) if days > 0.0 => days / 365.0,
        Some(_) => return None,
    };
    let multiple = significant(libm::pow(factor, 1.0 / years), 4);
    if multiple > 1e6 {
        return None;
    }
    let found = if time.is_some() { "growth over another time than a year" } else { "growth without a time" };
    Some(Refusal::found(quantity.noun(), found).write(format!("x{} a year", spell(multiple))))
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

/// `35% YoY`, `35% CAGR`: compounded over a year, which for log growth is a multiple.
pub(crate) fn over_a_year(quantity: Quantity, text: &str) -> Option<Refusal> {
    const ENDS: [&str; 8] =
        ["yoy", "y/y", "y-o-y", "year over year", "year-over-year", "year on year", "growth", "cagr"];
    let body =
        without_end(without_year(text).0, &ENDS).or_else(|| without_start(text, &["cagr of ", "cagr "]))?;
    let ratio = read(body).filter(|ratio| quantity.is_ratio() && ratio.form == Form::Percent)?;
    let refusal = Refusal::found(quantity.noun(), "growth from one year to the next");
    Some(match quantity {
        Quantity::Drift => refusal.write(format!("x{} a year", spell(significant(1.0 + ratio.value, 12)))),
        Quantity::Rate => refusal.write(format!("{} a year", percent(ratio.value))),
        _ => refusal.write(quantity.spell(ratio.value)),
    })
}

/// `0.4% a month`: the yearly equivalent, and whether it is compounded.
pub(crate) fn periodic(quantity: Quantity, text: &str) -> Option<Refusal> {
    let (body, name, count) = without_period(text)?;
    let ratio = read(body).filter(|ratio| !ratio.yearly)?;
    let refusal = Refusal::found(quantity.noun(), &format!("a rate a {name}"));
    let count = f64::from(count);
    let simple =
        |refusal: Refusal| refusal.after(format!(" ({} times as much, not compounded)", spell(count)));
    Some(match (quantity, ratio.form) {
        (Quantity::Rate, Form::Percent) => {
            let yearly = significant(libm::expm1(count * libm::log1p(ratio.value)), 4);
            refusal
                .write(format!("{} a year", percent(yearly)))
                .after(format!(" (compounded {} times)", spell(count)))
        }
        (Quantity::Drift, Form::Times) => {
            let yearly = significant(libm::pow(ratio.value, count), 4);
            refusal
                .write(format!("x{} a year", spell(yearly)))
                .after(format!(" (compounded {} times)", spell(count)))
        }
        (Quantity::Drift, Form::Percent) if quantity.is_two_ways(ratio.value * count) => {
            simple(refusal.write(format!("{} a year", spell(significant(ratio.value * count, 4)))))
        }
        (Quantity::Ratio | Quantity::Drift, Form::Percent) => {
            simple(refusal.write(format!("{} a year", percent(significant(ratio.value * count, 4)))))
        }
        (Quantity::Ratio | Quantity::Drift, Form::Bare) => {
            simple(refusal.write(format!("{} a year", spell(significant(ratio.value * count, 4)))))
        }
        _ => return None,
    })
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
