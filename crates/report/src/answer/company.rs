//! The block of one company.

use drypowder_simulation::results::{Cause, CompanyResults, Estimate, Marked, Proportion, Ratio};

use super::{
    Answer,
    carried::{plain_mean, sentence},
    cohort::{self, voice},
    milestones, raising,
};
use crate::{
    table::Table,
    words::{date_at, dollars_estimate, months, proportion, span, wrap},
};

/// Columns of marks that fit on a line beside the horizon.
const MOST_MARKS: usize = 4;

pub(super) fn block(answer: &Answer<'_>, company: &CompanyResults) -> String {
    let mut block = wrap(&sentence(answer, company), "", "  ");
    block += &times(answer, company);
    let lines = [
        cohort::spread(answer, company),
        absent_causes(answer, company),
        listing(answer, company),
        milestones::line(answer, company),
        raising::first_dry(answer, company),
        raising::shortfalls(company),
        raising::asks(answer, company),
        raising::money(answer, company),
        raising::outside(answer, company),
        own_account(answer, company),
    ];
    lines.iter().flatten().for_each(|line| block += &wrap(line, "  ", "    "));
    block
}

/// When it runs dry and how it leaves, at each mark and at the horizon.
fn times(answer: &Answer<'_>, company: &CompanyResults) -> String {
    let marks = shown_marks(answer);
    let mut table = Table::new(2, 1);
    head(answer, &marks, &mut table);
    let sustain = &company.sustain;
    let dry = if answer.is_funded(company) { "Private capital alone: runs dry" } else { "Runs out of cash" };
    table.row(along(answer, dry, &marks, &sustain.runs_dry_by, &sustain.runs_dry));
    if answer.has_policy(company) {
        table.row(at_horizon(answer, "  pays its own way before that", &marks, &sustain.self_sustaining));
    }
    for incidence in company.incidence.iter().filter(|incidence| incidence.horizon.count > 0) {
        let label = format!("Leaves: {}", incidence.cause.words());
        table.row(along(answer, &label, &marks, &incidence.by, &incidence.horizon));
    }
    if answer.has_policy(company) {
        table.row(at_horizon(answer, "Still private: pays its own way", &marks, &company.private_sustaining));
        table.row(at_horizon(answer, "Still private: needs money", &marks, &company.private_dependent));
    } else {
        table.row(at_horizon(answer, "Still private", &marks, &company.private_dependent));
    }
    table.text(answer.style)
}

/// The marks before the horizon, at most [`MOST_MARKS`] of them.
fn shown_marks(answer: &Answer<'_>) -> Vec<u32> {
    let run = &answer.results.run;
    let before: Vec<u32> = run.marks.iter().copied().filter(|&mark| mark < run.horizon_months).collect();
    before.into_iter().take(MOST_MARKS).collect()
}

fn head(answer: &Answer<'_>, marks: &[u32], table: &mut Table) {
    let run = &answer.results.run;
    let by = marks.iter().map(|&mark| format!("by {}", months(f64::from(mark))));
    let ends = marks.iter().chain([&run.horizon_months]);
    let dates: Vec<String> =
        ends.map(|&mark| date_at(&run.start, f64::from(mark)).unwrap_or_default()).collect();
    let last = format!("by {}", span(run.horizon_months));
    table.head([String::new()].into_iter().chain(by).chain([last]).collect());
    if dates.iter().all(|date| !date.is_empty()) {
        table.head([String::new()].into_iter().chain(dates).collect());
    }
}

fn along(
    answer: &Answer<'_>,
    label: &str,
    marks: &[u32],
    by: &[Marked],
    horizon: &Proportion,
) -> Vec<String> {
    let at = |mark: &u32| {
        let found = by.iter().find(|marked| marked.month == *mark);
        found.map(|marked| proportion(&marked.share, answer.style)).unwrap_or_default()
    };
    let cells = marks.iter().map(at);
    [label.to_owned()].into_iter().chain(cells).chain([proportion(horizon, answer.style)]).collect()
}

fn at_horizon(answer: &Answer<'_>, label: &str, marks: &[u32], horizon: &Proportion) -> Vec<String> {
    along(answer, label, marks, &[], horizon)
}

/// The ways out that no world took, where any was taken.
fn absent_causes(answer: &Answer<'_>, company: &CompanyResults) -> Option<String> {
    let absent = company.incidence.iter().filter(|incidence| incidence.horizon.count == 0);
    let words: Vec<&str> = absent.map(|incidence| incidence.cause.words()).collect();
    let possible = company.incidence.len() - words.len() > 1;
    (possible && !words.is_empty())
        .then(|| format!("In no {}: {}.", voice(answer, company).world, words.join(", ")))
}

fn listing(answer: &Answer<'_>, company: &CompanyResults) -> Option<String> {
    let listed = company.incidence.iter().any(|incidence| {
        matches!(incidence.cause, Cause::IpoChosen | Cause::IpoForced) && incidence.horizon.count > 0
    });
    if !listed {
        return None;
    }
    let worlds = voice(answer, company).worlds;
    let late = format!(
        "too late, insolvent or wound down without one, in {} of all {worlds}",
        proportion(&company.too_late, answer.style)
    );
    let brings = brings(answer, company);
    Some(if company.rescue.of > 0 {
        let rescue = proportion(&company.rescue, answer.style);
        let margin = if answer.is_funded(company) {
            "private capital would have run dry within a year"
        } else {
            "its cash would have run out within a year"
        };
        format!(
            "The listing was a rescue ({margin}) in {rescue} of the {worlds} that list in time to tell; {late}.{brings}"
        )
    } else {
        format!("Some list; {late}.{brings}")
    })
}

/// What new shares bring at a listing.
fn brings(answer: &Answer<'_>, company: &CompanyResults) -> String {
    let Ratio { value, standard_error } = company.listing_proceeds;
    match value {
        Some(value) if value > 0.0 => {
            let proceeds = dollars_estimate(&Estimate { value, standard_error }, answer.style);
            let it = voice(answer, company).it;
            format!(" A listing brings {it} {proceeds} in new shares.")
        }
        _ => String::new(),
    }
}

/// Of a company that lives on its own cash and decides nothing, such as a textbook's: when it ends and what it has left, which
/// is what a closed form can be held against.
fn own_account(answer: &Answer<'_>, company: &CompanyResults) -> Option<String> {
    if answer.is_funded(company) || answer.has_policy(company) {
        return None;
    }
    let (mark, worlds) = (answer.style.plus_minus(), voice(answer, company).worlds);
    let (step, cash) = (&company.mean_insolvent_step, &company.final_log_cash);
    let step = plain_mean(step.value, step.standard_error, 2, mark);
    let cash = plain_mean(cash.value, cash.standard_error, 3, mark);
    let parts = [
        step.map(|step| format!("mean step of insolvency {step} (the first is 0)")),
        cash.map(|cash| format!("mean ln(1 + cash) of {worlds} still private at the horizon {cash}")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let text = parts.join("; ");
    let mut letters = text.chars();
    letters.next().map(|first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}
