//! What a company plans to burn, what it has burned in twelve months, and what it lacked, by arithmetic.

use drypowder_simulation::{replay::Happening, results::ShortfallReason};
use drypowder_tests::{
    SEED,
    checks::close,
    head, plan,
    probe::{STILL_MARKET, SURE},
    row::exact,
    run,
};

/// $1M a month of fixed costs, and in 2027 besides $2M a month of capital expenditure and a contract of $0.5M a month.
fn scenario(cash: &str, policy: &str) -> String {
    head(36, "month", &[])
        + STILL_MARKET
        + &format!(
            "[[company]]\nname = \"Builder\"\nrun_rate = \"$100M\"\ncash = \"{cash}\"\ngrowth = {{ now = 0 }}\n\
             margin = {{ now = \"0%\" }}\nfixed = {{ now = \"$12M a year\" }}\n\
             [[company.capex]]\nper_year = \"$24M a year\"\nfrom = \"2027-01\"\nto = \"2028-01\"\n\
             [[company.commitment]]\nwith = \"a cloud\"\nper_year = \"$6M a year\"\nfrom = \"2027-01\"\nto = \"2028-01\"\n{policy}\
             [[source]]\nname = \"Fund\"\nkind = \"individuals\"\nflow = \"$50B a year\"\nappetite = \"{SURE}\"\n"
        )
}

/// Over two years $24M, $24M and $6M, less the $10M it has.
#[test]
fn an_ask_covers_what_is_planned() {
    let policy =
        "[company.policy]\nask_below = \"12 months\"\ntarget = \"24 months\"\nsmallest_round = \"$1M\"\n";
    let told = drypowder_simulation::replay(&plan(&scenario("$11M", policy)), SEED, 0).expect("a world");
    let first = told.strand.happenings.iter().find_map(|dated| match &dated.happening {
        Happening::Ask(ask) => Some((dated.step, ask.amount)),
        _ => None,
    });
    let (step, amount) = first.expect("an ask");
    assert_eq!(step, 0);
    close("asked", amount, 24e6 + 24e6 + 6e6 - 10e6, 1e-3);
}

/// Twelve months at the rates of their time, whatever stood there a year before.
#[test]
fn the_burn_of_a_year_is_that_of_its_months() {
    let after = [(12, 12.0), (18, 27.0), (24, 42.0), (30, 27.0), (36, 12.0)];
    let measures = after
        .map(|(months, _)| {
            format!("[[measure]]\nname = \"{months}\"\nvalue = \"burn(Builder, {months} months)\"\n")
        })
        .concat();
    let outcome = run(&(scenario("$1B", "") + &measures), 64, SEED);
    for (months, millions) in after {
        let mut found = outcome.results.measures.iter();
        let found = found.find(|measure| measure.name == months.to_string()).expect("it");
        close(&format!("burn by {months} months"), found.mean.value.expect("money"), 1e6 * millions, 1e-3);
    }
}

/// $3B of burn in thirty months, less the $0.9B that are left after the first: nobody pays what its last round was priced at, and
/// it takes no less.
#[test]
fn a_refused_price_leaves_the_whole_ask_unfunded() {
    let text = format!(
        "{}{STILL_MARKET}[[company]]\nname = \"Proud\"\nrun_rate = \"$1B\"\ncash = \"$1B\"\ngrowth = {{ now = 0 }}\n\
         margin = {{ now = \"0%\" }}\nfixed = {{ now = \"$1.2B a year\" }}\n\
         last_round = {{ post_money = \"$900B\", date = \"2025-06\" }}\n\
         [company.policy]\nask_below = \"20 months\"\ntarget = \"30 months\"\nraise_takes = \"1 month\"\n\
         wait = \"100 months\"\ndown_tolerance = \"0%\"\n\
         [[source]]\nname = \"Fund\"\nkind = \"individuals\"\nflow = \"$50B a year\"\nappetite = \"{SURE}\"\n",
        head(3, "month", &[])
    );
    let outcome = run(&text, 64, SEED);
    let company = &outcome.results.companies[0];
    close("asks", company.shortfalls.asks.value, 1.0, 1e-9);
    close("failed", company.shortfalls.failed.value, 1.0, 1e-9);
    close("gap", company.funding_gap.value, 2.1e9, 1e3);
}

/// The first ask finds nobody who wants to. A tenth is conceded after it, and the second is below the last round's $10B, which the
/// company does not accept.
#[test]
fn asks_fall_short_for_one_reason_each() {
    let text = format!(
        "{}{STILL_MARKET}[[company]]\nname = \"Proud\"\nrun_rate = \"$1B\"\ncash = \"$1B\"\ngrowth = {{ now = 0 }}\n\
         margin = {{ now = \"0%\" }}\nfixed = {{ now = \"$1.2B a year\" }}\n\
         last_round = {{ post_money = \"$10B\", date = \"2025-06\" }}\n\
         [company.policy]\nask_below = \"20 months\"\ntarget = \"30 months\"\nraise_takes = \"1 month\"\n\
         wait = \"1 month\"\ndown_tolerance = \"0%\"\nconcession = \"10%\"\n\
         [[source]]\nname = \"Fund\"\nkind = \"individuals\"\nflow = \"$50B a year\"\nappetite = \"0.0000001%\"\n",
        head(4, "month", &[])
    );
    let outcome = run(&text, 64, SEED);
    let reasons = &outcome.results.companies[0].shortfalls.reasons;
    let seen = reasons.iter().filter(|one| one.share.value == Some(0.5)).map(|one| one.reason);
    assert_eq!(seen.collect::<Vec<_>>(), [ShortfallReason::Appetite, ShortfallReason::Price]);
}

/// Of a tranche of $100M that was promised, the source has a dollar.
#[test]
fn a_promise_that_cannot_be_kept_is_a_gap() {
    let text = format!(
        "{}{STILL_MARKET}[[company]]\nname = \"Promised\"\nrun_rate = \"$1B\"\ncash = \"$1B\"\ngrowth = {{ now = 0 }}\n\
         margin = {{ now = \"0%\" }}\n[[company.tranche]]\nsource = \"Fund\"\namount = \"$100M\"\ndate = \"2026-02\"\n\
         [[source]]\nname = \"Fund\"\nkind = \"individuals\"\nflow = \"1 dollar a year\"\nappetite = \"{SURE}\"\n",
        head(3, "month", &[])
    );
    let outcome = run(&text, 64, SEED);
    close("gap", outcome.results.companies[0].funding_gap.value, 100e6, 1e3);
}

/// Credits for $100M come in the first month and pay half of $1M a month from the second on.
#[test]
fn credits_pay_no_more_than_their_share() {
    let text = format!(
        "{}{STILL_MARKET}[[company]]\nname = \"Credited\"\nrun_rate = \"$1B\"\ncash = \"$1B\"\ngrowth = {{ now = 0 }}\n\
         margin = {{ now = \"0%\" }}\ncompute = {{ now = \"$12M a year\", growth = 0, credit_share = \"50%\" }}\n\
         [[company.tranche]]\nsource = \"Fund\"\namount = \"$100M\"\ndate = \"2026-01\"\nin_kind = \"100%\"\n\
         [[source]]\nname = \"Fund\"\nkind = \"individuals\"\nwaiting = \"$50B\"\nflow = \"$50B a year\"\nappetite = \"{SURE}\"\n\
         [[measure]]\nname = \"cash\"\nvalue = \"cash(Credited, 6 months)\"\n",
        head(6, "month", &[])
    );
    let cash = run(&text, 64, SEED).results.measures[0].mean.value.expect("money");
    close("cash", cash, 1e9 - 1e6 - 5.0 * 0.5e6, 1e-3);
}

/// A round of $14M, of which six tenths go back to the source as spending over two years: $0.35M a month beside the $1M.
#[test]
fn money_that_is_spent_with_its_source_is_owed_by_the_month() {
    let text = format!(
        "{}{STILL_MARKET}[[company]]\nname = \"Bound\"\nrun_rate = \"$100M\"\ncash = \"$11M\"\ngrowth = {{ now = 0 }}\n\
         margin = {{ now = \"0%\" }}\nfixed = {{ now = \"$12M a year\" }}\n\
         [company.policy]\nask_below = \"12 months\"\ntarget = \"24 months\"\nsmallest_round = \"$1M\"\nraise_takes = \"1 month\"\n\
         [[source]]\nname = \"Fund\"\nkind = \"individuals\"\nwaiting = \"$50B\"\nflow = \"$50B a year\"\nappetite = \"{SURE}\"\n\
         spend_back = \"60%\"\nspend_back_months = \"24 months\"\n\
         [[measure]]\nname = \"cash\"\nvalue = \"cash(Bound, 5 months)\"\n",
        head(5, "month", &[])
    );
    let outcome = run(&text, 64, SEED);
    close("drawn", outcome.results.sources[0].drawn_first_year.value, 14e6, 1e3);
    close("bound", outcome.results.companies[0].circular.value.expect("a share"), 0.6, 1e-9);
    let cash = outcome.results.measures[0].mean.value.expect("money");
    close("cash", cash, 11e6 - 5e6 + 14e6 - 3.0 * 0.35e6, 1e-3);
}

/// A market of $10B, of which 1% has adopted and of the rest 2% a year come by themselves: 1 − .99·e^{−.02t} of it after t years.
/// The plan is that of the eight quarters after the first month, each at the rate of its end; half of revenue is kept. Who waits
/// for a milestone plans without growth.
#[test]
fn a_market_that_adopts_by_itself_is_planned_for_unless_held() {
    let text = format!(
        "{}{STILL_MARKET}[[company]]\nname = \"Adopted\"\nrun_rate = \"$100M\"\ncash = \"$200M\"\nmargin = {{ now = \"50%\" }}\n\
         growth = {{ now = 0, addressable = \"$10B\", innovation = 0.02 }}\nfixed = {{ now = \"$1.2B a year\" }}\n\
         [company.policy]\nask_below = \"12 months\"\ntarget = \"24 months\"\n\
         [[source]]\nname = \"Fund\"\nkind = \"individuals\"\nflow = \"$50B a year\"\nappetite = \"{SURE}\"\n",
        head(3, "month", &[])
    );
    let milestone = "[[company.milestone]]\nname = \"clearance\"\ntakes = \"48 months\"\ngates_growth = true\n[company.policy]";
    let held = text.replace("[company.policy]", milestone);
    let adopted = |years: f64| 1e10 * (1.0 - 0.99 * libm::exp(-0.02 * years));
    for (name, text, rate) in [("free", text, &adopted as &dyn Fn(f64) -> f64), ("held", held, &|_| 1e8)] {
        let told = drypowder_simulation::replay(&plan(&text), SEED, 0).expect("a world");
        let asked = told.strand.happenings.iter().find_map(|dated| match &dated.happening {
            Happening::Ask(ask) if dated.step == 0 => Some(ask.amount),
            _ => None,
        });
        let ends = (1..=8).map(|quarter| f64::from(1 + 3 * quarter) / 12.0);
        let planned: f64 = ends.map(|years| 0.25 * (1.2e9 - 0.5 * rate(years))).sum();
        let cash = told.strand.months[0].companies[0].cash;
        exact(name, planned - cash, asked.expect("an ask"));
    }
}
