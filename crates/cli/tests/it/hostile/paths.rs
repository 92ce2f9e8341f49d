//! Files that name others.

use std::{fs, os::unix::fs::symlink, process::Command};

use super::measure::{RIGHT, checked, pieces, with};
use crate::drypowder::Folder;

/// A folder whose scenario extends another file, and beside the folder what is nobody's business.
fn extending(base: &str) -> Folder {
    let folder = Folder::new();
    fs::create_dir_all(folder.path().join("outside")).unwrap();
    folder.write("outside/secret.toml", RIGHT);
    fs::create_dir(folder.path().join("inside")).unwrap();
    folder.write("inside/hostile.toml", &format!("extends = \"{base}\"\n"));
    folder
}

#[track_caller]
fn refused(case: &str, folder: &Folder, says: &str) {
    checked(case, folder, &["inside/hostile.toml"], 3, says);
}

#[test]
fn paths_that_lead_out() {
    for (base, says) in [
        ("../outside/secret.toml", "`..` leads out"),
        ("a/../../outside/secret.toml", "`..` leads out"),
        ("/etc/passwd", "begins at the root"),
        ("C:/secret.toml", "without drives"),
        ("..\\\\outside\\\\secret.toml", "without drives"),
        ("~/secret.toml", "without drives"),
        ("a\\u0000b", "without drives"),
    ] {
        refused(&format!("extends {base}"), &extending(base), says);
        let folder = Folder::new();
        fs::create_dir(folder.path().join("inside")).unwrap();
        let cash = format!("{{ law = \"empirical\", file = \"{base}\" }}");
        folder.write("inside/hostile.toml", &with("\"$20M to $160M\"", &cash));
        refused(&format!("a column of {base}"), &folder, says);
    }
}

#[test]
fn links_that_lead_out() {
    let linked = |to: &str, base: &str| {
        let folder = extending(base);
        symlink(to, folder.path().join("inside/link")).unwrap();
        folder
    };
    refused("a link to a file outside", &linked("../outside/secret.toml", "link"), "a link that leads out");
    refused("a link to a folder outside", &linked("../outside", "link/secret.toml"), "a link that leads out");
    refused("a link to /dev/zero", &linked("/dev/zero", "link"), "a link that leads out");
    refused("a link to nothing", &linked("nowhere.toml", "link"), "does not exist");
    refused("a link to itself", &linked("link", "link"), "could not be read");
}

#[test]
fn bases_that_are_no_files() {
    let folder = extending("pipe");
    let pipe = folder.path().join("inside/pipe");
    assert!(Command::new("mkfifo").arg(pipe).status().unwrap().success());
    refused("a pipe nobody writes to", &folder, "is no file");
    let folder = extending("below");
    fs::create_dir(folder.path().join("inside/below")).unwrap();
    refused("a folder as base", &folder, "is no file");
    let folder = extending("latin.toml");
    fs::write(folder.path().join("inside/latin.toml"), b"name = \"caf\xe9\"").unwrap();
    refused("a base that is not UTF-8", &folder, "is not UTF-8");
}

#[test]
fn scenarios_that_are_no_files() {
    let folder = extending("x");
    checked("a folder as scenario", &folder, &["inside"], 4, "is a folder");
    symlink("/dev/zero", folder.path().join("zero.toml")).unwrap();
    checked("a scenario without end", &folder, &["zero.toml"], 3, "at most 1 MB");
}

#[test]
fn chains() {
    refused("a file that extends itself", &extending("hostile.toml"), "in a circle");
    let folder = extending("other.toml");
    folder.write("inside/other.toml", "extends = \"hostile.toml\"");
    refused("two that extend each other", &folder, "in a circle");
    let folder = extending("0.toml");
    for number in 0..1_000 {
        folder.write(&format!("inside/{number}.toml"), &format!("extends = \"{}.toml\"", number + 1));
    }
    refused("a chain of 1,000 files", &folder, "at most 8 files");
}

#[test]
fn chains_of_large_files() {
    let folder = extending("0.toml");
    for number in 0..6 {
        let text = pieces(15_000, |k| format!("[x.k{k}]\n"));
        folder.write(&format!("inside/{number}.toml"), &format!("extends = \"{}.toml\"\n{text}", number + 1));
    }
    refused("a chain of large files", &folder, "at most 20000 tables together");
    let list = |from: &str| {
        let one = |k| format!("{{ with = \"A\", from = \"{from}\", to = \"{k}\" }},");
        format!("company = [{{ name = \"A\", commitment = [{}] }}]", pieces(7_000, one))
    };
    let folder = extending("base.toml");
    folder.write("inside/base.toml", &list("2026-02"));
    folder.write("inside/hostile.toml", &format!("extends = \"base.toml\"\n{}", list("2027-02")));
    refused("7,000 entries that change 7,000", &folder, "has no entry with");
}
