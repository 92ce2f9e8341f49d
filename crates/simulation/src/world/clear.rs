//! Phase 6: the market clears, over all companies at once.

mod execute;
mod fill;
mod offer;
mod round;

pub(crate) use execute::share_of_sector;
pub(crate) use round::{Clearing, clear};

pub use fill::Fill;
