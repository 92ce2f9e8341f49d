//! One world's rounds of a month: price, offers, filling, failure with its reason.

use drypowder_lanes::{Mask, max};

use super::{
    account,
    closing::{Closing, IN_ORDER, closing, may_close, takes_part, tender_is_due},
    execute,
    fill::Fill,
    lend,
    offer::{Limits, Offer, answer},
};
use crate::{
    batch::{Batch, Company},
    replay::{Answer, Purpose},
    results::ShortfallReason,
    world::{Context, news},
};

/// What a sum of cheques may miss of a limit by rounding.
pub(super) const ROUNDING: f64 = 1e-9;

/// Working space of a clearing, kept so that it allocates nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clearing {
    pub(crate) closings: Vec<Closing>,
    /// Those who ask, as they stand before anything is settled.
    askers: Vec<Company>,
    pub(crate) offers: Vec<Offer>,
    amounts: Vec<f64>,
    capital: Vec<f64>,
    asks: Vec<f64>,
    pub(crate) cheques: Vec<f64>,
    /// What the first filling gave, before anything was withdrawn: where it is less than the offer to an ask that is
    /// not full, the source's money went to somebody else.
    first: Vec<f64>,
    filler: Fill,
    /// How much of the sector each down round of the month was, before any was settled; zero for other rounds.
    weights: Vec<f64>,
    /// What answers rest on in a watched world, each with its closing.
    pub(super) seen: Vec<(usize, Answer)>,
}

/// Clears every world in which a round closes or a company needs a bridge.
pub(crate) fn clear(batch: &mut Batch, clearing: &mut Clearing, context: &Context<'_>) {
    if context.plan.sources.is_empty() {
        return;
    }
    for lane in busy(batch, context) {
        // A bridge is tried after the rounds of the month, for whoever they left without cash; insiders sell last.
        for purpose in IN_ORDER {
            clearing.collect(batch, lane, purpose, context);
            if !clearing.closings.is_empty() {
                clearing.clear_world(batch, lane, context);
            }
        }
    }
}

/// Worlds in which any company closes a round or is out of cash.
fn busy(batch: &Batch, context: &Context<'_>) -> Mask {
    let step = context.now();
    let mut busy = Mask::NONE;
    for (company, plan) in batch.companies.iter().zip(&context.plan.companies) {
        let (closes, cash) = (&company.now.ask_closes, &company.now.cash);
        let due = crate::world::lanes_where(
            context.level,
            #[inline(always)]
            |lane| closes[lane] <= step || cash[lane] < 0.0,
        );
        let due = if tender_is_due(plan, context) { Mask::ALL } else { due };
        busy |= due & company.alive;
    }
    busy & batch.live
}

impl Clearing {
    fn collect(&mut self, batch: &mut Batch, lane: usize, purpose: Purpose, context: &Context<'_>) {
        self.closings.clear();
        self.askers.clear();
        for index in 0..context.plan.companies.len() {
            if !batch.companies[index].alive.get(lane) || !may_close(batch, index, lane, purpose, context) {
                continue;
            }
            let company = batch.companies[index].now.get(lane);
            if let Some(closing) = closing(batch, (index, &company), lane, purpose, context) {
                self.closings.push(closing);
                self.askers.push(company);
            }
        }
    }

    fn clear_world(&mut self, batch: &mut Batch, lane: usize, context: &Context<'_>) {
        self.gather(batch, lane, context);
        self.filler.fill(&self.amounts, &self.capital, &self.asks, &mut self.cheques);
        self.first.clone_from(&self.cheques);
        // Smallest first: each withdrawal frees money that may lift others over their own least.
        while self.withdraw_smallest(lane, context) || self.withdraw_poorest() {
            self.filler.fill(&self.amounts, &self.capital, &self.asks, &mut self.cheques);
        }
        for slot in 0..self.closings.len() {
            execute::pay(self, batch, slot, lane, context);
        }
        // Lenders look at all rounds of the month before they lend to any.
        lend::agree(self, batch, lane, context);
        self.weigh(batch, lane);
        for slot in 0..self.closings.len() {
            execute::settle(self, batch, slot, lane, context);
        }
        // News of one month is heard when all of its rounds are settled, whatever their order.
        for weight in self.weights.iter().filter(|weight| **weight > 0.0) {
            news::bad(batch, *weight, lane, context);
        }
    }

    /// Finds the down rounds.
    fn weigh(&mut self, batch: &Batch, lane: usize) {
        let mut weights = core::mem::take(&mut self.weights);
        weights.clear();
        let sector = news::sector(batch, lane);
        for (slot, closing) in self.closings.iter().enumerate() {
            let before = batch.companies[closing.company].now.post_money[lane];
            let down =
                closing.purpose == Purpose::Round && self.raised(slot) > 0.0 && closing.pre_money < before;
            weights.push(if down {
                news::share_of_sector(batch, closing.company, sector, lane)
            } else {
                0.0
            });
        }
        self.weights = weights;
    }

    /// Offers of every source to every ask, and what each can pay in all.
    fn gather(&mut self, batch: &Batch, lane: usize, context: &Context<'_>) {
        let (plan, watched) = (context.plan, batch.journal.watches(lane));
        self.seen.clear();
        self.offers.clear();
        self.capital.clear();
        for source in 0..plan.sources.len() {
            let mut money = 0.0;
            for (slot, (closing, company)) in self.closings.iter().zip(&self.askers).enumerate() {
                let offer = if takes_part(batch, source, closing, lane, context) {
                    if watched {
                        self.seen
                            .push((slot, account::look(batch, source, (closing, company), lane, context)));
                    }
                    money = Limits::of(batch, source, closing.company, lane, context).money;
                    answer(
                        batch,
                        source,
                        (closing.company, company),
                        (closing.purpose, closing.ask),
                        lane,
                        context,
                    )
                } else {
                    Offer::default()
                };
                self.offers.push(offer);
            }
            self.capital.push(money);
        }
        self.amounts.clear();
        self.amounts.extend(self.offers.iter().map(|offer| offer.amount));
        self.asks.clear();
        self.asks.extend(self.closings.iter().map(|closing| closing.ask));
        self.cheques.clear();
        self.cheques.resize(self.amounts.len(), 0.0);
    }

    /// Withdraws the smallest cheque that is below its source's smallest; says whether there was one.
    fn withdraw_smallest(&mut self, lane: usize, context: &Context<'_>) -> bool {
        let asks = self.closings.len();
        let mut found: Option<usize> = None;
        for (slot, &cheque) in self.cheques.iter().enumerate() {
            let terms = &context.plan.sources[slot / asks].terms.terms;
            let least = context.values.at(terms.smallest_cheque, lane) * (1.0 - ROUNDING);
            if cheque > 0.0 && cheque < least && found.is_none_or(|other| cheque < self.cheques[other]) {
                found = Some(slot);
            }
        }
        if let Some(slot) = found {
            self.amounts[slot] = 0.0;
        }
        found.is_some()
    }

    /// Withdraws the round that raises least among those that raise less than they must; says whether there was one.
    fn withdraw_poorest(&mut self) -> bool {
        let asks = self.closings.len();
        let mut found: Option<(usize, f64)> = None;
        for (column, closing) in self.closings.iter().enumerate() {
            let raised = self.raised(column);
            let short = raised > 0.0 && raised < closing.least * (1.0 - ROUNDING);
            if short && found.is_none_or(|(_, least)| raised < least) {
                found = Some((column, raised));
            }
        }
        if let Some((column, _)) = found {
            self.amounts.iter_mut().skip(column).step_by(asks).for_each(|amount| *amount = 0.0);
        }
        found.is_some()
    }

    /// What an ask brings, USD.
    pub(crate) fn raised(&self, column: usize) -> f64 {
        self.cheques.iter().skip(column).step_by(self.closings.len()).sum()
    }

    /// What a source that said yes to a short ask would have given besides if it had had the money, USD.
    pub(crate) fn lacked_capacity(&self, source: usize, column: usize) -> f64 {
        let slot = source * self.closings.len() + column;
        let offer = &self.offers[slot];
        let asks = self.closings.len();
        let raised: f64 = self.first.iter().skip(column).step_by(asks).sum();
        // Where the first filling was full, it was the ask that bound and not anybody's money.
        let bound = raised < self.asks[column] * (1.0 - ROUNDING);
        offer.lacks_capacity + if bound { max(0.0, offer.amount - self.first[slot]) } else { 0.0 }
    }

    /// Why a round fell short: what would have brought most. Where nothing alone would have brought anything: somebody said yes and
    /// has neither money nor room (capacity); those who said no had no money either (what they said); the round is too small for
    /// everybody, or nobody may fund it (appetite).
    pub(crate) fn reason(&self, column: usize) -> ShortfallReason {
        let asks = self.closings.len();
        let mut lacks = [0.0; 4];
        for (source, offer) in self.offers.iter().skip(column).step_by(asks).enumerate() {
            lacks[0] += self.lacked_capacity(source, column);
            lacks[1] += offer.lacks_concentration;
            lacks[2] += offer.lacks_appetite;
            lacks[3] += offer.lacks_discipline;
        }
        if lacks.iter().all(|lack| *lack <= 0.0) {
            let said = |reason: &ShortfallReason| {
                self.offers.iter().skip(column).step_by(asks).any(|offer| offer.otherwise == Some(*reason))
            };
            return ShortfallReason::ALL.into_iter().find(said).unwrap_or(ShortfallReason::Appetite);
        }
        let mut most = 0;
        for (index, lack) in lacks.iter().enumerate() {
            if *lack > lacks[most] {
                most = index;
            }
        }
        ShortfallReason::ALL[most]
    }
}
