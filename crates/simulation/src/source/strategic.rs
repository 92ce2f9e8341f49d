//! A corporate's yearly budget in a batch of worlds: share · free cash flow · e^{growth·t} · E^β, t the whole years since the
//! start; set as a year begins.

use drypowder_lanes::{WIDTH, exp};
use drypowder_model::source::Strategic as Terms;

use super::Moment;
use crate::{
    batch::{PurseLanes, state},
    fault::bounded,
    plan::{Number, Values},
};

state! {
    /// One corporate in one world. Money in USD.
    Strategic, StrategicLanes {
        /// Free cash flow a year, the equity index apart.
        cash_flow,
        /// What is left of this year's budget.
        budget,
        /// The budget of the year.
        year_budget,
    }
}

pub(super) fn open(own: &mut StrategicLanes, terms: &Terms<Number>, values: &Values) {
    for lane in 0..WIDTH {
        let cash_flow = values.at(terms.free_cash_flow, lane);
        own.cash_flow[lane] = cash_flow;
        own.year_budget[lane] = values.at(terms.share, lane) * cash_flow;
        own.budget[lane] = own.year_budget[lane];
    }
}

#[inline(always)]
pub(super) fn refill(
    own: &mut StrategicLanes,
    terms: &Terms<Number>,
    moment: Moment<'_>,
    purse: &mut PurseLanes,
) {
    if moment.year_ended() {
        let (share, beta) = (moment.values.lanes(terms.share), moment.values.lanes(terms.equity_beta));
        for lane in 0..WIDTH {
            let log_equity = moment.market.log_equity[lane];
            own.year_budget[lane] = share[lane] * own.cash_flow[lane] * exp(bounded(beta[lane] * log_equity));
            own.budget[lane] = own.year_budget[lane];
        }
    }
    // The budget of a year looks at the cash flow as the year begins, which the step moves on only after.
    let growth = moment.values.lanes(terms.growth);
    for lane in 0..WIDTH {
        own.cash_flow[lane] *= exp(bounded(growth[lane] * moment.clock.years));
    }
    for lane in 0..WIDTH {
        purse.free[lane] = own.budget[lane];
        purse.base[lane] = own.year_budget[lane] + moment.cost[lane];
    }
}
