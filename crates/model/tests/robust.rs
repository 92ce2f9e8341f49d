//! Nothing that is fed to the parser makes it panic, and whatever it says can be shown.

use drypowder_model::{
    file::{self, Override},
    units::{Month, Quantity},
};
use proptest::prelude::*;

const SHIPPED: [&str; 3] = [
    include_str!("../../../scenarios/minimal.toml"),
    include_str!("../../../scenarios/yardstick.toml"),
    include_str!("full.toml"),
];

/// Reads a text with overrides and shows what is wrong.
fn feed(text: &str, overrides: &[Override]) {
    match file::parse(text, overrides) {
        Ok(scenario) => assert_eq!(scenario.hash().len(), 64),
        Err(problems) => {
            assert!(!problems.is_empty());
            for color in [false, true] {
                assert!(!problems.render(color).is_empty());
            }
        }
    }
}

/// The text with a stretch of characters replaced.
fn mutated(text: &str, at: usize, length: usize, by: &str) -> String {
    let from = text.floor_char_boundary(at % (text.len() + 1));
    let to = text.floor_char_boundary((from + length).min(text.len()));
    format!("{}{by}{}", &text[..from], &text[to..])
}

/// Fragments that mean something to the parser.
fn fragment() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("=".to_owned()),
        Just("[[source]]\n".to_owned()),
        Just("\"$20B to $10B\"".to_owned()),
        Just("{ law = \"normal\", p10 = 1, p90 = ".to_owned()),
        Just(" to ".to_owned()),
        Just("1e400".to_owned()),
        Just("-0x7f".to_owned()),
        Just("\u{1b}[31m".to_owned()),
        Just("é日\r\n".to_owned()),
        "[-0-9.$%xBM\" ]{0,12}",
        any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn random_texts(text in any::<String>()) {
        feed(&text, &[]);
    }

    #[test]
    fn random_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        match file::decode("a.toml", &bytes) {
            Ok(text) => feed(text, &[]),
            Err(problems) => {
                prop_assert!(!problems.render(false).is_empty());
            }
        }
    }

    #[test]
    fn damaged_files(which in 0..3usize, at in any::<usize>(), length in 0..40usize, by in fragment()) {
        feed(&mutated(SHIPPED[which], at, length, &by), &[]);
    }

    #[test]
    fn twice_damaged_values(which in 0..3usize, ats in any::<[usize; 2]>(), value in "\"[-0-9.$%xBMT toayer]{0,16}\"") {
        // A value replaced by another of any form: mostly valid TOML, so that the readers see it.
        let lines: Vec<&str> = SHIPPED[which].lines().collect();
        let damaged = lines.iter().enumerate().map(|(index, line)| match line.split_once(" = ") {
            Some((key, _)) if ats.iter().any(|at| at % lines.len() == index) => format!("{key} = {value}\n"),
            _ => format!("{line}\n"),
        });
        feed(&damaged.collect::<String>(), &[]);
    }

    #[test]
    fn random_overrides(path in "[a-z_.\\[\\]\"=A1 ]{0,24}", value in fragment()) {
        feed(SHIPPED[2], &[Override::new(format!("{path}={value}")), Override::new(format!("company[A].{path}={value}"))]);
    }

    #[test]
    fn quantities_read_what_they_spell(value in -1e6..1e12_f64) {
        for quantity in [Quantity::Money, Quantity::Rate, Quantity::Span, Quantity::Multiple] {
            let read = quantity.read(&quantity.spell(value)).unwrap();
            prop_assert!((read - value).abs() <= 1e-9 * value.abs(), "{} {read} {value}", quantity.spell(value));
        }
    }

    #[test]
    fn months_read_what_they_spell(year in 1900..3000, month in 1..=12) {
        let month = Month::new(year, month).unwrap();
        prop_assert_eq!(Month::parse(&month.to_string()), Some(month));
        prop_assert_eq!(Month::parse(&month.spoken()), Some(month));
    }
}

/// So many pieces of text, one after another.
fn repeated(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |text, index| text + &piece(index))
}

#[test]
fn a_file_made_to_be_slow_is_not() {
    let began = std::time::Instant::now();
    feed(&repeated(60_000, |index| format!("key_{index} = 1\n")), &[]);
    let names = repeated(1_500, |index| format!("[[company]]\nname = \"company {index}\"\n"));
    let holdings = repeated(20_000, |index| format!("{{company=\"c {index}\"}},"));
    feed(&format!("{names}[[source]]\nname = \"f\"\nkind = \"credit\"\nholding = [{holdings}]\n"), &[]);
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}
