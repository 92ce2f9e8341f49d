//! From a company's tally to its results.

use super::{CompanyTally, MONEY};
use crate::{
    estimate::{mean, money_quantile, proportion, ratio, time_quantile},
    plan::Plan,
    results::{
        Benchmarks, CalendarYear, Cause, CompanyResults, Fan, Incidence, Marked, MonthRow, Quantile, Ratio,
        RestrictedTime, ShortfallReason, ShortfallShare, Shortfalls, Sustain,
    },
    tally::{Histogram, MONTHS, PARTS, Times},
};

impl CompanyTally {
    pub(crate) fn results(&self, name: &str, worlds: u64, plan: &Plan) -> CompanyResults {
        let share = |count| proportion(count, worlds);
        CompanyResults {
            name: name.to_owned(),
            sustain: self.sustain(worlds, plan),
            incidence: self.incidence(worlds, plan),
            private_sustaining: share(self.private_sustaining),
            private_dependent: share(self.private_dependent),
            restricted: RestrictedTime {
                private: mean(&self.private_time, worlds, MONTHS),
                lost: self.lost_time.iter().map(|lost| mean(lost, worlds, MONTHS)).collect(),
            },
            rescue: proportion(self.rescues, self.listings_early),
            too_late: share(self.too_late),
            shortfalls: self.shortfalls(worlds),
            funding_gap: mean(&self.money.gap, worlds, MONEY),
            drawn: mean(&self.money.drawn, worlds, MONEY),
            drawn_by_source: self.money.by_source.iter().map(|drawn| mean(drawn, worlds, MONEY)).collect(),
            stakes_by_source: self.money.stakes.iter().map(|stake| mean(stake, worlds, PARTS)).collect(),
            in_kind: ratio(&self.money.in_kind, worlds),
            circular: ratio(&self.money.circular, worlds),
            dilution: mean(&self.money.sold, worlds, PARTS),
            down_rounds: ratio(&self.money.down_rounds, worlds),
            listing_proceeds: scaled(ratio(&self.money.proceeds, worlds), MONEY),
            benchmarks: Benchmarks {
                opening_pre_money: if self.opening.count() > 0 { bands(&self.opening) } else { Vec::new() },
                years: self.calendar_years(plan),
            },
            final_log_cash: ratio(&self.final_log_cash, worlds),
            mean_insolvent_step: ratio(&self.insolvent_step, worlds),
        }
    }

    fn sustain(&self, worlds: u64, plan: &Plan) -> Sustain {
        let horizon = plan.clock.horizon_months();
        let (dry, sustaining) = (self.dry.until(horizon), self.sustaining.until(horizon));
        Sustain {
            runs_dry_by: marked(&self.dry, worlds, plan),
            runs_dry: proportion(dry, worlds),
            self_sustaining: proportion(sustaining, worlds),
            beyond_horizon: proportion(worlds - dry - sustaining, worlds),
            quantiles: [0.05, 0.25, 0.5, 0.75, 0.95].map(|p| time_quantile(&self.dry, worlds, p)).to_vec(),
            restricted_mean: mean(&self.sustain_time, worlds, MONTHS),
        }
    }

    fn incidence(&self, worlds: u64, plan: &Plan) -> Vec<Incidence> {
        let horizon = plan.clock.horizon_months();
        let of = |(cause, times): (&Cause, &Times)| Incidence {
            cause: *cause,
            by: marked(times, worlds, plan),
            horizon: proportion(times.until(horizon), worlds),
        };
        Cause::ALL.iter().zip(&self.exits).map(of).collect()
    }

    fn shortfalls(&self, worlds: u64) -> Shortfalls {
        let [asks, failed, partial] = self.asks.map(|count| mean(&count, worlds, 1.0));
        let reasons = ShortfallReason::ALL.iter().zip(&self.reasons);
        Shortfalls {
            reasons: reasons
                .map(|(&reason, sums)| ShortfallShare { reason, share: ratio(sums, worlds) })
                .collect(),
            asks,
            failed,
            partial,
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

    /// One row a step.
    pub(crate) fn months(&self, name: &str, worlds: u64, plan: &Plan) -> Vec<MonthRow> {
        let clock = &plan.clock;
        let cumulative = |times: &Times| times.cumulative(clock.steps, clock.step_months);
        let exits: Vec<Vec<u64>> = self.exits.iter().map(cumulative).collect();
        let (dry, sustaining) = (cumulative(&self.dry), cumulative(&self.sustaining));
        let share = |count: u64| count as f64 / worlds as f64;
        let mut rows = Vec::with_capacity(clock.steps as usize);
        for step in 0..clock.steps as usize {
            let mut incidence = [0.0; Cause::ALL.len()];
            let mut gone = 0;
            for (share_of, counts) in incidence.iter_mut().zip(&exits) {
                gone += counts[step];
                *share_of = share(counts[step]);
            }
            rows.push(MonthRow {
                company: name.to_owned(),
                month: (step as u32 + 1) * clock.step_months,
                date: clock.last_month(step as u32).to_string(),
                incidence,
                private: share(worlds - gone),
                run_dry: share(dry[step]),
                self_sustaining: share(sustaining[step]),
                fans: [0, 1, 2].map(|quantity| fan(&self.fans[step][quantity])),
            });
        }
        rows
    }
}

/// A ratio in another unit.
fn scaled(ratio: Ratio, unit: f64) -> Ratio {
    Ratio {
        value: ratio.value.map(|value| value * unit),
        standard_error: ratio.standard_error.map(|error| error * unit),
    }
}

fn marked(times: &Times, worlds: u64, plan: &Plan) -> Vec<Marked> {
    let at = |&month: &u32| Marked { month, share: proportion(times.until(month), worlds) };
    plan.clock.marks.iter().map(at).collect()
}

/// 10, 50 and 90%.
fn bands(histogram: &Histogram) -> Vec<Quantile> {
    [0.1, 0.5, 0.9].map(|p| money_quantile(histogram, p)).to_vec()
}

/// 5, 25, 50, 75 and 95%, without intervals.
fn fan(histogram: &Histogram) -> Fan {
    let count = histogram.count();
    [0.05, 0.25, 0.5, 0.75, 0.95].map(|p| {
        let rank = libm::ceil(count as f64 * p - 1e-9) as u64;
        histogram.ranked(rank.max(1))
    })
}
