//! Wealthy individuals and institutions that crowd into a few names through vehicles.

use serde::Serialize;

use crate::{Param, market::ByClimate};

/// Inflow a year = flow × climate factor × E^{β} × e^{momentum·m}, where m is the recent log mark-up of priced
/// rounds, fading with `memory`; money that waits leaves at 1/memory a month, all of it in a climate whose factor is 0.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Individuals<P = Param> {
    /// Waiting to invest at the start, USD, not negative.
    pub waiting: P,
    /// Inflow at neutral momentum, USD a year, not negative.
    pub flow: P,
    /// What multiplies it by climate, not negative.
    pub climate: ByClimate<P>,
    /// Elasticity to the equity index.
    pub equity_beta: P,
    /// Response to the log mark-up of recent rounds.
    pub momentum: P,
    /// How long mark-ups are remembered and money waits, months, positive.
    pub memory: P,
    /// Share of each cheque that the vehicles keep as fees, 0 to below 1.
    pub fees: P,
}

crate::traverse::traverse!(Individuals { waiting, flow, climate, equity_beta, momentum, memory, fees });
