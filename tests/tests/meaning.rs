//! What words of the model mean, each by arithmetic: a reserve, paying one's own way, a float, why a round fell short, what a
//! month's companies hear of each other.

use drypowder_simulation::{
    Outcome,
    results::{Cause, CompanyResults, ShortfallReason},
    source::takahashi_alexander::{LIFE, year},
};
use drypowder_tests::{
    SEED,
    checks::close,
    head,
    probe::{STILL_MARKET, SURE},
    run,
};

/// Worlds of a test in which nothing is random.
const ALIKE: u64 = 64;

fn company<'a>(outcome: &'a Outcome, name: &str) -> &'a CompanyResults {
    outcome.results.companies.iter().find(|company| company.name == name).expect("it")
}

/// A measure that is the same in all worlds.
fn measured(outcome: &Outcome, name: &str) -> f64 {
    let measures = outcome.results.measures.iter();
    measures.clone().find(|measure| measure.name == name).and_then(|found| found.mean.value).expect(name)
}

fn measure(name: &str, value: &str) -> String {
    format!("[[measure]]\nname = \"{name}\"\nvalue = \"{value}\"\n")
}

/// A company that takes whatever it is given.
const ASKING: &str = "[[company]]
name = \"Asking\"
run_rate = \"$12B\"
cash = \"$10B\"
growth = { now = 0 }
margin = { now = \"0%\" }
fixed = { now = \"$1.2B a year\" }
[company.policy]
ask_below = \"1000 months\"
target = \"1200 months\"
raise_takes = \"1 month\"
wait = \"1 month\"
smallest_round = \"$1M\"
minimum_close = \"0%\"
max_dilution = \"90%\"
down_tolerance = \"100%\"
";

/// Of the $10B at the start and of each $1B that comes a year later and after, four tenths are ever free to what is modelled.
#[test]
fn a_reserve_is_kept() {
    let fund = format!(
        "[[source]]\nname = \"Fund\"\nkind = \"venture\"\ndry_powder = \"$10B\"\nreserve = \"60%\"\n\
         commitments = \"$1B a year\"\nappetite = \"{SURE}\"\nconcentration = \"100%\"\n"
    );
    let after = [(11, 4.0), (24, 4.4), (36, 4.8), (60, 5.6)];
    let measures = after
        .map(|(months, _)| measure(&months.to_string(), &format!("given(Fund, {months} months) / $1B")))
        .concat();
    let outcome = run(&(head(60, "month", &[]) + STILL_MARKET + ASKING + &fund + &measures), ALIKE, SEED);
    for (months, free) in after {
        let given = measured(&outcome, &months.to_string());
        close(&format!("given of $10B and $1B a year by {months} months"), given, free, 1e-9);
    }
}

/// Where nobody modelled takes a cheque, calls of others take held and free money alike: free is four tenths of what is uncalled.
/// The opening stocks are those of equal vintages that grew at the rate the file says.
#[test]
fn opening_stocks_grew_at_the_rate_of_the_file() {
    for growth in [0.0, 0.13, 0.5] {
        let text = head(26, "month", &[])
            + STILL_MARKET
            + &ASKING.replace("$10B", "$900B").replace("1000 months", "1 month")
            + &format!(
                "[[source]]\nname = \"Fund\"\nkind = \"venture\"\ndry_powder = \"$10B\"\nreserve = \"60%\"\n\
                 net_asset_value = \"$100B\"\nrecommit = 1\ngrowth = \"{}%\"\nappetite = \"50%\"\n",
                growth * 100.0
            )
            + &measure("first", "dry_powder(Fund, 1 months) / $1B")
            + &measure("second", "dry_powder(Fund, 13 months) / $1B")
            + &measure("third", "dry_powder(Fund, 25 months) / $1B");
        let outcome = run(&text, ALIKE, SEED);
        let found = ["first", "second", "third"].map(|name| measured(&outcome, name));
        for (year, (found, reference)) in found.into_iter().zip(uncalled(growth)).enumerate() {
            close(&format!("free after {year} years at {growth}"), found, 0.4 * reference, 1e-9);
        }
    }
}

/// What is uncalled of $10B beside $100B of net asset value at the start and after one year and two, billions of dollars.
fn uncalled(growth: f64) -> [f64; 3] {
    let (mut waiting, mut owned) = ([0.0; LIFE], [0.0; LIFE]);
    let (mut left, mut value) = (1.0, 0.0);
    for age in 0..LIFE {
        (waiting[age], owned[age]) = (left, value);
        let year = year(age + 1, left, value, growth, 1.0, 1.0);
        (left, value) = (left - year.called, year.net_asset_value);
    }
    let (all, all_owned): (f64, f64) = (waiting.iter().sum(), owned.iter().sum());
    for part in &mut waiting {
        *part *= 10.0 / all;
    }
    for part in &mut owned {
        *part *= 100.0 / all_owned;
    }
    let mut seen = [10.0; 3];
    for after in &mut seen[1..] {
        let mut distributed = 0.0;
        for age in 0..LIFE {
            let year = year(age + 1, waiting[age], owned[age], growth, 1.0, 1.0);
            (waiting[age], owned[age]) = (waiting[age] - year.called, year.net_asset_value);
            distributed += year.distributed;
        }
        let (oldest, owned_last) = (waiting[LIFE - 1] + waiting[LIFE - 2], owned[LIFE - 1] + owned[LIFE - 2]);
        waiting.copy_within(0..LIFE - 2, 1);
        owned.copy_within(0..LIFE - 2, 1);
        (waiting[LIFE - 1], owned[LIFE - 1]) = (oldest, owned_last);
        (waiting[0], owned[0]) = (distributed, 0.0);
        *after = waiting.iter().sum();
    }
    seen
}

/// Compute that investors' credits pay for is still what the company costs: it burns $100M a year without them.
#[test]
fn who_lives_on_credits_does_not_pay_its_own_way() {
    let sustaining = |compute: &str| {
        let text = format!(
            "{head}{STILL_MARKET}
[[company]]
name = \"Fed\"
run_rate = \"$1B\"
cash = \"$60M\"
growth = {{ now = 0 }}
margin = {{ now = \"50%\" }}
compute = {{ now = \"{compute}\", growth = 0, credit_share = \"100%\" }}
policy = {{ target = \"60 months\", raise_takes = \"1 month\", smallest_round = \"$1M\" }}
[[source]]
name = \"Cloud\"
kind = \"strategic\"
free_cash_flow = \"$100B a year\"
share = \"10%\"
appetite = \"{SURE}\"
in_kind = \"90%\"
",
            head = head(60, "month", &[]),
        );
        let outcome = run(&text, ALIKE, SEED);
        let fed = company(&outcome, "Fed");
        (fed.sustain.self_sustaining.value, fed.in_kind.value.unwrap_or(0.0) > 0.5)
    };
    assert_eq!(sustaining("$600M a year"), (0.0, true), "burns $100M a year, credits apart");
    assert_eq!(sustaining("$499M a year"), (1.0, false), "earns $1M a year");
}

/// It burns in every month but the fourteenth, in which $10M that were promised come in and a loan of some $230M is repaid.
#[test]
fn repaying_a_lender_makes_new_money_no_less_new() {
    let sustaining = |promised: &str| {
        let text = format!(
            "{head}{STILL_MARKET}
[[company]]
name = \"Both\"
run_rate = \"$1.2B\"
cash = \"$600M\"
growth = {{ now = 0 }}
margin = {{ now = \"50%\" }}
fixed = {{ now = \"$500M a year\" }}
policy = {{ ask_below = \"2 months\", target = \"14 months\", raise_takes = \"1 month\", smallest_round = \"$10M\", sustaining_after = \"1 month\" }}
[[company.capex]]
per_year = \"$1.2B a year\"
from = \"2026-01\"
to = \"2027-02\"
[[company.capex]]
per_year = \"$1.2B a year\"
from = \"2027-03\"
to = \"2030-12\"
{promised}
[[source]]
name = \"Fund\"
kind = \"individuals\"
waiting = \"$10B\"
flow = \"$1B a year\"
appetite = \"{SURE}\"
[[source]]
name = \"Lender\"
kind = \"credit\"
capital = \"$1B\"
share_of_round = 0.2
interest = \"0%\"
maturity = \"8 months\"
appetite = \"{SURE}\"
",
            head = head(18, "month", &[]),
        );
        let outcome = run(&text, ALIKE, SEED);
        company(&outcome, "Both").sustain.self_sustaining.value
    };
    let promised = "[[company.tranche]]\nsource = \"Fund\"\namount = \"$10M\"\ndate = \"2027-02\"\n";
    assert_eq!(sustaining(""), 1.0, "a month without burn and without new money");
    assert_eq!(sustaining(promised), 0.0, "$10M of new money");
}

/// A fifth of the company after the issue is a quarter of it before: $110B · ¼ · (1 − 3%).
#[test]
fn a_float_is_a_share_of_the_company_after_the_issue() {
    let text = head(12, "month", &[])
        + STILL_MARKET
        + "[[company]]
name = \"Lister\"
run_rate = \"$10B\"
cash = \"$10B\"
growth = { now = 0 }
margin = { now = \"0%\" }
listing = { run_rate = \"$1B\", filing_takes = \"1 month\", float_small = \"20%\", float_large = \"20%\", spread = \"3%\" }
";
    let outcome = run(&text, ALIKE, SEED);
    let proceeds = company(&outcome, "Lister").listing_proceeds.value.expect("it lists") / 1e9;
    close("a float of 20% of $110B before it, billions", proceeds, 110.0 * 0.25 * 0.97, 1e-6);
}

/// A fund that writes no cheque below $5B has the money for a round of $1B and is not exhausted by it; nor is one that has no money
/// and would not give it either. One that would, is.
#[test]
fn a_round_that_money_would_not_have_filled_exhausts_nobody() {
    let reasons = |money: &str, appetite: &str| {
        let text = head(24, "month", &[])
            + STILL_MARKET
            + &ASKING.replace("$10B", "$200M").replace("1200 months", "1001 months").replace("$1.2B", "$12M")
            + &format!(
                "[[source]]\nname = \"Fund\"\nkind = \"individuals\"\nwaiting = \"{money}\"\nflow = \"{money} a year\"\n\
                 appetite = \"{appetite}\"\nsmallest_cheque = \"$5B\"\n"
            );
        let outcome = run(&text, ALIKE, SEED);
        let asking = company(&outcome, "Asking");
        assert!(asking.shortfalls.failed.value > 1.0 && asking.drawn.value == 0.0, "{:?}", asking.shortfalls);
        let all = asking.shortfalls.reasons.iter().filter(|share| share.share.value == Some(1.0));
        (all.map(|share| share.reason).collect::<Vec<_>>(), outcome.results.system.exhaustion.horizon.count)
    };
    assert_eq!(reasons("$90B", SURE), (vec![ShortfallReason::Appetite], 0));
    assert_eq!(reasons("1 dollar", "0%"), (vec![ShortfallReason::Appetite], 0));
    assert_eq!(reasons("1 dollar", SURE), (vec![ShortfallReason::Capacity], ALIKE));
}

/// One flotation is vetoed and surely shuts the window; another of the same month finds it open, whichever id is first.
#[test]
fn flotations_of_a_month_do_not_wait_for_each_other() {
    let listed = |vetoed: &str, other: &str| {
        let one = |name: &str, floor: &str| {
            format!(
                "[[company]]\nname = \"{name}\"\nrun_rate = \"$10B\"\ncash = \"$10B\"\ngrowth = {{ now = 0 }}\n\
                 last_round = {{ post_money = \"$900B\", date = \"2025-06\" }}\n\
                 listing = {{ run_rate = \"$1B\", filing_takes = \"1 month\", veto_floor = \"{floor}\" }}\n"
            )
        };
        let text = head(6, "month", &[])
            + STILL_MARKET
            + "[market.window]\nstay_open = \"12000 months\"\nstay_closed = \"12000 months\"\nfailure = 1000\n"
            + &one(vetoed, "90%")
            + &one(other, "1%");
        let outcome = run(&text, ALIKE, SEED);
        let ipo = |name: &str| {
            let listed = company(&outcome, name).incidence.iter().find(|by| by.cause == Cause::IpoChosen);
            listed.expect("a cause").horizon.value
        };
        [ipo(vetoed), ipo(other)]
    };
    assert_eq!(listed("a", "b"), [0.0, 1.0]);
    assert_eq!(listed("b", "a"), [0.0, 1.0]);
}

/// Down rounds of a month that are all of the sector lower sentiment by the whole contagion, not by more, in any order.
#[test]
fn news_of_a_month_is_weighed_before_any_is_heard() {
    let mood = |first: &str, second: &str| {
        let one = |name: &str, last: &str| {
            ASKING.replace("Asking", name).replace(
                "[company.policy]",
                &format!("last_round = {{ post_money = \"{last}\", date = \"2025-06\" }}\n[company.policy]"),
            )
        };
        let text = head(4, "month", &[])
            + STILL_MARKET
            + "[market.sentiment]\nnow = 0\nhalf_life = \"36 months\"\nvolatility = 0\ncontagion = 0.5\n"
            + &one(first, "$1000B")
            + &one(second, "$3000B")
            + &format!(
                "[[source]]\nname = \"Fund\"\nkind = \"individuals\"\nwaiting = \"$9000B\"\n\
                 flow = \"$900B a year\"\nappetite = \"{SURE}\"\n"
            )
            + &measure("mood", "sentiment(2 months)");
        let outcome = run(&text, ALIKE, SEED);
        assert!(company(&outcome, first).down_rounds.value > Some(0.0));
        measured(&outcome, "mood")
    };
    close("sentiment, the smaller first", mood("a", "b"), -0.5, 1e-6);
    close("sentiment, the larger first", mood("b", "a"), -0.5, 1e-6);
}

/// It has spent what it had in the third month. A listing of that month comes first, one of the next too late.
#[test]
fn a_listing_comes_before_the_months_insolvency() {
    let ends = |filing: &str| {
        let text = head(6, "month", &[])
            + STILL_MARKET
            + &format!(
                "[[company]]\nname = \"Late\"\nrun_rate = \"$1.2B\"\ncash = \"$25M\"\ngrowth = {{ now = 0 }}\n\
                 margin = {{ now = \"0%\" }}\nfixed = {{ now = \"$120M a year\" }}\n\
                 listing = {{ run_rate = \"$1B\", strictness = 1, filing_takes = \"{filing}\", forced_below = \"0 months\" }}\n"
            );
        let outcome = run(&text, ALIKE, SEED);
        let ended = company(&outcome, "Late").incidence.iter();
        ended.filter(|by| by.horizon.value == 1.0).map(|by| by.cause).collect::<Vec<_>>()
    };
    assert_eq!(ends("2 months"), [Cause::IpoChosen]);
    assert_eq!(ends("3 months"), [Cause::Insolvent]);
}

/// 3% of a cash flow of $80B that grows by 0.12 a year in logs, as each year begins.
#[test]
fn a_years_budget_is_set_as_the_year_begins() {
    let months = [1, 12, 13, 24, 25, 37];
    let measures = months
        .map(|month| measure(&month.to_string(), &format!("dry_powder(Corporate, {month} months) / $1B")))
        .concat();
    let text = head(48, "month", &[])
        + STILL_MARKET
        + &ASKING.replace("$10B", "$900B").replace("1000 months", "1 month")
        + "[[source]]\nname = \"Corporate\"\nkind = \"strategic\"\nfree_cash_flow = \"$80B a year\"\n\
           growth = 0.12\nshare = \"3%\"\nappetite = \"50%\"\n"
        + &measures;
    let outcome = run(&text, ALIKE, SEED);
    for month in months {
        let years = f64::from((month - 1) / 12);
        let budget = measured(&outcome, &month.to_string());
        close(&format!("budget of month {month}"), budget, 2.4 * libm::exp(0.12 * years), 1e-9);
    }
}
