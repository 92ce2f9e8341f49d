//! A holder that sells stakes and borrows to write the cheque.

use serde::Serialize;

use crate::Param;

/// Holdings V = listed + private stakes at their last mark + other private holdings; debt L net of cash; policy ceiling ℓ: room =
/// max(0, (ℓV − L)/(1 − ℓ)), less what the reserve lacks. Above the ceiling it sells S = (L − ℓ*V)/(1 − i − ℓ*) of what is
/// listed, at most all of that, and has no room in that step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Leveraged<P = Param> {
    /// Listed holdings, USD, not negative.
    pub listed: P,
    /// Private holdings outside the modelled companies, USD, not negative; their value stays.
    pub other_private: P,
    /// β of the listed holdings to the equity index.
    pub equity_beta: P,
    /// Volatility of the listed holdings beyond the index, per √year, not negative.
    pub volatility: P,
    /// Debt, USD, not negative.
    pub debt: P,
    /// Cash, USD, not negative.
    pub cash: P,
    /// Cash kept in reserve (two years of bond redemptions, say), USD, not negative.
    pub reserve: P,
    /// ℓ: no cheque above this loan-to-value, strictly between 0 and 1. Lever of its policy, may be uncertain to us.
    pub max_ltv: P,
    /// ℓ*: the loan-to-value a forced sale returns to, strictly between 0 and 1, at most `max_ltv`.
    pub target_ltv: P,
    /// i: price impact of a forced sale, 0 to below 1.
    pub impact: P,
    /// Interest on debt, a year, not negative; paid out of cash and, where that is short, borrowed.
    pub interest: P,
    /// Dividends and other income on listed holdings, share a year, not negative.
    pub income: P,
    /// Share of a stake sold when its company lists, 0 to 1; the rest joins the listed holdings.
    pub sells_at_listing: P,
}

crate::traverse::traverse!(Leveraged {
    listed,
    other_private,
    equity_beta,
    volatility,
    debt,
    cash,
    reserve,
    max_ltv,
    target_ltv,
    impact,
    interest,
    income,
    sells_at_listing
});
