//! The standard normal law's distribution function and its inverse.

use core::f64::consts::SQRT_2;

/// The 95th percentile of the standard normal law: a 90% interval reaches this many standard deviations either way.
pub const UPPER_90: f64 = 1.644_853_626_951_472_2;

/// Φ⁻¹(u) to about one part in 10¹⁶: algorithm AS 241, routine PPND16 (Wichura 1988, *Applied Statistics* 37,
/// 477–484). Three rational approximations: the centre, the shoulders and the far tails.
#[must_use]
pub fn standard_quantile(u: f64) -> f64 {
    let q = u - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * horner(&CENTRE.0, r) / horner(&CENTRE.1, r);
    }
    let tail = if q < 0.0 { u } else { 1.0 - u };
    if tail <= 0.0 {
        return f64::INFINITY.copysign(q);
    }
    let r = (-libm::log(tail)).sqrt();
    let magnitude = if r <= 5.0 {
        horner(&SHOULDER.0, r - 1.6) / horner(&SHOULDER.1, r - 1.6)
    } else {
        horner(&TAIL.0, r - 5.0) / horner(&TAIL.1, r - 5.0)
    };
    magnitude.copysign(q)
}

/// Φ(x) = erfc(−x/√2)/2. Below 0 it is as exact, relative to itself, as above; far above 0 it rounds to 1.
#[must_use]
pub fn standard_probability(x: f64) -> f64 {
    0.5 * libm::erfc(-x / SQRT_2)
}

/// The polynomial with these coefficients, the constant first.
fn horner(coefficients: &[f64; 8], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, c| sum * x + c)
}

/// Numerator and denominator of one approximation.
type Rational = ([f64; 8], [f64; 8]);

#[expect(clippy::excessive_precision, reason = "the coefficients as they were published")]
const CENTRE: Rational = (
    [
        3.387_132_872_796_366_608_0,
        1.331_416_678_917_843_774_5e2,
        1.971_590_950_306_551_442_7e3,
        1.373_169_376_550_946_112_5e4,
        4.592_195_393_154_987_145_7e4,
        6.726_577_092_700_870_085_3e4,
        3.343_057_558_358_812_810_5e4,
        2.509_080_928_730_122_672_7e3,
    ],
    [
        1.0,
        4.231_333_070_160_091_125_2e1,
        6.871_870_074_920_579_083_0e2,
        5.394_196_021_424_751_107_7e3,
        2.121_379_430_158_659_586_7e4,
        3.930_789_580_009_271_061_0e4,
        2.872_908_573_572_194_267_4e4,
        5.226_495_278_852_854_561_0e3,
    ],
);

#[expect(clippy::excessive_precision, reason = "the coefficients as they were published")]
const SHOULDER: Rational = (
    [
        1.423_437_110_749_683_577_34,
        4.630_337_846_156_545_295_90,
        5.769_497_221_460_691_405_50,
        3.647_848_324_763_204_605_04,
        1.270_458_252_452_368_382_58,
        2.417_807_251_774_506_117_70e-1,
        2.272_384_498_926_918_458_33e-2,
        7.745_450_142_783_414_076_40e-4,
    ],
    [
        1.0,
        2.053_191_626_637_758_821_87,
        1.676_384_830_183_803_849_40,
        6.897_673_349_851_000_045_50e-1,
        1.481_039_764_274_800_745_90e-1,
        1.519_866_656_361_645_719_66e-2,
        5.475_938_084_995_344_946_00e-4,
        1.050_750_071_644_416_843_24e-9,
    ],
);

#[expect(clippy::excessive_precision, reason = "the coefficients as they were published")]
const TAIL: Rational = (
    [
        6.657_904_643_501_103_777_20,
        5.463_784_911_164_114_369_90,
        1.784_826_539_917_291_335_80,
        2.965_605_718_285_048_912_30e-1,
        2.653_218_952_657_612_309_30e-2,
        1.242_660_947_388_078_438_60e-3,
        2.711_555_568_743_487_578_15e-5,
        2.010_334_399_292_288_132_65e-7,
    ],
    [
        1.0,
        5.998_322_065_558_879_376_90e-1,
        1.369_298_809_227_358_053_10e-1,
        1.487_536_129_085_061_485_25e-2,
        7.868_691_311_456_132_591_00e-4,
        1.846_318_317_510_054_681_80e-5,
        1.421_511_758_316_445_888_70e-7,
        2.044_263_103_389_939_785_64e-15,
    ],
);

#[cfg(test)]
mod tests {
    use statrs::distribution::{ContinuousCDF, Normal};

    use super::{UPPER_90, standard_probability, standard_quantile};

    fn close(value: f64, oracle: f64, tolerance: f64) -> bool {
        (value - oracle).abs() <= tolerance * oracle.abs().max_of(1.0)
    }

    trait MaxOf {
        fn max_of(self, other: f64) -> f64;
    }
    impl MaxOf for f64 {
        fn max_of(self, other: f64) -> f64 {
            if self > other { self } else { other }
        }
    }

    #[test]
    fn agrees_with_published_values() {
        // Values from Wichura's paper and from tables to 16 digits.
        for (u, z) in [
            (0.25, -0.674_489_750_196_081_7),
            (0.001, -3.090_232_306_167_813_5),
            (1e-20, -9.262_340_089_798_408),
            (0.975, 1.959_963_984_540_054),
            (0.95, UPPER_90),
        ] {
            assert!(close(standard_quantile(u), z, 1e-15), "{u}: {} against {z}", standard_quantile(u));
        }
    }

    #[test]
    fn agrees_with_statrs_in_the_centre_and_the_tails() {
        let oracle = Normal::standard();
        for k in 1..20_000 {
            let u = f64::from(k) / 20_000.0;
            assert!(close(standard_quantile(u), oracle.inverse_cdf(u), 1e-13), "{u}");
        }
        for k in 5..300 {
            let u = libm::pow(10.0, -f64::from(k));
            assert!(close(standard_quantile(u), oracle.inverse_cdf(u), 1e-13), "{u:e}");
        }
    }

    #[test]
    fn the_ends_are_infinite_and_the_middle_is_zero() {
        assert_eq!(standard_quantile(0.0), f64::NEG_INFINITY);
        assert_eq!(standard_quantile(1.0), f64::INFINITY);
        assert_eq!(standard_quantile(0.5), 0.0);
    }

    #[test]
    fn is_odd_about_the_middle() {
        for k in 1..512 {
            let u = f64::from(k) / 1024.0;
            assert_eq!(standard_quantile(u), -standard_quantile(1.0 - u));
        }
    }

    #[test]
    fn probabilities_and_quantiles_undo_each_other() {
        for k in 1..300 {
            let u = libm::pow(10.0, -f64::from(k));
            let again = standard_probability(standard_quantile(u));
            // In the tail a relative error of z grows by z².
            let error = 1e-15 * standard_quantile(u) * standard_quantile(u) + 1e-14;
            assert!((again / u - 1.0).abs() < error, "{u:e}: {again:e}");
        }
        // To 17 digits, computed with 30 (mpmath); statrs is exact to 11 here.
        for (x, probability) in [
            (-37.0, 5.725_571_222_524_577e-300),
            (-10.0, 7.619_853_024_160_526e-24),
            (-5.0, 2.866_515_718_791_939e-7),
            (-3.66, 0.000_126_107_624_138_486_74),
            (-1.0, 0.158_655_253_931_457_05),
            (0.1, 0.539_827_837_277_029),
            (2.5, 0.993_790_334_674_224),
            (6.0, 0.999_999_999_013_412_3),
        ] {
            // The argument itself is rounded, which the far tail magnifies by x².
            let error = 1e-15 + 1e-16 * x * x;
            assert!((standard_probability(x) / probability - 1.0).abs() < error, "{x}");
        }
        assert_eq!(standard_probability(0.0), 0.5);
    }
}
