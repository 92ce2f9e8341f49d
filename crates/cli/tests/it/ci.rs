//! `docs/ci.md`: every command of the page does what the page says.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use crate::{drypowder::Folder, pages::blocks};

/// A folder as the page supposes it: the smallest scenario, and the record that its first command makes.
fn folder() -> Folder {
    let folder = Folder::new();
    std::fs::create_dir(folder.path().join("scenarios")).unwrap();
    folder.write("scenarios/minimal.toml", include_str!("../../../../scenarios/minimal.toml"));
    let ran = folder.drypowder(&["run", "scenarios/minimal.toml", "--quiet", "--out", "recorded"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    folder
}

/// Runs lines of a shell that stops at the first failure, as that of a workflow does.
fn shell(folder: &Folder, script: &str) -> (i32, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_drypowder")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let mut command = Command::new("bash");
    command.args(["-e", "-c", script]).env("PATH", path).current_dir(folder.path()).stdin(Stdio::null());
    let output = command.output().unwrap();
    (output.status.code().unwrap_or(-1), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn the_commands_of_the_page_end_as_it_says() {
    let mut seen = Vec::new();
    for (_, lines) in blocks("ci.md").iter().filter(|(language, _)| language == "sh") {
        let folder = folder();
        for line in lines {
            assert!(line.starts_with("drypowder "), "{line}");
            let expected =
                line.split_once("# exit code ").map_or(0, |(_, code)| code.trim().parse().unwrap());
            let (code, err) = shell(&folder, line);
            assert_eq!(code, expected, "{line}\n{err}");
            seen.push(code);
        }
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen, [0, 5, 6], "the page shows every verdict");
}

/// The scripts of a workflow's steps: what stands behind `run:` or is indented below it.
fn steps(lines: &[String]) -> Vec<String> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut scripts = Vec::new();
    let mut lines = lines.iter().peekable();
    while let Some(line) = lines.next() {
        let Some(script) = line.trim_start().strip_prefix("run: ") else { continue };
        if script != "|" {
            scripts.push(script.to_owned());
            continue;
        }
        let mut script = String::new();
        while let Some(below) = lines.next_if(|below| indent(below) > indent(line)) {
            script += below.trim_start();
            script.push('\n');
        }
        scripts.push(script);
    }
    scripts
}

#[test]
fn the_steps_of_the_workflow_pass() {
    let page = blocks("ci.md");
    let (_, workflow) = page.iter().find(|(language, _)| language == "yaml").unwrap();
    let steps = steps(workflow);
    assert_eq!(steps.len(), 4, "{steps:?}");
    let folder = folder();
    for step in steps.iter().filter(|step| !step.starts_with("cargo ")) {
        let (code, err) = shell(&folder, step);
        assert_eq!(code, 0, "{step}\n{err}");
    }
    assert!(folder.read("out-answer.txt").contains("\n  pass "), "the answer is kept");
    assert_eq!(folder.names("out"), ["answer", "precise"]);
}

#[test]
fn the_claim_of_the_page_holds_of_its_scenario() {
    let page = blocks("ci.md");
    let (_, claim) = page.iter().find(|(language, _)| language == "toml").unwrap();
    let folder = folder();
    let text = folder.read("scenarios/minimal.toml") + "\n" + &claim.join("\n") + "\n";
    folder.write("scenarios/minimal.toml", &text);
    let ran = folder.drypowder(&["run", "scenarios/minimal.toml", "--expect", "recorded/results.json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("pass       P(dry.Example within 48 months) in [15%, 30%]: 21."), "{}", ran.out);
    assert!(ran.err.contains("As expected: every number is the recorded one."), "{}", ran.err);
}
