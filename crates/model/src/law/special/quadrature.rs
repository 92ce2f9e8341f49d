//! The integral of a tail beyond a point, in units of the density there.

/// The logarithm of what is left out at the far end of a tail: e⁻³⁸ is 3·10⁻¹⁷.
const DEPTH: f64 = 38.0;

/// ∫ e^{ψ(d)} dd from 0 to `end` for a concave ψ with ψ(0) = 0 that falls by `slope` at 0 with curvature `curvature`.
/// Gauss–Legendre with 32 nodes over the stretch that matters: as every term is positive no digit is lost, and an
/// integrand between a Gaussian's half and an exponential is met to the last bits.
pub(super) fn tail(end: f64, slope: f64, curvature: f64, psi: impl Fn(f64) -> f64) -> f64 {
    let parabola = ((slope * slope + 2.0 * DEPTH * curvature).sqrt() - slope) / curvature;
    let reach = if parabola < end { parabola } else { end };
    // ψ(kL) ≤ kψ(L) for k ≥ 1, as ψ is concave: so far out, at least, the integrand has gone.
    let depth = -psi(reach);
    let reach = if depth < DEPTH && depth > 0.0 { reach * (DEPTH / depth) } else { reach };
    let half = 0.5 * if reach < end { reach } else { end };
    let sum = NODES.iter().fold(0.0, |sum, (node, weight)| {
        sum + weight * (libm::exp(psi(half - half * node)) + libm::exp(psi(half + half * node)))
    });
    half * sum
}

/// The positive nodes on −1 to 1 and their weights (DLMF 3.5.v), computed to 50 digits.
#[expect(clippy::excessive_precision, reason = "the digits of a table")]
const NODES: [(f64, f64); 16] = [
    (0.048_307_665_687_738_316, 0.096_540_088_514_727_801),
    (0.144_471_961_582_796_493, 0.095_638_720_079_274_859),
    (0.239_287_362_252_137_075, 0.093_844_399_080_804_566),
    (0.331_868_602_282_127_650, 0.091_173_878_695_763_885),
    (0.421_351_276_130_635_345, 0.087_652_093_004_403_811),
    (0.506_899_908_932_229_390, 0.083_311_924_226_946_755),
    (0.587_715_757_240_762_329, 0.078_193_895_787_070_306),
    (0.663_044_266_930_215_201, 0.072_345_794_108_848_506),
    (0.732_182_118_740_289_680, 0.065_822_222_776_361_847),
    (0.794_483_795_967_942_407, 0.058_684_093_478_535_547),
    (0.849_367_613_732_569_970, 0.050_998_059_262_376_176),
    (0.896_321_155_766_052_124, 0.042_835_898_022_226_681),
    (0.934_906_075_937_739_689, 0.034_273_862_913_021_433),
    (0.964_762_255_587_506_431, 0.025_392_065_309_262_059),
    (0.985_611_511_545_268_335, 0.016_274_394_730_905_671),
    (0.997_263_861_849_481_564, 0.007_018_610_009_470_097),
];

#[cfg(test)]
mod tests {
    use super::tail;

    #[test]
    fn half_a_gaussian_and_an_exponential_are_met() {
        let gaussian = tail(f64::INFINITY, 0.0, 1.0, |d| -0.5 * d * d);
        assert!((gaussian / (0.5 * std::f64::consts::PI).sqrt() - 1.0).abs() < 1e-14, "{gaussian}");
        let exponential = tail(f64::INFINITY, 3.0, 1e-12, |d| -3.0 * d);
        assert!((exponential * 3.0 - 1.0).abs() < 1e-14, "{exponential}");
    }
}
