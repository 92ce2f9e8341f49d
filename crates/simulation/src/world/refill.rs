//! Phase 2: sources refill or are margin-called.

use drypowder_lanes::{Kernel, Lanes, WIDTH};
use drypowder_model::source::Kind;

use super::Context;
use crate::{
    batch::{Batch, CompanyBatch, MarketLanes, PairLanes, SourceBatch},
    plan::SourcePlan,
    replay::{Happening, MarginCall, marks},
    source::{KindBatch, Moment, before_the_sale},
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
    if let Some(lane) = batch.journal.watched().filter(|lane| batch.live.get(*lane)) {
        call_margins(batch, lane, context);
    }
}

/// Tells of every holder that was forced to sell in a watched world.
fn call_margins(batch: &mut Batch, lane: usize, context: &Context<'_>) {
    for index in 0..batch.sources.len() {
        let marks = marks(batch, index, lane, context);
        let sold = batch.sources[index].purse.sold[lane];
        let (KindBatch::Leveraged(own), Kind::Leveraged(terms)) =
            (&batch.sources[index].kind, &context.plan.sources[index].terms.kind)
        else {
            continue;
        };
        if sold > 0.0 {
            let call = MarginCall {
                source: index,
                loan_to_value: before_the_sale(own, terms, context.values, lane, (sold, marks)),
                ceiling: context.values.at(terms.max_ltv, lane),
                sold,
                impact: context.values.at(terms.impact, lane),
                listed: own.listed[lane],
            };
            batch.journal.note(lane, || Happening::MarginCall(call));
        }
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
        purse.opening_free = purse.free;
    }
}
