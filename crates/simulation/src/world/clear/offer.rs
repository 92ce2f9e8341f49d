//! What a source offers, and what keeps it from offering more.
//!
//! A source says yes when
//! `u < logistic(logit(appetite) + η_z z + double-down − signalling·[last ask failed] − θ·excess)` with
//! excess = max(0, burn multiple − limit(t)) and limit(t) = `ℓ_pub` + (limit₀ − `ℓ_pub)·e^{−years/patience`}. From an
//! event on that changes the patience, limit(t) = `ℓ_pub` + (limit(event) − `ℓ_pub)·e^{−years since/patience`}: the limit is
//! kept, and tightens on at the new pace (`patience.rs`). One uniform a (source, company, ask), looked up at the close. What
//! events added to the log-odds counts from then on; where the last review found the economics wanting, a yes becomes a
//! refusal on discipline. The amount is the least of what the concentration cap, the pace of twelve months, the capital and
//! the largest cheque leave; zero below the smallest cheque.

use drypowder_lanes::{Level, max, min};
use drypowder_model::source::Terms;

use super::{super::Context, patience::tolerated};
use crate::{
    batch::{BOOM, Batch, Company, NORMAL, PairLanes, PurseLanes},
    draw::uniform_at,
    plan::Number,
    replay::Purpose,
    results::ShortfallReason,
};

/// The burn multiple where run-rate does not grow although cash burns: as bad as it gets.
const WORST_BURN_MULTIPLE: f64 = 20.0;

/// One source's answer to one ask, USD.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Offer {
    /// What it offers.
    pub(crate) amount: f64,
    /// What it would offer besides if it had the money.
    pub(crate) lacks_capacity: f64,
    /// What it would offer besides if its cap or its largest cheque did not bind.
    pub(crate) lacks_concentration: f64,
    /// What it would offer if it wanted to.
    pub(crate) lacks_appetite: f64,
    /// What it would offer if the burn did not put it off.
    pub(crate) lacks_discipline: f64,
    /// Why it gives nothing where none of these says so: it said yes and has neither money nor room under its cap, which is a
    /// share of what it has (capacity), or no to what it had no money for (what it said).
    pub(crate) otherwise: Option<ShortfallReason>,
}

/// The answer of a source to an ask for `ask` dollars.
pub(crate) fn answer(
    batch: &Batch,
    source: usize,
    (index, company): (usize, &Company),
    (purpose, ask): (Purpose, f64),
    lane: usize,
    context: &Context<'_>,
) -> Offer {
    let limits = Limits::of(batch, source, index, lane, context);
    let smallest = context.values.at(context.plan.sources[source].terms.terms.smallest_cheque, lane);
    let amount = min(limits.money, limits.cap);
    let amount = if amount < smallest { 0.0 } else { amount };
    match verdict(batch, source, (index, company), purpose, lane, context) {
        Verdict::Yes => Offer {
            amount,
            // More money helps only where the cap leaves room for a cheque, and a wider cap only where there is money.
            lacks_capacity: if limits.cap < smallest { 0.0 } else { max(0.0, min(limits.cap, ask) - amount) },
            lacks_concentration: if limits.money < smallest {
                0.0
            } else {
                max(0.0, min(limits.money, ask) - amount)
            },
            otherwise: (limits.money <= 0.0 || limits.money < smallest).then_some(ShortfallReason::Capacity),
            ..Offer::default()
        },
        Verdict::NoAppetite => Offer {
            lacks_appetite: min(amount, ask),
            otherwise: Some(ShortfallReason::Appetite),
            ..Offer::default()
        },
        Verdict::NoDiscipline => Offer {
            lacks_discipline: min(amount, ask),
            otherwise: Some(ShortfallReason::Discipline),
            ..Offer::default()
        },
    }
}

/// What bounds a cheque, USD.
pub(crate) struct Limits {
    /// Capital, and what the pace of twelve months leaves of it.
    pub(crate) money: f64,
    /// The concentration cap and the largest cheque.
    pub(crate) cap: f64,
}

impl Limits {
    pub(crate) fn of(
        batch: &Batch,
        source: usize,
        company: usize,
        lane: usize,
        context: &Context<'_>,
    ) -> Self {
        let terms = &context.plan.sources[source].terms.terms;
        let at = |number| context.values.at(number, lane);
        let purse = &batch.sources[source].purse;
        let (free, paid) = (max(0.0, purse.free[lane]), purse.paid_year[lane]);
        let pace = max(0.0, at(terms.pace) * (free + paid) - paid);
        let pair = &batch.pairs[context.plan.pair_index(source, company)];
        let invested = pair.cost[lane] + pair.lent[lane];
        let headroom = max(0.0, at(terms.concentration) * purse.base[lane] - invested);
        let largest = terms.largest_cheque.map_or(f64::INFINITY, at);
        Self { money: min(free, pace), cap: min(headroom, largest) }
    }
}

enum Verdict {
    Yes,
    NoAppetite,
    NoDiscipline,
}

fn verdict(
    batch: &Batch,
    source: usize,
    (index, company): (usize, &Company),
    purpose: Purpose,
    lane: usize,
    context: &Context<'_>,
) -> Verdict {
    let terms = &context.plan.sources[source].terms.terms;
    let at = |number| context.values.at(number, lane);
    let pair = context.plan.pair_index(source, index);
    let appetite = match batch.market.climate[lane] {
        BOOM => at(terms.appetite.boom),
        NORMAL => at(terms.appetite.normal),
        _ => at(terms.appetite.drought),
    };
    let purse = &batch.sources[source].purse;
    if appetite == 0.0 || purse.stopped[lane] == 1.0 {
        return Verdict::NoAppetite;
    }
    let holds = batch.pairs[pair].stake[lane] > 0.0;
    let log_odds = context.level.ln(appetite / (1.0 - appetite))
        + at(terms.sentiment) * batch.market.sentiment[lane]
        + if holds { at(terms.double_down) } else { 0.0 }
        + purse.leaning[lane]
        - if company.failures > 0.0 { at(terms.signalling) } else { 0.0 };
    let put_off = resistance(terms, company, (purse, &batch.pairs[pair]), lane, context);
    let plan = &context.plan.pairs[pair];
    let (address, ordinal) = match purpose {
        Purpose::Tender => (plan.tender, u64::from(context.step)),
        // The ask that closes is the last one opened; it numbers the draw.
        Purpose::Round | Purpose::Bridge => (plan.offer, company.asks as u64),
    };
    let u = uniform_at(context.seed, address, context.world(lane), ordinal);
    let scales = batch.pairs[pair].failed_review[lane] == 0.0;
    if scales && u < logistic(log_odds - put_off, context.level) {
        Verdict::Yes
    } else if u < logistic(log_odds, context.level) {
        Verdict::NoDiscipline
    } else {
        Verdict::NoAppetite
    }
}

/// θ·excess: log-odds lost to burn beyond what the source still tolerates.
fn resistance(
    terms: &Terms<Number>,
    company: &Company,
    of: (&PurseLanes, &PairLanes),
    lane: usize,
    context: &Context<'_>,
) -> f64 {
    let Some(patience) = &terms.patience else {
        return 0.0;
    };
    let limit = tolerated(patience, of, lane, context);
    context.values.at(patience.strictness, lane) * max(0.0, burn_multiple(company) - limit)
}

/// Net burn of the last twelve months over the change in run-rate; 20 where revenue does not grow, 0 without burn.
pub(crate) fn burn_multiple(company: &Company) -> f64 {
    let gained = company.run_rate - company.run_rate_year_ago;
    if company.burn_year <= 0.0 {
        0.0
    } else if gained <= 0.0 {
        WORST_BURN_MULTIPLE
    } else {
        min(WORST_BURN_MULTIPLE, company.burn_year / gained)
    }
}

fn logistic(log_odds: f64, level: Level) -> f64 {
    1.0 / (1.0 + level.exp(-log_odds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn burn_multiples_of_the_design() {
        let company = |burn_year, run_rate, run_rate_year_ago| Company {
            run_rate,
            burn_year,
            run_rate_year_ago,
            ..Company::default()
        };
        assert_eq!(burn_multiple(&company(30.0, 20.0, 5.0)), 2.0);
        assert_eq!(burn_multiple(&company(30.0, 5.0, 5.0)), WORST_BURN_MULTIPLE);
        assert_eq!(burn_multiple(&company(-1.0, 5.0, 9.0)), 0.0);
    }
}
