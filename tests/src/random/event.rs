//! A random event.

use proptest::prelude::*;

use super::{
    Lines, all, maybe,
    number::{drift, signed, span},
};

/// The event of that number, in a scenario with so many companies and sources.
pub(super) fn event(number: usize, companies: usize, sources: usize) -> Lines {
    let dated = (1..=12_u32, 0..=100_u32)
        .prop_map(|(month, percent)| format!("at = \"2027-{month:02}\"\nprobability = \"{percent}%\"\n"));
    let random = (0..=200_u32, any::<bool>()).prop_map(|(hundredths, once)| {
        format!("hazard = {}\nonce = {once}\n", f64::from(hundredths) / 100.0)
    });
    all(vec![
        Just(format!("[[event]]\nname = \"e{number}\"\n")).boxed(),
        prop_oneof![dated, random].boxed(),
        all(vec![Just("[event.market]\n".to_owned()).boxed(), relative("oil"), relative("multiple")]),
        some(
            companies,
            "company",
            'c',
            vec![
                relative("run_rate"),
                maybe("growth", drift(0..=90)),
                maybe("cash", Just("\"-$20M\"".to_owned()).boxed()),
                maybe("outcome", Just("\"insolvent\"".to_owned()).boxed()),
            ],
        ),
        some(
            sources,
            "source",
            's',
            vec![
                relative("capital"),
                maybe("appetite", signed(0..=300)),
                maybe("stops", Just("true".to_owned()).boxed()),
            ],
        )
        .prop_flat_map(impatient)
        .boxed(),
    ])
}

/// A relative change, which says at least that nothing changes.
fn relative(key: &'static str) -> Lines {
    (-95..=300_i32).prop_map(move |percent| format!("{key} = \"{percent}%\"\n")).boxed()
}

/// A change of a source, and of the patience of the one that surely has some.
fn impatient(lines: String) -> Lines {
    let patience = if lines.contains("name = \"s0\"") {
        maybe("patience", span(1..=24))
    } else {
        Just(String::new()).boxed()
    };
    patience.prop_map(move |patience| format!("{lines}{patience}")).boxed()
}

/// A change to one of so many, if there are any.
fn some(count: usize, table: &'static str, letter: char, lines: Vec<Lines>) -> Lines {
    if count == 0 {
        return Just(String::new()).boxed();
    }
    (0..count, all(lines))
        .prop_map(move |(which, lines)| format!("[[event.{table}]]\nname = \"{letter}{which}\"\n{lines}"))
        .boxed()
}
