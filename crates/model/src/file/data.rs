//! Data beside the scenario: `{ law = "empirical", file = "gaps.csv", column = "months", unit = "months" }` becomes the
//! same law with its values written out, so that whatever reads the tree afterwards opens no file.

use std::cell::Cell;

use super::{
    LARGEST,
    beside::{self, Files},
    read::labels,
    table::{Report, Said},
    tree::{Entries, Entry, Node, Value},
};
use crate::{
    problem::{Origin, Texts},
    traverse::join,
};

/// The most values that the columns of a scenario may have, all together.
const MOST: usize = 100_000;

/// The most bytes that are read for them. A file that is named twice is read twice.
const MOST_BYTES: usize = 4 * LARGEST;

/// What the columns of a scenario may still take.
struct Left {
    bytes: Cell<usize>,
    values: Cell<usize>,
}

impl Left {
    /// Takes a file that was read, or that was not, which may have cost as much.
    fn take_text(&self, text: Option<&str>) {
        self.bytes.set(self.bytes.get().saturating_sub(text.map_or(LARGEST, str::len)));
    }

    /// Takes a value, when there is one.
    fn take_value(&self) -> bool {
        let left = self.values.get();
        self.values.set(left.saturating_sub(1));
        left > 0
    }

    fn is_used_up(&self) -> bool {
        self.bytes.get() == 0 || self.values.get() == 0
    }
}

/// What is said of a column for which nothing is left.
fn too_much() -> (&'static str, Said) {
    let said = Said::new(format!(
        "the columns of a scenario have at most {MOST} values and {MOST_BYTES} bytes together"
    ));
    ("file", said.found("too much with this one").suggest("keep a sample of it"))
}

/// Replaces every column that the tree names by its values.
pub(super) fn read(tree: &mut Entries, texts: &Texts, files: &dyn Files, report: &Report) {
    let left = Left { bytes: Cell::new(MOST_BYTES), values: Cell::new(MOST) };
    for (key, entry) in tree.iter_mut().filter(|(_, entry)| has_column(&entry.node)) {
        descend(&mut entry.node, key, &|entries, path| {
            inline(entries, texts, files, &left).map_err(|(key, said)| {
                let place = entries.get(key).map(|entry| entry.node.place.clone());
                report.say(&join(path, key), &place.unwrap_or_default(), said);
            })
        });
    }
}

type Inline<'a> = dyn Fn(&mut Entries, &str) -> Result<(), ()> + 'a;

fn descend(node: &mut Node, path: &str, inline: &Inline<'_>) {
    match &mut node.value {
        Value::Table(entries) if is_column(entries) => match inline(entries, path) {
            Ok(()) => {}
            Err(()) => node.value = Value::Wrong,
        },
        Value::Table(entries) => {
            for (key, entry) in entries {
                descend(&mut entry.node, &join(path, key), inline);
            }
        }
        Value::List(items) => {
            for (label, item) in labels(items).iter().zip(items) {
                descend(item, &format!("{path}[{label}]"), inline);
            }
        }
        _ => {}
    }
}

/// Whether a column is named anywhere below: else nobody asks what the entries of a list are called.
fn has_column(node: &Node) -> bool {
    match &node.value {
        Value::Table(entries) => is_column(entries) || entries.values().any(|entry| has_column(&entry.node)),
        Value::List(items) => items.iter().any(has_column),
        _ => false,
    }
}

/// Whether a table is a law that names a column of a file.
fn is_column(entries: &Entries) -> bool {
    entries.contains_key("file")
        && entries.get("law").is_some_and(|entry| entry.node.text() == Some("empirical"))
}

/// Puts the values of a column in the place of its name; or which key is wrong, and how.
fn inline(
    entries: &mut Entries,
    texts: &Texts,
    files: &dyn Files,
    left: &Left,
) -> Result<(), (&'static str, Said)> {
    let text = |key: &'static str| match entries.get(key).map(|entry| &entry.node) {
        None => Ok(None),
        Some(node) => match node.text() {
            Some(text) => Ok(Some(text.trim())),
            None => {
                Err((key, Said::new("expected a text").found(node.shown()).suggest("write it in quotes")))
            }
        },
    };
    let (column, unit) = (text("column")?, text("unit")?.unwrap_or_default());
    let written = text("file")?.unwrap_or_default();
    if entries.contains_key("values") {
        let said = Said::new("an empirical law has `values` or a `file`, not both").found("one too many");
        return Err(("file", said.suggest("keep one of the two")));
    }
    let Some(place) = entries.get("file").map(|entry| entry.node.place.clone()) else {
        return Ok(());
    };
    let from = match place.origin {
        Origin::File(index) if index > 0 => texts.files.get(index).map_or("", |(name, _)| name.as_str()),
        _ => "",
    };
    let below = folder_below(texts, from);
    let path = beside::path(&below, written).map_err(|said| ("file", said))?;
    if left.is_used_up() {
        return Err(too_much());
    }
    let csv = beside::text(files, &path, &[]);
    left.take_text(csv.as_ref().ok().map(String::as_str));
    let csv = csv.map_err(|said| ("file", said))?;
    let cells = cells(&csv, &path, column, left)?;
    let node = |(row, cell): (u64, String)| {
        let value = spoken(&cell, unit).ok_or_else(|| {
            let said = Said::new(format!("row {row} of `{path}` is no number")).found(format!("\"{cell}\""));
            ("file", said.suggest("the cells of a column with a `unit` are plain numbers"))
        })?;
        Ok(Node { place: place.clone(), value })
    };
    let values = cells.into_iter().map(node).collect::<Result<Vec<Node>, _>>()?;
    for key in ["file", "column", "unit"] {
        entries.remove(key);
    }
    let node = Node { place: place.clone(), value: Value::List(values) };
    entries.insert("values".into(), Entry { key: place, node });
    Ok(())
}

/// The path below the scenario's folder of a file of the chain, by their names.
fn folder_below(texts: &Texts, name: &str) -> String {
    let root = texts.files.first().map_or("", |(name, _)| name.as_str());
    let folder = root.len() - beside::last(root).len();
    name.get(folder..).unwrap_or_default().to_owned()
}

/// A number with its unit as a person would write it, or the cell as it is where there is no unit.
fn spoken(cell: &str, unit: &str) -> Option<Value> {
    let number = cell.parse::<f64>().ok().filter(|number| number.is_finite());
    match (number, unit) {
        (Some(number), "") => Some(Value::Number(number, None)),
        (None, "") => Some(Value::Text(cell.to_owned())),
        (None, _) => None,
        (Some(_), unit) => Some(Value::Text(match unit.strip_prefix('$') {
            Some(rest) => format!("${cell}{rest}"),
            None if unit == "%" || unit == "x" => format!("{cell}{unit}"),
            None => format!("{cell} {unit}"),
        })),
    }
}

/// The most columns among which a misspelled one is looked for.
const MOST_HEADERS: usize = 1_000;

/// The only column, when what stands above it is a name: a file without headings would lose its first value.
fn named(heading: &str, path: &str) -> Result<usize, (&'static str, Said)> {
    if !heading.trim_start_matches(['$', '-', '+', '.']).starts_with(|c: char| c.is_ascii_digit()) {
        return Ok(0);
    }
    let said = Said::new(format!("the first row of `{path}` names its columns, and this is a number"));
    Err(("file", said.found(format!("\"{heading}\"")).suggest("put a row with a name above the numbers")))
}

/// The cells of a column, each with its row as a spreadsheet counts.
fn cells(
    csv: &str,
    path: &str,
    column: Option<&str>,
    left: &Left,
) -> Result<Vec<(u64, String)>, (&'static str, Said)> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(csv.as_bytes());
    let unreadable =
        |error: csv::Error| ("file", Said::new(format!("`{path}` is no CSV: {error}")).found("this file"));
    let headers = reader.headers().map_err(unreadable)?.clone();
    let at = match column {
        None if headers.len() == 1 => named(headers.get(0).unwrap_or_default(), path)?,
        None => {
            let said = Said::new(format!("`{path}` has {} columns: say which", headers.len()));
            let names =
                headers.iter().take(12).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            return Err((
                "file",
                said.found("which column?").suggest(format!("add column = with one of {names}")),
            ));
        }
        Some(name) => headers.iter().position(|header| header == name).ok_or_else(|| {
            let said = Said::new(format!("`{path}` has no column `{name}`")).found("no such column");
            let few = headers.len() <= MOST_HEADERS;
            ("column", if few { said.suggest_name(name, headers.iter()) } else { said })
        })?,
    };
    let mut cells = Vec::new();
    for record in reader.records() {
        let record = record.map_err(unreadable)?;
        let row = record.position().map_or(0, csv::Position::line);
        let cell = record.get(at).unwrap_or_default();
        if cell.is_empty() {
            let said = Said::new(format!("row {row} of `{path}` has no value in this column"));
            return Err(("file", said.found("this file").suggest("fill the cell, or delete the row")));
        }
        if !left.take_value() {
            return Err(too_much());
        }
        cells.push((row, cell.to_owned()));
    }
    Ok(cells)
}
