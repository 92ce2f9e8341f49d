//! Sixty-four numbers at once, with the same bits on every processor.
//!
//! A batch is a structure of arrays: one [`Lanes`] of [`WIDTH`] numbers for every quantity, and a [`Mask`] that
//! says which lanes are meant. Work on a batch is written as plain loops over lanes inside a [`Kernel`]; a
//! [`Level`] compiles that kernel for an instruction set and picks the best one at run time.
//!
//! # The same bits everywhere
//!
//! Every function here gives the same bits at every level, in one lane or in sixty-four, in debug and in release
//! builds. Only operations that IEEE 754 rounds correctly are used (`+ - * / sqrt` and the fused [`mul_add`]),
//! with integers and comparisons; no function of a platform's mathematics library, and no sum whose order a
//! compiler may choose. What a function returns is therefore part of its contract: a change of a digit is a
//! breaking change, and the golden digests in this crate's tests say when it happens.
//!
//! # Why fused multiply-add
//!
//! [`exp`] and [`ln`] evaluate their polynomials with [`mul_add`], and kernels may. On AVX2, AVX-512 and aarch64 it
//! is one instruction and makes the reduction of the argument exact. Measured against separate multiplications and
//! additions, [`exp`] is 1.5 times as fast at AVX2 and AVX-512, and a step of three normal numbers, one exponential
//! and a dozen further operations 1.1 times. [`Level::Portable`] on x86-64 has no such instruction: every call goes to
//! the C library's exact function, the bits stay the same, [`exp`] takes ten times as long and the step four times.
//! Only processors without AVX2 (built before 2013) are left to that level, and the others are why it was chosen.
//!
//! # Draws
//!
//! A draw is a function of an address, not the next element of a stream: [`threefry`] turns a key and a counter
//! into two words, [`uniform`] and [`normal`] turn one word into one number. The `fill_*` functions do this for a
//! whole batch and give exactly the bits of the scalar functions.

#![expect(
    clippy::inline_always,
    reason = "only what is inlined into a level's function has its instructions"
)]

mod dispatch;
mod exp;
mod fill;
mod lanes;
mod ln;
mod mask;
mod normal;
mod select;
mod threefry;
mod uniform;

pub use dispatch::{Kernel, Level};
pub use exp::exp;
pub use fill::{fill_normals, fill_uniforms, fill_words};
pub use lanes::{Lanes, WIDTH};
pub use ln::ln;
pub use mask::Mask;
pub use normal::normal;
pub use select::{max, min, mul_add, select};
pub use threefry::threefry;
pub use uniform::uniform;
