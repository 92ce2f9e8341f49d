//! What a run found about one company.

use serde::{Deserialize, Serialize};

use super::estimate::{Estimate, Proportion, Quantile, Ratio};

/// How a company leaves private life, in the order the causes are looked at within a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// It listed because it wanted to.
    IpoChosen,
    /// It listed because a round failed or cash ran short.
    IpoForced,
    /// It was bought.
    Acquired,
    /// It stopped and returned what was left.
    WoundDown,
    /// It ran out of cash after a bridge was tried.
    Insolvent,
}

impl Cause {
    /// Every cause, in order.
    pub const ALL: [Self; 5] =
        [Self::IpoChosen, Self::IpoForced, Self::Acquired, Self::WoundDown, Self::Insolvent];

    /// The words a reader sees.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::IpoChosen => "chosen IPO",
            Self::IpoForced => "forced IPO",
            Self::Acquired => "acquired",
            Self::WoundDown => "wound down",
            Self::Insolvent => "insolvent",
        }
    }
}

/// Why a round fell short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShortfallReason {
    /// Yes, but no money.
    Capacity,
    /// Money, but the cap on one company or the largest cheque binds.
    Concentration,
    /// No, whatever the burn.
    Appetite,
    /// No, because of the burn.
    Discipline,
    /// The price was below what the company accepts.
    Price,
}

impl ShortfallReason {
    /// Every reason, in order.
    pub const ALL: [Self; 5] =
        [Self::Capacity, Self::Concentration, Self::Appetite, Self::Discipline, Self::Price];

    /// The word a reader sees.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Capacity => "capacity",
            Self::Concentration => "concentration",
            Self::Appetite => "appetite",
            Self::Discipline => "discipline",
            Self::Price => "price",
        }
    }
}

/// A share at a number of months after the start.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marked {
    /// Months after the start.
    pub month: u32,
    /// The share of worlds by then.
    pub share: Proportion,
}

/// Cumulative incidence `F_k(t)` = P(T ≤ t, J = k) of one cause at the marks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Incidence {
    /// The cause.
    pub cause: Cause,
    /// At each mark.
    pub by: Vec<Marked>,
    /// At the horizon.
    pub horizon: Proportion,
}

/// E[min(T, τ)] and what each cause takes from τ, months; they sum to the horizon τ.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RestrictedTime {
    /// Mean months private up to the horizon.
    pub private: Estimate,
    /// Mean months lost to each cause, in the order of [`Cause::ALL`].
    pub lost: Vec<Estimate>,
}

/// The sustain time T⁰: how long private capital alone carries the company.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sustain {
    /// Share of worlds in which it has run dry by each mark.
    pub runs_dry_by: Vec<Marked>,
    /// Runs dry before the horizon.
    pub runs_dry: Proportion,
    /// Pays its own way before it ran dry.
    pub self_sustaining: Proportion,
    /// Neither by the horizon.
    pub beyond_horizon: Proportion,
    /// Quantiles of T⁰ in months (self-sustaining counts as never) at 5, 25, 50, 75 and 95%.
    pub quantiles: Vec<Quantile>,
    /// Mean of min(T⁰, horizon), months.
    pub restricted_mean: Estimate,
}

/// Why rounds fell short.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shortfalls {
    /// Share of the asks that fell short, in the order of [`ShortfallReason::ALL`].
    pub reasons: Vec<ShortfallShare>,
    /// Mean asks a world.
    pub asks: Estimate,
    /// Mean asks a world that brought nothing.
    pub failed: Estimate,
    /// Mean asks a world that brought part of what was asked.
    pub partial: Estimate,
}

/// The share of one reason.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShortfallShare {
    /// The reason.
    pub reason: ShortfallReason,
    /// Its share of the asks that fell short.
    pub share: Ratio,
}

/// Numbers a reader can hold against the outside world; none for a member of a cohort of more than ten.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Benchmarks {
    /// Pre-money the market would pay in the first month, USD: 10, 50, 90%. Empty where nothing can price it.
    pub opening_pre_money: Vec<Quantile>,
    /// Calendar-year figures: net burn and recognised revenue of the simulated months of each calendar year, USD, and
    /// run-rate at its end, over worlds in which it is still private at the end of that year.
    pub years: Vec<CalendarYear>,
}

/// One calendar year of a company.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarYear {
    /// The year.
    pub year: i32,
    /// Months of it that are simulated: 12 except where the run begins or ends within it.
    pub months: u32,
    /// Worlds counted: of the first 16,384, those in which it is still private at the end of the year.
    pub worlds: u64,
    /// Recognised revenue in those months, USD: 10, 50, 90%.
    pub revenue: Vec<Quantile>,
    /// Net burn in those months, USD: 10, 50, 90%.
    pub net_burn: Vec<Quantile>,
    /// Run-rate in the last of them, USD a year: 10, 50, 90%.
    pub run_rate: Vec<Quantile>,
}

/// How often, and when, a company reaches one of its milestones.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MilestoneResults {
    /// Its name.
    pub name: String,
    /// Reached while the company is private, before the horizon.
    pub reached: Proportion,
    /// Quantiles of the time at which it is, months (not reached counts as never): 5, 25, 50, 75 and 95%.
    pub quantiles: Vec<Quantile>,
}

/// What a run found about one company. Of a member of a cohort of more than ten, quantiles of times are rounded up to whole
/// months.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompanyResults {
    /// Its name.
    pub name: String,
    /// The cohort it is a member of; absent where it stands alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cohort: Option<String>,
    /// How long private capital carries it.
    pub sustain: Sustain,
    /// How it leaves, by cause, in the order of [`Cause::ALL`].
    pub incidence: Vec<Incidence>,
    /// Still private at the horizon and self-sustaining by then.
    pub private_sustaining: Proportion,
    /// Still private at the horizon and not self-sustaining.
    pub private_dependent: Proportion,
    /// Time private and time lost.
    pub restricted: RestrictedTime,
    /// Of the worlds that list early enough to tell, the share in which private capital would have run dry within
    /// twelve months of the listing: a rescue.
    pub rescue: Proportion,
    /// Insolvent or wound down without a listing.
    pub too_late: Proportion,
    /// Why its rounds fell short.
    pub shortfalls: Shortfalls,
    /// Σ max(0, asked − funded), USD, mean a world.
    pub funding_gap: Estimate,
    /// Lump sums from outside the modelled sources, USD, mean a world; absent where none can come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outside_money: Option<Estimate>,
    /// Its milestones, by name; absent where it has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<MilestoneResults>,
    /// Private capital drawn, USD, mean a world, credits and loans included.
    pub drawn: Estimate,
    /// The same from each source, in the order of the sources.
    pub drawn_by_source: Vec<Estimate>,
    /// Share of the company that each source owns when it leaves private life, before the new shares of a listing, or at the
    /// horizon, mean over worlds, in the order of the sources.
    pub stakes_by_source: Vec<Estimate>,
    /// Share of the capital drawn that came in kind.
    pub in_kind: Ratio,
    /// Share of the capital drawn that it is obliged to spend with those who gave it.
    pub circular: Ratio,
    /// Share of the company sold after the start to sources, mean over worlds.
    pub dilution: Estimate,
    /// Share of priced rounds that were down rounds.
    pub down_rounds: Ratio,
    /// Primary proceeds of a listing, USD, mean over the worlds that list.
    pub listing_proceeds: Ratio,
    /// Numbers to hold against the outside world.
    pub benchmarks: Benchmarks,
    /// ln(1 + cash) of the worlds still private at the horizon, mean.
    pub final_log_cash: Ratio,
    /// Mean step of insolvency among insolvent worlds, the first step being 0.
    pub mean_insolvent_step: Ratio,
}
