//! Headers, keys, and what stands between a key and its value.

use std::ops::Range;

use super::{Explained, STOPPED, line::Line};
use crate::file::table::Said;

pub(super) fn explained(line: &Line<'_>, message: &str, at: &Range<usize>) -> Option<Explained> {
    header(line)
        .or_else(|| twice_equals(line, message, at))
        .or_else(|| foreign_comment(line))
        .or_else(|| colon(line, message))
        .or_else(|| spaces(line, message))
        .or_else(|| no_equals(line, message))
}

/// `[run`, `[[company]`, `[market climate]`.
fn header(line: &Line<'_>) -> Option<Explained> {
    let part = line.bare();
    let text = line.get(&part);
    let inner = text.strip_prefix('[').filter(|_| line.sides().is_none())?;
    let is_list = inner.starts_with('[');
    let words: Vec<&str> = inner.trim_matches(['[', ']', ' ']).split_whitespace().collect();
    let name = words.join(".");
    let right = if is_list { format!("[[{name}]]") } else { format!("[{name}]") };
    let message = if words.len() > 1 {
        "the names in a header are separated by dots"
    } else if text == right {
        return None;
    } else {
        "a header ends in as many brackets as it begins with"
    };
    Some((line.place(&part), Said::new(message).found(STOPPED).suggest(format!("write {right}"))))
}

/// `seed == 1`.
fn twice_equals(line: &Line<'_>, message: &str, at: &Range<usize>) -> Option<Explained> {
    message.starts_with("extra `=`").then_some(())?;
    let said = Said::new("`=` stands twice").found(STOPPED).suggest("delete one");
    Some((at.start.max(line.start)..at.end, said))
}

/// `// a note`.
fn foreign_comment(line: &Line<'_>) -> Option<Explained> {
    let part = line.bare();
    let mark = ["//", "--", ";", "%", "/*"].into_iter().find(|mark| line.get(&part).starts_with(mark))?;
    let said = Said::new(format!("a comment begins with `#`, not with `{mark}`")).found(STOPPED);
    Some((line.place(&(part.start..part.start + mark.len())), said.suggest("put `#` instead")))
}

/// Whether the parser misses a key, its `=` or its value.
fn is_of_key(message: &str) -> bool {
    ["key with no value", "invalid unquoted key", "missing value for key"]
        .iter()
        .any(|start| message.starts_with(start))
}

/// `now: "boom"`.
fn colon(line: &Line<'_>, message: &str) -> Option<Explained> {
    is_of_key(message).then_some(())?;
    let (at, _) = line.outside_quotes().find(|(_, letter)| *letter == ':')?;
    let before_equals = line.sides().is_none_or(|(key, _)| at < key.end);
    let key = line.get(&line.trimmed(&(0..at)));
    (before_equals && is_key(key)).then_some(())?;
    let value =
        line.get(&line.trimmed(&(at + 1..line.bare().end.max(at + 1)))).trim_start_matches(['=', ' ']);
    let said = Said::new("`:` stands where `=` must").found(STOPPED);
    Some((line.place(&(at..at + 1)), said.suggest(format!("put `=` there: {key} = {value}"))))
}

/// `dry powder = 3`.
fn spaces(line: &Line<'_>, message: &str) -> Option<Explained> {
    is_of_key(message).then_some(())?;
    let (key, _) = line.sides()?;
    let words: Vec<&str> = line.get(&key).split_whitespace().collect();
    (words.len() > 1 && words.iter().all(|word| is_key(word))).then_some(())?;
    let said = Said::new(format!("the key `{}` has a space in it", line.get(&key))).found(STOPPED);
    Some((line.place(&key), said.suggest(format!("did you mean `{}`?", words.join("_")))))
}

/// `seed 1`.
fn no_equals(line: &Line<'_>, message: &str) -> Option<Explained> {
    (is_of_key(message) && line.sides().is_none()).then_some(())?;
    let part = line.bare();
    let text = line.get(&part);
    let (key, value) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let said = Said::new("a line has `=` between its key and its value, and this has none").found(STOPPED);
    let value = value.trim();
    let advice = if value.is_empty() || value.contains(' ') && !value.starts_with(['"', '\'']) {
        "add `=` and a value, or put `#` before it if it is a comment".into()
    } else {
        format!("put `=` between the two: {key} = {value}")
    };
    Some((line.place(&part), said.suggest(advice)))
}

/// Whether a text could be a key.
fn is_key(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
}
