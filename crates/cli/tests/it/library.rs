//! Every shipped scenario says what it said: what `check` makes of it, and the head of each answer.
//!
//! `RENEW=1 cargo test -p drypowder-cli --test it library` writes `tests/expected/library/` anew. A change of what is said
//! belongs in the commit that causes it, with its reason.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use crate::drypowder::Folder;

/// Worlds of a snapshot: few, since only a change is looked for. Whole batches, and more than one chunk of them.
const WORLDS: &str = "2048";

fn below_root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// The names of a folder's files with that ending, without it.
fn stems(folder: &Path, ending: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .filter_map(|entry| {
            entry.unwrap().file_name().to_string_lossy().strip_suffix(ending).map(str::to_owned)
        })
        .collect()
}

/// Of an answer its first block, and of each company's or cohort's block the sentence and the table of what becomes of it.
fn head(answer: &str) -> String {
    let mut blocks = answer.split("\n\n");
    let mut head = blocks.next().unwrap_or_default().trim_end().to_owned();
    for block in blocks {
        let lines: Vec<&str> = block.lines().collect();
        if let Some(last) = lines.iter().rposition(|line| line.starts_with("  Still private")) {
            head = format!("{head}\n\n{}", lines[..=last].join("\n"));
        }
    }
    head + "\n"
}

/// What the program says of one shipped scenario.
fn said(folder: &Folder, name: &str) -> String {
    let file = below_root("scenarios").join(format!("{name}.toml"));
    let file = file.to_str().unwrap();
    let checked = folder.drypowder(&["check", file, "--plain"]);
    assert_eq!(checked.code, 0, "{name}: {}", checked.err);
    let verdict = checked.out.lines().next().unwrap_or_default().to_owned();
    let ran = folder.drypowder(&[
        "run",
        file,
        "--worlds",
        WORLDS,
        "--no-assert",
        "--plain",
        "--quiet",
        "--out",
        name,
    ]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name}");
    let head = head(&ran.out);
    assert!(
        head.lines().any(|line| line.starts_with("  Still private")),
        "{name}: no headline in\n{}",
        ran.out
    );
    format!("{verdict}\n\n{head}")
}

#[test]
fn shipped_scenarios_say_what_they_said() {
    let expected = below_root("tests/expected/library");
    let renew = std::env::var_os("RENEW").is_some();
    let names = stems(&below_root("scenarios"), ".toml");
    let folder = Folder::new();
    let mut changed = Vec::new();
    for name in &names {
        let path = expected.join(format!("{name}.txt"));
        let now = said(&folder, name);
        if renew {
            fs::create_dir_all(&expected).unwrap();
            fs::write(&path, &now).unwrap();
        }
        let was = fs::read_to_string(&path).unwrap_or_default();
        if was != now {
            changed.push(format!("-- {name}, recorded:\n{was}\n-- {name}, now:\n{now}\n"));
        }
    }
    let why = "If this is meant: RENEW=1, and say why in CHANGELOG.md";
    assert!(changed.is_empty(), "{}{why}", changed.concat());
    assert_eq!(
        stems(&expected, ".txt"),
        names,
        "every scenario has a snapshot, and every snapshot a scenario"
    );
}
