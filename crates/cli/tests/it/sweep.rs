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

/// Cells whose worlds mostly, but not all, end alike.
const NEAR: [&str; 6] = [
    "sweep",
    "lonely.toml",
    "--axis",
    "company[Example].cash=\"$20M to $160M\",\"$30M to $160M\"",
    "--axis",
    "company[Example].fixed.now=$180M a year,$190M a year",
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

/// The columns of a sweep and its rows.
fn table(csv: &str) -> (Vec<String>, Vec<csv::StringRecord>) {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().unwrap().iter().map(str::to_owned).collect();
    (header, reader.records().map(Result::unwrap).collect())
}

#[test]
fn cells_are_compared_with_the_first_in_the_same_worlds() {
    let folder = Folder::new();
    let measured = "[[measure]]\nname = \"time\"\nvalue = \"sustain_months(Example)\"\n";
    let text = format!("{}\n{measured}", folder.read("lonely.toml"));
    folder.write("lonely.toml", &text);
    let plain = folder.drypowder(&NEAR);
    let asked = [&NEAR[..], &["--differences"]].concat();
    let ran = folder.drypowder(&asked);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ((before, old), (header, rows)) = (table(&plain.out), table(&ran.out));
    // What was there is there still, to the letter.
    assert_eq!(header[..before.len()], before);
    for (old, new) in old.iter().zip(&rows) {
        assert!(old.iter().eq(new.iter().take(old.len())));
    }
    let number = |row: usize, name: &str| {
        let place = header.iter().position(|found| found == name).unwrap_or_else(|| panic!("no {name}"));
        rows[row][place].parse::<f64>().ok()
    };
    for name in ["runs_dry", "runs_dry_by_12", "runs_dry_by_24", "insolvent"] {
        assert_eq!(number(0, &format!("Example.{name}_difference")), None);
        for row in 1..4 {
            let [own, first] = [row, 0].map(|row| number(row, &format!("Example.{name}")).unwrap());
            let own = own - first;
            let found = number(row, &format!("Example.{name}_difference")).unwrap();
            assert!((own - found).abs() < 1e-14, "{name} of row {row}: {own} or {found}");
        }
    }
    let error = number(2, "Example.runs_dry_difference_standard_error").unwrap();
    let unpaired = [0, 2].map(|row| {
        let width = |end: &str| number(row, &format!("Example.runs_dry_{end}")).unwrap();
        (width("high") - width("low")) / (2.0 * 1.96)
    });
    assert!(error > 0.0 && error < unpaired[0].hypot(unpaired[1]), "{error} {unpaired:?}");
    // A measure of the sustain time is the sustain time, up to rounding.
    let time = number(2, "Example.sustain_time_difference").unwrap();
    assert!((time - number(2, "mean(time)_difference").unwrap()).abs() < 1e-5 && time > 1.0, "{time}");
    let [own, first] = [2, 0].map(|row| number(row, "mean(time)").unwrap());
    assert!((own - first - time).abs() < 1e-5, "{own} {first} {time}");
    assert!(number(2, "mean(time)_standard_error") > Some(0.0) && number(2, "sd(time)") > Some(1.0));
    let [low, median, high] =
        ["_low", "", "_high"].map(|end| number(0, &format!("median(time){end}")).unwrap());
    assert!(low < median && median < high, "{low} {median} {high}");
    let text = folder.drypowder(&[&NEAR[..], &["--format", "text"]].concat()).out;
    let measured: Vec<&str> = text.lines().skip_while(|line| *line != "Measured").collect();
    assert!(measured.len() == 2 + 4 && measured[2].contains("time"), "{text}");
    for threads in ["1", "3"] {
        assert_eq!(folder.drypowder(&[&asked[..], &["--threads", threads]].concat()).out, ran.out);
    }
}

#[test]
fn differences_come_as_json_and_as_a_table() {
    let folder = Folder::new();
    let ask = |format: &str| folder.drypowder(&[&NEAR[..], &["--differences", "--format", format]].concat());
    let rows: Value = serde_json::from_str(&ask("json").out).unwrap();
    assert_eq!(rows[0]["Example.runs_dry_difference"], Value::Null);
    assert!(rows[2]["Example.runs_dry_difference"].as_f64().unwrap() < 0.0);
    assert!(rows[2]["Example.runs_dry_differing_worlds"].as_u64().unwrap() > 100);
    let text = ask("text").out;
    let plain = folder.drypowder(&[&NEAR[..], &["--format", "text"]].concat()).out;
    assert!(text.starts_with(&plain) && text.lines().count() == 5 + 6, "{text}");
    assert!(text.contains("Less the first cell in the same worlds") && text.contains(" pp ±"), "{text}");
}

#[test]
fn other_worlds_are_not_compared() {
    let says = |axis: &str, expected: &str| {
        let folder = Folder::new();
        let words = ["sweep", "lonely.toml", "--differences", "--out", "cells.csv", "--axis", axis];
        let ran = folder.drypowder(&words);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(expected), "{}", ran.err);
        assert_eq!(folder.names("."), ["lonely.toml", "wrong.toml"]);
    };
    says("run.seed=1,2", "the cell run.seed=2 has another seed than the first");
    says("run.worlds=100,200", "the cell run.worlds=200 has another number of worlds than the first");
}

/// 36 steps of one company in 1,000 worlds: three cells take 108,000, and two of them beside the first 72,000 more.
#[test]
fn differences_count_the_work_of_the_first_cell_again() {
    let folder = Folder::new();
    let axis = ["sweep", "lonely.toml", "--axis", "company[Example].debt=$0,$1M,$2M"];
    let code = |more: &[&str]| folder.drypowder(&[&axis[..], more].concat()).code;
    assert_eq!(code(&["--max-work", "108000"]), 0);
    assert_eq!(code(&["--max-work", "108000", "--differences"]), 2);
    assert_eq!(code(&["--max-work", "179999", "--differences"]), 2);
    assert_eq!(code(&["--max-work", "180000", "--differences"]), 0);
}

#[cfg(unix)]
#[test]
fn ctrl_c_keeps_the_cells_that_are_compared() {
    use std::{
        io::{BufRead, BufReader, Read},
        process::{Command, Stdio},
    };

    let folder = Folder::new();
    let cells = "company[Example].cash=$20M,$30M,$40M,$50M,$60M,$70M,$80M,$90M,$100M,$110M,$120M,$130M";
    let words = |threads| {
        let sweep = ["sweep", "lonely.toml", "--worlds", "150_000", "--differences", "--threads", threads];
        [&sweep[..], &["--axis", cells]].concat()
    };
    let mut command = folder.command(&words("1"));
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut rows = BufReader::new(child.stdout.take().unwrap());
    let mut out = String::new();
    // The head, the first cell, and one beside it.
    for _ in 0..3 {
        rows.read_line(&mut out).unwrap();
    }
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    rows.read_to_string(&mut out).unwrap();
    let output = child.wait_with_output().unwrap();
    let (done, err) = (out.lines().count() - 1, String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(0), "{err}");
    assert!((2..12).contains(&done) && err.contains(&format!("Stopped after {done} of 12 cells")), "{err}");
    let whole = folder.drypowder(&words("2")).out;
    assert!(whole.starts_with(&out) && whole.lines().count() == 13);
}
