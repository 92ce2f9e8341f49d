//! Columns of files.

use super::measure::{checked, topped, with};
use crate::drypowder::Folder;

/// Checks a scenario whose cash is a column of this file.
#[track_caller]
fn refused(case: &str, csv: &str, says: &str) {
    let folder = Folder::new();
    folder.write("data.csv", csv);
    let cash = "{ law = \"empirical\", file = \"data.csv\", column = \"x\", unit = \"$M\" }";
    folder.write("hostile.toml", &with("\"$20M to $160M\"", cash));
    checked(case, &folder, &["hostile.toml"], 3, says);
}

#[test]
fn columns() {
    refused("a column of 1,000,000 rows", &format!("x\n{}", "1\n".repeat(1_000_000)), "is larger than");
    refused(
        "a column of 490,000 rows",
        &format!("x\n{}", "1\n".repeat(490_000)),
        "at most 100000 values and",
    );
    refused("a long cell", &format!("x\n{}\n", "9".repeat(990_000)), "is no number");
    refused("a long cell in quotes", &format!("x\n\"{}", "9\n".repeat(490_000)), "is no number");
    refused("a long heading", &"x".repeat(990_000), "has no column `x`");
    refused("490,000 headings", &"y,".repeat(490_000), "has no column `x`");
    refused(
        "ragged rows",
        &format!("x\n{}", "1,2\n".repeat(200_000)),
        "has 2 cells, and the first row has 1 cell",
    );
    refused("empty cells", &format!("x,y\n{}", ",\n".repeat(400_000)), "has no value");
    refused("zeros", &"\0".repeat(990_000), "has no column `x`");
}

#[test]
fn many_columns() {
    let folder = Folder::new();
    folder.write("data.csv", &format!("x\n{}", "1\n".repeat(90_000)));
    let column = "{ law = \"empirical\", file = \"data.csv\" },";
    folder.write("hostile.toml", &topped(&format!("x = [{}]", column.repeat(19_000))));
    checked(
        "19,000 columns of 90,000 rows",
        &folder,
        &["hostile.toml"],
        3,
        "the columns of a scenario have at most",
    );
    folder.write("data.csv", &"\"".repeat(990_000));
    checked(
        "19,000 columns of no CSV",
        &folder,
        &["hostile.toml"],
        3,
        "the columns of a scenario have at most",
    );
}
