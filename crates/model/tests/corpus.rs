//! The inputs that fuzzing kept are read again by ordinary tests, so that what broke once breaks here and not a night
//! later. What must hold of them is the fuzz targets' own code.

use std::{fs, path::Path};

#[path = "../../../fuzz/src/lib.rs"]
pub mod properties;

/// Every kept input of a target, by the name of its file.
fn inputs(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = files.map(|file| file.unwrap().path());
    paths.map(|path| (path.display().to_string(), fs::read(&path).unwrap())).collect()
}

#[test]
fn what_fuzzing_kept_holds() {
    for (target, holds) in properties::TARGETS {
        let inputs = inputs(target);
        assert!(inputs.len() > 20, "{target} has lost its corpus");
        for (name, bytes) in inputs {
            let held = std::panic::catch_unwind(|| holds(&bytes));
            assert!(held.is_ok(), "fuzz target {target} fails with {name}");
        }
    }
}

#[test]
fn what_fuzzing_kept_is_small() {
    let all: Vec<Vec<u8>> =
        properties::TARGETS.iter().flat_map(|(target, _)| inputs(target)).map(|(_, bytes)| bytes).collect();
    assert!(all.len() <= 600, "{} files: keep those that cover something", all.len());
    let bytes: usize = all.iter().map(Vec::len).sum();
    assert!(bytes <= 1_000_000, "{bytes} bytes: keep the small ones");
}
