//! What is set beside a file. The system hands over no more than 128 kB in one word.

use super::measure::{RIGHT, checked};
use crate::drypowder::Folder;

/// Checks a right scenario with these overrides.
#[track_caller]
fn set(case: &str, overrides: &[String], code: i32, says: &str) {
    let folder = Folder::new();
    folder.write("right.toml", RIGHT);
    let mut words = vec!["right.toml"];
    words.extend(overrides.iter().flat_map(|one| ["--set", one]));
    checked(case, &folder, &words, code, says);
}

#[test]
fn long_overrides() {
    const LONG: usize = 130_000;
    set("a long value", &[format!("a={}", "x".repeat(LONG))], 3, "unknown key `a`");
    set(
        "a long value of a number",
        &[format!("company[1].cash={}", "9".repeat(LONG))],
        3,
        "expected a finite number",
    );
    set("a long key", &[format!("{}=1", "x".repeat(LONG))], 3, "unknown key");
    set("a long name", &[format!("company[{}].cash=1", "x".repeat(LONG))], 3, "there is no entry");
    set("a deep path", &[format!("x{}=1", ".a".repeat(LONG / 2))], 3, "at most 16 keys");
    set(
        "a deep path of a company",
        &[format!("company[1]{}=1", ".a".repeat(LONG / 2))],
        3,
        "at most 16 keys",
    );
    set("a deep value", &[format!("a={}", "[".repeat(LONG))], 3, "`[` is opened here and never closed");
    set(
        "a deep value that is closed",
        &[format!("a={}{}", "[".repeat(LONG / 2), "]".repeat(LONG / 2))],
        3,
        "this stands too deep inside other lists and tables",
    );
    set(
        "a value with deep keys",
        &[format!("a={{x{}=1}}", ".x".repeat(LONG / 2 - 9))],
        3,
        "this stands too deep inside other lists and tables",
    );
}

#[test]
fn many_overrides() {
    let many = |one: &dyn Fn(usize) -> String| (0..10_000).map(one).collect::<Vec<_>>();
    set("10,000 of one number", &many(&|k| format!("company[1].cash=${k}M")), 0, "valid");
    set("10,000 unknown keys", &many(&|k| format!("company[1].k{k}=1")), 3, "unknown key `k0`");
    set("10,000 unknown companies", &many(&|k| format!("company[x{k}].cash=1")), 3, "no entry `x0`");
    set("10,000 tables", &many(&|k| format!("k{k}.a.b.c=1")), 3, "unknown key `k0`");
}
