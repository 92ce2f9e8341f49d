//! The printed answer, as a strategist reads it: snapshots in `tests/answer/`, renewed by `SNAPSHOTS=overwrite`.

use drypowder_report::{Answer, Style, answer::asked};
use drypowder_simulation::results::{Judged, Results, Tables, Unit, Verdict};
use snapbox::{assert_data_eq, file};

use crate::support;

fn text(results: &Results, tables: Option<&Tables>, style: Style) -> String {
    let companies = ["OpenAI", "Anthropic"].map(str::to_owned);
    let sources = ["US venture funds", "SoftBank", "Gulf"].map(str::to_owned);
    let alone = ["Yardstick".to_owned()];
    let (unfunded, without_policy) = (alone.as_slice(), alone.as_slice());
    Answer { results, tables, companies: &companies, sources: &sources, unfunded, without_policy, style }
        .text()
}

#[test]
fn the_flagship_reads_aloud() {
    let results = support::flagship(100_000);
    let tables = support::tables(&results);
    assert_data_eq!(text(&results, Some(&tables), Style::PLAIN), file!["answer/flagship.txt"].raw());
}

#[test]
fn plain_text_is_ascii() {
    let results = support::flagship(100_000);
    let tables = support::tables(&results);
    let plain = text(&results, Some(&tables), Style::ASCII);
    assert!(plain.is_ascii());
    assert_data_eq!(plain, file!["answer/ascii.txt"].raw());
}

#[test]
fn a_cohort_is_one_block() {
    let results = support::portfolio(2_000);
    let tables = support::tables(&results);
    let text = text(&results, Some(&tables), Style::PLAIN);
    assert!(!text.contains("Robots 1"));
    assert_data_eq!(text, file!["answer/cohort.txt"].raw());
}

#[test]
fn events_milestones_and_reviews_are_told() {
    let results = support::eventful(2_000);
    let tables = support::tables(&results);
    assert_data_eq!(text(&results, Some(&tables), Style::PLAIN), file!["answer/eventful.txt"].raw());
}

/// A policy without anybody to ask: whether it pays its own way is known, and no textbook is meant.
#[test]
fn a_company_that_decides_is_no_yardstick() {
    let results = support::yardstick(2_000);
    let unfunded = ["Yardstick".to_owned()];
    let answer = Answer {
        results: &results,
        tables: None,
        companies: &[],
        sources: &[],
        unfunded: &unfunded,
        without_policy: &[],
        style: Style::PLAIN,
    };
    let text = answer.text();
    assert!(text.contains("Still private: needs money") && text.contains("Runs out of cash"), "{text}");
    assert!(!text.contains("ln(1 + cash)"), "{text}");
    // Who may be funded and never asked lives on private capital all the same.
    let text = Answer { unfunded: &[], ..answer }.text();
    assert!(text.contains("private capital alone carries it"), "{text}");
}

#[test]
fn few_worlds_are_called_noisy_and_an_interrupted_run_says_so() {
    let mut results = support::flagship(400);
    results.run.worlds_requested = 100_000;
    results.run.overrides = vec!["source[SoftBank].max_ltv=20%".into()];
    assert_data_eq!(text(&results, None, Style::PLAIN), file!["answer/noisy.txt"].raw());
}

#[test]
fn a_company_on_its_own_cash_has_a_short_answer() {
    let results = support::yardstick(1_000_000);
    let tables = support::tables(&results);
    assert_data_eq!(text(&results, Some(&tables), Style::PLAIN), file!["answer/yardstick.txt"].raw());
}

#[test]
fn what_was_asked_is_answered() {
    let mut results = support::flagship(8_192);
    results.until = Some(support::precision(true));
    results.assertions = vec![
        support::judged("P(ipo.OpenAI by 2028-12) in [0.4, 0.6]", 0.512, Verdict::Pass),
        support::judged("P(insolvent.OpenAI) < 5%", 0.092, Verdict::Fail),
        support::judged("P(dry.OpenAI) > 64%", 0.642, Verdict::Undecided),
        Judged {
            unit: Unit::Months,
            low: None,
            high: None,
            value: None,
            ..support::judged("sustain.Anthropic.median > 36 months", 0.0, Verdict::Pass)
        },
    ];
    assert_data_eq!(asked(&results, Style::PLAIN), file!["answer/asked.txt"].raw());
    results.until = Some(support::precision(false));
    results.assertions.clear();
    assert_data_eq!(asked(&results, Style::ASCII), file!["answer/imprecise.txt"].raw());
    let text = text(&results, None, Style::PLAIN);
    assert!(text.contains("\nPrecision not reached after 8,192 worlds"), "{text}");
}

#[test]
fn no_line_is_too_wide_and_nothing_is_not_a_number() {
    for worlds in [1, 3, 100, 100_000_000] {
        for results in [
            support::flagship(worlds),
            support::portfolio(worlds),
            support::eventful(worlds),
            support::yardstick(worlds),
        ] {
            let text = text(&results, Some(&support::tables(&results)), Style::PLAIN);
            assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
            assert!(text.lines().all(|line| line.chars().count() <= 110), "{text}");
        }
    }
}

#[test]
fn colour_changes_no_word() {
    let results = support::flagship(100_000);
    let rich = text(&results, None, Style::RICH);
    let mut bare = String::new();
    let mut escaped = false;
    for character in rich.chars() {
        match (escaped, character) {
            (_, '\u{1b}') => escaped = true,
            (true, 'm') => escaped = false,
            (false, other) => bare.push(other),
            (true, _) => {}
        }
    }
    assert_eq!(bare, text(&results, None, Style::PLAIN));
}
