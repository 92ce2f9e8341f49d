//! Where the rows of a sweep go: each is handed over as soon as its cell is done.

use drypowder_report::sweep::{Cell as Field, Shape, differences, measured, overview};
use drypowder_simulation::{
    Paired,
    results::{Difference, Results},
};
use serde_json::{Number, Value};

use super::cells::Cell;
use crate::{
    Failure,
    console::Console,
    flags::{SweepFlags, SweepFormat},
    interrupt::Interrupt,
    output::Pending,
};

/// The rows of a sweep on their way out.
pub(super) struct Rows {
    shape: Shape,
    header: Vec<String>,
    format: SweepFormat,
    file: Option<Pending>,
    count: usize,
    /// What the overview is made from; other formats keep nothing.
    kept: Vec<(Vec<String>, Results)>,
    /// The same of how cells differ from the first.
    differences: Vec<(Vec<String>, Vec<Difference>)>,
}

impl Rows {
    /// Opens the file before the work.
    pub(super) fn open(flags: &SweepFlags, shape: Shape, interrupt: &Interrupt) -> Result<Self, Failure> {
        let file = flags.out.as_deref().map(|path| Pending::open(path, interrupt)).transpose()?;
        Ok(Self {
            header: shape.header(),
            shape,
            format: flags.format,
            file,
            count: 0,
            kept: Vec::new(),
            differences: Vec::new(),
        })
    }

    /// Writes the row of a cell.
    pub(super) fn add(&mut self, cell: &Cell, found: Paired, console: &mut Console) -> Result<(), Failure> {
        let first = self.count == 0;
        self.count += 1;
        let Paired { outcome, differences } = found;
        let row = || self.shape.row(&cell.values, &outcome.results, &differences);
        let text = match self.format {
            SweepFormat::Text => {
                self.kept.push((cell.values.clone(), outcome.results));
                if !first {
                    self.differences.push((cell.values.clone(), differences));
                }
                return Ok(());
            }
            SweepFormat::Csv => {
                let head = if first { csv_line(self.header.iter().cloned())? } else { String::new() };
                head + &csv_line(row().iter().map(spelled))?
            }
            SweepFormat::Json => {
                let row = json_row(&self.header, &row());
                format!("{}{row}", if first { "[\n" } else { ",\n" })
            }
        };
        self.put(&text, console)
    }

    /// Writes what comes after the last row, and gives a file its name.
    pub(super) fn finish(mut self, console: &mut Console) -> Result<(), Failure> {
        let text = match (self.format, self.count) {
            (SweepFormat::Text, _) => {
                let style = console.style();
                let mut text = overview(&self.shape, &self.kept, style);
                text += &measured(&self.shape, &self.kept, style);
                if !self.shape.compared.is_empty() {
                    text += &differences(&self.shape, &self.differences, style);
                }
                text
            }
            (SweepFormat::Json, 0) => "[]\n".to_owned(),
            (SweepFormat::Json, _) => "\n]\n".to_owned(),
            (SweepFormat::Csv, 0) => csv_line(self.header.iter().cloned())?,
            (SweepFormat::Csv, _) => String::new(),
        };
        self.put(&text, console)?;
        self.file.map_or(Ok(()), Pending::keep)
    }

    fn put(&mut self, text: &str, console: &mut Console) -> Result<(), Failure> {
        match &mut self.file {
            Some(file) => file.write(text.as_bytes()),
            None => console.say(text).and_then(|()| console.finish()),
        }
    }
}

fn spelled(field: &Field) -> String {
    match field {
        Field::Text(text) => text.clone(),
        Field::Count(count) => count.to_string(),
        Field::Number(number) => number.map(|number| number.to_string()).unwrap_or_default(),
    }
}

fn csv_line(fields: impl Iterator<Item = String>) -> Result<String, Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let fields: Vec<String> = fields.collect();
    let written = writer.write_record(&fields);
    let bytes = written.ok().and_then(|()| writer.into_inner().ok());
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    text.ok_or_else(|| Failure::Bug("a row could not be written as CSV".to_owned()))
}

/// A row as an object whose keys stand in the order of the columns.
fn json_row(header: &[String], row: &[Field]) -> String {
    let value = |field: &Field| match field {
        Field::Text(text) => Value::String(text.clone()),
        Field::Count(count) => Value::from(*count),
        Field::Number(number) => number.and_then(Number::from_f64).map_or(Value::Null, Value::Number),
    };
    // Built by hand because a map of values would lose the order of the columns.
    let fields = header
        .iter()
        .zip(row)
        .map(|(name, field)| format!("{}:{}", Value::from(name.as_str()), value(field)));
    format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
}
