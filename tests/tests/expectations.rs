//! Directions that must hold in expectation, feedback on, on the scenarios that ship: a longer closing lag, stronger contagion
//! and stronger signalling shorten the time that private capital carries companies.
//!
//! Both sides of a comparison share their draws, so that the difference of their means is far surer than the errors of the two,
//! which are all that is used here: a direction has to be there beyond them, in the months of all companies together.

use drypowder_model::file::{self, Override};
use drypowder_simulation::{Plan, Unattended, results::CompanyResults, simulate};
use drypowder_tests::{SEED, order, paths::shipped, row::say};

const WORLDS: u64 = 4_096;

/// The companies of a shipped scenario with some numbers set.
fn companies(scenario: &str, set: &[String]) -> Vec<CompanyResults> {
    let (_, text) = shipped().into_iter().find(|(name, _)| name == scenario).expect("a scenario that ships");
    let set: Vec<Override> = set.iter().map(Override::new).collect();
    let scenario = file::parse(&text, &set).unwrap_or_else(|problems| panic!("{}", problems.render(false)));
    let outcome = simulate(&Plan::new(&scenario), &order(WORLDS, SEED, 2), &Unattended).expect("worlds");
    outcome.results.companies
}

/// Fails where the second setting lasts longer than the first, or not surely shorter.
fn shortens(what: &str, scenario: &str, settings: [Vec<String>; 2]) {
    let [weak, strong] = settings.map(|set| companies(scenario, &set));
    let (mut change, mut variance) = (0.0, 0.0);
    for (before, after) in weak.iter().zip(&strong) {
        let [before_mean, after_mean] = [before, after].map(|company| company.sustain.restricted_mean);
        let months = after_mean.value - before_mean.value;
        say(&format!("{what}, {scenario}: {} {months:+.2} months", before.name));
        assert!(months < 0.0, "{what}: {} lasts {months} months longer", before.name);
        change += months;
        for mean in [before_mean, after_mean] {
            let error = mean.standard_error.expect("worlds");
            variance += error * error;
        }
    }
    let z = change / variance.sqrt();
    say(&format!("{what}, {scenario}: {change:+.2} months together, z {z:+.1}"));
    assert!(z < -3.0, "{what}: z {z}");
}

/// One number for each of several entries.
fn each(list: &str, names: &[&str], key: &str, value: &str) -> Vec<String> {
    names.iter().map(|name| format!("{list}[{name}].{key}={value}")).collect()
}

const LABS: [&str; 4] = ["OpenAI", "Anthropic", "xAI", "Rest of late-stage AI"];
const SOURCES: [&str; 10] = [
    "US venture funds",
    "Microsoft",
    "Amazon",
    "Nvidia",
    "Google",
    "Gulf funds and MGX",
    "Other sovereigns",
    "SoftBank",
    "Institutions and wealthy individuals",
    "Private credit",
];

/// Those without a holding in Anthropic.
const ITS_OWN: [&str; 8] = [
    "US venture funds",
    "Microsoft",
    "Nvidia",
    "Gulf funds and MGX",
    "Other sovereigns",
    "SoftBank",
    "Institutions and wealthy individuals",
    "Private credit",
];

#[test]
fn a_longer_closing_lag_shortens() {
    let lag = |months| each("company", &LABS, "policy.raise_takes", months);
    shortens("closing lag of 8 months for 2", "frontier-labs-2026.toml", [lag("2 months"), lag("8 months")]);
    let lag = |months| each("company", &["Example"], "policy.raise_takes", months);
    shortens("closing lag of 9 months for 3", "minimal.toml", [lag("3 months"), lag("9 months")]);
}

#[test]
fn stronger_contagion_shortens() {
    let contagion = |strength| vec![format!("market.sentiment.contagion={strength}")];
    shortens("contagion of 1.5 for 0", "frontier-labs-2026.toml", [contagion("0"), contagion("1.5")]);
}

#[test]
fn stronger_signalling_shortens() {
    let signal = |strength| each("source", &SOURCES, "signalling", strength);
    shortens("signalling of 2 for 0", "frontier-labs-2026.toml", [signal("0"), signal("2")]);
}

/// Shares of worlds in which each company lists, by choice or not.
fn listed(set: &[String]) -> Vec<f64> {
    let listed = |company: &CompanyResults| company.incidence[..2].iter().map(|way| way.horizon.value).sum();
    let may_list = |company: &&CompanyResults| LABS[..3].contains(&company.name.as_str());
    companies("frontier-labs-2026.toml", set).iter().filter(may_list).map(listed).collect()
}

#[test]
fn a_higher_veto_floor_means_fewer_listings() {
    let floors =
        ["0%", "100%", "300%"].map(|floor| listed(&each("company", &LABS[..3], "listing.veto_floor", floor)));
    say(&format!("listed at veto floors of 0, 100 and 300%: {floors:?}"));
    for pair in floors.windows(2) {
        assert!(pair[0].iter().zip(&pair[1]).all(|(low, high)| high < low), "{pair:?}");
    }
}

#[test]
fn dearer_oil_means_more_sovereign_capital() {
    let drawn = |price: u32| {
        let set = ["now", "long_run"].map(|key| format!("market.oil.{key}=${price}"));
        let labs = companies("frontier-labs-2026.toml", &set);
        // In the plan's order, which is that of names: Gulf funds and MGX, and Other sovereigns.
        let mut sources = SOURCES;
        sources.sort_unstable();
        let sovereign = ["Gulf funds and MGX", "Other sovereigns"]
            .map(|name| sources.iter().position(|one| *one == name));
        let of = |lab: &CompanyResults| {
            sovereign.iter().flatten().map(|at| lab.drawn_by_source[*at].value).sum::<f64>()
        };
        labs.iter().map(of).sum::<f64>()
    };
    let drawn = [40, 70, 120].map(drawn);
    say(&format!("drawn from sovereigns with oil at $40, $70 and $120: {drawn:?}"));
    assert!(drawn[0] < drawn[1] && drawn[1] < drawn[2]);
}

/// Without contagion, a common factor and a shared source, nothing that happens to others changes a digit of a company: its sources
/// neither fund nor hold another, and do not follow others' prices.
#[test]
fn companies_that_share_nothing_are_independent() {
    let flagship = "frontier-labs-2026.toml";
    let apart: Vec<String> = each("company", &LABS, "growth.common", "0")
        .into_iter()
        .chain(["market.sentiment.contagion=0".into(), "market.window.failure=0".into()])
        .chain(each("source", &ITS_OWN, "only", "[\"OpenAI\"]"))
        .chain(each("source", &["Amazon", "Google"], "only", "[\"Anthropic\"]"))
        .chain(each("source", &["Institutions and wealthy individuals"], "momentum", "0"))
        .collect();
    let others = apart.iter().cloned().chain(each("company", &LABS[1..], "cash", "$1B")).collect::<Vec<_>>();
    let [with, without] = [apart, others].map(|set| companies(flagship, &set));
    let lab = |of: &[CompanyResults]| of.iter().find(|one| one.name == "OpenAI").expect("it").clone();
    let rest = |of: &[CompanyResults]| of.iter().find(|one| one.name == "xAI").expect("it").clone();
    assert_ne!(rest(&with), rest(&without));
    assert_eq!(lab(&with), lab(&without));
}
