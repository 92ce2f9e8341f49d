//! Phase 8: the month is recorded: who pays its own way, what the calendar year brought, whether the money adds up.

use drypowder_lanes::{Kernel, WIDTH, min};

use super::Context;
use crate::batch::{Batch, CompanyBatch, NEVER};

/// Records the step of a batch.
pub(crate) fn record(batch: &mut Batch, context: &Context<'_>) {
    for (company, plan) in batch.companies.iter_mut().zip(&context.plan.companies) {
        let after = plan
            .terms
            .policy
            .as_ref()
            .map_or(NEVER, |policy| context.plan.clock.steps_of(policy.sustaining_after));
        context.level.run(Record { company, after, context });
    }
}

struct Record<'a> {
    company: &'a mut CompanyBatch,
    /// Steps in a row after which it counts as self-sustaining.
    after: f64,
    context: &'a Context<'a>,
}

impl Kernel for Record<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let Self { company, after, context } = self;
        let (now, record, alive) = (&mut company.now, &mut company.record, company.alive);
        let month_end = context.month_end();
        if after < NEVER {
            for lane in 0..WIDTH {
                // Who lives on investors' credits does not pay its own way, nor who borrows what it pays back.
                let own = now.burn[lane] + now.credits_used[lane] <= 0.0 && now.raised[lane] <= 0.0;
                let steps = if own { now.sustaining_steps[lane] + 1.0 } else { 0.0 };
                now.sustaining_steps[lane] = steps;
                let begins = steps >= after && record.sustaining[lane] == NEVER && alive.get(lane);
                record.sustaining[lane] = if begins { month_end } else { record.sustaining[lane] };
            }
        }
        for lane in 0..WIDTH {
            record.year_revenue[lane] += now.recognised[lane];
            record.year_burn[lane] += now.burn[lane];
        }
    }
}

/// What the sources have on their books in one world, USD, and what their stakes cost where that is the book.
pub(crate) fn books(batch: &Batch, lane: usize, context: &Context<'_>) -> f64 {
    let companies = context.plan.companies.len();
    let mut books = 0.0;
    for (index, source) in batch.sources.iter().enumerate() {
        books += source.kind.books(lane);
        if let crate::source::KindBatch::Sovereign(_) = source.kind {
            for pair in &batch.pairs[index * companies..(index + 1) * companies] {
                books -= pair.cost[lane];
            }
        }
    }
    books
}

/// The identities of money, from the books on both sides: what left the sources arrived or is a fee, and every
/// company's cash is what it had, earned and received.
pub(crate) fn check_money(batch: &mut Batch, before: &[f64; WIDTH], context: &Context<'_>) {
    for lane in batch.live {
        let out = before[lane] - books(batch, lane, context);
        let residual = out - batch.ledger.arrived[lane] - batch.ledger.fees[lane];
        batch.ledger.check(residual, before[lane].abs());
        for company in &batch.companies {
            if company.alive.get(lane) {
                let now = &company.now;
                let cash = now.opening_cash[lane] + now.operating[lane] + now.received[lane];
                batch.ledger.check(now.cash[lane] - cash, now.opening_cash[lane].abs());
            }
        }
        for pair in &batch.pairs {
            // Nothing is drawn that was not committed.
            batch.ledger.check(min(0.0, pair.committed[lane]), 0.0);
        }
        for index in 0..batch.companies.len() {
            batch.ledger.check_stakes(stakes_residual(batch, index, lane, context));
        }
    }
}

/// Shares of a company beyond the whole, as a residual: the opening owners' part is what sources do not own.
fn stakes_residual(batch: &Batch, company: usize, lane: usize, context: &Context<'_>) -> f64 {
    let owned: f64 = (0..batch.sources.len())
        .map(|source| batch.pairs[context.plan.pair_index(source, company)].stake[lane])
        .sum();
    let opening: f64 = (0..batch.sources.len())
        .filter_map(|source| context.plan.pair(source, company).holding)
        .map(|holding| context.values.at(holding.stake, lane))
        .sum();
    if !batch.companies[company].alive.get(lane) {
        return 0.0;
    }
    if let Some(table) = batch.companies[company].tables.get(lane) {
        return table.residual();
    }
    // Founders and outsiders hold what is left of their opening share; all shares sum to one.
    let outsiders = (1.0 - opening) * batch.companies[company].record.kept[lane];
    owned + outsiders - 1.0
}
