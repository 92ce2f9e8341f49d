//! From the tally of a company, or of a cohort, to its results.

use super::{
    cohort::CohortTally,
    company::{CompanyTally, Occurrences, Story},
    ends::MONEY,
    fans::{Fans, bare},
};
use crate::{
    estimate::{Counted, count_quantile, mean, pooled_mean, pooled_ratio, pooled_share, ratio},
    plan::{CohortPlan, CompanyPlan, Plan},
    results::{
        Benchmarks, Cause, CohortResults, CohortSpread, CompanyResults, Estimate, Incidence, Marked,
        MilestoneResults, MonthRow, Quantile, Ratio, RestrictedTime, ShortfallReason, ShortfallShare,
        Shortfalls, Sustain,
    },
    tally::{MONTHS, Moments, PARTS, Times},
};

impl CompanyTally {
    pub(crate) fn results(&self, company: &CompanyPlan, worlds: u64, plan: &Plan) -> CompanyResults {
        let benchmarks = self.fans.as_ref().map_or_else(Benchmarks::default, |fans| fans.benchmarks(plan));
        let cohort = company.cohort.map(|cohort| plan.cohorts[cohort].name.clone());
        let counted = Counted { worlds, members: 1 };
        let outside_money = self.story.outside(company, counted);
        let milestones = self.story.milestones(company, worlds, plan);
        let story = self.story.results(&company.name, counted, plan, benchmarks);
        CompanyResults { cohort, outside_money, milestones, ..story }
    }

    /// One row a step; none for a member of a large cohort.
    pub(crate) fn months(&self, name: &str, worlds: u64, plan: &Plan) -> Vec<MonthRow> {
        let counted = Counted { worlds, members: 1 };
        self.fans.as_ref().map_or_else(Vec::new, |fans| self.story.months(name, counted, plan, fans))
    }
}

impl CohortTally {
    pub(crate) fn results(&self, cohort: &CohortPlan, worlds: u64, plan: &Plan) -> CohortResults {
        let members = cohort.members.len() as u64;
        let benchmarks = bare(self.fans.benchmarks(plan));
        let horizon = plan.clock.horizon_months();
        let of_worlds = |worlds_with| spread(worlds_with, members);
        let counted = Counted { worlds, members };
        let any = cohort.any(plan);
        let outside_money = self.story.outside(any, counted);
        let milestones = self.story.milestones(any, worlds, plan);
        let pooled = self.story.results(&cohort.name, counted, plan, benchmarks);
        CohortResults {
            name: cohort.name.clone(),
            members,
            pooled: CompanyResults { outside_money, milestones, ..pooled },
            listed_by: marked(&self.listed, worlds, plan),
            listed: self.listed.share(horizon, worlds),
            too_late_by: marked(&self.stopped, worlds, plan),
            drawn: mean(&self.story.sums.drawn, worlds, MONEY),
            spread: CohortSpread {
                runs_dry: of_worlds(&self.spread.dry),
                too_late: of_worlds(&self.spread.stopped),
                listed: of_worlds(&self.spread.listed),
            },
        }
    }

    /// One row a step, in the name of the cohort.
    pub(crate) fn months(&self, cohort: &CohortPlan, worlds: u64, plan: &Plan) -> Vec<MonthRow> {
        let counted = Counted { worlds, members: cohort.members.len() as u64 };
        self.story.months(&cohort.name, counted, plan, &self.fans)
    }
}

/// 10, 50 and 90% over worlds of a world's share of members. Worlds are independent, so order statistics hold.
fn spread(worlds_with: &[u64], members: u64) -> Vec<Quantile> {
    let share = |count: Option<f64>| count.map(|count| count / members as f64);
    let at = |p| {
        let Quantile { p, value, low, high } = count_quantile(worlds_with, p);
        Quantile { p, value: share(value), low: share(low), high: share(high) }
    };
    [0.1, 0.5, 0.9].map(at).to_vec()
}

impl<T: Occurrences> Story<T> {
    fn results(&self, name: &str, counted: Counted, plan: &Plan, benchmarks: Benchmarks) -> CompanyResults {
        let (sums, worlds) = (&self.sums, counted.worlds);
        let each = |moments: &Moments, quantum| pooled_mean(moments, counted, quantum);
        let all = |moments: &[Moments], quantum| moments.iter().map(|one| each(one, quantum)).collect();
        let share = |counts| pooled_share(counts, counted);
        CompanyResults {
            name: name.to_owned(),
            cohort: None,
            sustain: self.sustain(counted, plan),
            incidence: self.incidence(worlds, plan),
            private_sustaining: share(&sums.private_sustaining),
            private_dependent: share(&sums.private_dependent),
            restricted: RestrictedTime {
                private: each(&sums.private_time, MONTHS),
                lost: all(&sums.lost_time, MONTHS),
            },
            rescue: pooled_ratio(&sums.rescues, sums.early),
            too_late: share(&sums.too_late),
            shortfalls: self.shortfalls(counted),
            outside_money: None,
            milestones: Vec::new(),
            funding_gap: each(&sums.gap, MONEY),
            drawn: each(&sums.drawn, MONEY),
            drawn_by_source: all(&sums.drawn_by_source, MONEY),
            stakes_by_source: all(&sums.stakes_by_source, PARTS),
            in_kind: ratio(&sums.in_kind, worlds),
            circular: ratio(&sums.circular, worlds),
            dilution: each(&sums.sold, PARTS),
            down_rounds: ratio(&sums.down_rounds, worlds),
            listing_proceeds: scaled(ratio(&sums.proceeds, worlds), MONEY),
            benchmarks,
            final_log_cash: ratio(&sums.final_log_cash, worlds),
            mean_insolvent_step: ratio(&sums.insolvent_step, worlds),
        }
    }

    /// Lump sums, where any can come.
    fn outside(&self, company: &CompanyPlan, counted: Counted) -> Option<Estimate> {
        company.terms.lump_sums.as_ref().map(|_| pooled_mean(&self.sums.outside, counted, MONEY))
    }

    /// Milestones by name: the order of the file says nothing.
    fn milestones(&self, company: &CompanyPlan, worlds: u64, plan: &Plan) -> Vec<MilestoneResults> {
        let horizon = plan.clock.horizon_months();
        let milestones = company.terms.milestones.iter().zip(&self.milestones);
        let mut found: Vec<_> = milestones
            .map(|(terms, times)| MilestoneResults {
                name: terms.name.clone(),
                reached: times.share(horizon, worlds),
                quantiles: quantiles(times, worlds),
            })
            .collect();
        found.sort_by(|a, b| a.name.cmp(&b.name));
        found
    }

    fn sustain(&self, counted: Counted, plan: &Plan) -> Sustain {
        let (horizon, worlds) = (plan.clock.horizon_months(), counted.worlds);
        Sustain {
            runs_dry_by: marked(&self.dry, worlds, plan),
            runs_dry: self.dry.share(horizon, worlds),
            self_sustaining: self.sustaining.share(horizon, worlds),
            beyond_horizon: pooled_share(&self.sums.beyond, counted),
            quantiles: quantiles(&self.dry, worlds),
            restricted_mean: pooled_mean(&self.sums.sustain_time, counted, MONTHS),
        }
    }

    fn incidence(&self, worlds: u64, plan: &Plan) -> Vec<Incidence> {
        let horizon = plan.clock.horizon_months();
        let of = |(cause, times): (&Cause, &T)| Incidence {
            cause: *cause,
            by: marked(times, worlds, plan),
            horizon: times.share(horizon, worlds),
        };
        Cause::ALL.iter().zip(&self.exits).map(of).collect()
    }

    fn shortfalls(&self, counted: Counted) -> Shortfalls {
        let [asks, failed, partial] = self.sums.asks.map(|count| pooled_mean(&count, counted, 1.0));
        let reasons = ShortfallReason::ALL.iter().zip(&self.sums.reasons);
        Shortfalls {
            reasons: reasons
                .map(|(&reason, sums)| ShortfallShare { reason, share: ratio(sums, counted.worlds) })
                .collect(),
            asks,
            failed,
            partial,
        }
    }

    fn months(&self, name: &str, counted: Counted, plan: &Plan, fans: &Fans) -> Vec<MonthRow> {
        let clock = &plan.clock;
        let cumulative = |times: &Times| times.cumulative(clock.steps, clock.step_months);
        let exits = self.exits.each_ref().map(|times| cumulative(times.times()));
        let (dry, sustaining) = (cumulative(self.dry.times()), cumulative(self.sustaining.times()));
        let share = |count: u64| count as f64 / counted.all() as f64;
        let row = |step: usize| MonthRow {
            company: name.to_owned(),
            month: (step as u32 + 1) * clock.step_months,
            date: clock.last_month(step as u32).to_string(),
            incidence: exits.each_ref().map(|counts| share(counts[step])),
            private: share(counted.all() - exits.iter().map(|counts| counts[step]).sum::<u64>()),
            run_dry: share(dry[step]),
            self_sustaining: share(sustaining[step]),
            fans: fans.at(step),
        };
        (0..clock.steps as usize).map(row).collect()
    }
}

/// A ratio in another unit.
fn scaled(ratio: Ratio, unit: f64) -> Ratio {
    Ratio {
        value: ratio.value.map(|value| value * unit),
        standard_error: ratio.standard_error.map(|error| error * unit),
    }
}

/// A time at 5, 25, 50, 75 and 95%.
fn quantiles(times: &impl Occurrences, worlds: u64) -> Vec<Quantile> {
    [0.05, 0.25, 0.5, 0.75, 0.95].map(|p| times.quantile(p, worlds)).to_vec()
}

fn marked(times: &impl Occurrences, worlds: u64, plan: &Plan) -> Vec<Marked> {
    plan.clock.marks.iter().map(|&month| Marked { month, share: times.share(month, worlds) }).collect()
}
