//! How text may look: with or without colour, in any characters or in ASCII alone.

use anstyle::{AnsiColor, Effects, Style as Ansi};

/// The widest line that is printed, columns.
pub const WIDTH: usize = 110;

/// How text may look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether escape sequences are written.
    pub ink: Ink,
    /// Which characters are used beside letters and digits.
    pub glyphs: Glyphs,
}

/// Whether escape sequences are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// None.
    Plain,
    /// Bold, dim and colour.
    Colour,
}

/// Which characters are used beside letters and digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyphs {
    /// ASCII alone; names stay as the scenario spells them.
    Ascii,
    /// Any.
    Unicode,
}

impl Style {
    /// No escape sequences and ASCII alone.
    pub const ASCII: Self = Self { ink: Ink::Plain, glyphs: Glyphs::Ascii };
    /// No escape sequences, any character.
    pub const PLAIN: Self = Self { ink: Ink::Plain, glyphs: Glyphs::Unicode };
    /// Everything a terminal can show.
    pub const RICH: Self = Self { ink: Ink::Colour, glyphs: Glyphs::Unicode };

    /// What stands between a number and its half-width.
    #[must_use]
    pub fn plus_minus(self) -> &'static str {
        self.either("+/-", "±")
    }

    /// What separates the parts of a title.
    #[must_use]
    pub fn dot(self) -> &'static str {
        self.either("-", "·")
    }

    /// One of two spellings.
    #[must_use]
    pub fn either(self, ascii: &'static str, unicode: &'static str) -> &'static str {
        match self.glyphs {
            Glyphs::Ascii => ascii,
            Glyphs::Unicode => unicode,
        }
    }

    /// Text that stands out.
    #[must_use]
    pub fn strong(self, text: &str) -> String {
        self.paint(Ansi::new().bold(), text)
    }

    /// Text that steps back.
    #[must_use]
    pub fn faint(self, text: &str) -> String {
        self.paint(Ansi::new().effects(Effects::DIMMED), text)
    }

    /// Text that warns.
    #[must_use]
    pub fn warning(self, text: &str) -> String {
        self.paint(AnsiColor::Yellow.on_default(), text)
    }

    fn paint(self, ansi: Ansi, text: &str) -> String {
        match self.ink {
            Ink::Plain => text.to_owned(),
            Ink::Colour => format!("{ansi}{text}{ansi:#}"),
        }
    }
}
