//! Steps, months and years.

use drypowder_model::{Scenario, units::Month};

/// The time grid of a plan.
#[derive(Clone, Debug)]
pub(crate) struct Clock {
    pub(crate) start: Month,
    pub(crate) steps: u32,
    /// Months in a step.
    pub(crate) step_months: u32,
    /// Δ, years in a step.
    pub(crate) years: f64,
    /// √Δ.
    pub(crate) root_years: f64,
    pub(crate) marks: Vec<u32>,
}

impl Clock {
    pub(crate) fn new(scenario: &Scenario) -> Self {
        let years = scenario.step.years();
        Self {
            start: scenario.start,
            steps: scenario.steps(),
            step_months: scenario.step.months(),
            years,
            root_years: years.sqrt(),
            marks: scenario.marks.clone(),
        }
    }

    /// Steps in a year: the length of every twelve-month window.
    pub(crate) fn steps_a_year(&self) -> u32 {
        12 / self.step_months
    }

    pub(crate) fn horizon_months(&self) -> u32 {
        self.steps * self.step_months
    }

    /// Whole steps that cover a span of months, at least one.
    pub(crate) fn steps_of(&self, months: f64) -> f64 {
        let steps = libm::ceil(months / f64::from(self.step_months));
        if steps < 1.0 { 1.0 } else { steps }
    }

    /// Months from the start to a calendar month; negative before it.
    pub(crate) fn month_of(&self, month: Month) -> i32 {
        month.months_since(self.start)
    }

    /// The step in which a calendar month lies; negative before the start.
    pub(crate) fn step_of(&self, month: Month) -> i32 {
        month.months_since(self.start).div_euclid(self.step_months as i32)
    }

    /// The last calendar month of a step.
    pub(crate) fn last_month(&self, step: u32) -> Month {
        self.start.plus(((step + 1) * self.step_months) as i32 - 1)
    }
}
