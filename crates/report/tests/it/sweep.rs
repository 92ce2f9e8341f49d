//! The rows of a sweep.

use drypowder_report::{
    Style,
    sweep::{Cell, Shape, compared, differences, overview},
};
use drypowder_simulation::results::Difference;
use snapbox::{assert_data_eq, file};

use crate::support;

fn shape() -> Shape {
    Shape {
        axes: vec!["source[SoftBank].max_ltv".into()],
        companies: vec!["OpenAI".into(), "Anthropic".into()],
        marks: vec![24, 60],
        measures: Vec::new(),
        compared: Vec::new(),
    }
}

#[test]
fn a_row_has_a_cell_for_every_column() {
    let (header, row) = (shape().header(), shape().row(&["20%".into()], &support::flagship(1000), &[]));
    assert_eq!(header.len(), row.len());
    let cell = |name: &str| &row[header.iter().position(|found| found == name).unwrap()];
    assert_eq!(*cell("source[SoftBank].max_ltv"), Cell::Text("20%".into()));
    assert_eq!(*cell("worlds"), Cell::Count(1000));
    assert_eq!(*cell("OpenAI.sustain_median"), Cell::Number(Some(41.3)));
    assert_eq!(*cell("Anthropic.sustain_median"), Cell::Number(None));
    assert_eq!(*cell("OpenAI.runs_dry_by_24"), Cell::Number(Some(0.121)));
    assert_eq!(*cell("OpenAI.runs_dry_by_60"), Cell::Number(None));
    assert_eq!(*cell("OpenAI.ipo_forced"), Cell::Number(Some(0.21)));
    assert_eq!(*cell("OpenAI.drawn"), Cell::Number(Some(185.31e9)));
}

#[test]
fn the_overview_has_a_line_for_each_cell_and_company() {
    let cells = [
        (vec!["20%".to_owned()], support::flagship(1000)),
        (vec!["25%".to_owned()], support::flagship(1000)),
    ];
    assert_data_eq!(overview(&shape(), &cells, Style::PLAIN), file!["answer/sweep.txt"].raw());
}

#[test]
fn a_cohort_has_one_set_of_columns() {
    let shape = Shape { companies: vec!["OpenAI".into(), "Robots".into()], ..shape() };
    let (header, row) = (shape.header(), shape.row(&["20%".into()], &support::portfolio(1000), &[]));
    let cell = |name: &str| &row[header.iter().position(|found| found == name).unwrap()];
    assert_eq!(*cell("Robots.runs_dry_by_24"), Cell::Number(Some(0.121)));
    assert_eq!(*cell("Robots.drawn"), Cell::Number(Some(43.1e6)));
    assert!(!header.iter().any(|name| name.contains("Robots 1")));
}

fn differing(value: f64, standard_error: f64) -> Difference {
    let end = |sign: f64| Some(value + sign * 1.959_963_984_540_054 * standard_error);
    Difference {
        worlds: 1000,
        differing: u64::from(value != 0.0) * 40,
        value: Some(value),
        standard_error: Some(standard_error),
        low: end(-1.0),
        high: end(1.0),
    }
}

/// A share that is 4 points higher, a month less, and what neither moves nor is seen.
fn found(shape: &Shape) -> Vec<Difference> {
    let unseen =
        Difference { worlds: 0, differing: 0, value: None, standard_error: None, low: None, high: None };
    let columns = shape.compared.iter().map(|compared| match compared.column.as_str() {
        "OpenAI.runs_dry" => differing(0.04, 0.006),
        "OpenAI.sustain_time" => differing(-1.2, 0.25),
        "Anthropic.ipo_forced" => differing(-0.000_31, 0.000_02),
        "OpenAI.runs_dry_by_60" | "Anthropic.runs_dry" => unseen,
        _ => differing(0.0, 0.0),
    });
    columns.collect()
}

fn comparing() -> Shape {
    let plain = shape();
    Shape { compared: compared(&plain.companies, &plain.marks, &["cash in 2028".to_owned()]), ..plain }
}

#[test]
fn differences_stand_after_all_other_columns() {
    let (shape, plain) = (comparing(), shape());
    let (header, results) = (shape.header(), support::flagship(1000));
    let values = ["20%".to_owned()];
    assert_eq!(header[..plain.header().len()], plain.header());
    let (first, row) = (shape.row(&values, &results, &[]), shape.row(&values, &results, &found(&shape)));
    assert_eq!((first.len(), row.len()), (header.len(), header.len()));
    let place = |name: &str| header.iter().position(|found| found == name).unwrap();
    assert_eq!(row[place("OpenAI.runs_dry_difference")], Cell::Number(Some(0.04)));
    assert_eq!(row[place("OpenAI.runs_dry_difference_standard_error")], Cell::Number(Some(0.006)));
    assert_eq!(row[place("OpenAI.runs_dry_differing_worlds")], Cell::Count(40));
    assert_eq!(row[place("OpenAI.runs_dry_by_60_difference")], Cell::Number(None));
    assert_eq!(row[place("OpenAI.runs_dry_by_60_differing_worlds")], Cell::Number(None));
    assert_eq!(row[place("mean(cash in 2028)_difference")], Cell::Number(Some(0.0)));
    assert!(first[plain.header().len()..].iter().all(|cell| *cell == Cell::Number(None)));
}

#[test]
fn differences_are_told_in_months_and_points() {
    let shape = comparing();
    let cells = [(vec!["25%".to_owned()], found(&shape))];
    assert_data_eq!(differences(&shape, &cells, Style::PLAIN), file!["answer/differences.txt"].raw());
    assert!(differences(&shape, &cells, Style::ASCII).is_ascii());
    assert_eq!(differences(&shape, &[], Style::PLAIN), "");
}
