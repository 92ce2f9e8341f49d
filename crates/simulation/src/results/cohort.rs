//! What a run found about a cohort: companies of the same laws, each with its own draws.

use serde::{Deserialize, Serialize};

use super::{
    company::{CompanyResults, Marked},
    estimate::{Estimate, Proportion, Quantile},
};

/// What a run found about the members of a cohort together.
///
/// Members of one world share its market and its sources, so they are no independent observations; worlds are. A share is
/// the mean over worlds of a world's share of members, and every error comes from how worlds differ.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CohortResults {
    /// Its name.
    pub name: String,
    /// How many members it has.
    pub members: u64,
    /// A member picked at random in a world picked at random: shares are of all members in all worlds, means are a member's,
    /// quantiles are over members and worlds (Woodruff 1952). With one member they are that company's, but for the
    /// benchmarks, which have no intervals here and are of the first 16,384 worlds throughout.
    pub pooled: CompanyResults,
    /// Listed, chosen or forced, by each mark.
    pub listed_by: Vec<Marked>,
    /// Listed by the horizon.
    pub listed: Proportion,
    /// Insolvent or wound down by each mark; by the horizon it is `too_late` of the pooled results.
    pub too_late_by: Vec<Marked>,
    /// Private capital drawn by all members, USD, mean a world.
    pub drawn: Estimate,
    /// How worlds differ.
    pub spread: CohortSpread,
}

/// The share of members something happens to by the horizon, over worlds: 10, 50 and 90%, with intervals by order
/// statistics. It is what the holder of a portfolio of all members meets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CohortSpread {
    /// Runs dry on private capital alone.
    pub runs_dry: Vec<Quantile>,
    /// Insolvent or wound down.
    pub too_late: Vec<Quantile>,
    /// Listed.
    pub listed: Vec<Quantile>,
}
