//! What must hold for any bytes that a stranger hands to the readers, one module a fuzz target. The model's tests replay
//! the kept inputs through the same functions.

pub mod chain;
pub mod interval;
pub mod scenario;
pub mod set;
pub mod units;

mod verdict;

/// What a target does with an input: it panics where something does not hold.
pub type Holds = fn(&[u8]);

/// Every target by its name, which is also the name of its folder in `corpus/`.
pub const TARGETS: [(&str, Holds); 5] = [
    ("chain", chain::holds),
    ("interval", interval::holds),
    ("scenario", scenario::holds),
    ("set", set::holds),
    ("units", units::holds),
];
