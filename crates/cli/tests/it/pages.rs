//! Pages of the documentation, for tests that do what they say.

use std::path::Path;

/// A fenced block: its language and its lines.
pub(crate) type Block = (String, Vec<String>);

/// The fenced blocks of a page in `docs/`.
pub(crate) fn blocks(page: &str) -> Vec<Block> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(page);
    let text = std::fs::read_to_string(path).unwrap();
    let mut blocks: Vec<Block> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        match line.strip_prefix("```") {
            Some(language) if !inside => blocks.push((language.to_owned(), Vec::new())),
            None if inside => blocks.last_mut().unwrap().1.push(line.to_owned()),
            _ => {}
        }
        inside ^= line.starts_with("```");
    }
    blocks
}
