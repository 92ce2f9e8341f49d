//! A company: what it earns, spends, owes and decides. A block that is absent is switched off and draws nothing.

use serde::Serialize;

use crate::{
    Param,
    cash::{Claims, Watch},
    equipment::Equipment,
    market::Jumps,
    milestone::{LumpSums, Milestone},
    outcome::Hazard,
    policy::{Acquisition, Listing, Policy},
    shares::{Shares, Tender},
    units::Month,
};

/// One company at the start, and how it moves.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Company<P = Param> {
    /// Its name, unique among companies.
    pub name: String,
    /// What addresses its draws; the name unless the file gives an `id`.
    pub id: String,
    /// The cohort it is a member of, when a file asked for many like it with `count`. Absent: it stands alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cohort: Option<String>,
    /// Annualised revenue of the last month, USD a year, positive.
    pub run_rate: P,
    /// How the run-rate moves.
    pub growth: Growth<P>,
    /// Share of recognised revenue that goes to partners before it is collected, 0 to 1.
    pub partner_share: P,
    /// Days between recognising and collecting revenue, not negative. Opening receivables are those of the opening
    /// run-rate.
    pub days_sales_outstanding: P,
    /// Gross margin; its complement is the cost of revenue. Absent: no cost of revenue.
    pub margin: Option<Margin<P>>,
    /// Variable cost as a share of revenue (Schwartz & Moon 2001). Absent: none.
    pub variable: Option<Variable<P>>,
    /// Fixed cost. Absent: none.
    pub fixed: Option<Fixed<P>>,
    /// The compute programme. Absent: none.
    pub compute: Option<Compute<P>>,
    /// Take-or-pay commitments: floors under the compute programme, not additions to it.
    pub commitments: Vec<Commitment<P>>,
    /// Capital expenditure on dates, in addition to every other cost.
    pub capex: Vec<Payment<P>>,
    /// What it owns that can be pledged. Absent: nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub equipment: Option<Equipment<P>>,
    /// Cash at the start, USD.
    pub cash: P,
    /// Standard deviation of unexplained cash flow, USD per √year, not negative. Absent: none.
    pub cash_volatility: Option<P>,
    /// When it is noticed that none is left. Lever.
    #[serde(skip_serializing_if = "Watch::is_at_step_ends")]
    pub cash_watched: Watch,
    /// Debt at the start, USD, not negative.
    pub debt: P,
    /// Interest paid on the opening debt, a year, not negative.
    pub debt_interest: P,
    /// Interest earned on cash, a year; on a step it is rate·Δ of the opening cash.
    pub cash_interest: P,
    /// Corporate tax. Absent: none.
    pub tax: Option<Tax<P>>,
    /// The last private round before the start. Absent: never priced, so no round is a down round before the first.
    pub last_round: Option<LastRound<P>>,
    /// Money already promised by a source, on dates.
    pub tranches: Vec<Tranche<P>>,
    /// What it has to reach: it gates growth, tranches or a listing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Milestone<P>>,
    /// Money from outside the modelled sources. Absent: none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lump_sums: Option<LumpSums<P>>,
    /// Sums it must pay at any time. Absent: none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claims: Option<Claims<P>>,
    /// The employees' pool and the terms of its rounds. Absent: no pool, common shares.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shares: Option<Box<Shares<P>>>,
    /// How employees and early owners sell to sources. Absent: they do not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tender: Option<Box<Tender<P>>>,
    /// How it raises money and keeps discipline. Absent: it does neither.
    pub policy: Option<Policy<P>>,
    /// When it may list. Absent: never.
    pub listing: Option<Listing<P>>,
    /// How it may be bought. Absent: never.
    pub acquisition: Option<Acquisition<P>>,
    /// Outcomes that come at a rate, whatever it does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hazards: Vec<Hazard<P>>,
}

/// Schwartz & Moon (2000) in its published step scheme; A is the run-rate, g its drift with E[A'] = A·e^{gΔ}:
///
/// ```text
/// σ' = σ̄ + (σ − σ̄)e^{−κ₁Δ}      η' = η e^{−κ₂Δ}
/// A' = A·exp[(g − λ₁σ' − σ'²/2)Δ + σ'√Δ ε₁]
/// g' = e^{−κΔ}g + (1 − e^{−κΔ})(ḡ − λ₂η'/κ) + η'√((1 − e^{−2κΔ})/2κ) ε₂,   corr(ε₁, ε₂) = ρ
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Growth<P = Param> {
    /// g at the start, log drift a year.
    pub now: P,
    /// ḡ, the drift it reverts to, a year.
    pub long_run: P,
    /// κ a year, not negative; 0: the drift does not revert. A file may give a half-life instead.
    pub reversion: P,
    /// η at the start, per year per √year, not negative.
    pub uncertainty: P,
    /// κ₂ a year, not negative.
    pub uncertainty_decay: P,
    /// σ at the start, per √year, not negative.
    pub volatility: P,
    /// σ̄ per √year, not negative.
    pub long_run_volatility: P,
    /// κ₁ a year, not negative.
    pub volatility_decay: P,
    /// ρ between −1 and 1.
    pub correlation: P,
    /// λ₁; zero in real-world probabilities.
    pub revenue_risk_price: P,
    /// λ₂; zero in real-world probabilities.
    pub growth_risk_price: P,
    /// Loading of ε₁ on the market's common growth factor, between −1 and 1.
    pub common: P,
    /// Addressable market, USD a year, positive: positive drift is multiplied by max(0, 1 − A/market). Absent: no
    /// limit.
    pub addressable: Option<P>,
    /// p a year, not negative: how much of what is left of the addressable market comes by itself (Bass 1969). Absent: the
    /// market only slows growth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub innovation: Option<P>,
    /// Lognormal jumps of the run-rate. Absent: none.
    pub jumps: Option<Jumps<P>>,
}

/// Gross margin, approaching its long run exponentially.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Margin<P = Param> {
    /// At the start, below 1; may be negative.
    pub now: P,
    /// In the long run, below 1.
    pub long_run: P,
    /// Half-life of the gap in months, positive.
    pub half_life: P,
}

/// γ' = e^{−κΔ}γ + (1 − e^{−κΔ})γ̄ + φ'√((1 − e^{−2κΔ})/2κ) ε₃,  φ' = φ̄ + (φ − φ̄)e^{−κ₃Δ} (Schwartz & Moon 2001).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Variable<P = Param> {
    /// γ at the start, a share of revenue, not negative.
    pub now: P,
    /// γ̄, not negative.
    pub long_run: P,
    /// κ a year, not negative.
    pub reversion: P,
    /// φ at the start, per √year, not negative.
    pub volatility: P,
    /// φ̄ per √year, not negative.
    pub long_run_volatility: P,
    /// κ₃ a year, not negative.
    pub volatility_decay: P,
}

/// Fixed cost.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fixed<P = Param> {
    /// USD a year at the start, not negative.
    pub now: P,
    /// Log growth a year; the cost moves before it is paid, so step n pays now·e^{gnΔ}·Δ.
    pub inflation: P,
}

/// The compute programme P: `P' = P·exp((1 − f)·g_c·Δ + f·ln(A'/A))`, `g_c' = ḡ_c + (g_c − ḡ_c)e^{−κΔ}`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Compute<P = Param> {
    /// USD a year at the start, not negative.
    pub now: P,
    /// `g_c` at the start, log growth a year.
    pub growth: P,
    /// `ḡ_c`, log growth a year.
    pub long_run_growth: P,
    /// Half-life of `g_c − ḡ_c` in months, positive.
    pub half_life: P,
    /// f, the share of the programme's growth that follows the run-rate, 0 to 1.
    pub follows_revenue: P,
    /// The largest share of a month's compute bill that credits may pay, 0 to 1.
    pub credit_share: P,
}

/// A take-or-pay contract: a floor under the compute programme while it runs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Commitment<P = Param> {
    /// With whom, for the reader; the name is part of what addresses its draw.
    pub with: String,
    /// What is due, one span after another; at least one.
    pub spans: Vec<Payment<P>>,
    /// The share that binds: what is left after any haircut, 0 to 1.
    pub binding: P,
    /// The probability that a letter of intent becomes a contract, 0 to 1; 1 for a contract. Decided once per world.
    pub probability: P,
}

impl<P> Commitment<P> {
    /// The first month it binds, and the first in which it binds no more.
    #[must_use]
    pub fn term(&self) -> Option<(Month, Month)> {
        Some((self.spans.first()?.from, self.spans.last()?.to))
    }
}

/// A dated payment, USD a year from one month to before another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Payment<P = Param> {
    /// USD a year, not negative.
    pub per_year: P,
    /// The first month it is paid.
    pub from: Month,
    /// The first month it is paid no more.
    pub to: Month,
}

/// Corporate tax with loss carry-forward without limit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tax<P = Param> {
    /// Rate on profit after losses brought forward, 0 to 1.
    pub rate: P,
    /// Losses brought forward at the start, USD, not negative.
    pub losses: P,
}

/// The last priced round before the start.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LastRound<P = Param> {
    /// Its post-money, USD, positive.
    pub post_money: P,
    /// Its month, not after the start.
    pub date: Month,
}

/// Money promised before the start, paid on a date whatever happens to its source's appetite, as far as the source
/// can pay.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tranche<P = Param> {
    /// The name of the source.
    pub source: String,
    /// USD, not negative.
    pub amount: P,
    /// The month it is paid.
    pub date: Month,
    /// The share that is paid in kind, as credits, 0 to 1.
    pub in_kind: P,
    /// The probability that a letter of intent is kept, 0 to 1; decided once a world. Absent: it is no letter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub probability: Option<P>,
    /// It is paid only once the run-rate has reached this, USD a year, positive. Absent: without condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run_rate: Option<P>,
    /// The milestone of the company that has to be reached first. Absent: none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub milestone: Option<String>,
    /// The month from which it is paid no more if the condition was not met. Absent: it stands until the horizon.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lapses: Option<Month>,
}

crate::traverse::traverse!(Company {
    name,
    id,
    cohort,
    run_rate,
    growth,
    partner_share,
    days_sales_outstanding,
    margin,
    variable,
    fixed,
    compute,
    commitments,
    capex,
    equipment,
    cash,
    cash_volatility,
    cash_watched,
    debt,
    debt_interest,
    cash_interest,
    tax,
    last_round,
    tranches,
    milestones,
    lump_sums,
    claims,
    shares,
    tender,
    policy,
    listing,
    acquisition,
    hazards
});
crate::traverse::traverse!(Growth {
    now,
    long_run,
    reversion,
    uncertainty,
    uncertainty_decay,
    volatility,
    long_run_volatility,
    volatility_decay,
    correlation,
    revenue_risk_price,
    growth_risk_price,
    common,
    addressable,
    innovation,
    jumps
});
crate::traverse::traverse!(Margin { now, long_run, half_life });
crate::traverse::traverse!(Variable {
    now,
    long_run,
    reversion,
    volatility,
    long_run_volatility,
    volatility_decay
});
crate::traverse::traverse!(Fixed { now, inflation });
crate::traverse::traverse!(Compute {
    now,
    growth,
    long_run_growth,
    half_life,
    follows_revenue,
    credit_share
});
crate::traverse::traverse!(Commitment { with, spans, binding, probability });
crate::traverse::traverse!(Payment { per_year, from, to });
crate::traverse::traverse!(Tax { rate, losses });
crate::traverse::traverse!(LastRound { post_money, date });
crate::traverse::traverse!(Tranche {
    source,
    amount,
    date,
    in_kind,
    probability,
    run_rate,
    milestone,
    lapses
});
