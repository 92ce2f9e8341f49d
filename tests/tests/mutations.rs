//! The faults made by hand still fit: a patch that no longer says what the tree says would be a fault that nobody looks for.
//! `scripts/mutations.sh` makes them and says what catches them.

use std::path::PathBuf;

use drypowder_tests::paths::root;

/// Every patch: its name and its text, in order.
fn patches() -> Vec<(String, String)> {
    let folder = root().join("tests/mutations");
    let entries = std::fs::read_dir(folder).expect("the folder of faults");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let name = |file: &PathBuf| file.file_stem().expect("a name").to_string_lossy().into_owned();
    files.iter().map(|file| (name(file), std::fs::read_to_string(file).expect("a patch"))).collect()
}

/// The lines of a hunk that the tree has, and those that it gets. An empty line of context may have lost its blank.
fn sides(hunk: &str) -> [String; 2] {
    let of = |gone: char| {
        let kept = hunk.lines().skip(1).filter(|line| !line.starts_with(gone));
        kept.flat_map(|line| [line.get(1..).unwrap_or_default(), "\n"]).collect()
    };
    [of('+'), of('-')]
}

/// Whether a patch fits the tree, or why it does not.
fn fits(patch: &str) -> Result<(), String> {
    let (told, files) = patch.split_once("\n--- a/").ok_or("its first line says what the fault is")?;
    if told.trim().is_empty() || told.contains('\n') {
        return Err("its first line, and no other, says what the fault is".to_owned());
    }
    for of_file in files.split("\n--- a/") {
        let (name, hunks) = of_file.split_once('\n').ok_or("it has no hunk")?;
        let text = std::fs::read_to_string(root().join(name)).map_err(|error| format!("{name}: {error}"))?;
        let hunks: Vec<[String; 2]> = hunks.split("\n@@ ").skip(1).map(sides).collect();
        if hunks.is_empty() || hunks.iter().any(|[old, new]| old == new) {
            return Err(format!("it changes nothing in {name}"));
        }
        for [old, _] in hunks {
            if text.matches(&old).count() != 1 {
                return Err(format!("{name} does not have, exactly once:\n{old}"));
            }
        }
    }
    Ok(())
}

#[test]
fn every_fault_still_fits_the_tree() {
    let patches = patches();
    assert!(patches.len() >= 12, "{} faults", patches.len());
    for (name, patch) in patches {
        if let Err(why) = fits(&patch) {
            panic!("tests/mutations/{name}.patch fits no more: {why}");
        }
    }
}

#[test]
fn every_fault_is_told_with_what_caught_it() {
    let page = std::fs::read_to_string(root().join("docs/mutations.md")).expect("the page of the faults");
    let told: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("| ")).collect();
    for (name, _) in patches() {
        let number = name.split('-').next().expect("a number");
        let row = told.iter().find(|row| row.split(" | ").next() == Some(number));
        assert!(
            row.is_some_and(|row| row.split(" | ").count() == 3),
            "docs/mutations.md does not tell {name}"
        );
    }
}
