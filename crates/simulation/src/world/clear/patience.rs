//! What burn a source tolerates, and what an event makes of its patience.
//!
//! ```text
//! limit(t) = ℓ_pub + (limit₀ − ℓ_pub)·e^{−n},  n = ∫ ds/span(s), spans since the first cheque or the start, the later
//! ```
//!
//! An event changes the span and not the limit: n is noted for every company and grows on at 1/span from there. A company
//! that is first funded after the event begins at n = 0, as it would have without.

use drypowder_model::source::Patience;

use super::super::Context;
use crate::{
    batch::{Batch, NEVER, PairLanes, PurseLanes},
    plan::Number,
};

/// The burn multiple that a source tolerates of a company by now.
pub(super) fn tolerated(
    patience: &Patience<Number>,
    (purse, pair): (&PurseLanes, &PairLanes),
    lane: usize,
    context: &Context<'_>,
) -> f64 {
    let at = |number| context.values.at(number, lane);
    let public = at(patience.public_limit);
    let passed = passed(patience, (purse, pair), lane, context);
    public + (at(patience.initial_limit) - public) * context.level.exp(-passed)
}

/// Spans of patience that have passed by now.
fn passed(
    patience: &Patience<Number>,
    (purse, pair): (&PurseLanes, &PairLanes),
    lane: usize,
    context: &Context<'_>,
) -> f64 {
    let first = if pair.since[lane] == NEVER { 0.0 } else { pair.since[lane] };
    let months = |from: f64| (context.now() - from) * f64::from(context.plan.clock.step_months);
    let (span, changed) = (purse.patience[lane], purse.patience_from[lane]);
    if span == 0.0 {
        months(first) / context.values.at(patience.span, lane)
    } else if first < changed {
        pair.patience[lane] + months(changed) / span
    } else {
        months(first) / span
    }
}

/// Changes the span of a source's patience from now on.
pub(in crate::world) fn change(
    batch: &mut Batch,
    source: usize,
    span: Number,
    lane: usize,
    context: &Context<'_>,
) {
    // The reader refuses an event that changes the patience of a source without any.
    let Some(patience) = &context.plan.sources[source].terms.terms.patience else { return };
    let purse = &mut batch.sources[source].purse;
    for company in 0..context.plan.companies.len() {
        let pair = &mut batch.pairs[context.plan.pair_index(source, company)];
        pair.patience[lane] = passed(patience, (purse, pair), lane, context);
    }
    purse.patience[lane] = context.values.at(span, lane);
    purse.patience_from[lane] = context.now();
}
