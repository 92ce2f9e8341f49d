//! Distributions by month and by calendar year: fans, and numbers to hold against the outside world.

use drypowder_lanes::WIDTH;

use crate::{
    batch::{Batch, CompanyBatch},
    plan::{Clock, Plan},
    results::{Benchmarks, CalendarYear, Fan, FanQuantity, Quantile},
    tally::{Histogram, merge_fields},
    world::{
        Context,
        price::{Buyer, value},
    },
};

/// Worlds that fans and calendar years are drawn of: a fan needs no more, counting every month of every world would cost
/// as much as simulating it, and memory stays what it is however many worlds there are.
const FAN_WORLDS: u64 = 16_384;

/// Whether the batch of worlds that begins here is drawn in the fans.
pub(crate) fn in_fans(first_world: u64) -> bool {
    first_world < FAN_WORLDS
}

/// Distributions of one company, or of the members of a cohort together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fans {
    opening: Histogram,
    months: Vec<[Histogram; FanQuantity::ALL.len()]>,
    years: Vec<YearTally>,
}

merge_fields!(Fans { opening, months, years });

/// One calendar year over the worlds in which the company is still private at its end.
#[derive(Clone, Debug, Default)]
struct YearTally {
    revenue: Histogram,
    net_burn: Histogram,
    run_rate: Histogram,
}

merge_fields!(YearTally { revenue, net_burn, run_rate });

impl Fans {
    pub(super) fn new(plan: &Plan) -> Self {
        let clock = &plan.clock;
        let years = (clock.last_month(clock.steps - 1).year() - clock.start.year() + 1) as usize;
        Self {
            opening: Histogram::default(),
            months: vec![Default::default(); clock.steps as usize],
            years: vec![YearTally::default(); years],
        }
    }

    /// Memory of one, bytes: about 24 octaves of 128 counts of 4 bytes in each distribution, both signs together.
    pub(crate) fn bytes(clock: &Clock) -> f64 {
        let years = f64::from(clock.horizon_months()) / 12.0 + 2.0;
        (f64::from(clock.steps) + years) * 3.0 * 24.0 * 128.0 * 4.0
    }

    /// Looks at what the market would pay for a company at the start.
    pub(super) fn observe_opening(&mut self, batch: &Batch, index: usize, context: &Context<'_>) {
        if context.plan.market.terms.multiple.is_none() {
            return;
        }
        for lane in batch.live {
            let company = batch.companies[index].now.get(lane);
            self.opening.add(value(batch, &company, lane, Buyer::Private, 0.0, context));
        }
    }

    /// Looks at a company at the end of a step.
    pub(super) fn observe_step(&mut self, company: &CompanyBatch, context: &Context<'_>) {
        let now = &company.now;
        let Some(fans) = self.months.get_mut(context.step as usize) else {
            return;
        };
        for lane in company.alive {
            fans[0].add(now.run_rate[lane]);
            fans[1].add(now.burn_year[lane]);
            fans[2].add(now.cash[lane]);
        }
        let clock = &context.plan.clock;
        if !ends_year(context) {
            return;
        }
        let year = clock.last_month(context.step).year() - clock.start.year();
        let year = &mut self.years[year as usize];
        for lane in company.alive {
            year.revenue.add(company.record.year_revenue[lane]);
            year.net_burn.add(company.record.year_burn[lane]);
            year.run_rate.add(now.run_rate[lane]);
        }
    }

    /// Numbers a reader can hold against the outside world.
    pub(super) fn benchmarks(&self, plan: &Plan) -> Benchmarks {
        Benchmarks {
            opening_pre_money: if self.opening.count() > 0 { bands(&self.opening) } else { Vec::new() },
            years: self.calendar_years(plan),
        }
    }

    fn calendar_years(&self, plan: &Plan) -> Vec<CalendarYear> {
        let clock = &plan.clock;
        let first = clock.start.year();
        let mut years = Vec::with_capacity(self.years.len());
        for (offset, tally) in self.years.iter().enumerate() {
            let year = first + offset as i32;
            let steps = (0..clock.steps).filter(|&step| clock.last_month(step).year() == year).count();
            years.push(CalendarYear {
                year,
                months: steps as u32 * clock.step_months,
                worlds: tally.revenue.count(),
                revenue: bands(&tally.revenue),
                net_burn: bands(&tally.net_burn),
                run_rate: bands(&tally.run_rate),
            });
        }
        years
    }

    /// The fans at the end of a step.
    pub(super) fn at(&self, step: usize) -> [Fan; FanQuantity::ALL.len()] {
        [0, 1, 2].map(|quantity| fan(&self.months[step][quantity]))
    }
}

/// Whether a step is the last of a calendar year, or of the run.
fn ends_year(context: &Context<'_>) -> bool {
    let clock = &context.plan.clock;
    let (month, next) = (clock.last_month(context.step), clock.last_month(context.step + 1));
    next.year() != month.year() || context.step + 1 == clock.steps
}

/// Begins the sums of a calendar year anew, once everybody has looked at the one that ends.
pub(super) fn turn_year(company: &mut CompanyBatch, context: &Context<'_>) {
    if !ends_year(context) {
        return;
    }
    for lane in 0..WIDTH {
        company.record.year_revenue[lane] = 0.0;
        company.record.year_burn[lane] = 0.0;
    }
}

/// Without the ends of intervals: what is said of a cohort's members counts them as if each were a world, and its interval
/// would be too short.
pub(super) fn bare(mut benchmarks: Benchmarks) -> Benchmarks {
    let Benchmarks { opening_pre_money, years } = &mut benchmarks;
    let of_years =
        years.iter_mut().flat_map(|year| [&mut year.revenue, &mut year.net_burn, &mut year.run_rate]);
    for quantile in of_years.chain([opening_pre_money]).flatten() {
        (quantile.low, quantile.high) = (None, None);
    }
    benchmarks
}

/// 10, 50 and 90%.
fn bands(histogram: &Histogram) -> Vec<Quantile> {
    [0.1, 0.5, 0.9].map(|p| crate::estimate::money_quantile(histogram, p)).to_vec()
}

/// 5, 25, 50, 75 and 95%, without intervals.
fn fan(histogram: &Histogram) -> Fan {
    let count = histogram.count();
    [0.05, 0.25, 0.5, 0.75, 0.95].map(|p| {
        let rank = libm::ceil(count as f64 * p - 1e-9) as u64;
        histogram.ranked(rank.max(1))
    })
}
