//! One kernel, compiled for several instruction sets and chosen at run time.
//!
//! A [`Kernel`] is inlined into one function for each [`Level`], and each of these is compiled with the
//! instructions of its level. The loops inside are plain Rust; the compiler makes vectors of the width it finds.

#[cfg(target_arch = "x86_64")]
use std::sync::LazyLock;

/// Work that is compiled once for every [`Level`].
///
/// `run` has to be marked `#[inline(always)]`, and so has what it calls in its loops: only code inlined into the
/// level's own function is compiled with the level's instructions.
pub trait Kernel {
    /// What the work returns.
    type Output;

    /// Does the work.
    fn run(self) -> Self::Output;
}

/// A set of instructions a kernel is compiled for. Every level gives the same bits.
///
/// Any level may be named on any processor. One the processor does not have runs as the best one it has, which
/// changes nothing but time: that is what makes [`run`](Self::run) sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The instructions every processor of the target has: SSE2 on x86-64, NEON on aarch64.
    Portable,
    /// Four numbers at once on x86-64: AVX2, FMA, BMI1, BMI2, LZCNT and POPCNT.
    Avx2,
    /// Eight numbers at once on x86-64: AVX-512 F, DQ, VL, BW and CD besides those of AVX2.
    Avx512,
}

impl Level {
    const ALL: [Self; 3] = [Self::Portable, Self::Avx2, Self::Avx512];

    /// The best level of this processor; looked up once.
    #[must_use]
    #[inline]
    pub fn detect() -> Self {
        #[cfg(target_arch = "x86_64")]
        {
            static BEST: LazyLock<Level> = LazyLock::new(best);
            *BEST
        }
        #[cfg(not(target_arch = "x86_64"))]
        Self::Portable
    }

    /// The levels of this processor, the plainest first.
    pub fn available() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|&level| level <= Self::detect())
    }

    /// Runs `kernel` with this level's instructions, or with the best the processor has if those are fewer.
    #[inline]
    pub fn run<K: Kernel>(self, kernel: K) -> K::Output {
        #[cfg(target_arch = "x86_64")]
        {
            run_on_x86(self, kernel)
        }
        #[cfg(not(target_arch = "x86_64"))]
        kernel.run()
    }

    /// [`exp`](crate::exp) of one number, the same bits: outside a kernel the plain function pays a call for each fused
    /// multiply-add where the target has no such instruction by default.
    #[must_use]
    #[inline]
    pub fn exp(self, x: f64) -> f64 {
        self.run(One(x, crate::exp))
    }

    /// [`ln`](crate::ln) of one number, the same bits; see [`exp`](Self::exp).
    #[must_use]
    #[inline]
    pub fn ln(self, x: f64) -> f64 {
        self.run(One(x, crate::ln))
    }

    /// The name of the level, for a report.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Portable => "portable",
            Self::Avx2 => "avx2",
            Self::Avx512 => "avx512",
        }
    }
}

/// A function of one number.
struct One<F>(f64, F);

impl<F: Fn(f64) -> f64> Kernel for One<F> {
    type Output = f64;

    #[inline(always)]
    fn run(self) -> f64 {
        (self.1)(self.0)
    }
}

#[cfg(target_arch = "x86_64")]
fn best() -> Level {
    let avx2 = is_x86_feature_detected!("avx2")
        && is_x86_feature_detected!("fma")
        && is_x86_feature_detected!("bmi1")
        && is_x86_feature_detected!("bmi2")
        && is_x86_feature_detected!("lzcnt")
        && is_x86_feature_detected!("popcnt");
    let avx512 = avx2
        && is_x86_feature_detected!("avx512f")
        && is_x86_feature_detected!("avx512dq")
        && is_x86_feature_detected!("avx512vl")
        && is_x86_feature_detected!("avx512bw")
        && is_x86_feature_detected!("avx512cd");
    if avx512 {
        Level::Avx512
    } else if avx2 {
        Level::Avx2
    } else {
        Level::Portable
    }
}

#[cfg(target_arch = "x86_64")]
#[inline]
#[expect(
    unsafe_code,
    reason = "a function with more instructions than its caller is only safe once they are found"
)]
fn run_on_x86<K: Kernel>(level: Level, kernel: K) -> K::Output {
    match level.min(Level::detect()) {
        Level::Portable => kernel.run(),
        // SAFETY: the level is not above the detected one, so the processor has every feature of `run_avx2`.
        Level::Avx2 => unsafe { run_avx2(kernel) },
        // SAFETY: likewise, the processor has every feature of `run_avx512`.
        Level::Avx512 => unsafe { run_avx512(kernel) },
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma,bmi1,bmi2,lzcnt,popcnt")]
fn run_avx2<K: Kernel>(kernel: K) -> K::Output {
    kernel.run()
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512dq,avx512vl,avx512bw,avx512cd,avx2,fma,bmi1,bmi2,lzcnt,popcnt")]
fn run_avx512<K: Kernel>(kernel: K) -> K::Output {
    kernel.run()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Answer(u64);

    impl Kernel for Answer {
        type Output = u64;

        #[inline(always)]
        fn run(self) -> u64 {
            self.0
        }
    }

    #[test]
    fn the_levels_of_this_processor_end_with_the_detected_one() {
        assert_eq!(Level::available().next(), Some(Level::Portable));
        assert_eq!(Level::available().last(), Some(Level::detect()));
    }

    #[test]
    fn a_level_may_be_named_where_the_processor_lacks_it() {
        for level in Level::ALL {
            assert_eq!(level.run(Answer(42)), 42);
        }
    }

    #[test]
    fn the_names_differ() {
        assert_eq!(Level::ALL.map(Level::name), ["portable", "avx2", "avx512"]);
    }
}
