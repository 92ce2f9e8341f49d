//! See [`drypowder_fuzz::interval`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| drypowder_fuzz::interval::holds(bytes));
