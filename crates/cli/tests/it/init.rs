//! `drypowder init`, `schema` and `completions`.

use std::{io::Read, process::Stdio};

use serde_json::Value;

use crate::drypowder::Folder;

#[test]
fn a_starter_is_right_and_runs() {
    let folder = Folder::new();
    let wrote = folder.drypowder(&["init"]);
    assert_eq!((wrote.code, wrote.out.as_str()), (0, ""), "{}", wrote.err);
    assert!(wrote.err.contains("drypowder check scenario.toml"), "{}", wrote.err);
    let checked = folder.drypowder(&["check", "scenario.toml"]);
    assert!(checked.code == 0 && checked.out.starts_with("valid: 1 company, 2 sources"), "{}", checked.err);
    let ran = folder.drypowder(&["run", "scenario.toml", "--worlds", "2000", "--plain", "--quiet"]);
    assert!(
        ran.code == 0 && ran.out.contains("Example: ") && ran.out.contains("Venture funds"),
        "{}",
        ran.err
    );
}

#[test]
fn a_file_is_written_over_only_when_asked() {
    let folder = Folder::new();
    let before = folder.read("lonely.toml");
    let refused = folder.drypowder(&["init", "lonely.toml"]);
    assert_eq!((refused.code, refused.out.as_str()), (4, ""));
    assert!(refused.err.contains("already there") && refused.err.contains("--force"), "{}", refused.err);
    assert_eq!((folder.read("lonely.toml"), folder.names(".").len()), (before, 2));
    assert_eq!(folder.drypowder(&["init", "lonely.toml", "--force"]).code, 0);
    assert!(folder.read("lonely.toml").starts_with("#:schema "));
    assert_eq!(folder.drypowder(&["init", ".", "--force"]).code, 4);
    assert_eq!(folder.drypowder(&["init", "no/where.toml"]).code, 4);
}

#[test]
fn shipped_scenarios_are_listed_and_copied() {
    let folder = Folder::new();
    let list = folder.drypowder(&["init", "--list"]);
    assert!(
        list.out.contains("minimal ") && list.out.lines().all(|line| line.ends_with('?')),
        "{}",
        list.out
    );
    assert_eq!(folder.drypowder(&["init", "copy.toml", "--from", "minimal"]).code, 0);
    assert_eq!(folder.drypowder(&["check", "copy.toml"]).code, 0);
    assert!(folder.read("copy.toml").starts_with("#:schema scenario.schema.json\n# The smallest"));
    let slip = folder.drypowder(&["init", "other.toml", "--from", "minimla"]);
    assert!(slip.code == 2 && slip.err.contains("did you mean minimal?"), "{}", slip.err);
    assert_eq!(folder.names("."), ["copy.toml", "lonely.toml", "wrong.toml"]);
}

#[test]
fn standard_output_gets_what_it_asks_for() {
    let folder = Folder::new();
    let starter = folder.drypowder(&["init", "-"]);
    assert!(starter.code == 0 && starter.err.is_empty() && starter.out.starts_with("#:schema "));
    let schema: Value = serde_json::from_str(&folder.drypowder(&["schema"]).out).unwrap();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    assert!(folder.drypowder(&["schema", "--reference"]).out.starts_with("# The scenario file\n"));
    assert!(folder.drypowder(&["completions", "bash"]).out.contains("--reference"));
    assert_eq!(folder.drypowder(&["completions", "tcsh"]).code, 2);
    assert_eq!(folder.names("."), ["lonely.toml", "wrong.toml"]);
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let folder = Folder::new();
    let mut child =
        folder.command(&["schema"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), ended.stderr.as_slice()), (Some(0), b"".as_slice()));
}
