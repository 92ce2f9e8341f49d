//! What can be typed wrong: each mistake has its exit code, says what would be right, and leaves nothing behind.

use crate::drypowder::{Folder, Ran};

/// Runs and makes sure that nothing was written.
fn refused(words: &[&str]) -> Ran {
    let folder = Folder::new();
    let before = folder.names(".");
    let ran = folder.drypowder(words);
    assert_eq!(folder.names("."), before, "{words:?} left something behind");
    assert_eq!(ran.out, "", "{words:?}");
    ran
}

#[track_caller]
fn assert_refused(words: &[&str], code: i32, says: &[&str]) {
    let ran = refused(words);
    assert_eq!(ran.code, code, "{words:?}: {}", ran.err);
    for part in says {
        assert!(ran.err.contains(part), "{words:?} should say `{part}`:\n{}", ran.err);
    }
}

#[test]
fn usage() {
    assert_refused(&["runn"], 2, &["'run'"]);
    assert_refused(&["run"], 2, &["<FILE>"]);
    assert_refused(&["run", "lonely.toml", "--worlds", "0"], 2, &["at least 1"]);
    assert_refused(&["run", "lonely.toml", "--worlds", "many"], 2, &["100000"]);
    assert_refused(&["run", "lonely.toml", "--threads", "0"], 2, &["at least 1"]);
    assert_refused(&["run", "lonely.toml", "--max-memory", "much"], 2, &["512MiB"]);
    assert_refused(&["run", "lonely.toml", "--set", "company[Example].cash"], 2, &["PATH=VALUE"]);
    assert_refused(&["sweep", "lonely.toml"], 2, &["--axis"]);
    assert_refused(&["sweep", "lonely.toml", "--axis", "seed"], 2, &["PATH=VALUE,VALUE"]);
    assert_refused(&["sweep", "lonely.toml", "--axis", "a=1", "--axis", "a=2"], 2, &["twice"]);
    assert_refused(&["sweep", "lonely.toml", "--axis", "a=1,2,3", "--max-cells", "2"], 2, &["--max-cells"]);
}

#[test]
fn questions() {
    let until = |text| ["run", "lonely.toml", "--until", text];
    assert_refused(
        &until("sustain.Exmaple.median ± 1 month"),
        2,
        &["--> --until:1:9", "did you mean `Example`?"],
    );
    assert_refused(&until("sustain.Example.median"), 2, &["how precisely", "± 0.5 months"]);
    assert_refused(&until("sustain.Example.median ± 0.5"), 2, &["bare number", "0.5 months"]);
    assert_refused(&until("P(ipo.Example) > 1%"), 2, &["this is a claim", "--assert"]);
    assert_refused(
        &until("P(dry.Example by 2049-01) ± 1%"),
        2,
        &["beyond the last simulated month", "`by 2029-01`"],
    );
    let assert = |text| ["run", "lonely.toml", "--assert", text];
    assert_refused(
        &assert("P(ipo.Exmaple) > 1%"),
        2,
        &["--> --assert:1:7\n", "1 | P(ipo.Exmaple) > 1%\n  |       ^^^^^^^", "did you mean `Example`?"],
    );
    assert_refused(&assert("P(ipos.Example) > 1%"), 2, &["there is no event `ipos`", "did you mean `ipo`?"]);
    assert_refused(&assert("P(ipo.Example)"), 2, &["where the number lies", "in [0.4, 0.6]"]);
    assert_refused(&assert("P(ipo.Example) ± 1%"), 2, &["asks for a precision", "--until"]);
    assert_refused(&assert("P(dry.Example by 2020-01) > 1%"), 2, &["before the first month"]);
    assert_refused(
        &assert("sustain.Example.median > 9 years"),
        2,
        &["beyond the horizon of 36", "horizon = \"9 years\""],
    );
    let both =
        ["run", "lonely.toml", "--assert", "P(ipos.Example) > 1%", "--until", "sustain.Example.mean ± 1%"];
    assert_refused(&both, 2, &["--> --assert:1:3\n", "--> --until:1:17\n"]);
    assert_refused(
        &assert(""),
        2,
        &["a probability, a sustain time or a figure of a measure", "P(ipo.Example by"],
    );
}

#[test]
fn files() {
    assert_refused(&["run", "lonly.toml"], 4, &["there is no file lonly.toml", "did you mean lonely.toml?"]);
    assert_refused(&["run", "nowhere/x.toml"], 4, &["no folder nowhere"]);
    assert_refused(&["run", "."], 4, &["is a folder", "lonely.toml"]);
    assert_refused(&["run", "lonely.toml", "--out", "wrong.toml"], 4, &["wrong.toml is a file"]);
    assert_refused(&["run", "lonely.toml", "--out", "wrong.toml/below"], 4, &["is a file or lies below one"]);
    assert_refused(&["run", "lonely.toml", "--expect", "none.json"], 4, &["there is no file none.json"]);
    assert_refused(&["run", "lonely.toml", "--expect", "wrong.toml"], 2, &["is not a results.json"]);
    assert_refused(
        &["sweep", "lonely.toml", "--axis", "run.seed=1", "--out", "no/x.csv"],
        4,
        &["no folder no"],
    );
}

#[test]
fn scenarios() {
    assert_refused(&["run", "wrong.toml"], 3, &["cahs", "120M", "nothing was written"]);
    let set = ["run", "lonely.toml", "--set", "company[Exmaple].cash=$1B"];
    assert_refused(&set, 3, &["--set", "Exmaple"]);
    let axis = ["sweep", "lonely.toml", "--axis", "company[Example].cash=$1B,1 apple,2 pears"];
    assert_refused(&axis, 3, &["1 apple", "2 pears"]);
}

#[test]
fn files_that_are_no_scenario() {
    let folder = Folder::new();
    std::fs::write(folder.path().join("latin.toml"), b"name = \"caf\xe9\"").unwrap();
    let latin = folder.drypowder(&["run", "latin.toml"]);
    assert!(latin.code == 3 && latin.err.contains("UTF-8"), "{}", latin.err);
    folder.write("large.toml", &"# nothing\n".repeat(200_000));
    let large = folder.drypowder(&["run", "large.toml"]);
    assert!(large.code == 3 && large.err.contains("bytes"), "{}", large.err);
}

#[test]
fn what_costs_too_much_is_refused_with_the_flag_that_allows_it() {
    assert_refused(&["run", "lonely.toml", "--max-work", "1000"], 2, &["3.60e4", "--max-work 4e4"]);
    assert_refused(&["run", "lonely.toml", "--max-memory", "1"], 2, &["--max-memory"]);
    assert_refused(&["run", "lonely.toml", "--worlds", "1000000000000"], 2, &["--max-work"]);
    let sweep = ["sweep", "lonely.toml", "--axis", "run.seed=1,2", "--max-work", "50_000"];
    assert_refused(&sweep, 2, &["7.20e4"]);
}
