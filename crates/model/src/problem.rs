//! What is wrong with a scenario: every problem of a file at once, each with its place, the rule, what was found and
//! what would work.
//!
//! One mistake makes one problem. Whoever reads a file reports a problem and goes on with a placeholder that later
//! checks ignore; a scenario comes out only when nothing was reported.

use std::ops::Range;

mod render;
mod suggest;

pub use suggest::nearest;

/// Where the text stands that a problem speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// In the scenario file.
    File,
    /// In the override of that index, counted from 0.
    Override(usize),
}

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which text.
    pub origin: Origin,
    /// The bytes.
    pub span: Range<usize>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
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

/// All that is wrong with one file and its overrides, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems {
    list: Vec<Problem>,
    /// The texts of the overrides, which their problems underline.
    overrides: Vec<String>,
}

impl Problems {
    /// Puts problems in the order of the file, then of the overrides.
    pub(crate) fn new(mut list: Vec<Problem>, overrides: Vec<String>) -> Self {
        list.sort_by(|a, b| {
            (a.place.origin, a.place.span.start, &a.path).cmp(&(b.place.origin, b.place.span.start, &b.path))
        });
        Self { list, overrides }
    }

    /// The only problem of a file.
    pub(crate) fn one(problem: Problem) -> Self {
        Self::new(vec![problem], Vec::new())
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many things are wrong.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// One after another.
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
