//! Rows 2 and 10 of the validation table: cash that runs out between the ends of a step, watched or by claims; and what that
//! comes before.

use drypowder_simulation::{
    Unattended,
    replay::{Chronicle, CompanyNow, Happening},
    results::{Cause, CompanyResults, Estimate},
    survey,
};
use drypowder_tests::{BROWNIAN, SEED, WORLDS, head, order, plan, probe::STILL_MARKET, row::Row, run};

/// A company that earns so much a year and spends nothing.
fn earner(run_rate: &str, cash: &str, lines: &str) -> String {
    format!(
        "[[company]]\nname = \"A\"\nrun_rate = \"{run_rate}\"\ncash = \"{cash}\"\n{lines}[company.growth]\nnow = 0\n"
    )
}

fn claims(rate: f64, amount: &str) -> String {
    format!("[company.claims]\nrate = {rate}\namount = {amount}\n")
}

fn first(text: &str, worlds: u64) -> CompanyResults {
    run(text, worlds, SEED).results.companies.remove(0)
}

fn replayed(text: &str, world: u64) -> Chronicle {
    drypowder_simulation::replay(&plan(text), SEED, world).expect("a world")
}

/// The company of [`BROWNIAN`], whose cash is watched.
fn watched() -> String {
    BROWNIAN.replace("cash_volatility", "cash_watched = \"always\"\ncash_volatility")
}

/// P(τ ≤ 12, 18, 24, 36) of row 2.
fn hold_row_2(name: &str, text: &str) {
    let company = first(text, WORLDS);
    let references = [0.388_110_817_856, 0.627_697_838_155, 0.774_931_941_841, 0.915_046_681_329];
    for (by, reference) in company.sustain.runs_dry_by.iter().zip(references) {
        Row::share(&format!("2{name}: P(ruin by {} months)", by.month), reference, by.share).hold();
    }
    for (by, dry) in company.incidence[4].by.iter().zip(&company.sustain.runs_dry_by) {
        assert_eq!(by, dry, "without sources, insolvency is running dry");
    }
}

#[test]
fn row_2_watched_cash_as_brownian_motion() {
    hold_row_2("", &watched());
}

/// Watched cash does not know how long a step is: its law at the ends of a quarter is that of continuous time too.
#[test]
fn row_2_does_not_depend_on_the_step() {
    hold_row_2(", quarters", &watched().replace("[[company]]", "step = \"quarter\"\n[[company]]"));
}

/// Claims of nothing cut the path into pieces, whose ends are drawn from the bridge, and change no probability.
#[test]
fn row_2_in_pieces() {
    let text = watched() + "[company.claims]\nrate = 24\namount = \"$0\"\n";
    hold_row_2(", in pieces", &text);
}

/// What runs out at the ends of steps has run out before when it is watched, and of other worlds some do besides.
#[test]
fn who_is_watched_runs_out_no_later() {
    let exits = |text: &str| -> Vec<f64> {
        let found = survey(&plan(text), &order(2_000, SEED, 2), &Unattended).expect("worlds");
        (0..2_000).map(|world| found.company(world, 0).exit).collect()
    };
    let (at_ends, always) = (exits(BROWNIAN), exits(&watched()));
    // Within a month the one is where a line crosses zero and the other is drawn.
    let months = || at_ends.iter().zip(&always).map(|(end, always)| (libm::ceil(*end), libm::ceil(*always)));
    assert!(months().all(|(end, always)| always <= end));
    assert!(months().any(|(end, always)| always < end));
}

/// Premium 1.2 a month, claims Exp(1) at rate 1 a month, u = 10, T = 50 months; here in $M.
fn cramer_lundberg(step: &str, months: u32) -> String {
    head(months, step, &[48])
        + &earner("$14.4M", "$10M", "")
        + &claims(12.0, "{ law = \"gamma\", mean = \"$1M\", sd = \"$1M\" }")
}

#[test]
fn row_10_cramer_lundberg_cash() {
    let company = first(&cramer_lundberg("month", 50), WORLDS);
    Row::share("10: P(ruin by 50 months)", 0.109_829_089_43, company.incidence[4].horizon).hold();
    assert_eq!(company.incidence[4].horizon, company.sustain.runs_dry);
}

/// Claims come when they come, however long a step is: the same claims ruin the same worlds.
#[test]
fn row_10_does_not_depend_on_the_step() {
    let [months, quarters] = ["month", "quarter"].map(|step| first(&cramer_lundberg(step, 48), 20_000));
    assert!(months.sustain.runs_dry.count > 1_000, "many are ruined");
    assert_eq!(months.sustain.runs_dry, quarters.sustain.runs_dry);
}

/// Each claim is more than all it has: T is exponential, and dated when the claim comes.
#[test]
fn the_first_claim_ruins_when_it_comes() {
    let text = head(60, "quarter", &[12, 36, 60])
        + STILL_MARKET
        + &earner("1000 dollars", "$1M", "")
        + "[company.acquisition]\nhazard = 0.5\n"
        + &claims(0.3, "\"$2M\"");
    // The world without exits sees the same claims although half are bought before.
    let company = first(&text, WORLDS);
    for by in &company.sustain.runs_dry_by {
        let reference = 1.0 - libm::exp(-0.3 * f64::from(by.month) / 12.0);
        Row::share(&format!("P(first claim by {} months)", by.month), reference, by.share).hold();
    }
    let alone = first(&text.replace("[company.acquisition]\nhazard = 0.5\n", ""), WORLDS);
    let Estimate { value, standard_error } = alone.restricted.private;
    let error = standard_error.expect("worlds");
    Row::new("E[min(T, 60 months)]", (1.0 - libm::exp(-1.5)) / 0.025, value, error).hold();
}

/// The company of a chronicle, step by step.
fn steps(chronicle: &Chronicle) -> impl Iterator<Item = &CompanyNow> {
    chronicle.strand.months.iter().map(|month| &month.companies[0])
}

/// Claims are costs of their step: they burn cash and lower the tax.
#[test]
fn claims_are_costs() {
    let text = head(24, "month", &[])
        + &earner("$12M", "$100M", "")
        + "[company.tax]\nrate = \"25%\"\n"
        + &claims(20.0, "\"$20K\"");
    let mut claimed = 0.0;
    for world in 0..20 {
        let chronicle = replayed(&text, world);
        for (month, now) in steps(&chronicle).enumerate() {
            let claims = now.claims.expect("claims may come");
            assert!(claims < 1e6, "losses would be carried forward");
            let burn = claims - 1e6 + 0.25 * (1e6 - claims);
            assert!((now.net_burn - burn).abs() < 1e-6, "{burn} in month {month}: {now:?}");
            assert!((now.operating + now.net_burn).abs() < 1e-6);
            claimed += claims;
        }
        let told = chronicle.strand.happenings.iter();
        let told = told.filter(|dated| matches!(dated.happening, Happening::Claim { short: None, .. }));
        let paid: f64 = steps(&chronicle).filter_map(|now| now.claims).sum();
        assert!((told.count() as f64 - paid / 2e4).abs() < 1e-6, "each is told");
    }
    // 800 claims in forty years, of $20K; Poisson, so give or take four times √800.
    assert!((claimed / 2e4 - 800.0).abs() < 4.0 * 800_f64.sqrt(), "{claimed}");
}

/// The books of a company that a claim ruins stop at the claim, and the story is told of it.
#[test]
fn books_stop_where_cash_does() {
    let text = cramer_lundberg("month", 50);
    let found = survey(&plan(&text), &order(200, SEED, 2), &Unattended).expect("worlds");
    let ruined = (0..200).find(|world| found.company(*world, 0).exit.is_finite()).expect("one in nine");
    let (chronicle, exit) = (replayed(&text, ruined), found.company(ruined, 0).exit);
    let last = steps(&chronicle).find(|now| !now.private).expect("it ends");
    assert!(last.cash < 0.0);
    assert!((last.opening_cash + last.operating + last.received - last.cash).abs() < 1e-6);
    let short = chronicle.strand.happenings.iter().find_map(|dated| match dated.happening {
        Happening::Claim { short, .. } => short.map(|short| (dated.step, short)),
        _ => None,
    });
    let (step, short) = short.expect("it is told");
    assert_eq!(short, -last.cash);
    assert!(f64::from(step) < exit && exit <= f64::from(step) + 1.0, "{exit} in step {step}");
}

/// A tranche that comes as the first month ends saves a company that is looked at then, and none that is watched.
#[test]
fn running_out_comes_before_any_money() {
    let text = |watch: &str| {
        head(12, "month", &[])
            + STILL_MARKET
            + &earner("1000 dollars", "$1M", watch)
            + "[company.fixed]\nnow = \"$24M\"\n[[company.tranche]]\nsource = \"S\"\namount = \"$1B\"\ndate = \"2026-01\"\n\
               [[source]]\nname = \"S\"\nkind = \"individuals\"\nwaiting = \"$10B\"\nflow = \"$1B a year\"\nappetite = \"0%\"\n"
    };
    let gone = |text: &str| first(text, 640).incidence[Cause::Insolvent as usize].horizon.count;
    assert_eq!(gone(&text("")), 0);
    assert_eq!(gone(&text("cash_volatility = \"1000 dollars\"\n")), 0);
    assert_eq!(gone(&text("cash_volatility = \"1000 dollars\"\ncash_watched = \"always\"\n")), 640);
}

/// Cash that goes nowhere in the mean, watched through one quarter that claims of nothing cut into some pieces, runs out when
/// a Brownian motion first touches zero: P(T > t) = erf(x/σ√2t), which is integrated in closed form.
#[test]
fn pieces_do_not_change_when_cash_runs_out() {
    let text = head(3, "quarter", &[])
        + &earner(
            "0.000001 dollars",
            "6 dollars",
            "margin = { now = \"0%\" }\ncash_volatility = \"20 dollars\"\ncash_watched = \"always\"\n",
        )
        + &claims(24.0, "\"$0\"");
    // Of the quarter's deviation of $10.
    let k = 0.6 / 2_f64.sqrt();
    let (erf, erfc, density) = (libm::erf(k), libm::erfc(k), libm::exp(-k * k) / std::f64::consts::PI.sqrt());
    let reference = 3.0 * (erf + 2.0 * k * density - 2.0 * k * k * erfc);
    let company = first(&text, 4 * WORLDS);
    Row::share("P(touches zero), in pieces", erfc, company.sustain.runs_dry).hold();
    Row::mean("E[min(T, 3 months)], in pieces", reference, company.restricted.private).hold();
}
