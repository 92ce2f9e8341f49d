//! Files beside the scenario: what it extends, and data it reads. The model opens none of them: it is handed somebody who
//! does, and says itself which paths a scenario may name at all.

use super::{table::Said, utf8};

/// Reads files for a scenario.
pub trait Files {
    /// The bytes of the file at a path below the scenario's own folder, with `/` between folders; never `..`.
    ///
    /// # Errors
    /// Why there is nothing to read, in words: `is larger than 1 MB`, `is a link`.
    fn read(&self, path: &str) -> Result<Vec<u8>, String>;

    /// The names of the files in a folder below the scenario's own, which is `""`; none where nobody knows. They are
    /// only shown to whoever named a file that is not there.
    fn names(&self, _folder: &str) -> Vec<String> {
        Vec::new()
    }
}

/// Somebody who reads no file.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _: &str) -> Result<Vec<u8>, String> {
        Err("cannot be read here".into())
    }
}

/// The longest path that is looked at, in bytes.
const LONGEST: usize = 200;

/// The path below the scenario's folder that a file at `from` means by what it writes.
pub(super) fn path(from: &str, written: &str) -> Result<String, Said> {
    let refused = |why: &str| {
        Err(Said::new(format!("a file must lie in the folder of the one that names it, or below: {why}"))
            .found("not followed")
            .suggest("put the file beside the scenario and write its name, as in \"base.toml\""))
    };
    let written = written.trim();
    let mut parts = written.split('/');
    if written.is_empty() || written.len() > LONGEST {
        return refused("this is no file's name");
    }
    if written.contains(['\\', ':', '\0', '~']) || written.contains(char::is_control) {
        return refused("names are separated by `/`, without drives, `~` and `\\`");
    }
    if written.starts_with('/') {
        return refused("this path begins at the root of the disk");
    }
    if parts.clone().any(|part| part == "..") {
        return refused("`..` leads out of it");
    }
    if parts.any(|part| part.is_empty() || part == ".") {
        return refused("a folder in this path has no name");
    }
    Ok(sibling(from, written))
}

/// The path of a file in the folder of another.
pub(super) fn sibling(of: &str, name: &str) -> String {
    match of.rfind(['/', '\\']) {
        Some(at) => format!("{}{name}", of.get(..=at).unwrap_or_default()),
        None => name.to_owned(),
    }
}

/// The name of a file without its folders.
pub(super) fn last(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The text of a file; where there is none, the nearest that there is and that is not one of `others`.
pub(super) fn text(files: &dyn Files, path: &str, others: &[String]) -> Result<String, Said> {
    let bytes = files.read(path).map_err(|why| {
        let said = Said::new(format!("`{path}` {why}")).found("this file");
        let there = like(files, path, others);
        let said = said.suggest_name(path, there.iter().map(String::as_str));
        match said.suggestion {
            Some(_) => said,
            None => said.suggest("a file must lie in the folder of the scenario, or below"),
        }
    })?;
    match utf8(&bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err((_, said)) => Err(Said { message: format!("`{path}` is {}", said.message), ..said }),
    }
}

/// The paths of the files in the folder of one that cannot be read, of its sort and without those named.
fn like(files: &dyn Files, path: &str, others: &[String]) -> Vec<String> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let ending = last(path).rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_like = |name: &String| name.ends_with(ending) && name != last(path);
    let paths = files.names(folder).into_iter().filter(is_like).map(|name| sibling(path, &name));
    paths.filter(|path| !others.contains(path)).collect()
}

#[cfg(test)]
mod tests {
    use super::{path, sibling};

    #[test]
    fn paths_stay_below_the_folder() {
        assert_eq!(path("a.toml", "b.toml").unwrap(), "b.toml");
        assert_eq!(path("deep/a.toml", "b.toml").unwrap(), "deep/b.toml");
        assert_eq!(path("a.toml", "data/b.csv").unwrap(), "data/b.csv");
        for out in
            ["", " ", "/etc/passwd", "../a.toml", "a/../../b", "./a", "a//b", "C:x", "a\\b", "~/a", "a\u{0}"]
        {
            assert!(path("a.toml", out).is_err(), "{out:?}");
        }
        assert!(path("a.toml", &"a".repeat(1_000)).is_err());
    }

    #[test]
    fn siblings_share_a_folder() {
        assert_eq!(sibling("scenarios/a.toml", "b.toml"), "scenarios/b.toml");
        assert_eq!(sibling("a.toml", "b.toml"), "b.toml");
    }
}
