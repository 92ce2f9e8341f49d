//! Files that extend each other and read columns of each other, all from one text: each ends at a line `%%%`, and they
//! are called `a.toml`, `b.toml` and so on.

use drypowder_model::file::{self, Files};

use super::verdict;

/// The files of a chain in the order of their letters.
struct Chain<'a>(Vec<&'a str>);

impl Files for Chain<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let letter = path.strip_suffix(".toml").and_then(|name| name.bytes().next());
        let index = letter.and_then(|letter| letter.checked_sub(b'a')).map(usize::from);
        let text = index.and_then(|index| self.0.get(index)).ok_or("does not exist")?;
        Ok(text.as_bytes().to_vec())
    }
}

/// A chain is a scenario or has problems, each in the file where it stands.
///
/// # Panics
/// Where that does not hold.
pub fn holds(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let chain = Chain(text.split("\n%%%\n").collect());
    let first = chain.0.first().copied().unwrap_or_default();
    verdict::holds(file::read("a.toml", first, &[], &chain));
}
