//! Values without quotes, values that are not there, and what stands after one.

use std::ops::Range;

use super::{Explained, STOPPED, line::Line};
use crate::file::table::Said;

pub(super) fn explained(line: &Line<'_>, message: &str, at: &Range<usize>) -> Option<Explained> {
    let (key, value) = line.sides()?;
    let start = at.start.checked_sub(line.start)?;
    if value.is_empty() {
        let said = Said::new(format!("`{}` has no value", line.get(&key))).found(STOPPED);
        let place = line.place(&(key.start..key.end.max(key.start)));
        return Some((place, said.suggest("write one after `=`, or delete the line")));
    }
    comment_mark(line, &value).or_else(|| after(line, message, &value, start)).or_else(|| {
        let part = token(line, &value, start);
        let text = line.get(&part);
        (!text.is_empty() && !text.starts_with(['"', '\'', '[', '{'])).then(|| unquoted(line, &part))
    })
}

/// `1 // a note`.
fn comment_mark(line: &Line<'_>, value: &Range<usize>) -> Option<Explained> {
    let is_mark = |at: usize| line.text.get(..at + 2).is_some_and(|text| text.ends_with(" //"));
    let slashes = line.outside_quotes().filter(|(at, letter)| *letter == '/' && value.contains(at));
    let at = slashes.map(|(at, _)| at).find(|at| is_mark(*at))?;
    let said = Said::new("a comment begins with `#`, not with `//`").found(STOPPED);
    Some((line.place(&(at..at + 2)), said.suggest("put `#` instead")))
}

/// `100,000`, `"a" "b"`.
fn after(line: &Line<'_>, message: &str, value: &Range<usize>, start: usize) -> Option<Explained> {
    message.starts_with("unexpected key or value").then_some(())?;
    if is_grouped(line.get(value)) {
        return Some(unquoted(line, value));
    }
    let rest = line.trimmed(&(start.max(value.start)..value.end.max(start)));
    let said = Said::new("something stands after the value").found(STOPPED);
    let advice = "delete it, put `#` before it if it is a comment, or begin a new line with it";
    (!rest.is_empty()).then(|| (line.place(&rest), said.suggest(advice)))
}

/// The value around a place: all of it, or the entry of a list or an inline table.
fn token(line: &Line<'_>, value: &Range<usize>, start: usize) -> Range<usize> {
    if !line.get(value).starts_with(['[', '{']) {
        return value.clone();
    }
    let start = line.text.floor_char_boundary(start.min(value.end).max(value.start));
    let (before, after) = (line.get(&(value.start..start)), line.get(&(start..value.end)));
    let from = before.rfind(['[', '{', ',', '=']).map_or(value.start, |at| value.start + at + 1);
    let to = after.find([',', ']', '}']).map_or(value.end, |at| start + at);
    line.trimmed(&(from..to))
}

/// A value that is text for TOML and has no quotes.
fn unquoted(line: &Line<'_>, part: &Range<usize>) -> Explained {
    let text = line.get(part);
    let lower = text.to_ascii_lowercase();
    let (message, right) = if matches!(lower.as_str(), "true" | "false") {
        ("true and false are written in small letters", lower)
    } else if is_grouped(text) {
        ("a whole number is written without commas and spaces", text.replace([',', ' ', '\''], ""))
    } else if let Some(number) = mended_number(text) {
        ("this number is not written in full", number)
    } else {
        ("text, money, shares, spans and dates stand in quotes", quoted(text.trim_matches('"')))
    };
    (line.place(part), Said::new(message).found(STOPPED).suggest(format!("write {right}")))
}

/// Digits in groups: `100,000`, `100 000`.
fn is_grouped(text: &str) -> bool {
    let is_grouped = |c: char| c.is_ascii_digit() || matches!(c, ',' | ' ' | '\'');
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(is_grouped)
        && text.split([',', ' ', '\'']).skip(1).all(|group| group.len() == 3)
        && text.contains([',', ' ', '\''])
}

/// `.5` as 0.5, `1.` as 1.0, `01` as 1.
fn mended_number(text: &str) -> Option<String> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || b".-+".contains(&byte));
    let value: f64 = text.parse().ok().filter(|_| is_plain)?;
    Some(format!("{value}"))
}

/// A text in quotes: straight ones, or single ones where it holds the others.
pub(super) fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) { format!("'{text}'") } else { format!("\"{text}\"") }
}
