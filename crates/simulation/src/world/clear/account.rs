//! What is told of a round in a watched world: every source's answer and what it rests on.

use super::{
    closing::Closing,
    offer::{Limits, burn_multiple},
    patience::tolerated,
    round::Clearing,
};
use crate::{
    batch::{Batch, Company},
    replay::{Answer, Lacks, Leverage, Round},
    results::ShortfallReason,
    world::Context,
};

/// What an answer rests on, before any money has moved.
pub(super) fn look(
    batch: &Batch,
    source: usize,
    (closing, company): (&Closing, &Company),
    lane: usize,
    context: &Context<'_>,
) -> Answer {
    let terms = &context.plan.sources[source].terms.terms;
    let at = |number| context.values.at(number, lane);
    let pair = &batch.pairs[context.plan.pair_index(source, closing.company)];
    let limits = Limits::of(batch, source, closing.company, lane, context);
    let purse = &batch.sources[source].purse;
    Answer {
        source,
        free: purse.free[lane],
        money: limits.money,
        invested: pair.cost[lane] + pair.lent[lane],
        cap: at(terms.concentration) * purse.base[lane],
        largest: terms.largest_cheque.map_or(f64::INFINITY, at),
        burn_multiple: burn_multiple(company),
        tolerates: terms
            .patience
            .as_ref()
            .map(|patience| [tolerated(patience, (purse, pair), lane, context), at(patience.initial_limit)]),
        leverage: Leverage::of(batch, source, lane, context),
        failed_review: pair.failed_review[lane] == 1.0,
        stopped: purse.stopped[lane] == 1.0,
        after_failure: company.failures > 0.0,
        ..Answer::default()
    }
}

/// The round in a slot, as it closed.
pub(super) fn of(
    clearing: &Clearing,
    slot: usize,
    (raised, lent): (f64, f64),
    last: f64,
    short: Option<ShortfallReason>,
) -> Round {
    let Closing { company, ask, pre_money, purpose, .. } = clearing.closings[slot];
    let asks = clearing.closings.len();
    let mine = clearing.seen.iter().filter(|(column, _)| *column == slot);
    let answers = mine.map(|(_, seen)| {
        let place = seen.source * asks + slot;
        let offer = clearing.offers[place];
        Answer {
            cheque: clearing.cheques[place],
            offer: offer.amount,
            lacks: Lacks {
                capacity: clearing.lacked_capacity(seen.source, slot),
                concentration: offer.lacks_concentration,
                appetite: offer.lacks_appetite,
                discipline: offer.lacks_discipline,
            },
            ..*seen
        }
    });
    Round { company, purpose, asked: ask, raised, lent, pre_money, last, short, answers: answers.collect() }
}
