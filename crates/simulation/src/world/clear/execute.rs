//! What a closed round does: cheques move, the cap table is diluted, news spreads; or it fails and is remembered.

use super::{
    account,
    closing::{Closing, close},
    lend::lend,
    round::{Clearing, ROUNDING},
};
use crate::{
    batch::{Batch, Company, NEVER},
    replay::{Happening, Purpose},
    results::ShortfallReason,
    source::KindBatch,
    world::{
        Context, delivery, shares,
        transfer::{Cheque, Payee, commit},
    },
};

/// Issues the shares of one round of the month in one world, and pays its cheques.
pub(crate) fn pay(clearing: &Clearing, batch: &mut Batch, slot: usize, lane: usize, context: &Context<'_>) {
    let closing = clearing.closings[slot];
    let asks = clearing.closings.len();
    let mut company = batch.companies[closing.company].now.get(lane);
    let raised = clearing.raised(slot);
    let price = closing.pre_money / delivery::shares(batch, closing.company, lane);
    // Shares come first: tranches that are paid later know which ones they pay for.
    if closing.purpose == Purpose::Tender {
        shares::buy(clearing, batch, slot, lane, context);
    } else if raised > 0.0 {
        shares::issue(clearing, batch, slot, lane, raised, context);
    }
    for source in 0..context.plan.sources.len() {
        let amount = clearing.cheques[source * asks + slot];
        if amount > 0.0 {
            let cheque = Cheque { price, ..terms_of(&closing, source, amount, lane, context) };
            commit(batch, &mut company, &cheque, context);
        }
    }
    batch.companies[closing.company].now.set(lane, &company);
}

/// Settles one round of the month in one world: loans beside it, and the memory of it.
pub(crate) fn settle(
    clearing: &Clearing,
    batch: &mut Batch,
    slot: usize,
    lane: usize,
    context: &Context<'_>,
) {
    let closing = clearing.closings[slot];
    let mut company = batch.companies[closing.company].now.get(lane);
    let raised = clearing.raised(slot);
    let last = company.post_money;
    let told = |raised, lent, short| {
        Happening::Round(Box::new(account::of(clearing, slot, (raised, lent), last, short)))
    };
    if closing.purpose == Purpose::Tender {
        batch.journal.note(lane, || told(raised, 0.0, None));
        return;
    }
    let funded = raised + lend(batch, &mut company, (slot, closing.company), lane, context);
    let short = falls_short(funded, closing.ask).then(|| clearing.reason(slot));
    batch.journal.note(lane, || told(raised, funded - raised, short));
    if closing.purpose == Purpose::Bridge {
        company.bridged = 1.0;
        batch.companies[closing.company].now.set(lane, &company);
        return;
    }
    remember(clearing, batch, slot, lane, funded, context);
    conclude(batch, &mut company, &closing, lane, raised, context);
    if let Some(reason) = short {
        company.refused_on_discipline = f64::from(u8::from(reason == ShortfallReason::Discipline));
    }
    batch.companies[closing.company].now.set(lane, &company);
}

/// A bridge and a tender are paid in cash at once; a round on the source's terms.
fn terms_of(closing: &Closing, source: usize, amount: f64, lane: usize, context: &Context<'_>) -> Cheque {
    let terms = &context.plan.sources[source].terms.terms;
    let at = |number| context.values.at(number, lane);
    let plain = Cheque::in_cash(source, closing.company, lane, amount);
    let plain = Cheque {
        to: if closing.purpose == Purpose::Tender { Payee::Insiders } else { Payee::Company },
        ..plain
    };
    if closing.purpose != Purpose::Round {
        return plain;
    }
    Cheque {
        now: at(terms.paid_at_close),
        in_kind: at(terms.in_kind),
        spend_back: at(terms.spend_back),
        ..plain
    }
}

/// What is remembered of an ask: how it ended, why, and who could not pay.
fn remember(
    clearing: &Clearing,
    batch: &mut Batch,
    slot: usize,
    lane: usize,
    funded: f64,
    context: &Context<'_>,
) {
    let closing = clearing.closings[slot];
    let asks = clearing.closings.len();
    let short = falls_short(funded, closing.ask);
    for source in 0..context.plan.sources.len() {
        let offer = clearing.offers[source * asks + slot];
        let purse = &mut batch.sources[source].purse;
        if offer.lacks_appetite > 0.0 || offer.lacks_discipline > 0.0 {
            purse.refusals[lane] += 1.0;
            purse.refusals_on_discipline[lane] += f64::from(u8::from(offer.lacks_discipline > 0.0));
        }
        if short && clearing.lacked_capacity(source, slot) > 0.0 && purse.exhausted[lane] == NEVER {
            purse.exhausted[lane] = context.month_end();
        }
    }
    let record = &mut batch.companies[closing.company].record;
    record.asks[lane] += 1.0;
    if !short {
        return;
    }
    record.gap[lane] += closing.ask - funded;
    if funded > 0.0 {
        record.partial[lane] += 1.0;
    } else {
        record.failed[lane] += 1.0;
    }
    let reason = clearing.reason(slot);
    count(batch, closing.company, lane, reason);
    if reason == ShortfallReason::Capacity && batch.exhausted[lane] == NEVER {
        batch.exhausted[lane] = context.month_end();
    }
}

/// Whether a round brought less than was asked, by more than the rounding of a sum of cheques.
fn falls_short(funded: f64, ask: f64) -> bool {
    funded < ask * (1.0 - ROUNDING)
}

fn count(batch: &mut Batch, company: usize, lane: usize, reason: ShortfallReason) {
    let record = &mut batch.companies[company].record;
    let counter = match reason {
        ShortfallReason::Capacity => &mut record.capacity,
        ShortfallReason::Concentration => &mut record.concentration,
        ShortfallReason::Appetite => &mut record.appetite,
        ShortfallReason::Discipline => &mut record.discipline,
        ShortfallReason::Price => &mut record.price,
    };
    counter[lane] += 1.0;
}

/// The company's own memory of the round, and the cheer of a mark-up.
fn conclude(
    batch: &mut Batch,
    company: &mut Company,
    closing: &Closing,
    lane: usize,
    raised: f64,
    context: &Context<'_>,
) {
    close(company);
    let Some(policy) = &context.plan.companies[closing.company].terms.policy else {
        return;
    };
    if raised == 0.0 {
        company.failures += 1.0;
        company.next_ask = context.now() + context.plan.clock.steps_of(policy.wait);
        return;
    }
    let before = company.post_money;
    let record = &mut batch.companies[closing.company].record;
    record.rounds[lane] += 1.0;
    if closing.pre_money < before {
        record.down_rounds[lane] += 1.0;
    }
    if before > 0.0 {
        cheer(batch, context.level.ln(closing.pre_money / before), lane);
    }
    company.post_money = closing.pre_money + raised;
    company.last_round = context.now();
    company.next_ask = context.now() + 1.0;
    company.failures = 0.0;
    company.bridged = 0.0;
    company.refused_on_discipline = 0.0;
}

/// Mark-ups draw the crowd.
fn cheer(batch: &mut Batch, mark_up: f64, lane: usize) {
    for source in &mut batch.sources {
        if let KindBatch::Individuals(own) = &mut source.kind {
            own.momentum[lane] += mark_up;
        }
    }
}

/// The company will not have the price: it waits. Investors did not refuse it, so nothing is conceded and nobody is
/// signalled; a concession would only lower the next price it refuses.
pub(crate) fn refuse_price(batch: &mut Batch, index: usize, lane: usize, context: &Context<'_>) {
    let Some(policy) = &context.plan.companies[index].terms.policy else {
        return;
    };
    let mut company = batch.companies[index].now.get(lane);
    let record = &mut batch.companies[index].record;
    record.asks[lane] += 1.0;
    record.failed[lane] += 1.0;
    record.price[lane] += 1.0;
    record.gap[lane] += company.ask_amount;
    close(&mut company);
    company.next_ask = context.now() + context.plan.clock.steps_of(policy.wait);
    batch.companies[index].now.set(lane, &company);
}
