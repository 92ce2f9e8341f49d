//! See [`drypowder_fuzz::set`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| drypowder_fuzz::set::holds(bytes));
