//! Recorded against new results.

use drypowder_report::{
    Style,
    compare::{Comparison, Difference, Verdict},
};
use drypowder_simulation::results::{Precision, Proportion, Quantile, Results, Verdict as Judgement};
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
    assert_eq!(verdict("companies[Anthropic]"), Verdict::Gone);
    assert_eq!(verdict("companies[Anthropic PBC]"), Verdict::New);
    let verdicts: Vec<Verdict> = comparison.estimates.iter().map(Difference::verdict).collect();
    assert!(verdicts.is_sorted(), "what changed most comes first: {verdicts:?}");
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

/// One quantile of a company, recorded and now.
fn quantile(was: Quantile, now: Quantile) -> (Verdict, String) {
    let mut before = support::flagship(1000);
    let mut after = before.clone();
    before.companies[1].sustain.quantiles[2] = was;
    after.companies[1].sustain.quantiles[2] = now;
    let comparison = Comparison::new(&before, &after).unwrap();
    let text = comparison.text(Style::PLAIN);
    (comparison.estimates[0].verdict(), text.lines().last().unwrap_or_default().to_owned())
}

#[test]
fn quantiles_are_weighed_and_read_whatever_their_ends() {
    let seen = |value, low, high| Quantile { p: 0.5, value, low, high };
    let forty = seen(Some(40.0), Some(39.0), Some(42.0));
    let late = seen(Some(90.0), Some(80.0), None);
    // Its upper end reaches two months, the other's lower end one: they are noise together up to the root of five.
    let near = |value: f64| seen(Some(value), Some(value - 1.0), Some(value + 9.0));
    assert_eq!(quantile(forty, near(42.2)).0, Verdict::Within);
    assert_eq!(quantile(forty, near(42.3)).0, Verdict::Beyond);
    assert_eq!(quantile(forty, late).0, Verdict::Beyond);
    assert_eq!(quantile(late, forty).0, Verdict::Beyond);
    assert_eq!(quantile(late, seen(None, Some(85.0), None)).0, Verdict::Within);
    assert_eq!(quantile(forty, seen(None, Some(41.0), None)).0, Verdict::Within);
    assert_eq!(quantile(forty, seen(None, None, None)).0, Verdict::Beyond);
    assert_eq!(quantile(seen(None, None, None), forty).0, Verdict::Beyond);
    assert_eq!(quantile(seen(Some(40.0), None, None), seen(Some(41.0), None, None)).0, Verdict::Unknown);
    // Where the value alone does not tell them apart the ends do, and nothing is shown as it is spelled in a file.
    for (was, now, shown) in [
        (forty, seen(Some(40.0), Some(39.25), Some(42.0)), ["40 (39 to 42)", "40 (39.25 to 42)"]),
        (seen(None, Some(80.0), None), seen(None, Some(85.0), None), ["none (from 80)", "none (from 85)"]),
        (late, seen(Some(90.0), Some(81.0), None), ["90 (from 80)", "90 (from 81)"]),
    ] {
        let (verdict, line) = quantile(was, now);
        assert!(shown.iter().all(|part| line.contains(part)) && !line.contains('{'), "{line}");
        assert_eq!(verdict, Verdict::Within, "{line}");
    }
}

#[test]
fn counts_that_changed_under_one_share_are_read() {
    let was = support::flagship(1000);
    let mut now = was.clone();
    now.companies[1].sustain.runs_dry = support::share(0.64, 2000);
    now.companies[0].too_late = Proportion { of: 2000, ..now.companies[0].too_late };
    now.companies[0].drawn.standard_error = Some(0.200_000_1e9);
    let text = Comparison::new(&was, &now).unwrap().text(Style::PLAIN);
    assert!(text.contains("0.640 ±0.030") && text.contains("0.640 ±0.021"), "{text}");
    assert!(text.contains(", 92 of 1000") && text.contains(", 92 of 2000") && !text.contains('{'), "{text}");
}

#[test]
fn how_the_runs_differ_says_what_a_change_means() {
    let was = support::flagship(1000);
    let changed = |change: fn(&mut Results)| {
        let mut now = was.clone();
        now.companies[1].sustain.runs_dry = support::share(0.6, 1000);
        change(&mut now);
        Comparison::new(&was, &now).unwrap().text(Style::PLAIN).replace('\n', " ")
    };
    assert!(changed(|_| ()).contains("so the program computes otherwise"));
    assert!(
        changed(|now| now.run.scenario_hash = "other".into())
            .contains("every change, however small, is the scenario's")
    );
    assert!(changed(|now| now.run.worlds = 2000).contains("is what more worlds do"));
    let both = changed(|now| {
        now.run.worlds = 2000;
        now.run.seed = 2;
    });
    assert!(both.contains("drew independently"));
}

#[test]
fn what_was_asked_of_one_run_alone_is_no_changed_number() {
    let was = support::flagship(1000);
    let mut now = was.clone();
    now.assertions = vec![support::judged("P(ipo.OpenAI) > 40%", 0.67, Judgement::Pass)];
    let comparison = Comparison::new(&was, &now).unwrap();
    assert!(comparison.as_expected());
    assert_eq!(comparison.identity[0].path, "assertions[P(ipo.OpenAI) > 40%]");
    let mut later = now.clone();
    later.assertions[0] = support::judged("P(ipo.OpenAI) > 40%", 0.37, Judgement::Fail);
    let comparison = Comparison::new(&now, &later).unwrap();
    assert_eq!(comparison.estimates[0].verdict(), Verdict::Beyond);
    later.until = Some(support::precision(true));
    now.until = Some(Precision { most_worlds: 7, ..support::precision(true) });
    let paths: Vec<String> =
        Comparison::new(&now, &later).unwrap().identity.into_iter().map(|found| found.path).collect();
    assert_eq!(paths, ["until.most_worlds"]);
}
