//! Directions that must hold path by path: policy and feedback frozen, the same draws.
//!
//! Every yes is sure, every dollar there is can be raised at once and in one piece, prices never bind. T⁰ of a single
//! world is read off the difference of two runs, of its predecessors with and without it: more worlds only append.

use drypowder_simulation::{Outcome, Unattended, results::CompanyResults, simulate};
use drypowder_tests::{
    SEED, head, order, plan,
    probe::{STILL_MARKET, SURE},
    run,
};

const WORLDS: u64 = 192;

/// A scenario and what may be changed in it.
#[derive(Clone)]
struct Case {
    company: String,
    costs: f64,
    policy: String,
    source: String,
    horizon: u32,
}

impl Default for Case {
    fn default() -> Self {
        Self { company: String::new(), costs: 1.0, policy: String::new(), source: String::new(), horizon: 96 }
    }
}

impl Case {
    /// A company that grows without noise from an uncertain opening, and $3B that waits for it.
    fn text(&self) -> String {
        let Self { company, costs, policy, source, horizon } = self;
        let (fixed, compute) = (900.0 * costs, 500.0 * costs);
        head(*horizon, "month", &[])
            + STILL_MARKET
            + "[market.oil]\nnow = \"$70\"\nlong_run = \"$70\"\nhalf_life = \"24 months\"\nvolatility = 0\n"
            + &format!(
                "[[company]]
name = \"Burner\"
run_rate = \"$200M to $400M\"
cash = \"$500M to $900M\"
growth = {{ now = {{ law = \"uniform\", low = 0.05, high = 0.3 }} }}
fixed = {{ now = \"${fixed}M a year\" }}
compute = {{ now = \"${compute}M a year\", growth = 0, credit_share = \"50%\" }}
{company}
[company.policy]
max_dilution = \"95%\"
down_tolerance = \"100%\"
minimum_close = \"0%\"
smallest_round = \"1 dollar\"
raise_takes = \"1 month\"
{policy}
[[source]]
name = \"Fund\"
kind = \"sovereign\"
assets = \"$100B\"
allocation = \"3%\"
breakeven = \"$70\"
inflow = \"$0\"
appetite = \"{SURE}\"
{source}
"
            )
    }
}

/// T⁰ of each world, months, the horizon where it is later.
fn sustained(text: &str) -> Vec<f64> {
    let plan = plan(text);
    let mut sums = vec![0.0];
    for worlds in 1..=WORLDS {
        let outcome = simulate(&plan, &order(worlds, SEED, 1), &Unattended).expect("worlds");
        sums.push(outcome.results.companies[0].sustain.restricted_mean.value * worlds as f64);
    }
    sums.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

/// Fails where the changed case lasts longer in any world; it has to last shorter in some.
fn shortens(name: &str, base: &Case, changed: &Case) {
    shorter(name, &base.text(), &changed.text());
}

fn shorter(name: &str, base: &str, changed: &str) {
    let (base, changed) = (sustained(base), sustained(changed));
    let mut shorter = 0;
    for (world, (before, after)) in base.iter().zip(&changed).enumerate() {
        assert!(*after <= before + 1e-4, "{name}, world {world}: {before} months became {after}");
        shorter += u32::from(*after < before - 1e-4);
    }
    drypowder_tests::row::say(&format!("{name}: shorter in {shorter} of {WORLDS} worlds, longer in none"));
    assert!(shorter > 0, "{name} changes nothing");
}

#[test]
fn doubled_costs_shorten() {
    shortens("doubled costs", &Case::default(), &Case { costs: 2.0, ..Case::default() });
}

/// Opening receivables follow days-sales-outstanding; where revenue grows in every world, more days leave less cash.
#[test]
fn later_collection_shortens() {
    let slow = Case { company: "days_sales_outstanding = \"90 days\"".into(), ..Case::default() };
    shortens("90 days outstanding", &Case::default(), &slow);
}

#[test]
fn contracts_that_bind_more_shorten() {
    let bound = |share: &str| Case {
        company: format!(
            "commitment = [{{ with = \"x\", per_year = \"$1.5B\", from = \"2027-01\", to = \"2030-01\", binding = \"{share}\" }}]"
        ),
        ..Case::default()
    };
    shortens("a binding share of 60% instead of 30%", &bound("30%"), &bound("60%"));
}

/// Promised money alone, nobody says yes to an ask: when to ask again would be a decision, and decisions are frozen here.
#[test]
fn tranches_instead_of_cash_up_front_shorten() {
    let promised = |tranches: &str| {
        let case = Case { company: format!("tranche = [{tranches}]"), ..Case::default() };
        case.text().replace(&format!("appetite = \"{SURE}\""), "appetite = \"0%\"")
    };
    let part = |amount: &str, date: &str| {
        format!("{{ source = \"Fund\", amount = \"{amount}\", date = \"{date}\" }}")
    };
    let later: Vec<String> = ["2026-06", "2027-06", "2028-06"].map(|date| part("$0.8B", date)).into();
    shorter("tranches", &promised(&part("$2.4B", "2026-06")), &promised(&later.join(", ")));
}

#[test]
fn credits_instead_of_cash_shorten() {
    let kind = Case { source: "in_kind = \"60%\"\ncredits_last = \"6 months\"".into(), ..Case::default() };
    shortens("credits", &Case::default(), &kind);
}

/// One company of `everything.toml` in a still market, by month: shares that list.
fn listing(veto: &str) -> Outcome {
    let text = head(72, "month", &[])
        + "[market.multiple]\nnow = \"8x\"\nlong_run = \"8x\"\nhalf_life = \"12 months\"\nvolatility = 0.5\n\
           [market.window]\nstay_open = \"12 months\"\nstay_closed = \"8 months\"\nfailure = 1.0\n"
        + &format!(
            "[[company]]\nname = \"Listing\"\nrun_rate = \"$1B\"\ncash = \"$1B\"\ngrowth = {{ now = 0.1, volatility = 0.3 }}\n\
             last_round = {{ post_money = \"$10B\", date = \"2025-06\" }}\nlisting = {{ run_rate = \"$1B\", veto_floor = \"{veto}\" }}\n"
        );
    run(&text, 10_000, SEED)
}

#[test]
fn a_higher_veto_floor_means_fewer_listings() {
    let floors = ["0%", "50%", "80%", "120%", "200%"];
    let runs = floors.map(listing);
    for pair in runs.windows(2) {
        for (low, high) in pair[0].tables.months.iter().zip(&pair[1].tables.months) {
            assert!(high.incidence[0] <= low.incidence[0], "month {}", low.month);
        }
    }
    let last = |outcome: &Outcome| outcome.results.companies[0].incidence[0].horizon.count;
    let counts = [0, 1, 2, 3, 4].map(|index: usize| last(&runs[index]));
    drypowder_tests::row::say(&format!("listings of 10,000 at veto floors {floors:?}: {counts:?}"));
    assert!(counts[4] < counts[0]);
}

/// A company that lives on a sovereign fund alone, at an oil price.
fn oil(price: u32) -> CompanyResults {
    let text = head(60, "month", &[])
        + STILL_MARKET
        + &format!(
            "[market.oil]\nnow = \"${price}\"\nlong_run = \"${price}\"\nhalf_life = \"24 months\"\nvolatility = 0.4\n\
             [[company]]\nname = \"Fed\"\nrun_rate = \"$4B\"\ncash = \"$3B\"\ngrowth = {{ now = 0 }}\nfixed = {{ now = \"$9B\" }}\n\
             policy = {{ max_dilution = \"90%\", down_tolerance = \"100%\", minimum_close = \"0%\", smallest_round = \"1 dollar\" }}\n\
             [[source]]\nname = \"Fund\"\nkind = \"sovereign\"\nassets = \"$300B\"\nallocation = \"3%\"\nbreakeven = \"$75\"\n\
             inflow = \"$2B\"\noutflow = \"$2B\"\nappetite = \"{SURE}\"\n"
        );
    run(&text, 4_000, SEED).results.companies.remove(0)
}

#[test]
fn oil_feeds_sovereigns() {
    let runs = [50, 75, 100, 130].map(oil);
    let drawn: Vec<f64> = runs.iter().map(|run| run.drawn.value).collect();
    let sustained: Vec<f64> = runs.iter().map(|run| run.sustain.restricted_mean.value).collect();
    drypowder_tests::row::say(&format!(
        "oil at $50, $75, $100, $130: drawn {drawn:?}, sustained {sustained:?} months"
    ));
    for pair in drawn.windows(2).chain(sustained.windows(2)) {
        assert!(pair[0] < pair[1], "{pair:?}");
    }
}

#[test]
fn a_higher_multiple_lowers_dilution() {
    let at = |multiple: &str| {
        let case = Case::default();
        let text = case.text().replace("\"10x\"", &format!("\"{multiple}\""));
        run(&text, 2_000, SEED).results.companies.remove(0)
    };
    let runs = ["10x", "20x", "40x"].map(at);
    for pair in runs.windows(2) {
        assert_eq!(pair[0].drawn, pair[1].drawn, "the same money at another price");
        assert!(pair[1].dilution.value < pair[0].dilution.value);
    }
}
