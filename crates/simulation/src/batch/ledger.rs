//! The money ledger: whatever leaves a source arrives at a company or is a fee, and whatever cash a company has, it
//! had, earned, borrowed or received. Both sides are taken from the books, not from what a transfer claims to move.

use drypowder_lanes::{Lanes, max};

/// Sums beyond this many dollars are held as if they were that: the last bit of $10¹³ is a fifth of a cent, and a source that
/// grows a thousandfold in one world of ten thousand has as many more.
const SCALE: f64 = 1e13;

/// Money moved in one step of each world, USD, and the worst residual so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ledger {
    /// Arrived at companies as cash or credits, or at insiders who sold, or was newly set aside for them, less what came back from there.
    pub(crate) arrived: Lanes,
    /// Kept by vehicles and managers.
    pub(crate) fees: Lanes,
    /// Largest residual of a money identity, USD; of sums beyond [`SCALE`] in proportion.
    pub(crate) worst: f64,
    /// Largest residual of Σ stakes = 1, a share.
    pub(crate) worst_stakes: f64,
    /// Identities checked.
    pub(crate) checked: u64,
    /// Whether the results tell of these worlds, and not only of what is beyond rounding.
    pub(crate) is_told: bool,
}

impl Ledger {
    /// Opens a step.
    pub(crate) fn open(&mut self) {
        self.arrived = Lanes::ZERO;
        self.fees = Lanes::ZERO;
    }

    /// Notes a residual that ought to be zero, USD, of sums of so much money.
    pub(crate) fn check(&mut self, residual: f64, money: f64) {
        let scale = if money > SCALE { SCALE / money } else { 1.0 };
        self.worst = max(self.worst, size(residual) * scale);
        self.checked += 1;
    }

    /// Whether all residuals are as small as rounding leaves them: below a dollar, and a billionth of a company.
    pub(crate) fn is_rounding(&self) -> bool {
        self.worst < 1.0 && self.worst_stakes < 1e-9
    }

    /// Notes by how much the shares of a company miss the whole.
    pub(crate) fn check_stakes(&mut self, residual: f64) {
        self.worst_stakes = max(self.worst_stakes, size(residual));
    }
}

/// The size of a residual; one that is no number is as bad as can be.
fn size(residual: f64) -> f64 {
    if residual.is_finite() { residual.abs() } else { f64::INFINITY }
}
