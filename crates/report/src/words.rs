//! Numbers as they are spoken: money, shares, spans and dates, each with its error where it is estimated.

mod figure;
mod measure;
mod money;
mod share;
mod span;
mod wrap;

pub use figure::{figure, precise};
pub use measure::{Z95, decimals_for, half_width};
pub use money::{dollars, dollars_estimate, dollars_quantiles, times};
pub use share::{percent, proportion, ratio, whole_percent};
pub use span::{date_at, grouped, months, span};
pub use wrap::wrap;
