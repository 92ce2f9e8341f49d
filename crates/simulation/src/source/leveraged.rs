//! A holder that sells stakes and borrows, in a batch of worlds.

use drypowder_lanes::{WIDTH, exp, max, min};
use drypowder_model::source::Leveraged as Terms;

use super::Moment;
use crate::{
    batch::{NEVER, PurseLanes, state},
    fault::bounded,
    plan::{Number, Values},
};

state! {
    /// One holder in one world. Money in USD.
    Leveraged, LeveragedLanes {
        /// Listed holdings.
        listed,
        /// Debt.
        debt,
        /// Cash, the reserve included.
        cash,
    }
}

/// What may still be borrowed for stakes under a ceiling: x with (L + x)/(V + x) = ℓ, or zero.
#[must_use]
#[inline]
pub fn room(holdings: f64, net_debt: f64, ceiling: f64) -> f64 {
    max(0.0, (ceiling * holdings - net_debt) / (1.0 - ceiling))
}

/// What has to be sold to come back to a loan-to-value ℓ* when a sale loses the share `impact`: S with
/// (L − (1 − i)S)/(V − S) = ℓ*; zero when nothing has to.
#[must_use]
#[inline]
pub fn forced_sale(holdings: f64, net_debt: f64, target: f64, impact: f64) -> f64 {
    let missing = max(0.0, net_debt - target * holdings);
    let gained = 1.0 - impact - target;
    // Where a sale costs more than it frees, nothing less than everything helps.
    if gained > 0.0 {
        missing / gained
    } else if missing > 0.0 {
        holdings
    } else {
        0.0
    }
}

pub(super) fn open(own: &mut LeveragedLanes, terms: &Terms<Number>, values: &Values) {
    own.listed = *values.lanes(terms.listed);
    own.debt = *values.lanes(terms.debt);
    own.cash = *values.lanes(terms.cash);
}

#[inline(always)]
pub(super) fn refill(
    own: &mut LeveragedLanes,
    terms: &Terms<Number>,
    moment: Moment<'_>,
    purse: &mut PurseLanes,
) {
    let values = moment.values;
    let (beta, volatility) = (values.lanes(terms.equity_beta), values.lanes(terms.volatility));
    let (interest, income) = (values.lanes(terms.interest), values.lanes(terms.income));
    let (years, root_years) = (moment.clock.years, moment.clock.root_years);
    for lane in 0..WIDTH {
        let sigma = volatility[lane];
        let own_return = sigma * root_years * moment.shock[lane] - 0.5 * sigma * sigma * years;
        own.listed[lane] *= exp(bounded(beta[lane] * moment.market.equity_return[lane] + own_return));
        let cash =
            own.cash[lane] + (income[lane] * own.listed[lane] - interest[lane] * own.debt[lane]) * years;
        // Interest that cash cannot pay is borrowed.
        own.debt[lane] += max(0.0, -cash);
        own.cash[lane] = max(0.0, cash);
    }
    keep_within_policy(own, terms, moment, purse);
}

/// Above the ceiling it sells listed holdings, repays, and writes no cheque this step; below it has room.
#[inline(always)]
fn keep_within_policy(
    own: &mut LeveragedLanes,
    terms: &Terms<Number>,
    moment: Moment<'_>,
    purse: &mut PurseLanes,
) {
    let values = moment.values;
    let (ceiling, target) = (values.lanes(terms.max_ltv), values.lanes(terms.target_ltv));
    let (impact, reserve) = (values.lanes(terms.impact), values.lanes(terms.reserve));
    let private = values.lanes(terms.other_private);
    let month_end = moment.month_end();
    for lane in 0..WIDTH {
        let holdings = own.listed[lane] + private[lane] + moment.marks[lane];
        let net_debt = own.debt[lane] - own.cash[lane];
        let above = net_debt > ceiling[lane] * holdings;
        let wanted = forced_sale(holdings, net_debt, target[lane], impact[lane]);
        let sale = if above { min(wanted, own.listed[lane]) } else { 0.0 };
        own.listed[lane] -= sale;
        purse.sold[lane] = sale;
        let repaid = min(own.debt[lane], (1.0 - impact[lane]) * sale);
        own.debt[lane] -= repaid;
        own.cash[lane] += (1.0 - impact[lane]) * sale - repaid;
        let first = sale > 0.0 && purse.forced_sale[lane] == NEVER;
        purse.forced_sale[lane] = if first { month_end } else { purse.forced_sale[lane] };
        // What the reserve lacks is filled before any cheque is written.
        let lacking = max(0.0, reserve[lane] - own.cash[lane]);
        let free = max(0.0, room(holdings, net_debt, ceiling[lane]) - lacking);
        purse.free[lane] = if above { 0.0 } else { free };
        // What it owns, the cash of a stake it sold included: a listing does not make it a smaller investor.
        purse.base[lane] = holdings + own.cash[lane];
    }
}

/// Its loan-to-value before it sold in this step; infinite where it held nothing.
pub(crate) fn before_the_sale(
    own: &LeveragedLanes,
    terms: &Terms<Number>,
    values: &Values,
    lane: usize,
    (sold, marks): (f64, f64),
) -> f64 {
    let holdings = own.listed[lane] + sold + values.at(terms.other_private, lane) + marks;
    let net_debt = own.debt[lane] - own.cash[lane] + (1.0 - values.at(terms.impact, lane)) * sold;
    if holdings > 0.0 { net_debt / holdings } else { f64::INFINITY }
}

/// Cash above the reserve first, the rest on credit.
pub(super) fn commit(
    own: &mut LeveragedLanes,
    terms: &Terms<Number>,
    values: &Values,
    lane: usize,
    cheque: f64,
) {
    let spare = max(0.0, own.cash[lane] - values.at(terms.reserve, lane));
    let from_cash = min(spare, cheque);
    own.cash[lane] -= from_cash;
    own.debt[lane] += cheque - from_cash;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_and_forced_sales_of_the_design() {
        assert!((room(100.0, 15.0, 0.25) - 13.333_333_333_333_334).abs() < 1e-12);
        assert!((forced_sale(70.0, 30.0, 0.25, 0.0) - 16.666_666_666_666_668).abs() < 1e-12);
        assert!((forced_sale(70.0, 30.0, 0.25, 0.05) - 17.857_142_857_142_858).abs() < 1e-12);
        assert_eq!(room(70.0, 30.0, 0.25), 0.0);
        assert_eq!(forced_sale(100.0, 15.0, 0.25, 0.0), 0.0);
    }
}
