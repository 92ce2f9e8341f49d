//! Lump sums, at the end of phase 3: money that comes from outside the modelled sources, P(one in Δ) = 1 − e^{−rate·Δ},
//! at most one a step, of an amount drawn anew.
//!
//! It is money received and no revenue: net burn does not know it, and a company that lives on it does not pay its own way.

use super::{Context, events::arrivals};
use crate::{batch::Batch, replay::Happening};

/// What comes to each company in this step.
pub(crate) fn arrive(batch: &mut Batch, context: &Context<'_>) {
    for (index, (company, plan)) in batch.companies.iter_mut().zip(&context.plan.companies).enumerate() {
        let Some(terms) = &plan.terms.lump_sums else {
            continue;
        };
        let comes = arrivals(terms.rate, context.row.get(plan.gates.lump_sums), context);
        for lane in comes & company.alive & batch.live {
            let (world, ordinal) = (context.world(lane), u64::from(context.step));
            let amount = context.plan.numbers.draw(terms.amount, context.seed, world, ordinal);
            company.now.cash[lane] += amount;
            company.now.received[lane] += amount;
            company.now.raised[lane] += amount;
            company.record.outside[lane] += amount;
            batch.journal.note(lane, || Happening::LumpSum { company: index, amount });
        }
    }
}
