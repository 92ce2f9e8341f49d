//! The layers, and the absences that open ARCHITECTURE.md, held by reading the crates.

use std::{collections::BTreeSet, path::Path};

use drypowder_tests::paths::{root, rust_files};

/// Each crate, from the bottom up, and the workspace crates it may lean on.
const LAYERS: [(&str, &[&str]); 7] = [
    ("lanes", &[]),
    ("model", &[]),
    ("simulation", &["lanes", "model"]),
    ("analysis", &["lanes", "model", "simulation"]),
    ("validation", &["model", "simulation"]),
    ("report", &["analysis", "model", "simulation"]),
    ("cli", &["analysis", "model", "report", "simulation", "validation"]),
];

/// The crates that print nothing, open nothing and read no clock.
const LIBRARIES: [&str; 5] = ["lanes", "model", "simulation", "validation", "report"];

fn crates() -> BTreeSet<String> {
    let entries = std::fs::read_dir(root().join("crates")).expect("the folder of crates");
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

/// The workspace crates that a crate names among its dependencies of any kind.
fn leans_on(name: &str) -> BTreeSet<String> {
    let path = root().join("crates").join(name).join("Cargo.toml");
    let text = std::fs::read_to_string(path).expect("a manifest");
    let manifest: toml::Table = text.parse().expect("a manifest is TOML");
    let mut names = BTreeSet::new();
    for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
        if let Some(table) = manifest.get(kind).and_then(toml::Value::as_table) {
            names.extend(table.keys().filter_map(|key| key.strip_prefix("drypowder-")).map(str::to_owned));
        }
    }
    names
}

#[test]
fn crates_lean_on_those_below_them() {
    let known: BTreeSet<&str> = LAYERS.iter().map(|(name, _)| *name).collect();
    for name in crates() {
        assert!(known.contains(name.as_str()), "the crate {name} has no place among the layers");
    }
    for (name, below) in LAYERS.iter().filter(|(name, _)| crates().contains(*name)) {
        for other in leans_on(name) {
            assert!(below.contains(&other.as_str()), "{name} must not lean on {other}");
        }
    }
}

/// A file's code without comments, texts and its tests, which may also be a file of their own.
fn code(path: &Path) -> String {
    if path.file_name().is_some_and(|name| name == "tests.rs") {
        return String::new();
    }
    let text = std::fs::read_to_string(path).expect("a source file");
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let mut code = String::new();
    let mut quoted = false;
    for line in text.lines() {
        let mut characters = line.chars().peekable();
        while let Some(character) = characters.next() {
            match character {
                '\\' if quoted => drop(characters.next()),
                '"' => quoted = !quoted,
                '\'' if !quoted && characters.peek() == Some(&'"') => drop(characters.next()),
                '/' if !quoted && characters.peek() == Some(&'/') => break,
                _ if quoted => {}
                _ => code.push(character),
            }
        }
        code.push('\n');
    }
    code
}

/// Whether the code has a word that stands alone.
fn has(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let belongs = |c: char| c.is_alphanumeric() || c == '_';
        let before = code[..at].chars().next_back().is_some_and(belongs);
        let after = code[at + word.len()..].chars().next().is_some_and(belongs);
        !before && !after
    })
}

/// Fails when a crate's sources have any of the words.
fn absent(name: &str, words: &[&str], where_else: impl Fn(&Path) -> bool) {
    let sources = root().join("crates").join(name).join("src");
    let files = rust_files(&sources);
    assert!(!files.is_empty(), "{name} has sources");
    for path in files.iter().filter(|path| !where_else(path)) {
        let code = code(path);
        for word in words {
            assert!(!has(&code, word), "`{word}` in {}", path.display());
        }
    }
}

#[test]
fn only_lanes_are_unsafe() {
    for name in crates().iter().filter(|name| *name != "lanes") {
        absent(name, &["unsafe"], |_| false);
    }
}

#[test]
fn libraries_print_nothing_open_nothing_and_read_no_clock() {
    let words = [
        "println",
        "eprintln",
        "print",
        "eprint",
        "dbg",
        "stdout",
        "stderr",
        "fs",
        "File::open",
        "File::create",
        "Instant",
        "SystemTime",
        "std::env",
        "std::process",
    ];
    for name in LIBRARIES {
        absent(name, &words, |_| false);
    }
}

/// Laws may be sampled with a generator that they are given; nobody but `draw` makes one, or reads its words.
#[test]
fn only_draw_makes_random_numbers() {
    let generators = [
        "thread_rng",
        "StdRng",
        "SmallRng",
        "ChaCha",
        "SysRng",
        "OsRng",
        "SeedableRng",
        "from_seed",
        "seed_from_u64",
    ];
    for name in LIBRARIES {
        absent(name, &generators, |_| false);
        absent(name, &["rand::rng", "rand::random"], |_| false);
    }
    let draws = |path: &Path| path.to_string_lossy().contains("simulation/src/draw");
    absent("simulation", &["rand", "threefry", "fill_normals", "fill_uniforms"], draws);
}

#[test]
fn nothing_is_iterated_in_a_random_order() {
    for name in LIBRARIES {
        absent(name, &["HashMap", "HashSet", "RandomState"], |_| false);
    }
}

#[test]
fn lanes_know_no_word_of_the_domain() {
    let sources = root().join("crates/lanes/src");
    for path in rust_files(&sources) {
        let code = code(&path).to_lowercase();
        for word in ["world", "company", "cash", "month", "dollar"] {
            assert!(!code.contains(word), "`{word}` in {}", path.display());
        }
    }
}

#[test]
fn only_the_output_of_cli_writes_files() {
    let output = |path: &Path| path.to_string_lossy().contains("cli/src/output");
    absent(
        "cli",
        &[
            "create_dir",
            "create_dir_all",
            "create_new",
            "File::create",
            "fs::write",
            "fs::rename",
            "NamedTempFile",
        ],
        output,
    );
}

/// Every file within twice the size that the house asks for, lists apart.
#[test]
fn files_are_small() {
    for name in crates() {
        for path in rust_files(&root().join("crates").join(name).join("src")) {
            let lines = std::fs::read_to_string(&path).expect("a source file").lines().count();
            assert!(lines <= 400, "{} has {lines} lines: look twice", path.display());
        }
    }
}
