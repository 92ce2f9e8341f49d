//! The exit waterfall: preferences by seniority, each class taking the better of its preference and conversion.
//!
//! A class with s shares as converted and preference L is paid, at a price p per common share,
//!
//! ```text
//! not participating   max(L, s·p)
//! participating       L + s·p
//! capped at C         max(min(L + s·p, C), s·p)
//! ```
//!
//! Each is a rising, piecewise linear function of p, and so is their sum with the common shares' c·p. When the value
//! covers all preferences there is one p at which the sum is the value: every class has chosen its best at that price, and
//! none gains by choosing otherwise. When it does not, p is 0 and the preferences are paid by rank, pro rata within one.
//! (Metrick & Yasuda 2010, *Venture Capital and the Finance of Innovation*, chapters 13–15, draw the same functions as exit
//! diagrams.)

use drypowder_lanes::{max, min};

/// What a class takes besides its preference.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Participation {
    /// Nothing: preference or conversion, whichever is more.
    #[default]
    None,
    /// Its share of the rest as well.
    Full,
    /// Its share of the rest as well, up to this in all, USD; or conversion if that is more. Not below the preference.
    Capped(f64),
}

/// A class of preferred shares.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Class {
    /// Its shares as converted; not negative.
    pub shares: f64,
    /// What it is paid before common shares, USD; not negative.
    pub preference: f64,
    /// What it takes besides.
    pub participation: Participation,
    /// Higher ranks are paid first when the value does not cover all preferences.
    pub rank: u32,
}

/// What an exit pays.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Payout {
    /// A common share, USD.
    pub price: f64,
    /// All common shares together, USD.
    pub common: f64,
}

/// Divides the value of an exit, net of debts, among `common` shares and classes; writes what each class gets, USD.
///
/// A value below zero is none. Payouts sum to the value but for rounding, and where no share is common and no class would
/// take more, what is left over is `common`'s nonetheless.
///
/// # Examples
/// Eight million common shares, and two million that put in $10M with a preference of 1x. At $20M the preference is worth
/// more than a fifth of the company; at $60M conversion is.
///
/// ```
/// use drypowder_simulation::terms::{Class, Participation, pay_out};
/// let plain = Class { shares: 2e6, preference: 10e6, ..Class::default() };
/// let mut paid = [0.0];
/// assert_eq!(pay_out(20e6, 8e6, &[plain], &mut paid).common, 10e6);
/// assert_eq!(paid, [10e6]);
/// assert_eq!(pay_out(60e6, 8e6, &[plain], &mut paid).price, 6.0);
/// assert_eq!(paid, [12e6]);
/// ```
///
/// Participating, it takes $10M and a fifth of the other $50M; capped at 2x it stops at $20M, and converts once a fifth of
/// all is more than that.
///
/// ```
/// # use drypowder_simulation::terms::{Class, Participation, pay_out};
/// let full = Class { shares: 2e6, preference: 10e6, participation: Participation::Full, rank: 0 };
/// let capped = Class { participation: Participation::Capped(20e6), ..full };
/// let mut paid = [0.0];
/// pay_out(60e6, 8e6, &[full], &mut paid);
/// assert_eq!(paid, [20e6]);
/// pay_out(90e6, 8e6, &[capped], &mut paid);
/// assert_eq!(paid, [20e6]);
/// pay_out(150e6, 8e6, &[capped], &mut paid);
/// assert_eq!(paid, [30e6]);
/// ```
///
/// Of $12M a senior $10M is paid whole and a junior $10M gets the rest; of equal rank they share.
///
/// ```
/// # use drypowder_simulation::terms::{Class, pay_out};
/// let junior = Class { shares: 2e6, preference: 10e6, ..Class::default() };
/// let senior = Class { rank: 1, ..junior };
/// let mut paid = [0.0; 2];
/// pay_out(12e6, 8e6, &[junior, senior], &mut paid);
/// assert_eq!(paid, [2e6, 10e6]);
/// pay_out(12e6, 8e6, &[junior, junior], &mut paid);
/// assert_eq!(paid, [6e6, 6e6]);
/// ```
pub fn pay_out(value: f64, common: f64, classes: &[Class], paid: &mut [f64]) -> Payout {
    let value = max(0.0, value);
    if value < claims(0.0, common, classes) {
        pay_by_rank(value, classes, paid);
        return Payout { price: 0.0, common: 0.0 };
    }
    let price = price(value, common, classes);
    let mut rest = value;
    for (class, paid) in classes.iter().zip(paid) {
        *paid = min(class.claim(price), rest);
        rest -= *paid;
    }
    Payout { price, common: rest }
}

impl Class {
    /// What it is paid at a price per common share, USD.
    fn claim(&self, price: f64) -> f64 {
        let converted = self.shares * price;
        match self.participation {
            Participation::None => max(self.preference, converted),
            Participation::Full => self.preference + converted,
            Participation::Capped(cap) => {
                max(min(self.preference + converted, max(cap, self.preference)), converted)
            }
        }
    }

    /// The prices at which its claim bends.
    fn bends(&self) -> [Option<f64>; 2] {
        if self.shares <= 0.0 {
            return [None; 2];
        }
        match self.participation {
            Participation::None => [Some(self.preference / self.shares), None],
            Participation::Full => [None; 2],
            Participation::Capped(cap) => {
                let cap = max(cap, self.preference);
                [Some((cap - self.preference) / self.shares), Some(cap / self.shares)]
            }
        }
    }
}

/// What all are paid at a price per common share, USD.
fn claims(price: f64, common: f64, classes: &[Class]) -> f64 {
    classes.iter().fold(common * price, |sum, class| sum + class.claim(price))
}

/// The price at which claims sum to a value that covers all preferences: between the bends around it they are linear.
fn price(value: f64, common: f64, classes: &[Class]) -> f64 {
    let mut below = (0.0, claims(0.0, common, classes));
    let mut above: Option<(f64, f64)> = None;
    for bend in classes.iter().flat_map(Class::bends).flatten() {
        let claimed = claims(bend, common, classes);
        if claimed <= value {
            below = if bend > below.0 { (bend, claimed) } else { below };
        } else if above.is_none_or(|(nearest, _)| bend < nearest) {
            above = Some((bend, claimed));
        }
    }
    let (price, claimed) = below;
    let slope = match above {
        Some((bend, beyond)) => (beyond - claimed) / (bend - price),
        // Beyond the last bend every class has converted or takes part.
        None => classes.iter().fold(common, |sum, class| sum + class.shares),
    };
    if slope > 0.0 { price + (value - claimed) / slope } else { price }
}

/// Pays preferences the value does not cover, highest rank first, pro rata within a rank.
fn pay_by_rank(value: f64, classes: &[Class], paid: &mut [f64]) {
    paid.fill(0.0);
    let mut rest = value;
    let mut next = classes.iter().map(|class| class.rank).max();
    while let Some(rank) = next {
        let peers = |class: &&Class| class.rank == rank;
        let due: f64 = classes.iter().filter(peers).map(|class| class.preference).sum();
        let share = if due > rest { rest / due } else { 1.0 };
        for (class, paid) in classes.iter().zip(paid.iter_mut()).filter(|(class, _)| class.rank == rank) {
            *paid = share * class.preference;
        }
        rest = max(0.0, rest - due);
        next = classes.iter().map(|class| class.rank).filter(|other| *other < rank).max();
    }
}
