//! What a reader sees of results made by hand.

mod answer;
mod compare;
mod support;
mod sweep;
