//! Phase 6: the market clears, over all companies at once.

mod account;
mod closing;
mod execute;
mod fill;
mod lend;
mod loans;
mod offer;
pub(super) mod patience;
mod round;

pub(crate) use offer::burn_multiple;
pub(crate) use round::{Clearing, clear};

pub use fill::Fill;
