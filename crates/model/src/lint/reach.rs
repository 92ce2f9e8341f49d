//! A bound on what a company can have: every way in which money may reach it, each at its 95th percentile at once, and
//! nothing spent.
//!
//! - its own: cash, opening receivables, and revenue of which nothing is given up, growing for ever at the 95th percentile
//!   of its fastest drift (jumps at their most frequent included), up to the addressable market where it has one, and all of
//!   that at once where adopters come by themselves;
//! - each source's: all it may ever hand out up to that month, to anybody, whatever its appetite, caps, pace and patience.
//!   Markets move its way by 1.645 standard deviations throughout, every fund distributes all it owns every year, every
//!   company is marked at the best price of the best mood and owned by a holder who borrows, and each company's mark-ups,
//!   at least a hundredfold, draw the crowd at once;
//! - interest on all of it from the first day.
//!
//! With every number at its median and no shock, nothing above is reached, so what exceeds the bound cannot be paid in
//! that world, nor in those near it. Listings and sales are left out: the question is what private capital carries. Where
//! no bound holds (risk prices below zero, debt that feeds on its own marks, events, and milestones and lump sums that bring
//! something) it is infinite.

use super::look::{high, larger, low};
use crate::{
    Company, Market, Param, Scenario, Source,
    milestone::Milestone,
    source::{Individuals, Kind, Leveraged, Sovereign, Strategic, Venture},
};

/// The 95th percentile of a standard normal.
const FAR: f64 = 1.645;

/// The least that is allowed for as a company's mark-up over all its rounds.
const HUNDREDFOLD: f64 = 100.0;

/// The bounds of one scenario.
#[derive(Clone, Copy)]
pub(super) struct Reach<'s>(pub(super) &'s Scenario);

impl Reach<'_> {
    /// Everything a company can have had by so many months after the start, USD, given what each source may have handed
    /// out by then.
    pub(super) fn of_company(self, company: &Company, months: u32, handed: &[f64]) -> f64 {
        if !self.0.events.is_empty() || is_given(company) {
            return f64::INFINITY;
        }
        let years = f64::from(months) / 12.0;
        let receivables = high(&company.run_rate) * high(&company.days_sales_outstanding) / 365.0;
        let own = larger(0.0, high(&company.cash)) + receivables + self.revenue(company, months);
        let given: f64 =
            self.0.sources.iter().zip(handed).map(|(source, all)| given(source, company, *all)).sum();
        let rate = larger(0.0, high(&company.cash_interest));
        (own + given) * libm::exp(rate * years)
    }

    /// What each source may have handed out by so many months after the start, USD.
    pub(super) fn handed(self, months: u32) -> Vec<f64> {
        self.0.sources.iter().map(|source| self.capital(source, f64::from(months) / 12.0)).collect()
    }

    /// Recognised revenue up to then, USD.
    fn revenue(self, company: &Company, months: u32) -> f64 {
        let Some(drift) = drift(company) else { return f64::INFINITY };
        let years = f64::from(months) / 12.0;
        let now = high(&company.run_rate);
        // Each month counts as if the growth of its step had come at once: a geometric series.
        let first = now * libm::exp(drift * self.0.step.years()) / 12.0;
        let free = if adopts(company) {
            f64::INFINITY
        } else if drift > 0.0 {
            first * libm::expm1(drift * years) / libm::expm1(drift / 12.0)
        } else {
            now * years
        };
        let capped = ceiling(company).map_or(f64::INFINITY, |ceiling| ceiling * years);
        if capped < free { capped } else { free }
    }

    /// All that a source may have handed out by so many years after the start, USD.
    pub(super) fn capital(self, source: &Source, years: f64) -> f64 {
        if !self.0.events.is_empty() {
            return f64::INFINITY;
        }
        match &source.kind {
            Kind::Venture(own) => venture(own, years).0,
            Kind::Strategic(own) => self.strategic(own, years),
            Kind::Sovereign(own) => self.sovereign(own, years),
            Kind::Leveraged(own) => self.leveraged(own, years).0,
            Kind::Individuals(own) => self.individuals(own, years),
            Kind::Credit(own) => high(&own.capital) + high(&own.inflow) * years,
        }
    }

    /// The most that a source's concentration cap may look at within so many years, USD.
    pub(super) fn base(self, source: &Source, years: f64) -> f64 {
        let held: f64 = source.holdings.iter().map(|holding| high(&holding.cost)).sum();
        let assets = match &source.kind {
            Kind::Venture(own) => venture(own, years).1,
            Kind::Leveraged(own) => self.leveraged(own, years).1,
            _ => 0.0,
        };
        held + assets + self.capital(source, years)
    }

    /// The budgets of every year begun.
    fn strategic(self, own: &Strategic, years: f64) -> f64 {
        let budget = |year: u32| {
            let years = f64::from(year);
            let log = larger(0.0, high(&own.growth)) * years
                + magnitude(&own.equity_beta) * swing(&self.0.market, years);
            high(&own.share) * high(&own.free_cash_flow) * libm::exp(log)
        };
        (0..=whole(years)).map(budget).sum()
    }

    fn sovereign(self, own: &Sovereign, years: f64) -> f64 {
        let oil = self.0.market.oil.as_ref().map_or(0.0, |oil| {
            larger(high(&oil.now), high(&oil.long_run))
                * libm::exp(FAR * high(&oil.volatility) * years.sqrt())
        });
        let inflow = high(&own.inflow) * larger(0.0, oil - low(&own.breakeven)) * years;
        let assets = (high(&own.assets) + inflow) * libm::exp(larger(0.0, high(&own.return_rate)) * years);
        high(&own.allocation) * assets
    }

    fn individuals(self, own: &Individuals, years: f64) -> f64 {
        let climate = &own.climate;
        let factor = larger(high(&climate.boom), larger(high(&climate.normal), high(&climate.drought)));
        let drive = magnitude(&own.equity_beta) * swing(&self.0.market, years)
            + magnitude(&own.momentum) * self.mark_ups(years);
        high(&own.waiting) + high(&own.flow) * factor * libm::exp(drive) * years
    }

    /// What all of a company is worth at most to whoever holds it, what sources bring apart, USD.
    fn mark(self, company: &Company, years: f64) -> f64 {
        let raised = larger(0.0, high(&company.cash)) + self.revenue(company, whole(years * 12.0) + 1);
        let last = company.last_round.as_ref().map_or(0.0, |round| high(&round.post_money));
        larger(last, self.price(company, years) + raised)
    }

    /// The most that its business is priced at after so many years, USD.
    fn price(self, company: &Company, years: f64) -> f64 {
        let Market { multiple, sentiment, pricing, .. } = &self.0.market;
        let listed = multiple.as_ref().map_or(0.0, |one| larger(high(&one.now), high(&one.long_run)));
        let mood = sentiment.as_ref().map_or(0.0, |one| {
            let means = [&one.mean.boom, &one.mean.normal, &one.mean.drought, &one.now];
            means.into_iter().map(high).fold(0.0, larger)
        });
        let ceiling = high(&pricing.growth_ceiling);
        let growth = drift(company).filter(|drift| *drift < ceiling).unwrap_or(ceiling);
        let premium = high(&pricing.growth_premium) * larger(0.0, growth - low(&pricing.reference_growth));
        // A premium of nothing on growth without a ceiling is nothing.
        let premium = if premium.is_nan() { 0.0 } else { premium };
        run_rate(company, years) * listed * libm::exp(mood + premium)
    }

    /// The logs of every company's mark-ups since its last round, all remembered.
    fn mark_ups(self, years: f64) -> f64 {
        let mark_up = |company: &Company| {
            let last = company.last_round.as_ref().map_or(f64::INFINITY, |round| low(&round.post_money));
            libm::log(larger(HUNDREDFOLD, self.mark(company, years) / last))
        };
        self.0.companies.iter().map(mark_up).sum()
    }

    /// What it may borrow and spend, and what it may own, USD.
    fn leveraged(self, own: &Leveraged, years: f64) -> (f64, f64) {
        let is_leveraged = |one: &&Source| matches!(one.kind, Kind::Leveraged(_));
        let ceiling = high(&own.max_ltv);
        // A cheque counts in the holdings and, as cash of the company, in its next mark.
        let left = 1.0 - 2.0 * ceiling;
        if self.0.sources.iter().filter(is_leveraged).count() > 1 || left <= 0.0 {
            return (f64::INFINITY, f64::INFINITY);
        }
        let log = magnitude(&own.equity_beta) * swing(&self.0.market, years)
            + FAR * high(&own.volatility) * years.sqrt();
        let listed = high(&own.listed) * libm::exp(log);
        let others = self.0.sources.iter().filter(|one| !is_leveraged(one));
        let cash: f64 = others.map(|one| self.capital(one, years)).sum();
        let marks: f64 = self.0.companies.iter().map(|one| self.mark(one, years)).sum();
        let holdings = listed + high(&own.other_private) + marks + cash;
        let income = high(&own.income) * listed * years;
        let capital = (ceiling * holdings + high(&own.cash) + income) / left;
        (capital, holdings + capital)
    }
}

/// What a source may have given a company, of all it handed out: everything where the company asks and it may answer, else
/// what it promised.
fn given(source: &Source, company: &Company, handed: f64) -> f64 {
    if company.policy.is_some() && source.terms.funds.allows(&company.name) {
        return handed;
    }
    let promised = company.tranches.iter().filter(|tranche| tranche.source == source.name);
    promised.map(|tranche| high(&tranche.amount)).sum()
}

/// Whether milestones or lump sums bring a company anything.
fn is_given(company: &Company) -> bool {
    let brings = |one: &Milestone| one.run_rate.is_some() || one.growth.is_some() || one.cash.is_some();
    company.lump_sums.is_some() || company.milestones.iter().any(brings)
}

/// The fastest log growth a year; none where a risk price below zero adds to it without a bound.
fn drift(company: &Company) -> Option<f64> {
    let growth = &company.growth;
    if low(&growth.revenue_risk_price) < 0.0 || low(&growth.growth_risk_price) < 0.0 {
        return None;
    }
    let jumps = growth.jumps.as_ref().map_or(0.0, |jumps| {
        high(&jumps.hazard) * larger(0.0, high(&jumps.mean) + FAR * high(&jumps.deviation))
    });
    Some(larger(high(&growth.now), larger(0.0, high(&growth.long_run))) + jumps)
}

/// The run-rate beyond which there is no market; jumps may pass it.
fn ceiling(company: &Company) -> Option<f64> {
    let market = company.growth.addressable.as_ref().filter(|_| company.growth.jumps.is_none())?;
    Some(larger(high(&company.run_rate), high(market)))
}

/// Whether adopters may come by themselves, so that its drift does not bound its growth.
fn adopts(company: &Company) -> bool {
    company.growth.innovation.as_ref().is_some_and(|innovation| high(innovation) > 0.0)
}

/// The highest run-rate after so many years, USD a year.
fn run_rate(company: &Company, years: f64) -> f64 {
    let free = match drift(company) {
        Some(drift) if !adopts(company) => high(&company.run_rate) * libm::exp(drift * years),
        _ => f64::INFINITY,
    };
    ceiling(company).filter(|ceiling| *ceiling < free).unwrap_or(free)
}

/// What venture funds may have handed out, and all they may own, USD.
fn venture(own: &Venture, years: f64) -> (f64, f64) {
    let kept = (1.0 - low(&own.fees)) * (1.0 - low(&own.reserve));
    let mut owned = high(&own.dry_powder) + high(&own.net_asset_value);
    let mut called = high(&own.dry_powder);
    for _ in 0..whole(years) {
        owned *= 1.0 + larger(0.0, high(&own.growth));
        let new = high(&own.commitments) + high(&own.recommit) * owned;
        owned += new;
        called += new;
    }
    (called * kept, owned)
}

/// The largest fall or rise of the log of the equity index within so many years.
fn swing(market: &Market, years: f64) -> f64 {
    market.equity.as_ref().map_or(0.0, |equity| {
        let sigma = high(&equity.volatility);
        let jumps = equity.jumps.as_ref().map_or(0.0, |jumps| {
            high(&jumps.hazard) * (magnitude(&jumps.mean) + FAR * high(&jumps.deviation)) * years
        });
        (magnitude(&equity.drift) + 0.5 * sigma * sigma) * years + FAR * sigma * years.sqrt() + jumps
    })
}

/// The largest size of a number of either sign, as good as surely.
fn magnitude(param: &Param) -> f64 {
    larger(high(param).abs(), low(param).abs())
}

/// Whole years or months up to a time.
fn whole(time: f64) -> u32 {
    time as u32
}
