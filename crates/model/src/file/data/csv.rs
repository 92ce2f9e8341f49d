//! The cells of one column of a CSV file, and what is wrong with the file in our own words.

use csv::{Error, ErrorKind, Position, ReaderBuilder, StringRecord, Trim};

use crate::file::{table::Said, tree::quoted};

/// The most columns among which a misspelled one is looked for.
const MOST_HEADERS: usize = 1_000;

/// Which key is wrong, and how.
type Refusal = (&'static str, Said);

/// The cells of a column, each with its row as a spreadsheet counts. `take` refuses a cell that is one too many.
pub(super) fn cells(
    csv: &str,
    path: &str,
    column: Option<&str>,
    take: &dyn Fn() -> Result<(), Refusal>,
) -> Result<Vec<(u64, String)>, Refusal> {
    let mut reader =
        ReaderBuilder::new().trim(Trim::All).delimiter(separator(csv)).from_reader(csv.as_bytes());
    let headers = reader.headers().map_err(|error| ("file", unreadable(path, &error)))?.clone();
    let at = position(&headers, path, column)?;
    let mut cells = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| ("file", unreadable(path, &error)))?;
        let row = record.position().map_or(0, Position::line);
        let cell = record.get(at).unwrap_or_default();
        if cell.is_empty() {
            let said = Said::new(format!("row {row} of `{path}` has no value in this column"));
            return Err(("file", said.found("this file").suggest("fill the cell, or delete the row")));
        }
        take()?;
        cells.push((row, cell.to_owned()));
    }
    Ok(cells)
}

/// What separates the cells: a comma, unless the first line has none and has semicolons or tabs alone.
fn separator(csv: &str) -> u8 {
    let first = csv.lines().next().unwrap_or_default();
    let mut quoted = false;
    let bare: Vec<char> = first
        .chars()
        .filter(|c| {
            quoted ^= *c == '"';
            !quoted
        })
        .collect();
    match [',', ';', '\t'].map(|mark| bare.contains(&mark)) {
        [false, true, false] => b';',
        [false, false, true] => b'\t',
        _ => b',',
    }
}

/// Where a column stands, by its name, or as the only one.
fn position(headers: &StringRecord, path: &str, column: Option<&str>) -> Result<usize, Refusal> {
    let Some(name) = column else {
        let said = if headers.len() == 1 { headerless(headers, path) } else { Some(unnamed(headers, path)) };
        return said.map_or(Ok(0), |said| Err(("file", said)));
    };
    let mut found = headers.iter().enumerate().filter(|(_, header)| *header == name).map(|(at, _)| at);
    match (found.next(), found.next()) {
        (Some(at), None) => Ok(at),
        (Some(_), Some(_)) => {
            let said = Said::new(format!("`{path}` has several columns `{name}`")).found("which of them?");
            Err(("column", said.suggest("rename all but one in the first line of the file")))
        }
        (None, _) => Err(("column", unknown(headers, path, name))),
    }
}

/// Why the only column is not the one that is meant: a file without headings would lose its first value.
fn headerless(headers: &StringRecord, path: &str) -> Option<Said> {
    let heading = headers.get(0).unwrap_or_default();
    let number = heading.trim_start_matches(['$', '-', '+', '.']);
    number.starts_with(|c: char| c.is_ascii_digit()).then(|| {
        let said = Said::new(format!("the first row of `{path}` names its columns, and this is a number"));
        said.found(quoted(heading)).suggest("put a row with a name above the numbers")
    })
}

fn unnamed(headers: &StringRecord, path: &str) -> Said {
    let said = Said::new(format!("`{path}` has {} columns: say which", headers.len()));
    let names = headers.iter().take(12).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    said.found("which column?").suggest(format!("add column = with one of {names}"))
}

fn unknown(headers: &StringRecord, path: &str, name: &str) -> Said {
    let said = Said::new(format!("`{path}` has no column `{name}`")).found("no such column");
    if headers.iter().any(|header| header.contains(';') && header.split(';').any(|one| one.trim() == name)) {
        return said.suggest(
            "the first line has commas and semicolons: save the file with commas between cells, and names that \
             contain one in quotes",
        );
    }
    if headers.len() <= MOST_HEADERS { said.suggest_name(name, headers.iter()) } else { said }
}

/// What is wrong with a file that is no table.
fn unreadable(path: &str, error: &Error) -> Said {
    match error.kind() {
        ErrorKind::UnequalLengths { pos, expected_len, len } => {
            let row = pos.as_ref().map_or(0, Position::line);
            let cells = |count: u64| if count == 1 { "1 cell".into() } else { format!("{count} cells") };
            let (here, first) = (cells(*len), cells(*expected_len));
            Said::new(format!("row {row} of `{path}` has {here}, and the first row has {first}"))
                .found("this file")
                .suggest("give every row as many cells; one that contains the separator stands in quotes")
        }
        _ => Said::new(format!("`{path}` is no table")).found("this file").suggest("save it as CSV"),
    }
}
