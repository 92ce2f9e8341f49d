//! Where things are.

use std::path::{Path, PathBuf};

use drypowder_model::file::{self, Files};

/// The root of the workspace.
///
/// # Panics
/// This package lies outside a workspace.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace").to_owned()
}

/// The files of a folder that a test trusts.
struct Beside(PathBuf);

impl Files for Beside {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(self.0.join(path)).map_err(|error| error.to_string())
    }
}

/// Every shipped scenario, by its file name, in order: its whole text, whatever it extends.
///
/// # Panics
/// The folder of scenarios cannot be read, or one of them is not valid.
#[must_use]
pub fn shipped() -> Vec<(String, String)> {
    of_folder("scenarios")
}

/// The same of the cases of the validation table.
///
/// # Panics
/// As [`shipped`].
#[must_use]
pub fn cases() -> Vec<(String, String)> {
    of_folder("scenarios/validation")
}

fn of_folder(name: &str) -> Vec<(String, String)> {
    let folder = root().join(name);
    let entries = std::fs::read_dir(&folder).expect("the folder of scenarios");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).expect("a scenario");
            let document = file::read(&name, &text, &[], &Beside(folder.clone()));
            let document = document.unwrap_or_else(|problems| panic!("{}", problems.render(false)));
            (name, document.to_toml())
        })
        .collect()
}

/// As [`shipped`], with cohorts of at most five members: what holds of five holds of three hundred, and takes a sixtieth of
/// the time.
///
/// # Panics
/// As [`shipped`].
#[must_use]
pub fn shipped_small() -> Vec<(String, String)> {
    let small = |line: &str| match line.strip_prefix("count = ").map(str::parse::<u32>) {
        Some(Ok(members)) => format!("count = {}\n", members.min(5)),
        _ => format!("{line}\n"),
    };
    shipped().into_iter().map(|(name, text)| (name, text.lines().map(small).collect())).collect()
}

/// Whether a shipped scenario is laid over another: it costs what that costs.
///
/// # Panics
/// There is no such scenario.
#[must_use]
pub fn extends(name: &str) -> bool {
    let text = std::fs::read_to_string(root().join("scenarios").join(name)).expect("a scenario");
    text.lines().any(|line| line.starts_with("extends = "))
}

/// Every Rust file below a folder, in order.
///
/// # Panics
/// The folder cannot be read.
#[must_use]
pub fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}
