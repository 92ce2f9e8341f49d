//! Who may fund whom, on one screen: a line a source, a column a company.

use drypowder_model::{Company, Scenario, Source, market::ClimateState, source::Kind};
use serde::Serialize;

use crate::{
    Style,
    table::{Table, clipped},
    words::{dollars, whole_percent},
};

/// What a source may do for the companies.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Funder {
    /// Its name.
    pub source: String,
    /// Its kind.
    pub kind: &'static str,
    /// What it could pay out at the start, USD, every number at its median.
    pub at_hand: f64,
    /// For each company or cohort: absent where it may not fund it.
    pub companies: Vec<Link>,
}

/// What one source may do for one company or cohort.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Link {
    /// The company, or the cohort.
    pub company: String,
    /// Probability of a yes in the opening climate at neutral sentiment, at its median. Absent: it may not fund it.
    pub appetite: Option<f64>,
    /// The share it owns at the start, at its median.
    pub stake: f64,
    /// The median number of dollars it has promised on dates, USD.
    pub promised: f64,
}

/// Everybody who may fund somebody, in the order of the scenario.
#[must_use]
pub fn funders(scenario: &Scenario) -> Vec<Funder> {
    let companies = shown(scenario);
    let climate = scenario.market.climate.as_ref().map_or(ClimateState::Normal, |climate| climate.now);
    let funder = |source: &Source| Funder {
        source: source.name.clone(),
        kind: source.kind.word(),
        at_hand: at_hand(scenario, source),
        companies: companies.iter().map(|company| link(source, company, climate)).collect(),
    };
    scenario.sources.iter().map(funder).collect()
}

/// One company for each cohort, and every company that stands alone.
fn shown(scenario: &Scenario) -> Vec<&Company> {
    let mut shown: Vec<&Company> = Vec::new();
    for company in &scenario.companies {
        let seen = shown.iter().any(|one| one.cohort.is_some() && one.cohort == company.cohort);
        if !seen {
            shown.push(company);
        }
    }
    shown
}

fn name(company: &Company) -> &str {
    company.cohort.as_deref().unwrap_or(&company.name)
}

fn link(source: &Source, company: &Company, climate: ClimateState) -> Link {
    let appetite = match climate {
        ClimateState::Boom => &source.terms.appetite.boom,
        ClimateState::Normal => &source.terms.appetite.normal,
        ClimateState::Drought => &source.terms.appetite.drought,
    };
    let may = source.terms.funds.allows(&company.name) && company.policy.is_some();
    let own = source.holdings.iter().filter(|holding| holding.company == company.name);
    let promised = company.tranches.iter().filter(|tranche| tranche.source == source.name);
    Link {
        company: name(company).to_owned(),
        appetite: may.then(|| median(appetite)),
        stake: own.map(|holding| median(&holding.stake)).sum(),
        promised: promised.map(|tranche| median(&tranche.amount)).sum(),
    }
}

fn median(param: &drypowder_model::Param) -> f64 {
    param.law.quantile(0.5)
}

/// What a source could pay out at the start, every number at its median; never below zero.
fn at_hand(scenario: &Scenario, source: &Source) -> f64 {
    let free = match &source.kind {
        Kind::Venture(own) => {
            median(&own.dry_powder) * (1.0 - median(&own.fees)) * (1.0 - median(&own.reserve))
        }
        Kind::Strategic(own) => median(&own.free_cash_flow) * median(&own.share),
        Kind::Sovereign(own) => median(&own.assets) * median(&own.allocation) - median(&own.invested),
        Kind::Leveraged(own) => {
            let stakes: f64 = source
                .holdings
                .iter()
                .map(|holding| median(&holding.stake) * worth(scenario, &holding.company))
                .sum();
            let value = median(&own.listed) + median(&own.other_private) + stakes;
            median(&own.cash) - median(&own.reserve) + median(&own.max_ltv) * value - median(&own.debt)
        }
        Kind::Individuals(own) => median(&own.waiting) + median(&own.flow),
        Kind::Credit(own) => median(&own.capital),
    };
    if free > 0.0 { free } else { 0.0 }
}

/// What a company was worth in its last round, USD.
fn worth(scenario: &Scenario, company: &str) -> f64 {
    let round = scenario.company(company).and_then(|company| company.last_round.as_ref());
    round.map_or(0.0, |round| median(&round.post_money))
}

/// The most columns a screen has room for.
const COLUMNS: usize = 6;

/// The picture, or nothing where there is no source.
pub(super) fn picture(scenario: &Scenario, style: Style) -> String {
    let funders = funders(scenario);
    let Some(first) = funders.first() else {
        return String::new();
    };
    let mut table = Table::new(0, 2);
    let heads = first.companies.iter().take(COLUMNS).map(|link| clipped(&link.company, 14, style));
    let heads =
        ["who may fund whom".to_owned(), "kind".to_owned(), "at hand".to_owned()].into_iter().chain(heads);
    table.head(heads.collect());
    for funder in &funders {
        let links = funder.companies.iter().take(COLUMNS).map(|link| cell(link, style));
        let cells = [clipped(&funder.source, 26, style), funder.kind.to_owned(), dollars(funder.at_hand)];
        table.row(cells.into_iter().chain(links).collect());
    }
    let more = first.companies.len().saturating_sub(COLUMNS);
    let more = if more > 0 { format!("and {more} companies more; ") } else { String::new() };
    let none = style.either("-", "·");
    format!(
        "{}{more}percent: a yes in the opening climate; +: owns a stake; $: promised on dates; {none}: may not; all at medians\n",
        table.text(style)
    )
}

fn cell(link: &Link, style: Style) -> String {
    let owns = if link.stake > 0.0 { "+" } else { "" };
    let promised = if link.promised > 0.0 { "$" } else { "" };
    let yes = link.appetite.map_or_else(|| style.either("-", "·").to_owned(), whole_percent);
    format!("{promised}{owns}{yes}")
}
