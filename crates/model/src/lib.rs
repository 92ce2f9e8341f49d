//! What a scenario says: its types, laws, units and problems.
//!
//! The road starts here: text → [`mod@file`] (every key and value with its place) → [`Scenario`] (whole, valid,
//! immutable). A [`Scenario`] holds no mistakes, so nothing downstream checks for them again. This crate draws no
//! random number, opens no file and prints nothing: a caller hands it text and gets a scenario or
//! [`problem::Problems`] back.
//!
//! Money is in US dollars, rates are per year, spans in months, shares between 0 and 1 unless a field says otherwise.

pub mod cash;
pub mod claim;
pub mod company;
pub mod condition;
pub mod copula;
pub mod equipment;
pub mod event;
pub mod file;
pub mod law;
pub mod lint;
pub mod market;
pub mod measure;
pub mod milestone;
pub mod outcome;
pub mod param;
pub mod policy;
pub mod problem;
pub mod reference;
pub mod scenario;
pub mod shares;
pub mod source;
pub mod traverse;
pub mod units;

pub use company::Company;
pub use event::Event;
pub use law::Law;
pub use market::Market;
pub use param::Param;
pub use scenario::Scenario;
pub use source::Source;
