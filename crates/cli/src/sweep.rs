//! `drypowder sweep`: a scenario run once for every combination of values, on the same seed.

use drypowder_model::Scenario;
use drypowder_report::sweep::{Shape, compared};
use drypowder_simulation::{Error, Mean, Order, Paired, Plan, paired, paired_bytes, simulate};

use crate::{
    Failure,
    console::Console,
    flags::SweepFlags,
    interrupt::Interrupt,
    limits,
    run::order,
    scenario::{Source, overrides},
    unfinished::Again,
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
    let survey = cells::survey(&source, flags, &cells, console)?;
    let compared = if flags.differences {
        compared(&survey.companies, &survey.marks, &survey.measures)
    } else {
        Vec::new()
    };
    let means: Vec<Mean> = compared.iter().map(|compared| compared.mean.clone()).collect();
    let extra = paired_bytes(means.len(), limits::threads(flags.size.threads));
    survey.need.and(extra).check(&flags.size)?;
    let shape = Shape {
        axes: axes.iter().map(|axis| axis.path.clone()).collect(),
        companies: survey.companies,
        marks: survey.marks,
        measures: survey.measures,
        compared,
    };
    let interrupt = Interrupt::listen();
    let mut rows = Rows::open(flags, shape, &interrupt)?;
    let watch = Watch::new(survey.worlds, &flags.manner, interrupt.clone());
    let sweep = Sweep { flags, source: &source, cells: &cells, means: &means, watch: &watch };
    let done = sweep.run_all(&interrupt, |cell, found| rows.add(cell, found, console));
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

/// What is run, and how.
struct Sweep<'a> {
    flags: &'a SweepFlags,
    source: &'a Source,
    cells: &'a [Cell],
    /// By what cells are compared with the first.
    means: &'a [Mean],
    watch: &'a Watch,
}

impl Sweep<'_> {
    /// Runs the cells one after another until all are done or a stop is asked for; gives how many were finished.
    fn run_all(
        &self,
        interrupt: &Interrupt,
        mut keep: impl FnMut(&Cell, Paired) -> Result<(), Failure>,
    ) -> Result<usize, Failure> {
        let mut first = None;
        for (done, cell) in self.cells.iter().enumerate() {
            self.watch.says(format!("(cell {} of {})", done + 1, self.cells.len()));
            let set = cell.set(&self.flags.scenario.set);
            let scenario = valid(self.source, &set)?;
            let order = order(&self.flags.size, &set, &scenario);
            let plan = Plan::new(&scenario);
            let found = self.run(first.as_ref(), &plan, &order);
            // A cell of fewer worlds than its neighbours would not compare with them.
            if interrupt.requested() {
                return Ok(done);
            }
            let again = Again { file: &self.flags.scenario.file, set: &set, seed: order.seed };
            keep(cell, found.map_err(|error| again.unfinished(&error))?)?;
            if self.flags.differences && first.is_none() {
                first = Some(plan);
            }
        }
        Ok(self.cells.len())
    }

    /// Runs a cell, beside the first one where it is compared with that.
    fn run(&self, first: Option<&Plan>, plan: &Plan, order: &Order) -> Result<Paired, Error> {
        if let Some(first) = first {
            return paired(first, plan, self.means, order, self.watch);
        }
        let outcome = simulate(plan, order, self.watch)?;
        Ok(Paired { outcome, differences: Vec::new() })
    }
}

/// The scenario of a cell that the survey found valid.
fn valid(source: &Source, set: &[String]) -> Result<Scenario, Failure> {
    let scenario = source.scenario(&overrides(set)?);
    scenario.map_err(|_| Failure::Bug("a cell that was valid is not any more".to_owned()))
}
