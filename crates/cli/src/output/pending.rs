//! A file that has no name yet.

use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use crate::{Failure, interrupt::Interrupt};

/// A file under a temporary name in the folder of its target. It vanishes unless it is kept.
pub(crate) struct Pending {
    file: NamedTempFile,
    target: PathBuf,
}

impl Pending {
    /// Opens a file that will be `target`; its folder must exist.
    pub(crate) fn open(target: &Path, interrupt: &Interrupt) -> Result<Self, Failure> {
        let pending = Self::alone(target)?;
        interrupt.tidies(pending.file.path());
        Ok(pending)
    }

    /// The same for a file that is written at once, with no time for an interrupt.
    pub(crate) fn alone(target: &Path) -> Result<Self, Failure> {
        if target.is_dir() {
            return Err(Failure::file(
                format!("{} is a folder, not a file", target.display()),
                "name a file",
            ));
        }
        let folder = match target.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let opened = tempfile::Builder::new().prefix(".drypowder-").suffix(".part").tempfile_in(folder);
        let file = opened.map_err(|error| unwritable(folder, &error))?;
        Ok(Self { file, target: target.to_owned() })
    }

    /// Where to write.
    pub(crate) fn writer(&mut self) -> &mut (impl Write + Send) {
        self.file.as_file_mut()
    }

    /// Writes a piece.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.file.write_all(bytes).map_err(|error| self.failed(&error))
    }

    /// Gives the file its name, in place of what had it before.
    pub(crate) fn keep(self) -> Result<(), Failure> {
        self.finish()?;
        let target = self.target;
        self.file.persist(&target).map(drop).map_err(|error| failed(&target, &error.error))
    }

    /// Gives the file its name unless something has it, which is then the failure.
    pub(crate) fn keep_new(self, taken: impl FnOnce() -> Failure) -> Result<(), Failure> {
        self.finish()?;
        let target = self.target;
        self.file.persist_noclobber(&target).map(drop).map_err(|error| match error.error.kind() {
            io::ErrorKind::AlreadyExists => taken(),
            _ => failed(&target, &error.error),
        })
    }

    /// Everything is on the disk, for whom the folder lets in.
    fn finish(&self) -> Result<(), Failure> {
        self.file.as_file().sync_all().map_err(|error| self.failed(&error))?;
        share(self.file.path()).map_err(|error| self.failed(&error))
    }

    /// Writing it failed.
    pub(crate) fn failed(&self, error: &io::Error) -> Failure {
        failed(&self.target, error)
    }
}

fn failed(target: &Path, error: &io::Error) -> Failure {
    Failure::file(format!("{} could not be written: {error}", target.display()), "")
}

/// A folder that nothing can be written to.
pub(super) fn unwritable(folder: &Path, error: &io::Error) -> Failure {
    let shown = folder.display();
    match error.kind() {
        io::ErrorKind::NotFound => {
            Failure::file(format!("there is no folder {shown}"), "make it first, or choose another")
        }
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            Failure::file(format!("{shown} is a file or lies below one"), "choose another folder")
        }
        _ => Failure::file(format!("nothing can be written to {shown}: {error}"), "choose another folder"),
    }
}

/// Temporary files are made for their owner alone; a result may be read by whom the folder lets in.
#[cfg(unix)]
fn share(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn share(path: &Path) -> io::Result<()> {
    fs::metadata(path).map(drop)
}
