//! All dollars × 2 changes no time.

use std::fmt::Write;

use drypowder_model::{Scenario, scenario::RankCorrelation};
use drypowder_simulation::{Outcome, Plan, Unattended, simulate};
use drypowder_tests::{
    BROWNIAN, COHORT, EVENTS, EVERYTHING, SEED, order, paths::shipped_small, random, read, run,
};
use proptest::{prelude::*, test_runner::RngSeed};

/// Multiplies every amount of dollars in a file but the price of oil, which is a price and no money.
fn scaled(text: &str, factor: f64) -> String {
    let mut section = String::new();
    let mut scaled = String::new();
    for line in text.lines() {
        let (code, comment) = line.split_once('#').unwrap_or((line, ""));
        if code.starts_with('[') {
            code.trim().clone_into(&mut section);
        }
        let price = section == "[market.oil]" || code.starts_with("breakeven") || code.starts_with("oil ");
        if price || code.starts_with("question") || code.starts_with("name") {
            scaled += line;
        } else {
            scaled += &scaled_line(code, factor);
            if !comment.is_empty() {
                scaled += "#";
                scaled += comment;
            }
        }
        scaled += "\n";
    }
    scaled
}

/// Multiplies what follows a dollar sign, or stands before the word.
fn scaled_line(line: &str, factor: f64) -> String {
    if let Some((before, after)) = line.split_once(" dollars") {
        let start = before.rfind('"').map_or(0, |quote| quote + 1);
        let number: f64 = before[start..].parse().unwrap_or_else(|_| panic!("an amount in {line}"));
        return format!("{}{} dollars{after}", &before[..start], number * factor);
    }
    let mut parts = line.split('$');
    let mut scaled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part
            .find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '_' || c == ','))
            .unwrap_or(part.len());
        let digits: String = part[..end].chars().filter(|c| *c != '_' && *c != ',').collect();
        let number: f64 = digits.parse().unwrap_or_else(|_| panic!("an amount in {line}"));
        write!(scaled, "${}{}", number * factor, &part[end..]).expect("a string takes what it is given");
    }
    scaled
}

/// Every time and every count that is in a run's results.
fn times(outcome: &Outcome) -> Vec<String> {
    let mut times = Vec::new();
    let pooled = outcome.results.cohorts.iter().map(|cohort| &cohort.pooled);
    for company in outcome.results.companies.iter().chain(pooled) {
        let name = &company.name;
        times.push(format!("{name}: {:?}", company.incidence));
        times.push(format!("{name}: {:?}", company.sustain));
        times.push(format!("{name}: {:?}", company.restricted));
        times.push(format!("{name}: {:?} {:?}", company.private_sustaining, company.private_dependent));
        times.push(format!("{name}: {:?} {:?}", company.rescue, company.too_late));
        times.push(format!("{name}: {:?}", company.shortfalls));
        times.push(format!("{name}: {:?}", company.down_rounds));
    }
    for cohort in &outcome.results.cohorts {
        times.push(format!("{:?} {:?} {:?}", cohort.listed_by, cohort.too_late_by, cohort.spread));
    }
    for source in &outcome.results.sources {
        times.push(format!("{}: {:?} {:?}", source.name, source.exhaustion, source.forced_sale));
        times.push(format!("{}: {:?}", source.name, source.refused_on_discipline));
    }
    for row in &outcome.tables.months {
        let shares = (row.incidence, row.private, row.run_dry, row.self_sustaining);
        times.push(format!("{} {}: {shares:?}", row.company, row.month));
    }
    times
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 96,
        rng_seed: RngSeed::Fixed(SEED),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn doubling_all_dollars_changes_no_time_of_random_scenarios(text in random::scenario()) {
        let (once, twice) = (run(&text, 130, SEED), run(&scaled(&text, 2.0), 130, SEED));
        for (once, twice) in times(&once).iter().zip(&times(&twice)) {
            prop_assert_eq!(once, twice);
        }
    }
}

#[test]
fn doubling_all_dollars_changes_no_time() {
    let mut scenarios = shipped_small();
    scenarios.push(("everything.toml".into(), EVERYTHING.into()));
    scenarios.push(("events.toml".into(), EVENTS.into()));
    scenarios.push(("brownian.toml".into(), BROWNIAN.into()));
    scenarios.push(("cohort.toml".into(), COHORT.replace("count = 24", "count = 5")));
    for (name, text) in scenarios {
        let worlds = 4_000;
        let (once, twice) = (run(&text, worlds, SEED), run(&scaled(&text, 2.0), worlds, SEED));
        for (once, twice) in times(&once).iter().zip(&times(&twice)) {
            assert_eq!(once, twice, "{name}");
        }
    }
}

/// $6B doubled begins with a 1: two contracts that are called the same keep their draws by size, not by digits.
#[test]
fn doubling_all_dollars_changes_no_time_of_twins() {
    let contract = "{ with = \"strategic\", per_year = \"$6B\", from = \"2027-01\", to = \"2031-01\", probability = \"60%\" }";
    assert!(EVERYTHING.contains(contract));
    let smaller = contract.replace("$6B", "$3B").replace("60%", "10% to 70%");
    let twins = EVERYTHING.replace(contract, &format!("{contract}, {smaller}"));
    let (once, twice) = (run(&twins, 4_000, SEED), run(&scaled(&twins, 2.0), 4_000, SEED));
    assert_eq!(times(&once), times(&twice));
}

/// A correlation is of ranks, and dollars do not change a rank.
#[test]
fn doubling_all_dollars_changes_no_time_of_correlated_numbers() {
    let correlated = |text: &str| {
        let between = ["company[pressed].cash", "company[steady].run_rate"].map(str::to_owned);
        let correlations = vec![RankCorrelation { between, rank: 0.8 }];
        let plan = Plan::new(&Scenario { correlations, ..read(text) });
        simulate(&plan, &order(4_000, SEED, 2), &Unattended).expect("worlds")
    };
    let (once, twice) = (times(&correlated(EVERYTHING)), times(&correlated(&scaled(EVERYTHING, 2.0))));
    assert_ne!(once, times(&run(EVERYTHING, 4_000, SEED)));
    assert_eq!(once, twice);
}
