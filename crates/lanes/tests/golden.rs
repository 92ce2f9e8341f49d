//! The bits, pinned. A digest that changes here changes every result under every seed.

use drypowder_lanes::{Lanes, Level, exp, fill_normals, fill_uniforms, ln, threefry, uniform};

const COUNT: u64 = 100_000;

/// FNV-1a over the bytes of the numbers, lowest first.
fn digest(values: impl Iterator<Item = f64>) -> u64 {
    values
        .flat_map(|value| value.to_bits().to_le_bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn filled(level: Level, fill: fn(Level, [u64; 2], u64, u64, &mut [Lanes; 2])) -> impl Iterator<Item = f64> {
    let fills = (0..COUNT.div_ceil(128)).flat_map(move |i| {
        let mut lanes = [Lanes::ZERO; 2];
        fill(level, [20_26, 11], i % 7, i * 64, &mut lanes);
        lanes[0].0.into_iter().chain(lanes[1].0)
    });
    fills.take(COUNT as usize)
}

/// Half of the arguments are ordinary numbers, half have random bits.
fn arguments() -> impl Iterator<Item = f64> {
    (0..COUNT / 2).flat_map(|i| {
        let [a, b] = threefry([20_26, 12], [i, 0]);
        [40.0 * uniform(a) - 20.0, f64::from_bits(b)]
    })
}

#[test]
fn normals_are_pinned() {
    for level in Level::available() {
        assert_eq!(
            format!("{:016x}", digest(filled(level, fill_normals))),
            "f84c91dd080e4946",
            "{}",
            level.name()
        );
    }
}

#[test]
fn uniforms_are_pinned() {
    for level in Level::available() {
        assert_eq!(
            format!("{:016x}", digest(filled(level, fill_uniforms))),
            "55e939cf0238b33d",
            "{}",
            level.name()
        );
    }
}

#[test]
fn exp_is_pinned() {
    assert_eq!(format!("{:016x}", digest(arguments().map(exp))), "333138258d3b998b");
}

#[test]
fn ln_is_pinned() {
    assert_eq!(format!("{:016x}", digest(arguments().map(|x| ln(x.abs())))), "0c69ef4fb926a76e");
}
