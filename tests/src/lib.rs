//! Helpers of the tests that span the crates.
