//! Reading files that a user names.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use drypowder_model::{file, problem::nearest};

use crate::Failure;

/// The largest recorded results.json that is read, bytes.
const LARGEST_RECORD: usize = 256 << 20;

/// The bytes of a scenario file; of one that is too large, enough for the model to say so.
pub(crate) fn scenario_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    bytes(path, ".toml", file::LARGEST + 1)
}

/// The bytes of a scenario that is piped in, read as a file's.
pub(crate) fn standard_input() -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(file::LARGEST as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| Failure::file(format!("standard input could not be read: {error}"), ""))?;
    Ok(bytes)
}

/// The text of recorded results.
pub(crate) fn record_text(path: &Path) -> Result<String, Failure> {
    let bytes = bytes(path, ".json", LARGEST_RECORD)?;
    String::from_utf8(bytes).map_err(|_| Failure::usage(format!("{} is not text", path.display()), RECORD))
}

/// What recorded results are.
pub(crate) const RECORD: &str = "record one with `drypowder run` and name the results.json in its folder";

/// At most so many bytes of a file.
fn bytes(path: &Path, ending: &str, most: usize) -> Result<Vec<u8>, Failure> {
    if path.is_dir() {
        return Err(Failure::file(
            format!("{} is a folder, not a file", path.display()),
            inside(path, ending),
        ));
    }
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(most as u64).read_to_end(&mut bytes));
    read.map_err(|error| unreadable(path, ending, &error))?;
    Ok(bytes)
}

fn unreadable(path: &Path, ending: &str, error: &io::Error) -> Failure {
    let shown = path.display();
    match error.kind() {
        io::ErrorKind::NotFound => {
            Failure::file(format!("there is no file {shown}"), neighbour(path, ending))
        }
        io::ErrorKind::PermissionDenied => {
            Failure::file(format!("{shown} may not be read"), "look at its permissions")
        }
        _ => Failure::file(format!("{shown} could not be read: {error}"), ""),
    }
}

/// Which file of the folder was probably meant.
fn neighbour(path: &Path, ending: &str) -> String {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let Some(names) = names(folder) else {
        return format!("there is no folder {} either", folder.display());
    };
    let wanted = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match nearest(&wanted, names.iter().map(String::as_str)) {
        Some(name) => format!("did you mean {}?", path.with_file_name(name).display()),
        None => inside(folder, ending),
    }
}

/// The files of a folder that end like the wanted one, in words.
fn inside(folder: &Path, ending: &str) -> String {
    let names = names(folder).unwrap_or_default();
    let alike: Vec<&str> =
        names.iter().map(String::as_str).filter(|name| name.ends_with(ending)).take(8).collect();
    let shown =
        if folder == Path::new(".") { "this folder".to_owned() } else { folder.display().to_string() };
    if alike.is_empty() {
        format!("{shown} has no {ending} file")
    } else {
        format!("{shown} has {}", alike.join(", "))
    }
}

/// The names in a folder, sorted; nothing when it cannot be read.
fn names(folder: &Path) -> Option<Vec<String>> {
    let entries = folder.read_dir().ok()?;
    let paths = entries.filter_map(Result::ok).map(|entry| PathBuf::from(entry.file_name()));
    let mut names: Vec<String> = paths.map(|path| path.to_string_lossy().into_owned()).collect();
    names.sort();
    Some(names)
}
