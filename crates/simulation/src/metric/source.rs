//! What is estimated of a source.

use super::{ReturnsTally, exhaustion};
use crate::{
    batch::{NEVER, SourceBatch},
    estimate::{mean, money_quantile, proportion, ratio},
    plan::{Plan, SourcePlan},
    results::{ReviewResults, SourceResults},
    tally::{DOLLARS, Histogram, Moments, RatioSums, Times, merge_fields},
};

/// A source over the worlds seen.
#[derive(Clone, Debug)]
pub(crate) struct SourceTally {
    exhausted: Times,
    drawn: Moments,
    first_year: Moments,
    first_year_values: Histogram,
    on_discipline: RatioSums,
    forced_sales: u64,
    failed_reviews: u64,
    bought: Moments,
    pub(super) returns: ReturnsTally,
}

merge_fields!(SourceTally {
    exhausted,
    drawn,
    first_year,
    first_year_values,
    on_discipline,
    forced_sales,
    failed_reviews,
    bought,
    returns
});

impl SourceTally {
    pub(crate) fn new(plan: &Plan) -> Self {
        Self {
            exhausted: Times::new(plan.clock.horizon_months()),
            drawn: Moments::default(),
            first_year: Moments::default(),
            first_year_values: Histogram::default(),
            on_discipline: RatioSums::default(),
            forced_sales: 0,
            failed_reviews: 0,
            bought: Moments::default(),
            returns: ReturnsTally::default(),
        }
    }

    pub(crate) fn observe_end(&mut self, source: &SourceBatch, lane: usize) {
        let purse = source.purse.get(lane);
        self.exhausted.add(purse.exhausted);
        self.drawn.add(purse.drawn, DOLLARS);
        self.first_year.add(purse.drawn_first_year, DOLLARS);
        self.first_year_values.add(purse.drawn_first_year);
        self.on_discipline.add(purse.refusals_on_discipline, purse.refusals, 1.0);
        self.forced_sales += u64::from(purse.forced_sale < NEVER);
        self.failed_reviews += u64::from(purse.failed_review == 1.0);
        self.bought.add(purse.bought, DOLLARS);
    }

    pub(crate) fn results(&self, source: &SourcePlan, worlds: u64, plan: &Plan) -> SourceResults {
        SourceResults {
            name: source.name.clone(),
            kind: source.terms.kind.word().to_owned(),
            exhaustion: exhaustion(&self.exhausted, worlds, plan),
            drawn: mean(&self.drawn, worlds, DOLLARS),
            drawn_first_year: mean(&self.first_year, worlds, DOLLARS),
            drawn_first_year_quantiles: [0.1, 0.5, 0.9]
                .map(|p| money_quantile(&self.first_year_values, p))
                .to_vec(),
            refused_on_discipline: ratio(&self.on_discipline, worlds),
            forced_sale: proportion(self.forced_sales, worlds),
            reviews: source
                .terms
                .terms
                .review
                .as_ref()
                .map(|_| ReviewResults { failed: proportion(self.failed_reviews, worlds) }),
            bought: plan.insiders_sell().then(|| mean(&self.bought, worlds, DOLLARS)),
            returns: self.returns.results(),
        }
    }
}
