//! Pages that speak of files speak of files that are there, and the page of the model of all that hold it.

use std::collections::BTreeSet;

use drypowder_tests::paths::{root, rust_files};

/// What a page names between backticks that looks like a path of this repository.
fn named(page: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(root().join(page)).expect("a page");
    // Blocks of code have their own marks.
    let outside = text.split("\n```").step_by(2).collect::<String>();
    let parts = outside.split('`').skip(1).step_by(2).map(str::to_owned);
    let starts = ["crates/", "tests/", "scenarios/", "scripts/", "docs/", "schema/", "benches/", "fuzz/"];
    let is_path = |part: &String| starts.iter().any(|start| part.starts_with(start));
    // KIND and TARGET stand for any.
    let is_any =
        |part: &String| part.contains([' ', '*', '…']) || part.contains("KIND") || part.contains("TARGET");
    parts.filter(is_path).filter(|part| !is_any(part)).collect()
}

#[test]
fn what_pages_name_is_there() {
    for page in
        ["docs/model.md", "docs/validation.md", "docs/mutations.md", "ARCHITECTURE.md", "CONTRIBUTING.md"]
    {
        let missing: Vec<String> = named(page)
            .into_iter()
            .filter(|path| !root().join(path.trim_end_matches('/')).exists())
            .collect();
        assert!(missing.is_empty(), "{page} names what is not there: {missing:?}");
    }
}

#[test]
fn the_page_of_the_model_names_every_file_that_holds_it() {
    let named = named("docs/model.md");
    let root = root();
    for folder in ["crates/simulation/src/world", "crates/simulation/src/source"] {
        for file in rust_files(&root.join(folder)) {
            let path =
                file.strip_prefix(&root).expect("a file of the workspace").to_string_lossy().into_owned();
            assert!(named.contains(&path), "docs/model.md says nothing of {path}");
        }
    }
}
