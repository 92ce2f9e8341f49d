//! Everything that can go wrong, apart from bugs, and the exit code of each.

use std::io;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// What was typed is no command.
    Flags(clap::Error),
    /// What was typed asks for something that cannot be, or costs more than allowed.
    Usage {
        /// What is wrong.
        problem: String,
        /// What would be right.
        advice: String,
    },
    /// Conditions that were typed cannot be read; the text shows where.
    Condition(String),
    /// The scenario has problems; the text shows all of them.
    Invalid(String),
    /// A file could not be read or written.
    File {
        /// What is wrong.
        problem: String,
        /// What would be right; may be empty.
        advice: String,
    },
    /// The numbers are not the recorded ones, an assertion fails, a lint that is denied found something, or no world is like what
    /// was asked for; the text says which.
    Unexpected(String),
    /// An assertion is undecided, or a precision was not reached; the text says which.
    Undecided(String),
    /// Ctrl-C before anything was done.
    Stopped,
    /// Ctrl-C before all was done where only all is an answer; the text says how far it came.
    Halfway(String),
    /// Whoever read the output has gone.
    Closed,
    /// A mistake in this program.
    Bug(String),
}

impl Failure {
    /// The exit code: 0 done, 1 a bug, 2 usage, 3 an invalid scenario, 4 input or output failed, 5 an expectation or an
    /// assertion failed, 6 undecided, 130 stopped before it was done.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Closed => 0,
            Self::Bug(_) => 1,
            Self::Flags(_) | Self::Usage { .. } | Self::Condition(_) => 2,
            Self::Invalid(_) => 3,
            Self::File { .. } => 4,
            Self::Unexpected(_) => 5,
            Self::Undecided(_) => 6,
            Self::Stopped | Self::Halfway(_) => 130,
        }
    }

    /// A usage failure.
    pub(crate) fn usage(problem: impl Into<String>, advice: impl Into<String>) -> Self {
        Self::Usage { problem: problem.into(), advice: advice.into() }
    }

    /// A failure of a file.
    pub(crate) fn file(problem: impl Into<String>, advice: impl Into<String>) -> Self {
        Self::File { problem: problem.into(), advice: advice.into() }
    }

    /// Two checks of one run: both texts, and the worse code.
    pub(crate) fn both(one: Result<(), Self>, other: Result<(), Self>) -> Result<(), Self> {
        match (one, other) {
            (Err(Self::Unexpected(one)), Err(Self::Unexpected(two) | Self::Undecided(two)))
            | (Err(Self::Undecided(one)), Err(Self::Unexpected(two))) => {
                Err(Self::Unexpected(format!("{one}\n{two}")))
            }
            (Ok(()), second) => second,
            (first, _) => first,
        }
    }

    /// A failure of standard output.
    pub(crate) fn of_output(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::file(format!("the output could not be written: {error}"), ""),
        }
    }

    /// What standard error says; nothing where nobody needs to know.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Flags(error) => error.render().ansi().to_string(),
            Self::Usage { problem, advice } | Self::File { problem, advice } => said(problem, advice),
            Self::Condition(text) | Self::Invalid(text) | Self::Unexpected(text) | Self::Undecided(text) => {
                text.clone()
            }
            Self::Halfway(text) => said(text, ""),
            Self::Stopped => said("stopped before the first worlds were done; nothing was written", ""),
            Self::Closed => String::new(),
            Self::Bug(text) => {
                said(text, "this is a bug in drypowder; please report it with the command line")
            }
        }
    }
}

fn said(problem: &str, advice: &str) -> String {
    let advice = if advice.is_empty() { String::new() } else { format!("  help: {advice}\n") };
    format!("error: {problem}\n{advice}")
}
