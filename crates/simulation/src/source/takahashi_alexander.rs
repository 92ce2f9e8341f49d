//! The pacing of a private fund (Takahashi & Alexander 2002, *Illiquid Alternative Asset Fund Modeling*).
//!
//! In year t of a fund's life L it calls `rate_of_contribution(t)` of what is uncalled, and distributes the share
//! (t/L)^B of its net asset value with bow B = 2.5, all of it in the last year:
//!
//! ```text
//! C_t = RC_t (commitment − paid in)      D_t = (t/L)^B · NAV_{t−1}(1 + G)      NAV_t = NAV_{t−1}(1 + G) + C_t − D_t
//! ```

/// Years in the life of a fund.
pub const LIFE: usize = 12;

/// The share of uncalled commitments that a fund calls in the year of its life `year`, from 1.
#[must_use]
pub fn contribution_rate(year: usize) -> f64 {
    match year {
        1 => 0.25,
        2 => 1.0 / 3.0,
        _ => 0.5,
    }
}

/// The share of net asset value it distributes in that year.
#[must_use]
#[inline]
pub fn distribution_rate(year: usize) -> f64 {
    let age = year as f64 / LIFE as f64;
    // x^2.5 without a power function.
    if year >= LIFE { 1.0 } else { age * age * age.sqrt() }
}

/// What one year does to a fund of that age.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Year {
    /// Called in the year.
    pub called: f64,
    /// Distributed in the year.
    pub distributed: f64,
    /// Net asset value at its end.
    pub net_asset_value: f64,
}

/// One year of a fund: `uncalled` and `net_asset_value` at its beginning, `growth` of net asset value over it, the
/// share `pace` of the scheduled call that is made, and what multiplies its distributions.
#[must_use]
#[inline]
pub fn year(age: usize, uncalled: f64, net_asset_value: f64, growth: f64, pace: f64, payout: f64) -> Year {
    let called = pace * contribution_rate(age) * uncalled;
    let grown = net_asset_value * (1.0 + growth);
    let share = payout * distribution_rate(age);
    let distributed = if share < 1.0 { share * grown } else { grown };
    Year { called, distributed, net_asset_value: grown + called - distributed }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Row 11 of the validation table: the published fund.
    #[test]
    fn the_published_fund() {
        let published = [
            25.0,
            52.929_638,
            82.941_414,
            100.211_413,
            106.798_724,
            102.473_695,
            87.263_573,
            63.605_549,
            37.252_114,
            15.604_646,
            3.544_873,
            0.048_828,
        ];
        let (mut uncalled, mut nav, mut paid_in, mut distributed) = (100.0, 0.0, 0.0, 0.0);
        for (index, expected) in published.iter().enumerate() {
            let year = year(index + 1, uncalled, nav, 0.13, 1.0, 1.0);
            uncalled -= year.called;
            paid_in += year.called;
            distributed += year.distributed;
            nav = year.net_asset_value;
            assert!((nav - expected).abs() < 1e-6, "year {}: {nav} against {expected}", index + 1);
        }
        let multiple = (distributed + nav) / paid_in;
        assert!((multiple - 1.881_343_68).abs() < 1e-8, "{multiple}");
    }

    /// Row 12: the flywheel's growth r solves .75 Σ `d_k` (1 + r)^{−k} = 1, `d_k` the distributions of a unit commitment.
    #[test]
    fn the_flywheel_grows_as_euler_and_lotka_say() {
        let mut funds = [(100.0, 0.0); LIFE];
        for fund in funds.iter_mut().skip(1) {
            *fund = (0.0, 0.0);
        }
        let (mut last, mut growth) = (0.0, 0.0);
        for _ in 0..600 {
            let mut distributed = 0.0;
            for (age, fund) in funds.iter_mut().enumerate() {
                let year = year(age + 1, fund.0, fund.1, 0.13, 1.0, 1.0);
                *fund = (fund.0 - year.called, year.net_asset_value);
                distributed += year.distributed;
            }
            growth = distributed / last - 1.0;
            last = distributed;
            funds.rotate_right(1);
            funds[0] = (0.75 * distributed, 0.0);
        }
        assert!((growth - 0.044_327_242_7).abs() < 1e-9, "{growth}");
    }
}
