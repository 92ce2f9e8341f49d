//! Checks across tables: names that must be unique, references that must lead somewhere, parts that need each other,
//! numbers of one table that bound those of another.

mod effect;
mod events;
mod pledge;
mod window;

use std::{
    cell::LazyCell,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    cohort::member,
    company::{company, last_round, tranche},
    event::EventAt,
    field::Field,
    rank::Cohorts,
    scenario::top,
    several::dated_key,
    source::{holding, leveraged, source},
    table::{Said, Table},
    terms::terms,
    tree::{Node, Value},
};
use crate::{
    Company, Market, Source,
    problem::Place,
    source::{Funds, Kind},
    units::Month,
};

/// A company and the table it was read from.
pub(super) type CompanyAt<'a> = (Table<'a>, Company);

/// A source and the table it was read from; `None` when its kind is unknown.
pub(super) type SourceAt<'a> = (Table<'a>, Option<Source>);

/// All that was read.
pub(super) struct Parts<'p, 'a> {
    pub(super) root: &'p Table<'a>,
    pub(super) market: &'p Market,
    pub(super) companies: &'p [CompanyAt<'a>],
    pub(super) sources: &'p [SourceAt<'a>],
    pub(super) events: &'p [EventAt<'a>],
    pub(super) cohorts: &'p Cohorts,
    pub(super) start: Option<Month>,
}

/// Every check.
pub(super) fn across(parts: &Parts<'_, '_>) {
    let companies = || parts.companies.iter().map(|(table, _)| table);
    let sources = || parts.sources.iter().map(|(table, _)| table);
    unique(companies(), &company::NAME, &company::NAME);
    unique(companies(), &company::ID, &company::NAME);
    unique(sources(), &source::NAME, &source::NAME);
    unique(sources(), &source::ID, &source::NAME);
    needs_market(parts);
    let mut company_names = Names::of(parts.root, &top::COMPANY, &company::NAME, "company");
    let members =
        |(name, count): (&String, &usize)| (1..=*count).map(|one| member(name, one)).collect::<Vec<_>>();
    let members: Vec<String> = parts.cohorts.iter().flat_map(members).collect();
    distinct(parts, &members);
    company_names.extend(members.iter().map(String::as_str));
    let source_names = Names::of(parts.root, &top::SOURCE, &source::NAME, "source");
    for (table, company) in parts.companies {
        check_company(parts, &source_names, table, company);
    }
    parts.companies.iter().for_each(|company| events::check_company(parts, company));
    events::check(parts, &source_names, &company_names);
    window::check(parts);
    for (table, source) in parts.sources {
        if let Some(source) = source {
            check_source(&company_names, parts.cohorts, table, source);
        }
    }
    check_stakes(parts);
    pledge::check(parts);
    effect::check(parts);
}

/// Whether no two tables have the same text under a key, which is `fallback` where the key is absent.
fn unique<'t, 'a: 't>(tables: impl Iterator<Item = &'t Table<'a>>, field: &Field, fallback: &Field) {
    let mut seen: BTreeMap<&str, (bool, &Place)> = BTreeMap::new();
    let mut twins = Vec::new();
    for table in tables {
        let node = table.node(field).or_else(|| table.node(fallback));
        let written = node.and_then(|node| Some((node, node.text()?.trim())));
        let Some((node, text)) = written.filter(|(_, text)| !text.is_empty()) else {
            continue;
        };
        let own = table.has(field);
        let (first_own, first) = *seen.entry(text).or_insert((own, &node.place));
        if first != &node.place && (field.key == fallback.key || own || first_own) {
            twins.push((table, node, text, first));
        }
    }
    for (table, node, text, first) in twins {
        let said = Said::new(format!("`{}` must be unique, and \"{text}\" is taken", field.key));
        let said = said.found(format!("first given {}", table.report.line_of(first, &node.place)));
        let free = (2..seen.len() + 3)
            .map(|number| format!("{text} {number}"))
            .find(|name| !seen.contains_key(name.as_str()));
        let another = format!("write another, for example \"{}\"", free.unwrap_or_default());
        table.say(field, said.suggest(another));
    }
}

/// Whether no member of a cohort is called like another company.
fn distinct(parts: &Parts<'_, '_>, members: &[String]) {
    for (table, company) in parts.companies {
        for (field, text) in [(&company::NAME, &company.name), (&company::ID, &company.id)] {
            if members.contains(text) {
                let said = Said::new(format!("`{text}` is what a member of a cohort is called"));
                table.say(field, said.found("already taken").suggest("give it another name"));
                break;
            }
        }
    }
}

/// Parts of the market that companies and sources cannot do without.
fn needs_market(parts: &Parts<'_, '_>) {
    let market = parts.root.node(&top::MARKET);
    let written = |key: &str| match market.map(|node| &node.value) {
        Some(Value::Table(entries)) => entries.contains_key(key),
        // A market that is no table was reported.
        other => other.is_some(),
    };
    if parts.market.multiple.is_none() && !written("multiple") {
        let listed = parts
            .companies
            .iter()
            .find(|(_, one)| one.listing.is_some())
            .map(|(table, _)| (table, &company::LISTING));
        let funded = parts.sources.first().map(|(table, _)| (table, &source::NAME));
        if let Some((table, field)) = funded.or(listed) {
            let said =
                Said::new("[market.multiple] is needed: without it no round and no listing can be priced");
            let suggestion = "add [market.multiple] with now, long_run, half_life and volatility";
            table.say(field, said.found("needs a price").suggest(suggestion));
        }
    }
    if parts.market.oil.is_none() && !written("oil") {
        let sovereign = |one: &&SourceAt<'_>| {
            matches!(one.1.as_ref().map(|source| &source.kind), Some(Kind::Sovereign(_)))
        };
        if let Some((table, _)) = parts.sources.iter().find(sovereign) {
            let said = Said::new("[market.oil] is needed: a sovereign source lives on it").found("needs oil");
            table.say(
                &source::KIND,
                said.suggest("add [market.oil] with now, long_run, half_life and volatility"),
            );
        }
    }
}

fn check_company(parts: &Parts<'_, '_>, sources: &Names<'_>, table: &Table<'_>, read: &Company) {
    let Some(start) = parts.start else { return };
    if let (Some(round), Some(Node { value: Value::Table(entries), .. })) =
        (&read.last_round, table.node(&company::LAST_ROUND))
        && round.date > start
        && let Some(entry) = entries.get(last_round::DATE.key)
    {
        let said = Said::new("the last round lies after the start").found(format!("the start is {start}"));
        let path = format!("{}.last_round.date", table.path);
        table.report.say(
            &path,
            &entry.node.place,
            said.suggest("give money that is still to come as [[company.tranche]]"),
        );
    }
    for promised in table.listed(&company::TRANCHE) {
        let name = promised.node(&tranche::SOURCE).and_then(Node::text).unwrap_or_default().trim();
        sources.hold(&promised, &tranche::SOURCE, name);
        let field = if promised.has(&tranche::DATE) { &tranche::DATE } else { &tranche::AMOUNT };
        if first_date(&promised).is_some_and(|date| date < start) {
            let said =
                Said::new("a tranche must not lie before the start").found(format!("the start is {start}"));
            promised.say(field, said.suggest("money already paid belongs to `cash`"));
        }
        lapses_later(&promised);
    }
}

/// Whether a tranche lapses after it could be paid.
fn lapses_later(promised: &Table<'_>) {
    let lapses = promised.node(&tranche::LAPSES).and_then(Node::text).and_then(Month::parse);
    if let (Some(date), Some(lapses)) = (first_date(promised), lapses)
        && lapses <= date
    {
        let said = Said::new("a tranche must lapse after the month it is paid");
        promised.say(
            &tranche::LAPSES,
            said.found(format!("it is paid from {date} on")).suggest("write a later month"),
        );
    }
}

/// The first date on which a tranche is paid; `None` where that was no date, which was reported.
fn first_date(promised: &Table<'_>) -> Option<Month> {
    match promised.node(&tranche::DATE) {
        Some(node) => Month::parse(node.text()?),
        None => promised.node(&tranche::AMOUNT)?.entries()?.keys().filter_map(|key| dated_key(key)).min(),
    }
}

/// The names that references of one sort may lead to.
struct Names<'a> {
    what: &'static str,
    known: Vec<&'a str>,
    /// Whether every name could be read; when not, a reference that leads nowhere may be right.
    whole: bool,
    index: BTreeSet<&'a str>,
}

impl<'a> Names<'a> {
    fn new(what: &'static str, known: Vec<&'a str>, whole: bool) -> Self {
        let index = known.iter().copied().collect();
        Self { what, known, whole, index }
    }

    fn extend(&mut self, names: impl Iterator<Item = &'a str> + Clone) {
        self.index.extend(names.clone());
        self.known.extend(names);
    }

    fn of(root: &Table<'a>, list: &Field, name: &Field, what: &'static str) -> Self {
        let items = match root.node(list).map(|node| &node.value) {
            Some(Value::List(items)) => items.as_slice(),
            Some(_) => {
                return Self::new(what, Vec::new(), false);
            }
            None => {
                return Self::new(what, Vec::new(), !root.is_excused(list));
            }
        };
        let named = |item: &'a Node| match &item.value {
            Value::Table(entries) => entries.get(name.key)?.node.text().map(str::trim),
            _ => None,
        };
        let known: Vec<&str> = items.iter().filter_map(named).collect();
        let whole = known.len() == items.len();
        Self::new(what, known, whole)
    }

    /// Reports a name that leads nowhere.
    fn hold(&self, table: &Table<'_>, field: &Field, name: &str) {
        let unknown = self.whole && !name.is_empty() && !self.index.contains(name);
        if unknown && table.report.is_full() {
            table.report.count();
        } else if unknown {
            let said = Said::new(format!("there is no {} `{name}`", self.what)).found("no such name");
            let guess = table.report.may_guess(self.known.len());
            let said = if guess { said.suggest_name(name, self.known.iter().copied()) } else { said };
            table.report.say(&table.path_of(field), place_in(table, field, name), said);
        }
    }
}

/// The place of a name: of the entry of a list that holds it, or of all that stands under the key.
fn place_in<'a>(table: &Table<'a>, field: &Field, name: &str) -> &'a Place {
    let items = match table.node(field).map(|node| &node.value) {
        Some(Value::List(items)) => items.as_slice(),
        _ => &[],
    };
    let entry = items.iter().find(|item| item.text().map(str::trim) == Some(name));
    entry.map_or_else(|| table.place_of(field), |entry| &entry.place)
}

fn check_source(companies: &Names<'_>, cohorts: &Cohorts, table: &Table<'_>, read: &Source) {
    let mut owned = BTreeSet::new();
    for (held, one) in table.listed(&source::HOLDING).iter().zip(&read.holdings) {
        if !one.company.is_empty() && !owned.insert(&one.company) {
            let said = Said::new(format!(
                "a source has one holding in a company, and `{}` is here twice",
                one.company
            ));
            held.say(
                &holding::COMPANY,
                said.found("already given above").suggest("write one, with the two stakes and costs added"),
            );
        }
        companies.hold(held, &holding::COMPANY, &one.company);
        if cohorts.contains_key(&one.company) {
            let said = Said::new(format!("`{}` is a cohort: say which member is owned", one.company));
            let suggestion = format!("write for example \"{}\"", member(&one.company, 1));
            held.say(&holding::COMPANY, said.found("a cohort").suggest(suggestion));
        }
    }
    let named = match &read.terms.funds {
        Funds::All => None,
        Funds::Only(names) => Some((&terms::ONLY, names)),
        Funds::Except(names) => Some((&terms::EXCEPT, names)),
    };
    if let Some((field, names)) = named {
        let mut seen = BTreeSet::new();
        for name in names {
            companies.hold(table, field, name);
            // Once is enough, and a cohort that is named a thousand times would be spread a thousand times.
            if !seen.insert(name) {
                let said = Said::new(format!("`{name}` is named twice")).found("in this list");
                table.say(field, said.suggest("name it once"));
            }
        }
    }
    if let (Some(smallest), Some(Some(largest))) =
        (read.terms.smallest_cheque.known(), read.terms.largest_cheque.as_ref().map(crate::Param::known))
        && smallest > largest
    {
        let said =
            Said::new("`largest_cheque` must not be below `smallest_cheque`").found("it would write none");
        table.say(&terms::LARGEST_CHEQUE, said.suggest("raise it, or lower `smallest_cheque`"));
    }
    if let Kind::Leveraged(own) = &read.kind
        && let (Some(target), Some(most)) = (own.target_ltv.known(), own.max_ltv.known())
        && target > most
    {
        let said =
            Said::new("`target_ltv` must be at most `max_ltv`").found("a sale would not bring it below");
        table.say(&leveraged::TARGET_LTV, said.suggest("lower it, or raise `max_ltv`"));
    }
}

/// All known stakes in one company sum to at most 100%.
fn check_stakes(parts: &Parts<'_, '_>) {
    let pool = |(_, company): &'_ CompanyAt<'_>| {
        let pool = company.shares.as_ref().and_then(|shares| shares.pool.known());
        pool.filter(|pool| pool.is_finite()).unwrap_or_default()
    };
    let mut held: BTreeMap<&str, f64> =
        parts.companies.iter().map(|one| (one.1.name.as_str(), pool(one))).collect();
    for (table, read) in parts.sources {
        let Some(read) = read else { continue };
        // Their tables are asked for when one is wrong, and then once.
        let tables = LazyCell::new(|| table.listed(&source::HOLDING));
        for (at, one) in read.holdings.iter().enumerate() {
            let sum = held.entry(&one.company).or_default();
            let before = *sum;
            *sum += one.stake.known().filter(|stake| stake.is_finite()).unwrap_or_default();
            if before <= 1.0 + 1e-9 && *sum > 1.0 + 1e-9 {
                let said = Said::new(format!("the stakes in `{}` sum to more than 100%", one.company));
                let said = said
                    .found(format!("{}% up to here", (*sum * 1000.0).round() / 10.0))
                    .suggest("lower this stake or one of another source");
                if let Some(at) = tables.get(at) {
                    at.say(&holding::STAKE, said);
                }
            }
        }
    }
}
