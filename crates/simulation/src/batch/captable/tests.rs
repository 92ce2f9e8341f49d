use super::*;

const PLAIN: RoundTerms =
    RoundTerms { preference: 1.0, participation: Said::None, cap: 0.0, ratchet: 0.0, rank: 1 };

fn sold(pool: f64, protection: AntiDilution, rounds: &[(f64, f64)], terms: RoundTerms) -> CapTable {
    let mut table = CapTable::default();
    table.open(pool);
    for (nth, &(pre_money, raised)) in rounds.iter().enumerate() {
        let terms = RoundTerms { rank: nth as u32 + 1, ..terms };
        table.issue(
            &Issue { pre_money, raised, protection, terms, pool_target: 0.0 },
            [(nth, raised)].into_iter(),
        );
    }
    table
}

fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-12 * (1.0 + b.abs()), "{a} for {b}");
}

/// $10M at $40M and then $20M at $80M: a fifth of the company, diluted to 16%, and a fifth.
#[test]
fn rounds_dilute_all_alike() {
    let table = sold(0.1, AntiDilution::None, &[(40.0, 10.0), (80.0, 20.0)], PLAIN);
    close(table.stake(0), 0.16);
    close(table.stake(1), 0.2);
    close(table.kept(), 0.64);
    close(table.insiders(), 0.64);
    close(table.residual(), 0.0);
}

/// $10M at $40M, then $5M at $20M. All shares are 1 and then 1.25; the first price is 40 and the second 16. By the ratchet
/// $10M convert into .625 shares instead of .25; by the average at 40 · (1.25 + .125) ÷ (1.25 + .3125) = 35.2 into .284.
#[test]
fn down_rounds_protect_older_shares() {
    let rounds = [(40.0, 10.0), (20.0, 5.0)];
    let plain = sold(0.0, AntiDilution::None, &rounds, PLAIN);
    close(plain.stake(0), 0.25 / 1.5625);
    let ratchet = sold(0.0, AntiDilution::FullRatchet, &rounds, PLAIN);
    close(ratchet.stake(0), 0.625 / (1.0 + 0.625 + 0.3125));
    let average = sold(0.0, AntiDilution::WeightedAverage, &rounds, PLAIN);
    let converted = 10.0 / 35.2;
    close(average.stake(0), converted / (1.0 + converted + 0.3125));
    let common = RoundTerms { preference: 0.0, ..PLAIN };
    close(sold(0.0, AntiDilution::FullRatchet, &rounds, common).stake(0), plain.stake(0));
}

/// A pool of 5% is topped up to a tenth of the company after the round.
#[test]
fn the_pool_is_topped_up() {
    let mut table = CapTable::default();
    table.open(0.05);
    let (protection, terms) = (AntiDilution::None, PLAIN);
    let issue = Issue { pre_money: 80.0, raised: 20.0, protection, terms, pool_target: 0.1 };
    table.issue(&issue, [(0, 20.0)].into_iter());
    close(table.pool / table.shares, 0.1);
    close(table.residual(), 0.0);
    // A fifth of the company before the grant of x shares that make the pool a tenth: (.05 + x) = .1(1.25 + x).
    let granted = 0.075 / 0.9;
    close(table.stake(0), 0.25 / (1.25 + granted));
}

/// $10M for a fifth and $20M for a fifth, sold for $25M: the newer is paid first. At a listing there are no preferences,
/// unless a ratchet promises 1.5x: $15M and $30M of $60M, and the rest to everybody else.
#[test]
fn doors_pay_what_was_agreed() {
    let mut table = sold(0.0, AntiDilution::None, &[(40.0, 10.0), (80.0, 20.0)], PLAIN);
    table.divide(25.0, Door::Sale);
    close(table.proceeds(0), 5.0);
    close(table.proceeds(1), 20.0);
    table.divide(25.0, Door::Listing);
    close(table.proceeds(0), 4.0);
    close(table.proceeds(1), 5.0);
    let ratchet = RoundTerms { ratchet: 1.5, ..PLAIN };
    let mut table = sold(0.0, AntiDilution::None, &[(40.0, 10.0), (80.0, 20.0)], ratchet);
    table.divide(60.0, Door::Listing);
    close(table.proceeds(0), 15.0);
    close(table.proceeds(1), 30.0);
}

/// $10M and $30M at $160M: a fifth of the company. Half of the $30M is not paid, and its shares go back: what is
/// left is $10M and $15M of $185M.
#[test]
fn shares_that_are_not_paid_for_go_back() {
    let mut table = CapTable::default();
    table.open(0.1);
    let issue = Issue {
        pre_money: 160.0,
        raised: 40.0,
        protection: AntiDilution::None,
        terms: PLAIN,
        pool_target: 0.0,
    };
    table.issue(&issue, [(0, 10.0), (1, 30.0)].into_iter());
    let holder = table.newest(1);
    close(table.part_of(holder, 15.0), 15.0 / 200.0);
    table.withdraw(holder, 15.0);
    close(table.stake(0), 10.0 / 185.0);
    close(table.stake(1), 15.0 / 185.0);
    close(table.residual(), 0.0);
    // The preference is what was paid.
    table.divide(20.0, Door::Sale);
    close(table.proceeds(0), 8.0);
    close(table.proceeds(1), 12.0);
    table.withdraw(holder, 15.0);
    table.withdraw(holder, 15.0);
    close(table.stake(0), 10.0 / 170.0);
    close(table.stake(1), 0.0);
    close(table.residual(), 0.0);
}

/// What was promised before the start is sold at the price agreed then.
#[test]
fn promises_are_kept_at_their_price() {
    let mut table = sold(0.0, AntiDilution::FullRatchet, &[(80.0, 20.0)], PLAIN);
    table.grant(7, 10.0 / 40.0, 10.0, PLAIN);
    close(table.stake(7), 0.25 / 1.5);
    close(table.stake(0), 0.25 / 1.5);
    close(table.residual(), 0.0);
}

/// Insiders who sell a tenth of the company dilute nobody.
#[test]
fn insiders_sell_what_is_theirs() {
    let mut table = sold(0.1, AntiDilution::None, &[(80.0, 20.0)], PLAIN);
    table.sell(5, 0.1, 10.0);
    close(table.stake(5), 0.1);
    close(table.stake(0), 0.2);
    close(table.insiders(), 0.7);
    close(table.residual(), 0.0);
}
