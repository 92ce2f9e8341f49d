//! Checks of events, milestones and hazards: whom they name, and what has to be there for them to change.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::{
        company::{company as keys, tranche},
        event,
        field::Field,
        hazard::hazard,
        milestone::milestone,
        policy::{listing, policy},
        scenario::top,
        source as funds,
        table::{Said, Table},
        terms::terms,
        tree::{Node, Value},
    },
    CompanyAt, Names, Parts, unique,
};
use crate::event::When;

/// Every event of a scenario.
pub(super) fn check(parts: &Parts<'_, '_>, sources: &Names<'_>, companies: &Names<'_>) {
    unique(parts.events.iter().map(|(table, _)| table), &event::event::NAME, &event::event::NAME);
    let funds =
        parts.sources.iter().filter_map(|(table, _)| Some((written(table, &funds::source::NAME)?, table)));
    let funds = funds.collect();
    let owned = parts.companies.iter().map(|(table, read)| (read.name.as_str(), table)).collect();
    for (table, read) in parts.events {
        dated(parts, table, &read.when);
        market(parts, table);
        let changed = table.listed(&event::event::SOURCE);
        named(&changed, &event::source::NAME, sources);
        for change in &changed {
            patience(&funds, change);
        }
        let changed = table.listed(&event::event::COMPANY);
        named(&changed, &event::company::NAME, companies);
        for change in &changed {
            company(parts, &owned, change);
        }
    }
}

/// Whether an event does not lie before the start.
fn dated(parts: &Parts<'_, '_>, table: &Table<'_>, when: &When) {
    if let (Some(start), When::Dated { at, .. }) = (parts.start, when)
        && *at < start
    {
        let said = Said::new("an event must not lie before the start").found(format!("the start is {start}"));
        table.say(&event::event::AT, said.suggest("what has happened belongs into the opening numbers"));
    }
}

/// Whether what is changed leads somewhere, and is changed once.
fn named(changed: &[Table<'_>], field: &Field, names: &Names<'_>) {
    let mut seen = BTreeSet::new();
    for table in changed {
        let name = table.node(field).and_then(Node::text).unwrap_or_default().trim();
        names.hold(table, field, name);
        if !name.is_empty() && !seen.insert(name) {
            let said = Said::new(format!("`{name}` is changed twice by one event"));
            table.say(field, said.found("already changed above").suggest("write its changes into one entry"));
        }
    }
}

/// Whether the market has what an event changes: a part that is absent stays at its neutral value.
fn market(parts: &Parts<'_, '_>, table: &Table<'_>) {
    use event::market as change;
    let Some(own) = nested(table, &event::event::MARKET) else { return };
    let market = parts.market;
    let there = [
        (&change::OIL, market.oil.is_some()),
        (&change::EQUITY, market.equity.is_some()),
        (&change::MULTIPLE, market.multiple.is_some()),
        (&change::SENTIMENT, market.sentiment.is_some()),
        (&change::CLIMATE, market.climate.is_some()),
        (&change::WINDOW, market.window.is_some()),
    ];
    let written = match parts.root.node(&top::MARKET).map(|node| &node.value) {
        Some(Value::Table(entries)) => Some(entries),
        // A market that is no table was reported.
        Some(_) => return,
        None => None,
    };
    for (field, there) in there {
        // What is written and could not be read was reported.
        if own.has(field) && !there && !written.is_some_and(|entries| entries.contains_key(field.key)) {
            let said = Said::new(format!("[market.{}] is needed: an event changes what moves", field.key));
            own.say(field, said.found("does not move").suggest(format!("add [market.{}]", field.key)));
        }
    }
}

/// The text of a key, if it has one.
fn written<'t>(table: &'t Table<'_>, field: &Field) -> Option<&'t str> {
    Some(table.node(field)?.text()?.trim())
}

/// Whether a source has the patience that an event changes.
fn patience(funds: &BTreeMap<&str, &Table<'_>>, table: &Table<'_>) {
    use event::source as change;
    let Some(name) = written(table, &change::NAME) else { return };
    let Some(own) = funds.get(name) else { return };
    if table.has(&change::PATIENCE) && !own.has(&terms::PATIENCE) {
        let said = Said::new(format!("`{name}` has no [source.patience] that an event could change"));
        let suggestion = "add [source.patience] to the source, or remove this key";
        table.say(&change::PATIENCE, said.found("changes nothing").suggest(suggestion));
    }
}

/// Whether a company has what an event changes.
fn company(parts: &Parts<'_, '_>, owned: &BTreeMap<&str, &Table<'_>>, table: &Table<'_>) {
    use event::company as change;
    let name = table.node(&change::NAME).and_then(Node::text).unwrap_or_default().trim();
    // A member of a cohort is written as its cohort.
    let cohort = name.trim_end_matches(|digit: char| digit.is_ascii_digit()).trim_end();
    let Some(own) = owned.get(name).or_else(|| owned.get(cohort)) else { return };
    for (field, part) in
        [(&change::COMPUTE, &keys::COMPUTE), (&change::FIXED, &keys::FIXED), (&change::MARGIN, &keys::MARGIN)]
    {
        if table.has(field) && !own.has(part) {
            let said =
                Said::new(format!("`{name}` has no [company.{}] that an event could change", part.key));
            table.say(field, said.found("changes nothing").suggest(format!("add [company.{}]", part.key)));
        }
    }
    if table.has(&change::OUTCOME) {
        priced(parts, table, &change::OUTCOME, "acquired");
    }
}

/// Milestones and hazards of one company.
pub(super) fn check_company(parts: &Parts<'_, '_>, (table, _): &CompanyAt<'_>) {
    let milestones = table.listed(&keys::MILESTONE);
    unique(milestones.iter(), &milestone::NAME, &milestone::NAME);
    let names = Names::of(table, &keys::MILESTONE, &milestone::NAME, "milestone");
    for promised in table.listed(&keys::TRANCHE) {
        leads(&promised, &tranche::MILESTONE, &names);
    }
    if let Some(own) = nested(table, &keys::POLICY) {
        leads(&own, &policy::TRANCHE_MILESTONE, &names);
    }
    if let Some(own) = nested(table, &keys::LISTING) {
        leads(&own, &listing::MILESTONE, &names);
    }
    let hazards = table.listed(&keys::HAZARD);
    let mut seen = BTreeSet::new();
    for one in &hazards {
        let outcome = one.node(&hazard::OUTCOME).and_then(Node::text).unwrap_or_default();
        if !outcome.is_empty() && !seen.insert(outcome) {
            let said =
                Said::new(format!("a company has one hazard of an outcome, and `{outcome}` is here twice"));
            one.say(&hazard::OUTCOME, said.found("already given above").suggest("add the two rates"));
        }
        priced(parts, one, &hazard::OUTCOME, "ipo");
        priced(parts, one, &hazard::OUTCOME, "acquired");
    }
}

fn leads(table: &Table<'_>, field: &Field, names: &Names<'_>) {
    let name = table.node(field).and_then(Node::text).unwrap_or_default().trim();
    if names.known.is_empty() && names.whole && !name.is_empty() {
        let said = Said::new(format!("there is no milestone `{name}`")).found("the company has none");
        table.say(field, said.suggest("add [[company.milestone]] with name and takes"));
        return;
    }
    names.hold(table, field, name);
}

/// Whether an outcome that needs a price has one.
fn priced(parts: &Parts<'_, '_>, table: &Table<'_>, field: &Field, word: &str) {
    let written = match parts.root.node(&top::MARKET).map(|node| &node.value) {
        Some(Value::Table(entries)) => entries.contains_key("multiple"),
        // A market that is no table was reported.
        other => other.is_some(),
    };
    if table.node(field).and_then(Node::text) == Some(word) && parts.market.multiple.is_none() && !written {
        let said = Said::new("[market.multiple] is needed: without it no listing and no sale can be priced");
        let suggestion = "add [market.multiple] with now, long_run, half_life and volatility";
        table.say(field, said.found("needs a price").suggest(suggestion));
    }
}

/// A table under a key that was already read.
pub(super) fn nested<'a>(table: &Table<'a>, field: &Field) -> Option<Table<'a>> {
    let node = table.node(field)?;
    Some(Table::unchecked(table.report, table.path_of(field), &node.place, node.entries()?))
}
