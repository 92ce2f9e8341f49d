//! The folder of a scenario: whatever a scenario extends or reads lies in it or below, and nothing else is opened.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use drypowder_model::file::{Files, LARGEST};

/// The folder of a scenario file.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// The folder of the file at a path.
    pub(crate) fn of(file: &Path) -> Self {
        let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty());
        Self(parent.unwrap_or(Path::new(".")).to_owned())
    }
}

impl Files for Folder {
    /// The model has refused paths with `..`; links are followed here, and refused when they lead out.
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let within = |error: &io::Error| match error.kind() {
            io::ErrorKind::NotFound => "does not exist".to_owned(),
            io::ErrorKind::PermissionDenied => "may not be read".to_owned(),
            _ => format!("could not be read: {error}"),
        };
        let root = self.0.canonicalize().map_err(|error| within(&error))?;
        let real = self.0.join(path).canonicalize().map_err(|error| within(&error))?;
        if !real.starts_with(&root) {
            return Err("is a link that leads out of the scenario's folder".into());
        }
        // A pipe or a device could make us wait for ever.
        if !real.is_file() {
            return Err("is no file".into());
        }
        let mut bytes = Vec::new();
        let read = File::open(&real).and_then(|file| file.take(LARGEST as u64 + 1).read_to_end(&mut bytes));
        read.map_err(|error| within(&error))?;
        if bytes.len() > LARGEST {
            return Err(format!("is larger than {LARGEST} bytes"));
        }
        Ok(bytes)
    }

    /// A folder with very many files is looked at no further than somebody would.
    fn names(&self, folder: &str) -> Vec<String> {
        let within = |root: &PathBuf| {
            let real = self.0.join(folder).canonicalize().ok().filter(|real| real.starts_with(root))?;
            std::fs::read_dir(real).ok()
        };
        let Some(entries) = self.0.canonicalize().ok().as_ref().and_then(within) else {
            return Vec::new();
        };
        let files = entries.take(MOST_NAMES).flatten().filter(|entry| entry.path().is_file());
        let mut names: Vec<String> = files.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        // Folders have no order of their own.
        names.sort_unstable();
        names
    }
}

/// The most files of a folder among which a misspelled one is looked for.
const MOST_NAMES: usize = 1_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_in_the_folder_are_read_and_others_are_not() {
        let place = tempfile::tempdir().unwrap();
        let inside = place.path().join("inside");
        std::fs::create_dir_all(inside.join("data")).unwrap();
        std::fs::write(place.path().join("secret.toml"), "secret").unwrap();
        std::fs::write(inside.join("base.toml"), "base").unwrap();
        std::fs::write(inside.join("data/gaps.csv"), "gaps").unwrap();
        std::fs::write(inside.join("large.toml"), vec![b'#'; LARGEST + 1]).unwrap();
        let folder = Folder::of(&inside.join("scenario.toml"));
        assert_eq!(folder.read("base.toml").unwrap(), b"base");
        assert_eq!(folder.read("data/gaps.csv").unwrap(), b"gaps");
        assert!(folder.read("none.toml").unwrap_err().contains("does not exist"));
        assert_eq!(folder.names(""), ["base.toml", "large.toml"]);
        assert_eq!(folder.names("data"), ["gaps.csv"]);
        assert!(folder.names("none").is_empty() && folder.names("..").is_empty());
        assert!(folder.read("data").unwrap_err().contains("is no file"));
        assert!(folder.read("large.toml").unwrap_err().contains("larger"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_may_stay_inside_but_not_lead_out() {
        let place = tempfile::tempdir().unwrap();
        let inside = place.path().join("inside");
        std::fs::create_dir(&inside).unwrap();
        std::fs::write(place.path().join("secret.toml"), "secret").unwrap();
        std::fs::write(inside.join("base.toml"), "base").unwrap();
        std::os::unix::fs::symlink("../secret.toml", inside.join("out.toml")).unwrap();
        std::os::unix::fs::symlink("base.toml", inside.join("in.toml")).unwrap();
        let folder = Folder::of(&inside.join("scenario.toml"));
        assert!(folder.read("out.toml").unwrap_err().contains("leads out"));
        assert_eq!(folder.read("in.toml").unwrap(), b"base");
    }
}
