//! The fingerprint of a scenario knows its meaning, not its spelling.

use drypowder_model::file;

const MINIMAL: &str = include_str!("../../../scenarios/minimal.toml");

const TWO: [&str; 2] = [
    "[[company]]\nname = \"A\"\nrun_rate = \"$20B\"\ncash = \"$30B\"\ngrowth.now = 0.3\n",
    "[[company]]\nname = \"B\"\nrun_rate = \"$9B\"\ncash = { value = \"$10B\", source = \"x\" }\ngrowth.now = 0.4\n",
];

fn hash(companies: &[&str]) -> String {
    let text = format!("name = \"x\"\nstart = \"2026-02\"\nhorizon = \"2 years\"\n{}", companies.concat());
    file::parse(&text, &[]).unwrap_or_else(|problems| panic!("{problems}")).hash()
}

#[test]
fn order_spelling_and_provenance_take_no_part() {
    let one = hash(&TWO);
    assert_eq!(one.len(), 64);
    assert_eq!(one, hash(&[TWO[1], TWO[0]]));
    let spelled = TWO[1].replace("{ value = \"$10B\", source = \"x\" }", "\"10 billion USD\"");
    assert_eq!(one, hash(&[TWO[0], &spelled]));
    let keys = "[[company]]\ncash = \"$30B\" # the same\nrun_rate = \"$20B a year\"\nname = \"A\"\ngrowth.now = 0.3\n";
    assert_eq!(one, hash(&[keys, TWO[1]]));
}

#[test]
fn any_number_takes_part() {
    let one = hash(&TWO);
    assert_ne!(one, hash(&[TWO[0], &TWO[1].replace("$10B", "$11B")]));
    assert_ne!(one, hash(&TWO[..1]));
    let minimal = file::parse(MINIMAL, &[]).unwrap().hash();
    let seeded = file::parse(&MINIMAL.replace("seed = 1", "seed = 2"), &[]).unwrap().hash();
    assert_ne!(minimal, seeded);
}

/// Keys that came later leave the hashes of files that do not have them as they were.
#[test]
fn a_key_that_is_absent_takes_no_part() {
    let window = |until: &str| {
        format!("{MINIMAL}[market.window]\nstay_open = \"1 year\"\nstay_closed = \"8 months\"\n{until}")
    };
    let event = |change: &str| {
        format!(
            "{MINIMAL}\n[[event]]\nname = \"E\"\nat = \"2027-01\"\n[[event.source]]\nname = \"Venture funds\"\nstops = true\n{change}"
        )
    };
    let written = |text: &str| {
        let scenario = file::parse(text, &[]).unwrap_or_else(|problems| panic!("{problems}"));
        (
            serde_json::to_string(&scenario.market.window).unwrap()
                + &serde_json::to_string(&scenario.events).unwrap(),
            scenario.hash(),
        )
    };
    for (key, without, with) in [
        ("shut_until", window(""), window("shut_until = \"2027-01\"")),
        ("patience", event(""), event("patience = \"9 months\"")),
    ] {
        let ((without, one), (with, other)) = (written(&without), written(&with));
        assert!(!without.contains(key) && with.contains(key), "{key}: {without}");
        assert_ne!(one, other, "{key}");
    }
}
