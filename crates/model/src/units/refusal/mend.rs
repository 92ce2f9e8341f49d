//! Mending a text: dollars for another currency, separators in their places, the missing currency, the word that was
//! meant.

use std::ops::Range;

use super::Refusal;
use crate::{
    problem::nearest,
    units::{
        number::{digits_of, grouped, run_length, ungroup},
        quantity::Quantity,
        span::COUNTS,
        text::{replaced, without_start, words},
    },
};

/// What was found, and the text without it.
type Mended = (String, String);

/// A step of mending.
type Step = fn(Quantity, &str) -> Option<Mended>;

/// Steps that leave the meaning as it is, in the order they are tried.
const STEPS: [Step; 5] = [regrouped, unfractioned, in_digits, with_dollars, respelled];

/// Words of other currencies.
const CURRENCIES: [&str; 42] = [
    "eur", "euro", "euros", "gbp", "pound", "pounds", "sterling", "quid", "jpy", "yen", "cny", "rmb", "yuan",
    "renminbi", "inr", "rupee", "rupees", "rs", "chf", "franc", "francs", "cad", "aud", "hkd", "sgd", "nzd",
    "krw", "won", "brl", "real", "reais", "sek", "nok", "dkk", "krona", "aed", "dirham", "dirhams", "sar",
    "riyal", "riyals", "ils",
];

/// Signs of other currencies.
const SIGNS: [char; 10] = ['€', '£', '¥', '₹', '₩', '₽', '₪', '₺', '₫', '₿'];

/// The text as it could be understood, when mending is enough. An amount of another currency is not mended: it is
/// another amount.
pub(crate) fn mended(quantity: Quantity, text: &str) -> Option<String> {
    if quantity.value(text).is_some() {
        return Some(text.to_owned());
    }
    steps(quantity, text).map(|(_, text)| text).filter(|_| !is_foreign(quantity, text))
}

/// Whether an amount has another currency than US dollars.
pub(super) fn is_foreign(quantity: Quantity, text: &str) -> bool {
    in_dollars(quantity, text).is_some()
}

/// The text with a number in digits that was one in words, when there was one.
pub(crate) fn counted(quantity: Quantity, text: &str) -> Option<String> {
    in_digits(quantity, text).map(|(_, text)| text)
}

/// What was mended first, and the text that is understood.
fn steps(quantity: Quantity, text: &str) -> Option<Mended> {
    let (mut first, mut text) = (None, text.to_owned());
    for step in STEPS {
        let Some((found, changed)) = step(quantity, &text) else {
            continue;
        };
        first = first.or(Some(found));
        text = changed;
        if quantity.value(&text).is_some() {
            return first.map(|first| (first, text));
        }
    }
    None
}

/// Says what was mended.
pub(crate) fn explained(quantity: Quantity, text: &str) -> Option<Refusal> {
    let (found, text) = steps(quantity, text)?;
    Some(Refusal::found(quantity.noun(), &found).write(text))
}

/// `€3B`.
pub(crate) fn foreign(quantity: Quantity, text: &str) -> Option<Refusal> {
    let (found, changed) = in_dollars(quantity, text)?;
    let refusal = Refusal::found(quantity.noun(), &found);
    Some(match mended(quantity, &changed) {
        Some(like) => {
            refusal.before("amounts are in US dollars: convert it and write the result like").write(like)
        }
        None => refusal.say(format!("amounts are in US dollars: convert it, then {}", quantity.expects())),
    })
}

const OTHER_CURRENCY: &str = "another currency than US dollars";

/// `€3B` as `$3B`.
fn in_dollars(quantity: Quantity, text: &str) -> Option<Mended> {
    if !quantity.is_money() {
        return None;
    }
    let without = match text.char_indices().find(|(_, c)| SIGNS.contains(c)) {
        Some((at, sign)) => replaced(text, &(at..at + sign.len_utf8()), ""),
        None => words(text).iter().find_map(|range| without_currency(text, range))?,
    };
    Some((OTHER_CURRENCY.into(), in_front(&without)))
}

/// The text without a foreign currency's word, or without the `C$` or `HK$` that the word and a dollar sign make.
fn without_currency(text: &str, range: &Range<usize>) -> Option<String> {
    let word = text.get(range.clone())?.to_ascii_lowercase();
    if text.get(range.end..).is_some_and(|rest| rest.starts_with('$')) && word != "us" && word != "usd" {
        return Some(replaced(text, &(range.start..range.end + 1), ""));
    }
    CURRENCIES.contains(&word.as_str()).then(|| replaced(text, range, ""))
}

/// The text with a dollar sign in front, after its sign.
fn in_front(text: &str) -> String {
    let text = text.trim();
    match text.strip_prefix('-') {
        Some(rest) => format!("-${}", rest.trim_start()),
        None => format!("${}", text.strip_prefix('+').unwrap_or(text).trim_start()),
    }
}

/// `22.5B` as `$22.5B`.
fn with_dollars(quantity: Quantity, text: &str) -> Option<Mended> {
    let is_amount = quantity.is_money() && !text.starts_with('(') && !text.contains('$');
    is_amount.then(|| ("a number without a currency".into(), in_front(text)))
}

/// `22,5` as `22.5`, `22,50,000` as `2,250,000`.
fn regrouped(_: Quantity, text: &str) -> Option<Mended> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let start = text.get(..start)?.trim_end_matches(['.', ',']).len();
    let run = text.get(start..)?;
    let run = run.get(..run_length(run))?;
    if ungroup(run).is_some() {
        return None;
    }
    let part = start..start + run.len();
    let (found, number) = repaired(run)?;
    Some((found.into(), replaced(text, &part, &number)))
}

/// A number whose separators are in English places.
fn repaired(run: &str) -> Option<(&'static str, String)> {
    let run = run.trim_end_matches(['.', ',', '\'', '_', ' ']);
    let (whole, decimals) = match decimal_mark(run) {
        Some(at) => (run.get(..at)?, run.get(at + 1..)?),
        None => (run, ""),
    };
    let found = if decimals.is_empty() || run.as_bytes().get(whole.len()) == Some(&b'.') {
        "a number whose separators are not between groups of three digits"
    } else {
        "a decimal comma"
    };
    let is_grouped = whole.contains([',', '.', '_', '\'', ' ']);
    let digits = digits_of(whole);
    let digits = if digits.is_empty() { "0".to_owned() } else { digits };
    let whole = if is_grouped { grouped(digits.trim_start_matches('0')) } else { digits };
    let decimals = digits_of(decimals);
    let point = if decimals.is_empty() { "" } else { "." };
    (!whole.is_empty()).then(|| (found, format!("{whole}{point}{decimals}")))
}

/// Where the decimals begin: at the last separator if it is the only one of its kind and no group follows it.
fn decimal_mark(run: &str) -> Option<usize> {
    let (dot, comma) = (run.rfind('.'), run.rfind(','));
    let last = dot.into_iter().chain(comma).max()?;
    let mark = if dot == Some(last) { '.' } else { ',' };
    let is_only = run.matches(mark).count() == 1;
    let is_decimal = dot.is_some() && comma.is_some() || run.len() != last + 4;
    (is_only && is_decimal).then_some(last)
}

/// `1 1/2 years` as `1.5 years`, where the decimals end.
fn unfractioned(_: Quantity, text: &str) -> Option<Mended> {
    let slash = text.find('/')?;
    let is_digit = |c: char| c.is_ascii_digit();
    let (before, after) = (text.get(..slash)?, text.get(slash + 1..)?);
    let part = before.get(before.trim_end_matches(is_digit).len()..)?;
    let start =
        before.strip_suffix(part)?.strip_suffix([' ', '-']).filter(|rest| rest.ends_with(is_digit))?;
    let whole = after.get(..after.len() - after.trim_start_matches(is_digit).len())?;
    let decimals = match (part, whole) {
        ("1", "2") => "5",
        ("1", "4") => "25",
        ("3", "4") => "75",
        ("1", "5") => "2",
        ("1" | "3" | "5" | "7", "8") => ["125", "375", "625", "875"][part.parse::<usize>().ok()? / 2],
        _ => return None,
    };
    Some(("a fraction".into(), format!("{start}.{decimals}{}", after.get(whole.len()..)?)))
}

/// `three billion dollars` as `3 billion dollars`.
fn in_digits(quantity: Quantity, text: &str) -> Option<Mended> {
    let changed = match without_start(text, &["half a ", "half "]) {
        Some(rest) => format!("0.5 {rest}"),
        None if text.len() > 2 && without_start(text, &["a ", "an "]).is_some() => {
            format!("1 {}", without_start(text, &["a ", "an "])?)
        }
        None => words(text).iter().find_map(|range| {
            let word = text.get(range.clone())?.to_ascii_lowercase();
            let count = COUNTS.iter().zip(1..).find(|(count, _)| **count == word)?.1;
            Some(replaced(text, range, &count.to_string()))
        })?,
    };
    (!quantity.is_span()).then(|| ("a number in words".into(), changed))
}

/// `$3 bilion` as `$3 billion`.
fn respelled(quantity: Quantity, text: &str) -> Option<Mended> {
    let known = quantity.vocabulary();
    words(text).iter().rev().find_map(|range| {
        let word = text.get(range.clone()).filter(|word| word.len() >= 4 && !is_other_time(word))?;
        let meant = nearest(word, known.iter().copied())?;
        let changed = replaced(text, range, meant);
        (!known.iter().any(|one| one.eq_ignore_ascii_case(word)))
            .then(|| (format!("`{word}`, which is no unit"), changed))
    })
}

/// Whether a word is a stretch of time made of another, as "biannually" is of "annually": no slip of the pen.
fn is_other_time(word: &str) -> bool {
    const TIMES: [&str; 9] =
        ["annual", "annually", "yearly", "monthly", "weekly", "daily", "quarterly", "ennial", "ennially"];
    let lower = word.to_ascii_lowercase();
    TIMES.iter().any(|time| lower.len() > time.len() && lower.ends_with(time))
}
