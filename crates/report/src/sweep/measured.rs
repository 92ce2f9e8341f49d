//! What a sweep's cells measure, as a table to be read: a line for each cell and measure.

use drypowder_simulation::results::Results;

use super::{
    Shape,
    overview::{NAME, axis_heads},
};
use crate::{Style, answer, table::Table};

/// The table of what was measured in the cells that were run; nothing where nothing is.
#[must_use]
pub fn measured(shape: &Shape, cells: &[(Vec<String>, Results)], style: Style) -> String {
    let mut table = Table::new(0, shape.axes.len() + 1);
    let heads = answer::MEASURED.into_iter().map(str::to_owned);
    table.head(axis_heads(shape, style).chain(heads).collect());
    for (values, results) in cells {
        let mut shown = values.clone();
        for name in &shape.measures {
            let Some(found) = results.measures.iter().find(|found| found.name == *name) else {
                continue;
            };
            let mut row = std::mem::replace(&mut shown, vec![String::new(); values.len()]);
            row.extend(answer::measured(found, NAME, style));
            table.row(row);
        }
    }
    if table.is_empty() { String::new() } else { format!("\nMeasured\n{}", table.text(style)) }
}
