//! Every number of a scenario at the ends of what it may be, one at a time and all together, and scenarios that are long, wide or
//! empty: each is refused before it runs, runs with numbers throughout, or ends with whose number grew too large. None ever has
//! what is no number.

use std::fmt::Write;

use drypowder_model::{
    Scenario,
    file::{self, End, NoFiles, Override, Stated},
};
use drypowder_simulation::{Error, Plan, Unattended, simulate};
use drypowder_tests::{EVENTS, EVERYTHING, SEED, head, order};

/// Worlds of a case: a batch and a little.
const FEW: u64 = 70;

/// What became of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Refused,
    TooLarge,
    Done,
}

/// The least or the greatest value that a number may have, as a file writes it.
fn end(number: &Stated, greatest: bool) -> String {
    let (field, limit) = (number.field, number.field.limit());
    let end = if greatest { field.range.high } else { field.range.low };
    let inwards = if greatest { -1e-6 } else { 1e-6 };
    let far = if greatest { limit } else { -limit };
    let value = match end {
        End::Free => far,
        End::At(end) => end,
        End::Beyond(end) => end + inwards,
    };
    let value = if value.abs() > limit { far } else { value };
    format!("{}={}", number.param.path, field.quantity().spell(value))
}

/// Runs a scenario; whatever it gives has numbers throughout.
fn fate(scenario: &Scenario, case: &str) -> Fate {
    match simulate(&Plan::new(scenario), &order(FEW, SEED, 2), &Unattended) {
        Ok(outcome) => {
            let told = format!("{outcome:?}");
            for wrong in ["NaN", " inf", "(inf", "[inf", "-inf"] {
                let at = told.find(wrong).map(|at| &told[at.saturating_sub(200)..at + 10]);
                assert_eq!(at, None, "{case}: {wrong}");
            }
            Fate::Done
        }
        Err(Error::TooLarge(fault)) => {
            assert!(fault.is_size(), "{case}: {fault}");
            Fate::TooLarge
        }
        Err(error) => panic!("{case}: {error}"),
    }
}

fn scenario(text: &str, set: &[String]) -> Option<Scenario> {
    let set: Vec<Override> = set.iter().map(Override::new).collect();
    file::parse(text, &set).ok()
}

fn numbers(text: &str) -> Vec<Stated> {
    let document = file::read("scenario.toml", text, &[], &NoFiles);
    document.unwrap_or_else(|problems| panic!("{}", problems.render(false))).numbers()
}

/// Each number of a scenario at each of its ends, alone.
fn one_at_a_time(text: &str) {
    let (mut fates, mut large) = ([0; 3], Vec::new());
    for number in numbers(text) {
        for greatest in [false, true] {
            let set = end(&number, greatest);
            let fate =
                scenario(text, std::slice::from_ref(&set)).map_or(Fate::Refused, |one| fate(&one, &set));
            fates[fate as usize] += 1;
            if fate == Fate::TooLarge {
                large.push(set);
            }
        }
    }
    // The ends are those of the declarations: the reader takes most of them, and most of them run.
    assert!(fates[2] > 4 * fates[0] && fates[2] > 4 * fates[1], "{fates:?}; too large: {large:#?}");
}

#[test]
fn each_number_at_its_ends() {
    one_at_a_time(EVERYTHING);
}

#[test]
fn each_number_at_its_ends_with_events() {
    one_at_a_time(EVENTS);
}

/// Many numbers at once, as many as go together: all at the least, all at the greatest, and then each at either end or as it is, as
/// chance has it.
#[test]
fn many_numbers_at_their_ends() {
    for text in [EVERYTHING, EVENTS] {
        let (numbers, mut fates) = (numbers(text), [0; 3]);
        for case in 0..CASES {
            let mut set = Vec::new();
            for (place, number) in numbers.iter().enumerate() {
                let chosen = match case {
                    0 | 1 => case,
                    // Few at a time, or many.
                    _ => word(case, place as u64) % (4 << (case % 4)),
                };
                if chosen > 1 {
                    continue;
                }
                set.push(end(number, chosen == 1));
                if scenario(text, &set).is_none() {
                    set.pop();
                }
            }
            let fate = fate(&scenario(text, &set).expect("valid"), &set.join("\n"));
            fates[fate as usize] += 1;
        }
        // Both happen, or the cases are too tame or too wild to say anything.
        assert!(fates[1] > 0 && fates[2] > 0, "{fates:?}");
    }
}

/// Cases of [`many_numbers_at_their_ends`].
const CASES: u64 = 40;

/// A word as good as random (`SplitMix64`).
fn word(case: u64, place: u64) -> u64 {
    let mixed = (case << 32 | place).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed ^ (mixed >> 31)) >> 7
}

/// More money than there is cannot be written.
#[test]
fn more_than_a_number_may_be_is_refused() {
    for set in ["company[pressed].cash=$20T", "company[pressed].run_rate=1e25 dollars", "horizon=3000 years"]
    {
        assert_eq!(scenario(EVERYTHING, &[set.to_owned()]), None, "{set}");
    }
}

/// The greatest horizon and a long one, in months and in quarters.
#[test]
fn long_horizons() {
    for months in [600, 1_200] {
        for step in ["month", "quarter"] {
            for text in [EVERYTHING, EVENTS] {
                let set = [format!("horizon={months} months"), format!("step={step}")];
                let one = scenario(text, &set).expect("valid");
                assert_eq!(fate(&one, &set.join(" ")), Fate::Done);
            }
        }
    }
}

/// Nobody gives anything, and cash does not move or moves wildly.
#[test]
fn no_source_and_any_volatility() {
    for volatility in [0.0, 5.0] {
        for growth in [-20.0, 0.0, 20.0] {
            let text = head(240, "month", &[12])
                + &format!(
                    "[[company]]\nname = \"A\"\nrun_rate = \"$1B\"\ncash = \"$10B\"\n\
                     growth = {{ now = {growth:?}, volatility = {volatility:?} }}\nfixed = {{ now = \"$3B\" }}\n"
                );
            let one = scenario(&text, &[]).unwrap_or_else(|| panic!("valid:\n{text}"));
            let expected = if growth > 0.0 { Fate::TooLarge } else { Fate::Done };
            assert_eq!(fate(&one, &text), expected, "growth {growth}, volatility {volatility}");
        }
    }
}

/// Two hundred companies and forty sources, who are on offer to each other.
#[test]
fn two_hundred_companies_and_forty_sources() {
    let mut text = head(60, "quarter", &[12])
        + "[market.multiple]\nnow = \"12x\"\nlong_run = \"10x\"\nhalf_life = \"2 years\"\nvolatility = \"30%\"\n\
           [[company]]\nname = \"many\"\ncount = 200\nrun_rate = \"$100M to $10B\"\ncash = \"$1B\"\n\
           growth = { now = 0.5, volatility = 0.5 }\nfixed = { now = \"$3B\" }\n\
           policy = { target = \"18 months\", raise_takes = \"3 months\" }\n";
    for source in 0..40 {
        text += "[[source]]\nkind = \"venture\"\ndry_powder = \"$100B\"\nappetite = \"30%\"\n";
        writeln!(text, "name = \"s{source}\"").expect("memory takes all");
    }
    let one = file::parse(&text, &[]).unwrap_or_else(|problems| panic!("{}", problems.render(false)));
    assert_eq!((one.companies.len(), one.sources.len()), (200, 40));
    assert_eq!(fate(&one, "wide"), Fate::Done);
}
