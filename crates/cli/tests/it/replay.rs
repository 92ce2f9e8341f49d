//! `drypowder replay`.

use crate::drypowder::Folder;

const WORLD: [&str; 4] = ["replay", "lonely.toml", "--world", "7"];

#[test]
fn a_world_is_told_and_its_books_are_written() {
    let folder = Folder::new();
    let ran = folder.drypowder(&[&WORLD[..], &["--set", "company[Example].cash=$20M"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let begins = "Lonely · world 7 · seed 1\n  with company[Example].cash=$20M\nExample runs out of cash in ";
    assert!(ran.out.starts_with(begins), "{}", ran.out);
    assert!(ran.out.lines().last().unwrap().ends_with("  Example runs out of cash"), "{}", ran.out);
    assert!(ran.err.contains("Wrote ledger.csv, sources.csv and market.csv to out"), "{}", ran.err);
    assert_eq!(folder.names("out/lonely-world-7"), ["ledger.csv", "market.csv", "sources.csv"]);
    let ledger = folder.read("out/lonely-world-7/ledger.csv");
    assert!(ledger.starts_with("month,date,company,status,events_usd,opening_cash_usd,"), "{ledger}");
    assert!(ledger.lines().nth(1).unwrap().starts_with("0,2026-01,Example,private,,"), "{ledger}");
    assert!(ledger.lines().last().unwrap().contains(",insolvent,"), "{ledger}");
}

#[test]
fn a_world_is_told_alike_again() {
    let folder = Folder::new();
    let words = [&WORLD[..], &["--out", "one", "--quiet"]].concat();
    let (first, again) = (folder.drypowder(&words), folder.drypowder(&words));
    assert_eq!((first.out.as_str(), first.err.as_str()), (again.out.as_str(), ""));
    assert!(first.out.ends_with("\nNothing happens that is worth a line.\n"), "{}", first.out);
    let other = folder.drypowder(&[&WORLD[..], &["--seed", "2"]].concat());
    assert_ne!(first.out, other.out);
    assert!(other.out.contains("seed 2"));
}

#[test]
fn the_typical_world_of_a_search_is_the_one_of_its_number() {
    let folder = Folder::new();
    let like = ["replay", "lonely.toml", "--like", "outcome.Example = insolvent", "--threads"];
    let ran = folder.drypowder(&[&like[..], &["1", "--quiet"]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains(" of 1,000 worlds ("), "{}", ran.out);
    assert_eq!(folder.drypowder(&[&like[..], &["3", "--quiet"]].concat()).out, ran.out);
    let line = |word: &str| ran.out.lines().find(|line| line.trim_start().starts_with(word)).unwrap();
    let world = line("typical").split_whitespace().nth(2).unwrap();
    let alone = folder.drypowder(&["replay", "lonely.toml", "--world", world]);
    assert!(ran.out.ends_with(&alone.out), "{}\n{}", ran.out, alone.out);
    for word in ["earliest", "latest"] {
        assert!(line(word).contains("Example: insolvent after "), "{}", ran.out);
    }
}

#[test]
fn conditions_hold_together_and_worlds_are_counted() {
    let folder = Folder::new();
    let search = |conditions: &[&str]| {
        let mut words = vec!["replay", "lonely.toml", "--worlds", "300", "--quiet"];
        words.extend(conditions.iter().flat_map(|condition| ["--like", condition]));
        let ran = folder.drypowder(&words);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let count: u64 = ran.out.split(" of 300 worlds").next().unwrap().parse().unwrap();
        count
    };
    let (early, late) = (search(&["exit.Example <= 2026-12"]), search(&["exit.Example > 2026-12"]));
    assert_eq!(early + late, 300);
    assert_eq!(search(&["exit.Example <= 2026-12", "outcome.Example = insolvent"]), early);
}

#[test]
fn no_world_alike_is_a_failure_that_says_so() {
    let ran = Folder::new().drypowder(&["replay", "lonely.toml", "--like", "outcome.Example = ipo", "-q"]);
    assert_eq!((ran.code, ran.out.as_str()), (5, ""));
    assert!(ran.err.contains("none of 1,000 worlds is like 'outcome.Example = ipo'"), "{}", ran.err);
    assert!(ran.err.contains("--worlds"), "{}", ran.err);
}

#[test]
fn wrong_conditions_are_all_shown_with_their_places() {
    let like = ["--like", "outcome.Exampel = insolvent", "--like", "sustain.Example < soon"];
    let ran = Folder::new().drypowder(&[&["replay", "lonely.toml"][..], &like].concat());
    assert_eq!(ran.code, 2);
    for said in [
        "there is no company `Exampel`",
        "did you mean `Example`?",
        "expected a span or a month after the comparison",
        "--> --like:1:9",
        "^^^^",
    ] {
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
    }
}

#[test]
fn what_cannot_be_asked_is_said() {
    let folder = Folder::with_cohort(3);
    let says = |words: &[&str], code: i32, expected: &str| {
        let ran = folder.drypowder(&[&["replay"], words].concat());
        assert_eq!(ran.code, code, "{words:?}: {}", ran.err);
        assert!(ran.err.contains(expected), "{words:?}: {}", ran.err);
    };
    says(&["lonely.toml"], 2, "--world <N>");
    says(&["lonely.toml", "--world", "1", "--like", "exit.Example = never"], 2, "cannot be used with");
    says(&["lonely.toml", "--world", "-1"], 2, "--world");
    says(&["lonely.toml", "--world", "4294967295"], 2, "worlds are numbered from 0 to 4294967294");
    says(&["lonely.toml", "--world", "1", "--worlds", "10"], 2, "leave out --worlds");
    says(
        &["lonely.toml", "--like", "exit.Example = never", "--max-work", "1"],
        2,
        "more than the 1.00e0 allowed",
    );
    says(&["lonely.toml", "--world", "1", "--max-memory", "1MiB"], 2, "1.0 MiB of memory allowed");
    says(&["lonely.toml", "--world", "1", "--out", "lonely.toml"], 4, "is a file");
    says(&["wrong.toml", "--world", "1"], 3, "did you mean `cash`?");
    says(&["nowhere.toml", "--world", "1"], 4, "there is no file nowhere.toml");
    says(&["crowd.toml", "--like", "outcome.Example = private"], 2, "name a member, such as `Example 1`");
}

#[test]
fn plain_stories_are_ascii_and_nothing_is_coloured_in_a_pipe() {
    let folder = Folder::new();
    let plain = folder.drypowder(&[&WORLD[..], &["--plain"]].concat());
    assert!(plain.out.is_ascii() && plain.err.is_ascii());
    assert!(!folder.drypowder(&WORLD).out.contains('\u{1b}'));
}
