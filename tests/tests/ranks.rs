//! Rank correlations of uncertain numbers: they are what was asked for, the laws stay what they were, and nothing else
//! moves.

use drypowder_lanes::Level;
use drypowder_model::{Scenario, copula::normal_of_rank, scenario::RankCorrelation};
use drypowder_simulation::{Outcome, Plan, Unattended, draw::Address, simulate, simulate_at};
use drypowder_tests::{
    EVERYTHING, SEED, WORLDS, order,
    probe::borrower,
    read,
    row::{Row, say},
};

/// A company and a market with a number of every law, known and uncertain.
const LAWS: &str = "name = \"laws\"\nstart = \"2026-01\"\nhorizon = \"12 months\"\n
[market.multiple]\nnow = \"10x\"\nlong_run = \"8x to 12x\"\nhalf_life = \"12 months\"\nvolatility = 0.2
[[company]]\nname = \"A\"\nrun_rate = \"$1B to $9B\"\npartner_share = \"10% to 40%\"
cash = { law = \"uniform\", low = \"$10B\", high = \"$16B\" }
growth = { now = \"0.2 to 0.9\", volatility = 0.2 }
fixed = { now = { law = \"triangular\", low = \"$1B\", mode = \"$1B\", high = \"$3B\" }, inflation = 0.03 }\n";

/// A number: its path in a file, and its address.
type Named = (&'static str, &'static str, &'static str);
const CASH: Named = ("company[A].cash", "company:A", "cash");
const FIXED: Named = ("company[A].fixed.now", "company:A", "fixed.now");
const GROWTH: Named = ("company[A].growth.now", "company:A", "growth.now");
const SHARE: Named = ("company[A].partner_share", "company:A", "partner_share");
const RUN_RATE: Named = ("company[A].run_rate", "company:A", "run_rate");
const MULTIPLE: Named = ("market.multiple.long_run", "market", "multiple.long_run");
const ALL: [Named; 6] = [CASH, FIXED, GROWTH, SHARE, RUN_RATE, MULTIPLE];

fn pair(one: &str, other: &str, rank: f64) -> RankCorrelation {
    RankCorrelation { between: [one.to_owned(), other.to_owned()], rank }
}

fn with(text: &str, correlations: Vec<RankCorrelation>) -> Scenario {
    Scenario { correlations, ..read(text) }
}

/// The values of numbers over worlds.
fn drawn(scenario: &Scenario, numbers: &[Named], worlds: u64) -> Vec<Vec<f64>> {
    let addresses: Vec<Address> =
        numbers.iter().map(|(_, entity, place)| Address::of(entity, place)).collect();
    let lists = Plan::new(scenario).drawn(&addresses, SEED, worlds);
    lists.into_iter().map(|list| list.expect("a number at that address")).collect()
}

/// Where each value stands among all.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    for (rank, index) in order.into_iter().enumerate() {
        ranks[index] = rank as f64;
    }
    ranks
}

/// Spearman's ρ = 1 − 6Σd²/(n(n² − 1)).
fn spearman(one: &[f64], other: &[f64]) -> f64 {
    let n = one.len() as f64;
    let squares: f64 = ranks(one).iter().zip(ranks(other)).map(|(a, b)| (a - b) * (a - b)).sum();
    1.0 - 6.0 * squares / (n * (n * n - 1.0))
}

/// Holds an achieved rank correlation against the one asked for; the error is what a hundred parts of the worlds show.
fn hold_rank(name: &str, asked: f64, one: &[f64], other: &[f64]) {
    let part = one.len() / 100;
    let parts: Vec<f64> =
        one.chunks(part).zip(other.chunks(part)).map(|(one, other)| spearman(one, other)).collect();
    let mean = parts.iter().sum::<f64>() / 100.0;
    let variance = parts.iter().map(|rank| (rank - mean) * (rank - mean)).sum::<f64>() / 99.0;
    Row::new(name, asked, spearman(one, other), (variance / 100.0).sqrt()).hold();
}

#[test]
fn ranks_are_correlated_as_asked() {
    let chain = vec![
        pair(CASH.0, GROWTH.0, 0.6),
        pair(GROWTH.0, RUN_RATE.0, -0.5),
        pair(RUN_RATE.0, MULTIPLE.0, 0.3),
    ];
    // Loadings on one factor: 0.9, −0.8, 0.7, … in scores, so the ranks are those of their products.
    let loadings = [0.9, -0.8, 0.7, 0.6, -0.5, 0.4];
    let mut factor = Vec::new();
    for (i, one) in ALL.iter().enumerate() {
        for (j, other) in ALL.iter().enumerate().skip(i + 1) {
            let rank = drypowder_model::copula::rank_of_normal(loadings[i] * loadings[j]);
            factor.push(pair(one.0, other.0, rank));
        }
    }
    let near = vec![pair(SHARE.0, FIXED.0, -0.99), pair(MULTIPLE.0, CASH.0, 0.99)];
    let triangle = vec![
        pair(GROWTH.0, SHARE.0, 0.9),
        pair(SHARE.0, FIXED.0, 0.7),
        pair(FIXED.0, GROWTH.0, 0.5),
        pair(CASH.0, RUN_RATE.0, -0.25),
    ];
    for (name, correlations) in
        [("chain", chain), ("one factor", factor), ("nearly one", near), ("two groups", triangle)]
    {
        let scenario = with(LAWS, correlations);
        let values = drawn(&scenario, &ALL, WORLDS);
        for (i, one) in ALL.iter().enumerate() {
            for (j, other) in ALL.iter().enumerate().skip(i + 1) {
                let is_it = |c: &&RankCorrelation| {
                    c.between.iter().all(|path| [one.0, other.0].contains(&path.as_str()))
                };
                let asked = scenario.correlations.iter().find(is_it).map_or(0.0, |one| one.rank);
                hold_rank(&format!("{name}: {} and {}", one.0, other.0), asked, &values[i], &values[j]);
            }
        }
    }
}

/// A half-life is drawn as a rate, which falls where it rises: what is asked of the half-life holds of the half-life.
#[test]
fn a_half_life_has_the_rank_that_was_asked_of_it() {
    const HALF_LIFE: &str = "company[A].growth.half_life";
    const RATE: Named = (HALF_LIFE, "company:A", "growth.reversion");
    let reverts = LAWS.replace(
        "volatility = 0.2 }",
        "volatility = 0.2, long_run = \"10%\", half_life = \"12 to 60 months\", uncertainty = 0.1, \
         uncertainty_half_life = { law = \"lognormal\", median = \"3 years\", p90 = \"5 years\" } }",
    );
    let decay = ("company[A].growth.uncertainty_half_life", "company:A", "growth.uncertainty_decay");
    let asked = vec![pair(CASH.0, HALF_LIFE, 0.6), pair(HALF_LIFE, decay.0, 0.5)];
    let values = drawn(&with(&reverts, asked), &[CASH, RATE, decay], WORLDS);
    let months = |rates: &[f64]| rates.iter().map(|rate| 12.0 * std::f64::consts::LN_2 / rate).collect();
    let (half_life, decay): (Vec<f64>, Vec<f64>) = (months(&values[1]), months(&values[2]));
    hold_rank("cash and a half-life", 0.6, &values[0], &half_life);
    hold_rank("two half-lives", 0.5, &half_life, &decay);
}

/// `sup |F − G|·√(n/2)`, which passes 2.23 once in 10,000 pairs of samples of one law.
fn two_samples(mut one: Vec<f64>, mut other: Vec<f64>) -> f64 {
    one.sort_by(f64::total_cmp);
    other.sort_by(f64::total_cmp);
    let n = one.len() as f64;
    let (mut below, mut largest) = (0, 0.0);
    for (index, value) in one.iter().enumerate() {
        while below < other.len() && other[below] <= *value {
            below += 1;
        }
        let distance = ((index + 1) as f64 - below as f64).abs() / n;
        largest = if distance > largest { distance } else { largest };
    }
    largest * (n / 2.0).sqrt()
}

#[test]
fn laws_stay_what_they_were() {
    let mut correlations = Vec::new();
    for (index, other) in ALL.iter().enumerate().skip(1) {
        correlations.push(pair(ALL[0].0, other.0, if index % 2 == 0 { 0.4 } else { -0.4 }));
    }
    let plain = drawn(&read(LAWS), &ALL, WORLDS);
    let moved = drawn(&with(LAWS, correlations), &ALL, WORLDS);
    for (number, (one, other)) in ALL.iter().zip(plain.into_iter().zip(moved)) {
        // The first by path keeps its draws; the others have new ones of the same law.
        assert_eq!(one == other, number.0 == CASH.0, "{}", number.0);
        let distance = two_samples(one, other);
        say(&format!("{}: √(n/2)·D = {distance:.3}, below 2.23", number.0));
        assert!(distance < 2.23, "{}: {distance}", number.0);
    }
}

/// Correlations of everything that is uncertain in `everything.toml`, but the time a raise takes.
fn everywhere() -> Vec<RankCorrelation> {
    vec![
        pair("company[pressed].cash", "company[steady].run_rate", 0.6),
        pair("company[pressed].cash", "market.multiple.long_run", 0.5),
        pair("company[pressed].partner_share", "market.oil.long_run", -0.7),
        pair("company[steady].run_rate", "source[venture].distributions.drought", -0.3),
    ]
}

fn bytes(outcome: &Outcome) -> (String, drypowder_simulation::results::Tables) {
    (serde_json::to_string(&outcome.results).expect("plain data"), outcome.tables.clone())
}

/// Enough for several chunks of batches, the last batch not full.
const FEW: u64 = 1_700;

fn run(scenario: &Scenario) -> Outcome {
    simulate(&Plan::new(scenario), &order(FEW, SEED, 2), &Unattended).expect("worlds")
}

#[test]
fn threads_and_processors_leave_no_trace() {
    let scenario = with(EVERYTHING, everywhere());
    let plan = Plan::new(&scenario);
    let plain = bytes(&run(&scenario));
    assert_ne!(plain.0, bytes(&run(&read(EVERYTHING))).0);
    for threads in [1, 2, 7] {
        let other = simulate(&plan, &order(FEW, SEED, threads), &Unattended).expect("worlds");
        assert_eq!(plain, bytes(&other), "{threads} threads");
    }
    for level in Level::available() {
        let other = simulate_at(&plan, &order(FEW, SEED, 2), &Unattended, level).expect("worlds");
        assert_eq!(plain, bytes(&other), "{}", level.name());
    }
}

#[test]
fn order_leaves_no_trace() {
    let scenario = with(EVERYTHING, everywhere());
    let mut turned = scenario.clone();
    turned.companies.reverse();
    turned.sources.rotate_left(2);
    turned.correlations.reverse();
    assert_eq!(bytes(&run(&scenario)), bytes(&run(&turned)));
    // Nor do the two names of a pair, but in the fingerprint.
    for correlation in &mut turned.correlations {
        correlation.between.reverse();
    }
    assert_eq!(drawn(&scenario, &PRESSED, FEW), drawn(&turned, &PRESSED, FEW));
}

const PRESSED: [Named; 5] = [
    ("company[pressed].cash", "company:pressed", "cash"),
    ("company[pressed].partner_share", "company:pressed", "partner_share"),
    ("company[steady].run_rate", "company:steady", "run_rate"),
    ("market.multiple.long_run", "market", "multiple.long_run"),
    ("source[venture].distributions.drought", "source:venture", "kind.distributions.drought"),
];

#[test]
fn more_worlds_only_append() {
    let scenario = with(EVERYTHING, everywhere());
    let (few, many) = (drawn(&scenario, &PRESSED, 100), drawn(&scenario, &PRESSED, 1_000));
    for (few, many) in few.iter().zip(&many) {
        assert_eq!(few[..], many[..100]);
    }
}

/// Another entity before, between and after, correlated with itself or not at all.
#[test]
fn what_is_added_elsewhere_moves_no_draw() {
    let before = drawn(&with(EVERYTHING, everywhere()), &PRESSED, FEW);
    for name in ["aaa", "qqq", "zzz"] {
        let newcomer = format!(
            "{EVERYTHING}\n[[company]]\nname = \"{name}\"\nrun_rate = \"$1B to $9B\"\ncash = \"$3B to $4B\"\n\
             growth = {{ now = 0.7 }}\n"
        );
        assert_eq!(before, drawn(&with(&newcomer, everywhere()), &PRESSED, FEW), "{name}");
        let mut more = everywhere();
        let path = |key: &str| format!("company[{name}].{key}");
        more.push(pair(&path("cash"), &path("run_rate"), 0.8));
        assert_eq!(before, drawn(&with(&newcomer, more), &PRESSED, FEW), "{name}, correlated");
    }
    // Of the two groups of `everywhere`, one stays when the other goes.
    let mut one = everywhere();
    one.remove(2);
    let after = drawn(&with(EVERYTHING, one), &PRESSED, FEW);
    for index in [0, 2, 3, 4] {
        assert_eq!(before[index], after[index]);
    }
}

#[test]
fn certainty_has_no_rank() {
    let without_hash = |scenario: &Scenario| {
        let mut outcome = run(scenario);
        outcome.results.run.scenario_hash.clear();
        bytes(&outcome)
    };
    let plain = without_hash(&read(EVERYTHING));
    let known = "company[steady].cash";
    let correlations = vec![
        pair("company[pressed].cash", known, 0.9),
        pair(known, "market.multiple.long_run", 0.9),
        pair("company[pressed].debt", "company[pressed].debt_interest", -0.5),
        pair("company[pressed].partner_share", "company[steady].run_rate", 0.0),
    ];
    assert_eq!(plain, without_hash(&with(EVERYTHING, correlations)));
}

/// A number given once for all climates is one number.
#[test]
fn one_number_for_all_climates_is_correlated_once() {
    let once = EVERYTHING.replace("{ boom = 1.4, normal = 1, drought = \"0.3 to 0.6\" }", "\"0.3 to 0.6\"");
    assert_ne!(once, EVERYTHING);
    let path = "source[venture].distributions";
    let asked = 0.8;
    let scenario = with(&once, vec![pair("company[pressed].cash", path, asked)]);
    let numbers = [PRESSED[0], (path, "source:venture", "kind.distributions")];
    let place = |place: &str| Address::of("source:venture", place);
    let plan = Plan::new(&scenario);
    assert_eq!(plan.drawn(&[place("kind.distributions.drought")], SEED, 1), [None]);
    let values = drawn(&scenario, &numbers, WORLDS);
    hold_rank("cash and distributions", asked, &values[0], &values[1]);
}

/// Two companies whose growth is uncertain borrow their last run-rate from one lender. The variance of what it lends is
/// the sum of theirs and twice their covariance: with ln A normal of deviation s, corr(A, B) = (e^{rs²} − 1)/(e^{s²} − 1).
#[test]
fn correlated_growth_is_seen_in_what_a_lender_lends() {
    let text = borrower("$1_000_000_000 a year", "now = \"40% to 60%\"", "month", 36);
    let (head, rest) = text.split_once("[[company]]").expect("a company");
    let (company, sources) = rest.split_once("[[source]]").expect("a source");
    let other = company.replace("Borrower", "Other");
    let text = format!("{head}[[company]]{company}[[company]]{other}[[source]]{sources}");
    let mut shown = Vec::new();
    for rank in [-0.9, 0.0, 0.6] {
        let correlations = vec![pair("company[Borrower].growth.now", "company[Other].growth.now", rank)];
        let plan = Plan::new(&with(&text, correlations));
        let outcome = simulate(&plan, &order(WORLDS, SEED, 2), &Unattended).expect("worlds");
        let n = WORLDS as f64;
        let companies = &outcome.results.companies;
        let deviation = |error: Option<f64>| error.expect("worlds") * n.sqrt();
        let [one, two] = [0, 1].map(|index| deviation(companies[index].drawn_by_source[0].standard_error));
        let both = deviation(outcome.results.sources[0].drawn.standard_error);
        let found = (both * both - one * one - two * two) / (2.0 * one * two);
        let s = deviation(companies[0].final_log_cash.standard_error);
        let exact = libm::expm1(normal_of_rank(rank) * s * s) / libm::expm1(s * s);
        let error = (1.0 - exact * exact) / n.sqrt();
        Row::new(&format!("correlation of loans at rank {rank}"), exact, found, error).hold();
        shown.push(both);
    }
    assert!(shown[0] < shown[1] && shown[1] < shown[2], "what is lent varies more the more alike growth is");
}
