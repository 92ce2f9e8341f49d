//! Directions that must hold path by path, on the scenarios that ship: policy and feedback frozen, the same draws, every single
//! world.
//!
//! Frozen means that nobody says yes to an ask and nothing is cut, so that what a company decides moves no money; what was
//! promised is paid. Later collection is left to `directions.rs`: where revenue falls, as it does in some of these worlds, the
//! opening receivables are what a company lives on.

use drypowder_model::file::{self, Override};
use drypowder_simulation::{Plan, Unattended, survey};
use drypowder_tests::{SEED, order, paths::shipped, row::say};

const WORLDS: u64 = 2_048;
const FLAGSHIP: &str = "frontier-labs-2026.toml";

/// A scenario that ships, with lines put at the end of its first company.
fn text(scenario: &str, lines: &str) -> String {
    let (_, text) = shipped().into_iter().find(|(name, _)| name == scenario).expect("a scenario that ships");
    let first = text.find("[[source]]").expect("a source");
    let second = text.find("[[company]]").and_then(|at| Some(at + 1 + text[at + 1..].find("[[company]]")?));
    let end = second.map_or(first, |second| second.min(first));
    format!("{}{lines}{}", &text[..end], &text[end..])
}

/// T⁰ of the first company of a scenario in each world, months; infinite where it pays its own way or lasts longer.
fn sustained(scenario: &str, lines: &str, set: &[&str]) -> Vec<f64> {
    let text = text(scenario, lines);
    let read = |set: &[Override]| {
        file::parse(&text, set).unwrap_or_else(|problems| panic!("{}", problems.render(false)))
    };
    let plain = read(&[]);
    let company = plain.companies[0].name.clone();
    let frozen = plain.sources.iter().map(|source| format!("source[{}].appetite=0%", source.name));
    let levers = ["policy.cut=0%", "policy.cut_below=0 months"];
    let uncut = plain
        .companies
        .iter()
        .flat_map(|company| levers.map(|lever| format!("company[{}].{lever}", company.name)));
    let set = set.iter().map(|one| format!("company[{company}].{one}"));
    let set: Vec<Override> = frozen.chain(uncut).chain(set).map(Override::new).collect();
    let plan = Plan::new(&read(&set));
    let index = plan.company_names().position(|name| name == company).expect("the company");
    let seen = survey(&plan, &order(WORLDS, SEED, 2), &Unattended).expect("worlds");
    (0..WORLDS).map(|world| seen.company(world, index).dry).collect()
}

/// Fails where the second lasts longer than the first in any world; it has to last shorter in some.
fn shorter(what: &str, first: &[f64], second: &[f64]) {
    let mut shorter = 0;
    for (world, (before, after)) in first.iter().zip(second).enumerate() {
        assert!(after <= before, "{what}, world {world}: {before} months became {after}");
        shorter += u32::from(after < before);
    }
    say(&format!("{what}: shorter in {shorter} of {WORLDS} worlds, longer in none"));
    assert!(shorter > 0, "{what} changes nothing");
}

#[test]
fn doubled_costs_shorten_every_world() {
    let doubled = ["fixed.now=$10B to $16B a year", "compute.now=$24B to $34B"];
    shorter("OpenAI's costs doubled", &sustained(FLAGSHIP, "", &[]), &sustained(FLAGSHIP, "", &doubled));
    shorter(
        "its fixed costs doubled",
        &sustained("minimal.toml", "", &["fixed.now=$240M a year"]),
        &sustained("minimal.toml", "", &["fixed.now=$480M a year"]),
    );
}

#[test]
fn contracts_that_bind_more_shorten_every_world() {
    let bound = |share: &str| {
        let set = format!("commitment[Oracle].binding={share}");
        sustained(FLAGSHIP, "", &[set.as_str()])
    };
    shorter("30 to 60% of a contract bind for 15 to 45%", &bound("15% to 45%"), &bound("30% to 60%"));
}

/// T⁰ with promises of US venture funds, which can pay these whatever happens.
fn promised(tranches: &[(&str, &str)], form: &str) -> Vec<f64> {
    let mut lines = String::new();
    for (amount, date) in tranches {
        let promise = [
            "[[company.tranche]]\nsource = \"US venture funds\"\namount = \"",
            amount,
            "\"\ndate = \"",
            date,
            "\"\n",
            form,
        ];
        lines += &promise.concat();
    }
    sustained(FLAGSHIP, &lines, &[])
}

const AT_ONCE: [(&str, &str); 1] = [("$12B", "2026-06")];

#[test]
fn tranches_instead_of_cash_up_front_shorten_every_world() {
    let later = [("$4B", "2026-06"), ("$4B", "2027-06"), ("$4B", "2028-06")];
    shorter("$12B in three tranches", &promised(&AT_ONCE, ""), &promised(&later, ""));
}

#[test]
fn credits_instead_of_cash_shorten_every_world() {
    shorter("60% of $12B in kind", &promised(&AT_ONCE, ""), &promised(&AT_ONCE, "in_kind = \"60%\"\n"));
}
