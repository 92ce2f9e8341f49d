//! Reviews, at the beginning of phase 4: a sponsor looks whether the economics scale, and stops where they do not.
//!
//! A review asks for a contribution margin, gross margin − variable share of revenue. Below the bar the source pays none of
//! the tranches it promised, and gives nothing more until a review finds the company above; what it refuses then is refused
//! on discipline.

use drypowder_model::source::Review;

use super::{Context, delivery};
use crate::{
    batch::{Batch, NEVER},
    plan::Number,
    replay::{self, Happening},
};

/// Every review of this step.
pub(crate) fn hold(batch: &mut Batch, context: &Context<'_>) {
    for (source, plan) in context.plan.sources.iter().enumerate() {
        let Some(review) = &plan.terms.terms.review else {
            continue;
        };
        for index in 0..context.plan.companies.len() {
            for lane in batch.companies[index].alive & batch.live {
                if is_due(batch, review, (source, index, lane), context) {
                    judge(batch, review, (source, index, lane), context);
                }
            }
        }
    }
}

/// Whether a review falls into this step: `after` has passed since the later of the first cheque and the start, and a whole
/// number of times `every` since then.
fn is_due(
    batch: &Batch,
    review: &Review<Number>,
    (source, index, lane): (usize, usize, usize),
    context: &Context<'_>,
) -> bool {
    let clock = &context.plan.clock;
    let since = batch.pairs[context.plan.pair_index(source, index)].since[lane];
    let begins = if since == NEVER { 0.0 } else { since };
    let after = libm::ceil(context.values.at(review.after, lane) / f64::from(clock.step_months));
    let past = context.now() - begins - after;
    past >= 0.0 && review.every.is_none_or(|every| libm::fmod(past, clock.steps_of(every)) == 0.0)
}

fn judge(
    batch: &mut Batch,
    review: &Review<Number>,
    (source, index, lane): (usize, usize, usize),
    context: &Context<'_>,
) {
    let (margin, bar) = (contribution(batch, index, lane, context), context.values.at(review.margin, lane));
    let fails = margin < bar;
    let pair = &mut batch.pairs[context.plan.pair_index(source, index)];
    let (failed, cancelled) =
        (pair.failed_review[lane] == 1.0, if fails { pair.committed[lane] } else { 0.0 });
    pair.failed_review[lane] = f64::from(u8::from(fails));
    if fails != failed {
        let told = replay::Review { source, company: index, margin, bar, cancelled };
        batch.journal.note(lane, || Happening::Review(told));
    }
    if fails {
        let pair = &batch.pairs[context.plan.pair_index(source, index)];
        if context.plan.pair(source, index).allowed || pair.since[lane] < NEVER || cancelled > 0.0 {
            batch.sources[source].purse.failed_review[lane] = 1.0;
        }
        cancel(batch, (source, index, lane), context);
    }
}

/// Gross margin less variable cost, a share of revenue.
fn contribution(batch: &Batch, index: usize, lane: usize, context: &Context<'_>) -> f64 {
    let (terms, now) = (&context.plan.companies[index].terms, &batch.companies[index].now);
    let long_run = terms.margin.as_ref().map_or(1.0, |margin| context.values.at(margin.long_run, lane));
    long_run + now.margin_gap[lane] - now.variable[lane]
}

/// Takes back what was set aside, and what was promised before the start.
fn cancel(batch: &mut Batch, (source, index, lane): (usize, usize, usize), context: &Context<'_>) {
    let tranches = &context.plan.companies[index].tranches;
    for (promised, tranche) in batch.companies[index].promised.iter_mut().zip(tranches) {
        if tranche.source == source {
            promised.clear(lane);
        }
    }
    let pair = context.plan.pair_index(source, index);
    if batch.pairs[pair].committed[lane] <= 0.0 {
        return;
    }
    let mut cancelled = core::mem::take(&mut batch.due);
    batch.calendars.cancel_tranches(lane, index, source, &mut cancelled);
    delivery::cancel(batch, index, lane, &cancelled, context);
    batch.due = cancelled;
}
