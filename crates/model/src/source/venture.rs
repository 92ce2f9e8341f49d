//! Venture funds: dry powder in vintages, refilled by limited partners out of distributions.

use serde::Serialize;

use crate::{Param, market::ByClimate};

/// Capital to invest is (dry powder − what is held by the reserve) × (1 − fees). Limited partners commit, in each year,
/// base + φ · distributions of the year before. Vintages draw and distribute as Takahashi & Alexander (2002).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Venture<P = Param> {
    /// Committed and not yet called at the start, USD, not negative.
    pub dry_powder: P,
    /// Net asset value of what the funds already own at the start, apart from the modelled companies, USD, not
    /// negative.
    pub net_asset_value: P,
    /// Share of dry powder that pays fees, 0 to 1.
    pub fees: P,
    /// Share of all commitments, those of the start and later ones, held for companies outside the scenario, 0 to 1.
    pub reserve: P,
    /// New commitments that come whatever is distributed, USD a year, not negative.
    pub commitments: P,
    /// φ: new commitments per dollar distributed in the year before, not negative.
    pub recommit: P,
    /// What multiplies the background's distributions by climate, not negative.
    pub distributions: ByClimate<P>,
    /// Growth of the background's net asset value, a year (13% in the source), also before the start, when vintages of equal
    /// size made the opening stocks.
    pub growth: P,
}

crate::traverse::traverse!(Venture {
    dry_powder,
    net_asset_value,
    fees,
    reserve,
    commitments,
    recommit,
    distributions,
    growth
});
