//! What is estimated of a company.

mod answer;
mod money;

use drypowder_lanes::{WIDTH, ln};

pub(crate) use money::MoneyTally;

use crate::{
    batch::{Batch, CompanyBatch, NEVER, Record},
    plan::Plan,
    results::{Cause, FanQuantity, ShortfallReason},
    tally::{DOLLARS, Histogram, MONTHS, Moments, PARTS, RatioSums, Times, merge_fields},
    world::{
        Context,
        price::{Buyer, value},
    },
};

/// Months before the horizon after which a listing can no longer be told a rescue, and the margin of a rescue.
pub(crate) const RESCUE_MARGIN: f64 = 12.0;

/// A company over the worlds seen.
#[derive(Clone, Debug)]
pub(crate) struct CompanyTally {
    /// When it leaves, by cause.
    exits: [Times; Cause::ALL.len()],
    private_sustaining: u64,
    private_dependent: u64,
    private_time: Moments,
    lost_time: [Moments; Cause::ALL.len()],
    /// T⁰, where it runs dry.
    dry: Times,
    /// When it first pays its own way, where that comes before it runs dry.
    sustaining: Times,
    sustain_time: Moments,
    listings_early: u64,
    rescues: u64,
    too_late: u64,
    money: MoneyTally,
    reasons: [RatioSums; ShortfallReason::ALL.len()],
    asks: [Moments; 3],
    final_log_cash: RatioSums,
    insolvent_step: RatioSums,
    opening: Histogram,
    fans: Vec<[Histogram; FanQuantity::ALL.len()]>,
    years: Vec<YearTally>,
}

merge_fields!(CompanyTally {
    exits,
    private_sustaining,
    private_dependent,
    private_time,
    lost_time,
    dry,
    sustaining,
    sustain_time,
    listings_early,
    rescues,
    too_late,
    money,
    reasons,
    asks,
    final_log_cash,
    insolvent_step,
    opening,
    fans,
    years,
});

/// One calendar year over the worlds in which the company is still private at its end.
#[derive(Clone, Debug, Default)]
struct YearTally {
    revenue: Histogram,
    net_burn: Histogram,
    run_rate: Histogram,
}

merge_fields!(YearTally { revenue, net_burn, run_rate });

impl CompanyTally {
    pub(crate) fn new(plan: &Plan) -> Self {
        let horizon = plan.clock.horizon_months();
        let last = plan.clock.last_month(plan.clock.steps - 1).year();
        let years = (last - plan.clock.start.year() + 1) as usize;
        Self {
            exits: Cause::ALL.map(|_| Times::new(horizon)),
            private_sustaining: 0,
            private_dependent: 0,
            private_time: Moments::default(),
            lost_time: Default::default(),
            dry: Times::new(horizon),
            sustaining: Times::new(horizon),
            sustain_time: Moments::default(),
            listings_early: 0,
            rescues: 0,
            too_late: 0,
            money: MoneyTally::new(plan.sources.len()),
            reasons: Default::default(),
            asks: Default::default(),
            final_log_cash: RatioSums::default(),
            insolvent_step: RatioSums::default(),
            opening: Histogram::default(),
            fans: vec![Default::default(); plan.clock.steps as usize],
            years: vec![YearTally::default(); years],
        }
    }

    pub(crate) fn observe_opening(&mut self, batch: &Batch, index: usize, context: &Context<'_>) {
        if context.plan.market.terms.multiple.is_none() {
            return;
        }
        for lane in batch.live {
            let company = batch.companies[index].now.get(lane);
            self.opening.add(value(batch, &company, lane, Buyer::Private, 0.0, context));
        }
    }

    pub(crate) fn observe_step(&mut self, company: &mut CompanyBatch, context: &Context<'_>) {
        if !in_fans(context.first_world) {
            return;
        }
        let now = &company.now;
        let fans = &mut self.fans[context.step as usize];
        for lane in company.alive {
            fans[0].add(now.run_rate[lane]);
            fans[1].add(now.burn_year[lane]);
            fans[2].add(now.cash[lane]);
        }
        let clock = &context.plan.clock;
        let month = clock.last_month(context.step);
        let next = clock.last_month(context.step + 1);
        if next.year() == month.year() && context.step + 1 != clock.steps {
            return;
        }
        let year = &mut self.years[(month.year() - clock.start.year()) as usize];
        for lane in company.alive {
            year.revenue.add(company.record.year_revenue[lane]);
            year.net_burn.add(company.record.year_burn[lane]);
            year.run_rate.add(now.run_rate[lane]);
        }
        for lane in 0..WIDTH {
            company.record.year_revenue[lane] = 0.0;
            company.record.year_burn[lane] = 0.0;
        }
    }

    pub(crate) fn observe_end(
        &mut self,
        world: &Batch,
        shadow: &Batch,
        (index, lane): (usize, usize),
        plan: &Plan,
    ) {
        let company = &world.companies[index];
        let record = company.record.get(lane);
        let horizon = f64::from(plan.clock.horizon_months());
        self.observe_exit(&record, horizon);
        self.observe_sustain(&record, &shadow.companies[index].record.get(lane), horizon);
        self.observe_rounds(&record);
        let pairs = (0..plan.sources.len()).map(|source| &world.pairs[plan.pair_index(source, index)]);
        self.money.observe(&record, pairs, lane);
        let private = record.exit == NEVER;
        let cash = if private { company.now.cash[lane] } else { 0.0 };
        let log_cash = if cash > -1.0 { ln(1.0 + cash) } else { 0.0 };
        self.final_log_cash.add(log_cash, f64::from(u8::from(private)), PARTS);
    }

    fn observe_exit(&mut self, record: &Record, horizon: f64) {
        let private = drypowder_lanes::min(record.exit, horizon);
        self.private_time.add(private, MONTHS);
        for (index, (times, lost)) in self.exits.iter_mut().zip(&mut self.lost_time).enumerate() {
            let left = record.cause == index as f64 + 1.0;
            times.add(if left { record.exit } else { NEVER });
            lost.add(if left { horizon - private } else { 0.0 }, MONTHS);
        }
        if record.exit == NEVER {
            let sustaining = record.sustaining < NEVER;
            self.private_sustaining += u64::from(sustaining);
            self.private_dependent += u64::from(!sustaining);
        }
        let insolvent = record.cause == f64::from(Cause::Insolvent as u8) + 1.0;
        let stopped = insolvent || record.cause == f64::from(Cause::WoundDown as u8) + 1.0;
        self.too_late += u64::from(stopped);
        let step = if insolvent { record.exit_step } else { 0.0 };
        self.insolvent_step.add(step, f64::from(u8::from(insolvent)), 1.0);
    }

    /// T⁰: when it runs dry without exits, unless it pays its own way before.
    fn observe_sustain(&mut self, record: &Record, shadow: &Record, horizon: f64) {
        let sustains = shadow.sustaining < shadow.dry;
        let dry = if sustains { NEVER } else { shadow.dry };
        self.dry.add(dry);
        self.sustaining.add(if sustains { shadow.sustaining } else { NEVER });
        self.sustain_time.add(drypowder_lanes::min(dry, horizon), MONTHS);
        let listed = record.cause == f64::from(Cause::IpoChosen as u8) + 1.0
            || record.cause == f64::from(Cause::IpoForced as u8) + 1.0;
        // A listing too near the horizon cannot be told a rescue: T⁰ is not seen.
        if listed && record.exit <= horizon - RESCUE_MARGIN {
            self.listings_early += 1;
            self.rescues += u64::from(dry - record.exit < RESCUE_MARGIN);
        }
    }

    fn observe_rounds(&mut self, record: &Record) {
        let counts =
            [record.capacity, record.concentration, record.appetite, record.discipline, record.price];
        let short: f64 = counts.iter().sum();
        for (sums, count) in self.reasons.iter_mut().zip(counts) {
            sums.add(count, short, 1.0);
        }
        for (moments, count) in self.asks.iter_mut().zip([record.asks, record.failed, record.partial]) {
            moments.add(count, 1.0);
        }
    }
}

/// Worlds that fans and calendar years are drawn of: a fan needs no more, counting every month of every world would cost
/// as much as simulating it, and memory stays what it is however many worlds there are.
const FAN_WORLDS: u64 = 16_384;

/// Whether the batch of worlds that begins here is drawn in the fans.
fn in_fans(first_world: u64) -> bool {
    first_world < FAN_WORLDS
}

/// The share of the opening owners that rounds took.
pub(crate) fn sold(record: &Record) -> f64 {
    1.0 - record.kept
}

/// Money is rounded to the tally's quantum.
pub(crate) const MONEY: f64 = DOLLARS;
