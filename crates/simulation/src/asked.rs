//! What a run is asked beside its results: assertions to judge, and how precisely some numbers are to be known.

use drypowder_model::{
    claim::{Assertion, Target},
    reference::Reference,
};

/// What a run is asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// To be judged.
    pub assertions: Vec<Assertion>,
    /// To be held against what numbers ought to be.
    pub references: Vec<Reference>,
    /// To go on until these are known; absent: run every world.
    pub until: Option<Until>,
}

/// To go on until every target is known precisely enough, or all worlds of the order are done.
#[derive(Clone, Debug, PartialEq)]
pub struct Until {
    /// What is to be known, and how precisely.
    pub targets: Vec<Target>,
    /// Worlds at the first look, rounded up to whole batches; each later look is at twice as many.
    pub first_look: u64,
}

impl Until {
    /// Worlds at the first look: enough that an interval means something, few enough to take no time.
    pub const FIRST_LOOK: u64 = 4_096;

    /// Until these are known, looking first at [`Self::FIRST_LOOK`] worlds.
    #[must_use]
    pub fn new(targets: Vec<Target>) -> Self {
        Self { targets, first_look: Self::FIRST_LOOK }
    }
}
