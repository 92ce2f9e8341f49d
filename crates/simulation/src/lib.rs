//! What happens in a scenario: draws, worlds, tallies, estimates.
//!
//! The road: [`Plan`] (names to indices, laws to addresses) → for each batch of worlds, month by month, a row of
//! draws → the batch's state → metrics observe → tallies merge → [`results::Results`]. Nothing here prints, opens a
//! file or reads a clock, and the only randomness is a function of addresses in [`draw`].

#![expect(
    clippy::inline_always,
    reason = "only what is inlined into a kernel is compiled with its level's instructions"
)]

pub mod asked;
mod batch;
pub mod draw;
pub mod engine;
pub mod estimate;
pub mod fault;
mod metric;
pub mod paired;
pub mod plan;
pub mod replay;
pub mod results;
pub mod source;
mod tally;
pub mod terms;
mod world;

pub use asked::{Asked, Until};
pub use engine::{
    Audit, Control, Error, MOST_WORLDS, Order, Outcome, Survivors, Unattended, audit, paired, paired_bytes,
    replay, simulate, simulate_at, survey, survey_bytes,
};
pub use fault::Fault;
pub use paired::{Mean, Paired};
pub use plan::Plan;
pub use world::clear::Fill;
