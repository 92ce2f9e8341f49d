//! A pilot: a few thousand worlds, to see whether the horizon suffices.

use std::path::Path;

use drypowder_model::{
    file::Document,
    lint::{Seen, short_horizon},
    problem::Problem,
};
use drypowder_simulation::{
    Asked, Order, Outcome, Plan, Unattended,
    results::{CompanyResults, Proportion},
    simulate,
};

use crate::{Failure, limits, unfinished::Again};

/// The worlds of a pilot: a share is then known to within 1.6 points.
const WORLDS: u64 = 4_096;

/// The fewest worlds that are worth looking at.
const FEWEST: u64 = 512;

/// The most a pilot may cost, in steps of companies and sources: well below a second.
const MOST_WORK: f64 = 2e7;

/// The most memory it may take, bytes.
const MOST_BYTES: u64 = 1 << 30;

/// What a pilot found.
pub(super) struct Pilot {
    /// How many worlds it simulated; 0 where even the fewest would cost too much.
    pub(super) worlds: u64,
    /// What it warns of.
    pub(super) warnings: Vec<Problem>,
}

/// Simulates the first worlds of the scenario's own run.
pub(super) fn pilot(document: &Document) -> Result<Pilot, Failure> {
    let plan = Plan::new(&document.scenario);
    let worlds = affordable(&plan);
    if worlds == 0 {
        return Ok(Pilot { worlds, warnings: Vec::new() });
    }
    let seed = document.scenario.run.seed;
    let order = Order {
        worlds,
        seed,
        threads: Some(limits::cores()),
        overrides: Vec::new(),
        asked: Asked::default(),
    };
    let texts = document.texts();
    let file = texts.files.first().map_or("", |(name, _)| name.as_str());
    let again = Again { file: Path::new(file), set: &texts.overrides, seed };
    let outcome = simulate(&plan, &order, &Unattended).map_err(|error| again.unfinished(&error))?;
    let companies = outcome.results.companies.iter().filter(|company| !is_alike(document, &company.name));
    let warnings =
        companies.filter_map(|company| short_horizon(document, &company.name, &seen(&outcome, company)));
    Ok(Pilot { worlds, warnings: warnings.collect() })
}

/// Whether a company is a member of a cohort other than the first: what is said of one holds for all.
fn is_alike(document: &Document, name: &str) -> bool {
    let companies = &document.scenario.companies;
    let own = companies.iter().find(|company| company.name == name);
    let first =
        own.and_then(|own| companies.iter().find(|one| own.cohort.is_some() && one.cohort == own.cohort));
    first.is_some_and(|first| first.name != name)
}

/// As many worlds as may be simulated, in whole batches; it depends on the scenario alone.
fn affordable(plan: &Plan) -> u64 {
    let cost = plan.cost(1, 1);
    let most = (MOST_WORK / cost.entity_steps) as u64;
    let worlds = if most < WORLDS { most / 64 * 64 } else { WORLDS };
    if worlds < FEWEST || cost.bytes > MOST_BYTES { 0 } else { worlds }
}

/// What was seen of a company by the horizon and by three quarters of it.
fn seen(outcome: &Outcome, company: &CompanyResults) -> Seen {
    let sustain = &company.sustain;
    let horizon = outcome.results.run.horizon_months;
    let mut rows = outcome.tables.months.iter().filter(|row| row.company == company.name);
    let before = rows.rfind(|row| 4 * row.month <= 3 * horizon);
    let share = |share: &Proportion| share.value;
    Seen {
        dry: [share(&sustain.runs_dry), before.map_or(0.0, |row| row.run_dry)],
        sustaining: [share(&sustain.self_sustaining), before.map_or(0.0, |row| row.self_sustaining)],
        error: [&sustain.runs_dry, &sustain.self_sustaining, &sustain.beyond_horizon]
            .map(|share| 0.5 * (share.high - share.low))
            .into_iter()
            .fold(0.0, |widest, half| if half > widest { half } else { widest }),
    }
}
