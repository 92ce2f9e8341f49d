//! What the market did, as far as a story needs it: climates, and the window while somebody waits for it.

use drypowder_simulation::replay::{Climate, Month, Strand};

use super::{Line, Weight, course::Course};

/// Turns of the climate and of the window in the months of a strand.
pub(super) fn lines(course: &Course<'_>, strand: &Strand) -> Vec<Line> {
    let mut lines = Vec::new();
    for month in &strand.months {
        let Some(before) = course.before(month.step) else {
            continue;
        };
        if before.market.climate != month.market.climate {
            let (from, to) = (called(before.market.climate), called(month.market.climate));
            let chain = vec![format!("the market turns from {from} to {to}")];
            // What would have been without exits has the same climates.
            let weight = if strand.opening.is_some() { Weight::Plain } else { Weight::Routine };
            lines.push(Line { step: month.step, weight, company: None, chain });
        }
        if before.market.window_open != month.market.window_open {
            let verb = if month.market.window_open { "opens" } else { "shuts" };
            let weight = if is_awaited(before) { Weight::Minor } else { Weight::Routine };
            let chain = vec![format!("the window for listings {verb}")];
            lines.push(Line { step: month.step, weight, company: None, chain });
        }
    }
    lines
}

/// Whether any company has filed.
fn is_awaited(month: &Month) -> bool {
    month.companies.iter().any(|company| company.private && company.filed)
}

/// A climate as it is called.
pub(super) fn called(climate: Climate) -> &'static str {
    match climate {
        Climate::Boom => "boom",
        Climate::Normal => "normal",
        Climate::Drought => "drought",
    }
}
