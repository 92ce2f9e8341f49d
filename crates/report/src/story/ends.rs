//! How the companies of a world ended.

use drypowder_simulation::{
    replay::{Chronicle, CompanyFacts, WorldFacts},
    results::Cause,
};

use crate::words::{date_at, dollars, months};

/// The most companies whose ends stand above the story.
const SHOWN: usize = 6;

/// A line a company: how it ended, how long private capital alone carries it, and what it drew.
pub(super) fn block(chronicle: &Chronicle) -> Vec<String> {
    let start = chronicle.start.to_string();
    let companies = chronicle.companies.iter().zip(&chronicle.facts.companies);
    // Of a crowd the first few; the story has the rest.
    let mut lines: Vec<String> =
        companies.take(SHOWN).map(|(name, facts)| line(name, facts, &start, chronicle)).collect();
    if chronicle.companies.len() > lines.len() {
        lines.push(format!("And {} more companies.", chronicle.companies.len() - lines.len()));
    }
    lines
}

/// Of a world that is told no further than to some month nobody knows what becomes of those who are private then.
fn line(name: &str, facts: &CompanyFacts, start: &str, chronicle: &Chronicle) -> String {
    let when = |after: f64| date_at(start, after).map_or_else(String::new, |date| format!(" in {date}"));
    let ended = match facts.cause {
        Some(cause) => format!("{}{} ({})", ended(cause), when(facts.exit), months(facts.exit)),
        None => match &chronicle.fault {
            Some(fault) => format!("is private until {}, and told no further", fault.month),
            None => "is private at the horizon".to_owned(),
        },
    };
    let carried = match &chronicle.fault {
        // The course without exits ends with the world, and what became of those it carries is not known.
        Some(_) if chronicle.without_exits.is_some() => {
            "how far private capital alone carries it is not told".to_owned()
        }
        _ if facts.dry.is_finite() => {
            format!("private capital alone runs dry{} ({})", when(facts.dry), months(facts.dry))
        }
        _ if facts.sustaining.is_finite() => {
            format!("it pays its own way{} without an exit", when(facts.sustaining))
        }
        Some(fault) => format!("private capital alone carries it until {} at least", fault.month),
        None => "private capital alone carries it beyond the horizon".to_owned(),
    };
    format!("{name} {ended}; {carried}. It draws {}.", dollars(facts.drawn[0]))
}

fn ended(cause: Cause) -> &'static str {
    match cause {
        Cause::IpoChosen => "lists by choice",
        Cause::IpoForced => "is forced to list",
        Cause::Acquired => "is bought",
        Cause::WoundDown => "is wound down",
        Cause::Insolvent => "runs out of cash",
    }
}

/// How one company of a world ended, in a few words, for a list of worlds.
#[must_use]
pub fn end(name: &str, company: usize, facts: &WorldFacts) -> String {
    let Some(facts) = facts.companies.get(company) else {
        return String::new();
    };
    let ended = match facts.cause {
        Some(cause) => format!("{} after {}", cause.words(), months(facts.exit)),
        None => "private at the horizon".to_owned(),
    };
    let carried = if facts.dry.is_finite() {
        format!("runs dry alone after {}", months(facts.dry))
    } else if facts.sustaining.is_finite() {
        format!("pays its own way after {}", months(facts.sustaining))
    } else {
        "carried beyond the horizon".to_owned()
    };
    format!("{name}: {ended}, {carried}")
}
