//! `drypowder show`, and scenarios that extend others.

use std::{fs, path::PathBuf};

use serde_json::Value;

use crate::drypowder::Folder;

/// The folder of shipped scenarios.
fn shipped() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios"))
}

/// What is said of a scenario's hash.
fn hash(folder: &Folder, words: &[&str]) -> String {
    let ran = folder.drypowder(&[&["show"], words, &["--only", "hash"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out
}

#[test]
fn what_is_shown_is_the_same_scenario_again() {
    let folder = Folder::new();
    let paths = fs::read_dir(shipped()).unwrap().map(|entry| entry.unwrap().path());
    for path in paths.filter(|path| path.is_file()) {
        let file = path.to_str().unwrap();
        let shown = folder.drypowder(&["show", file]);
        assert_eq!(shown.code, 0, "{}", shown.err);
        folder.write("again.toml", &shown.out);
        assert_eq!(hash(&folder, &["again.toml"]), hash(&folder, &[file]), "{file}");
        let again = folder.drypowder(&["show", "again.toml"]);
        assert_eq!(again.out, shown.out, "{file}");
    }
}

#[test]
fn what_is_set_beside_the_file_is_shown() {
    let folder = Folder::new();
    let set = ["lonely.toml", "--set", "company[Example].cash=$5M"];
    let shown = folder.drypowder(&[&["show"], &set[..], &["--only", "scenario"]].concat());
    assert!(shown.out.contains("cash = \"$5M\""), "{}", shown.out);
    assert_ne!(hash(&folder, &set), hash(&folder, &["lonely.toml"]));
}

#[test]
fn uncertain_numbers_come_with_their_quantiles() {
    let ran = Folder::new().drypowder(&["show", "lonely.toml", "--only", "numbers"]);
    let expected = "\
1 uncertain number      p05  median    p95        law
company[Example].cash  $20M  $56.6M  $160M  lognormal
";
    assert_eq!(ran.out, expected);
}

#[test]
fn who_may_fund_whom_fits_a_screen() {
    let file = shipped().join("frontier-labs-2026.toml");
    let ran = Folder::new().drypowder(&["show", file.to_str().unwrap(), "--only", "funding", "--plain"]);
    assert!(
        ran.out.lines().count() < 20 && ran.out.lines().all(|line| line.chars().count() <= 120),
        "{}",
        ran.out
    );
    let softbank = ran.out.lines().find(|line| line.starts_with("SoftBank")).unwrap();
    assert!(softbank.contains("leveraged") && softbank.contains('+') && softbank.contains('-'), "{softbank}");
}

#[test]
fn programs_get_json() {
    let ran = Folder::new().drypowder(&["show", "lonely.toml", "--format", "json"]);
    let shown: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(shown["uncertain"][0]["path"], "company[Example].cash");
    assert!(shown["toml"].as_str().unwrap().contains("[company.growth]"));
    assert_eq!(shown["scenario_hash"].as_str().unwrap().len(), 64);
}

#[test]
fn a_scenario_extends_one_beside_it() {
    let folder = Folder::new();
    folder
        .write("richer.toml", "extends = \"lonely.toml\"\n[[company]]\nname = \"Example\"\ncash = \"$5M\"\n");
    let set = hash(&folder, &["lonely.toml", "--set", "company[Example].cash=$5M"]);
    assert_eq!(hash(&folder, &["richer.toml"]), set);
    folder.write("gone.toml", "extends = \"lonley.toml\"\n");
    let ran = folder.drypowder(&["run", "gone.toml"]);
    assert_eq!(ran.code, 3);
    assert!(
        ran.err.contains("`lonley.toml` does not exist") && ran.err.contains("gone.toml:1:11"),
        "{}",
        ran.err
    );
}

#[test]
fn a_problem_has_a_line_and_a_column_for_editors() {
    let ran = Folder::new().drypowder(&["check", "wrong.toml", "--format", "json"]);
    let wrong: Value = serde_json::from_str(&ran.out).unwrap();
    let first = &wrong["problems"][0];
    assert_eq!(
        (&first["file"], &first["line"], &first["column"]),
        (&"wrong.toml".into(), &10.into(), &12.into())
    );
}

#[test]
fn a_scenario_may_be_piped_in() {
    let folder = Folder::new();
    let hash_of_file = hash(&folder, &["lonely.toml"]);
    let mut command = folder.command(&["show", "-", "--only", "hash"]);
    let piped = command.stdin(fs::File::open(folder.path().join("lonely.toml")).unwrap()).output().unwrap();
    assert_eq!(String::from_utf8(piped.stdout).unwrap(), hash_of_file);
    let mut command = folder.command(&["check", "-"]);
    let piped = command.stdin(fs::File::open(folder.path().join("wrong.toml")).unwrap()).output().unwrap();
    assert!(String::from_utf8(piped.stderr).unwrap().contains("standard input:10:12"));
}

/// What `show` prints of a number can be typed behind `--set`, whatever the company is called.
#[test]
fn printed_paths_can_be_typed_back() {
    let folder = Folder::new();
    let text = folder.read("lonely.toml").replace("name = \"Example\"", "name = \"Optimo [US]\"");
    folder.write("named.toml", &text);
    let shown = folder.drypowder(&["show", "named.toml", "--set", "company[Optimo [US]].cash=$1M to $2M"]);
    assert!(shown.out.contains("company[Optimo [US]].cash"), "{}{}", shown.out, shown.err);
}

#[test]
fn overrides_are_judged_like_a_file() {
    let says = |set: &str, words: &str| {
        let ran = Folder::new().drypowder(&["check", "lonely.toml", "--set", set]);
        assert_eq!(ran.code, 3);
        assert!(ran.err.contains(words), "{set}: {}", ran.err);
    };
    says("company[Example].cash={ value = \"$1B\" source = \"x\" }", "comma");
    says("compani[Example].cash=$1B", "did you mean `company`?");
    says("marks[1]=3 years", "`marks` is set as a whole");
}
