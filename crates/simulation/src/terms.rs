//! The terms of money as arithmetic: who gets what at an exit, what a cheaper round does to older shares, and what an
//! investor earned. Nothing here knows a world, a source or a draw.

mod anti_dilution;
mod returns;
mod waterfall;

pub use anti_dilution::{broad_weighted_average, full_ratchet};
pub use returns::{Flow, internal_rate, multiple};
pub use waterfall::{Class, Participation, Payout, pay_out};
