//! What stands beside companies and sources: correlations between their numbers, and assertions.

use std::fmt::Write;

use drypowder_model::{
    copula::is_redrawn,
    file::{self, NoFiles, Stated},
};
use proptest::{prelude::*, sample::Index};

use super::Lines;

/// A scenario with a few weak correlations more between any of its uncertain numbers. Three of at most 0.3 fit together
/// whichever they are: in scores 3 · 2 sin(π·0.3/6) < 1, so the matrix is dominated by its diagonal.
pub(super) fn correlated(scenario: Lines) -> Lines {
    let one = (any::<Index>(), any::<Index>(), -30..=30_i32);
    (scenario, prop::collection::vec(one, 0..=3))
        .prop_map(|(text, chosen)| {
            let correlations = correlations(&text, &chosen);
            text + &correlations
        })
        .boxed()
}

fn correlations(text: &str, chosen: &[(Index, Index, i32)]) -> String {
    let document = file::read("random.toml", text, &[], &NoFiles);
    let document = document.unwrap_or_else(|problems| panic!("{}\n{text}", problems.render(false)));
    let numbers: Vec<Stated> = document.numbers().into_iter().filter(has_rank).collect();
    let paths: Vec<&str> = numbers.iter().map(|one| one.param.path.as_str()).collect();
    let mut pairs: Vec<[&str; 2]> = Vec::new();
    let mut lines = String::new();
    for (first, second, rank) in chosen.iter().filter(|_| !paths.is_empty()) {
        let mut pair = [*first.get(&paths), *second.get(&paths)];
        pair.sort_unstable();
        if pair[0] != pair[1] && !pairs.contains(&pair) && cohort(text, pair[0]) == cohort(text, pair[1]) {
            pairs.push(pair);
            let rank = f64::from(*rank) / 100.0;
            // Writing to a string cannot fail.
            let _ = write!(lines, "[[correlation]]\nbetween = {pair:?}\nrank = {rank}\n");
        }
    }
    lines
}

/// Whether a number has a rank among worlds, and a path that does not change with the order of the file.
fn has_rank(number: &Stated) -> bool {
    let path = &number.param.path;
    let by_position = path.split('[').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    !number.param.law.is_constant() && !number.is_lever() && !is_redrawn(path) && !by_position
}

/// The cohort a path leads into.
fn cohort<'p>(text: &str, path: &'p str) -> Option<&'p str> {
    let (name, _) = path.strip_prefix("company[")?.split_once(']')?;
    text.contains(&format!("name = \"{name}\"\ncount = ")).then_some(name)
}

/// Measures of companies of these names and of so many sources.
pub(super) fn measures(names: Vec<String>, sources: usize) -> Lines {
    const OF_COMPANIES: [&str; 6] = [
        "run_rate(NAME, end) / $1M",
        "ln(cash(NAME, end)) - ln(cash(NAME, start))",
        "price(NAME, end) > $1B",
        "max(burn(NAME, end), raised(NAME, start))",
        "private_months(NAME) - sustain_months(NAME)",
        "private(NAME, end) * equity(start to end) * window(end)",
    ];
    const OF_SOURCES: [&str; 3] = [
        "given(s0, end) + dry_powder(s0, start)",
        "returned(s0) / paid_in(s0)",
        "stake(s0, NAME, end) * oil(end)",
    ];
    let one = (any::<Index>(), any::<Index>()).prop_map(move |(name, which)| {
        let name: &String = name.get(&names);
        let some = OF_COMPANIES.iter().chain(OF_SOURCES.iter().filter(|_| sources > 0)).collect::<Vec<_>>();
        which.get(&some).replace("NAME", name)
    });
    let listed = |all: Vec<String>| {
        let tables = all.iter().enumerate();
        let tables = tables.map(|(n, value)| format!("[[measure]]\nname = \"m{n}\"\nvalue = \"{value}\"\n"));
        tables.collect::<Vec<_>>().concat()
    };
    prop::collection::vec(one, 0..=3).prop_map(listed).boxed()
}

/// Assertions about companies of these names.
pub(super) fn assertions(names: Vec<String>) -> Lines {
    const CLAIMS: [&str; 6] = [
        "P(ipo.NAME by 2028-12) in [0.1, 0.6]",
        "P(dry.NAME within 30 months) <= 40%",
        "P(acquired.NAME) > 1%",
        "P(insolvent.NAME) in [0, 1]",
        "sustain.NAME.median > 36 months",
        "sustain.NAME.p10 in [3 months, 2 years]",
    ];
    let one = (any::<Index>(), any::<Index>(), any::<bool>()).prop_map(move |(name, claim, noted)| {
        let name: &String = name.get(&names);
        let that = claim.get(&CLAIMS).replace("NAME", name);
        let note = if noted { "note = \"why it should hold\"\n" } else { "" };
        format!("[[assert]]\nthat = \"{that}\"\n{note}")
    });
    prop::collection::vec(one, 0..=2).prop_map(|all| all.concat()).boxed()
}
