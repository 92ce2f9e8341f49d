//! The folder a run writes.

use std::{
    fs, io,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use drypowder_report::months::{months_csv, months_parquet};
use drypowder_simulation::{Outcome, results::Tables};

use super::{Pending, Record, pending::unwritable, pretty, results_json};
use crate::{Failure, interrupt::Interrupt};

/// The four files of a run, opened and waiting.
pub(crate) struct Folder {
    path: PathBuf,
    results: Pending,
    run: Pending,
    csv: Pending,
    parquet: Pending,
}

impl Folder {
    /// Makes the folder if need be and opens its files.
    pub(crate) fn open(path: &Path, interrupt: &Interrupt) -> Result<Self, Failure> {
        fs::create_dir_all(path).map_err(|error| unwritable(path, &error))?;
        let open = |name: &str| Pending::open(&path.join(name), interrupt);
        Ok(Self {
            path: path.to_owned(),
            results: open("results.json")?,
            run: open("run.json")?,
            csv: open("months.csv")?,
            parquet: open("months.parquet")?,
        })
    }

    /// Writes all of them; results.json comes last, so that where it is new the others are too.
    pub(crate) fn write(mut self, outcome: &Outcome, record: &Record) -> Result<(), Failure> {
        self.run.write(pretty(record)?.as_bytes())?;
        let csv = write_csv(&outcome.tables, self.csv.writer());
        csv.map_err(|error| self.csv.failed(&error))?;
        let parquet = months_parquet(&outcome.tables, self.parquet.writer());
        parquet.map_err(|error| self.parquet.failed(&io::Error::other(error)))?;
        self.results.write(results_json(&outcome.results)?.as_bytes())?;
        self.csv.keep()?;
        self.parquet.keep()?;
        self.run.keep()?;
        self.results.keep()
    }

    /// Leaves no trace: the files vanish, and the folder too unless it has others.
    pub(crate) fn abandon(self) {
        let path = self.path.clone();
        drop(self);
        let _ = fs::remove_dir(path);
    }
}

fn write_csv(tables: &Tables, file: &mut impl Write) -> io::Result<()> {
    let mut writer = BufWriter::new(file);
    months_csv(tables, &mut writer)?;
    writer.flush()
}
