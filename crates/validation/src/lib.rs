//! What is proven: numbers of the program held against closed forms, published tables, identities and other programs.
//!
//! - [`cases`]: scenario files whose answers are known, each run as anybody would run it.
//! - [`formulas`]: exact values of the public functions that the simulation uses.
//! - [`identities`]: what adds up in every world of every scenario.
//! - [`coverage`]: how often intervals hold the truth.
//!
//! Everything ends in a [`Row`]; this crate prints and opens nothing.

pub mod cases;
pub mod coverage;
pub mod formulas;
pub mod identities;
pub mod row;

pub use row::{Kind, Row, Table};
