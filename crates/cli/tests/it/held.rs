//! What a number of `drypowder validate` is held by: its error, the interval of its bin, its digits, or nothing.

use serde_json::Value;

use crate::drypowder::{Folder, Ran};

/// Revenue whose logarithm is normal after a year: mean −0.08, standard deviation 0.4; ln 2 is 1.93 deviations above the mean.
const REVENUE: &str = "\
name = \"Revenue\"
start = \"2026-01\"
horizon = \"12 months\"
[run]
worlds = 5000
seed = 7
[[company]]
name = \"A\"
run_rate = \"$1M\"
cash = \"$1M\"
[company.growth]
now = 0
volatility = 0.4
[[measure]]
name = \"log\"
value = \"ln(run_rate(A, 12 months) / $1M)\"
[[measure]]
name = \"never\"
value = \"ln(0 - run_rate(A, 12 months))\"
[[measure]]
name = \"far out\"
value = \"ln(run_rate(A, 12 months) / $1M) > 4.52 * 0.4 - 0.08\"
[[measure]]
name = \"goes on\"
value = \"1 - (1 - private(A, 12 months)) * (run_rate(A, 12 months) > $2M)\"
[[measure]]
name = \"same\"
value = \"2 + private(A, start)\"
";

/// A folder with that and what its numbers ought to be.
fn held(run: &str, references: &[(&str, f64)]) -> Folder {
    let folder = Folder::new();
    let references = references.iter().map(|(of, value)| {
        format!("[[reference]]\nof = \"{of}\"\nvalue = {value:?}\nsource = \"arithmetic\"\n")
    });
    let text = REVENUE.replace("worlds = 5000", run) + &references.collect::<String>();
    folder.write("revenue.toml", &text);
    folder
}

fn rows(ran: &Ran) -> Vec<Value> {
    let table: Value = serde_json::from_str(&ran.out).unwrap();
    table["rows"].as_array().unwrap().clone()
}

fn json(folder: &Folder) -> Ran {
    folder.drypowder(&["validate", "revenue.toml", "--worlds", "5000", "--format", "json", "--quiet"])
}

#[test]
fn what_has_an_unknown_error_does_not_agree() {
    // Of one world.
    let folder = held("worlds = 1", &[("mean(log)", -0.08), ("sd(log)", 0.4), ("mean(same)", 3.0)]);
    let ran = folder.drypowder(&["validate", "revenue.toml", "--plain", "--quiet"]);
    assert_eq!(ran.code, 5, "{}{}", ran.out, ran.err);
    assert_eq!(ran.out.matches(" unknown ").count(), 3, "{}", ran.out);
    assert_eq!(
        (ran.out.matches("DIFFERS").count(), ran.out.matches("agrees").count()),
        (2, 1),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("exact"), "{}", ran.out);
    assert!(ran.out.contains("  3 by nothing: their errors are not known"), "{}", ran.out);
    let all = rows(&folder.drypowder(&["validate", "revenue.toml", "--format", "json", "--quiet"]));
    for row in &all {
        assert_eq!((&row["kind"], &row["z"]), (&"unknown".into(), &Value::Null), "{row}");
    }
}

#[test]
fn a_reference_with_an_error_is_not_enough_for_one_world() {
    let folder = held("worlds = 1", &[("mean(log)", -0.08)]);
    let text = folder.read("revenue.toml").replace("value = -0.08", "value = -0.08\nerror = 10");
    folder.write("revenue.toml", &text);
    let ran = folder.drypowder(&["validate", "revenue.toml", "--plain", "--quiet"]);
    assert!(ran.code == 5 && ran.out.contains("unknown"), "{}", ran.out);
}

/// The median of 5,000 worlds has a standard error of √(π/2)·0.4/√5000 = 0.0071; beyond four of them and a bin lies nothing.
#[test]
fn a_quantile_is_held_within_its_bin_and_counts_for_no_alarm() {
    let folder =
        held("worlds = 5000", &[("median(log)", -0.08), ("median(log)", -0.12), ("median(same)", 3.0)]);
    let ran = json(&folder);
    let [right, wrong, same] = &rows(&ran)[..] else { panic!("{}", ran.out) };
    for row in [right, wrong] {
        assert_eq!(
            (&row["kind"], &row["z"], &row["standard_error"]),
            (&"within-its-bin".into(), &Value::Null, &Value::Null),
            "{row}"
        );
        let width = row["within"]["high"].as_f64().unwrap() - row["within"]["low"].as_f64().unwrap();
        assert!((0.045..0.065).contains(&width), "{row}");
    }
    assert_eq!((&right["agrees"], &wrong["agrees"]), (&true.into(), &false.into()), "{}", ran.out);
    assert_eq!((&same["kind"], &same["agrees"]), (&"exact".into(), &true.into()), "{same}");
    let table: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(table["expected_false_alarms"], 0.0);
    let text = folder.drypowder(&["validate", "revenue.toml", "--worlds", "5000", "--plain", "--quiet"]);
    assert!(text.out.contains("  2 within their bins"), "{}", text.out);
    assert!(!text.out.contains("by their standard errors"), "{}", text.out);
}

/// In so few worlds a quantile lies anywhere.
#[test]
fn a_quantile_of_a_handful_of_worlds_is_not_known() {
    let folder = held("worlds = 10", &[("median(log)", -0.08)]);
    let ran = folder.drypowder(&["validate", "revenue.toml", "--plain", "--quiet"]);
    assert!(ran.code == 5 && ran.out.contains("unknown"), "{}", ran.out);
}

#[test]
fn what_is_0_or_1_has_the_error_of_its_reference() {
    // 3.1e-6 of 5,000 worlds is none; all go on.
    let folder = held("worlds = 5000", &[("mean(far out)", 3.1e-6), ("mean(goes on)", 0.9999)]);
    let ran = json(&folder);
    let [far, goes] = &rows(&ran)[..] else { panic!("{}", ran.out) };
    for (row, value, p) in [(far, 0.0, 3.1e-6), (goes, 1.0, 0.9999)] {
        assert_eq!((&row["kind"], &row["value"]), (&"statistical".into(), &value.into()), "{row}");
        assert_eq!(row["agrees"], true, "{row}");
        let error = row["standard_error"].as_f64().unwrap();
        assert!((error / (p * (1.0 - p) / 5e3_f64).sqrt() - 1.0).abs() < 1e-9, "{row}");
    }
}

#[test]
fn what_never_happened_has_wilsons_interval() {
    let folder = held("worlds = 5000", &[]);
    let ran = folder.drypowder(&[
        "run",
        "revenue.toml",
        "--worlds",
        "1000",
        "--quiet",
        "--assert",
        "mean(far out) < 0.001",
        "--assert",
        "mean(far out) < 0.01",
    ]);
    // 1.96²/(1000 + 1.96²) = 0.0038.
    assert_eq!(ran.code, 6, "{}{}", ran.out, ran.err);
    let results: Value = serde_json::from_str(&folder.read("out/revenue/results.json")).unwrap();
    let [open, passed] = &results["assertions"].as_array().unwrap()[..] else { panic!("{results}") };
    assert_eq!((&open["verdict"], &passed["verdict"]), (&"undecided".into(), &"pass".into()));
    assert!((open["high"].as_f64().unwrap() - 0.003_826_8).abs() < 1e-6, "{open}");
    let until = ["run", "revenue.toml", "--worlds", "4096", "--quiet", "--until", "mean(far out) ± 0.002"];
    let ran = folder.drypowder(&until);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let results: Value = serde_json::from_str(&folder.read("out/revenue/results.json")).unwrap();
    // What has not happened in the few worlds of the first look may still happen.
    assert_eq!(results["run"]["worlds"], 4096, "{}", results["until"]);
}

/// A measure has no horizon to lie beyond.
#[test]
fn what_no_world_has_is_undecided() {
    let folder = held("worlds = 5000", &[]);
    let ran = folder.drypowder(&[
        "run",
        "revenue.toml",
        "--worlds",
        "64",
        "--quiet",
        "--assert",
        "mean(never) >= 3",
        "--assert",
        "p01(log) >= -12",
    ]);
    assert_eq!(ran.code, 6, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("mean(never) >= 3: in no world"), "{}", ran.out);
    assert!(ran.out.contains("p01(log) >= -12: ") && ran.out.contains(" (up to "), "{}", ran.out);
}

#[test]
fn few_worlds_are_said_to_be_rough() {
    let folder = held("worlds = 5000", &[("sd(log)", 0.4), ("mean(same)", 3.0)]);
    let said = |worlds: &str| {
        let ran = folder.drypowder(&["validate", "revenue.toml", "--worlds", worlds, "--plain", "--quiet"]);
        assert_eq!(ran.code, 0, "{}", ran.out);
        ran.out
            .contains("Below 10,000 worlds the errors of standard deviations and of skewed means are rough")
    };
    assert!(said("9999") && !said("10000"));
}

#[test]
fn a_table_is_a_record() {
    let folder = held("worlds = 5000", &[("mean(log)", -0.08), ("P(insolvent.A)", 0.0)]);
    folder.drypowder(&["run", "revenue.toml", "--worlds", "2000", "--seed", "9", "--quiet"]);
    let results: Value = serde_json::from_str(&folder.read("out/revenue/results.json")).unwrap();
    let words =
        ["validate", "revenue.toml", "--worlds", "2000", "--seed", "8", "--other-seeds", "1", "--quiet"];
    let ran = folder.drypowder(&[&words[..], &["--format", "json"]].concat());
    let table: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(table["version"], results["run"]["version"]);
    let rows = table["rows"].as_array().unwrap();
    let [first, _, mean, share] = &rows[..] else { panic!("{table}") };
    assert_eq!(first["run"]["seed"], 8);
    for key in ["seed", "worlds", "scenario_hash"] {
        assert_eq!((&mean["run"][key], &share["run"][key]), (&results["run"][key], &results["run"][key]));
    }
    assert_eq!(mean["measured"]["worlds"], 2000);
    assert_eq!((&mean["measured"]["undefined"], share.get("measured")), (&0.into(), None));
    // A formula is a number of no run.
    let formulas = folder.drypowder(&["validate", "--only", "formulas", "--format", "json", "--quiet"]);
    let table: Value = serde_json::from_str(&formulas.out).unwrap();
    assert!(table["rows"][0].get("run").is_none() && table["version"].is_string());
}

#[test]
fn a_case_and_a_shipped_scenario_of_one_name_are_told_apart() {
    let words = ["validate", "--only", "dot-com-2000", "--worlds", "200", "--format", "json", "--quiet"];
    let all = rows(&Folder::new().drypowder(&words));
    let of = |name: &str| all.iter().filter(|row| row["case"] == name).count();
    let shipped = of("identities of dot-com-2000");
    assert!(shipped > 0 && shipped == of("identities of validation/dot-com-2000"), "{all:?}");
    assert_eq!(of("dot-com-2000") + 2 * shipped, all.len());
}
