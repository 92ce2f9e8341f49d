//! The regularised incomplete beta function `I_x(a, b)` and its inverse.

use super::{
    Tails,
    invert::{Slope, meet},
    log_less, quadrature, stirling_rest,
};
use crate::law::standard_quantile;

/// When both shapes are this large tails are integrated.
const LARGE: f64 = 100.0;

/// A number between 0 and 1 by its log-odds ln(x/(1 − x)): neither it nor its complement loses digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::law) struct Odds {
    /// ln(x/(1 − x)).
    pub(in crate::law) log: f64,
}

impl Odds {
    /// x.
    pub(in crate::law) fn share(self) -> f64 {
        1.0 / (1.0 + libm::exp(-self.log))
    }

    /// 1 − x.
    pub(in crate::law) fn rest(self) -> f64 {
        1.0 / (1.0 + libm::exp(self.log))
    }

    fn point(self) -> Point {
        Point { x: self.share(), y: self.rest(), log_x: -log1p_exp(-self.log), log_y: -log1p_exp(self.log) }
    }
}

/// ln(1 + e^t), without overflow.
fn log1p_exp(t: f64) -> f64 {
    if t > 40.0 { t } else { libm::log1p(libm::exp(t)) }
}

/// x, 1 − x and their logarithms.
#[derive(Clone, Copy, Debug)]
struct Point {
    x: f64,
    y: f64,
    log_x: f64,
    log_y: f64,
}

impl Point {
    fn swapped(self) -> Self {
        Self { x: self.y, y: self.x, log_x: self.log_y, log_y: self.log_x }
    }
}

/// `I_x(a, b)` and its complement, for shapes above zero and y = 1 − x (DLMF 8.17.2).
pub(in crate::law) fn beta_tails(a: f64, b: f64, x: f64, y: f64) -> Tails {
    if x <= 0.0 {
        return Tails::of_below(0.0);
    }
    if y <= 0.0 {
        return Tails::of_above(0.0);
    }
    let log_x = if x < 0.5 { libm::log(x) } else { libm::log1p(-y) };
    let log_y = if y < 0.5 { libm::log(y) } else { libm::log1p(-x) };
    tails(a, b, Point { x, y, log_x, log_y })
}

/// The tail on the point's side of the mean is computed, the other is what is left.
fn tails(a: f64, b: f64, point: Point) -> Tails {
    let edge = edge(a, b, point);
    let large = a >= LARGE && b >= LARGE;
    let split = if large { point.x * b <= point.y * a } else { point.x * (b + 1.0) < point.y * (a + 1.0) };
    if split {
        Tails::of_below(one_tail(a, b, point, edge, large))
    } else {
        Tails::of_above(one_tail(b, a, point.swapped(), edge, large))
    }
}

/// `I_x(a, b)` for x below the mean or thereabouts.
fn one_tail(a: f64, b: f64, point: Point, edge: f64, large: bool) -> f64 {
    if edge == 0.0 {
        0.0
    } else if large {
        edge / (point.x * point.y) * left(a, b, point)
    } else {
        edge * fraction(a, b, point)
    }
}

/// x^a (1 − x)^b/B(a, b). For large shapes by Stirling's formula, in which the large logarithms cancel beforehand.
fn edge(a: f64, b: f64, point: Point) -> f64 {
    if a < 10.0 || b < 10.0 {
        return libm::exp(a * point.log_x + b * point.log_y - log_beta(a, b));
    }
    let sum = a + b;
    let gap = point.x * b - point.y * a;
    let less = |shape: f64, gap: f64, log: f64| {
        if gap < -0.5 { log - libm::log(shape / sum) - gap } else { log_less(gap) }
    };
    let exponent = a * less(a, gap / a, point.log_x) + b * less(b, -gap / b, point.log_y);
    let rest = stirling_rest(a) + stirling_rest(b) - stirling_rest(sum);
    libm::exp(exponent - rest) * ((a / sum) * b / (2.0 * std::f64::consts::PI)).sqrt()
}

/// ln B(a, b). Where one shape is large the two large logarithms are subtracted in closed form.
fn log_beta(a: f64, b: f64) -> f64 {
    let (a, b) = if a < b { (a, b) } else { (b, a) };
    if b < 10.0 {
        return libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b);
    }
    let rest = stirling_rest(b) - stirling_rest(a + b);
    if a < 10.0 {
        let fall = (a + b - 0.5) * libm::log1p(a / b) + a * (libm::log(b) - 1.0);
        return libm::lgamma(a) - fall + rest;
    }
    let (p, q) = (a / (a + b), b / (a + b));
    let half = 0.5 * libm::log(2.0 * std::f64::consts::PI / (a * q));
    half + a * libm::log(p) + b * libm::log(q) + stirling_rest(a) + rest
}

/// The continued fraction of DLMF 8.17.22 with two steps taken at a time (`DiDonato` & Morris 1992, *ACM Transactions on
/// Mathematical Software* 18, 360–373, equation 9), by Lentz's method, for x below (a + 1)/(a + b + 2). It holds the
/// distance from the mean as a(1 − x) − bx, which loses no digits when one shape is huge.
fn fraction(a: f64, b: f64, Point { x, y, .. }: Point) -> f64 {
    let safe = |value: f64| if value.abs() < 1e-300 { 1e-300 } else { value };
    let off = a * y - b * x + 1.0;
    let mut denominator = safe(a / (a + 1.0) * off);
    let (mut c, mut d) = (denominator, 0.0);
    for n in 1..20_000 {
        let n = f64::from(n);
        let before = a + 2.0 * n - 1.0;
        let step = n * (b - n) * x / before;
        let over = (a + n - 1.0) * (a + b + n - 1.0) / before * x * step;
        let under = n + step + (a + n) / (before + 2.0) * (off + n * (1.0 + y));
        d = 1.0 / safe(under + over * d);
        c = safe(under + over / c);
        denominator *= c * d;
        if (c * d - 1.0).abs() < 1e-16 {
            break;
        }
    }
    1.0 / denominator
}

/// ∫₀^x (t/x)^{a−1} ((1 − t)/(1 − x))^{b−1} dt for large shapes.
fn left(a: f64, b: f64, Point { x, y, .. }: Point) -> f64 {
    let (a, b) = (a - 1.0, b - 1.0);
    let slope = (a * y - b * x) / (x * y);
    quadrature::tail(x, slope, a / (x * x) + b / (y * y), |d| {
        a * log_less(-d / x) + b * log_less(d / y) - d * slope
    })
}

/// x where `I_x(a, b)` = u, for u strictly between 0 and 1. The log-odds of a beta variable have a log-concave density,
/// so both their tails are log-concave and the smaller is inverted.
pub(in crate::law) fn beta_odds(a: f64, b: f64, u: f64) -> Odds {
    if u <= 0.5 { Odds { log: lower(a, b, u) } } else { Odds { log: -lower(b, a, 1.0 - u) } }
}

fn lower(a: f64, b: f64, u: f64) -> f64 {
    let middle = libm::log(a / b);
    meet(libm::log(u), start(a, b, u, middle), middle, |log| {
        let point = Odds { log }.point();
        Slope { share: tails(a, b, point).below, rise: edge(a, b, point), bend: a * point.y - b * point.x }
    })
}

/// A first guess: for shapes of at least 1 the normal approximation of Abramowitz & Stegun 26.5.22, which is one of the
/// log-odds; else the first term of the series.
fn start(a: f64, b: f64, u: f64, middle: f64) -> f64 {
    if a >= 1.0 && b >= 1.0 {
        let z = -standard_quantile(u);
        let (p, q) = (1.0 / (2.0 * a - 1.0), 1.0 / (2.0 * b - 1.0));
        let (h, third) = (2.0 / (p + q), (z * z - 3.0) / 6.0);
        let w = z * (h + third).sqrt() / h - (q - p) * (third + 5.0 / 6.0 - 2.0 / (3.0 * h));
        let guess = middle - 2.0 * w;
        if guess.is_finite() {
            return guess;
        }
    }
    let power = (libm::log(u) + libm::log(a) + log_beta(a, b)) / a;
    if power < -1e-3 { power - libm::log1p(-libm::exp(power)) } else { middle }
}

#[cfg(test)]
mod tests {
    use super::{beta_odds, beta_tails};

    /// Shapes, x, I and 1 − I by the continued fraction in mpmath at 45 digits.
    #[rustfmt::skip]
    const EXACT: [(f64, f64, f64, f64, f64); 40] = [
        (0.01, 0.01, 5e-06, 0.442_619_085_289_099_4, 0.557_380_914_710_900_6),
        (0.01, 0.01, 0.004_926_228_511_662_856, 0.474_227_333_857_221_93, 0.525_772_666_142_778_1),
        (0.01, 0.01, 0.747_536_885_744_168_5, 0.505_348_631_044_136, 0.494_651_368_955_864),
        (0.01, 0.01, 0.999_95, 0.547_070_791_986_411, 0.452_929_208_013_589_1),
        (0.01, 1_000_000.0, 9.999_999_900_000_002e-14, 0.855_995_076_504_845_3, 0.144_004_923_495_154_7),
        (0.01, 1_000_000.0, 9.999_999_900_000_002e-11, 0.917_214_342_461_238, 0.082_785_657_538_761_95),
        (0.01, 1_000_000.0, 5.999_997_415_001_939e-08, 0.977_233_946_735_560_9, 0.022_766_053_264_439_107),
        (0.01, 1_000_000.0, 4.099_997_939_001_551e-07, 0.993_114_703_913_485_3, 0.006_885_296_086_514_663_4),
        (0.5, 0.5, 5e-06, 0.001_423_526_273_107_929, 0.998_576_473_726_892_1),
        (0.5, 0.5, 0.146_446_609_406_726_2, 0.249_999_999_999_999_97, 0.75),
        (0.5, 0.5, 0.676_776_695_296_636_9, 0.615_026_728_081_308, 0.384_973_271_918_692_1),
        (0.5, 0.5, 0.999_95, 0.995_498_380_905_190_8, 0.004_501_619_094_809_194),
        (0.5, 500_000.0, 9.999_990_000_010_002e-12, 0.002_523_126_424_473_316_4, 0.997_476_873_575_526_7),
        (0.5, 500_000.0, 9.999_990_000_010_001e-09, 0.079_655_615_209_693_75, 0.920_344_384_790_306_2),
        (0.5, 500_000.0, 1.707_104_013_424_748_9e-06, 0.808_638_537_018_981_7, 0.191_361_462_981_018_28),
        (0.5, 500_000.0, 6.656_839_107_390_990_4e-06, 0.990_122_507_228_330_6, 0.009_877_492_771_669_385),
        (3.0, 40.0, 6.976_744_186_046_513e-07, 3.898_445_101_947_829_5e-15, 0.999_999_999_999_996_1),
        (3.0, 40.0, 0.031_361_729_123_499_05, 0.144_290_382_864_248_67, 0.855_709_617_135_751_3),
        (3.0, 40.0, 0.088_970_298_228_948_14, 0.734_140_713_838_576_6, 0.265_859_286_161_423_46),
        (3.0, 40.0, 0.223_390_292_808_329_4, 0.997_937_200_776_654_8, 0.002_062_799_223_345_229_6),
        (99.0, 1_000_000.0, 5.919_663_187_481_813e-05, 1.449_162_515_984_342e-06, 0.999_998_550_837_484),
        (99.0, 1_000_000.0, 8.904_180_794_635_675e-05, 0.158_216_691_470_409_8, 0.841_783_308_529_590_2),
        (99.0, 1_000_000.0, 0.000_103_964_395_982_126_06, 0.700_288_069_536_692_9, 0.299_711_930_463_307_2),
        (99.0, 1_000_000.0, 0.000_138_783_768_065_587_76, 0.999_837_957_073_554_9, 0.000_162_042_926_445_040_76),
        (150.0, 2000.0, 0.047_795_828_219_631_88, 4.162_289_047_206_977e-06, 0.999_995_837_710_952_8),
        (150.0, 2000.0, 0.064_274_538_450_256_81, 0.158_486_810_098_539_07, 0.841_513_189_901_461),
        (150.0, 2000.0, 0.072_513_893_565_569_27, 0.697_809_765_852_732_7, 0.302_190_234_147_267_37),
        (150.0, 2000.0, 0.091_739_055_501_298_35, 0.999_889_824_014_708_7, 0.000_110_175_985_291_251_43),
        (10_000.0, 10_000.0, 0.485_858_217_916_401_94, 3.158_432_707_743_604e-05, 0.999_968_415_672_922_6),
        (10_000.0, 10_000.0, 0.496_464_554_479_100_5, 0.158_661_303_123_953_4, 0.841_338_696_876_046_6),
        (10_000.0, 10_000.0, 0.501_767_722_760_449_8, 0.691_456_410_316_883_4, 0.308_543_589_683_116_57),
        (10_000.0, 10_000.0, 0.514_141_782_083_598_1, 0.999_968_415_672_922_6, 3.158_432_707_743_604e-05),
        (1_000_000.0, 1_000_000.0, 0.498_585_786_791_180_15, 3.167_037_194_413_867_6e-05, 0.999_968_329_628_055_8),
        (1_000_000.0, 1_000_000.0, 0.499_646_446_697_795_07, 0.158_655_314_424_147_76, 0.841_344_685_575_852_2),
        (1_000_000.0, 1_000_000.0, 0.500_176_776_651_102_5, 0.691_462_400_762_816_8, 0.308_537_599_237_183_2),
        (1_000_000.0, 1_000_000.0, 0.501_414_213_208_819_8, 0.999_968_329_628_055_8, 3.167_037_194_413_867_6e-05),
        (120.0, 1_000_000.0, 7.617_570_505_160_692e-05, 2.156_718_148_561_781_7e-06, 0.999_997_843_281_851_5),
        (120.0, 1_000_000.0, 0.000_109_033_127_558_746_24, 0.158_296_037_365_838_17, 0.841_703_962_634_161_8),
        (120.0, 1_000_000.0, 0.000_125_461_838_812_315_88, 0.699_480_057_077_718_5, 0.300_519_942_922_281_46),
        (120.0, 1_000_000.0, 0.000_163_795_498_403_978_4, 0.999_855_986_577_571_4, 0.000_144_013_422_428_631_45),
    ];

    #[test]
    fn tails_are_those_of_mpmath() {
        for (a, b, x, below, above) in EXACT {
            let tails = beta_tails(a, b, x, 1.0 - x);
            for (found, exact) in [(tails.below, below), (tails.above, above)] {
                let error = (found / exact - 1.0).abs();
                assert!(error < 1e-12, "{a} {b} {x}: {found:e} {exact:e}, {error:e}");
            }
        }
    }

    #[test]
    fn quantiles_undo_tails() {
        let shapes = [0.001, 0.01, 0.5, 1.0, 3.0, 50.0, 99.0, 100.0, 3e3, 1e6, 1e7];
        for (a, b) in shapes.into_iter().flat_map(|a| shapes.map(|b| (a, b))) {
            for u in [1e-300, 1e-12, 0.001, 0.3, 0.5, 0.500_1, 0.9, 1.0 - 1e-9] {
                let odds = beta_odds(a, b, u);
                assert!(odds.log.is_finite(), "{a} {b} {u:e}");
                if odds.log.abs() > 690.0 {
                    continue;
                }
                let tails = beta_tails(a, b, odds.share(), odds.rest());
                let error = if u < 0.5 { tails.below / u } else { tails.above / (1.0 - u) } - 1.0;
                assert!(
                    error.abs() < 1e-11 * (1.0 + 1e-2 * (a + b).sqrt()),
                    "{a} {b} {u:e} {odds:?}: {error:e}"
                );
            }
        }
    }

    #[test]
    fn the_ends_are_all_or_nothing() {
        assert_eq!((beta_tails(2.0, 3.0, 0.0, 1.0).below, beta_tails(2.0, 3.0, 1.0, 0.0).above), (0.0, 0.0));
    }
}
