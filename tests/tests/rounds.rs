//! Rounds whose end is known beforehand.

use drypowder_tests::{SEED, head, probe::STILL_MARKET, probe::SURE, run};

/// Three sources that each have more than a company ever asks.
fn plenty() -> String {
    let text = head(60, "month", &[])
        + STILL_MARKET
        + "[[company]]
name = \"Funded\"
run_rate = \"$1B\"
cash = \"$200M to $300M\"
[company.growth]
now = 0
volatility = 0.3
[company.fixed]
now = \"$1.3B to $1.9B\"
[company.policy]
max_dilution = \"90%\"
down_tolerance = \"100%\"
smallest_round = \"1 dollar\"
";
    let fund = |(name, dollars): (&str, &str)| {
        format!(
            "[[source]]\nname = \"{name}\"\nkind = \"venture\"\ndry_powder = \"{dollars}\"\ncommitments = \"{dollars}\"\n\
             appetite = \"{SURE}\"\n"
        )
    };
    text + &[("a", "$31.7B"), ("b", "$20.3B"), ("c", "$47.9B")].map(fund).concat()
}

/// Cheques of three sources sum to the ask up to rounding; that is no shortfall, and nobody is exhausted.
#[test]
fn a_round_that_is_filled_is_not_short() {
    let outcome = run(&plenty(), 2_000, SEED);
    let company = &outcome.results.companies[0];
    assert!(company.shortfalls.asks.value > 1.0, "it asks: {:?}", company.shortfalls.asks);
    assert_eq!(company.funding_gap.value, 0.0, "gap");
    let short = (company.shortfalls.failed.value, company.shortfalls.partial.value);
    let exhausted = outcome.results.system.exhaustion.horizon.count;
    assert_eq!(
        (short, exhausted),
        ((0.0, 0.0), 0),
        "failed and partial rounds a world, worlds exhausted of 2,000"
    );
}
