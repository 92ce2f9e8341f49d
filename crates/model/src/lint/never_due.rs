//! Dates and spans outside the simulated months: what stands there never happens.

use super::{
    Lint, Said,
    look::{Look, company_path, entry_path, low, number_path},
};
use crate::{Company, Event, Param, event::When, problem::Problem, units::Month};

pub(super) const LINT: Lint = Lint {
    name: "never-due",
    looks_for: "commitments, capital expenditure and tranches that lie wholly outside the simulated months, events after the \
                last of them, a window for listings that is held shut beyond it, milestones and hazards that surely do not come \
                before the horizon, and a wanted listing whose `not_before` is not before it",
    why: "They are read, checked and never happen: most often a date or the horizon is mistyped.",
    advice: "correct the date, lengthen the horizon, or remove the entry",
    find: Some(find),
};

/// Something with dates: its path, the first month it counts and the first it counts no more.
struct Dated {
    path: String,
    what: &'static str,
    from: Month,
    to: Month,
}

fn find(look: &Look<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for company in look.companies() {
        let dated = entries(company);
        problems.extend(dated.iter().filter_map(|entry| outside(look, entry)));
        problems.extend(never_lists(look, company));
        problems.extend(never_comes(look, company));
    }
    problems.extend(look.scenario.events.iter().filter_map(|event| never_happens(look, event)));
    problems.extend(never_opens(look));
    problems
}

fn entries(company: &Company) -> Vec<Dated> {
    let at = |param: &Param, key| entry_path(company, param, key);
    let commitments = company.commitments.iter().filter_map(|one| {
        let (from, to) = one.term()?;
        Some(Dated { path: at(&one.binding, "binding"), what: "commitment", from, to })
    });
    let capex = company.capex.iter().map(|one| Dated {
        path: at(&one.per_year, "per_year"),
        what: "expenditure",
        from: one.from,
        to: one.to,
    });
    let tranches = company.tranches.iter().map(|one| Dated {
        path: at(&one.in_kind, "in_kind"),
        what: "tranche",
        from: one.date,
        to: one.date.plus(1),
    });
    commitments.chain(capex).chain(tranches).collect()
}

fn outside(look: &Look<'_>, entry: &Dated) -> Option<Problem> {
    let (start, last) = (look.scenario.start, look.last_month());
    let (message, key) = if entry.to <= start {
        (format!("this {} is over before the first month, {}", entry.what, start.spoken()), "to")
    } else if entry.from > last {
        let key = if entry.what == "tranche" { "date" } else { "from" };
        (format!("this {} is due only after the last simulated month, {}", entry.what, last.spoken()), key)
    } else {
        return None;
    };
    let said = Said {
        message,
        found: "never happens".into(),
        advice: "correct the date, or remove the entry".into(),
    };
    Some(LINT.warn(&entry.path, look.place(&format!("{}.{key}", entry.path)), said))
}

fn never_happens(look: &Look<'_>, event: &Event) -> Option<Problem> {
    let last = look.last_month();
    let When::Dated { at, .. } = event.when else { return None };
    (at > last).then(|| {
        let path = format!("event[{}]", event.name);
        let said = Said {
            message: format!("this event lies after the last simulated month, {}", last.spoken()),
            found: "never happens".into(),
            advice: "correct the date, lengthen the horizon, or remove the event".into(),
        };
        LINT.warn(&path, look.place(&format!("{path}.at")), said)
    })
}

/// A window that is held shut until after the last simulated month.
fn never_opens(look: &Look<'_>) -> Option<Problem> {
    let last = look.last_month();
    let until = look.scenario.market.window.as_ref()?.shut_until?;
    (until > last).then(|| {
        let path = "market.window.shut_until";
        let said = Said {
            message: format!("this window is held shut beyond the last simulated month, {}", last.spoken()),
            found: "never opens".into(),
            advice: "write an earlier month, or lengthen the horizon".into(),
        };
        LINT.warn(path, look.place(path), said)
    })
}

/// Milestones and hazards of which the 5th percentile lies at the horizon or beyond.
fn never_comes(look: &Look<'_>, company: &Company) -> Vec<Problem> {
    let horizon = f64::from(look.scenario.horizon);
    let milestones = company.milestones.iter().map(|one| ("milestone", &one.takes));
    let hazards = company.hazards.iter().map(|one| ("hazard", &one.after));
    let late = milestones.chain(hazards).filter(|(_, span)| low(span) >= horizon);
    late.map(|(what, span)| {
        let path = number_path(company, span);
        let said = Said {
            message: format!("this {what} surely does not come before the horizon"),
            found: format!("the horizon is {horizon} months"),
            advice: "write a shorter span, lengthen the horizon, or remove the entry".into(),
        };
        LINT.warn(&path, look.place(&path), said)
    })
    .collect()
}

fn never_lists(look: &Look<'_>, company: &Company) -> Option<Problem> {
    let listing = company.listing.as_ref().filter(|listing| listing.wanted)?;
    let horizon = f64::from(look.scenario.horizon);
    let path = format!("{}.listing.not_before", company_path(company));
    (listing.not_before >= horizon).then(|| {
        let said = Said {
            message: "it wants to list, and may not file before the horizon".into(),
            found: format!("the horizon is {horizon} months"),
            advice: "write a shorter `not_before`, or wanted = false".into(),
        };
        LINT.warn(&path, look.place(&path), said)
    })
}
