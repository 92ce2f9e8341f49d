//! What makes a source say yes: the share of worlds in which it does, against log-odds added up by hand.

use drypowder_simulation::{replay, replay::Happening};
use drypowder_tests::{
    SEED,
    checks::close,
    head, plan,
    probe::{STILL_MARKET, SURE},
    row::{LIMIT, Row},
    run,
};

const WORLDS: u64 = 20_000;

fn logit(p: f64) -> f64 {
    libm::log(p / (1.0 - p))
}

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}

/// A company that asks at once, closes a month later, and after a month without a yes asks again; and one source.
fn scenario(months: u32, market: &str, source: &str) -> String {
    head(months, "month", &[])
        + STILL_MARKET
        + market
        + "[[company]]\nname = \"Asking\"\nrun_rate = \"$1B\"\ncash = \"$1B\"\ngrowth = { now = 0 }\n\
           margin = { now = \"0%\" }\nfixed = { now = \"$1.2B a year\" }\n[company.policy]\nask_below = \"20 months\"\ntarget = \"30 months\"\n\
           raise_takes = \"1 month\"\nwait = \"1 month\"\nsmallest_round = \"$1M\"\nminimum_close = \"0%\"\n\
           down_tolerance = \"100%\"\n[[source]]\nname = \"Fund\"\nkind = \"individuals\"\nflow = \"$50B a year\"\n"
        + source
        + "[[measure]]\nname = \"yes\"\nvalue = \"given(Fund, end) > 0\"\n"
}

/// The share of worlds in which the source had given something by the end.
#[track_caller]
fn says_yes(name: &str, text: &str, expected: f64) {
    let outcome = run(text, WORLDS, SEED);
    let value = outcome.results.measures[0].mean.value.expect("a share");
    let error = (expected * (1.0 - expected) / WORLDS as f64).sqrt();
    let row = Row::new(name, expected, value, error);
    assert!(row.z().abs() < LIMIT, "{name}: {value} for {expected}");
}

#[test]
fn each_climate_has_its_appetite() {
    for (climate, appetite) in [("boom", 0.8), ("normal", 0.5), ("drought", 0.1)] {
        let stays =
            "boom_stay = \"1000 years\"\nnormal_stay = \"1000 years\"\ndrought_stay = \"1000 years\"\n";
        let market = format!("[market.climate]\nnow = \"{climate}\"\n{stays}");
        let source = "appetite = { boom = \"80%\", normal = \"50%\", drought = \"10%\" }\n";
        says_yes(climate, &scenario(3, &market, source), appetite);
    }
}

#[test]
fn the_mood_counts_by_what_the_source_makes_of_it() {
    for mood in [-1.5, 0.5] {
        let market = format!(
            "[market.sentiment]\nnow = {mood}\nboom = {mood}\nnormal = {mood}\ndrought = {mood}\n\
             half_life = \"12 months\"\nvolatility = 0\n"
        );
        let source = "appetite = \"40%\"\nsentiment = 0.7\n";
        says_yes("mood", &scenario(3, &market, source), logistic(logit(0.4) + 0.7 * mood));
    }
}

/// A company that does not grow has the worst burn multiple, 20; the limit has moved a month from 18 towards 4.
#[test]
fn burn_beyond_the_limit_puts_off() {
    let source = "appetite = \"90%\"\n[source.patience]\ninitial_limit = 18\npublic_limit = 4\nspan = \"2 months\"\n\
                  strictness = 0.2\n";
    let limit = 4.0 + 14.0 * libm::exp(-0.5);
    says_yes("patience", &scenario(3, "", source), logistic(logit(0.9) - 0.2 * (20.0 - limit)));
}

/// Who holds shares is likelier to say yes again.
#[test]
fn holders_double_down() {
    let source = "appetite = \"30%\"\ndouble_down = 1.1\n[[source.holding]]\ncompany = \"Asking\"\nstake = \"5%\"\n\
                  cost = \"$5M\"\n";
    says_yes("holder", &scenario(3, "", source), logistic(logit(0.3) + 1.1));
}

/// Two asks fit, and the second comes after a failure.
#[test]
fn a_failure_signals() {
    let source = "appetite = \"30%\"\nsignalling = 0.8\n";
    let (first, second) = (0.3, logistic(logit(0.3) - 0.8));
    says_yes("two asks", &scenario(4, "", source), 1.0 - (1.0 - first) * (1.0 - second));
}

/// The answer to an ask belongs to the ask, not to the month in which it closes: who takes a month longer hears the same.
#[test]
fn an_answer_does_not_depend_on_when_it_is_given() {
    let once = scenario(3, "", "appetite = \"50%\"\n").replace("wait = \"1 month\"", "wait = \"100 months\"");
    let later = once.replace("raise_takes = \"1 month\"", "raise_takes = \"2 months\"");
    let said =
        [once, later].map(|text| run(&text, WORLDS, SEED).results.measures[0].mean.value.expect("a share"));
    assert_eq!(said[0].to_bits(), said[1].to_bits());
}

/// What is told of the second ask says that the first had failed.
#[test]
fn what_is_told_of_an_answer_knows_of_the_failure() {
    let told = replay(&plan(&scenario(4, "", "appetite = \"0.0000001%\"\n")), SEED, 0).expect("a world");
    let after = told.strand.happenings.iter().filter_map(|dated| match &dated.happening {
        Happening::Round(round) => Some((dated.step, round.answers[0].after_failure)),
        _ => None,
    });
    assert_eq!(after.collect::<Vec<_>>(), [(1, false), (3, true)]);
}

/// Two companies ask in one month. One source is put off by their burn, one does not want to, and one has next to no money: each
/// is told of itself.
#[test]
fn what_sources_lack_is_told_of_the_right_one() {
    let discipline = format!(
        "appetite = \"{SURE}\"\n[source.patience]\ninitial_limit = 1\npublic_limit = 1\nspan = \"12 months\"\n\
         strictness = 1000\n"
    );
    let text = scenario(3, "", &discipline);
    let (first, rest) = text.split_at(text.find("[[source]]").expect("the fund"));
    let second = &first[first.find("[[company]]").expect("the company")..].replace("Asking", "Beside");
    let other = |name: &str, flow: &str, appetite: &str| {
        format!(
            "[[source]]\nname = \"{name}\"\nkind = \"individuals\"\nflow = \"{flow} a year\"\nappetite = \"{appetite}\"\n"
        )
    };
    let text = format!(
        "{first}{second}{}{}{rest}",
        other("Reluctant", "$50B", "0.0000001%"),
        other("Poor", "1 dollar", SURE)
    );
    let outcome = run(&text, 64, SEED);
    let of = |name: &str| {
        let source = outcome.results.sources.iter().find(|source| source.name == name).expect("it");
        (source.refused_on_discipline.value, source.exhaustion.horizon.count)
    };
    assert_eq!((of("Fund"), of("Reluctant"), of("Poor")), ((Some(1.0), 0), (Some(0.0), 0), (None, 64)));
}

/// Insiders of a company that is worth $10B and its $1B of cash sell 4% of it, a quarter below that price.
#[test]
fn a_tender_is_paid_at_the_price_of_the_day_less_its_discount() {
    let text = head(7, "month", &[])
        + STILL_MARKET
        + "[[company]]\nname = \"Old\"\nrun_rate = \"$1B\"\ncash = \"$1B\"\ngrowth = { now = 0 }\n\
           margin = { now = \"0%\" }\n[company.policy]\nask_below = \"0 months\"\n\
           [company.tender]\nevery = \"6 months\"\noffered = \"4%\"\ndiscount = \"25%\"\n\
           [[source]]\nname = \"Fund\"\nkind = \"individuals\"\nflow = \"$50B a year\"\nwaiting = \"$50B\"\n\
           appetite = \"99.99999999%\"\n[[measure]]\nname = \"given\"\nvalue = \"paid_in(Fund)\"\n";
    let given = run(&text, 64, SEED).results.measures[0].mean.value.expect("money");
    close("given", given, 0.04 * 0.75 * 11e9, 1.0);
}
