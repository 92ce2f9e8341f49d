//! Words from addresses: the Threefry-2x64 generator with thirteen rounds.
//!
//! Salmon, Moraes, Dror and Shaw, *Parallel random numbers: as easy as 1, 2, 3*, SC'11 (2011). A bijection of a
//! 128-bit counter for every 128-bit key, made of additions, rotations and exclusive ors, with the rotation
//! distances of the Skein hash function. Thirteen rounds are the fewest the authors found to pass `BigCrush`; twenty
//! are their recommended margin for those who can pay for it.

use crate::WIDTH;

/// How far the second word is rotated in each round, in turns of eight.
const ROTATIONS: [u32; 8] = [16, 42, 12, 31, 16, 32, 24, 21];
/// Makes the words of the key schedule add up to something other than zero.
const PARITY: u64 = 0x1bd1_1bda_a9fc_1a22;
/// The rounds of every draw.
const DRAW_ROUNDS: usize = 13;

/// Two words from a key and a counter: Threefry-2x64 with thirteen rounds.
///
/// Different counters under one key never give the same pair of words.
#[must_use]
#[inline(always)]
pub fn threefry(key: [u64; 2], counter: [u64; 2]) -> [u64; 2] {
    rounds::<DRAW_ROUNDS>(key, counter)
}

/// The blocks of `counter`, `counter + 1` and so on, the counter's first word running: lane by lane what
/// [`threefry`] gives.
///
/// `TOGETHER` blocks go through each round side by side. It divides [`WIDTH`].
#[inline(always)]
pub(crate) fn blocks<const TOGETHER: usize>(key: [u64; 2], counter: [u64; 2], out: &mut [[u64; WIDTH]; 2]) {
    let [firsts, seconds] = out;
    let (firsts, _) = firsts.as_chunks_mut::<TOGETHER>();
    let (seconds, _) = seconds.as_chunks_mut::<TOGETHER>();
    for (chunk, (a, b)) in firsts.iter_mut().zip(seconds).enumerate() {
        let first = counter[0].wrapping_add((chunk * TOGETHER) as u64);
        (*a, *b) = side_by_side(key, [first, counter[1]]);
    }
}

#[inline(always)]
fn side_by_side<const N: usize>(key: [u64; 2], counter: [u64; 2]) -> ([u64; N], [u64; N]) {
    const { assert!(WIDTH.is_multiple_of(N)) };
    let schedule = schedule(key);
    let mut a = std::array::from_fn(|lane| counter[0].wrapping_add(lane as u64).wrapping_add(schedule[0]));
    let mut b = [counter[1].wrapping_add(schedule[1]); N];
    rounds_of::<N, 4>(schedule, 0, &mut a, &mut b);
    rounds_of::<N, 4>(schedule, 1, &mut a, &mut b);
    rounds_of::<N, 4>(schedule, 2, &mut a, &mut b);
    rounds_of::<N, { DRAW_ROUNDS - 12 }>(schedule, 3, &mut a, &mut b);
    (a, b)
}

/// The `COUNT` first rounds of a group of four, and after four of them the key.
#[inline(always)]
fn rounds_of<const N: usize, const COUNT: usize>(
    schedule: [u64; 3],
    group: usize,
    a: &mut [u64; N],
    b: &mut [u64; N],
) {
    for round in 0..COUNT {
        for (a, b) in a.iter_mut().zip(b.iter_mut()) {
            [*a, *b] = mix(ROTATIONS[(4 * group + round) % 8], [*a, *b]);
        }
    }
    if COUNT == 4 {
        for (a, b) in a.iter_mut().zip(b.iter_mut()) {
            [*a, *b] = add_key(schedule, group + 1, [*a, *b]);
        }
    }
}

/// Threefry-2x64 with up to twenty rounds. Written out in groups of four rounds, each with constant distances and a
/// constant turn of the key, so that a loop over lanes around it becomes vectors.
#[inline(always)]
fn rounds<const ROUNDS: usize>(key: [u64; 2], counter: [u64; 2]) -> [u64; 2] {
    const { assert!(ROUNDS <= 20) };
    let schedule = schedule(key);
    let state = [counter[0].wrapping_add(schedule[0]), counter[1].wrapping_add(schedule[1])];
    let state = four_rounds::<ROUNDS, 0>(schedule, state);
    let state = four_rounds::<ROUNDS, 1>(schedule, state);
    let state = four_rounds::<ROUNDS, 2>(schedule, state);
    let state = four_rounds::<ROUNDS, 3>(schedule, state);
    four_rounds::<ROUNDS, 4>(schedule, state)
}

/// The rounds from `4 GROUP` on that are below `ROUNDS`, and the key after the fourth.
#[inline(always)]
fn four_rounds<const ROUNDS: usize, const GROUP: usize>(schedule: [u64; 3], state: [u64; 2]) -> [u64; 2] {
    let state = if 4 * GROUP < ROUNDS { mix(ROTATIONS[4 * GROUP % 8], state) } else { state };
    let state = if 4 * GROUP + 1 < ROUNDS { mix(ROTATIONS[(4 * GROUP + 1) % 8], state) } else { state };
    let state = if 4 * GROUP + 2 < ROUNDS { mix(ROTATIONS[(4 * GROUP + 2) % 8], state) } else { state };
    if 4 * GROUP + 3 >= ROUNDS {
        return state;
    }
    add_key(schedule, GROUP + 1, mix(ROTATIONS[(4 * GROUP + 3) % 8], state))
}

/// The words that are added in turns: the key and their checksum.
#[inline(always)]
fn schedule(key: [u64; 2]) -> [u64; 3] {
    [key[0], key[1], key[0] ^ key[1] ^ PARITY]
}

/// The key at its `turn`, counted from one.
#[inline(always)]
fn add_key(schedule: [u64; 3], turn: usize, [a, b]: [u64; 2]) -> [u64; 2] {
    let second = schedule[(turn + 1) % 3].wrapping_add(turn as u64);
    [a.wrapping_add(schedule[turn % 3]), b.wrapping_add(second)]
}

/// One round: add, rotate, exclusive or.
#[inline(always)]
fn mix(rotation: u32, [a, b]: [u64; 2]) -> [u64; 2] {
    let sum = a.wrapping_add(b);
    [sum, b.rotate_left(rotation) ^ sum]
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONES: [u64; 2] = [u64::MAX; 2];
    const PI_COUNTER: [u64; 2] = [0x243f_6a88_85a3_08d3, 0x1319_8a2e_0370_7344];
    const PI_KEY: [u64; 2] = [0xa409_3822_299f_31d0, 0x082e_fa98_ec4e_6c89];

    // The known answers are those of `kat_vectors` in Random123, which lists the counter before the key.

    #[test]
    fn thirteen_rounds_give_the_known_answers() {
        assert_eq!(rounds::<13>([0; 2], [0; 2]), [0xf167_b032_c3b4_80bd, 0xe91f_9fee_4b7a_6fb5]);
        assert_eq!(rounds::<13>(ONES, ONES), [0xccde_c5c9_17a8_74b1, 0x4df5_3abc_a26c_eb01]);
        assert_eq!(rounds::<13>(PI_KEY, PI_COUNTER), [0xc3aa_c715_6104_2993, 0x3fe7_ae88_01af_f316]);
        assert_eq!(threefry(PI_KEY, PI_COUNTER), rounds::<13>(PI_KEY, PI_COUNTER));
    }

    #[test]
    fn twenty_rounds_give_the_known_answers() {
        assert_eq!(rounds::<20>([0; 2], [0; 2]), [0xc2b6_e3a8_c2c6_9865, 0x6f81_ed42_f350_084d]);
        assert_eq!(rounds::<20>(ONES, ONES), [0xe02c_b7c4_d95d_277a, 0xd066_33d0_893b_8b68]);
        assert_eq!(rounds::<20>(PI_KEY, PI_COUNTER), [0x263c_7d30_bb0f_0af1, 0x56be_8361_d331_1526]);
    }
}
