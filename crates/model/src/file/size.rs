//! How much a text says, counted before a tree is made of it: a megabyte of `[],[],[]` is short for whoever sends it, and a
//! hundred times as long in memory. What is counted here is what a tree is made of; texts and comments are free.

use std::ops::Range;

use toml_parser::{Source, lexer::TokenKind};

use super::{MOST_TABLES, table::Said};

/// The most keys, entries of lists and lines.
const MOST_ENTRIES: usize = 200_000;

/// The most words and signs.
const MOST_WORDS: usize = 500_000;

/// What the files of a scenario have said so far.
#[derive(Default)]
pub(super) struct Size {
    tables: usize,
    entries: usize,
    words: usize,
}

/// A line while it is counted.
#[derive(Default)]
struct Line {
    /// Whether it is the header of a table.
    header: bool,
    /// Whether anything stands before this word.
    begun: bool,
    /// The dots of a key, each a table; of a number it has no more than one.
    dots: usize,
}

impl Size {
    /// Counts one more file; where that is too much for one scenario, says so of the word that is one too many.
    pub(super) fn add(&mut self, text: &str) -> Result<(), (Range<usize>, Said)> {
        let mut line = Line::default();
        for token in Source::new(text).lex() {
            self.words += 1;
            self.count(token.kind(), &mut line);
            self.held().map_err(|said| (token.span().start()..token.span().end(), said))?;
        }
        Ok(())
    }

    fn count(&mut self, kind: TokenKind, line: &mut Line) {
        match kind {
            TokenKind::Dot => line.dots += 1,
            TokenKind::LeftSquareBracket if !line.begun => line.header = true,
            TokenKind::RightSquareBracket if line.header => {
                self.tables += 1 + line.dots;
                *line = Line { begun: true, ..Line::default() };
            }
            TokenKind::LeftCurlyBracket => {
                self.tables += 1;
                line.dots = 0;
            }
            TokenKind::Equals => {
                self.tables += line.dots;
                self.entries += 1;
                line.dots = 0;
            }
            TokenKind::Comma => {
                self.entries += 1;
                line.dots = 0;
            }
            TokenKind::Newline => {
                self.entries += 1;
                *line = Line::default();
            }
            _ => {}
        }
        line.begun |= !matches!(kind, TokenKind::Newline | TokenKind::Whitespace);
    }

    fn held(&self) -> Result<(), Said> {
        let (most, what) = if self.tables > MOST_TABLES {
            (MOST_TABLES, "tables")
        } else if self.entries > MOST_ENTRIES {
            (MOST_ENTRIES, "keys, entries and lines")
        } else if self.words > MOST_WORDS {
            (MOST_WORDS, "words and signs")
        } else {
            return Ok(());
        };
        let said =
            Said::new(format!("a scenario and the files it extends have at most {most} {what} together"));
        Err(said
            .found("one too many")
            .suggest("write companies that are alike as one with `count`, and data into a CSV"))
    }
}

#[cfg(test)]
mod tests {
    use super::Size;

    fn counted(text: &str) -> (usize, usize) {
        let mut size = Size::default();
        assert!(size.add(text).is_ok());
        (size.tables, size.entries)
    }

    #[test]
    fn tables_are_counted_however_they_are_written() {
        assert_eq!(counted("[a.b]\n[[c]]\n"), (3, 2));
        assert_eq!(counted("a.b.c = 1\nx = { y.z = 2.5, w = {} }\n"), (5, 7));
        assert_eq!(counted("x = [1.5, 2.5,\n 3.5]"), (0, 4));
    }

    #[test]
    fn texts_and_comments_are_free() {
        assert_eq!(counted("a = \"[x] = { , }\" # [b] = {}, {}"), (0, 1));
    }

    #[test]
    fn too_much_is_refused_over_all_files() {
        let mut size = Size::default();
        assert!(size.add(&"[[a]]\n".repeat(15_000)).is_ok());
        assert!(size.add(&"[[a]]\n".repeat(15_000)).unwrap_err().1.message.contains("20000 tables"));
        let refused = |text: &str| Size::default().add(text).unwrap_err().1.message;
        assert!(refused(&"=".repeat(200_001)).contains("entries"));
        assert!(refused(&"a ".repeat(250_001)).contains("words"));
    }
}
