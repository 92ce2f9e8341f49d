//! Letters that do not belong, and quotes.

use std::ops::Range;

use super::{Explained, STOPPED, line::Line, value::quoted};
use crate::file::table::Said;

/// Quotes as word processors set them.
const TYPOGRAPHIC: [char; 10] = ['“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»'];

/// Spaces that look like one or like nothing and are none.
fn is_odd_space(letter: char) -> bool {
    letter.is_whitespace() && !letter.is_ascii()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

pub(super) fn explained(line: &Line<'_>, message: &str, at: &Range<usize>) -> Option<Explained> {
    control(line)
        .or_else(|| typographic(line))
        .or_else(|| odd_space(line))
        .or_else(|| several_lines(line, message, at))
        .or_else(|| open(line))
        .or_else(|| escape(line, message, at))
}

/// A letter that commands a terminal and is not seen.
fn control(line: &Line<'_>) -> Option<Explained> {
    let (at, letter) = line.text.char_indices().find(|(_, letter)| letter.is_control() && *letter != '\t')?;
    let name = if letter == '\0' { "NUL".into() } else { format!("U+{:04X}", u32::from(letter)) };
    let said = Said::new(format!("a control character ({name}) stands here, which no text may have"));
    let said = said.found(STOPPED).suggest("delete it; what was copied from elsewhere is best typed anew");
    Some((line.place(&(at..at + letter.len_utf8())), said))
}

/// `cash = “$3B”`.
fn typographic(line: &Line<'_>) -> Option<Explained> {
    let (at, _) = line.outside_quotes().find(|(_, letter)| TYPOGRAPHIC.contains(letter))?;
    let comment = line.comment().unwrap_or(line.text.len());
    let part = match line.sides() {
        _ if at > comment => return None,
        Some((key, _)) if at < key.end => key,
        Some((_, value)) if value.contains(&at) => value,
        _ => line.bare(),
    };
    let straight = straightened(line.get(&part));
    let said = Said::new("typographic quotes stand where straight ones must").found(STOPPED);
    Some((line.place(&part), said.suggest(format!("write {straight}"))))
}

/// The text with straight quotes; of a value that is all in quotes, one pair.
fn straightened(text: &str) -> String {
    let is_quote = |letter: char| TYPOGRAPHIC.contains(&letter) || letter == '"';
    let inner = text.trim_matches(is_quote);
    if inner.contains(is_quote) { text.replace(is_quote, "\"") } else { quoted(inner) }
}

/// A space that is not the one of the keyboard.
fn odd_space(line: &Line<'_>) -> Option<Explained> {
    let (at, letter) = line.outside_quotes().find(|(_, letter)| is_odd_space(*letter))?;
    let said =
        Said::new(format!("an unusual space (U+{:04X}) stands here", u32::from(letter))).found(STOPPED);
    let said = said.suggest("delete it and type an ordinary space");
    Some((line.place(&(at..at + letter.len_utf8())), said))
}

/// A text of several lines that never ends.
fn several_lines(line: &Line<'_>, message: &str, at: &Range<usize>) -> Option<Explained> {
    message.starts_with("invalid multi-line").then_some(())?;
    let said = Said::new("a text of several lines is opened by three quotes and never closed");
    let said = said.found("the end of the file").suggest("end the text with three quotes");
    let end = at.start.max(line.start);
    Some((end..end, said))
}

/// A quote that is not closed on its line.
fn open(line: &Line<'_>) -> Option<Explained> {
    let start = line.open_quote()?;
    let quote = line.text.get(start..start + 1)?;
    let end = line.comment().unwrap_or(line.text.len());
    let part = line.trimmed(&(start..end));
    let said = Said::new("a quote is opened and not closed on this line").found(STOPPED);
    let inner = line.get(&part).trim_start_matches(quote);
    let inner = inner.trim_end_matches(TYPOGRAPHIC);
    let is_whole = line.sides().is_some_and(|(_, value)| value.start == start);
    let said = if is_whole && !inner.ends_with(['"', '\'']) {
        said.suggest(format!("write {quote}{inner}{quote}"))
    } else {
        said.suggest("put one straight quote at the beginning and one at the end of every text")
    };
    Some((line.place(&part), said))
}

/// `"C:\data"`.
fn escape(line: &Line<'_>, message: &str, at: &Range<usize>) -> Option<Explained> {
    message.starts_with("missing escaped value").then_some(())?;
    let back = at.start.checked_sub(1).filter(|back| *back >= line.start)?;
    let said = Said::new("`\\` in a text begins a special sign, and this is none").found(STOPPED);
    Some((
        back..back + 1,
        said.suggest("put it twice where it is meant itself; in the name of a file use `/`"),
    ))
}
