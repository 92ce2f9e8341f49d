//! `drypowder check`, and the program without a command.

use serde_json::Value;

use crate::drypowder::Folder;

#[test]
fn the_program_alone_says_what_to_type_first() {
    let ran = Folder::new().drypowder(&[]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("drypowder run scenarios/frontier-labs-2026.toml"));
}

#[test]
fn version_and_help_are_no_errors() {
    let folder = Folder::new();
    assert_eq!(folder.drypowder(&["--version"]).out, format!("drypowder {}\n", env!("CARGO_PKG_VERSION")));
    for words in [&["--help"][..], &["help", "run"], &["run", "--help"], &["help", "sweep"], &["check", "-h"]]
    {
        let ran = folder.drypowder(words);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert!(ran.out.contains("Usage: drypowder"));
    }
}

#[test]
fn a_right_file_is_valid() {
    let ran = Folder::new().drypowder(&["check", "lonely.toml"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out.starts_with(
            "valid: 1 company, 0 sources, 36 months, 1 uncertain parameter, 4 warnings (unsourced 3, rare 1)\nhash   "
        ),
        "{}",
        ran.out
    );
}

#[test]
fn programs_get_json_of_right_and_of_wrong_files() {
    let folder = Folder::new();
    let right: Value =
        serde_json::from_str(&folder.drypowder(&["check", "lonely.toml", "--format", "json"]).out).unwrap();
    assert_eq!((&right["valid"], &right["uncertain"]), (&Value::Bool(true), &Value::from(1)));
    assert_eq!((&right["numbers"], &right["levers"]), (&Value::from(17), &Value::from(1)));
    assert_eq!((&right["defaults"], right["unsourced"].as_array().unwrap().len()), (&Value::from(12), 4));
    let ran = folder.drypowder(&["check", "wrong.toml", "--format", "json"]);
    let wrong: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.code, &wrong["valid"]), (3, &Value::Bool(false)));
    assert!(wrong["problems"].as_array().unwrap().len() >= 2);
}

#[test]
fn a_wrong_file_shows_all_its_problems_underlined() {
    let folder = Folder::new();
    let ran = folder.drypowder(&["check", "wrong.toml"]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    assert!(ran.err.contains("cahs") && ran.err.contains("did you mean `cash`?"), "{}", ran.err);
    assert!(ran.err.contains("120M") && ran.err.contains("^^^^"), "{}", ran.err);
    assert!(ran.err.contains("nothing was written"));
}

#[test]
fn a_cohort_is_counted_and_its_numbers_once() {
    let folder = Folder::with_cohort(500);
    let ran = folder.drypowder(&["check", "crowd.toml"]);
    assert!(
        ran.out.starts_with("valid: 1 cohort of 500, 0 sources, 36 months, 1 uncertain parameter, "),
        "{}",
        ran.out
    );
    let ran = folder.drypowder(&["check", "crowd.toml", "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&report["companies"], &report["cohorts"][0]["members"]), (&500.into(), &500.into()));
    assert!(ran.out.contains("company[Example].cash") && !ran.out.contains("company[Example 1]"));
}
