//! What is estimated of the system as a whole.

use drypowder_lanes::max;

use super::{ReturnsTally, exhaustion};
use crate::{
    batch::Batch,
    estimate::{mean, proportion, ratio},
    plan::Plan,
    results::{Concentration, EventResults, KindReturns, SystemResults},
    tally::{DOLLARS, Merge, Moments, PARTS, RatioSums, Times, merge_fields},
};

/// The largest residual of the money ledger, and how often it was checked.
#[derive(Clone, Copy, Debug, Default)]
struct LedgerTally {
    worst: f64,
    worst_stakes: f64,
    checked: u64,
}

impl Merge for LedgerTally {
    fn merge(&mut self, other: &Self) {
        self.worst = max(self.worst, other.worst);
        self.worst_stakes = max(self.worst_stakes, other.worst_stakes);
        self.checked += other.checked;
    }
}

/// The system over the worlds seen.
#[derive(Clone, Debug)]
pub(crate) struct SystemTally {
    exhausted: Times,
    drawn: Moments,
    shares: [RatioSums; 4],
    ledger: LedgerTally,
    /// Worlds that met each event, in the plan's order.
    events: Vec<u64>,
    /// In the order of the plan's kinds.
    returns: Vec<ReturnsTally>,
}

merge_fields!(SystemTally { exhausted, drawn, shares, ledger, events, returns });

impl SystemTally {
    pub(crate) fn new(plan: &Plan) -> Self {
        Self {
            exhausted: Times::new(plan.clock.horizon_months()),
            drawn: Moments::default(),
            shares: [RatioSums::default(); 4],
            ledger: LedgerTally::default(),
            events: vec![0; plan.events.len()],
            returns: plan.kinds.iter().map(|_| ReturnsTally::default()).collect(),
        }
    }

    pub(crate) fn observe_end(&mut self, batch: &Batch, lane: usize) {
        self.exhausted.add(batch.exhausted[lane]);
        let total: f64 = batch.companies.iter().map(|company| company.record.drawn[lane]).sum();
        self.drawn.add(total, DOLLARS);
        for (count, met) in self.events.iter_mut().zip(&batch.met) {
            *count += u64::from(met.get(lane));
        }
        // Shares count in worlds in which anything was drawn; a ratio to how many those are makes a mean over them.
        let any = f64::from(u8::from(total > 0.0));
        let top = largest(batch, lane);
        let part = |share: f64| if total > 0.0 { share } else { 0.0 };
        let measures = [
            part(top[0] / total),
            part((top[0] + top[1]) / total),
            part(top.iter().sum::<f64>() / total),
            part(batch.companies.iter().map(|c| square(c.record.drawn[lane] / total)).sum()),
        ];
        for (sums, measure) in self.shares.iter_mut().zip(measures) {
            sums.add(measure, any, PARTS);
        }
    }

    /// The money ledger of the batches that were checked.
    pub(crate) fn observe_ledger(&mut self, batch: &Batch) {
        let ledger = &batch.ledger;
        let (worst, worst_stakes, checked) = (ledger.worst, ledger.worst_stakes, ledger.checked);
        self.ledger.merge(&LedgerTally { worst, worst_stakes, checked });
    }

    /// Adds what every kind of source earned in one world.
    pub(crate) fn observe_returns(&mut self, batch: &Batch, lane: usize, plan: &Plan) {
        for (tally, (_, sources)) in self.returns.iter_mut().zip(&plan.kinds) {
            tally.observe(batch, sources, lane, plan);
        }
    }

    fn events(&self, worlds: u64, plan: &Plan) -> Vec<EventResults> {
        let events = plan.events.iter().zip(&self.events);
        events
            .map(|(event, &count)| EventResults {
                name: event.terms.name.clone(),
                happened: proportion(count, worlds),
            })
            .collect()
    }

    fn returns(&self, plan: &Plan) -> Vec<KindReturns> {
        let kinds = plan.kinds.iter().zip(&self.returns);
        let earned = kinds.filter_map(|((kind, _), tally)| Some((kind, tally.results()?)));
        earned.map(|(kind, returns)| KindReturns { kind: (*kind).to_owned(), returns }).collect()
    }

    pub(crate) fn results(&self, worlds: u64, plan: &Plan) -> SystemResults {
        let [top1, top2, top10, herfindahl] = self.shares.map(|sums| ratio(&sums, worlds));
        SystemResults {
            exhaustion: exhaustion(&self.exhausted, worlds, plan),
            concentration: Concentration { top1, top2, top10, herfindahl },
            drawn: mean(&self.drawn, worlds, DOLLARS),
            events: self.events(worlds, plan),
            returns: self.returns(plan),
            ledger_residual: (self.ledger.checked > 0).then_some(self.ledger.worst),
            stakes_residual: (self.ledger.checked > 0).then_some(self.ledger.worst_stakes),
        }
    }
}

fn square(value: f64) -> f64 {
    value * value
}

/// What the ten companies that drew most drew, USD, the largest first.
fn largest(batch: &Batch, lane: usize) -> [f64; 10] {
    let mut top = [0.0; 10];
    for company in &batch.companies {
        let mut drawn = company.record.drawn[lane];
        for place in &mut top {
            if drawn > *place {
                core::mem::swap(place, &mut drawn);
            }
        }
    }
    top
}
