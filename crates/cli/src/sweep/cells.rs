//! The cells of a sweep: every combination of values, all of them checked before the first is run.

use std::collections::{BTreeMap, BTreeSet};

use drypowder_model::Scenario;
use drypowder_simulation::Plan;

use super::axis::Axis;
use crate::{
    Failure,
    console::Console,
    flags::SweepFlags,
    limits::{self, Need},
    scenario::{Source, overrides, spoken_of},
};

/// Cells whose problems are shown; the rest is counted.
const SHOWN: usize = 20;

/// One combination of values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// A value for each axis, as typed.
    pub(super) values: Vec<String>,
    /// The same as overrides.
    changes: Vec<String>,
}

impl Cell {
    /// The overrides of the command and those of the cell after them.
    pub(super) fn set(&self, set: &[String]) -> Vec<String> {
        set.iter().chain(&self.changes).cloned().collect()
    }
}

/// Every combination, the last axis changing fastest.
pub(super) fn grid(axes: &[Axis], most: u64) -> Result<Vec<Cell>, Failure> {
    let count = axes.iter().try_fold(1_u64, |count, axis| count.checked_mul(axis.values.len() as u64));
    let count = count.filter(|count| *count <= most).ok_or_else(|| {
        let counts: Vec<String> = axes.iter().map(|axis| axis.values.len().to_string()).collect();
        Failure::usage(
            format!("{} combinations are more than the {most} allowed", counts.join(" × ")),
            "name fewer values, or allow it with --max-cells",
        )
    })?;
    Ok((0..count).map(|place| cell(axes, place)).collect())
}

/// The combination at a place.
fn cell(axes: &[Axis], place: u64) -> Cell {
    let mut rest = place;
    let mut values: Vec<String> = Vec::with_capacity(axes.len());
    for axis in axes.iter().rev() {
        let count = axis.values.len() as u64;
        values.push(axis.values[(rest % count) as usize].clone());
        rest /= count;
    }
    values.reverse();
    let changes = axes.iter().zip(&values).map(|(axis, value)| format!("{}={value}", axis.path)).collect();
    Cell { values, changes }
}

/// What is known of all cells before the first is run.
#[derive(Debug)]
pub(super) struct Survey {
    /// The companies, the same in every cell.
    pub(super) companies: Vec<String>,
    /// The marks of all cells, ascending.
    pub(super) marks: Vec<u32>,
    /// Worlds of all cells.
    pub(super) worlds: u64,
    /// What all cells need, one after another.
    pub(super) need: Need,
    /// The measures that all cells have.
    pub(super) measures: Vec<String>,
    first: First,
}

/// What other cells are compared with.
#[derive(Clone, Copy, Debug)]
struct First {
    seed: u64,
    worlds: u64,
    need: Need,
}

/// Looks at every cell; the problems of all of them are one failure.
pub(super) fn survey(
    source: &Source,
    flags: &SweepFlags,
    cells: &[Cell],
    console: &Console,
) -> Result<Survey, Failure> {
    let set = &flags.scenario.set;
    let mut found: Option<Survey> = None;
    let mut problems = BTreeMap::new();
    for cell in cells {
        match source.scenario(&overrides(&cell.set(set))?) {
            Ok(scenario) => add(&mut found, &scenario, flags, cell)?,
            Err(wrong) => {
                let count = problems.len();
                problems.entry(source.rendered(&wrong, console)).or_insert((count, cell));
            }
        }
    }
    match found {
        Some(survey) if problems.is_empty() => Ok(survey),
        _ => Err(Failure::Invalid(told(problems, cells.len()))),
    }
}

/// Every different text of problems once, in the order of the cells, each with the first cell that has it.
fn told(problems: BTreeMap<String, (usize, &Cell)>, cells: usize) -> String {
    let mut texts: Vec<(usize, String)> = problems
        .into_iter()
        .map(|(text, (place, cell))| match cells {
            1 => (place, text),
            _ => (place, format!("in the cell {}:\n{text}", cell.changes.join(", "))),
        })
        .collect();
    texts.sort();
    let rest = texts.split_off(if texts.len() < SHOWN { texts.len() } else { SHOWN });
    let mut told: Vec<String> = texts.into_iter().map(|(_, text)| text).collect();
    if !rest.is_empty() {
        told.push(format!("and {} cells more with other problems\n", rest.len()));
    }
    told.join("\n")
}

fn add(
    survey: &mut Option<Survey>,
    scenario: &Scenario,
    flags: &SweepFlags,
    cell: &Cell,
) -> Result<(), Failure> {
    let size = &flags.size;
    let (worlds, seed) = (size.worlds.unwrap_or(scenario.run.worlds), size.seed.unwrap_or(scenario.run.seed));
    let need = Need::of(&Plan::new(scenario), worlds, limits::threads(size.threads));
    let companies = spoken_of(scenario);
    let measures: Vec<String> = scenario.measures.iter().map(|measure| measure.name.clone()).collect();
    let first = First { seed, worlds, need };
    *survey = Some(match survey.take() {
        None => Survey { companies, marks: scenario.marks.clone(), worlds, need, measures, first },
        Some(before) => {
            same_companies(&before.companies, &companies, cell)?;
            let marks: BTreeSet<u32> = before.marks.iter().chain(&scenario.marks).copied().collect();
            let need = if flags.differences {
                same_worlds(before.first, first, cell)?;
                need.beside(before.first.need)
            } else {
                need
            };
            let both = before.measures.into_iter().filter(|name| measures.contains(name));
            Survey {
                companies,
                marks: marks.into_iter().collect(),
                worlds: before.worlds.saturating_add(worlds),
                need: before.need.then(need),
                measures: both.collect(),
                first: before.first,
            }
        }
    });
    Ok(())
}

fn same_worlds(first: First, now: First, cell: &Cell) -> Result<(), Failure> {
    let what = match (first.seed == now.seed, first.worlds == now.worlds) {
        (true, true) => return Ok(()),
        (false, _) => "another seed",
        (true, false) => "another number of worlds",
    };
    Err(Failure::usage(
        format!(
            "the cell {} has {what} than the first, and --differences compares the same worlds",
            cell.changes.join(", ")
        ),
        "leave --differences out, or that axis",
    ))
}

fn same_companies(before: &[String], now: &[String], cell: &Cell) -> Result<(), Failure> {
    if before == now {
        return Ok(());
    }
    Err(Failure::usage(
        format!("the cell {} has other companies than the first", cell.changes.join(", ")),
        "the columns of a sweep are the companies; sweep something other than their names",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axes() -> Vec<Axis> {
        ["a=1,2", "b=x,y,z"].map(|text| Axis::read(text).unwrap()).into()
    }

    #[test]
    fn every_combination_comes_once() {
        let cells = grid(&axes(), 6).unwrap();
        let values: Vec<String> = cells.iter().map(|cell| cell.values.join("")).collect();
        assert_eq!(values, ["1x", "1y", "1z", "2x", "2y", "2z"]);
        assert_eq!(cells[1].set(&["c=3".into()]), ["c=3", "a=1", "b=y"]);
    }

    #[test]
    fn too_many_are_refused() {
        assert!(grid(&axes(), 5).is_err());
    }
}
