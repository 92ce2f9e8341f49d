//! A sovereign wealth fund in a batch of worlds.

use drypowder_lanes::{WIDTH, exp, max};
use drypowder_model::source::Sovereign as Terms;

use super::Moment;
use crate::{
    batch::{PurseLanes, state},
    fault::bounded,
    plan::{Number, Values},
};

state! {
    /// One fund in one world. Money in USD.
    Sovereign, SovereignLanes {
        /// Assets under management.
        assets,
        /// Invested in the theme outside the companies it holds now, at cost.
        invested,
    }
}

pub(super) fn open(own: &mut SovereignLanes, terms: &Terms<Number>, values: &Values) {
    own.assets = *values.lanes(terms.assets);
    own.invested = *values.lanes(terms.invested);
}

#[inline(always)]
pub(super) fn refill(
    own: &mut SovereignLanes,
    terms: &Terms<Number>,
    moment: Moment<'_>,
    purse: &mut PurseLanes,
) {
    let values = moment.values;
    let (breakeven, inflow, outflow) =
        (values.lanes(terms.breakeven), values.lanes(terms.inflow), values.lanes(terms.outflow));
    let (rate, allocation) = (values.lanes(terms.return_rate), values.lanes(terms.allocation));
    let years = moment.clock.years;
    for lane in 0..WIDTH {
        let gap = exp(bounded(moment.market.log_oil[lane])) - breakeven[lane];
        let flow = inflow[lane] * max(0.0, gap) - outflow[lane] * max(0.0, -gap);
        own.assets[lane] = max(0.0, own.assets[lane] * exp(bounded(rate[lane] * years)) + flow * years);
        purse.free[lane] =
            max(0.0, allocation[lane] * own.assets[lane] - own.invested[lane] - moment.cost[lane]);
        purse.base[lane] = allocation[lane] * own.assets[lane];
    }
}
