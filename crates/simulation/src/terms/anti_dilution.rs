//! What a cheaper round does to the conversion price of shares sold before at a higher one.
//!
//! A class that paid `invested` at conversion price CP converts into invested ÷ CP common shares. (National Venture Capital
//! Association, model certificate of incorporation, section 4.4.4: broad-based weighted average, and full ratchet.)

use drypowder_lanes::min;

/// The broad-based weighted average: CP₂ = CP₁ · (A + B) ÷ (A + C), with A the shares outstanding as converted before the
/// round, B those the money would have bought at CP₁, C those it bought. At or above CP₁ nothing changes.
///
/// # Examples
/// Ten million shares are outstanding, of which a class bought two million at $5. A round of $6M at $3 sells two million; at
/// $5 it would have sold 1.2 million: CP₂ = 5 · 11.2 ÷ 12 = 4.667, and the class converts into 2.143 million.
///
/// ```
/// use drypowder_simulation::terms::broad_weighted_average;
/// let price = broad_weighted_average(5.0, 10e6, 6e6, 3.0);
/// assert!((price - 4.666_666_666_666_667).abs() < 1e-12);
/// assert!((10e6 / price - 2_142_857.142_857).abs() < 1e-6);
/// assert_eq!(broad_weighted_average(5.0, 10e6, 6e6, 6.0), 5.0);
/// ```
#[must_use]
pub fn broad_weighted_average(price: f64, outstanding: f64, raised: f64, new_price: f64) -> f64 {
    if new_price >= price {
        return price;
    }
    price * (outstanding + raised / price) / (outstanding + raised / new_price)
}

/// The full ratchet: the older shares convert as if they had been bought at the new price.
///
/// # Examples
/// The class of the example above converts into $10M ÷ $3 = 3.333 million shares.
///
/// ```
/// use drypowder_simulation::terms::full_ratchet;
/// assert_eq!(full_ratchet(5.0, 3.0), 3.0);
/// assert_eq!(full_ratchet(5.0, 6.0), 5.0);
/// ```
#[must_use]
pub fn full_ratchet(price: f64, new_price: f64) -> f64 {
    min(price, new_price)
}
