//! What is wrong with a scenario: every problem of a file at once, each with its place, the rule, what was found and
//! what would work.
//!
//! One mistake makes one problem. Whoever reads a file reports a problem and goes on with a placeholder that later
//! checks ignore; a scenario comes out only when nothing was reported.

use std::ops::Range;

mod render;
mod suggest;

pub(crate) use suggest::listed;
pub use suggest::nearest;

/// Where the text stands that a problem speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// In the scenario file, index 0, or in a file that it extends, counted from there.
    File(usize),
    /// In the override of that index, counted from 0.
    Override(usize),
}

impl Default for Origin {
    fn default() -> Self {
        Self::File(0)
    }
}

/// A stretch of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Which text.
    pub origin: Origin,
    /// The bytes.
    pub span: Range<usize>,
}

/// How bad a problem is, the worst first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing can go on.
    #[default]
    Error,
    /// The scenario runs, and may not mean what its author thinks.
    Warning,
}

/// One thing that is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// The lint that found it; absent where a rule of the file is broken.
    pub lint: Option<&'static str>,
    /// Where in the scenario: `company[OpenAI].cash`; empty for the file as a whole.
    pub path: String,
    /// Where in the text.
    pub place: Place,
    /// The rule that is broken.
    pub message: String,
    /// What was found, said beside the underlined text; may be empty.
    pub found: String,
    /// What would work.
    pub suggestion: Option<String>,
}

/// All that is wrong with one scenario: errors before warnings, each in the order of its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems {
    list: Vec<Problem>,
    unlisted: usize,
    texts: Texts,
}

/// The texts that problems underline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// The scenario file and then each file that the one before it extends: its name and its text.
    pub files: Vec<(String, String)>,
    /// What was set beside the files.
    pub overrides: Vec<String>,
}

impl Texts {
    /// A file alone.
    pub(crate) fn file(name: &str, text: &str) -> Self {
        Self { files: vec![(name.to_owned(), text.to_owned())], overrides: Vec::new() }
    }

    /// The name and the text of an origin; empty when there is none.
    #[must_use]
    pub fn of(&self, origin: Origin) -> (&str, &str) {
        match origin {
            Origin::File(index) => {
                self.files.get(index).map_or(("", ""), |(name, text)| (name.as_str(), text.as_str()))
            }
            Origin::Override(index) => ("--set", self.overrides.get(index).map_or("", String::as_str)),
        }
    }
}

/// A place as editors count: lines and characters from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character of the line.
    pub column: usize,
}

impl Position {
    /// The position of a byte of a text.
    #[must_use]
    pub fn of(text: &str, byte: usize) -> Self {
        Cursor::new(text).to(byte)
    }
}

/// The positions of bytes of a text, each counted on from the one before where it comes later: the places of a thousand
/// problems in a megabyte are found by reading it once.
#[derive(Clone, Debug)]
pub struct Cursor<'t> {
    text: &'t str,
    byte: usize,
    position: Position,
}

impl<'t> Cursor<'t> {
    /// At the beginning of a text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, byte: 0, position: Position { line: 1, column: 1 } }
    }

    /// The position of a byte.
    pub fn to(&mut self, byte: usize) -> Position {
        let byte = self.text.floor_char_boundary(byte);
        if byte < self.byte {
            *self = Self::new(self.text);
        }
        let between = self.text.get(self.byte..byte).unwrap_or_default();
        let (breaks, last) = (between.matches('\n').count(), between.rfind('\n'));
        let line = last.map_or(between, |at| between.get(at + 1..).unwrap_or_default());
        let column = last.map_or(self.position.column, |_| 1) + line.chars().count();
        self.byte = byte;
        self.position = Position { line: self.position.line + breaks, column };
        self.position
    }
}

impl Problems {
    /// Puts problems in the order of their severity, then of the files, then of the overrides.
    #[must_use]
    pub fn new(mut list: Vec<Problem>, texts: Texts) -> Self {
        list.sort_by(|a, b| a.standing().cmp(&b.standing()));
        Self { list, unlisted: 0, texts }
    }

    /// The same, of which so many more were only counted.
    pub(crate) fn and_more(self, unlisted: usize) -> Self {
        Self { unlisted, ..self }
    }

    /// The texts that the problems' places speak of.
    #[must_use]
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many things are wrong, those that were only counted among them.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len() + self.unlisted
    }

    /// How many things were only counted: a file with thousands of mistakes has one cause, and its maker may mean harm.
    #[must_use]
    pub fn unlisted(&self) -> usize {
        self.unlisted
    }

    /// One after another, as far as they are listed.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.list.iter()
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Problem {
    /// What it is sorted by.
    fn standing(&self) -> (Severity, Origin, usize, &str, Option<&str>) {
        (self.severity, self.place.origin, self.place.span.start, &self.path, self.lint)
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.path.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "{}: {}", self.path, self.message)
        }
    }
}

impl std::fmt::Display for Problems {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, problem) in self.list.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

#[cfg(test)]
mod tests {
    use super::{Cursor, Position};

    #[test]
    fn positions_are_counted_on_or_anew() {
        let text = "aé\nb\n\ncd";
        let mut cursor = Cursor::new(text);
        for (byte, line, column) in [
            (0, 1, 1),
            (1, 1, 2),
            (2, 1, 2),
            (3, 1, 3),
            (4, 2, 1),
            (6, 3, 1),
            (8, 4, 2),
            (99, 4, 3),
            (1, 1, 2),
        ] {
            assert_eq!(cursor.to(byte), Position { line, column }, "{byte}");
            assert_eq!(Position::of(text, byte), Position { line, column }, "{byte}");
        }
    }
}
