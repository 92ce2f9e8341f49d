//! The verdict for a program: what is wrong and what is warned of, each with its place.

use drypowder_model::{
    lint::Lint,
    problem::{Origin, Position, Problem, Severity, Texts},
};
use serde::Serialize;

/// What is said of a scenario that is not valid.
#[derive(Debug, Serialize)]
pub(super) struct Refusal {
    pub(super) valid: bool,
    pub(super) problems: Vec<Wrong>,
}

/// One problem.
#[derive(Debug, Serialize)]
pub(super) struct Wrong {
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

impl At {
    fn of(problem: &Problem, texts: &Texts) -> Self {
        let (file, text) = texts.of(problem.place.origin);
        let span = &problem.place.span;
        let (from, to) = (Position::of(text, span.start), Position::of(text, span.end));
        Self {
            file: file.to_owned(),
            r#override: match problem.place.origin {
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

impl Wrong {
    pub(super) fn new(problem: &Problem, texts: &Texts) -> Self {
        Self {
            path: problem.path.clone(),
            message: problem.message.clone(),
            found: problem.found.clone(),
            suggestion: problem.suggestion.clone(),
            at: At::of(problem, texts),
        }
    }
}

impl Warned {
    pub(super) fn new(problem: &Problem, texts: &Texts) -> Self {
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
            at: At::of(problem, texts),
        }
    }
}

impl Declared {
    pub(super) fn new(lint: &Lint) -> Self {
        Self { name: lint.name, looks_for: lint.looks_for, why: lint.why, advice: lint.advice }
    }
}
