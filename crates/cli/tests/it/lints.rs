//! What `drypowder check` warns of, and how that can be denied, allowed and read by programs.

use serde_json::Value;

use crate::drypowder::{Folder, LONELY};

/// A scenario in which there is nothing to find.
fn quiet() -> String {
    LONELY
        .replace("1_000", "20_000")
        .replace("\"$120M\"", "{ value = \"$120M\", source = \"A. Nother\", as_of = \"2025-12\" }")
        .replace("\"$20M to $160M\"", "{ value = \"$20M to $160M\", note = \"judgement: invented\" }")
        .replace("now = 0.2", "now = { value = 0.2, note = \"judgement: invented\" }")
        .replace("\"$180M a year\"", "{ value = \"$180M a year\", note = \"judgement: invented\" }")
}

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("quiet.toml", &quiet());
    folder.write("old.toml", &quiet().replace("2025-12", "2024-12"));
    folder
}

#[test]
fn a_scenario_without_fault_gets_no_warning() {
    let ran = folder().drypowder(&["check", "quiet.toml", "--deny", "all"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(ran.out.contains("1 uncertain parameter\nhash   "), "{}", ran.out);
    assert!(
        ran.out.contains("of 4 stated numbers 1 carry a source, 3 a note alone, 0 neither"),
        "{}",
        ran.out
    );
}

#[test]
fn warnings_are_underlined_and_let_the_scenario_pass() {
    let ran = folder().drypowder(&["check", "old.toml"]);
    let expected = "\
warning[stale]: company[Example]: a number is dated more than 12 months before February 2026: run_rate (2024-12)
  --> old.toml:10:61
   |
10 | run_rate = { value = \"$120M\", source = \"A. Nother\", as_of = \"2024-12\" }
   |                                                             ^^^^^^^^^ its date
   |
   = help: look it up again and renew value and `as_of`, or allow older numbers with --stale-after

";
    assert_eq!((ran.code, ran.err.as_str()), (0, expected));
    assert!(ran.out.contains(", 1 warning (stale 1)\n"), "{}", ran.out);
}

#[test]
fn what_is_denied_is_an_error_and_what_is_allowed_is_silent() {
    let folder = folder();
    let check = |words: &[&str]| folder.drypowder(&[&["check", "old.toml"], words].concat());
    let denied = check(&["--deny", "stale"]);
    assert_eq!(denied.code, 5);
    assert!(denied.err.starts_with("error[stale]: company[Example]: a number is dated"), "{}", denied.err);
    assert!(denied.err.contains("error: lints that are denied found something: stale 1"), "{}", denied.err);
    assert!(denied.out.contains(", 1 error (stale 1)\n"), "{}", denied.out);
    assert_eq!(check(&["--deny", "all"]).code, 5);
    assert_eq!(check(&["--deny", "unsourced"]).code, 0);
    for words in [&["--allow", "stale"][..], &["--deny", "all", "--allow", "stale"], &["--allow", "all"]] {
        let allowed = check(words);
        assert_eq!((allowed.code, allowed.err.as_str()), (0, ""), "{words:?}");
    }
    assert_eq!(check(&["--allow", "all", "--deny", "stale"]).code, 5);
    assert_eq!(check(&["--allow", "stale", "--deny", "stale"]).code, 2);
}

#[test]
fn dates_are_judged_when_it_is_asked() {
    let folder = folder();
    let check =
        |words: &[&str]| folder.drypowder(&[&["check", "quiet.toml", "--deny", "stale"], words].concat());
    assert_eq!(check(&["--on", "2026-12"]).code, 0);
    assert_eq!(check(&["--on", "2027-01"]).code, 5);
    assert_eq!(check(&["--on", "2027-01", "--stale-after", "2 years"]).code, 0);
    assert!(check(&["--on", "2025-06"]).err.contains("from the future of June 2025"));
    assert_eq!(check(&["--on", "soon"]).code, 2);
}

#[test]
fn an_unknown_lint_gets_the_nearest() {
    let ran = folder().drypowder(&["check", "quiet.toml", "--deny", "unsorced"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("did you mean 'unsourced'?"), "{}", ran.err);
}

#[test]
fn a_warning_shows_the_file_it_stands_in() {
    let folder = folder();
    folder.write("over.toml", "extends = \"old.toml\"\nname = \"Over\"\n");
    let ran = folder.drypowder(&["check", "over.toml"]);
    assert!(ran.err.contains("--> old.toml:10:61"), "{}", ran.err);
    let json: Value =
        serde_json::from_str(&folder.drypowder(&["check", "over.toml", "--format", "json"]).out).unwrap();
    assert_eq!(json["lints"][0]["file"], "old.toml");
}

#[test]
fn programs_get_a_list() {
    let folder = folder();
    let ran = folder.drypowder(&["check", "old.toml", "--format", "json", "--deny", "stale"]);
    let json: Value = serde_json::from_str(&ran.out).unwrap();
    let lint = &json["lints"][0];
    assert_eq!(ran.code, 5);
    for (key, value) in [
        ("name", Value::from("stale")),
        ("severity", Value::from("error")),
        ("path", Value::from("company[Example]")),
        ("file", Value::from("old.toml")),
        ("line", Value::from(10)),
        ("column", Value::from(61)),
    ] {
        assert_eq!(lint[key], value, "{key}");
    }
    assert!(lint["message"].as_str().unwrap().contains("12 months before February 2026"));
    assert!(lint["advice"].as_str().unwrap().contains("--stale-after"));
    let lints: Value =
        serde_json::from_str(&folder.drypowder(&["check", "--lints", "--format", "json"]).out).unwrap();
    assert_eq!(lints.as_array().unwrap().len(), 11);
}

#[test]
fn lints_are_listed_without_a_file() {
    let ran = folder().drypowder(&["check", "--lints"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.starts_with("idle-correlation\n  Looks for "), "{}", ran.out);
    assert!(ran.out.contains("\nunsourced\n"), "{}", ran.out);
    assert_eq!(folder().drypowder(&["check"]).code, 2);
}

#[test]
fn a_pilot_sees_a_short_horizon() {
    let folder = folder();
    folder.write("short.toml", &quiet().replace("3 years", "1 year").replace(", \"2 years\"", ""));
    let ran = folder.drypowder(&["check", "short.toml"]);
    assert!(
        ran.err.starts_with("warning[short-horizon]: horizon: 64% of worlds are undecided"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("= help: write horizon = \"2 years\""), "{}", ran.err);
    assert_eq!(folder.drypowder(&["check", "short.toml"]).err, ran.err);
    assert_eq!(folder.drypowder(&["check", "short.toml", "--no-pilot"]).err, "");
}

#[test]
fn many_warnings_end_in_counts() {
    let folder = folder();
    let company = &LONELY[LONELY.find("[[company]]").unwrap()..];
    let more: String = (0..10).map(|one| company.replace("Example", &format!("Example {one}"))).collect();
    folder.write("many.toml", &format!("{LONELY}{more}"));
    let ran = folder.drypowder(&["check", "many.toml"]);
    assert_eq!(ran.err.matches("warning[").count(), 20);
    assert!(ran.err.contains("... and 14 more: unsourced 14 (--all shows them)"), "{}", ran.err);
    assert_eq!(folder.drypowder(&["check", "many.toml", "--all"]).err.matches("warning[").count(), 34);
}

/// A company that asks, two kinds of source that may fund it, and a contract of some size.
fn contract(per_year: &str) -> String {
    let market = "[market.multiple]\nnow = \"12x\"\nlong_run = \"8x\"\nhalf_life = \"18 months\"\nvolatility = \"35%\"\n";
    let owed = "[[company.commitment]]\nwith = \"Cloud\"\nfrom = \"2026-06\"\nto = \"2029-02\"\nper_year = ";
    let funds = "[company.policy]\n[[source]]\nname = \"Funds\"\nkind = \"venture\"\ndry_powder = \"$3B\"\nappetite = \"90%\"\n";
    let crowd =
        "[[source]]\nname = \"Crowd\"\nkind = \"individuals\"\nflow = \"$1B a year\"\nappetite = \"90%\"\n";
    let company = LONELY.replace("[[company]]", &format!("{market}[[company]]"));
    format!("{company}{owed}\"{per_year}\"\n{funds}{crowd}")
}

#[test]
fn what_is_called_unpayable_is_not_paid() {
    let folder = folder();
    let mut found = 0;
    for per_year in ["$100M", "$1B", "$2B", "$3B", "$4B", "$6B", "$9B"] {
        folder.write("contract.toml", &contract(per_year));
        let checked = folder.drypowder(&["check", "contract.toml", "--no-pilot", "--deny", "unpayable"]);
        let ran =
            folder.drypowder(&["run", "contract.toml", "--worlds", "512", "--format", "json", "--quiet"]);
        let results: Value = serde_json::from_str(&ran.out).unwrap();
        let dry = results["companies"][0]["sustain"]["runs_dry"]["value"].as_f64().unwrap();
        assert!(checked.code == 0 || dry > 0.5, "{per_year}: dry in {dry}\n{}", checked.err);
        found += usize::from(checked.code == 5);
    }
    assert!((1..7).contains(&found), "{found}");
}
