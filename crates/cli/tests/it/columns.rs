//! A column of a CSV file as the law of a number, from the file to what is simulated.

use serde_json::Value;

use crate::drypowder::Folder;

/// A company that spends a million a month and earns next to nothing: it runs dry after as many months as it has
/// millions, so how long it lasts is its cash.
const SPENDING: &str = "\
name = \"Spending\"
start = \"2026-02\"
horizon = \"5 years\"
[run]
worlds = 20_000
[[company]]
name = \"Example\"
run_rate = \"$1K\"
cash = CASH
[company.growth]
now = 0
[company.fixed]
now = \"$12M a year\"
";

/// Five amounts, out of order.
const MILLIONS: [f64; 5] = [40.5, 10.5, 50.5, 20.5, 30.5];

const COLUMN: &str = "{ law = \"empirical\", file = \"data.csv\", column = \"cash\", unit = \"$M\" }";

fn folder(cash: &str, csv: &str) -> Folder {
    let folder = Folder::new();
    folder.write("spending.toml", &SPENDING.replace("CASH", cash));
    folder.write("data.csv", csv);
    folder
}

/// A file of rows under a heading, each made from an amount.
fn rows(heading: &str, row: impl Fn(f64) -> String) -> String {
    MILLIONS.iter().fold(format!("{heading}\n"), |csv, amount| csv + &row(*amount) + "\n")
}

fn shown(folder: &Folder, only: &str) -> String {
    let ran = folder.drypowder(&["show", "spending.toml", "--only", only]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out
}

/// Holds all that the program makes of the five amounts: what it checks, shows, hashes and simulates.
#[track_caller]
fn read(case: &str, cash: &str, csv: &str) {
    let folder = folder(cash, csv);
    let checked = folder.drypowder(&["check", "spending.toml"]);
    assert!(checked.code == 0 && checked.out.starts_with("valid"), "{case}: {}{}", checked.out, checked.err);
    let numbers = shown(&folder, "numbers");
    let line = numbers.lines().last().unwrap();
    let words: Vec<&str> = line.split_whitespace().collect();
    assert_eq!(words, ["company[Example].cash", "$10.5M", "$30.5M", "$50.5M", "empirical"], "{case}");
    simulated(case, &folder);
    // What is shown has the values in the place of the file, and is the same scenario without it.
    let (hash, whole) = (shown(&folder, "hash"), shown(&folder, "scenario"));
    assert!(whole.contains("values = [") && !whole.contains("data.csv"), "{case}: {whole}");
    let alone = Folder::new();
    alone.write("spending.toml", &whole);
    assert_eq!(shown(&alone, "hash"), hash, "{case}");
    assert_eq!(shown(&alone, "scenario"), whole, "{case}");
    alone.write("spending.toml", &SPENDING.replace("CASH", &by_hand()));
    assert_eq!(shown(&alone, "hash"), hash, "{case}");
}

/// The same law with its values written out.
fn by_hand() -> String {
    let values: Vec<String> = MILLIONS.iter().rev().map(|amount| format!("\"${amount} million\"")).collect();
    format!("{{ law = \"empirical\", values = [{}] }}", values.join(", "))
}

/// How long it lasts has the quantiles of the column, to the 64th of a month in which times are counted.
#[track_caller]
fn simulated(case: &str, folder: &Folder) {
    let ran = folder.drypowder(&["run", "spending.toml", "--quiet"]);
    assert_eq!(ran.code, 0, "{case}: {}", ran.err);
    let results: Value = serde_json::from_str(&folder.read("out/spending/results.json")).unwrap();
    let quantiles = results["companies"][0]["sustain"]["quantiles"].as_array().unwrap();
    let found: Vec<(f64, f64)> =
        quantiles.iter().map(|one| (one["p"].as_f64().unwrap(), one["value"].as_f64().unwrap())).collect();
    let expected = [(0.05, 10.5), (0.25, 20.5), (0.5, 30.5), (0.75, 40.5), (0.95, 50.5)];
    assert_eq!(found.len(), expected.len(), "{case}");
    for ((p, months), (expected_p, expected_months)) in found.into_iter().zip(expected) {
        assert!(p == expected_p && (months - expected_months).abs() <= 1.0 / 64.0, "{case}: {p} {months}");
    }
}

#[test]
fn a_column_is_read_from_the_file_to_the_answer() {
    let plain = rows("name,cash", |amount| format!("a,{amount}"));
    read("two columns", COLUMN, &plain);
    read("the line ends of Windows", COLUMN, &plain.replace('\n', "\r\n"));
    read("a byte order mark", COLUMN, &format!("\u{feff}{}", rows("cash,name", |a| format!("{a},b"))));
    read("no end of the last line", COLUMN, plain.trim_end());
    read("empty lines", COLUMN, &plain.replace('\n', "\n\n"));
    let quoted =
        rows("\"a name, and more\",\"cash\"", |amount| format!("\"a \"\"b\"\", c\nd\",\"{amount}\""));
    read("quotes, with commas, quotes and line ends inside", COLUMN, &quoted);
    read("spaces", COLUMN, &rows("name , cash ", |amount| format!("a , {amount} ")));
    read("a power of ten", COLUMN, &rows("cash", |amount| format!("{}e-1", amount * 10.0)));
    let sourced = COLUMN.replace(" }", ", source = \"a table\", as_of = \"2026-01\" }");
    read("where it comes from", &sourced, &plain);
}

#[test]
fn a_column_needs_no_name_where_it_is_alone_and_no_unit_where_its_cells_have_one() {
    let alone = COLUMN.replace(" column = \"cash\",", "");
    read("alone", &alone, &rows("whatever", |amount| amount.to_string()));
    let bare = "{ law = \"empirical\", file = \"data.csv\" }";
    read("its own unit", bare, &rows("cash", |amount| format!("${amount}M")));
    read(
        "thousands in groups",
        bare,
        &rows("cash", |amount| format!("\"${amount}00,000\"").replace('.', ",")),
    );
    read("words", bare, &rows("cash", |amount| format!("{amount} million USD")));
}

/// A problem with where it is, and no answer.
#[track_caller]
fn refused(cash: &str, csv: &str, says: &str) {
    let folder = folder(cash, csv);
    let ran = folder.drypowder(&["check", "spending.toml"]);
    assert!(ran.code == 3 && ran.err.contains(says), "{says}:\n{}", ran.err);
    assert!(ran.err.contains("spending.toml:9:"), "{}", ran.err);
}

#[test]
fn a_column_that_could_be_misread_is_refused() {
    refused(COLUMN, "cash\n\"1,050.5\"\n2\n", "row 2 of `data.csv` is no number");
    refused(COLUMN, "cash\n3\n\"1.050,5\"\n", "row 3 of `data.csv` is no number");
    refused(COLUMN, "cash;name,more\n3;a,b\n4;b,c\n", "has no column `cash`");
    refused(COLUMN, "Cash\n3\n4\n", "did you mean `Cash`?");
    refused(COLUMN, "cash\n3\n", "at least two");
    let alone = COLUMN.replace(" column = \"cash\",", "");
    refused(
        &alone,
        &rows("10.5", |amount| amount.to_string()),
        "the first row of `data.csv` names its columns",
    );
    let bare = "{ law = \"empirical\", file = \"data.csv\" }";
    refused(bare, &rows("$10.5M", |amount| format!("${amount}M")), "the first row of `data.csv` names");
    refused(bare, "cash\n10.5\n20.5\n", "a bare number");
}
