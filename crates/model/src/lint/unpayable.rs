//! Commitments that no money can meet.

use super::{
    Lint, Said,
    look::{Look, company_path, dollars, middle, number_path},
    reach::Reach,
};
use crate::{
    Company, Scenario,
    company::{Payment, Tranche},
    problem::Problem,
    units::Month,
};

pub(super) const LINT: Lint = Lint {
    name: "unpayable",
    looks_for: "companies whose signed commitments and capital expenditure up to the end of some year, at their medians, \
                exceed all the money they could have had by then; tranches that exceed all their source could have given",
    why: "Such a company runs dry by arithmetic, not by chance: most often a unit or a year is mistyped. The bound takes \
          the 95th percentile of every number that brings money, all at once, and nothing spent: opening cash, revenue at \
          its fastest growth for ever, and all the capital of every source that may fund it, as if it funded nobody else, with markets \
          that go its way. No bound is claimed, and nothing said, where borrowing could feed on its own marks, or events, milestones or lump sums bring something. \
          With every number at its median and no shock less is reached, so the warning is right there. Letters of intent \
          are left out, and so is a listing: the question is what private capital carries.",
    advice: "check amounts and dates, or add the source that is to pay",
    find: Some(find),
};

fn find(look: &Look<'_>) -> Vec<Problem> {
    let reach = Reach(look.scenario);
    let owes = look.companies().any(|company| !dues(company).is_empty());
    let ends: Vec<(u32, Vec<f64>)> =
        year_ends(look.scenario).filter(|_| owes).map(|months| (months, reach.handed(months))).collect();
    let companies = look.companies().filter_map(|company| short(look, company, &ends));
    companies.chain(look.companies().flat_map(|company| broken_promises(look, company))).collect()
}

/// Something that must be paid, USD a year from one month to before another.
struct Due {
    path: String,
    per_year: f64,
    from: Month,
    to: Month,
    /// The median of what is due a year, USD, before any haircut.
    stated: f64,
}

impl Due {
    /// What has fallen due before a month, USD.
    fn before(&self, start: Month, end: Month) -> f64 {
        let from = if self.from > start { self.from } else { start };
        let to = if self.to < end { self.to } else { end };
        let months = to.months_since(from);
        if months > 0 { self.per_year * f64::from(months) / 12.0 } else { 0.0 }
    }
}

/// What surely falls due: contracts, not letters of intent, and capital expenditure.
fn dues(company: &Company) -> Vec<Due> {
    let due = |payment: &Payment, binding: f64| Due {
        path: number_path(company, &payment.per_year),
        stated: middle(&payment.per_year),
        per_year: middle(&payment.per_year) * binding,
        from: payment.from,
        to: payment.to,
    };
    let signed = company.commitments.iter().filter(|one| one.probability.known() == Some(1.0));
    let signed = signed.flat_map(|one| one.spans.iter().map(|span| due(span, middle(&one.binding))));
    let capex = company.capex.iter().map(|one| due(one, 1.0));
    signed.chain(capex).collect()
}

/// The first year whose end a company cannot reach; each end in months after the start, with what every source may have
/// handed out by then.
fn short(look: &Look<'_>, company: &Company, ends: &[(u32, Vec<f64>)]) -> Option<Problem> {
    let dues = dues(company);
    if dues.is_empty() {
        return None;
    }
    let start = look.scenario.start;
    ends.iter().find_map(|(months, handed)| {
        let end = start.plus(months.cast_signed());
        let due: f64 = dues.iter().map(|one| one.before(start, end)).sum();
        let reach = Reach(look.scenario).of_company(company, *months, handed);
        if due <= reach {
            return None;
        }
        let largest = dues.iter().max_by(|a, b| a.before(start, end).total_cmp(&b.before(start, end)))?;
        let said = Said {
            message: format!(
                "by the end of {} its commitments come to {}, and cash, revenue and private capital to at most {}",
                end.plus(-1).spoken(),
                dollars(due),
                dollars(reach)
            ),
            found: format!("the largest of them, with a median of {} a year", dollars(largest.stated)),
            advice: "write a smaller amount, a later `from`, or the source that is to pay".into(),
        };
        Some(LINT.warn(&company_path(company), look.place(&largest.path), said))
    })
}

/// The months after the start at which calendar years end, and the horizon.
fn year_ends(scenario: &Scenario) -> impl Iterator<Item = u32> + use<> {
    let (start, horizon) = (scenario.start, scenario.horizon);
    (1..=horizon).filter(move |months| *months == horizon || start.plus(months.cast_signed()).month() == 1)
}

/// The first tranche of each source with which its promises to a company exceed all it could have given.
fn broken_promises(look: &Look<'_>, company: &Company) -> Vec<Problem> {
    let start = look.scenario.start;
    let mut problems = Vec::new();
    for source in &look.scenario.sources {
        let mut own: Vec<&Tranche> = company.tranches.iter().collect();
        own.retain(|tranche| tranche.source == source.name);
        own.sort_by_key(|tranche| tranche.date);
        let mut promised = 0.0;
        for tranche in own {
            promised += middle(&tranche.amount);
            let years = f64::from(tranche.date.months_since(start) + 1) / 12.0;
            let reach = Reach(look.scenario).capital(source, years);
            if promised > reach {
                let path = number_path(company, &tranche.amount);
                let said = Said {
                    message: format!(
                        "by {} `{}` has promised {}, and can have given at most {}",
                        tranche.date.spoken(),
                        source.name,
                        dollars(promised),
                        dollars(reach)
                    ),
                    found: "cannot be paid in full".into(),
                    advice: "write a smaller amount or a later date, or give the source more capital".into(),
                };
                problems.push(LINT.warn(&path, look.place(&path), said));
                break;
            }
        }
    }
    problems
}
