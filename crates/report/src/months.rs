//! The tables by month, for those who draw their own pictures: one row a company and step. A cohort has rows in its own
//! name, in which a share is of its members in all worlds and a fan is over them; its members have rows of their own, after
//! it, only where it has at most ten.
//!
//! Both files have the same columns: `company`, `month` (months after the start), `date` (the calendar month that ends
//! then), the cumulative incidence of each cause (`ipo_chosen`, `ipo_forced`, `acquired`, `wound_down`, `insolvent`),
//! `private`, `run_dry` and `self_sustaining` (shares of all worlds), and of `run_rate`, `net_burn_12m` and `cash` (USD,
//! over the worlds in which the company is still private) the quantiles `_p05`, `_p25`, `_p50`, `_p75`, `_p95`.

use drypowder_simulation::results::{Cause, FanQuantity, MonthRow};

mod csv;
mod parquet;

pub use self::{csv::months_csv, parquet::months_parquet};

/// The quantiles of a fan as its columns are called.
const FAN: [&str; 5] = ["p05", "p25", "p50", "p75", "p95"];

/// A column: its name and what a row holds there.
struct Column {
    name: String,
    cell: Cell,
}

/// What a row holds in a column.
#[derive(Clone, Copy)]
enum Cell {
    /// Words.
    Text(fn(&MonthRow) -> &str),
    /// Months after the start.
    Month,
    /// A share of worlds.
    Share(Share),
    /// A quantile of a fan: which quantity and which quantile.
    Fan(usize, usize),
}

/// Which share of worlds.
#[derive(Clone, Copy)]
enum Share {
    /// Of one cause, by its place in [`Cause::ALL`].
    Incidence(usize),
    /// Still private.
    Private,
    /// Run dry.
    RunDry,
    /// Pays its own way.
    SelfSustaining,
}

impl Share {
    fn of(self, row: &MonthRow) -> f64 {
        match self {
            Self::Incidence(cause) => row.incidence[cause],
            Self::Private => row.private,
            Self::RunDry => row.run_dry,
            Self::SelfSustaining => row.self_sustaining,
        }
    }
}

/// Every column, in order.
fn columns() -> Vec<Column> {
    let column = |name: &str, cell| Column { name: name.to_owned(), cell };
    let mut columns = vec![
        column("company", Cell::Text(|row| &row.company)),
        column("month", Cell::Month),
        column("date", Cell::Text(|row| &row.date)),
    ];
    let causes = Cause::ALL.iter().enumerate();
    columns.extend(
        causes.map(|(place, cause)| column(cause_column(*cause), Cell::Share(Share::Incidence(place)))),
    );
    columns.push(column("private", Cell::Share(Share::Private)));
    columns.push(column("run_dry", Cell::Share(Share::RunDry)));
    columns.push(column("self_sustaining", Cell::Share(Share::SelfSustaining)));
    for (quantity, found) in FanQuantity::ALL.iter().enumerate() {
        for (quantile, suffix) in FAN.iter().enumerate() {
            columns.push(column(&format!("{}_{suffix}", found.column()), Cell::Fan(quantity, quantile)));
        }
    }
    columns
}

/// The name of a cause's column.
pub(crate) fn cause_column(cause: Cause) -> &'static str {
    match cause {
        Cause::IpoChosen => "ipo_chosen",
        Cause::IpoForced => "ipo_forced",
        Cause::Acquired => "acquired",
        Cause::WoundDown => "wound_down",
        Cause::Insolvent => "insolvent",
    }
}

#[cfg(test)]
mod tests {
    use drypowder_simulation::results::Tables;

    use super::*;

    /// Two rows, the second without a world left.
    pub(super) fn tables() -> Tables {
        let row = MonthRow {
            company: "Lab, One".into(),
            month: 1,
            date: "2026-02".into(),
            incidence: [0.1, 0.0, 0.25, 0.0, 0.05],
            private: 0.6,
            run_dry: 0.3,
            self_sustaining: 0.1,
            fans: [[Some(1e9), Some(2e9), Some(2.5e9), Some(3e9), Some(4e9)]; 3],
        };
        let empty = MonthRow { month: 2, date: "2026-03".into(), fans: [[None; 5]; 3], ..row.clone() };
        Tables { months: vec![row, empty] }
    }

    #[test]
    fn every_column_has_its_own_name() {
        let mut names: Vec<String> = columns().into_iter().map(|column| column.name).collect();
        assert_eq!(names.len(), 3 + 5 + 3 + 15);
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 26);
    }
}
