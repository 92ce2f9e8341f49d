//! What is left of a company that stops: its cash, what customers owe it and what its equipment brings go to lenders by rank,
//! pro rata within one, and what they leave goes to shareholders.

use drypowder_lanes::{Lanes, max};
use drypowder_model::source::Kind;

use super::super::Context;
use crate::batch::{Batch, PairLanes};

/// The rank of lenders that are no source: whoever lent before the start.
const OTHERS: u64 = 1;

/// Pays the lenders of a company and gives what they leave, USD.
pub(super) fn settle(batch: &mut Batch, index: usize, lane: usize, context: &Context<'_>) -> f64 {
    let company = &batch.companies[index].now;
    let sold = match &context.plan.companies[index].terms.equipment {
        Some(equipment) => context.values.at(equipment.resale, lane) * company.equipment[lane],
        None => 0.0,
    };
    let of_lenders = |of: fn(&PairLanes) -> &Lanes| -> f64 {
        (0..context.plan.sources.len())
            .map(|source| of(&batch.pairs[context.plan.pair_index(source, index)])[lane])
            .sum()
    };
    let (lent, arrears) = (of_lenders(|pair| &pair.lent), of_lenders(|pair| &pair.arrears));
    // What was due and not paid has left the books, but not the company.
    let all = max(0.0, company.cash[lane] + arrears + company.receivables[lane] + sold);
    let (mut rest, mut paid) = (all, 0.0);
    let others = max(0.0, company.debt[lane] + arrears - lent);
    let mut next = highest(context, u64::MAX);
    while let Some(rank) = next {
        let others = if rank == OTHERS { others } else { 0.0 };
        let due = owed(batch, index, lane, rank, context) + others;
        let share = if due > rest { rest / due } else { 1.0 };
        paid += share * others;
        for source in ranked(context, rank) {
            let pair = &mut batch.pairs[context.plan.pair_index(source, index)];
            let recovered = share * pair.lent[lane];
            paid += recovered;
            pair.lent[lane] = 0.0;
            pair.arrears[lane] = 0.0;
            batch.sources[source].kind.give_back(lane, recovered);
            batch.flows.note(source, context.date(), lane, recovered);
        }
        rest = max(0.0, rest - due);
        next = highest(context, rank);
    }
    if context.checked {
        batch.ledger.check(paid + rest - all, all);
    }
    rest
}

/// The highest rank of any lender below another.
fn highest(context: &Context<'_>, below: u64) -> Option<u64> {
    let ranks = context.plan.sources.iter().filter_map(|source| match &source.terms.kind {
        Kind::Credit(terms) => Some(terms.rank),
        _ => None,
    });
    ranks.chain([OTHERS]).filter(|rank| *rank < below).max()
}

/// The lenders of a rank.
fn ranked<'a>(context: &'a Context<'_>, rank: u64) -> impl Iterator<Item = usize> + 'a {
    let of_rank = move |kind: &Kind<_>| matches!(kind, Kind::Credit(terms) if terms.rank == rank);
    let sources = context.plan.sources.iter().enumerate();
    sources.filter(move |(_, source)| of_rank(&source.terms.kind)).map(|(index, _)| index)
}

/// What the lenders of a rank are owed, USD.
fn owed(batch: &Batch, index: usize, lane: usize, rank: u64, context: &Context<'_>) -> f64 {
    ranked(context, rank).map(|source| batch.pairs[context.plan.pair_index(source, index)].lent[lane]).sum()
}
