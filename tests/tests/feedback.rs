//! Feedback between companies and money: each loop moves what it should, and one line of a scenario switches it off.

use drypowder_simulation::results::CompanyResults;
use drypowder_tests::{
    SEED, head,
    probe::{STILL_MARKET, SURE},
    row::say,
    run,
};

const WORLDS: u64 = 4_096;

/// A company whose flotation shareholders always veto, and one that asks investors with moods.
fn two(contagion: f64) -> CompanyResults {
    let text = format!(
        "{head}{STILL_MARKET}
[market.sentiment]
now = 0
half_life = \"36 months\"
volatility = 0
contagion = {contagion}
[[company]]
name = \"Vetoed\"
run_rate = \"$1B\"
cash = \"$1B\"
growth = {{ now = 0.1 }}
last_round = {{ post_money = \"$100B\", date = \"2025-06\" }}
listing = {{ run_rate = \"$1B\", veto_floor = \"90%\" }}
[[company]]
name = \"Asking\"
run_rate = \"$100M\"
cash = \"$50M\"
growth = {{ now = 0.1 }}
fixed = {{ now = \"$200M a year\" }}
policy = {{ raise_takes = \"3 months\", smallest_round = \"$1M\" }}
[[source]]
name = \"Fund\"
kind = \"individuals\"
waiting = \"$10B\"
flow = \"$10B a year\"
appetite = \"50%\"
sentiment = 2
",
        head = head(60, "month", &[]),
    );
    let outcome = run(&text, WORLDS, SEED);
    outcome.results.companies.iter().find(|company| company.name == "Asking").expect("it").clone()
}

/// Bad news of one company is bad for another, unless `contagion = 0`.
#[test]
fn failed_flotations_spread() {
    let [none, some, more] = [0.0, 0.2, 0.6].map(two);
    let dry = [&none, &some, &more].map(|company| company.sustain.runs_dry.value);
    say(&format!("runs dry with contagion 0, 0.2, 0.6: {dry:?}"));
    assert!(dry[0] < dry[1] && dry[1] < dry[2], "{dry:?}");
}

/// A company that lists early and one that asks later, of one source.
fn later(source: &str, wanted: bool) -> CompanyResults {
    let text = format!(
        "{head}{STILL_MARKET}
[[company]]
name = \"Early\"
run_rate = \"$10B\"
cash = \"$10B\"
growth = {{ now = 0 }}
last_round = {{ post_money = \"$50B\", date = \"2025-06\" }}
listing = {{ run_rate = \"$1B\", wanted = {wanted} }}
[[company]]
name = \"Late\"
run_rate = \"$1B\"
cash = \"$6B\"
growth = {{ now = 0 }}
fixed = {{ now = \"$5B a year\" }}
policy = {{ raise_takes = \"3 months\", smallest_round = \"$1M\", minimum_close = \"0%\", max_dilution = \"60%\" }}
[[source]]
name = \"Holder\"
appetite = \"{SURE}\"
{source}
[[source.holding]]
company = \"Early\"
stake = \"40%\"
cost = \"$1B\"
",
        head = head(60, "month", &[]),
    );
    let outcome = run(&text, 64, SEED);
    outcome.results.companies.iter().find(|company| company.name == "Late").expect("it").clone()
}

/// What a listing distributes comes back as commitments to new funds, a year later at most, unless `recommit = 0`.
#[test]
fn listings_fill_the_next_funds() {
    let funds = |recommit: f64| {
        format!(
            "kind = \"venture\"\ndry_powder = \"$1B\"\nnet_asset_value = \"$1B\"\ncommitments = \"$0.1B a year\"\n\
             recommit = {recommit}\nrecycle = \"100%\"\ndistributions = 0\n"
        )
    };
    let drawn = |recommit, wanted| later(&funds(recommit), wanted).drawn.value;
    let (with, without) = (drawn(0.5, true), drawn(0.5, false));
    say(&format!("drawn with a listing {with:.3e}, without {without:.3e}"));
    assert!(with > 2.0 * without);
    assert_eq!(drawn(0.0, true).to_bits(), drawn(0.0, false).to_bits());
}

/// A listing in its portfolio is cash to a leveraged holder, and what it keeps listed is collateral.
#[test]
fn listings_refill_a_leveraged_holder() {
    let holder = |sells: &str| {
        format!(
            "kind = \"leveraged\"\nlisted = \"$1B\"\ndebt = \"$0\"\ncash = \"$0\"\nmax_ltv = \"10%\"\ntarget_ltv = \"8%\"\n\
             interest = \"4%\"\nvolatility = 0\nsells_at_listing = \"{sells}\"\n"
        )
    };
    let drawn = |sells, wanted| later(&holder(sells), wanted).drawn.value;
    let (sold, kept, private) = (drawn("100%", true), drawn("0%", true), drawn("0%", false));
    say(&format!("drawn when a listing is sold {sold:.3e}, kept {kept:.3e}, without one {private:.3e}"));
    assert!(sold > kept && kept > private);
}
