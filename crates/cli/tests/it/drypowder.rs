//! Running the program in a folder of its own.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// A company on its own cash: nobody refills it, nothing can be priced.
pub(crate) const LONELY: &str = "\
name = \"Lonely\"
start = \"2026-02\"
horizon = \"3 years\"
marks = [\"1 year\", \"2 years\"]
[run]
worlds = 1_000
seed = 1
[[company]]
name = \"Example\"
run_rate = \"$120M\"
cash = \"$20M to $160M\"
[company.growth]
now = 0.2
[company.fixed]
now = \"$180M a year\"
";

/// A folder with scenario files, gone when the test ends.
pub(crate) struct Folder(tempfile::TempDir);

/// What a run of the program gave.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Folder {
    /// With a right scenario, `lonely.toml`, and a wrong one, `wrong.toml`.
    pub(crate) fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.write("lonely.toml", LONELY);
        folder.write("wrong.toml", &LONELY.replace("cash = ", "cahs = ").replace("$120M", "120M"));
        folder
    }

    /// The right scenario as a cohort of so many, `crowd.toml`.
    pub(crate) fn with_cohort(members: u32) -> Self {
        let folder = Self::new();
        folder.write("crowd.toml", &LONELY.replace("cash = ", &format!("count = {members}\ncash = ")));
        folder
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.path().join(name), text).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap()
    }

    /// The names of all files and folders, sorted.
    pub(crate) fn names(&self, below: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path().join(below)).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// The program with these words, ready to start.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(PathBuf::from(env!("CARGO_BIN_EXE_drypowder")));
        command.args(words).current_dir(self.path()).stdin(Stdio::null());
        for name in ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs the program with these words.
    pub(crate) fn drypowder(&self, words: &[&str]) -> Ran {
        let output = self.command(words).output().unwrap();
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}
