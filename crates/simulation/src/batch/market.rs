//! The market's state in a batch of worlds.

use super::state::state;

/// Climate codes, in the order of the model's `ByClimate`.
pub(crate) const BOOM: f64 = 0.0;
pub(crate) const NORMAL: f64 = 1.0;
pub(crate) const DROUGHT: f64 = 2.0;

state! {
    /// The market of one world.
    Market, MarketLanes {
        /// Climate: 0 boom, 1 normal, 2 drought.
        climate,
        /// Sentiment z.
        sentiment,
        /// ln of the listed multiple M.
        log_multiple,
        /// ln of the equity index E, 0 at the start.
        log_equity,
        /// Its log return of the last step.
        equity_return,
        /// ln of the oil price, USD per barrel.
        log_oil,
        /// 1 while the window for listings is open.
        window,
        /// The step's common growth shock.
        common,
    }
}
