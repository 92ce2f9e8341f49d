//! Terms of shares, milestones and hazards that cannot have an effect.

use super::{
    Lint, Said,
    look::{Look, company_path, entry_path, high},
};
use crate::{
    Company,
    milestone::Milestone,
    outcome::Outcome,
    problem::Problem,
    shares::{AntiDilution, Participation, Shares},
};

pub(super) const LINT: Lint = Lint {
    name: "idle-term",
    looks_for: "participation, its cap and anti-dilution of shares without a preference; a cap of participation that has none; a \
                listing's ratchet of a company that never lists; milestones that gate nothing and change nothing; hazards that wait \
                for a window where there is none",
    why: "Each reads as if it mattered: most often the key it belongs to was forgotten.",
    advice: "add what it belongs to, or remove it",
    find: Some(find),
};

fn find(look: &Look<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for company in look.companies() {
        if let Some(shares) = &company.shares {
            problems.extend(of_shares(look, company, shares));
        }
        problems.extend(of_milestones(look, company));
        problems.extend(of_hazards(look, company));
    }
    problems
}

fn warn(look: &Look<'_>, path: &str, key: &str, message: String, advice: &str) -> Problem {
    let said = Said { message, found: "has no effect".into(), advice: advice.into() };
    LINT.warn(&format!("{path}.{key}"), look.place(&format!("{path}.{key}")), said)
}

fn of_shares(look: &Look<'_>, company: &Company, shares: &Shares) -> Vec<Problem> {
    let path = format!("{}.shares", company_path(company));
    let common = !is_preferred(look, company, shares);
    let with_preference = "add a preference such as preference = \"1x\", or remove this key";
    let mut problems = Vec::new();
    if common && shares.participation != Participation::None {
        let message = "only shares with a preference participate, and none has one".to_owned();
        problems.push(warn(look, &path, "participation", message, with_preference));
    }
    if common && shares.anti_dilution != AntiDilution::None {
        let message = "only shares with a preference are protected, and none has one".to_owned();
        problems.push(warn(look, &path, "anti_dilution", message, with_preference));
    }
    let capped = format!("{path}.participation_cap");
    if shares.participation != Participation::Capped && look.in_files().any(|one| one.param.path == capped) {
        let message = "only a capped participation has a cap".to_owned();
        let advice = "add participation = \"capped\", or remove this key";
        problems.push(warn(look, &path, "participation_cap", message, advice));
    }
    if high(&shares.ipo_ratchet) > 0.0 && !may_list(company) {
        let message = "a ratchet is due at a listing, and this company never lists".to_owned();
        problems.push(warn(look, &path, "ipo_ratchet", message, "add [company.listing], or remove this key"));
    }
    problems
}

/// Whether any of its shares may carry a preference.
fn is_preferred(look: &Look<'_>, company: &Company, shares: &Shares) -> bool {
    let preference = &shares.preference;
    let rounds = [&preference.boom, &preference.normal, &preference.drought];
    let holdings = look.scenario.sources.iter().flat_map(|source| &source.holdings);
    let mut own = holdings.filter(|holding| holding.company == company.name);
    rounds.into_iter().any(|one| high(one) > 0.0) || own.any(|holding| holding.preference.is_some())
}

fn may_list(company: &Company) -> bool {
    let lists = |outcome: Outcome| matches!(outcome, Outcome::Ipo);
    company.listing.is_some() || company.hazards.iter().any(|hazard| lists(hazard.outcome))
}

/// The milestones of a company, told once: what was forgotten of one was forgotten of all.
fn of_milestones(look: &Look<'_>, company: &Company) -> Option<Problem> {
    let mut idle = company.milestones.iter().filter(|one| !acts(company, one));
    let first = idle.next()?;
    let others = match idle.count() {
        0 => String::new(),
        others => format!(", nor do {others} more"),
    };
    let message = format!("the milestone `{}` gates nothing and changes nothing{others}", first.name);
    let advice = "add gates_growth, run_rate, growth or cash, or name it in a tranche, a policy or a listing";
    Some(warn(look, &entry_path(company, &first.takes, "takes"), "name", message, advice))
}

/// Whether a milestone gates or changes anything.
fn acts(company: &Company, one: &Milestone) -> bool {
    let names = |milestone: &Option<String>| milestone.as_ref() == Some(&one.name);
    one.gates_growth
        || one.run_rate.is_some()
        || one.growth.is_some()
        || one.cash.is_some()
        || company.tranches.iter().any(|tranche| names(&tranche.milestone))
        || company.policy.as_ref().is_some_and(|policy| names(&policy.tranche_milestone))
        || company.listing.as_ref().is_some_and(|listing| names(&listing.milestone))
}

/// A company has one hazard of an outcome, so these are few.
fn of_hazards(look: &Look<'_>, company: &Company) -> Vec<Problem> {
    let waits =
        company.hazards.iter().filter(|hazard| hazard.window && look.scenario.market.window.is_none());
    let message = "it waits for the window, and this market has none".to_owned();
    let advice = "add [market.window], or remove this key";
    waits
        .map(|one| warn(look, &entry_path(company, &one.rate, "rate"), "window", message.clone(), advice))
        .collect()
}
