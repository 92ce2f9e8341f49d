//! Random valid scenarios, as text: up to four companies with any of their tables, and up to seven sources of any kind
//! with any of their terms.

mod company;
mod source;

use std::ops::RangeInclusive;

use proptest::prelude::*;

/// Lines of a file.
pub type Lines = BoxedStrategy<String>;

/// A whole number of parts of something, spelled.
fn spelled(range: RangeInclusive<u32>, spell: impl Fn(f64) -> String + 'static) -> Lines {
    range.prop_map(move |parts| spell(f64::from(parts))).boxed()
}

/// A share, in percent.
fn percent(range: RangeInclusive<u32>) -> Lines {
    spelled(range, |parts| format!("\"{parts}%\""))
}

/// An amount of dollars between powers of ten, known or an interval.
fn dollars(powers: RangeInclusive<u32>) -> Lines {
    let tenths = 10 * powers.start()..=10 * powers.end();
    (tenths, 0..4_u32)
        .prop_map(|(tenths, width)| {
            let low = libm::rint(libm::pow(10.0, f64::from(tenths) / 10.0));
            if width == 0 { format!("\"${low} to ${}\"", low * 2.5) } else { format!("\"${low}\"") }
        })
        .boxed()
}

/// A known amount: what somebody chooses is not uncertain.
fn chosen(powers: RangeInclusive<u32>) -> Lines {
    let tenths = 10 * powers.start()..=10 * powers.end();
    spelled(tenths, |tenths| format!("\"${}\"", libm::rint(libm::pow(10.0, tenths / 10.0))))
}

/// A span of months.
fn months(range: RangeInclusive<u32>) -> Lines {
    spelled(range, |months| format!("\"{months} months\""))
}

/// A number in hundredths.
fn hundredths(range: RangeInclusive<u32>) -> Lines {
    spelled(range, |parts| format!("{}", parts / 100.0))
}

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

/// The market: what sources need is always there.
fn market() -> Lines {
    let climate = prop_oneof![Just("boom"), Just("normal"), Just("drought")]
        .prop_map(|now| format!("now = \"{now}\"\n"))
        .boxed();
    all(vec![
        table(
            "market.climate",
            vec![
                climate,
                line("boom_stay", months(1..=30)),
                line("normal_stay", months(1..=30)),
                line("drought_stay", months(1..=30)),
            ],
        ),
        table(
            "market.sentiment",
            vec![
                maybe("now", hundredths(0..=60)),
                line("half_life", months(3..=36)),
                line("volatility", hundredths(0..=60)),
                maybe("contagion", hundredths(0..=80)),
            ],
        ),
        all(vec![
            Just("[market.multiple]\n".to_owned()).boxed(),
            line("now", hundredths(50..=4_000)),
            line("long_run", hundredths(50..=2_000)),
            line("half_life", months(3..=36)),
            line("volatility", hundredths(0..=80)),
        ]),
        table(
            "market.equity",
            vec![
                line("drift", hundredths(0..=10)),
                line("volatility", hundredths(0..=40)),
                maybe("jumps", Just("{ hazard = 0.5, mean = -0.3, deviation = 0.2 }".to_owned()).boxed()),
            ],
        ),
        Just(
            "[market.oil]\nnow = \"$70\"\nlong_run = \"$70\"\nhalf_life = \"24 months\"\nvolatility = 0.4\n"
                .into(),
        )
        .boxed(),
        table(
            "market.window",
            vec![
                maybe("open", Just("false".to_owned()).boxed()),
                line("stay_open", months(1..=30)),
                line("stay_closed", months(1..=30)),
                maybe("sentiment", hundredths(0..=100)),
                maybe("failure", hundredths(0..=300)),
            ],
        ),
        table(
            "market.pricing",
            vec![maybe("growth_premium", hundredths(0..=150)), maybe("noise", hundredths(0..=40))],
        ),
    ])
}

/// A whole scenario.
pub fn scenario() -> BoxedStrategy<String> {
    (1..=4_usize, 0..=7_usize)
        .prop_flat_map(|(companies, sources)| {
            let companies_text: Vec<Lines> = (0..companies).map(|n| company::company(n, sources)).collect();
            let sources_text: Vec<Lines> = (0..sources).map(|n| source::source(n, companies)).collect();
            (time(), market(), companies_text, sources_text)
        })
        .prop_map(|(time, market, companies, sources)| {
            format!("{time}{market}{}{}", companies.concat(), sources.concat())
        })
        .boxed()
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
