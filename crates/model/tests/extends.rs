//! Files that say how they differ from another, and data beside a scenario.

use std::collections::BTreeMap;

use drypowder_model::{
    Scenario,
    file::{self, Files, Override},
    problem::Problems,
};

const MINIMAL: &str = include_str!("../../../scenarios/minimal.toml");
const FULL: &str = include_str!("full.toml");

/// Files by name.
struct Folder(BTreeMap<String, Vec<u8>>);

impl Files for Folder {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.0.get(path).cloned().ok_or_else(|| "does not exist".into())
    }
}

fn read(files: &[(&str, &str)], overrides: &[&str]) -> Result<Scenario, Problems> {
    let beside = files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    let overrides: Vec<Override> = overrides.iter().map(|one| Override::new(*one)).collect();
    file::read(files[0].0, files[0].1, &overrides, &Folder(beside)).map(|document| document.scenario)
}

/// The scenario of a small file over the full one.
fn over_full(text: &str) -> Result<Scenario, Problems> {
    read(&[("what-if.toml", &format!("extends = \"full.toml\"\n{text}")), ("full.toml", FULL)], &[])
}

fn refused(files: &[(&str, &str)]) -> String {
    let problems = read(files, &[]).expect_err("this is wrong");
    problems.render(false)
}

#[test]
fn a_file_that_only_extends_is_its_base() {
    let same = read(&[("a.toml", "extends = \"minimal.toml\""), ("minimal.toml", MINIMAL)], &[]).unwrap();
    assert_eq!(same.hash(), file::parse(MINIMAL, &[]).unwrap().hash());
}

#[test]
fn what_differs_is_what_overrides_would_say() {
    let text = "horizon = \"5 years\"\n[market.multiple]\nnow = \"9x\"\n[[company]]\nname = \"A\"\ncash = \"$5B\"\n\
                [company.growth]\nvolatility = 0.9\n[[source]]\nname = \"leveraged\"\nmax_ltv = \"33%\"\n";
    let extended = over_full(text).unwrap_or_else(|problems| panic!("{}", problems.render(false)));
    let set = [
        "horizon=5 years",
        "market.multiple.now=9x",
        "company[A].cash=$5B",
        "company[A].growth.volatility=0.9",
        "source[leveraged].max_ltv=33%",
    ];
    assert_eq!(extended.hash(), read(&[("full.toml", FULL)], &set).unwrap().hash());
}

#[test]
fn chains_are_laid_over_each_other_in_order() {
    let files = [
        ("c.toml", "extends = \"b.toml\"\nname = \"C\""),
        ("b.toml", "extends = \"a.toml\"\nname = \"B\"\nhorizon = \"4 years\""),
        ("a.toml", MINIMAL),
    ];
    let scenario = read(&files, &["horizon=3 years"]).unwrap();
    assert_eq!((scenario.name.as_str(), scenario.horizon), ("C", 36));
}

#[test]
fn entries_are_added_and_removed() {
    let before = file::parse(FULL, &[]).unwrap();
    let names = |scenario: &Scenario| scenario.sources.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
    let text = "[[source]]\nname = \"individuals\"\nremove = true\n[[source]]\nname = \"New\"\nkind = \"credit\"\n\
                capital = \"$1B\"\nshare_of_round = \"10%\"\ninterest = \"9%\"\nmaturity = \"3 years\"\nappetite = \"50%\"\n";
    let after = over_full(text).unwrap_or_else(|problems| panic!("{}", problems.render(false)));
    let mut expected = names(&before);
    expected.retain(|name| name != "individuals");
    expected.push("New".into());
    assert_eq!(names(&after), expected);
}

#[test]
fn tables_and_numbers_are_removed() {
    let text = "[[company]]\nname = \"A\"\nlisting = { remove = true }\n";
    assert!(over_full(text).unwrap().companies[0].listing.is_none());
}

#[test]
fn removing_what_is_not_there_is_a_mistake() {
    let shown = over_full("[[source]]\nname = \"SoftBnak\"\nremove = true\n").unwrap_err().render(false);
    assert!(shown.contains("entry with `name` \"SoftBnak\"") && shown.contains("what-if.toml:3"), "{shown}");
    let problems = over_full("[[source]]\nname = \"leverged\"\nmax_ltv = \"20%\"\n").unwrap_err();
    assert_eq!(problems.len(), 1, "{problems}");
    assert!(problems.render(false).contains("did you mean `leveraged`?"), "{problems}");
    let shown = over_full("[[source]]\nname = \"credit\"\nremove = true\ncapital = \"$1B\"").unwrap_err();
    assert!(shown.to_string().contains("`capital` has no effect beside `remove`"), "{shown}");
    let shown = file::parse(&format!("{MINIMAL}\n[market.oil]\nremove = true\n"), &[]).unwrap_err();
    assert!(shown.render(false).contains("works in a file that `extends` another"), "{shown}");
}

#[test]
fn a_problem_is_shown_in_the_file_it_stands_in() {
    let broken = MINIMAL.replace("horizon", "horizn");
    let shown = refused(&[("a.toml", "extends = \"base.toml\"\n"), ("base.toml", &broken)]);
    assert!(shown.contains("--> base.toml:") && shown.contains("did you mean `horizon`"), "{shown}");
    assert!(!shown.contains("2 problems"));
}

#[test]
fn what_cannot_be_followed_is_refused() {
    for (path, words) in [
        ("none.toml", "`none.toml` does not exist"),
        ("../base.toml", "`..` leads out of it"),
        ("/etc/passwd", "begins at the root"),
        ("a.toml", "in a circle: `a.toml` → `a.toml`"),
    ] {
        let shown = refused(&[("a.toml", &format!("extends = \"{path}\"\n"))]);
        assert!(shown.contains(words) && shown.contains("a.toml:1:11"), "{shown}");
    }
    let shown = refused(&[("a.toml", "extends = \"b.toml\""), ("b.toml", "extends = \"a.toml\"")]);
    assert!(shown.contains("`a.toml` → `b.toml` → `a.toml`"), "{shown}");
    let chain: Vec<(String, String)> =
        (0..12).map(|at| (format!("{at}.toml"), format!("extends = \"{}.toml\"", at + 1))).collect();
    let chain: Vec<(&str, &str)> = chain.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    assert!(refused(&chain).contains("at most 8 files"));
}

#[test]
fn a_base_that_is_no_text_is_refused() {
    let beside = [("b.toml".to_owned(), vec![b'n', 0xff])].into_iter().collect();
    let problems = file::read("a.toml", "extends = \"b.toml\"", &[], &Folder(beside)).unwrap_err();
    assert!(
        problems.to_string().contains("`b.toml` is not UTF-8: there is a letter on line 1"),
        "{problems}"
    );
}

#[test]
fn a_column_that_cannot_be_read_says_which_row() {
    for (file, words) in [
        ("months\n10\nsoon\n", "row 3 of `gaps.csv` is no number"),
        ("months,other\n10,1\n", "has 2 columns: say which"),
        ("months\n10\n\"\"\n", "row 3 of `gaps.csv` has no value"),
    ] {
        let law = "{ law = \"empirical\", file = \"gaps.csv\", unit = \"months\" }";
        let text = format!("extends = \"base.toml\"\nmarket.multiple.half_life = {law}\n");
        let problems =
            read(&[("a.toml", &text), ("base.toml", MINIMAL), ("gaps.csv", file)], &[]).unwrap_err();
        assert!(problems.len() == 1 && problems.to_string().contains(words), "{problems}");
    }
}

#[test]
fn the_whole_text_is_the_same_scenario() {
    for text in [FULL, MINIMAL] {
        let document = file::read("a.toml", text, &[], &Folder(BTreeMap::new())).unwrap();
        let whole = document.to_toml();
        let again = file::read("b.toml", &whole, &[], &Folder(BTreeMap::new()));
        let again = again.unwrap_or_else(|problems| panic!("{}", problems.render(false)));
        assert_eq!(again.scenario.hash(), document.scenario.hash());
        assert_eq!(again.to_toml(), whole);
    }
}

#[test]
fn what_is_removed_is_left_out_of_events() {
    let base = format!(
        "{FULL}\n[[event]]\nname = \"strike on A\"\nhazard = 0.1\n[[event.company]]\nname = \"A\"\nrun_rate = \"-10%\"\n\
         [[event]]\nname = \"cut\"\nat = \"2027-01\"\n[event.market]\noil = \"-10%\"\n[[event.source]]\nname = \"credit\"\ncapital = \"-50%\"\n"
    );
    let gone = "extends = \"full.toml\"\n[[source]]\nname = \"credit\"\nremove = true\n";
    let left = read(&[("what-if.toml", gone), ("full.toml", &base)], &[])
        .unwrap_or_else(|all| panic!("{}", all.render(false)));
    let cut = left.events.iter().find(|event| event.name == "cut").unwrap();
    assert!(cut.sources.is_empty() && left.events.iter().any(|event| event.name == "strike on A"));
}
