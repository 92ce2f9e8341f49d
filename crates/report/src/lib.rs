//! What is shown: the answer in words, tables and charts, all pure functions of results; and the scenario language itself,
//! made from the model's declarations.
//!
//! Nothing here opens a file, knows a terminal or reads a clock. A caller hands over results and a [`Style`] and gets
//! text back, or hands over a writer and gets bytes written to it.

pub mod answer;
pub mod chart;
pub mod compare;
pub mod language;
pub mod ledger;
pub mod months;
pub mod show;
pub mod story;
pub mod style;
pub mod sweep;
pub mod table;
pub mod words;

pub use answer::Answer;
pub use story::Story;
pub use style::{Glyphs, Ink, Style};
