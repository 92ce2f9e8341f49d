//! `drypowder validate`.

use serde_json::Value;

use crate::drypowder::Folder;

/// Cash that halves for certain, and what it ought to be.
fn case(value: &str) -> String {
    format!(
        "name = \"Half\"\nstart = \"2026-01\"\nhorizon = \"12 months\"\n[run]\nworlds = 64\n[[company]]\nname = \"A\"\n\
         run_rate = \"0.000001 dollars\"\ncash = \"24 dollars\"\n[company.growth]\nnow = 0\n[company.fixed]\n\
         now = \"12 dollars a year\"\n[[measure]]\nname = \"left\"\nvalue = \"cash(A, end)\"\n\
         [[reference]]\nof = \"mean(left)\"\nvalue = {value}\nsource = \"arithmetic\"\n\
         [[reference]]\nof = \"P(insolvent.A)\"\nvalue = 0\nsource = \"arithmetic\"\n"
    )
}

#[test]
fn what_agrees_is_said_and_is_no_error() {
    let folder = Folder::new();
    let ran = folder.drypowder(&["validate", "--only", "brownian", "--worlds", "6400", "--plain", "--quiet"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    for part in [
        "brownian-cash-continuous ",
        "P(dry.Walk within 24 months)",
        "identities of validation/geometric-brownian-revenue ",
        "All agree.",
        "beyond 4 by chance alone: ",
    ] {
        assert!(ran.out.contains(part), "{part}: {}", ran.out);
    }
    assert!(!ran.out.contains("DIFFERS") && ran.err.is_empty(), "{}", ran.err);
}

#[test]
fn what_differs_is_an_error() {
    let folder = Folder::new();
    // Revenue is a millionth of a dollar a year.
    folder.write("right.toml", &case("12.000001"));
    folder.write("wrong.toml", &case("12.0000011"));
    let right = folder.drypowder(&["validate", "right.toml", "--quiet"]);
    assert_eq!((right.code, right.out.matches("agrees").count()), (0, 2), "{}{}", right.out, right.err);
    let wrong = folder.drypowder(&["validate", "right.toml", "wrong.toml", "--quiet"]);
    assert_eq!(wrong.code, 5, "{}", wrong.err);
    assert_eq!(
        (wrong.out.matches("DIFFERS").count(), wrong.out.matches(" agrees").count()),
        (1, 3),
        "{}",
        wrong.out
    );
    assert!(wrong.err.contains("1 number differs from its reference"), "{}", wrong.err);
    let json = folder.drypowder(&["validate", "wrong.toml", "--format", "json", "--quiet"]);
    assert_eq!(json.code, 5);
    let table: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((&table["failed"], table["rows"].as_array().unwrap().len()), (&Value::from(1), 2));
    let row = &table["rows"][0];
    assert_eq!(
        (&row["case"], &row["kind"], &row["agrees"]),
        (&"wrong".into(), &"exact".into(), &false.into())
    );
    assert_eq!((&row["of"], &row["reference"]), (&"mean(left)".into(), &12.000_001_1.into()));
}

#[test]
fn every_case_runs_from_other_seeds() {
    let folder = Folder::new();
    let words = ["validate", "--only", "buyer-alone", "--worlds", "2000", "--other-seeds", "2", "--quiet"];
    let ran = folder.drypowder(&words);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("  buyer-alone +1 ") && ran.out.contains("  buyer-alone +2 "), "{}", ran.out);
}

#[test]
fn what_cannot_be_held_is_refused() {
    let folder = Folder::new();
    folder.write("nothing.toml", case("12").split("[[reference]]").next().unwrap());
    folder.write("broken.toml", "name = 3\n");
    for (words, code, says) in [
        (["validate", "--only", "zebra"], 2, "there are cases, formulas, identities and coverage"),
        (["validate", "nothing.toml", "--quiet"], 2, "add [[reference]] with of, value and source"),
        (["validate", "broken.toml", "--quiet"], 3, "broken.toml"),
        (["validate", "--worlds", "0"], 2, "--worlds"),
    ] {
        let ran = folder.drypowder(&words);
        assert_eq!(ran.code, code, "{words:?}: {}", ran.err);
        assert!(ran.err.contains(says), "{words:?}: {}", ran.err);
    }
}

#[test]
fn formulas_need_no_worlds() {
    let ran = Folder::new().drypowder(&["validate", "--only", "formulas", "--quiet"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("Wilson, lower end of 28 in 100") && ran.out.contains("exactly"), "{}", ran.out);
}
