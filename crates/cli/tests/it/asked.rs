//! `drypowder run --until` and `--assert`, and the scenario's own assertions.

use std::process::Stdio;

use serde_json::Value;

use crate::drypowder::{Folder, LONELY, Ran};

/// The lonely company runs dry in 55% of its worlds, and nobody could list it.
const PASSES: &str = "P(dry.Example within 3 years) > 50%";
const FAILS: &str = "P(ipo.Example) > 1%";

fn run(folder: &Folder, words: &[&str]) -> Ran {
    folder.drypowder(&[&["run", "lonely.toml", "--quiet"], words].concat())
}

fn results(folder: &Folder) -> Value {
    serde_json::from_str(&folder.read("out/lonely/results.json")).unwrap()
}

/// A claim that the number of worlds leaves open: a bound on the number itself.
fn open(folder: &Folder) -> String {
    assert_eq!(run(folder, &[]).code, 0);
    let share = results(folder)["companies"][0]["sustain"]["runs_dry_by"][0]["share"]["value"].clone();
    format!("P(dry.Example within 1 year) < {:.4}", share.as_f64().unwrap() + 1e-4)
}

#[test]
fn claims_pass_fail_or_are_undecided_by_their_intervals() {
    let folder = Folder::new();
    let open = open(&folder);
    for (claims, code, says) in [
        (vec![PASSES], 0, ""),
        (vec![FAILS], 5, "error: the assertion fails\n"),
        (vec![&open], 6, "undecided: the assertion is open\n  help: ask for more --worlds"),
        (vec![PASSES, &open], 6, "undecided: 1 of 2 assertions is open\n"),
        (vec![PASSES, &open, FAILS], 5, "error: 1 of 3 assertions fails, 1 undecided\n"),
        (vec![FAILS, FAILS], 5, "error: 2 of 2 assertions fail\n"),
    ] {
        let words: Vec<&str> = claims.iter().flat_map(|claim| ["--assert", claim]).collect();
        let ran = run(&folder, &words);
        assert_eq!(ran.code, code, "{claims:?}: {}", ran.err);
        assert!(ran.err.starts_with(says), "{claims:?}: {}", ran.err);
        assert_eq!(ran.out.matches("\nAsserted:\n").count(), 1, "{}", ran.out);
    }
    let ran = run(&folder, &["--assert", PASSES, "--assert", &open, "--assert", FAILS]);
    assert!(ran.out.contains(&format!("\n  pass       {PASSES}: ")), "{}", ran.out);
    assert!(ran.out.contains(&format!("\n  FAIL       {FAILS}: 0.00% (0.00% to 0.38%)\n")), "{}", ran.out);
    assert!(ran.out.contains(&format!("\n  undecided  {open}: ")), "{}", ran.out);
    let told = &results(&folder)["assertions"];
    let verdicts: Vec<&str> =
        told.as_array().unwrap().iter().map(|one| one["verdict"].as_str().unwrap()).collect();
    assert_eq!(verdicts, ["pass", "undecided", "fail"]);
    assert!(told[1]["worlds_to_settle"].as_u64().unwrap() > 1_000);
    assert_eq!((&told[0]["unit"], &told[0]["worlds_to_settle"]), (&Value::from("share"), &Value::Null));
}

#[test]
fn the_scenario_asserts_too_unless_it_is_told_not_to() {
    let folder = Folder::new();
    folder.write("lonely.toml", &format!("{LONELY}[[assert]]\nthat = \"{FAILS}\"\nnote = \"it hopes\"\n"));
    let ran = run(&folder, &["--assert", PASSES]);
    assert_eq!(ran.code, 5, "{}", ran.err);
    let (own, typed) = (ran.out.find(FAILS).unwrap(), ran.out.find(PASSES).unwrap());
    assert!(own < typed, "the scenario speaks first");
    let ran = run(&folder, &["--no-assert"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!ran.out.contains("Asserted") && results(&folder).get("assertions").is_none());
    assert_eq!(run(&folder, &["--no-assert", "--assert", FAILS]).code, 5);
}

#[test]
fn what_the_scenario_asserts_beyond_the_horizon_is_warned_of_and_open() {
    let folder = Folder::new();
    let that = "P(ipo.Example by 2040-12) < 50%";
    folder.write("lonely.toml", &format!("{LONELY}[[assert]]\nthat = \"{that}\"\n"));
    let checked = folder.drypowder(&["check", "lonely.toml"]);
    assert!(checked.code == 0 && checked.err.contains("December 2040 lies beyond"), "{}", checked.err);
    let ran = run(&folder, &[]);
    assert_eq!(ran.code, 6, "{}", ran.err);
    assert!(ran.out.contains(&format!("undecided  {that}: at least 0.0% by the horizon")), "{}", ran.out);
}

#[test]
fn a_record_and_claims_are_judged_together_and_the_worst_comes_out() {
    let folder = Folder::new();
    let open = open(&folder);
    let record = ["--expect", "out/lonely/results.json"];
    let ran = run(&folder, &[&record[..], &["--assert", PASSES]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("assertions[P(dry.Example within 3 years) > 50%]")
            && ran.err.contains("As expected")
    );
    run(&folder, &[]);
    let ran = run(&folder, &[&record[..], &["--seed", "2", "--assert", &open]].concat());
    assert_eq!(ran.code, 5, "an open claim does not hide changed numbers: {}", ran.err);
    assert!(ran.err.contains("Not as expected") && ran.err.contains("drew independently"), "{}", ran.err);
    run(&folder, &[]);
    let ran = run(&folder, &[&record[..], &["--seed", "2", "--assert", FAILS]].concat());
    assert!(
        ran.code == 5
            && ran.err.contains("Not as expected")
            && ran.err.contains("error: the assertion fails")
    );
}

#[test]
fn a_run_stops_when_it_knows_enough_and_is_the_run_of_those_worlds() {
    let folder = Folder::new();
    let until = ["--until", "sustain.Example.median ± 0.3 months", "--worlds", "1000000"];
    let ran = run(&folder, &until);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let reached = results(&folder);
    let worlds = reached["run"]["worlds"].as_u64().unwrap();
    assert!(worlds < 1_000_000 && worlds.is_multiple_of(4_096), "{worlds}");
    assert!(
        ran.out.contains("\nPrecision reached after ") && !ran.out.contains("Stopped early"),
        "{}",
        ran.out
    );
    let target = &reached["until"]["targets"][0];
    assert_eq!(
        (&target["met"], &target["asked"], &target["unit"]),
        (&true.into(), &0.3.into(), &"months".into())
    );
    assert_eq!(folder.read("out/lonely/run.json").matches("\"interrupted\": false").count(), 1);
    for threads in ["1", "3"] {
        let ran = run(&folder, &[&until[..], &["--threads", threads, "--out", threads]].concat());
        assert_eq!(ran.code, 0);
        assert_eq!(folder.read(&format!("{threads}/results.json")), folder.read("out/lonely/results.json"));
    }
    // The same without the flag, but for what was asked.
    run(&folder, &["--worlds", &worlds.to_string(), "--out", "plain"]);
    let mut bare = reached.clone();
    bare.as_object_mut().unwrap().remove("until");
    let plain: Value = serde_json::from_str(&folder.read("plain/results.json")).unwrap();
    assert_eq!(bare, plain);
    assert_eq!(folder.read("plain/months.csv"), folder.read("out/lonely/months.csv"));
    let again = run(&folder, &["--worlds", &worlds.to_string(), "--expect", "1/results.json"]);
    assert_eq!(again.code, 0, "{}", again.err);
}

#[test]
fn what_is_not_reached_is_undecided_and_advises_enough() {
    let folder = Folder::new();
    let until = ["--until", "P(dry.Example within 1 year) +- 1%"];
    let ran = run(&folder, &until);
    assert_eq!(ran.code, 6, "{}", ran.err);
    assert!(
        ran.err.contains("undecided: 1,000 worlds, the most allowed, do not reach the precision"),
        "{}",
        ran.err
    );
    assert!(ran.out.contains("Precision not reached after 1,000 worlds and one look"), "{}", ran.out);
    let target = results(&folder)["until"]["targets"][0].clone();
    let worlds = target["worlds_to_settle"].as_u64().unwrap();
    assert!(ran.out.contains(&format!("--worlds {worlds}")), "{}", ran.out);
    let ran = run(&folder, &[&until[..], &["--worlds", &worlds.to_string()]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn every_precision_must_be_reached_and_claims_are_judged_by_the_same_intervals() {
    let folder = Folder::new();
    let wide = ["--until", "P(dry.Example) ± 5%"];
    let narrow = ["--until", "P(dry.Example within 1 year) ± 1%"];
    let worlds = |words: &[&str]| {
        assert_eq!(run(&folder, &[words, &["--worlds", "1000000"]].concat()).code, 0);
        results(&folder)["run"]["worlds"].as_u64().unwrap()
    };
    let (first, second) = (worlds(&wide), worlds(&narrow));
    assert!(first < second, "{first} {second}");
    assert_eq!(worlds(&[wide, narrow].concat()), second);
    let claim = ["--assert", "P(dry.Example within 1 year) > 1%"];
    assert_eq!(worlds(&[&wide[..], &narrow, &claim].concat()), second);
    let told = results(&folder);
    let (judged, target) = (&told["assertions"][0], &told["until"]["targets"][1]);
    assert_eq!((&judged["low"], &judged["high"]), (&target["low"], &target["high"]));
}

#[test]
fn programs_get_verdicts_in_json_and_people_beside_it() {
    let folder = Folder::new();
    let words = ["--format", "json", "--assert", FAILS, "--until", "P(dry.Example) ± 5%", "--worlds", "9000"];
    let ran = run(&folder, &words);
    assert_eq!(ran.code, 5);
    assert_eq!(ran.out, folder.read("out/lonely/results.json"));
    assert!(
        ran.err.contains("Precision reached after 4,096 worlds")
            && ran.err.contains(&format!("FAIL       {FAILS}"))
    );
    let plain = run(&folder, &["--plain", "--until", "P(dry.Example) ± 5%", "--worlds", "9000"]);
    assert!(plain.out.is_ascii() && plain.out.contains("P(dry.Example) +/- 5%"), "{}", plain.out);
}

#[test]
fn a_member_picked_at_random_may_be_asked_about() {
    let folder = Folder::with_cohort(5);
    let words = [
        "run",
        "crowd.toml",
        "--until",
        "P(dry.Example within 1 year) ± 2%",
        "--assert",
        "P(dry.Example 3) > 50%",
    ];
    let ran = folder.drypowder(&[&words[..], &["--worlds", "100000", "--quiet"]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("P(dry.Example within 1 year) ± 2%: "), "{}", ran.out);
}

#[test]
fn the_cost_is_that_of_the_most_worlds() {
    let folder = Folder::new();
    let words = ["--until", "P(dry.Example) ± 5%", "--worlds", "1000000", "--max-work", "1e6"];
    let ran = run(&folder, &words);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("3.60e7"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_a_run_that_waits_for_precision() {
    let folder = Folder::new();
    let words = ["run", "lonely.toml", "--until", "P(dry.Example within 1 year) ± 0.0001%"];
    let words = [&words[..], &["--worlds", "500_000_000", "--threads", "1", "--quiet"]].concat();
    let mut command = folder.command(&words);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1500));
    std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let output = child.wait_with_output().unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(0), "{err}");
    let told = results(&folder);
    let worlds = told["run"]["worlds"].as_u64().unwrap();
    assert!(worlds > 0 && worlds < 500_000_000 && told["run"]["worlds_requested"] == 500_000_000);
    let looks = told["until"]["looks"].as_array().unwrap();
    assert_eq!(looks.last().unwrap()["worlds"].as_u64(), Some(worlds));
    assert!(
        err.contains(&format!("--worlds {worlds}")) && out.contains("Precision not reached after"),
        "{err}\n{out}"
    );
}
