//! Whether what a source is promised has something behind it: equipment for a lender, a cap table for a preference.

use super::{
    super::{
        source::{credit, holding, source},
        table::Said,
    },
    Parts,
};
use crate::source::Kind;

pub(super) fn check(parts: &Parts<'_, '_>) {
    preferences(parts);
    let anywhere = parts.companies.iter().any(|(_, company)| company.equipment.is_some());
    for (table, source) in parts.sources {
        let lends = matches!(source.as_ref().map(|source| &source.kind), Some(Kind::Credit(terms)) if terms.equipment_rate.is_some());
        if lends && !anywhere && !parts.companies.is_empty() {
            let said = Said::new("no company has equipment to lend against").found("nothing to pledge");
            table.say(
                &credit::EQUIPMENT_RATE,
                said.suggest("describe it in [company.equipment], or remove this key"),
            );
        }
    }
}

/// A preference is paid from a cap table, which a company keeps when it says what its shares carry.
fn preferences(parts: &Parts<'_, '_>) {
    for (table, read) in parts.sources {
        let Some(read) = read else { continue };
        for (held, one) in table.listed(&source::HOLDING).iter().zip(&read.holdings) {
            let company = parts.companies.iter().find(|(_, company)| company.name == one.company);
            if one.preference.is_some() && company.is_some_and(|(_, company)| company.shares.is_none()) {
                let said =
                    Said::new(format!("`{}` keeps no cap table to pay a preference from", one.company));
                let said = said.found("it would have no effect");
                held.say(
                    &holding::PREFERENCE,
                    said.suggest("add [company.shares] to the company, or remove this key"),
                );
            }
        }
    }
}
