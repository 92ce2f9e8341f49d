//! Random valid scenarios, as text: up to four companies or cohorts with any of their tables, and up to seven sources of
//! any kind with any of their terms; numbers that are known, intervals or any law, up to two events, correlations, measures
//! and assertions.

mod beside;
mod company;
mod event;
mod law;
mod market;
mod number;
mod source;

use proptest::prelude::*;

/// Lines of a file.
pub type Lines = BoxedStrategy<String>;

/// A line `key = value`, there or not.
fn maybe(key: &'static str, value: Lines) -> Lines {
    prop_oneof![Just(String::new()), value.prop_map(move |value| format!("{key} = {value}\n"))].boxed()
}

/// A line `key = value`.
fn line(key: &'static str, value: Lines) -> Lines {
    value.prop_map(move |value| format!("{key} = {value}\n")).boxed()
}

/// Lines one after another.
fn all(parts: Vec<Lines>) -> Lines {
    parts.prop_map(|parts| parts.concat()).boxed()
}

/// A table `[name]` with its lines, there or not.
fn table(name: &'static str, parts: Vec<Lines>) -> Lines {
    let lines = all(parts).prop_map(move |lines| format!("[{name}]\n{lines}"));
    prop_oneof![1 => Just(String::new()), 2 => lines].boxed()
}

/// A whole scenario.
pub fn scenario() -> BoxedStrategy<String> {
    let count = prop_oneof![3 => Just(None), 1 => (1..=3_u32).prop_map(Some)];
    let parts = (prop::collection::vec(count, 1..=4), 0..=7_usize).prop_flat_map(|(counts, sources)| {
        let names: Vec<String> = counts.iter().enumerate().map(named).collect();
        let companies = counts.iter().enumerate();
        let companies_count = counts.len();
        let mut parts = vec![time(), market::market()];
        parts.extend(companies.map(|(n, count)| company::company(n, *count, sources)));
        parts.extend((0..sources).map(|n| source::source(n, &names)));
        let events = (0..=2_usize).prop_flat_map(move |events| {
            all((0..events).map(|n| event::event(n, companies_count, sources)).collect())
        });
        parts.push(events.boxed());
        parts.push(beside::measures(names.clone(), sources));
        parts.push(beside::assertions(names));
        all(parts)
    });
    beside::correlated(parts.boxed())
}

/// What a company of that number is called, or the last member of a cohort.
fn named((number, count): (usize, &Option<u32>)) -> String {
    count.map_or_else(|| format!("c{number}"), |last| format!("c{number} {last}"))
}

/// Start, step and horizon.
fn time() -> Lines {
    (1..=12_u32, prop_oneof![Just(("month", 1)), Just(("quarter", 3))], 1..=30_u32)
        .prop_map(|(month, (step, months), steps)| {
            let horizon = steps * months * if step == "month" { 2 } else { 1 };
            format!("name = \"random\"\nstart = \"2026-{month:02}\"\nstep = \"{step}\"\nhorizon = \"{horizon} months\"\n")
        })
        .boxed()
}
