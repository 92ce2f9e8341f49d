//! `--until`, `--assert` and the scenario's own assertions: what is asked, and what the exit code says of it.

use drypowder_model::{Scenario, file, problem::Problems};
use drypowder_report::words::grouped;
use drypowder_simulation::{
    Asked, Until,
    results::{Results, Verdict},
};

use crate::{Failure, console::Console, flags::AskFlags};

/// What was typed, and what the scenario asserts itself. All that cannot be read is shown.
pub(crate) fn asked(flags: &AskFlags, scenario: &Scenario, console: &Console) -> Result<Asked, Failure> {
    let mut assertions = if flags.no_assert { Vec::new() } else { scenario.assertions.clone() };
    let claims = flags.assert.iter().map(|text| file::typed_claim("--assert", text, scenario));
    let targets = flags.until.iter().map(|text| file::typed_target("--until", text, scenario));
    let mut wrong = Vec::new();
    let mut show = |problems: Problems| wrong.push(problems.render(console.err_colours()));
    assertions.extend(claims.filter_map(|read| read.map_err(&mut show).ok()));
    let targets: Vec<_> = targets.filter_map(|read| read.map_err(&mut show).ok()).collect();
    if !wrong.is_empty() {
        return Err(Failure::Condition(wrong.join("\n\n") + "\n"));
    }
    let until = Some(targets).filter(|targets| !targets.is_empty()).map(Until::new);
    Ok(Asked { assertions, references: scenario.references.clone(), until })
}

/// Fails when an assertion does or is undecided, or when a precision was not reached by all worlds that were allowed. Who
/// stops a run does not wait for precision.
pub(crate) fn settled(results: &Results) -> Result<(), Failure> {
    let count = |verdict| results.assertions.iter().filter(|judged| judged.verdict == verdict).count();
    let (failed, undecided) = (count(Verdict::Fail), count(Verdict::Undecided));
    if failed > 0 {
        return Err(Failure::Unexpected(format!(
            "error: {}{}\n",
            of(failed, results.assertions.len(), "fails", "fail"),
            if undecided > 0 { format!(", {undecided} undecided") } else { String::new() }
        )));
    }
    let run = &results.run;
    let imprecise =
        results.until.as_ref().filter(|until| !until.is_met() && run.worlds >= run.worlds_requested);
    let open = (undecided > 0).then(|| of(undecided, results.assertions.len(), "is open", "are open"));
    let wide = imprecise.map(|until| {
        let allowed = if run.worlds == until.most_worlds { ", the most allowed," } else { "" };
        format!("{} worlds{allowed} do not reach the precision of --until", grouped(run.worlds))
    });
    let undecided: Vec<String> = [open, wide].into_iter().flatten().collect();
    if undecided.is_empty() {
        return Ok(());
    }
    let text = undecided.join("; ");
    Err(Failure::Undecided(format!(
        "undecided: {text}\n  help: ask for more --worlds or a longer horizon, or for less\n"
    )))
}

/// How many of how many do what.
fn of(some: usize, all: usize, one: &str, many: &str) -> String {
    match (some, all) {
        (1, 1) => format!("the assertion {one}"),
        (1, all) => format!("1 of {all} assertions {one}"),
        (some, all) => format!("{some} of {all} assertions {many}"),
    }
}
