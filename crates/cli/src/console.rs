//! Standard output and standard error: colours only where they are wanted, and a reader that left is no error.

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use drypowder_report::Style;

use crate::Failure;

/// The two streams a command talks to.
pub(crate) struct Console {
    out: AutoStream<io::Stdout>,
    err: AutoStream<io::Stderr>,
    style: Style,
}

impl Console {
    /// The streams of the process; colours where they are terminals and `NO_COLOR` is not set.
    pub(crate) fn new() -> Self {
        let choice = AutoStream::choice(&io::stdout());
        let style = if choice == ColorChoice::Never { Style::PLAIN } else { Style::RICH };
        let out = AutoStream::new(io::stdout(), choice);
        Self { out, err: AutoStream::auto(io::stderr()), style }
    }

    /// From now on no colours and ASCII alone.
    pub(crate) fn make_plain(&mut self) {
        self.style = Style::ASCII;
        self.err = AutoStream::never(io::stderr());
    }

    /// How text for standard output may look.
    pub(crate) fn style(&self) -> Style {
        self.style
    }

    /// Whether text for standard error may have colours.
    pub(crate) fn err_colours(&self) -> bool {
        self.style.glyphs != drypowder_report::Glyphs::Ascii
            && self.err.current_choice() != ColorChoice::Never
    }

    /// Whether somebody watches standard error.
    pub(crate) fn is_watched() -> bool {
        io::stderr().is_terminal()
    }

    /// Writes to standard output.
    pub(crate) fn say(&mut self, text: &str) -> Result<(), Failure> {
        self.out.write_all(text.as_bytes()).map_err(|error| Failure::of_output(&error))
    }

    /// Writes to standard error. When even that fails there is nobody left to tell.
    pub(crate) fn note(&mut self, text: &str) {
        let _ = self.err.write_all(text.as_bytes());
    }

    /// Tells what went wrong, after everything that went right.
    pub(crate) fn explain(&mut self, failure: &Failure) {
        let _ = self.out.flush();
        self.note(&failure.text());
    }

    /// Hands over what was written so far.
    pub(crate) fn finish(&mut self) -> Result<(), Failure> {
        self.out.flush().map_err(|error| Failure::of_output(&error))
    }
}
