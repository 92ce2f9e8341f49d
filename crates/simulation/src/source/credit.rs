//! Credit in a batch of worlds.

use drypowder_lanes::WIDTH;
use drypowder_model::source::Credit as Terms;

use super::Moment;
use crate::{
    batch::{PurseLanes, state},
    plan::{Number, Values},
};

state! {
    /// One lender in one world.
    Credit, CreditLanes {
        /// To lend, USD.
        capital,
    }
}

pub(super) fn open(own: &mut CreditLanes, terms: &Terms<Number>, values: &Values) {
    own.capital = *values.lanes(terms.capital);
}

#[inline(always)]
pub(super) fn refill(
    own: &mut CreditLanes,
    terms: &Terms<Number>,
    moment: Moment<'_>,
    purse: &mut PurseLanes,
) {
    let inflow = moment.values.lanes(terms.inflow);
    for lane in 0..WIDTH {
        own.capital[lane] += inflow[lane] * moment.clock.years;
        purse.free[lane] = own.capital[lane];
        purse.base[lane] = own.capital[lane] + moment.cost[lane];
    }
}
