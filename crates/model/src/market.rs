//! The market that all companies and sources share: climate, sentiment, listed multiple, equity index, oil, the IPO
//! window and the correlations of their shocks. A block that is absent stays at its neutral value and draws nothing.

use serde::Serialize;

use crate::{Param, copula::Matrix, units::Month};

/// The state of the market at the start and how it moves.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Market<P = Param> {
    /// Boom, normal and drought. Absent: always normal.
    pub climate: Option<Climate<P>>,
    /// Private investors' mood z. Absent: zero.
    pub sentiment: Option<Sentiment<P>>,
    /// Enterprise value over run-rate revenue of a listed company that grows at the reference rate. Absent: no round
    /// and no listing can be priced, so a scenario with sources or listings must have it.
    pub multiple: Option<Multiple<P>>,
    /// The listed equity index, 1 at the start. Absent: stays at 1.
    pub equity: Option<Equity<P>>,
    /// The price of oil. Absent: no sovereign source may exist.
    pub oil: Option<Oil<P>>,
    /// The window for listings. Absent: always open.
    pub window: Option<Window<P>>,
    /// How rounds and listings are priced off the multiple.
    pub pricing: Pricing<P>,
    /// What an acquirer can pay at the start, USD; moves with the equity index. Absent: no limit.
    pub buyers: Option<P>,
    /// Correlations of the five Gaussian shocks, positive definite.
    pub correlation: Correlation,
}

/// A value for each climate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ByClimate<T> {
    /// In a boom.
    pub boom: T,
    /// In a normal market.
    pub normal: T,
    /// In a drought.
    pub drought: T,
}

/// The venture climate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClimateState {
    /// Money chases deals.
    Boom,
    /// Neither.
    Normal,
    /// Deals chase money.
    Drought,
}

/// A three-state Markov chain: P(leave in Δ) = 1 − exp(−Δ/stay).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Climate<P = Param> {
    /// The climate of the first month.
    pub now: ClimateState,
    /// Mean stay in each state, months, positive.
    pub stay: ByClimate<P>,
    /// On leaving a boom, the share of moves that end in normal (the rest: drought); on leaving normal, the share
    /// that ends in a boom (the rest: drought); on leaving a drought, the share that ends in normal (the rest: boom).
    pub split: ByClimate<P>,
}

/// z' = z̄(S) + e^{−κΔ}(z − z̄(S)) + σ√((1 − e^{−2κΔ})/2κ) ε − contagion.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sentiment<P = Param> {
    /// z at the start.
    pub now: P,
    /// The level z̄ it reverts to, by climate.
    pub mean: ByClimate<P>,
    /// κ as a half-life in months, positive.
    pub half_life: P,
    /// σ per √year, not negative.
    pub volatility: P,
    /// Fall of z when a company that is the whole sector's value has a down round, or a flotation that fails in public; a
    /// smaller company's counts by its share of the sector's value. Not negative.
    pub contagion: P,
}

/// The listed multiple, a log Ornstein–Uhlenbeck process.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Multiple<P = Param> {
    /// M at the start, times run-rate revenue, positive.
    pub now: P,
    /// The median of its long-run distribution, positive.
    pub long_run: P,
    /// Half-life of a deviation in months, positive.
    pub half_life: P,
    /// Volatility of ln M per √year, not negative.
    pub volatility: P,
}

/// The listed equity index, geometric Brownian with Merton jumps.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Equity<P = Param> {
    /// Drift per year of the expected index, jumps apart: E[E'] = E·e^{μΔ} without jumps.
    pub drift: P,
    /// Volatility per √year, not negative.
    pub volatility: P,
    /// Rare jumps. Absent: none.
    pub jumps: Option<Jumps<P>>,
}

/// Lognormal jumps at a hazard; at most one a step, with probability 1 − e^{−hazard·Δ}.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Jumps<P = Param> {
    /// Jumps per year, not negative.
    pub hazard: P,
    /// Mean of the log jump.
    pub mean: P,
    /// Standard deviation of the log jump, not negative.
    pub deviation: P,
}

/// The oil price, a log Ornstein–Uhlenbeck process (Schwartz 1997, one factor).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Oil<P = Param> {
    /// USD per barrel at the start, positive.
    pub now: P,
    /// The median of its long-run distribution, USD per barrel, positive.
    pub long_run: P,
    /// Half-life of a deviation in months, positive.
    pub half_life: P,
    /// Volatility of the log price per √year, not negative.
    pub volatility: P,
}

/// The window for listings: hazards open→closed h·e^{−γz} and closed→open h·e^{γz}, with the exact two-state
/// transition over a step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Window<P = Param> {
    /// Whether it is open in the first month; counts for nothing beside `shut_until`.
    pub open: bool,
    /// The month before which it is held shut, after the start. Absent: it is never held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shut_until: Option<Month>,
    /// Mean stay open at z = 0, months, positive.
    pub stay_open: P,
    /// Mean stay closed at z = 0, months, positive.
    pub stay_closed: P,
    /// γ, how strongly sentiment moves the hazards; not negative.
    pub sentiment: P,
    /// `κ_f`: a failed flotation of a company that is a share w of the sector's value shuts the window with
    /// probability `1 − e^{−κ_f·w}`. Not negative.
    pub failure: P,
}

/// How pre-money is made: `A · M · e^{z} · e^{β(g − g_ref)} · e^{noise} + cash − debt`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pricing<P = Param> {
    /// β, log value per unit of log growth a year; not negative.
    pub growth_premium: P,
    /// `g_ref`, the growth (log, a year) at which the listed multiple is quoted.
    pub reference_growth: P,
    /// The log growth a year beyond which growth earns no further premium.
    pub growth_ceiling: P,
    /// Standard deviation of the noise of one price, not negative.
    pub noise: P,
}

/// Correlations of the shocks of sentiment, multiple, equity, oil and common growth, in that order.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Correlation(pub [[f64; 5]; 5]);

impl Correlation {
    /// No correlation.
    pub const NONE: Self = Self([
        [1.0, 0.0, 0.0, 0.0, 0.0],
        [0.0, 1.0, 0.0, 0.0, 0.0],
        [0.0, 0.0, 1.0, 0.0, 0.0],
        [0.0, 0.0, 0.0, 1.0, 0.0],
        [0.0, 0.0, 0.0, 0.0, 1.0],
    ]);

    /// The names of the shocks, in the order of rows and columns; a scenario file writes `equity-oil = 0.3`.
    pub const NAMES: [&str; 5] = ["sentiment", "multiple", "equity", "oil", "growth"];

    /// As a matrix of any size.
    pub(crate) fn matrix(&self) -> Matrix {
        let mut matrix = Matrix::identity(5);
        for (row, column) in matrix.pairs() {
            matrix.set(row, column, self.0[row][column]);
        }
        matrix
    }

    /// The lower triangular root L with L·Lᵀ = the matrix, or `None` when it is not positive definite.
    #[must_use]
    pub fn root(&self) -> Option<[[f64; 5]; 5]> {
        let lower = self.matrix().root()?;
        let mut root = [[0.0; 5]; 5];
        for (row, line) in root.iter_mut().enumerate() {
            line[..=row].copy_from_slice(lower.row(row));
        }
        Some(root)
    }
}

crate::traverse::traverse!(Market {
    climate,
    sentiment,
    multiple,
    equity,
    oil,
    window,
    pricing,
    buyers,
    correlation
});
crate::traverse::traverse!(Climate { now, stay, split });
crate::traverse::traverse!(Sentiment { now, mean, half_life, volatility, contagion });
crate::traverse::traverse!(Multiple { now, long_run, half_life, volatility });
crate::traverse::traverse!(Equity { drift, volatility, jumps });
crate::traverse::traverse!(Jumps { hazard, mean, deviation });
crate::traverse::traverse!(Oil { now, long_run, half_life, volatility });
crate::traverse::traverse!(Window { open, shut_until, stay_open, stay_closed, sentiment, failure });
crate::traverse::traverse!(Pricing { growth_premium, reference_growth, growth_ceiling, noise });
