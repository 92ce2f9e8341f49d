//! The rows of a sweep.

use drypowder_report::{
    Style,
    sweep::{Cell, Shape, overview},
};
use snapbox::{assert_data_eq, file};

use crate::support;

fn shape() -> Shape {
    Shape {
        axes: vec!["source[SoftBank].max_ltv".into()],
        companies: vec!["OpenAI".into(), "Anthropic".into()],
        marks: vec![24, 60],
    }
}

#[test]
fn a_row_has_a_cell_for_every_column() {
    let (header, row) = (shape().header(), shape().row(&["20%".into()], &support::flagship(1000)));
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
    let (header, row) = (shape.header(), shape.row(&["20%".into()], &support::portfolio(1000)));
    let cell = |name: &str| &row[header.iter().position(|found| found == name).unwrap()];
    assert_eq!(*cell("Robots.runs_dry_by_24"), Cell::Number(Some(0.121)));
    assert_eq!(*cell("Robots.drawn"), Cell::Number(Some(43.1e6)));
    assert!(!header.iter().any(|name| name.contains("Robots 1")));
}
