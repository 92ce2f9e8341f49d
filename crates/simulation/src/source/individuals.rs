//! Wealthy individuals and institutions in a batch of worlds.

use drypowder_lanes::{WIDTH, exp};
use drypowder_model::source::Individuals as Terms;

use super::Moment;
use crate::{
    batch::{BOOM, NORMAL, PurseLanes, state},
    fault::bounded,
    plan::{Number, Values},
};

state! {
    /// The crowd in one world.
    Individuals, IndividualsLanes {
        /// Waiting to invest, USD.
        waiting,
        /// Remembered log mark-up of priced rounds.
        momentum,
    }
}

pub(super) fn open(own: &mut IndividualsLanes, terms: &Terms<Number>, values: &Values) {
    own.waiting = *values.lanes(terms.waiting);
    own.momentum = drypowder_lanes::Lanes::ZERO;
}

#[inline(always)]
pub(super) fn refill(
    own: &mut IndividualsLanes,
    terms: &Terms<Number>,
    moment: Moment<'_>,
    purse: &mut PurseLanes,
) {
    let values = moment.values;
    let (flow, beta) = (values.lanes(terms.flow), values.lanes(terms.equity_beta));
    let (response, memory, fees) =
        (values.lanes(terms.momentum), values.lanes(terms.memory), values.lanes(terms.fees));
    let (boom, normal, drought) = (
        values.lanes(terms.climate.boom),
        values.lanes(terms.climate.normal),
        values.lanes(terms.climate.drought),
    );
    let years = moment.clock.years;
    for lane in 0..WIDTH {
        let climate = moment.market.climate[lane];
        let factor = if climate == BOOM {
            boom[lane]
        } else if climate == NORMAL {
            normal[lane]
        } else {
            drought[lane]
        };
        let kept = exp(-12.0 * years / memory[lane]);
        own.momentum[lane] *= kept;
        let drive = beta[lane] * moment.market.log_equity[lane] + response[lane] * own.momentum[lane];
        let waiting = own.waiting[lane] * kept + flow[lane] * factor * exp(bounded(drive)) * years;
        own.waiting[lane] = if factor == 0.0 { 0.0 } else { waiting };
        purse.free[lane] = own.waiting[lane] * (1.0 - fees[lane]);
        purse.base[lane] = own.waiting[lane] + moment.cost[lane];
    }
}
