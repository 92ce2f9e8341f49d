//! What somebody chooses: levers, never drawn.

use serde::Serialize;

use crate::Param;

/// How a company raises money and keeps discipline. Every field is a lever but the length of a raise and
/// what a cut costs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Policy<P = Param> {
    /// It asks when cash covers fewer months of net burn than this.
    pub ask_below: f64,
    /// An ask covers net burn and obligations over this many months, less cash.
    pub target: f64,
    /// The smallest round it opens, USD.
    pub smallest_round: f64,
    /// The largest share a round may sell, strictly between 0 and 1.
    pub max_dilution: f64,
    /// A round that raises less than this share of the ask fails and no money moves, 0 to 1.
    pub minimum_close: f64,
    /// Months from an ask to its close, positive; drawn anew for every ask.
    pub raise_takes: P,
    /// Opportunism: it also asks when sentiment is above this…
    pub opportunistic_sentiment: Option<f64>,
    /// …and the last round is at least this many months old.
    pub opportunistic_after: f64,
    /// The fall below the last post-money that it accepts at any time, 0 to 1.
    pub down_tolerance: f64,
    /// Below this many months of runway it accepts any price.
    pub desperate_below: f64,
    /// After a failed ask it waits this many months before the next.
    pub wait: f64,
    /// After each failed ask in a row its price is lower by this share, 0 to 1.
    pub concession: f64,
    /// When it runs out, its shareholders may bridge this many months of net burn, once between two rounds; 0: never.
    pub bridge: f64,
    /// Below this many months of runway it cuts the compute programme.
    pub cut_below: f64,
    /// The share of the programme that one cut removes, 0 to 1.
    pub cut: f64,
    /// At least this many months pass between two cuts.
    pub cut_pause: f64,
    /// Loss of growth drift (log, a year) per unit of log programme cut.
    pub cut_cost: P,
    /// It winds down, returning what is left, when a round has failed on discipline and fewer months of runway than
    /// this remain. Absent: never.
    pub wind_down_below: Option<f64>,
    /// The milestone it has to have reached before later tranches of its rounds are paid. Absent: none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tranche_milestone: Option<String>,
    /// It counts as self-sustaining after this many months in a row without net burn (before credits) and without new money.
    pub sustaining_after: f64,
}

/// When a company may list, and what a listing brings.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Listing<P = Param> {
    /// Whether it would list without being forced.
    pub wanted: bool,
    /// Earliest chosen filing, months after the start.
    pub not_before: f64,
    /// Lowest run-rate, USD a year.
    pub run_rate: P,
    /// Lowest growth drift, log a year.
    pub growth: P,
    /// Lowest operating margin (−net burn over collected revenue), may be negative.
    pub margin: P,
    /// Out of a boom the run-rate bar is multiplied by this, at least 1.
    pub strictness: P,
    /// A forced listing must only clear this share of the run-rate bar, 0 to 1, and no growth or margin bar.
    pub forced_bar: P,
    /// Months from the filing to the listing, positive; drawn anew for every filing.
    pub filing_takes: P,
    /// It is forced to file when fewer months of runway than this remain, or a round has failed. Lever.
    pub forced_below: f64,
    /// Shareholders veto a price below this share of the last post-money. Lever, not negative.
    pub veto_floor: f64,
    /// Share of the company sold at a listing, new shares over all shares after it, 0 to below 1: large +
    /// (small − large)/(1 + value of the old shares ÷ scale), falling from `float_small` for a small company…
    pub float_small: P,
    /// …to `float_large` for a large one.
    pub float_large: P,
    /// The value of the old shares at which the float is halfway between small and large, USD, positive.
    pub float_scale: P,
    /// Underwriters' share of the proceeds, 0 to 1.
    pub spread: P,
    /// The milestone it has to have reached to file. Absent: none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub milestone: Option<String>,
}

/// How a company may be bought.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Acquisition<P = Param> {
    /// Offers per year in ordinary times, not negative.
    pub hazard: P,
    /// The hazard is multiplied by this when runway is below the policy's ask trigger, at least 0.
    pub distress: P,
    /// The largest price antitrust lets through, USD, positive. Absent: no cap.
    pub cap: Option<P>,
}

crate::traverse::traverse!(Policy {
    ask_below,
    target,
    smallest_round,
    max_dilution,
    minimum_close,
    raise_takes,
    opportunistic_sentiment,
    opportunistic_after,
    down_tolerance,
    desperate_below,
    wait,
    concession,
    bridge,
    cut_below,
    cut,
    cut_pause,
    cut_cost,
    wind_down_below,
    tranche_milestone,
    sustaining_after
});
crate::traverse::traverse!(Listing {
    wanted,
    not_before,
    run_rate,
    growth,
    margin,
    strictness,
    forced_bar,
    filing_takes,
    forced_below,
    veto_floor,
    float_small,
    float_large,
    float_scale,
    spread,
    milestone
});
crate::traverse::traverse!(Acquisition { hazard, distress, cap });
