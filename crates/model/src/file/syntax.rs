//! What is said where a text is no TOML: the slip that was most likely made, in the words of somebody who writes scenarios
//! and not of the parser. Nothing after the first slip is looked at, since most of what follows are its echoes.

mod key;
mod line;
mod text;
mod twice;
mod value;

use std::ops::Range;

use toml::de::{DeTable, Error};
use toml_parser::{Source, lexer::TokenKind};

use super::table::Said;
use line::Line;

/// What is said of a place.
type Explained = (Range<usize>, Said);

/// What stands beside a place where reading stopped.
const STOPPED: &str = "nothing beyond was read";

/// The first error of a text, explained.
pub(super) fn explained(text: &str, errors: &[Error], read: &DeTable<'_>) -> Option<Explained> {
    let first = errors.iter().min_by_key(|error| error.span().map(|span| span.start))?;
    let span = first.span().unwrap_or(text.len()..text.len());
    let line = Line::of(text, span.start);
    let is_open = |error: &Error| {
        ["unclosed array,", "unclosed inline"].iter().any(|start| error.message().starts_with(start))
    };
    let open = || errors.iter().any(is_open).then(|| unclosed(text)).flatten();
    let known = open()
        .or_else(|| too_deep(first.message(), &span))
        .or_else(|| twice::explained(text, first.message(), &span, read))
        .or_else(|| text::explained(&line, first.message(), &span))
        .or_else(|| key::explained(&line, first.message(), &span))
        .or_else(|| value::explained(&line, first.message(), &span));
    Some(known.unwrap_or_else(|| {
        let said = Said::new(format!("this line cannot be read: {}", first.message())).found(STOPPED);
        (
            span,
            said.suggest("a line is a key, `=` and a value: text, money, shares, spans and dates in quotes"),
        )
    }))
}

/// A list, a table or a key that stands inside more others than are read.
fn too_deep(message: &str, span: &Range<usize>) -> Option<Explained> {
    let said = message
        .contains("recurs")
        .then(|| Said::new("this stands too deep inside other lists and tables"))?;
    let suggestion =
        "a scenario needs a few of them inside one another: write the value with fewer brackets and dots";
    Some((span.clone(), said.found(STOPPED).suggest(suggestion)))
}

/// The outermost bracket of a value that is never closed.
fn unclosed(text: &str) -> Option<Explained> {
    let mut open: Vec<(usize, &str)> = Vec::new();
    let (mut begun, mut header) = (false, false);
    for token in Source::new(text).lex() {
        let at = token.span().start();
        match token.kind() {
            TokenKind::Newline => (begun, header) = (false, false),
            TokenKind::LeftSquareBracket if open.is_empty() && !begun => header = true,
            TokenKind::LeftSquareBracket if !header => open.push((at, "]")),
            TokenKind::LeftCurlyBracket if !header => open.push((at, "}")),
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket if !header => drop(open.pop()),
            _ => {}
        }
        begun |= !matches!(token.kind(), TokenKind::Newline | TokenKind::Whitespace);
    }
    let (at, closing) = *open.first()?;
    let opening = text.get(at..at + 1)?;
    let said = Said::new(format!("`{opening}` is opened here and never closed")).found(STOPPED);
    Some((at..at + 1, said.suggest(format!("put `{closing}` after the last entry"))))
}
