//! Data beside the scenario: `{ law = "empirical", file = "gaps.csv", column = "months", unit = "months" }` becomes the
//! same law with its values written out, so that whatever reads the tree afterwards opens no file.

use std::cell::Cell;

use super::{
    LARGEST,
    beside::{self, Files},
    document::fields,
    field::Section,
    read::labels,
    scenario::top,
    table::{Report, Said},
    tree::{Entries, Entry, Node, Value, quoted},
};
use crate::{
    problem::{Origin, Texts},
    traverse::join,
    units::{Misread, Quantity},
};

mod csv;

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
    let inline = |entries: &mut Entries, path: &str, quantity| {
        inline(entries, quantity, texts, files, &left).map_err(|(key, said)| {
            let place = entries.get(key).map(|entry| entry.node.place.clone());
            report.say(&join(path, key), &place.unwrap_or_default(), said);
        })
    };
    descend_table(tree, "", At::Table(&top::SECTION), &inline);
}

type Inline<'a> = dyn Fn(&mut Entries, &str, Option<Quantity>) -> Result<(), ()> + 'a;

/// What a node of the tree is part of.
#[derive(Clone, Copy)]
enum At {
    Table(&'static Section),
    Number(Quantity),
    Nothing,
}

fn descend_table(entries: &mut Entries, path: &str, at: At, inline: &Inline<'_>) {
    let known = if let At::Table(section) = at { fields(entries, section) } else { Vec::new() };
    let below = |key: &str| {
        let field = known.iter().find(|field| field.key == key);
        match (at, field.map(|field| (field.section(), field.quantity()))) {
            (At::Table(_), Some((Some(section), _))) => At::Table(section),
            (At::Table(_), Some((None, quantity))) => At::Number(quantity),
            (At::Table(_), None) => At::Nothing,
            _ => at,
        }
    };
    for (key, entry) in entries {
        descend(&mut entry.node, &join(path, key), below(key), inline);
    }
}

fn descend(node: &mut Node, path: &str, at: At, inline: &Inline<'_>) {
    match &mut node.value {
        Value::Table(entries) if is_column(entries) => {
            let quantity = if let At::Number(quantity) = at { Some(quantity) } else { None };
            if inline(entries, path, quantity).is_err() {
                node.value = Value::Wrong;
            }
        }
        Value::Table(entries) => descend_table(entries, path, at, inline),
        // Where no column is named below, nobody asks what the entries are called.
        Value::List(items) if items.iter().any(has_column) => {
            for (label, item) in labels(items).iter().zip(items) {
                descend(item, &format!("{path}[{label}]"), at, inline);
            }
        }
        _ => {}
    }
}

/// Whether a column is named anywhere below.
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
    quantity: Option<Quantity>,
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
    let text = beside::text(files, &path, &[]);
    left.take_text(text.as_ref().ok().map(String::as_str));
    let text = text.map_err(|said| ("file", said))?;
    let cells =
        csv::cells(&text, &path, column, &|| if left.take_value() { Ok(()) } else { Err(too_much()) })?;
    let node = |(row, cell): (u64, String)| {
        let wrong = |said: Said| said.found(quoted(&cell));
        let value = spoken(&cell, unit).ok_or_else(|| {
            let said = wrong(Said::new(format!("row {row} of `{path}` is no number")));
            ("file", said.suggest(not_plain(&cell)))
        })?;
        let unread = quantity.and_then(|quantity| Some((quantity, misread(&value, quantity)?)));
        if let Some((quantity, misread)) = unread {
            let said = wrong(Said::new(format!("row {row} of `{path}`: {}", misread.message)));
            return Err(match (&value, entries.contains_key("unit")) {
                (_, true) => ("unit", said.suggest(unit_of(quantity))),
                (Value::Number(..), false) => ("file", said.suggest(unit_of(quantity))),
                _ => ("file", said.suggest(misread.suggestion)),
            });
        }
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

/// Why a cell that stands beside a unit is no number.
fn not_plain(cell: &str) -> &'static str {
    if cell.contains(',') {
        "write the decimal point as a point, and thousands without a comma"
    } else {
        "the cells of a column with a `unit` are plain numbers"
    }
}

/// What is wrong with a cell as a number of that quantity.
fn misread(value: &Value, quantity: Quantity) -> Option<Misread> {
    match value {
        Value::Text(text) => quantity.read(text).err(),
        Value::Number(number, _) => quantity.read_bare(*number).err(),
        _ => None,
    }
}

/// How the unit of a column is said.
fn unit_of(quantity: Quantity) -> String {
    let units = match quantity {
        Quantity::Money | Quantity::MoneyPerYear => "\"$B\", or \"$M\"",
        Quantity::Price => "\"$\"",
        Quantity::Days => "\"days\"",
        Quantity::Span => "\"months\", or \"years\"",
        Quantity::Multiple => "\"x\"",
        Quantity::Drift => "\"%\", or \"x\"",
        _ => "\"%\"",
    };
    format!("say what the cells are counted in: unit = {units}")
}
