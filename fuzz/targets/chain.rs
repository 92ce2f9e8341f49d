//! See [`drypowder_fuzz::chain`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| drypowder_fuzz::chain::holds(bytes));
