//! Venture funds in a batch of worlds: twelve vintages, each with what is uncalled and what it owns.
//!
//! Cheques to modelled companies take dry powder from all vintages alike. At the end of each year since the start the
//! vintages call, grow and distribute as Takahashi & Alexander; modelled cheques of the year count towards the
//! scheduled calls, so only the rest goes to the background. Limited partners then commit base + φ · distributions of
//! the year, exits of modelled companies included: no exits, no new funds.
//!
//! A reserve ρ is kept: ρ of all that the fund gets (what is uncalled at the start, and every commitment since) is held for
//! companies outside the scenario, and modelled cheques come out of the rest alone. Calls of the background take held and
//! other money alike, as a share of what is uncalled:
//!
//! ```text
//! H₀ = ρU₀      H' = H·U'/U at calls of the background      H' = H + ρ·commitment      free = (U − H)(1 − fees)
//! ```

use drypowder_lanes::{Lanes, WIDTH, max};
use drypowder_model::source::Venture as Terms;

use super::{
    Moment,
    takahashi_alexander::{self, LIFE},
};
use crate::{
    batch::{BOOM, NORMAL, PurseLanes},
    plan::{Number, Values},
};

/// Venture funds in a batch of worlds. Money in USD.
#[derive(Clone, Debug, Default)]
pub(crate) struct Venture {
    /// Committed and not called, by age of the vintage in whole years.
    pub(crate) uncalled: [Lanes; LIFE],
    /// Net asset value apart from modelled companies, by age.
    pub(crate) net_asset_value: [Lanes; LIFE],
    /// Distributed to limited partners in this year so far by exits of modelled companies.
    pub(crate) distributions: Lanes,
    /// Paid to modelled companies in this year so far, fees included.
    pub(crate) drawn: Lanes,
    /// Part of what is uncalled that is held for companies outside the scenario.
    pub(crate) held: Lanes,
}

impl Venture {
    /// Spreads the opening stocks over vintages as a steady stream of equal commitments would.
    pub(crate) fn open(&mut self, terms: &Terms<Number>, values: &Values) {
        let (dry_powder, owned) = (values.lanes(terms.dry_powder), values.lanes(terms.net_asset_value));
        let (growth, reserve) = (values.lanes(terms.growth), values.lanes(terms.reserve));
        for lane in 0..WIDTH {
            for (age, (uncalled_share, owned_share)) in steady_profile(growth[lane]).into_iter().enumerate() {
                self.uncalled[age][lane] = dry_powder[lane] * uncalled_share;
                self.net_asset_value[age][lane] = owned[lane] * owned_share;
            }
            self.held[lane] = reserve[lane] * dry_powder[lane];
        }
        self.distributions = Lanes::ZERO;
        self.drawn = Lanes::ZERO;
    }

    #[inline(always)]
    pub(crate) fn refill(&mut self, terms: &Terms<Number>, moment: Moment<'_>, purse: &mut PurseLanes) {
        if moment.year_ended() {
            for lane in 0..WIDTH {
                self.end_year(terms, moment, lane);
            }
        }
        let fees = moment.values.lanes(terms.fees);
        let mut dry_powder = Lanes::ZERO;
        let mut owned = Lanes::ZERO;
        for age in 0..LIFE {
            for lane in 0..WIDTH {
                dry_powder[lane] += self.uncalled[age][lane];
                owned[lane] += self.net_asset_value[age][lane];
            }
        }
        for lane in 0..WIDTH {
            purse.free[lane] = max(0.0, dry_powder[lane] - self.held[lane]) * (1.0 - fees[lane]);
            purse.base[lane] = dry_powder[lane] + owned[lane] + moment.cost[lane];
        }
    }

    fn end_year(&mut self, terms: &Terms<Number>, moment: Moment<'_>, lane: usize) {
        let values = moment.values;
        let payout = match moment.market.climate[lane] {
            BOOM => values.at(terms.distributions.boom, lane),
            NORMAL => values.at(terms.distributions.normal, lane),
            _ => values.at(terms.distributions.drought, lane),
        };
        let rate = |age: usize| takahashi_alexander::contribution_rate(age + 1);
        let left: f64 = (0..LIFE).map(|age| self.uncalled[age][lane]).sum();
        let callable: f64 = (0..LIFE).map(|age| rate(age) * self.uncalled[age][lane]).sum();
        // Cheques took from all vintages alike, so the year began with this many times what is left.
        let began = if left > 0.0 { (left + self.drawn[lane]) / left } else { 0.0 };
        let rest = max(0.0, callable * began - self.drawn[lane]);
        let pace = if callable > 0.0 { rest / callable } else { 0.0 };
        let mut distributed = self.distributions[lane];
        for age in 0..LIFE {
            let (uncalled, owned) = (self.uncalled[age][lane], self.net_asset_value[age][lane]);
            let growth = values.at(terms.growth, lane);
            let year = takahashi_alexander::year(age + 1, uncalled, owned, growth, pace, payout);
            self.uncalled[age][lane] = uncalled - year.called;
            self.net_asset_value[age][lane] = year.net_asset_value;
            distributed += year.distributed;
        }
        if left > 0.0 {
            self.held[lane] *= (0..LIFE).map(|age| self.uncalled[age][lane]).sum::<f64>() / left;
        }
        self.age_a_year(lane);
        let committed = values.at(terms.commitments, lane) + values.at(terms.recommit, lane) * distributed;
        self.uncalled[0][lane] = committed;
        self.held[lane] += values.at(terms.reserve, lane) * committed;
        self.distributions[lane] = 0.0;
        self.drawn[lane] = 0.0;
    }

    /// Vintages grow older by a year; what the oldest still holds stays with the next oldest, so nothing is lost when
    /// a drought held distributions back.
    fn age_a_year(&mut self, lane: usize) {
        let last = LIFE - 1;
        for stock in [&mut self.uncalled, &mut self.net_asset_value] {
            stock[last][lane] += stock[last - 1][lane];
            for age in (1..last).rev() {
                stock[age][lane] = stock[age - 1][lane];
            }
            stock[0][lane] = 0.0;
        }
    }

    pub(crate) fn commit(&mut self, terms: &Terms<Number>, values: &Values, lane: usize, cheque: f64) {
        let dry_powder: f64 = (0..LIFE).map(|age| self.uncalled[age][lane]).sum();
        let taken = cheque / (1.0 - values.at(terms.fees, lane));
        if dry_powder > 0.0 {
            let left = 1.0 - taken / dry_powder;
            for uncalled in &mut self.uncalled {
                uncalled[lane] *= left;
            }
        }
        self.drawn[lane] += taken;
    }

    /// Multiplies what is uncalled, held money alike; what was drawn this year with it, so that the year's calls keep their
    /// proportion.
    pub(crate) fn scale(&mut self, lane: usize, factor: f64) {
        self.uncalled.iter_mut().for_each(|uncalled| uncalled[lane] *= factor);
        self.drawn[lane] *= factor;
        self.held[lane] *= factor;
    }

    pub(crate) fn copy_lane(&mut self, other: &Self, lane: usize) {
        for age in 0..LIFE {
            self.uncalled[age][lane] = other.uncalled[age][lane];
            self.net_asset_value[age][lane] = other.net_asset_value[age][lane];
        }
        self.distributions[lane] = other.distributions[lane];
        self.drawn[lane] = other.drawn[lane];
        self.held[lane] = other.held[lane];
    }
}

/// Shares of uncalled commitments and of net asset value by age under equal commitments a year that grow at this rate.
fn steady_profile(growth: f64) -> [(f64, f64); LIFE] {
    let mut profile = [(0.0, 0.0); LIFE];
    let (mut uncalled, mut owned) = (1.0, 0.0);
    for (age, entry) in profile.iter_mut().enumerate() {
        *entry = (uncalled, owned);
        let year = takahashi_alexander::year(age + 1, uncalled, owned, growth, 1.0, 1.0);
        uncalled -= year.called;
        owned = year.net_asset_value;
    }
    let (all_uncalled, all_owned) = profile.iter().fold((0.0, 0.0), |sum, p| (sum.0 + p.0, sum.1 + p.1));
    profile.map(|(uncalled, owned)| (uncalled / all_uncalled, owned / all_owned))
}
