//! The candidates of a whole batch: every lane's point of its layer, and which of them need a further look.
//!
//! Two neighbouring edges decide a lane, `edge(i)` and `edge(i + 1)`. They lie side by side in the table, so one load of
//! sixteen bytes fetches both, and a few shuffles turn the pairs of four or eight lanes into two vectors. Measured
//! with the generator, a draw by gathers takes a fifth (AVX2) to a half (AVX-512) longer, more where microcode slows
//! gathers down. The compiler does not find the pairs, hence the intrinsics; the bits are those of [`plain`].

use super::{candidate, with_sign_of};
use crate::{Lanes, Mask, WIDTH};

/// One lane after the other.
#[inline(always)]
pub(crate) fn plain(words: &[u64; WIDTH], lanes: &mut Lanes) -> Mask {
    let mut missed = Mask::NONE;
    for lane in 0..WIDTH {
        let (x, hit) = candidate(words[lane]);
        lanes[lane] = with_sign_of(words[lane], x);
        missed.0 |= u64::from(!hit) << lane;
    }
    missed
}

#[cfg(target_arch = "x86_64")]
pub(crate) use x86::{avx2, avx512};

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::{
        __m128d, __m256d, __m256i, __m512d, __m512i, _CMP_NLT_UQ, _mm_set_pd, _mm256_and_si256,
        _mm256_castpd_si256, _mm256_castsi256_pd, _mm256_cmp_pd, _mm256_movemask_pd, _mm256_mul_pd,
        _mm256_or_si256, _mm256_set_m128d, _mm256_set1_epi64x, _mm256_set1_pd, _mm256_slli_epi64,
        _mm256_srli_epi64, _mm256_sub_pd, _mm256_unpackhi_pd, _mm256_unpacklo_pd, _mm256_xor_si256,
        _mm512_and_si512, _mm512_castpd_si512, _mm512_castpd256_pd512, _mm512_castsi512_pd,
        _mm512_cmp_pd_mask, _mm512_insertf64x4, _mm512_mul_pd, _mm512_or_si512, _mm512_set1_epi64,
        _mm512_set1_pd, _mm512_slli_epi64, _mm512_srli_epi64, _mm512_sub_pd, _mm512_unpackhi_pd,
        _mm512_unpacklo_pd, _mm512_xor_si512,
    };
    use std::mem::transmute;

    use crate::normal::{EDGES, SIGN, SIGN_SHIFT, layer};
    use crate::uniform::{HALF_STEP_BELOW_ONE, ONE};
    use crate::{Lanes, Mask, WIDTH};

    /// Both edges of the word's layer, the outer one low.
    #[target_feature(enable = "avx2")]
    #[inline]
    fn edges(word: u64) -> __m128d {
        let i = layer(word);
        _mm_set_pd(EDGES[i + 1], EDGES[i])
    }

    /// Four lanes at once.
    #[target_feature(enable = "avx2,fma,bmi1,bmi2,lzcnt,popcnt")]
    #[inline]
    #[expect(unsafe_code, reason = "a vector is an array of its numbers")]
    pub(crate) fn avx2(words: &[u64; WIDTH], lanes: &mut Lanes) -> Mask {
        let mut missed = 0;
        let (inputs, _) = words.as_chunks::<4>();
        let (outputs, _) = lanes.0.as_chunks_mut::<4>();
        for (chunk, (input, output)) in inputs.iter().zip(outputs).enumerate() {
            let even = _mm256_set_m128d(edges(input[2]), edges(input[0]));
            let odd = _mm256_set_m128d(edges(input[3]), edges(input[1]));
            // SAFETY: both types are thirty-two bytes without padding, and every pattern of bits is valid in both.
            let word = unsafe { transmute::<[u64; 4], __m256i>(*input) };
            let x = _mm256_mul_pd(uniform_4(word), _mm256_unpacklo_pd(even, odd));
            let miss = _mm256_cmp_pd::<_CMP_NLT_UQ>(x, _mm256_unpackhi_pd(even, odd));
            missed |= u64::from(_mm256_movemask_pd(miss).cast_unsigned()) << (4 * chunk);
            // SAFETY: likewise.
            *output = unsafe { transmute::<__m256d, [f64; 4]>(signed_4(word, x)) };
        }
        Mask(missed)
    }

    #[target_feature(enable = "avx2")]
    #[inline]
    fn uniform_4(word: __m256i) -> __m256d {
        let mantissa = _mm256_or_si256(_mm256_srli_epi64::<12>(word), _mm256_set1_epi64x(ONE.cast_signed()));
        _mm256_sub_pd(_mm256_castsi256_pd(mantissa), _mm256_set1_pd(HALF_STEP_BELOW_ONE))
    }

    #[target_feature(enable = "avx2")]
    #[inline]
    fn signed_4(word: __m256i, x: __m256d) -> __m256d {
        let shifted = _mm256_slli_epi64::<{ SIGN_SHIFT.cast_signed() }>(word);
        let sign = _mm256_and_si256(shifted, _mm256_set1_epi64x(SIGN.cast_signed()));
        _mm256_castsi256_pd(_mm256_xor_si256(_mm256_castpd_si256(x), sign))
    }

    /// Eight lanes at once.
    #[target_feature(enable = "avx512f,avx512dq,avx512vl,avx512bw,avx512cd,avx2,fma,bmi1,bmi2,lzcnt,popcnt")]
    #[inline]
    #[expect(unsafe_code, reason = "a vector is an array of its numbers")]
    pub(crate) fn avx512(words: &[u64; WIDTH], lanes: &mut Lanes) -> Mask {
        let mut missed = 0;
        let (inputs, _) = words.as_chunks::<8>();
        let (outputs, _) = lanes.0.as_chunks_mut::<8>();
        for (chunk, (input, output)) in inputs.iter().zip(outputs).enumerate() {
            let even = edges_4([input[0], input[2], input[4], input[6]]);
            let odd = edges_4([input[1], input[3], input[5], input[7]]);
            // SAFETY: both types are sixty-four bytes without padding, and every pattern of bits is valid in both.
            let word = unsafe { transmute::<[u64; 8], __m512i>(*input) };
            let x = _mm512_mul_pd(uniform_8(word), _mm512_unpacklo_pd(even, odd));
            let miss = _mm512_cmp_pd_mask::<_CMP_NLT_UQ>(x, _mm512_unpackhi_pd(even, odd));
            missed |= u64::from(miss) << (8 * chunk);
            // SAFETY: likewise.
            *output = unsafe { transmute::<__m512d, [f64; 8]>(signed_8(word, x)) };
        }
        Mask(missed)
    }

    /// The pairs of edges of four words.
    #[target_feature(enable = "avx512f,avx2")]
    #[inline]
    fn edges_4([a, b, c, d]: [u64; 4]) -> __m512d {
        let low = _mm256_set_m128d(edges(b), edges(a));
        let high = _mm256_set_m128d(edges(d), edges(c));
        _mm512_insertf64x4::<1>(_mm512_castpd256_pd512(low), high)
    }

    #[target_feature(enable = "avx512f")]
    #[inline]
    fn uniform_8(word: __m512i) -> __m512d {
        let mantissa = _mm512_or_si512(_mm512_srli_epi64::<12>(word), _mm512_set1_epi64(ONE.cast_signed()));
        _mm512_sub_pd(_mm512_castsi512_pd(mantissa), _mm512_set1_pd(HALF_STEP_BELOW_ONE))
    }

    #[target_feature(enable = "avx512f")]
    #[inline]
    fn signed_8(word: __m512i, x: __m512d) -> __m512d {
        let shifted = _mm512_slli_epi64::<SIGN_SHIFT>(word);
        let sign = _mm512_and_si512(shifted, _mm512_set1_epi64(SIGN.cast_signed()));
        _mm512_castsi512_pd(_mm512_xor_si512(_mm512_castpd_si512(x), sign))
    }
}
