//! The regularised incomplete gamma function P(a, x), its complement and its inverse.

use super::{
    Tails,
    invert::{Slope, meet},
    log_less, quadrature, stirling_rest,
};
use crate::law::standard_quantile;

/// From this shape on tails are integrated.
const LARGE: f64 = 100.0;

/// x and ln x.
#[derive(Clone, Copy, Debug)]
struct Point {
    x: f64,
    log: f64,
}

/// P(a, x) and Q(a, x) for a and x above zero (DLMF 8.2.4).
pub(in crate::law) fn gamma_tails(a: f64, x: f64) -> Tails {
    if x <= 0.0 {
        Tails::of_below(0.0)
    } else if x.is_finite() {
        tails(a, Point { x, log: libm::log(x) })
    } else {
        Tails::of_above(0.0)
    }
}

fn tails(a: f64, point: Point) -> Tails {
    let (x, edge) = (point.x, edge(a, point));
    if edge == 0.0 {
        return if x < a { Tails::of_below(0.0) } else { Tails::of_above(0.0) };
    }
    match (a >= LARGE, x < a, x < a + 1.0) {
        (true, true, _) => Tails::of_below(edge * (a / x) * left(a, x)),
        (true, false, _) => Tails::of_above(edge * (a / x) * right(a, x)),
        (false, _, true) => Tails::of_below(edge * series(a, x)),
        (false, _, false) => Tails::of_above(edge * a * fraction(a, x)),
    }
}

/// x^a e^{−x}/Γ(a + 1). For large a by Stirling's formula, in which the large logarithms cancel beforehand.
fn edge(a: f64, Point { x, log }: Point) -> f64 {
    if a < 10.0 {
        return libm::exp(a * log - x - libm::lgamma(a + 1.0));
    }
    let gap = (x - a) / a;
    let less = if gap < -0.5 { log - libm::log(a) - gap } else { log_less(gap) };
    libm::exp(a * less - stirling_rest(a)) / (2.0 * std::f64::consts::PI * a).sqrt()
}

/// Σ xⁿ/((a + 1)…(a + n)): DLMF 8.11.4.
fn series(a: f64, x: f64) -> f64 {
    let (mut sum, mut term, mut n) = (1.0, 1.0, a);
    for _ in 0..2_000 {
        n += 1.0;
        term *= x / n;
        sum += term;
        if term < sum * 1e-17 {
            break;
        }
    }
    sum
}

/// Legendre's continued fraction for e^x x^{−a} Γ(a, x), DLMF 8.9.2 in its contracted form, by Lentz's method
/// (Thompson & Barnett 1986). Every denominator is above zero when x is at least a + 1.
fn fraction(a: f64, x: f64) -> f64 {
    let mut b = x + 1.0 - a;
    let (mut c, mut d) = (1e300, 1.0 / b);
    let mut value = d;
    for n in 1..2_000 {
        let n = f64::from(n);
        let factor = n * (a - n);
        b += 2.0;
        d = 1.0 / (factor * d + b);
        c = b + factor / c;
        value *= c * d;
        if (c * d - 1.0).abs() < 1e-16 {
            break;
        }
    }
    value
}

/// ∫₀^x (t/x)^{a−1} e^{x−t} dt for large a.
fn left(a: f64, x: f64) -> f64 {
    let slope = (a - 1.0) / x - 1.0;
    quadrature::tail(x, slope, (a - 1.0) / (x * x), |d| (a - 1.0) * log_less(-d / x) - d * slope)
}

/// ∫_x^∞ (t/x)^{a−1} e^{x−t} dt for large a.
fn right(a: f64, x: f64) -> f64 {
    let slope = 1.0 - (a - 1.0) / x;
    quadrature::tail(f64::INFINITY, slope, (a - 1.0) / (x * x), |d| (a - 1.0) * log_less(d / x) - d * slope)
}

/// ln x where P(a, x) = u, for u strictly between 0 and 1. The logarithm of a gamma variable has a log-concave
/// density, so both its tails are log-concave and the smaller is inverted.
pub(in crate::law) fn gamma_log_quantile(a: f64, u: f64) -> f64 {
    let (start, middle) = (start(a, u), libm::log(a));
    let lower = u <= 0.5;
    let target = if lower { libm::log(u) } else { libm::log(1.0 - u) };
    meet(target, start, middle, |log| {
        let point = Point { x: libm::exp(log), log };
        let (tails, density) = (tails(a, point), a * edge(a, point));
        let (share, rise) = if lower { (tails.below, density) } else { (tails.above, -density) };
        Slope { share, rise, bend: a - point.x }
    })
}

/// A first guess: Wilson & Hilferty (1931, *PNAS* 17, 684–688) where it is a number above zero; for small shapes and
/// far lower tails the first term of the series, and for small shapes above that an exponential (Press et al. 2007,
/// *Numerical Recipes*, 6.2.1).
fn start(a: f64, u: f64) -> f64 {
    let power = (libm::log(u) + libm::lgamma(a + 1.0)) / a;
    if a >= 1.0 {
        let root = 1.0 - 1.0 / (9.0 * a) + standard_quantile(u) / (3.0 * a.sqrt());
        return if root > 0.3 { libm::log(a) + 3.0 * libm::log(root) } else { power };
    }
    let knee = 1.0 - a * (0.253 + 0.12 * a);
    if u < knee { power } else { libm::log1p(-libm::log((1.0 - u) / (1.0 - knee))) }
}

/// ln Γ(1 + 2x) − 2 ln Γ(1 + x), which is ln(1 + c²) for a Weibull law of shape 1/x and coefficient of variation c.
/// Its linear terms cancel; for small x by the series Σ ζ(k)(2^k − 2)(−x)^k/k (DLMF 5.7.3).
pub(in crate::law) fn log_spread(x: f64) -> f64 {
    if x > 0.1 {
        return libm::lgamma(1.0 + 2.0 * x) - 2.0 * libm::lgamma(1.0 + x);
    }
    let (mut power, mut two, mut sum) = (-x, 2.0, 0.0);
    for (k, zeta) in (2..).zip(ZETA) {
        power *= -x;
        two *= 2.0;
        sum += (1.0 + zeta) * (two - 2.0) * power / f64::from(k);
    }
    sum
}

/// ζ(k) − 1 from k = 2 on.
#[expect(clippy::excessive_precision, reason = "the digits of a table")]
const ZETA: [f64; 24] = [
    0.644_934_066_848_226_44,
    0.202_056_903_159_594_29,
    0.082_323_233_711_138_192,
    0.036_927_755_143_369_926,
    0.017_343_061_984_449_140,
    0.008_349_277_381_922_826_8,
    0.004_077_356_197_944_339_4,
    0.002_008_392_826_082_214_4,
    0.000_994_575_127_818_085_34,
    0.000_494_188_604_119_464_56,
    0.000_246_086_553_308_048_30,
    0.000_122_713_347_578_489_15,
    6.124_813_505_870_482_9e-5,
    3.058_823_630_702_049_4e-5,
    1.528_225_940_865_187_2e-5,
    7.637_197_637_899_762_3e-6,
    3.817_293_264_999_839_9e-6,
    1.908_212_716_553_938_9e-6,
    9.539_620_338_727_961_1e-7,
    4.769_329_867_878_064_6e-7,
    2.384_505_027_277_329_9e-7,
    1.192_199_259_653_110_7e-7,
    5.960_818_905_125_948_0e-8,
    2.980_350_351_465_228_0e-8,
];

#[cfg(test)]
mod tests {
    use super::{gamma_log_quantile, gamma_tails, log_spread};

    /// Shape, x, P and Q by mpmath at 45 digits: series and continued fraction in that arithmetic.
    #[rustfmt::skip]
    const EXACT: [(f64, f64, f64, f64); 32] = [
        (0.01, 1e-08, 0.836_510_254_685_233_3, 0.163_489_745_314_766_65),
        (0.01, 0.000_1, 0.917_214_347_092_254_1, 0.082_785_652_907_745_91),
        (0.01, 0.04, 0.973_467_711_779_975_6, 0.026_532_288_220_024_44),
        (0.01, 0.410_000_000_000_000_03, 0.993_114_709_157_185_8, 0.006_885_290_842_814_172),
        (0.5, 5e-07, 0.000_797_884_427_822_125_2, 0.999_202_115_572_177_9),
        (0.5, 0.005, 0.079_655_674_554_057_96, 0.920_344_325_445_942),
        (0.5, 0.712_132_034_355_964_3, 0.767_297_168_598_534, 0.232_702_831_401_466),
        (0.5, 3.328_427_124_746_190_3, 0.990_122_486_794_449_3, 0.009_877_513_205_550_732),
        (1.0, 1e-06, 9.999_995_000_001_667e-07, 0.999_999_000_000_5),
        (1.0, 0.01, 0.009_950_166_250_831_947, 0.990_049_833_749_168_1),
        (1.0, 1.3, 0.727_468_206_965_987_5, 0.272_531_793_034_012_6),
        (1.0, 5.0, 0.993_262_053_000_914_5, 0.006_737_946_999_085_467),
        (7.5, 7.499_999_999_999_999e-06, 2.604_728_880_306_340_8e-43, 1.0),
        (7.5, 4.761_387_212_474_169, 0.151_362_266_723_513_86, 0.848_637_733_276_486_2),
        (7.5, 8.321_583_836_257_75, 0.659_360_630_930_885_7, 0.340_639_369_069_114_3),
        (7.5, 18.454_451_150_103_324, 0.998_695_137_846_485_6, 0.001_304_862_153_514_441_8),
        (99.0, 49.250_628_144_669, 3.021_549_485_091_885e-10, 0.999_999_999_697_845),
        (99.0, 89.050_125_628_933_8, 0.158_216_432_289_847_28, 0.841_783_567_710_152_7),
        (99.0, 101.984_962_311_319_86, 0.629_474_887_246_399_9, 0.370_525_112_753_600_06),
        (99.0, 138.799_497_484_264_8, 0.999_837_921_876_807_1, 0.000_162_078_123_192_917_63),
        (101.0, 50.750_621_894_395_55, 3.384_897_839_677_631_3e-10, 0.999_999_999_661_510_2),
        (101.0, 90.950_124_378_879_11, 0.158_225_453_228_721_59, 0.841_774_546_771_278_4),
        (101.0, 104.014_962_686_336_26, 0.629_360_437_096_285_8, 0.370_639_562_903_714_25),
        (101.0, 141.199_502_484_483_56, 0.999_839_944_534_665_6, 0.000_160_055_465_334_415_62),
        (1e4, 9500.0, 1.862_454_651_795_155e-07, 0.999_999_813_754_534_8),
        (1e4, 9900.0, 0.158_651_192_193_564_66, 0.841_348_807_806_435_4),
        (1e4, 10_030.0, 0.619_067_656_024_181_5, 0.380_932_343_975_818_6),
        (1e4, 10_400.0, 0.999_961_119_829_426, 3.888_017_057_398_82e-05),
        (1e6, 995_000.0, 2.749_580_359_270_071e-07, 0.999_999_725_041_964_1),
        (1e6, 999_000.0, 0.158_655_213_574_303_65, 0.841_344_786_425_696_3),
        (1e6, 1_000_300.0, 0.618_027_103_388_008_1, 0.381_972_896_611_991_85),
        (1e6, 1_004_000.0, 0.999_967_654_552_686_5, 3.234_544_731_347_768e-05),
    ];

    #[test]
    fn tails_are_those_of_mpmath() {
        let mut worst = 0.0;
        for (a, x, below, above) in EXACT {
            let tails = gamma_tails(a, x);
            for (found, exact) in [(tails.below, below), (tails.above, above)] {
                let error = (found / exact - 1.0).abs();
                assert!(error < 5e-13 || exact < 1e-300, "{a} {x}: {found:e} {exact:e}, {error:e}");
                worst = if error > worst { error } else { worst };
            }
        }
        assert!(worst < 5e-13, "{worst:e}");
    }

    #[test]
    fn quantiles_undo_tails() {
        for a in [0.001, 0.01, 0.3, 1.0, 2.5, 40.0, 99.0, 100.0, 3e3, 1e6, 1e7] {
            for u in [1e-300, 1e-12, 0.001, 0.3, 0.5, 0.500_1, 0.9, 1.0 - 1e-9] {
                let log = gamma_log_quantile(a, u);
                assert!(log.is_finite());
                if log < -690.0 {
                    continue;
                }
                let tails = gamma_tails(a, libm::exp(log));
                let error = if u < 0.5 { tails.below / u } else { tails.above / (1.0 - u) } - 1.0;
                assert!(error.abs() < 1e-11 * (1.0 + a.sqrt() * 1e-2), "{a} {u:e} {log}: {error:e}");
            }
        }
    }

    #[test]
    fn the_ends_are_all_or_nothing() {
        assert_eq!((gamma_tails(2.0, 0.0).below, gamma_tails(2.0, f64::INFINITY).above), (0.0, 0.0));
        assert_eq!((gamma_tails(1e6, 1e3).below, gamma_tails(1e6, 1e9).below), (0.0, 1.0));
    }

    #[test]
    fn both_ways_to_the_spread_of_a_weibull_law_agree() {
        let (series, direct) = (log_spread(0.1), log_spread(0.1 + 1e-15));
        assert!((series / direct - 1.0).abs() < 1e-13, "{series} {direct}");
    }
}
