//! The end of a step: every number of the state is finite and small enough to be added up, or its world ends here.
//!
//! The sizes of the numbers of a lane are added up, which is no number, infinite or too large where any of them is; whose it
//! is, is looked for only then. The numbers are those that all others flow into within the step: costs of every kind into burn and cash,
//! a stake into the opening owners' share, what a source's stakes cost into the base of its concentration cap.

use drypowder_lanes::{Kernel, Lanes, WIDTH};

use super::Context;
use crate::{
    batch::{Batch, CompanyBatch, MarketLanes, SourceBatch},
    fault::{Fault, LARGEST, Whom},
};

/// Numbers of a batch and what they are called.
type Named<'a, const N: usize> = [(&'static str, &'a Lanes); N];

#[inline(always)]
fn of_market(market: &MarketLanes) -> Named<'_, 4> {
    [
        ("sentiment", &market.sentiment),
        ("log of the listed multiple", &market.log_multiple),
        ("log of the equity index", &market.log_equity),
        ("log of the oil price", &market.log_oil),
    ]
}

#[inline(always)]
fn of_company(company: &CompanyBatch) -> Named<'_, 13> {
    let (now, record) = (&company.now, &company.record);
    [
        ("run-rate", &now.run_rate),
        ("growth drift", &now.drift),
        ("net burn", &now.burn),
        ("cash", &now.cash),
        ("debt", &now.debt),
        ("interest", &now.interest),
        ("equipment", &now.equipment),
        ("ask", &now.ask_amount),
        ("valuation", &now.post_money),
        ("opening owners' share", &record.kept),
        ("capital drawn", &record.drawn),
        ("funding gap", &record.gap),
        ("listing proceeds", &record.proceeds),
    ]
}

#[inline(always)]
fn of_source(source: &SourceBatch) -> Named<'_, 4> {
    let purse = &source.purse;
    [
        ("dry powder", &purse.free),
        ("base of its concentration cap", &purse.base),
        ("money set aside", &purse.committed),
        ("capital paid", &purse.drawn),
    ]
}

/// Looks for worlds that cannot go on, and notes the first number of each that is wrong.
#[inline]
pub(crate) fn check(batch: &Batch, context: &Context<'_>, faults: &mut Vec<Fault>) {
    if context.level.run(AnyLarge(batch)) {
        find(batch, context, faults);
    }
}

struct AnyLarge<'a>(&'a Batch);

impl Kernel for AnyLarge<'_> {
    type Output = bool;

    #[inline(always)]
    fn run(self) -> bool {
        let batch = self.0;
        let mut any = any_large(of_market(&batch.market));
        for company in &batch.companies {
            any |= any_large(of_company(company));
        }
        for source in &batch.sources {
            any |= any_large(of_source(source));
        }
        any != 0
    }
}

/// Not zero where the sizes of the numbers of any lane add up to too much, or to no number.
#[inline(always)]
fn any_large<const N: usize>(numbers: Named<'_, N>) -> u64 {
    let mut any = 0;
    for lane in 0..WIDTH {
        let mut size = 0.0;
        for (_, number) in numbers {
            size += number[lane].abs();
        }
        any |= u64::from(!is_sound(size));
    }
    any
}

/// What is no number is not below anything.
#[inline(always)]
fn is_sound(size: f64) -> bool {
    size <= LARGEST
}

#[cold]
fn find(batch: &Batch, context: &Context<'_>, faults: &mut Vec<Fault>) {
    for lane in batch.live {
        let world = context.world(lane);
        if faults.iter().any(|fault| fault.world == world) {
            continue;
        }
        if let Some((whom, what, value)) = first(batch, lane, context) {
            let month = context.plan.clock.last_month(context.step);
            faults.push(Fault { world, month, whom, what, value });
        }
    }
}

/// The first number of a world that is wrong: those of the market stand before those of companies, which look at them.
fn first(batch: &Batch, lane: usize, context: &Context<'_>) -> Option<(Whom, &'static str, f64)> {
    let plan = context.plan;
    let market = wrong(of_market(&batch.market), lane);
    let of_companies = || {
        // What a company had that has left is nobody's any more.
        let is_there =
            |one: &CompanyBatch| one.alive.get(lane) || one.record.exit_step[lane] == context.now();
        let companies = batch.companies.iter().zip(&plan.companies).filter(|(one, _)| is_there(one));
        find_in(companies, |one, plan| (wrong(of_company(one), lane), Whom::Company(plan.name.clone())))
    };
    let of_sources = || {
        let sources = batch.sources.iter().zip(&plan.sources);
        find_in(sources, |one, plan| (wrong(of_source(one), lane), Whom::Source(plan.name.clone())))
    };
    let market = market.map(|(what, value)| (Whom::Market, what, value));
    market.or_else(of_companies).or_else(of_sources)
}

type Wrong = Option<(&'static str, f64)>;

fn find_in<S, P>(
    mut all: impl Iterator<Item = (S, P)>,
    look: impl Fn(S, P) -> (Wrong, Whom),
) -> Option<(Whom, &'static str, f64)> {
    all.find_map(|(state, plan)| {
        let (wrong, whom) = look(state, plan);
        wrong.map(|(what, value)| (whom, what, value))
    })
}

fn wrong<const N: usize>(numbers: Named<'_, N>, lane: usize) -> Wrong {
    let mut sizes = numbers.iter().map(|(what, number)| (*what, number[lane]));
    sizes.find(|(_, value)| !is_sound(value.abs()))
}
