//! Rounds whose end is known beforehand.

use drypowder_tests::{SEED, checks::close, head, probe::STILL_MARKET, probe::SURE, run};

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

/// What sources give, in millions, to a company that asks for $14M: the $24M of two years less the $10M it has. Each source has
/// its own money, which nobody forgets, and its own cheques.
fn given(sources: &[(&str, &str)]) -> Vec<f64> {
    let text = head(3, "month", &[])
        + STILL_MARKET
        + "[[company]]\nname = \"Asking\"\nrun_rate = \"$100M\"\ncash = \"$11M\"\ngrowth = { now = 0 }\nmargin = { now = \"0%\" }\n\
           fixed = { now = \"$12M a year\" }\n[company.policy]\nask_below = \"12 months\"\ntarget = \"24 months\"\n\
           smallest_round = \"$1M\"\nraise_takes = \"1 month\"\nwait = \"100 months\"\nminimum_close = \"0%\"\n";
    let source = |(name, rest): &(&str, &str)| {
        format!(
            "[[source]]\nname = \"{name}\"\nkind = \"individuals\"\nflow = \"1 dollar a year\"\nmemory = \"1000 years\"\n\
             appetite = \"{SURE}\"\n{rest}[[measure]]\nname = \"{name}\"\nvalue = \"given({name}, end) / $1M\"\n"
        )
    };
    let outcome = run(&(text + &sources.iter().map(source).collect::<String>()), 64, SEED);
    let given = |name: &str| {
        let mut found = outcome.results.measures.iter();
        found.find(|measure| measure.name == name).and_then(|found| found.mean.value).expect("money")
    };
    sources.iter().map(|(name, _)| given(name)).collect()
}

/// Of $14M, three fifths are $8.4M and two fifths $5.6M, both too little for who would give them. The smaller is withdrawn,
/// and the other is enough.
#[test]
fn the_smallest_of_cheques_too_small_is_withdrawn_first() {
    let large = ("Large", "waiting = \"$42M\"\nsmallest_cheque = \"$10M\"\n");
    let small = ("Small", "waiting = \"$28M\"\nsmallest_cheque = \"$7M\"\n");
    for sources in [[large, small], [small, large]] {
        for ((name, _), given) in sources.iter().zip(given(&sources)) {
            close(name, given, if *name == "Large" { 14.0 } else { 0.0 }, 1e-6);
        }
    }
}

/// One has $9M and writes no cheque below $10M: it offers nothing, and takes no part of the ask from the other, who gives its
/// $8M. Did the $9M stand, that would have 8/17 of $14M, less than the $7.5M it gives at least, and nobody would give anything.
#[test]
fn who_has_less_than_its_smallest_cheque_leaves_others_their_part() {
    let poor = ("Poor", "waiting = \"$9M\"\nsmallest_cheque = \"$10M\"\n");
    let able = ("Able", "waiting = \"$1B\"\nsmallest_cheque = \"$7.5M\"\nlargest_cheque = \"$8M\"\n");
    let found = given(&[poor, able]);
    close("poor", found[0], 0.0, 0.0);
    close("able", found[1], 8.0, 1e-6);
}
