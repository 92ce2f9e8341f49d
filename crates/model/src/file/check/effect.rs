//! What is said of shares and cannot have the effect it is written for.

use super::{
    super::{
        company::company,
        shares::shares,
        table::{Said, Table},
    },
    Parts,
};
use crate::{
    Param,
    shares::{Participation, Shares},
};

pub(super) fn check(parts: &Parts<'_, '_>) {
    for (table, company) in parts.companies {
        if let (Some(shares), Some(said)) = (&company.shares, table.table(&company::SHARES)) {
            cap(&said, shares);
        }
    }
}

/// A cap of participation counts the preference in.
fn cap(table: &Table<'_>, shares: &Shares) {
    let preference = &shares.preference;
    let known = [&preference.boom, &preference.normal, &preference.drought].map(Param::known);
    let most = known.into_iter().flatten().max_by(f64::total_cmp);
    if let (Some(cap), Some(most)) = (shares.participation_cap.known(), most)
        && shares.participation == Participation::Capped
        && cap < most
    {
        let said = Said::new("`participation_cap` counts the preference in and must not lie below it");
        let said = said.found(format!("{cap}x against {most}x"));
        table.say(&shares::PARTICIPATION_CAP, said.suggest(format!("write {most}x or more")));
    }
}
