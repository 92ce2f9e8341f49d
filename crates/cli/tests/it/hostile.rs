//! Files made to harm: each is refused, or taken where it does no harm, with a clear word, in little time and memory.
//!
//! The limits are held by the system and not by a clock: the program runs with so much memory and dies when it wants more,
//! and the time that counts is what the processor spent on it, which does not grow when others are busy. Run with
//! `cargo test --release -p drypowder-cli hostile -- --nocapture` for a table of what each case takes.

mod data;
mod many;
mod measure;
mod paths;
mod sets;
mod texts;
