//! What is no number at all, and what stands after one.

use super::{Refusal, mended};
use crate::units::{quantity::Quantity, text::words};

/// Words that say that nobody knows.
const UNKNOWN: [&str; 9] = ["?", "tbd", "tbc", "unknown", "n/a", "na", "none", "null", "-"];

/// A word after which more of the meaning follows, so that nothing may be left out.
const BINDING: [&str; 13] =
    ["a", "an", "per", "each", "every", "or", "and", "to", "plus", "minus", "over", "above", "below"];

/// Beginnings of words of time, and whole words of time, size or sign: a number without them is another number.
const TIMES: [&str; 22] = [
    "year",
    "yr",
    "annu",
    "semi",
    "bi",
    "half",
    "quarter",
    "month",
    "week",
    "fortnight",
    "day",
    "dai",
    "hour",
    "decade",
    "centur",
    "compound",
    "continuous",
    "once",
    "twice",
    "times",
    "cagr",
    "ytd",
];
const WEIGHTY: [&str; 39] = [
    "pa", "pm", "pcm", "mom", "qoq", "wow", "yoy", "mrr", "qrr", "h", "q", "d", "w", "y", "k", "m", "mm",
    "mn", "b", "bn", "t", "tn", "tsd", "mio", "mrd", "mia", "bio", "lakh", "crore", "dozen", "hundred",
    "thousand", "million", "billion", "trillion", "bp", "pp", "percent", "x",
];

/// Nothing was written.
pub(crate) fn empty(quantity: Quantity, text: &str) -> Option<Refusal> {
    text.is_empty().then(|| Refusal::found(quantity.noun(), "an empty text").examples(quantity))
}

/// `TBD`.
pub(crate) fn unknown(quantity: Quantity, text: &str) -> Option<Refusal> {
    let is_unknown = UNKNOWN.iter().any(|word| text.eq_ignore_ascii_case(word));
    let refusal = || Refusal::found(quantity.noun(), "a word for not knowing");
    is_unknown.then(|| match quantity {
        Quantity::Correlation => refusal().examples(quantity),
        _ => refusal()
            .before("write the interval that you believe in with 90% odds, for example")
            .write(quantity.example()),
    })
}

/// `35% of revenue`: a number with words after it that mean nothing here.
pub(crate) fn trailing(quantity: Quantity, text: &str) -> Option<Refusal> {
    let refusal = |kept: &str, dropped: &str| {
        Refusal::because(format!("expected {} alone, found `{dropped}` after it", quantity.noun()))
            .write(kept)
    };
    let spaces: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    spaces.iter().rev().take(8).find_map(|&at| {
        let (kept, dropped) = text.split_at_checked(at)?;
        let (kept, dropped) = (kept.trim_end_matches([',', ' ', '(']), dropped.trim());
        let understood = mended(quantity, kept)?;
        is_idle(dropped).then(|| refusal(&understood, dropped))
    })
}

/// Whether words neither hold a number nor say more of the one before.
fn is_idle(dropped: &str) -> bool {
    let found = words(dropped);
    let weighs = |word: &str| {
        let lower = word.to_ascii_lowercase();
        let is_time = TIMES.iter().any(|time| lower.starts_with(time));
        is_time || BINDING.contains(&lower.as_str()) || WEIGHTY.contains(&lower.trim_end_matches('s'))
    };
    let first_is_letter = dropped.trim_start_matches('(').starts_with(char::is_alphabetic);
    first_is_letter
        && !dropped.contains(|c: char| c.is_ascii_digit() || matches!(c, '/' | '$' | '%' | '+'))
        && !found.iter().filter_map(|range| dropped.get(range.clone())).any(weighs)
}
