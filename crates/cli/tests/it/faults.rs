//! A scenario in which numbers grow beyond all bounds.

use crate::drypowder::Folder;

/// Growth of two thousand percent a year for thirty years.
const WILD: [&str; 6] = [
    "--set",
    "company[Example].growth.now=20",
    "--set",
    "horizon=30 years",
    "--set",
    "company[Example].cash=$900B",
];

#[test]
fn the_command_that_shows_the_world_shows_it() {
    let folder = Folder::new();
    let ran =
        folder.drypowder(&[&["run", "lonely.toml", "--worlds", "500", "--seed", "3"], &WILD[..]].concat());
    assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{}", ran.err);
    let begins = "error: in world 0, the run-rate of company `Example` is beyond 1e24 in ";
    assert!(ran.err.starts_with(begins), "{}", ran.err);
    let command = "  drypowder replay lonely.toml --world 0 --seed 3 --set company[Example].growth.now=20";
    assert!(ran.err.replace('\'', "").contains(command), "{}", ran.err);
    // Nothing was written.
    let is_there = |folder: &[String], name: &str| folder.iter().any(|one| one == name);
    assert!(!is_there(&folder.names("."), "out") || !is_there(&folder.names("out"), "lonely"));

    let words = [&["replay", "lonely.toml", "--world", "0", "--seed", "3"], &WILD[..]].concat();
    let told = folder.drypowder(&words);
    assert_eq!(told.code, 0, "{}", told.err);
    let said = ran.err.lines().next().unwrap();
    let fault = said.strip_prefix("error: ").unwrap().split(", more").next().unwrap();
    let note = format!("The world is told no further: {fault}, more than can be added up.");
    assert!(told.err.contains(&note), "{}", told.err);
    let ledger = folder.read("out/lonely-world-0/ledger.csv");
    let month = fault.rsplit(' ').next().unwrap();
    assert!(ledger.lines().last().unwrap().contains(&format!(",{month},Example,private,")), "{ledger}");
    // Of what comes later nothing is said.
    let ended = format!("Example is private until {month}, and told no further; private capital alone");
    let story = told.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(story.contains(&format!("{ended} carries it until {month} at least.")), "{}", told.out);
    assert!(!story.contains("the horizon"), "{}", told.out);
}

#[test]
fn a_sweep_names_the_cell() {
    let folder = Folder::new();
    let ran = folder.drypowder(&[
        "sweep",
        "lonely.toml",
        "--worlds",
        "100",
        "--quiet",
        "--set",
        "horizon=30 years",
        "--set",
        "company[Example].cash=$900B",
        "--axis",
        "company[Example].growth.now=0,20",
    ]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("growth.now=20"), "{}", ran.err);
}
