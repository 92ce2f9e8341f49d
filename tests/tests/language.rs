//! The scenario language: what is shown is what was read, and a file that extends another says what overrides would.

use std::collections::BTreeSet;

use drypowder_model::file::{self, Document, Files, NoFiles, Override};
use drypowder_tests::{EVERYTHING, paths::shipped, random};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};

/// One file beside the scenario.
struct Base<'a>(&'a str);

impl Files for Base<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        if path == "base.toml" { Ok(self.0.as_bytes().to_vec()) } else { Err("does not exist".into()) }
    }
}

fn read(text: &str, set: &[Override], files: &dyn Files) -> Document {
    file::read("scenario.toml", text, set, files)
        .unwrap_or_else(|problems| panic!("{}", problems.render(false)))
}

/// Reading what is shown gives the same scenario, and shows the same again.
fn comes_back(text: &str) {
    let document = read(text, &[], &NoFiles);
    let again = read(&document.to_toml(), &[], &NoFiles);
    assert_eq!(again.scenario, document.scenario);
    assert_eq!(again.scenario.hash(), document.scenario.hash());
    assert_eq!(again.to_toml(), document.to_toml());
    let paths =
        |document: &Document| document.numbers().into_iter().map(|one| one.param.path).collect::<Vec<_>>();
    assert_eq!(paths(&again), paths(&document));
}

#[test]
fn shipped_scenarios_come_back() {
    comes_back(EVERYTHING);
    for (_, text) in shipped() {
        comes_back(&text);
    }
}

/// What the properties below are held on: all that a file can say.
#[test]
fn random_scenarios_say_everything() {
    let mut runner = TestRunner::deterministic();
    let mut texts = String::new();
    let mut laws: BTreeSet<&'static str> = BTreeSet::new();
    for _ in 0..200 {
        let text = random::scenario().new_tree(&mut runner).expect("a scenario").current();
        let numbers = read(&text, &[], &NoFiles).numbers();
        laws.extend(numbers.iter().map(|one| one.param.law.word()));
        texts += &text;
    }
    assert_eq!(laws.len(), 16, "{laws:?}");
    for said in [
        "\ncount = ",
        "\n[[correlation]]",
        "\n[[assert]]",
        "\n[market.correlation]",
        "\noil-equity = ",
        "{ 2027 = ",
        "[company.commitment]",
        "[company.capex]",
        "[company.tranche]",
        ", source = ",
        "as_of = 2025-12-31",
        "note = ",
    ] {
        assert!(texts.contains(said), "{said}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn random_scenarios_come_back(text in random::scenario()) {
        comes_back(&text);
    }

    /// Every number that a scenario writes is found by its path, and is the law that it is shown with.
    #[test]
    fn numbers_set_to_their_own_laws_change_nothing(text in random::scenario()) {
        let document = read(&text, &[], &NoFiles);
        let written = document.numbers().into_iter().filter(|one| one.place.is_some());
        let set: Vec<Override> =
            written.map(|one| Override::new(format!("{}={}", one.param.path, one.law()))).collect();
        prop_assert_eq!(read(&text, &set, &NoFiles).scenario.hash(), document.scenario.hash());
    }

    /// Every number that a scenario states can be set by its path, in a file that extends it or beside it.
    #[test]
    fn a_number_set_beside_is_a_number_set_above(text in random::scenario(), which in any::<prop::sample::Index>()) {
        let numbers = read(&text, &[], &NoFiles).numbers();
        let one = which.get(&numbers);
        let value = one.field.quantity().spell(one.param.law.quantile(0.5));
        let set = [Override::new(format!("{}={value}", one.param.path))];
        let Ok(beside) = file::read("scenario.toml", &text, &set, &NoFiles) else {
            // Its median may not fit with the other numbers, as a limit above another.
            return Ok(());
        };
        let above = read("extends = \"base.toml\"\n", &set, &Base(&text));
        prop_assert_eq!(beside.scenario.hash(), above.scenario.hash());
        prop_assert_eq!(beside.to_toml(), above.to_toml());
    }
}
