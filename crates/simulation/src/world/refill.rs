//! Phase 2: sources refill or are margin-called.

use drypowder_lanes::{Kernel, Lanes, WIDTH};

use super::Context;
use crate::{
    batch::{Batch, CompanyBatch, MarketLanes, PairLanes, SourceBatch},
    plan::SourcePlan,
    source::Moment,
};

/// Moves every source of a batch by a step.
pub(crate) fn advance(batch: &mut Batch, context: &Context<'_>) {
    let companies = batch.companies.len();
    for (index, source) in batch.sources.iter_mut().enumerate() {
        let pairs = &batch.pairs[index * companies..(index + 1) * companies];
        let plan = &context.plan.sources[index];
        let (market, companies) = (&batch.market, &batch.companies[..]);
        context.level.run(Advance { source, plan, pairs, companies, market, context });
    }
}

struct Advance<'a> {
    source: &'a mut SourceBatch,
    plan: &'a SourcePlan,
    pairs: &'a [PairLanes],
    companies: &'a [CompanyBatch],
    market: &'a MarketLanes,
    context: &'a Context<'a>,
}

impl Kernel for Advance<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let Self { source, plan, pairs, companies, market, context } = self;
        let (mut marks, mut cost) = (Lanes::ZERO, Lanes::ZERO);
        for (pair, company) in pairs.iter().zip(companies) {
            for lane in 0..WIDTH {
                // What is owned of a company that is gone has been harvested or written off.
                let held = company.now.post_money[lane] * pair.stake[lane];
                marks[lane] += held;
                cost[lane] += pair.cost[lane] + pair.lent[lane];
            }
        }
        let slot = (context.step % context.plan.clock.steps_a_year()) as usize;
        let purse = &mut source.purse;
        for lane in 0..WIDTH {
            purse.paid_year[lane] -= source.paid[slot][lane];
            source.paid[slot][lane] = 0.0;
        }
        let moment = Moment {
            values: context.values,
            market,
            clock: &context.plan.clock,
            step: context.step,
            shock: context.row.get(plan.holdings_shock),
            marks: &marks,
            cost: &cost,
        };
        source.kind.refill(&plan.terms.kind, moment, purse);
    }
}
