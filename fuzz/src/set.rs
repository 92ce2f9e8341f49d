//! What is set beside a right scenario that has every table, one override a line.

use drypowder_model::file::{self, NoFiles, Override};

use super::verdict;

const FULL: &str = include_str!("../../crates/model/tests/full.toml");

/// The most overrides of one input.
const MOST: usize = 8;

/// The scenario stays one or has problems, each in the override where it stands.
///
/// # Panics
/// Where that does not hold.
pub fn holds(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let overrides: Vec<Override> = text.lines().take(MOST).map(Override::new).collect();
    verdict::holds(file::read("full.toml", FULL, &overrides, &NoFiles));
}
