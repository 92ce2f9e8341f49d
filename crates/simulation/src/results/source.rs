//! What a run found about the sources and the system.

use serde::{Deserialize, Serialize};

use super::{
    company::Marked,
    estimate::{Estimate, Proportion, Quantile, Ratio},
};

/// The first month in which an ask that was within policy met no money.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exhaustion {
    /// By each mark.
    pub by: Vec<Marked>,
    /// By the horizon.
    pub horizon: Proportion,
    /// Median months after the start; `null` where it comes in less than half of the worlds.
    pub median: Quantile,
}

/// What a run found about one source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceResults {
    /// Its name.
    pub name: String,
    /// Its kind, as a scenario file spells it.
    pub kind: String,
    /// When it first said yes and could not pay.
    pub exhaustion: Exhaustion,
    /// Drawn by companies over the horizon, USD, mean a world.
    pub drawn: Estimate,
    /// Drawn in the first twelve months, USD: mean a world.
    pub drawn_first_year: Estimate,
    /// Drawn in the first twelve months, USD: 10, 50, 90%.
    pub drawn_first_year_quantiles: Vec<Quantile>,
    /// Share of its refusals that were on discipline.
    pub refused_on_discipline: Ratio,
    /// Worlds in which it was ever forced to sell (leveraged holders; otherwise 0).
    pub forced_sale: Proportion,
    /// What its reviews found; absent where it holds none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviews: Option<ReviewResults>,
    /// Paid to insiders for their shares, USD, mean a world; absent where nobody sells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bought: Option<Estimate>,
    /// What it earned; absent where it put no money in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returns: Option<Returns>,
}

/// What the reviews of a source found.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewResults {
    /// Worlds in which a review found at least one of the companies that it may fund or has funded below the bar, so that it
    /// stopped giving.
    pub failed: Proportion,
}

/// What money earned from the start to the horizon, over the first worlds of a run in which any was put in. What was held
/// at the start enters at the last round's price, or at cost without one; what is held at the end counts at the last round's
/// price, and what listed at the listing's. Vehicles' fees are not in it; credits count as much as cash.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Returns {
    /// Worlds looked at.
    pub worlds: u64,
    /// Money multiple, what came back over what was put in: 10, 50, 90%.
    pub multiple: Vec<Quantile>,
    /// Internal rate of return a year: 10, 50, 90%; −1 where nothing came back.
    pub rate: Vec<Quantile>,
    /// Worlds in which less came back than was put in.
    pub loss: Proportion,
}

/// What all sources of a kind earned together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindReturns {
    /// The kind, as a scenario file spells it.
    pub kind: String,
    /// What they earned.
    pub returns: Returns,
}

/// How concentrated the private capital drawn is, over companies, mean over worlds in which any was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concentration {
    /// Share of the largest company.
    pub top1: Ratio,
    /// Share of the two largest.
    pub top2: Ratio,
    /// Share of the ten largest.
    pub top10: Ratio,
    /// Herfindahl index, Σ share².
    pub herfindahl: Ratio,
}

/// How often an event happens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventResults {
    /// Its name.
    pub name: String,
    /// Worlds in which it happened, once or more, while any company was still private.
    pub happened: Proportion,
}

/// What a run found about the system as a whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SystemResults {
    /// When any ask first fell short for want of capacity.
    pub exhaustion: Exhaustion,
    /// Concentration of the private capital drawn.
    pub concentration: Concentration,
    /// Private capital drawn, USD, mean a world.
    pub drawn: Estimate,
    /// How often each event happened, dated or random, by name; absent where the scenario has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<EventResults>,
    /// What each kind of source earned, where it put money in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub returns: Vec<KindReturns>,
    /// Largest residual of a money identity in the months that were checked, USD, of sums beyond $10¹³ in proportion; `null`
    /// where none was.
    pub ledger_residual: Option<f64>,
    /// Largest residual of Σ stakes = 1 in the months that were checked, a share; `null` where none was.
    pub stakes_residual: Option<f64>,
}
