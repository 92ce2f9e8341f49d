//! Holders who borrow against their shares: how much they sell when they are called.

use drypowder_tests::{SEED, checks::close, head, probe::STILL_MARKET, run};

/// $60B against shares of $100B is above the ceiling of 50%. A sale that loses a tenth comes back to 30% at S = $50B, where
/// (60 − 0.9 S)/(100 − S) = 0.3; that leaves $15B against $50B, and room for (0.5 · 50 − 15)/(1 − 0.5) = $20B.
#[test]
fn a_called_holder_sells_down_to_its_target() {
    let text = format!(
        "{}{STILL_MARKET}[[company]]\nname = \"Witness\"\nrun_rate = \"$1B\"\ncash = \"$1B\"\ngrowth = {{ now = 0 }}\n\
         [[source]]\nname = \"Holder\"\nkind = \"leveraged\"\nlisted = \"$100B\"\ndebt = \"$60B\"\nmax_ltv = \"50%\"\n\
         target_ltv = \"30%\"\nimpact = \"10%\"\nappetite = \"50%\"\n\
         [[measure]]\nname = \"room\"\nvalue = \"dry_powder(Holder, 3 months)\"\n",
        head(6, "month", &[])
    );
    let room = run(&text, 64, SEED).results.measures[0].mean.value.expect("money");
    close("room", room, 20e9, 1.0);
}
