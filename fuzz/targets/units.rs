//! See [`drypowder_fuzz::units`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| drypowder_fuzz::units::holds(bytes));
