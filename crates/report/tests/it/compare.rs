//! Recorded against new results.

use drypowder_report::{
    Style,
    compare::{Comparison, Verdict},
};
use snapbox::{assert_data_eq, file};

use crate::support;

#[test]
fn the_same_results_are_as_expected() {
    let results = support::flagship(1000);
    let comparison = Comparison::new(&results, &results).unwrap();
    assert!(comparison.as_expected() && comparison.identity.is_empty());
    assert_eq!(comparison.text(Style::PLAIN), "As expected: every number is the recorded one.\n");
}

#[test]
fn results_that_went_through_a_file_are_the_same() {
    let mut results = support::flagship(1000);
    results.system.drawn.value = 0.1 + 0.2 + 1e-17;
    results.companies[0].funding_gap.value = 1.0 / 3.0 * 1e23;
    let text = serde_json::to_string_pretty(&results).unwrap();
    assert!(Comparison::new(&serde_json::from_str(&text).unwrap(), &results).unwrap().as_expected());
}

#[test]
fn changes_are_named_and_weighed() {
    let was = support::flagship(1000);
    let mut now = was.clone();
    now.run.seed = 7;
    now.companies[1].sustain.runs_dry = support::share(0.9, 1000);
    now.companies[1].sustain.quantiles[2] = support::quantile(0.5, 41.4, 0.4);
    now.sources[0].drawn.value += 1.0;
    now.companies[0].name = "Anthropic PBC".into();
    let comparison = Comparison::new(&was, &now).unwrap();
    let verdict =
        |path: &str| comparison.estimates.iter().find(|found| found.path == path).unwrap().verdict();
    assert_eq!(verdict("companies[OpenAI].sustain.runs_dry"), Verdict::Beyond);
    assert_eq!(verdict("companies[OpenAI].sustain.quantiles[0.5]"), Verdict::Within);
    assert_eq!(verdict("sources[SoftBank].drawn"), Verdict::Within);
    assert_eq!(verdict("companies[Anthropic].name"), Verdict::Unknown);
}

#[test]
fn the_table_says_where_and_how_much() {
    let was = support::flagship(1000);
    let mut now = was.clone();
    now.run.seed = 7;
    now.companies[1].sustain.runs_dry = support::share(0.9, 1000);
    now.companies[1].sustain.quantiles[2] = support::beyond(0.5);
    now.system.drawn.value = 370.6e9 + 0.001;
    assert_data_eq!(
        Comparison::new(&was, &now).unwrap().text(Style::PLAIN),
        file!["answer/compare.txt"].raw()
    );
}
