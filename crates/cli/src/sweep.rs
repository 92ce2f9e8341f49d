//! `drypowder sweep`: a scenario run once for every combination of values, on the same seed.

use drypowder_model::Scenario;
use drypowder_report::sweep::Shape;
use drypowder_simulation::{Plan, simulate};

use crate::{
    Failure,
    console::Console,
    flags::SweepFlags,
    interrupt::Interrupt,
    run::{order, unfinished},
    scenario::{Source, overrides},
    watch::Watch,
};

mod axis;
mod cells;
mod rows;

use axis::Axis;
use cells::{Cell, grid};
use rows::Rows;

/// Runs the command.
pub(crate) fn sweep(flags: &SweepFlags, console: &mut Console) -> Result<(), Failure> {
    if flags.manner.plain {
        console.make_plain();
    }
    let axes: Vec<Axis> = flags.axis.iter().map(|text| Axis::read(text)).collect::<Result<_, _>>()?;
    axis::distinct(&axes)?;
    axis::besides(&axes, &flags.size)?;
    let cells = grid(&axes, flags.max_cells)?;
    overrides(&flags.scenario.set)?;
    let source = Source::read(&flags.scenario.file, console)?;
    let survey = cells::survey(&source, &flags.scenario.set, &flags.size, &cells, console)?;
    survey.need.check(&flags.size)?;
    let shape = Shape {
        axes: axes.iter().map(|axis| axis.path.clone()).collect(),
        companies: survey.companies,
        marks: survey.marks,
    };
    let interrupt = Interrupt::listen();
    let mut rows = Rows::open(flags, shape, &interrupt)?;
    let watch = Watch::new(survey.worlds, &flags.manner, interrupt.clone());
    let done =
        run_all(flags, &source, &cells, &watch, &interrupt, |cell, results| rows.add(cell, results, console));
    watch.done();
    let done = done?;
    rows.finish(console)?;
    if done < cells.len() {
        console.note(&format!(
            "\nStopped after {done} of {} cells; the rows of those are complete.\n",
            cells.len()
        ));
    }
    Ok(())
}

/// Runs the cells one after another until all are done or a stop is asked for; gives how many were finished.
fn run_all(
    flags: &SweepFlags,
    source: &Source,
    cells: &[Cell],
    watch: &Watch,
    interrupt: &Interrupt,
    mut keep: impl FnMut(&Cell, drypowder_simulation::results::Results) -> Result<(), Failure>,
) -> Result<usize, Failure> {
    for (done, cell) in cells.iter().enumerate() {
        watch.says(format!("(cell {} of {})", done + 1, cells.len()));
        let set = cell.set(&flags.scenario.set);
        let scenario = valid(source, &set)?;
        let order = order(&flags.size, &set, &scenario);
        let outcome = simulate(&Plan::new(&scenario), &order, watch);
        // A cell of fewer worlds than its neighbours would not compare with them.
        if interrupt.requested() {
            return Ok(done);
        }
        keep(cell, outcome.map_err(|error| unfinished(&error))?.results)?;
    }
    Ok(cells.len())
}

/// The scenario of a cell that the survey found valid.
fn valid(source: &Source, set: &[String]) -> Result<Scenario, Failure> {
    let scenario = source.scenario(&overrides(set)?);
    scenario.map_err(|_| Failure::Bug("a cell that was valid is not any more".to_owned()))
}
