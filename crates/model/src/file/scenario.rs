//! The top of the file, `[run]`, and how the parts come together.

use super::{
    MOST_ENTITIES, check, claim, cohort, company, event,
    field::{Field, fields},
    market, measure, rank, reference, source,
    table::{Said, Table},
    tree::Value,
};
use crate::{
    Company, Scenario, Source,
    scenario::{Run, Step},
    units::Month,
};

fields! {
    /// The top of the file.
    top {
        EXTENDS = Field::text("extends", "The file that this one changes: what it says holds unless it is said otherwise here.").optional().enters("the base of `extends`, merged key by key before anything is read");
        NAME = Field::text("name", "A short title.");
        QUESTION = Field::text("question", "The question the scenario asks, in a sentence.").optional();
        START = Field::month("start", "The first simulated month.").enters("step n covers the months from start + n · step on");
        HORIZON = Field::lever("horizon", Span, "How far the simulation looks: 1 to 1,200 months, a multiple of the step.").at_least(1.0).up_to(1_200.0).enters("number of steps = horizon / step; mean time private = E[min(T, horizon)]");
        STEP = Field::new("step", Kind::Choice(&["month", "quarter"]), "How long a step is.").or("month").enters("Δ = 1/12 year for a month, 1/4 year for a quarter, in every equation");
        MARKS = Field::new("marks", Kind::Spans, "After which spans shares are quoted, as in \"runs dry by 24 months\".").derived("24, 48 and 96 months, as far as the horizon goes").enters("P(exit by t, by cause) and P(runs dry by t) are quoted at each mark t");
        RUN = Field::table("run", &super::run::SECTION, "How many worlds are simulated, and from which seed.");
        MARKET = Field::table("market", &crate::file::market::market::SECTION, "What all companies and sources share.");
        COMPANY = Field::tables("company", &crate::file::company::company::SECTION, "The companies.");
        SOURCE = Field::tables("source", &crate::file::source::SECTION, "The sources of capital.");
        EVENT = Field::tables("event", &crate::file::event::event::SECTION, "What happens to many at once, on a date or at a rate: an oil price that falls, a facility that is cut, a product that is obsoleted.");
        CORRELATION = Field::tables("correlation", &crate::file::rank::rank::SECTION, "Rank correlations between uncertain numbers.");
        MEASURE = Field::tables("measure", &crate::file::measure::measure::SECTION, "Numbers of a world that you make yourself; they take no part in the world.");
        REFERENCE = Field::tables("reference", &crate::file::reference::reference::SECTION, "What a number of the answer ought to be, known from elsewhere; takes no part in the numbers.");
        ASSERT = Field::tables("assert", &crate::file::claim::assertion::SECTION, "What is asserted about the answer; takes no part in the numbers.");
    }
}

fields! {
    /// `[run]`.
    run {
        WORLDS = Field::whole("worlds", 1.0, "How many worlds are simulated.").or("100000").enters("standard error of a mean = s / √worlds");
        SEED = Field::whole("seed", 0.0, "The seed of every draw.").or("1").enters("every draw = Threefry(key: seed and process; counter: world and when)");
    }
}

/// The marks of a scenario that names none, months.
const MARKS: [u32; 3] = [24, 48, 96];

/// Reads everything; `None` when nothing whole came out, which then was reported.
pub(super) fn scenario(root: Table<'_>) -> Option<Scenario> {
    let root = root.knowing(top::SECTION.parts);
    let start = root.month(&top::START);
    let step = if root.choice(&top::STEP) == Some(1) { Step::Quarter } else { Step::Month };
    let horizon = read_horizon(&root, step);
    let (name, question) = (root.text(&top::NAME), root.optional_text(&top::QUESTION));
    let run = root.table(&top::RUN).map_or(Run { worlds: 100_000, seed: 1 }, |t| read_run(&t));
    let market_table = root.table(&top::MARKET);
    let market = market::read(market_table.as_ref());
    let marks = read_marks(&root, horizon, step);
    if !few_enough(&root, 0) {
        return None;
    }
    needs_company(&root);
    let earliest = start.or_else(|| Month::new(1900, 1))?;
    let companies = read_companies(&root, earliest);
    let sources = read_sources(&root);
    let events = event::read_all(&root, earliest);
    let cohorts = cohorts(&companies);
    let members: usize = cohorts.values().sum();
    if !few_enough(&root, members) || !cohort::few_entries(&companies, &cohorts) {
        return None;
    }
    let parts = check::Parts {
        root: &root,
        market: &market,
        companies: &companies,
        sources: &sources,
        events: &events,
        cohorts: &cohorts,
        start,
    };
    check::across(&parts);
    let correlations = rank::read(&parts);
    // Of a file that is wrong nobody will look at the companies, of which there may be many.
    let companies = if root.report.is_empty() { everyone(companies, &cohorts) } else { Vec::new() };
    let mut sources: Vec<Source> = sources.into_iter().filter_map(|(_, source)| source).collect();
    // A list that is wrong may name a cohort a thousand times, and there will be no scenario to spread it for.
    if root.report.is_empty() {
        for source in &mut sources {
            cohort::spread(source, &companies);
        }
    }
    let scope = measure::Scope {
        companies: companies.iter().map(|company| company.name.as_str()).collect(),
        cohorts: cohorts.keys().map(String::as_str).collect(),
        sources: sources.iter().map(|source| source.name.as_str()).collect(),
        start: earliest,
        horizon: horizon.unwrap_or(0),
        step,
    };
    let measures = measure::read_all(&root.tables(&top::MEASURE), &scope);
    let known = claim::Known {
        companies: scope.companies.iter().chain(&scope.cohorts).copied().collect(),
        measures: measures.iter().map(|measure| measure.name.as_str()).collect(),
    };
    let asserts = root.tables(&top::ASSERT);
    let assertions = asserts.iter().filter_map(|table| claim::read(table, &known)).collect();
    let references = root.tables(&top::REFERENCE);
    let references = references.iter().filter_map(|table| reference::read(table, &known)).collect();
    Some(Scenario {
        name,
        question,
        start: start?,
        horizon: horizon?,
        step,
        run,
        marks,
        market,
        companies,
        sources,
        events: events.into_iter().map(|(_, event)| event).collect(),
        correlations,
        assertions,
        measures,
        references,
    })
}

fn read_companies<'a>(root: &Table<'a>, start: Month) -> Vec<check::CompanyAt<'a>> {
    root.tables(&top::COMPANY)
        .into_iter()
        .map(|table| {
            let company = company::read(&table, start);
            (table, company)
        })
        .collect()
}

/// How many members each cohort has.
fn cohorts(companies: &[check::CompanyAt<'_>]) -> rank::Cohorts {
    let counted =
        |(table, company): &check::CompanyAt<'_>| Some((company.name.clone(), cohort::count(table)?));
    companies.iter().filter_map(counted).collect()
}

/// Every company, the members of cohorts one by one.
fn everyone(companies: Vec<check::CompanyAt<'_>>, cohorts: &rank::Cohorts) -> Vec<Company> {
    let members = |(table, company): check::CompanyAt<'_>| {
        let count = table.has(&company::company::COUNT).then(|| cohorts.get(&company.name).copied());
        cohort::members(company, count.flatten())
    };
    // Room for all at once: a list that grows step by step takes more memory than they do.
    let mut everyone = Vec::with_capacity(companies.len() + cohorts.values().sum::<usize>());
    everyone.extend(companies.into_iter().flat_map(members));
    everyone
}

fn read_sources<'a>(root: &Table<'a>) -> Vec<check::SourceAt<'a>> {
    root.bare_tables(&top::SOURCE).into_iter().map(source::read).collect()
}

/// A whole number of steps, in months.
fn read_horizon(root: &Table<'_>, step: Step) -> Option<u32> {
    let months = root.lever(&top::HORIZON);
    if months.is_nan() {
        return None;
    }
    if months.fract() != 0.0 || !(months as u32).is_multiple_of(step.months()) {
        let rule =
            if step == Step::Month { "a whole number of months" } else { "a whole number of quarters" };
        let said = Said::new(format!("the horizon must be {rule}")).found(format!("{months} months"));
        root.say(&top::HORIZON, said.suggest("write for example \"10 years\""));
        return None;
    }
    Some(months as u32)
}

fn read_run(table: &Table<'_>) -> Run {
    Run { worlds: table.whole(&run::WORLDS), seed: table.whole(&run::SEED) }
}

/// The marks, ascending. One beyond the horizon is an error where it was asked for.
fn read_marks(root: &Table<'_>, horizon: Option<u32>, step: Step) -> Vec<u32> {
    let Some(written) = root.spans(&top::MARKS) else {
        return MARKS.into_iter().filter(|mark| horizon.is_some_and(|end| *mark <= end)).collect();
    };
    let mut marks: Vec<u32> = Vec::new();
    for (node, months) in written.into_iter().filter(|(_, months)| !months.is_nan()) {
        let (fault, advice) =
            if months < 1.0 || months.fract() != 0.0 || !(months as u32).is_multiple_of(step.months()) {
                let unit = if step == Step::Month { "month" } else { "quarter" };
                (format!("a mark must be a whole number of {unit}s"), "write for example \"24 months\"")
            } else if horizon.is_some_and(|end| months > f64::from(end)) {
                (
                    "a mark must not lie beyond the horizon".into(),
                    "remove it, or look further with a longer `horizon`",
                )
            } else if marks.last().is_some_and(|last| f64::from(*last) >= months) {
                ("marks must be in ascending order".into(), "put the shorter ones first, and each once")
            } else {
                marks.push(months as u32);
                continue;
            };
        root.report.say(top::MARKS.key, &node.place, Said::new(fault).found(node.shown()).suggest(advice));
    }
    marks
}

/// How many tables a list has; what is no list, or a misspelled one, is reported as such.
fn count(root: &Table<'_>, field: &Field) -> Option<usize> {
    match root.node(field).map(|node| &node.value) {
        Some(Value::List(items)) => Some(items.len()),
        Some(_) => None,
        None => (!root.is_excused(field)).then_some(0),
    }
}

/// Reports that there is nothing to simulate.
fn needs_company(root: &Table<'_>) {
    if count(root, &top::COMPANY) == Some(0) {
        let said = Said::new("a scenario needs at least one company").found("none here");
        root.say(
            &top::COMPANY,
            said.suggest("add [[company]] with name, run_rate and cash, and below it [company.growth]"),
        );
    }
}

/// Whether there is not more than can be looked at, the members of cohorts among them.
fn few_enough(root: &Table<'_>, members: usize) -> bool {
    let (companies, sources) = (count(root, &top::COMPANY), count(root, &top::SOURCE));
    let total = companies.unwrap_or(0) + sources.unwrap_or(0) + members;
    if total > MOST_ENTITIES {
        let said = Said::new(format!("at most {MOST_ENTITIES} companies and sources together"));
        let said = said.found(format!("{total} in all"));
        root.say(&top::COMPANY, said.suggest("leave out the small ones, or make one company of many"));
    }
    total <= MOST_ENTITIES
}
