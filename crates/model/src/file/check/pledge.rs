//! Whether a lender against equipment finds any.

use super::{
    super::{source::credit, table::Said},
    Parts,
};
use crate::source::Kind;

pub(super) fn check(parts: &Parts<'_, '_>) {
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
