//! A spoken text in plain characters, and the words in it.

use std::ops::Range;

/// The longest text that is looked at, in bytes. Nobody speaks a number longer than this, and it keeps every reader
/// quick whatever it is fed.
const LONGEST: usize = 200;

/// The text with one kind of space, minus, apostrophe and dash, and with decimals for `½`; `None` when it is longer than
/// anyone speaks.
pub(crate) fn clean(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > 3 * LONGEST {
        return None;
    }
    let plain: String = text.chars().filter(|c| !is_invisible(*c)).map(plain).collect();
    let joined = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let decimal = without_fraction(&joined);
    (decimal.len() <= LONGEST).then(|| signed(&decimal))
}

/// Whether a text is short enough to be looked at.
pub(crate) fn is_speakable(text: &str) -> bool {
    text.len() <= LONGEST
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// What a character stands for: typesetters have many signs for few meanings. East Asian typewriters have wide forms of
/// all plain signs; they are numbered here because editors are prone to turn them into the plain ones.
fn plain(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '−' | '‐' | '‑' | '‒' | '\u{fe63}' => '-',
        '—' | '―' => '–',
        '’' | '‘' | 'ʼ' => '\'',
        '×' | '✕' => 'x',
        '\u{2044}' => '/',
        '\u{fe69}' => '$',
        '\u{fe6a}' => '%',
        _ if c.is_whitespace() => ' ',
        _ => c,
    }
}

/// `1½` and `1 ½` as `1.5`. A third has no decimals and stays.
fn without_fraction(text: &str) -> String {
    const FRACTIONS: [(char, &str); 3] = [('¼', ".25"), ('½', ".5"), ('¾', ".75")];
    let Some((sign, decimals)) = FRACTIONS.iter().find(|(sign, _)| text.contains(*sign)) else {
        return text.to_owned();
    };
    let (before, after) = text.split_once(*sign).unwrap_or((text, ""));
    let whole = before.trim_end();
    if whole.ends_with(|c: char| c.is_ascii_digit()) {
        format!("{whole}{decimals}{after}")
    } else {
        format!("{before}0{decimals}{after}")
    }
}

/// A sign in words, or a dash that a word processor made of it, as the sign.
fn signed(text: &str) -> String {
    let negative = without_start(text, &["minus ", "negative ", "–"]).map(|rest| format!("-{rest}"));
    let positive = || without_start(text, &["plus "]).map(|rest| format!("+{rest}"));
    negative.or_else(positive).unwrap_or_else(|| text.to_owned())
}

/// The text without the first ending that fits, in capitals or not, when one does.
pub(crate) fn without_end<'a>(text: &'a str, ends: &[&str]) -> Option<&'a str> {
    ends.iter().find_map(|end| {
        let (rest, found) = text.split_at_checked(text.len().checked_sub(end.len())?)?;
        found.eq_ignore_ascii_case(end).then(|| rest.trim_end())
    })
}

/// The text without the first beginning that fits, in capitals or not, when one does.
pub(crate) fn without_start<'a>(text: &'a str, starts: &[&str]) -> Option<&'a str> {
    starts.iter().find_map(|start| {
        let (found, rest) = text.split_at_checked(start.len())?;
        found.eq_ignore_ascii_case(start).then(|| rest.trim_start())
    })
}

/// The two sides of the first separator that occurs, in capitals or not, when one does.
pub(crate) fn sides<'a>(text: &'a str, separators: &[&str]) -> Option<(&'a str, &'a str)> {
    let lower = text.to_ascii_lowercase();
    separators.iter().find_map(|separator| {
        let at = lower.find(separator)?;
        let (left, right) = (text.get(..at)?.trim(), text.get(at + separator.len()..)?.trim());
        (!left.is_empty() && !right.is_empty()).then_some((left, right))
    })
}

/// The inside of brackets, by which accountants mean a loss.
pub(crate) fn in_brackets(text: &str) -> Option<&str> {
    text.strip_prefix('(')?.strip_suffix(')').map(str::trim)
}

/// The letters at the beginning, and what follows them.
pub(crate) fn word(text: &str) -> (&str, &str) {
    let length = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    text.split_at_checked(length).unwrap_or((text, ""))
}

/// Where the words are, a word being letters and nothing else.
pub(crate) fn words(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (start, c) in text.char_indices().filter(|(_, c)| c.is_alphabetic()) {
        let end = start + c.len_utf8();
        match found.last_mut() {
            Some(last) if last.end == start => last.end = end,
            _ => found.push(start..end),
        }
    }
    found
}

/// The text with a part of it replaced.
pub(crate) fn replaced(text: &str, part: &Range<usize>, by: &str) -> String {
    let before = text.get(..part.start).unwrap_or_default();
    let after = text.get(part.end..).unwrap_or_default();
    format!("{before}{by}{after}")
}

#[cfg(test)]
mod tests {
    use super::{clean, words};

    #[test]
    fn typesetting_makes_no_difference() {
        assert_eq!(clean(" −$3\u{a0}B ").as_deref(), Some("-$3 B"));
        assert_eq!(clean("1.5\u{2009}×").as_deref(), Some("1.5 x"));
        assert_eq!(clean("–5%").as_deref(), Some("-5%"));
        assert_eq!(clean("Minus 5%").as_deref(), Some("-5%"));
        assert_eq!(clean("\u{ff04}1\u{ff15}M").as_deref(), Some("$15M"));
        assert_eq!(clean("3\u{ff15}\u{ff05}").as_deref(), Some("35%"));
        assert_eq!(clean("1½ years").as_deref(), Some("1.5 years"));
        assert_eq!(clean("$1 ¼B").as_deref(), Some("$1.25B"));
        assert_eq!(clean("½ year").as_deref(), Some("0.5 year"));
        assert_eq!(clean(&"9".repeat(1000)), None);
    }

    #[test]
    fn words_are_letters() {
        assert_eq!(words("3bn US$, é"), [1..3, 4..6, 9..11]);
    }
}
