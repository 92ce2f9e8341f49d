//! `drypowder sweep`.

use serde_json::Value;

use crate::drypowder::Folder;

const AXES: [&str; 6] = [
    "sweep",
    "lonely.toml",
    "--axis",
    "company[Example].cash=$50M,\"$1,000M\"",
    "--axis",
    "company[Example].debt=$0,$1M",
];

#[test]
fn every_combination_is_a_row() {
    let ran = Folder::new().drypowder(&AXES);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let mut reader = csv::Reader::from_reader(ran.out.as_bytes());
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(
        header[..5],
        ["company[Example].cash", "company[Example].debt", "worlds", "seed", "scenario_hash"]
    );
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let cells: Vec<(&str, &str)> = rows.iter().map(|row| (&row[0], &row[1])).collect();
    assert_eq!(cells, [("$50M", "$0"), ("$50M", "$1M"), ("$1,000M", "$0"), ("$1,000M", "$1M")]);
    let dry = header.iter().position(|name| name == "Example.runs_dry").unwrap();
    let share = |row: usize| rows[row][dry].parse::<f64>().unwrap();
    assert!(share(0) > share(2), "more cash runs dry in fewer worlds");
    assert!(header.contains(&"Example.runs_dry_by_12".to_owned()));
}

#[test]
fn a_cell_is_the_run_with_its_values() {
    let folder = Folder::new();
    let ran = folder.drypowder(&[&AXES[..], &["--format", "json"]].concat());
    let rows: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(rows.as_array().unwrap().len(), 4);
    let set = ["--set", "company[Example].cash=$50M", "--set", "company[Example].debt=$0"];
    let run = folder.drypowder(&[&["run", "lonely.toml", "--format", "json"][..], &set].concat());
    let run: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(rows[0]["Example.runs_dry"], run["companies"][0]["sustain"]["runs_dry"]["value"]);
    assert_eq!(rows[0]["scenario_hash"], run["run"]["scenario_hash"]);
}

#[test]
fn rows_can_go_to_a_file() {
    let folder = Folder::new();
    let to_file = folder.drypowder(&[&AXES[..], &["--out", "cells.csv", "--quiet"]].concat());
    assert_eq!((to_file.code, to_file.out.as_str(), to_file.err.as_str()), (0, "", ""));
    assert_eq!(folder.read("cells.csv"), folder.drypowder(&AXES).out);
    assert_eq!(folder.names("."), ["cells.csv", "lonely.toml", "wrong.toml"]);
}

#[test]
fn people_get_a_table() {
    let ran = Folder::new().drypowder(&[&AXES[..], &["--format", "text"]].concat());
    assert!(ran.out.contains("months, median") && ran.out.lines().count() == 5, "{}", ran.out);
}

#[test]
fn the_size_of_a_cohort_can_be_swept() {
    let axis = ["sweep", "crowd.toml", "--worlds", "100", "--axis", "company[Example].count=3,30"];
    let ran = Folder::with_cohort(5).drypowder(&axis);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].contains("Example.runs_dry,") && !lines[0].contains("Example 1."));
}

#[test]
fn what_an_axis_cannot_be_is_said() {
    let says = |words: &[&str], expected: &str| {
        let ran = Folder::new().drypowder(&[&["sweep", "lonely.toml"], words].concat());
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains(expected), "{}", ran.err);
    };
    says(&["--worlds", "100", "--axis", "run.worlds=100,200"], "--worlds overrules the axis run.worlds");
    says(&["--axis", "company[Example].cash=$1,000M,$2B"], "cuts the number $1,000M at its comma");
}
