//! Units as people speak them: money, rates, spans, dates, and the calendar month.
//!
//! A [`Quantity`] is what a number of a scenario measures. It reads a spoken value (`"$22.5B"`, `"35% a year"`,
//! `"18 months"`) into the unit the model computes in, spells a value back, and says what would have worked. Nothing is
//! guessed: a number without its unit is refused wherever a reader could take it for something else.

mod date;
mod decimal;
mod ends;
mod growth;
mod interval;
mod money;
mod month;
mod number;
mod period;
mod quantity;
mod ratio;
mod refusal;
mod span;
mod spelling;
mod text;

pub use interval::{Interval, split_interval};
pub use month::Month;
pub(crate) use number::{grouped, significant};
pub(crate) use quantity::Offers;
pub use quantity::{Misread, Quantity};
pub(crate) use spelling::one_of;
