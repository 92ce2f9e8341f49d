//! The table by month as CSV: numbers in the shortest form that reads back as the same number, missing ones empty.

use std::io::{self, Write};

use drypowder_simulation::results::{MonthRow, Tables};

use super::{Cell, Column, columns};

/// Writes the table as CSV with a header.
///
/// # Errors
/// Those of the writer.
pub fn months_csv(tables: &Tables, out: &mut impl Write) -> io::Result<()> {
    let columns = columns();
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(columns.iter().map(|column| &column.name)).map_err(plain)?;
    for row in &tables.months {
        writer.write_record(columns.iter().map(|column| spelled(column, row))).map_err(plain)?;
    }
    writer.flush()
}

fn spelled(column: &Column, row: &MonthRow) -> String {
    match column.cell {
        Cell::Text(text) => text(row).to_owned(),
        Cell::Month => row.month.to_string(),
        Cell::Share(share) => share.of(row).to_string(),
        Cell::Fan(quantity, quantile) => {
            row.fans[quantity][quantile].map(|value| value.to_string()).unwrap_or_default()
        }
    }
}

/// The writer's own error where there is one, so that a closed pipe stays a closed pipe.
fn plain(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_follow_the_header() {
        let mut out = Vec::new();
        months_csv(&super::super::tests::tables(), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert!(
            lines[0].starts_with(
                "company,month,date,ipo_chosen,ipo_forced,acquired,wound_down,insolvent,private,"
            )
        );
        assert!(lines[0].ends_with(",cash_p75,cash_p95"));
        assert!(
            lines[1]
                .starts_with("\"Lab, One\",1,2026-02,0.1,0,0.25,0,0.05,0.6,0.3,0.1,1000000000,2000000000,")
        );
        assert!(lines[2].ends_with("0.3,0.1,,,,,,,,,,,,,,,"));
        assert_eq!(lines.len(), 3);
    }
}
