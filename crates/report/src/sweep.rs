//! One row a cell of a sweep: the axes, then what was found about each company.

use drypowder_simulation::results::{
    Averaged, Cause, CompanyResults, Difference, Estimate, MeasureResults, Proportion, Quantile, Results,
};

use crate::months::cause_column;

mod differences;
mod measured;
mod overview;

pub use differences::{Compared, compared, differences};
pub use measured::measured;
pub use overview::overview;

/// What a row holds in a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words, such as an axis' value as it was typed.
    Text(String),
    /// A whole number.
    Count(u64),
    /// A number; missing where there is none, such as a median beyond the horizon.
    Number(Option<f64>),
}

/// The shape of a sweep's table, the same for every cell.
#[derive(Clone, Debug)]
pub struct Shape {
    /// The paths of the axes.
    pub axes: Vec<String>,
    /// The companies in the order of the file, a cohort in place of its members.
    pub companies: Vec<String>,
    /// The marks of all cells, ascending.
    pub marks: Vec<u32>,
    /// The measures that all cells have.
    pub measures: Vec<String>,
    /// By what cells are compared with the first one; empty where nobody asked.
    pub compared: Vec<Compared>,
}

impl Shape {
    /// The names of the columns.
    #[must_use]
    pub fn header(&self) -> Vec<String> {
        let mut names = self.axes.clone();
        names.extend(["worlds", "seed", "scenario_hash"].map(str::to_owned));
        for company in &self.companies {
            names.extend(self.metrics(None).into_iter().map(|(metric, _)| format!("{company}.{metric}")));
        }
        names.extend(self.measures.iter().flat_map(|name| of_measure(name, None)).map(|(column, _)| column));
        names.extend(self.compared.iter().flat_map(Compared::columns));
        names
    }

    /// A row: the axes' values as typed, what was found there, and how it differs from the first cell, in the order in which
    /// cells are compared; nothing for the first.
    #[must_use]
    pub fn row(&self, values: &[String], results: &Results, differences: &[Difference]) -> Vec<Cell> {
        let mut cells: Vec<Cell> = values.iter().cloned().map(Cell::Text).collect();
        let run = &results.run;
        cells.extend([Cell::Count(run.worlds), Cell::Count(run.seed), Cell::Text(run.scenario_hash.clone())]);
        for company in &self.companies {
            let found = results.shown().find(|found| found.name == *company);
            cells.extend(self.metrics(found).into_iter().map(|(_, value)| Cell::Number(value)));
        }
        for name in &self.measures {
            let found = results.measures.iter().find(|found| found.name == *name);
            cells.extend(of_measure(name, found).into_iter().map(|(_, value)| Cell::Number(value)));
        }
        let compared = 0..self.compared.len();
        cells.extend(compared.flat_map(|place| Compared::cells(differences.get(place))));
        cells
    }

    /// The columns of one company with their values; without a company all values are missing.
    fn metrics(&self, company: Option<&CompanyResults>) -> Vec<(String, Option<f64>)> {
        let mut columns = Columns::default();
        columns.quantile("sustain_median", company.and_then(median));
        for mark in &self.marks {
            columns.share(&format!("runs_dry_by_{mark}"), company.and_then(|found| dry_by(found, *mark)));
        }
        let sustain = company.map(|found| &found.sustain);
        columns.share("runs_dry", sustain.map(|found| &found.runs_dry));
        columns.share("self_sustaining", sustain.map(|found| &found.self_sustaining));
        columns.share("beyond_horizon", sustain.map(|found| &found.beyond_horizon));
        for cause in Cause::ALL {
            columns.share(cause_column(cause), company.and_then(|found| incidence(found, cause)));
        }
        columns.share("rescue", company.map(|found| &found.rescue));
        columns.share("too_late", company.map(|found| &found.too_late));
        columns.mean("funding_gap", company.map(|found| &found.funding_gap));
        columns.mean("drawn", company.map(|found| &found.drawn));
        columns.0
    }
}

/// The columns of a measure, called as a claim calls them, with their values; without one all values are missing.
fn of_measure(name: &str, found: Option<&MeasureResults>) -> Vec<(String, Option<f64>)> {
    let mut columns = Columns::default();
    columns.averaged(&format!("mean({name})"), found.map(|found| found.mean));
    columns.averaged(&format!("sd({name})"), found.map(|found| found.deviation));
    columns.quantile(&format!("median({name})"), found.and_then(|found| at_half(&found.quantiles)));
    columns.0
}

/// Columns under construction: an estimate gives its value and its errors.
#[derive(Default)]
struct Columns(Vec<(String, Option<f64>)>);

impl Columns {
    fn share(&mut self, name: &str, share: Option<&Proportion>) {
        let share = share.filter(|share| share.of > 0);
        self.interval(name, share.map(|s| s.value), share.map(|s| s.low), share.map(|s| s.high));
    }

    fn quantile(&mut self, name: &str, found: Option<&Quantile>) {
        let of = |end: fn(&Quantile) -> Option<f64>| found.and_then(end);
        self.interval(name, of(|q| q.value), of(|q| q.low), of(|q| q.high));
    }

    fn mean(&mut self, name: &str, found: Option<&Estimate>) {
        self.0.push((name.to_owned(), found.map(|mean| mean.value)));
        self.0.push((format!("{name}_standard_error"), found.and_then(|mean| mean.standard_error)));
    }

    fn averaged(&mut self, name: &str, found: Option<Averaged>) {
        self.0.push((name.to_owned(), found.and_then(|found| found.value)));
        self.0.push((format!("{name}_standard_error"), found.and_then(|found| found.standard_error)));
    }

    fn interval(&mut self, name: &str, value: Option<f64>, low: Option<f64>, high: Option<f64>) {
        self.0.push((name.to_owned(), value));
        self.0.push((format!("{name}_low"), low));
        self.0.push((format!("{name}_high"), high));
    }
}

fn median(company: &CompanyResults) -> Option<&Quantile> {
    at_half(&company.sustain.quantiles)
}

fn at_half(quantiles: &[Quantile]) -> Option<&Quantile> {
    quantiles.iter().find(|quantile| (quantile.p - 0.5).abs() < 1e-9)
}

fn dry_by(company: &CompanyResults, mark: u32) -> Option<&Proportion> {
    company.sustain.runs_dry_by.iter().find(|marked| marked.month == mark).map(|marked| &marked.share)
}

fn incidence(company: &CompanyResults, cause: Cause) -> Option<&Proportion> {
    company.incidence.iter().find(|incidence| incidence.cause == cause).map(|incidence| &incidence.horizon)
}
