//! The verdict for a program: what is wrong and what is warned of, each with its place.

use drypowder_model::{
    lint::Lint,
    problem::{Cursor, Origin, Problem, Problems, Severity, Texts},
};
use serde::Serialize;

/// What is said of a scenario that is not valid.
#[derive(Debug, Serialize)]
pub(super) struct Refusal {
    valid: bool,
    problems: Vec<Wrong>,
    /// How many more there are: only the first thousand are listed.
    #[serde(skip_serializing_if = "is_zero")]
    unlisted: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// One problem.
#[derive(Debug, Serialize)]
struct Wrong {
    path: String,
    message: String,
    found: String,
    suggestion: Option<String>,
    #[serde(flatten)]
    at: At,
}

/// What a lint found. `severity` is `warning`, or `error` where the lint is denied.
#[derive(Debug, Serialize)]
pub(super) struct Warned {
    name: &'static str,
    severity: &'static str,
    path: String,
    message: String,
    found: String,
    advice: Option<String>,
    #[serde(flatten)]
    at: At,
}

/// Where something stands. `file` is the name of the text, `override` counts the `--set` it stands in from 0; `start` and
/// `end` are bytes of that text, lines and columns count from 1, columns in characters.
#[derive(Debug, Serialize)]
struct At {
    file: String,
    r#override: Option<usize>,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// A lint as `--lints` lists it.
#[derive(Debug, Serialize)]
pub(super) struct Declared {
    name: &'static str,
    looks_for: &'static str,
    why: &'static str,
    advice: &'static str,
}

/// Finds places in texts. Problems come in the order of their texts, so each is looked for from the one before.
pub(super) struct Places<'t> {
    texts: &'t Texts,
    last: Option<(Origin, [Cursor<'t>; 2])>,
}

impl<'t> Places<'t> {
    /// At the beginning of the texts.
    pub(super) fn new(texts: &'t Texts) -> Self {
        Self { texts, last: None }
    }

    fn of(&mut self, problem: &Problem) -> At {
        let (origin, span) = (problem.place.origin, &problem.place.span);
        let (file, text) = self.texts.of(origin);
        let known = self.last.take().filter(|(last, _)| *last == origin);
        let mut ends = known.map_or_else(|| [Cursor::new(text), Cursor::new(text)], |(_, ends)| ends);
        let [from, to] = [ends[0].to(span.start), ends[1].to(span.end)];
        self.last = Some((origin, ends));
        At {
            file: file.to_owned(),
            r#override: match origin {
                Origin::File(_) => None,
                Origin::Override(index) => Some(index),
            },
            start: span.start,
            end: span.end,
            line: from.line,
            column: from.column,
            end_line: to.line,
            end_column: to.column,
        }
    }
}

impl Refusal {
    pub(super) fn new(problems: &Problems) -> Self {
        let mut places = Places::new(problems.texts());
        let list = problems.iter().map(|problem| Wrong::new(problem, &mut places)).collect();
        Self { valid: false, problems: list, unlisted: problems.unlisted() }
    }
}

impl Wrong {
    fn new(problem: &Problem, places: &mut Places<'_>) -> Self {
        Self {
            path: problem.path.clone(),
            message: problem.message.clone(),
            found: problem.found.clone(),
            suggestion: problem.suggestion.clone(),
            at: places.of(problem),
        }
    }
}

impl Warned {
    pub(super) fn new(problem: &Problem, places: &mut Places<'_>) -> Self {
        Self {
            name: problem.lint.unwrap_or_default(),
            severity: match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            path: problem.path.clone(),
            message: problem.message.clone(),
            found: problem.found.clone(),
            advice: problem.suggestion.clone(),
            at: places.of(problem),
        }
    }
}

impl Declared {
    pub(super) fn new(lint: &Lint) -> Self {
        Self { name: lint.name, looks_for: lint.looks_for, why: lint.why, advice: lint.advice }
    }
}
