//! `count = 500`: a company that stands for many. Each member has the same laws and draws its own numbers.

use std::collections::BTreeSet;

use super::{
    MOST_ENTITIES, MOST_TABLES,
    check::CompanyAt,
    company::company,
    rank::Cohorts,
    scenario::top,
    table::{Said, Table},
    tree::Value,
};
use crate::{Company, Source, source::Funds, traverse::Traverse};

/// How many a company of the file stands for: `None` where it stands for itself, or the number is wrong.
pub(super) fn count(table: &Table<'_>) -> Option<usize> {
    let node = table.node(&company::COUNT)?;
    if let Value::Number(_, Some(count)) = node.value
        && count > MOST_ENTITIES as u64
    {
        let said = Said::new(format!("a cohort has at most {MOST_ENTITIES} members"));
        let said = said.found(node.shown());
        table.say(&company::COUNT, said.suggest("let each member stand for several companies"));
        return None;
    }
    let count = table.whole(&company::COUNT);
    // A number that is wrong was reported.
    matches!(node.value, Value::Number(_, Some(1..))).then_some(count as usize)
}

/// The name or the id of a member, counted from 1.
pub(super) fn member(of: &str, number: usize) -> String {
    format!("{of} {number}")
}

/// The members of a cohort, or the company itself.
pub(super) fn members(company: Company, count: Option<usize>) -> Vec<Company> {
    let Some(count) = count else {
        return vec![company];
    };
    let prefix = format!("{}[{}]", top::COMPANY.key, company.name);
    let one = |number| {
        let name = member(&company.name, number);
        let path = format!("{}[{name}]", top::COMPANY.key);
        let own: Company = company.traverse("", &mut |_, param| {
            let mut param = param.clone();
            if let Some(rest) = param.path.strip_prefix(&prefix) {
                param.path = format!("{path}{rest}");
            }
            param
        });
        Company { name, id: member(&company.id, number), cohort: Some(company.name.clone()), ..own }
    };
    (1..=count).map(one).collect()
}

/// Whether the members of cohorts have no more entries together than a file may: each member has its own of every list.
pub(super) fn few_entries(companies: &[CompanyAt<'_>], cohorts: &Cohorts) -> bool {
    let mut all = 0;
    for (table, read) in companies.iter().filter(|(table, _)| table.has(&company::COUNT)) {
        all += entries(read) * cohorts.get(&read.name).copied().unwrap_or_default();
        if all > MOST_TABLES {
            let said = Said::new(format!("at most {MOST_TABLES} entries in the members of cohorts"));
            table.say(&company::COUNT, said.found(format!("{} in each here", entries(read))));
            return false;
        }
    }
    true
}

/// The entries of a company's lists.
fn entries(company: &Company) -> usize {
    let spans: usize = company.commitments.iter().map(|one| one.spans.len()).sum();
    let gates = company.milestones.len() + company.hazards.len();
    spans + company.capex.len() + company.tranches.len() + gates
}

/// Says the name of a cohort as the names of its members, where a source lists whom it funds.
pub(super) fn spread(source: &mut Source, companies: &[Company]) {
    let (Funds::Only(names) | Funds::Except(names)) = &mut source.terms.funds else {
        return;
    };
    let of = |name: &String| {
        let members = companies.iter().filter(|one| one.cohort.as_ref() == Some(name));
        let members: Vec<String> = members.map(|one| one.name.clone()).collect();
        if members.is_empty() { vec![name.clone()] } else { members }
    };
    // A name that is given a thousand times over is still one cohort.
    let once: BTreeSet<&String> = names.iter().collect();
    *names = once.into_iter().flat_map(of).collect();
}
