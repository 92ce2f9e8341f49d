//! The books of a world.

use std::{
    fs, io,
    io::{BufWriter, Write},
    path::Path,
};

use drypowder_report::ledger::{companies_csv, market_csv, sources_csv};
use drypowder_simulation::replay::Chronicle;

use super::{Pending, pending::unwritable};
use crate::{Failure, interrupt::Interrupt};

/// The three files of a replay, opened and waiting.
pub(crate) struct Books {
    companies: Pending,
    sources: Pending,
    market: Pending,
}

impl Books {
    /// Makes the folder if need be and opens its files.
    pub(crate) fn open(path: &Path, interrupt: &Interrupt) -> Result<Self, Failure> {
        fs::create_dir_all(path).map_err(|error| unwritable(path, &error))?;
        let open = |name: &str| Pending::open(&path.join(name), interrupt);
        Ok(Self {
            companies: open("ledger.csv")?,
            sources: open("sources.csv")?,
            market: open("market.csv")?,
        })
    }

    /// Writes all of them.
    pub(crate) fn write(mut self, chronicle: &Chronicle) -> Result<(), Failure> {
        write(&mut self.companies, |out| companies_csv(chronicle, out))?;
        write(&mut self.sources, |out| sources_csv(chronicle, out))?;
        write(&mut self.market, |out| market_csv(chronicle, out))?;
        self.sources.keep()?;
        self.market.keep()?;
        self.companies.keep()
    }
}

fn write(
    file: &mut Pending,
    table: impl FnOnce(&mut BufWriter<&mut dyn Write>) -> io::Result<()>,
) -> Result<(), Failure> {
    let mut writer = BufWriter::new(file.writer() as &mut dyn Write);
    let written = table(&mut writer).and_then(|()| writer.flush());
    drop(writer);
    written.map_err(|error| file.failed(&error))
}
