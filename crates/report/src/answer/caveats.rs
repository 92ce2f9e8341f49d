//! What a reader must know before acting on the numbers.

use drypowder_simulation::results::CompanyResults;

use super::{Answer, precision};
use crate::words::{dollars, grouped, wrap};

/// A residual of the money ledger above this is no rounding, USD.
const LEDGER: f64 = 1.0;

pub(super) fn block(answer: &Answer<'_>, companies: &[&CompanyResults]) -> String {
    let mut block = String::new();
    let warnings = [interrupted(answer), noisy(answer, companies), ledger(answer)];
    for warning in warnings.iter().flatten() {
        block += &wrap(&answer.style.warning(warning), "", "  ");
    }
    let notes = [short_horizon(answer, companies), Some(conditional(answer))];
    notes.iter().flatten().for_each(|note| block += &wrap(note, "", "  "));
    block
}

fn interrupted(answer: &Answer<'_>) -> Option<String> {
    let run = &answer.results.run;
    (run.worlds < run.worlds_requested).then(|| {
        format!(
            "Stopped early: these are {} of the {} worlds asked for, a valid run of fewer worlds.",
            grouped(run.worlds),
            grouped(run.worlds_requested)
        )
    })
}

fn noisy(answer: &Answer<'_>, companies: &[&CompanyResults]) -> Option<String> {
    let worlds = answer.results.run.worlds;
    let found = companies
        .iter()
        .filter_map(|company| Some((company, precision::noise(company, worlds, answer.style)?)));
    let words: Vec<String> =
        found.map(|(company, noise)| format!("{} ({})", company.name, noise.what)).collect();
    let needed = precision::worlds_to_settle(answer.results)?;
    Some(format!(
        "Too noisy to act on: {}. About {} worlds would settle it: --worlds {needed}",
        words.join(", "),
        grouped(needed)
    ))
}

fn ledger(answer: &Answer<'_>) -> Option<String> {
    let residual = answer.results.system.ledger_residual.filter(|residual| residual.abs() > LEDGER)?;
    Some(format!(
        "The money ledger does not close (residual {}): this is a bug, please report it.",
        dollars(residual)
    ))
}

/// Companies whose median lies beyond the horizon only because it is near.
fn short_horizon(answer: &Answer<'_>, companies: &[&CompanyResults]) -> Option<String> {
    let unseen = companies.iter().filter(|company| {
        let sustain = &company.sustain;
        let decided = sustain.runs_dry.value + sustain.self_sustaining.value;
        sustain.runs_dry.value < 0.5
            && sustain.self_sustaining.value < 0.5
            && decided < 1.0
            && sustain.runs_dry.of > 0
    });
    let names: Vec<&str> = unseen
        .filter(|company| company.sustain.runs_dry.value + company.sustain.beyond_horizon.value >= 0.5)
        .map(|company| &*company.name)
        .collect();
    (!names.is_empty()).then(|| {
        format!("The horizon of {} is too short to see the median of {}.", answer.horizon(), names.join(", "))
    })
}

fn conditional(answer: &Answer<'_>) -> String {
    format!(
        "Errors ({}) are of the simulation alone, at 95%. The numbers say what follows from the scenario's judgements, not whether \
         those are right: change one with --set and look again.",
        answer.style.plus_minus()
    )
}
