//! See [`drypowder_fuzz::scenario`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| drypowder_fuzz::scenario::holds(bytes));
