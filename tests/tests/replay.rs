//! A world that is replayed is the world of a run: everything a run sees of it, to the bit.

use drypowder_model::{Scenario, file};
use drypowder_simulation::{
    Order, Plan, Unattended,
    replay::{Chronicle, Happening, Purpose, Survey, WorldFacts},
    results::{Cause, Results, ShortfallReason},
    simulate, survey,
};
use drypowder_tests::{EVENTS, EVERYTHING, order, paths::shipped};

/// Worlds of a run whose last batch is not full.
const WORLDS: u64 = 1_500;

/// Worlds at its beginning, in its middle, at edges of batches and of threads' chunks, and at its end.
const REPLAYED: [u64; 8] = [0, 63, 64, 511, 512, 777, 1_301, WORLDS - 1];

/// The scenarios of the workspace and those in which everything happens.
fn scenarios() -> Vec<(String, Scenario)> {
    let own = [("everything", EVERYTHING), ("events", EVENTS)]
        .map(|(name, text)| (name.to_owned(), text.to_owned()));
    let read = |(name, text): (String, String)| {
        let scenario =
            file::parse(&text, &[]).unwrap_or_else(|problems| panic!("{}", problems.render(false)));
        (name, scenario)
    };
    shipped().into_iter().chain(own).map(read).collect()
}

/// Every number of a world's end, as bits.
fn bits(facts: &WorldFacts) -> Vec<u64> {
    let mut numbers = Vec::new();
    for one in &facts.companies {
        numbers.push(one.cause.map_or(-1.0, |cause| f64::from(cause as u8)));
        numbers.extend([one.exit, one.dry, one.sustaining, one.pays_its_way, one.gap, one.outside]);
        numbers.extend([one.proceeds, one.kept]);
        numbers.extend(one.shortfalls.iter().chain(&one.asks).chain(&one.rounds).chain(&one.drawn));
    }
    for one in &facts.sources {
        numbers.extend([one.exhausted, one.forced_sale, one.drawn]);
        numbers.extend(one.refusals);
    }
    numbers.into_iter().map(f64::to_bits).collect()
}

fn surveyed(plan: &Plan, order: &Order) -> Survey {
    survey(plan, order, &Unattended).expect("at least one world")
}

#[test]
fn a_replayed_world_is_the_one_in_a_run() {
    for (name, scenario) in scenarios() {
        let plan = Plan::new(&scenario);
        let run = surveyed(&plan, &order(WORLDS, 11, 1));
        assert_eq!(surveyed(&plan, &order(WORLDS, 11, 3)), run, "{name}: threads");
        for world in REPLAYED {
            let alone = drypowder_simulation::replay(&plan, 11, world).expect("a world").facts;
            assert_eq!(bits(&alone), bits(&run.world(world)), "{name}: world {world}");
        }
    }
}

#[test]
fn the_worlds_of_a_survey_add_up_to_the_results_of_a_run() {
    for (name, scenario) in scenarios() {
        let plan = Plan::new(&scenario);
        let run = simulate(&plan, &order(WORLDS, 11, 2), &Unattended).expect("a run").results;
        let seen = surveyed(&plan, &order(WORLDS, 11, 2));
        companies_add_up(&name, &run, &seen);
        for (index, source) in run.sources.iter().enumerate() {
            let forced =
                (0..WORLDS).filter(|world| seen.source(*world, index).forced_sale.is_finite()).count();
            assert_eq!(forced as u64, source.forced_sale.count, "{name}: {}", source.name);
            let dry = (0..WORLDS).filter(|world| seen.source(*world, index).exhausted.is_finite()).count();
            assert_eq!(dry as u64, source.exhaustion.horizon.count, "{name}: {}", source.name);
        }
    }
}

fn companies_add_up(name: &str, run: &Results, seen: &Survey) {
    for (index, company) in run.companies.iter().enumerate() {
        let count = |holds: &dyn Fn(&drypowder_simulation::replay::CompanyFacts) -> bool| {
            (0..WORLDS).filter(|world| holds(seen.company(*world, index))).count() as u64
        };
        for (cause, incidence) in Cause::ALL.iter().zip(&company.incidence) {
            assert_eq!(count(&|one| one.cause == Some(*cause)), incidence.horizon.count, "{name}: {cause:?}");
        }
        assert_eq!(count(&|one| one.dry.is_finite()), company.sustain.runs_dry.count, "{name}");
        assert_eq!(count(&|one| one.sustaining.is_finite()), company.sustain.self_sustaining.count, "{name}");
        for mark in &company.sustain.runs_dry_by {
            assert_eq!(count(&|one| one.dry <= f64::from(mark.month)), mark.share.count, "{name}");
        }
    }
}

/// Every company's cash: what the months and the happenings say is one story.
#[test]
fn the_months_of_a_world_keep_its_books() {
    for (name, scenario) in scenarios() {
        let plan = Plan::new(&scenario);
        for world in [3, 40, 1_000] {
            let told = drypowder_simulation::replay(&plan, 11, world).expect("a world");
            for month in &told.strand.months {
                for one in &month.companies {
                    let sum = one.opening_cash + one.operating + one.received;
                    let size = one.opening_cash.abs() + one.operating.abs() + one.received.abs();
                    assert!((sum - one.cash).abs() <= 1e-12 * size, "{name}: world {world}, {}", month.date);
                }
            }
            rounds_are_counted(&name, &told);
            exits_are_told(&name, &told);
        }
    }
}

/// As many rounds, failures and reasons are told as the run counts.
fn rounds_are_counted(name: &str, told: &Chronicle) {
    for (index, facts) in told.facts.companies.iter().enumerate() {
        let (mut rounds, mut down, mut failed, mut reasons) = (0.0, 0.0, 0.0, [0.0; 5]);
        for dated in &told.strand.happenings {
            match &dated.happening {
                Happening::Round(round) if round.company == index && round.purpose == Purpose::Round => {
                    if round.raised > 0.0 {
                        rounds += 1.0;
                        down += f64::from(u8::from(round.pre_money < round.last));
                    } else if round.lent == 0.0 {
                        failed += 1.0;
                    }
                    if let Some(reason) = round.short {
                        reasons[reason as usize] += 1.0;
                    }
                    let cheques: f64 = round.answers.iter().map(|answer| answer.cheque).sum();
                    assert!((cheques - round.raised).abs() <= 1e-12 * round.asked, "{name}");
                }
                Happening::PriceRefused(refusal) if refusal.company == index => {
                    failed += 1.0;
                    reasons[ShortfallReason::Price as usize] += 1.0;
                }
                _ => {}
            }
        }
        assert_eq!(
            ([rounds, down], failed, reasons),
            (facts.rounds, facts.asks[1], facts.shortfalls),
            "{name}"
        );
    }
}

/// Each exit is told once, with its cause.
fn exits_are_told(name: &str, told: &Chronicle) {
    let left = |index: usize| {
        let causes = told.strand.happenings.iter().filter_map(|dated| match dated.happening {
            Happening::Listed { company, forced, .. } if company == index => {
                Some(if forced { Cause::IpoForced } else { Cause::IpoChosen })
            }
            Happening::Acquired { company, .. } if company == index => Some(Cause::Acquired),
            Happening::Stopped { company, cause, .. } if company == index => Some(cause),
            _ => None,
        });
        causes.collect::<Vec<_>>()
    };
    for (index, facts) in told.facts.companies.iter().enumerate() {
        assert_eq!(
            left(index),
            facts.cause.into_iter().collect::<Vec<_>>(),
            "{name}: {}",
            told.companies[index]
        );
    }
}

#[test]
fn a_world_beyond_every_run_is_refused() {
    let plan = drypowder_tests::plan(EVERYTHING);
    let refused = drypowder_simulation::replay(&plan, 1, u64::from(u32::MAX)).expect_err("no such world");
    assert_eq!(
        refused.to_string(),
        "worlds are numbered from 0 to 4294967294, and 4294967295 is none of them"
    );
    assert!(drypowder_simulation::replay(&plan, 1, u64::from(u32::MAX) - 1).is_ok());
}

/// Ranks from 0, equal values sharing the mean of theirs.
fn rank(values: &[f64], place: usize) -> f64 {
    let own = values[place];
    let below = values.iter().filter(|value| **value < own).count() as f64;
    let alike = values.iter().filter(|value| **value == own).count() as f64;
    below + 0.5 * (alike - 1.0)
}

#[test]
fn the_typical_world_is_the_nearest_to_the_median() {
    let scenario = drypowder_tests::read(EVERYTHING);
    let plan = Plan::new(&scenario);
    let seen = surveyed(&plan, &order(600, 7, 2));
    let read =
        |text: &str| file::condition("--like", text, &scenario).unwrap_or_else(|wrong| panic!("{wrong}"));
    let conditions = [read("outcome.pressed = insolvent"), read("forced-sale.leveraged = yes")];
    let index = plan.company_names().position(|name| name == "pressed").expect("a company");
    let holder =
        scenario.sources.iter().map(|source| &source.name).filter(|name| name.as_str() < "leveraged");
    let holder = holder.count();
    let found = seen.find(&plan, &conditions);
    let holds = |world: &u64| {
        seen.company(*world, index).cause == Some(Cause::Insolvent)
            && seen.source(*world, holder).forced_sale.is_finite()
    };
    let worlds: Vec<u64> = (0..600).filter(holds).collect();
    assert!(worlds.len() > 20, "{}", worlds.len());
    assert_eq!(found.worlds, worlds);
    let of = |time: &dyn Fn(u64) -> f64| worlds.iter().map(|world| time(*world)).collect::<Vec<f64>>();
    let exits = of(&|world| seen.company(world, index).exit);
    let times = [
        exits.clone(),
        of(&|world| seen.company(world, index).dry),
        of(&|world| seen.source(world, holder).forced_sale),
    ];
    let middle = 0.5 * (worlds.len() as f64 - 1.0);
    let distance =
        |place: usize| times.iter().map(|values| (rank(values, place) - middle).abs()).sum::<f64>();
    let nearest =
        (0..worlds.len()).min_by(|a, b| distance(*a).total_cmp(&distance(*b))).map(|place| worlds[place]);
    assert_eq!(found.typical, nearest);
    let ends = |world: Option<u64>| seen.company(world.expect("a world"), index).exit;
    assert_eq!(
        ends(found.earliest),
        exits.iter().copied().fold(f64::INFINITY, |a, b| if b < a { b } else { a })
    );
    assert_eq!(ends(found.latest), exits.iter().copied().fold(0.0, |a, b| if b > a { b } else { a }));
    assert_eq!(seen.find(&plan, &[]).worlds.len(), 600);
    let never = seen.find(&plan, &[read("exit.pressed < 1 month")]);
    assert_eq!((never.worlds.len(), never.typical, never.earliest), (0, None, None));
}
