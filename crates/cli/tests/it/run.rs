//! `drypowder run`.

use std::process::Stdio;

use serde_json::Value;

use crate::drypowder::Folder;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn an_answer_is_printed_and_four_files_are_written() {
    let folder = Folder::new();
    let ran = folder.drypowder(&["run", "lonely.toml"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out.starts_with("Lonely · 1,000 worlds · seed 1 · 3 years, monthly\n\nExample: its own cash"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains('\u{1b}'), "a pipe gets no colours");
    assert_eq!(folder.names("out/lonely"), ["months.csv", "months.parquet", "results.json", "run.json"]);
    assert_eq!(json(&folder.read("out/lonely/results.json"))["run"]["worlds"], 1000);
    assert_eq!(json(&folder.read("out/lonely/run.json"))["interrupted"], false);
    assert!(folder.read("out/lonely/results.json").ends_with("}\n"));
    assert_eq!(folder.read("out/lonely/months.csv").lines().count(), 1 + 36);
}

/// What only some scenarios hold is told of these, in print and in `results.json`; the others are as they were.
#[test]
fn milestones_events_and_reviews_are_told_where_there_are_any() {
    let folder = Folder::with_cohort(3);
    let more = "[company.policy]\n[[company.milestone]]\nname = \"Proof\"\ntakes = \"1 month\"\n\
                [[event]]\nname = \"Fire\"\nat = \"2026-02\"\n[[event.company]]\nname = \"Example\"\nfixed = \"10%\"\n\
                [[source]]\nname = \"Sponsor\"\nkind = \"venture\"\ndry_powder = \"$1B\"\nappetite = \"50%\"\n\
                review = { after = \"0 months\", margin = \"99%\" }\n\
                [market.multiple]\nnow = \"10x\"\nlong_run = \"10x\"\nhalf_life = \"1 year\"\nvolatility = 0\n";
    folder.write("told.toml", &format!("{}{more}", folder.read("crowd.toml")));
    let ran = folder.drypowder(&["run", "told.toml", "--quiet"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let reached = "  Milestones reached while private (share of cases): Proof >";
    let lines = [
        reached,
        "Events (while any company is private): Fire in every world.",
        "  Stops on a review of at least",
    ];
    assert!(lines.iter().all(|line| ran.out.contains(&format!("\n{line}"))), "{}", ran.out);
    let told = json(&folder.read("out/told/results.json"));
    for milestones in [&told["companies"][2]["milestones"], &told["cohorts"][0]["pooled"]["milestones"]] {
        assert_eq!(
            (&milestones[0]["name"], &milestones[0]["reached"]["value"]),
            (&"Proof".into(), &1.0.into())
        );
    }
    assert_eq!(told["system"]["events"][0]["happened"]["count"], 1000);
    assert!(told["sources"][0]["reviews"]["failed"]["count"].is_u64());
    folder.drypowder(&["run", "crowd.toml", "--quiet"]);
    let plain = folder.read("out/crowd/results.json");
    assert!(["milestones", "events", "reviews"].iter().all(|part| !plain.contains(part)));
}

/// Without a policy nobody knows whether a company pays its own way; with one, and nobody to ask, it runs out of cash.
#[test]
fn what_the_model_cannot_know_is_not_said() {
    let folder = Folder::new();
    let silent = folder.drypowder(&["run", "lonely.toml"]).out;
    assert!(!silent.contains("needs money") && !silent.contains("pays its own way"), "{silent}");
    assert!(silent.contains("\n  Still private  ") && silent.contains("ln(1 + cash)"), "{silent}");
    folder.write("decides.toml", &format!("{}[company.policy]\n", folder.read("lonely.toml")));
    let decides = folder.drypowder(&["run", "decides.toml"]).out;
    assert!(decides.contains("needs money") && !decides.contains("ln(1 + cash)"), "{decides}");
    assert!(decides.contains("Share of worlds in which it has run out of cash"), "{decides}");
}

#[test]
fn results_are_the_same_bytes_on_any_number_of_threads() {
    let folder = Folder::new();
    for threads in ["1", "2", "7"] {
        let ran =
            folder.drypowder(&["run", "lonely.toml", "--threads", threads, "--out", threads, "--quiet"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    }
    for name in ["results.json", "months.csv"] {
        let first = folder.read(&format!("1/{name}"));
        assert!(["2", "7"].iter().all(|threads| folder.read(&format!("{threads}/{name}")) == first));
    }
}

#[test]
fn json_is_the_file_that_is_written() {
    let folder = Folder::new();
    let ran = folder.drypowder(&[
        "run",
        "lonely.toml",
        "--format",
        "json",
        "--out",
        "x",
        "--worlds",
        "2_000",
        "--seed",
        "9",
    ]);
    assert_eq!(ran.out, folder.read("x/results.json"));
    assert_eq!(json(&ran.out)["run"]["seed"], 9);
    assert_eq!(json(&ran.out)["run"]["worlds"], 2000);
}

#[test]
fn a_change_beside_the_file_is_recorded() {
    let folder = Folder::new();
    let set = "company[Example].cash=$500M";
    let ran = folder.drypowder(&["run", "lonely.toml", "--set", set, "--format", "json"]);
    assert_eq!(json(&ran.out)["run"]["overrides"][0], set, "{}", ran.err);
}

#[test]
fn plain_text_is_ascii() {
    let folder = Folder::new();
    let ran = folder.drypowder(&["run", "lonely.toml", "--plain"]);
    assert!(ran.out.is_ascii() && ran.out.contains("+/-"), "{}", ran.out);
}

#[test]
fn colour_can_be_forced() {
    let folder = Folder::new();
    let output = folder.command(&["run", "lonely.toml"]).env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains('\u{1b}'));
}

#[test]
fn a_second_run_is_as_expected() {
    let folder = Folder::new();
    folder.drypowder(&["run", "lonely.toml", "--out", "was"]);
    let ran = folder.drypowder(&["run", "lonely.toml", "--expect", "was/results.json"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("As expected: every number is the recorded one."), "{}", ran.err);
}

#[test]
fn another_seed_is_not_as_expected() {
    let folder = Folder::new();
    folder.drypowder(&["run", "lonely.toml", "--out", "was"]);
    let ran = folder.drypowder(&["run", "lonely.toml", "--seed", "2", "--expect", "was/results.json"]);
    assert_eq!(ran.code, 5);
    assert!(ran.err.contains("run.seed  1  2"), "{}", ran.err);
    assert!(
        ran.err.contains("companies[Example].sustain.") && ran.err.contains("within noise"),
        "{}",
        ran.err
    );
}

/// A record that this program would not write is refused where it is wrong, before any world is simulated.
#[test]
fn a_record_with_keys_of_its_own_is_refused_at_its_place() {
    let folder = Folder::new();
    folder.drypowder(&["run", "lonely.toml", "--out", "was"]);
    let record = folder.read("was/results.json");
    for (known, foreign) in
        [("\"seed\"", "\"sead\": 1, \"seed\""), ("\"runs_dry\"", "\"runs\": 1, \"runs_dry\"")]
    {
        let changed = record.replacen(known, foreign, 1);
        let line = changed.lines().position(|line| line.contains(foreign)).unwrap() + 1;
        folder.write("other.json", &changed);
        let ran = folder.drypowder(&["run", "lonely.toml", "--expect", "other.json", "--out", "now"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
        let key = foreign.split('"').nth(1).unwrap();
        let says = [
            "other.json is not a results.json of this version".to_owned(),
            format!("unknown field `{key}`, expected "),
            format!("at line {line} column "),
        ];
        for part in says {
            assert!(ran.err.contains(&part), "{part}: {}", ran.err);
        }
        assert!(!folder.path().join("now").exists(), "nothing was run");
    }
}

#[test]
fn a_record_of_another_scenario_is_refused_before_the_work() {
    let folder = Folder::new();
    folder.drypowder(&["run", "lonely.toml", "--out", "was"]);
    let name = "name = \"Lonely\"";
    let text = folder.read("lonely.toml");
    assert!(text.contains(name), "{text}");
    folder.write("lonelier.toml", &text.replacen(name, "name = \"Lonelier\"", 1));
    let words = ["run", "lonelier.toml", "--expect", "was/results.json", "--out", "now"];
    let ran = folder.drypowder(&words);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
    let says = "--expect was/results.json is a record of another scenario: `Lonely` and not `Lonelier`";
    assert!(ran.err.contains(says) && ran.err.contains("drypowder run"), "{}", ran.err);
    assert!(!folder.path().join("now").exists(), "nothing was run");
    // The same one changed is compared, as that shows what the change does; the reader knows before the answer.
    let set = ["--set", "company[Example].cash=$300M"];
    let ran = folder.drypowder(&[&["run", "lonely.toml", "--expect", "was/results.json"][..], &set].concat());
    assert_eq!(ran.code, 5, "{}", ran.err);
    assert!(
        ran.err.starts_with("was/results.json was recorded before the scenario was changed"),
        "{}",
        ran.err
    );
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let folder = Folder::new();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = folder.command(&["run", "lonely.toml", "--format", "json", "--quiet"]);
    let output = command.stdout(writer).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
    assert_eq!(folder.names("out/lonely").len(), 4);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_as_a_valid_run_of_fewer_worlds() {
    let folder = Folder::new();
    let many = ["run", "lonely.toml", "--worlds", "500_000_000", "--threads", "1", "--format", "json"];
    let child = folder.command(&many).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1500));
    std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let output = child.wait_with_output().unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(0), "{err}");
    let worlds = json(&out)["run"]["worlds"].as_u64().unwrap();
    assert!(worlds > 0 && worlds < 500_000_000);
    assert!(err.contains(&format!("--worlds {worlds}")), "{err}");
    assert_eq!(json(&folder.read("out/lonely/run.json"))["interrupted"], true);
    let again =
        folder.drypowder(&["run", "lonely.toml", "--worlds", &worlds.to_string(), "--format", "json"]);
    assert_eq!(json(&again.out)["companies"], json(&out)["companies"]);
}

#[test]
fn a_cohort_is_one_block_and_one_curve_and_all_its_members_are_results() {
    let folder = Folder::with_cohort(40);
    let ran = folder.drypowder(&["run", "crowd.toml", "--worlds", "500", "--quiet"]);
    assert!(ran.out.contains("Example (40 members; a case is a member in a world)"), "{}", ran.out);
    assert!(!ran.out.contains("Example 1"));
    let results = json(&folder.read("out/crowd/results.json"));
    assert_eq!(results["companies"].as_array().unwrap().len(), 40);
    assert_eq!(results["companies"][0]["cohort"], "Example");
    assert_eq!(results["cohorts"][0]["pooled"]["sustain"]["runs_dry"]["of"], 20_000);
    assert_eq!(folder.read("out/crowd/months.csv").lines().count(), 1 + 36);
    let again =
        folder.drypowder(&["run", "crowd.toml", "--worlds", "500", "--expect", "out/crowd/results.json"]);
    assert_eq!(again.code, 0, "{}", again.err);
}

#[test]
fn a_small_cohort_has_rows_for_each_member() {
    let folder = Folder::with_cohort(10);
    folder.drypowder(&["run", "crowd.toml", "--worlds", "100", "--quiet"]);
    assert_eq!(folder.read("out/crowd/months.csv").lines().count(), 1 + 11 * 36);
}

#[test]
fn too_large_a_cohort_is_refused_before_it_starts() {
    let folder = Folder::with_cohort(1_900);
    let ran = folder.drypowder(&["run", "crowd.toml", "--max-memory", "64MiB"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--max-memory"), "{}", ran.err);
}
