//! Events, plain hazards and lump sums: they come as often as their closed forms say, change what they say and no more, and
//! leave every draw where it was.

use drypowder_simulation::results::{CompanyResults, Proportion};
use drypowder_tests::{
    EVERYTHING, SEED, WORLDS, head,
    probe::{STILL_MARKET, SURE},
    row::Row,
    run,
};

/// A company that earns what it spends.
fn still(name: &str, lines: &str) -> String {
    format!(
        "[[company]]\nname = \"{name}\"\nrun_rate = \"$12B\"\ncash = \"$1B\"\n[company.growth]\nnow = 0\n{lines}"
    )
}

/// A scenario of five years in which nothing moves.
fn five_years(rest: &str) -> String {
    head(60, "month", &[12, 36, 60]) + STILL_MARKET + rest
}

fn first(text: &str, worlds: u64) -> CompanyResults {
    run(text, worlds, SEED).results.companies.remove(0)
}

/// Rows of P(T ≤ t) = 1 − e^{−ht} at every mark, `late` months after the start.
fn hold_exponential(name: &str, hazard: f64, late: f64, by: &[(u32, Proportion)]) {
    for (month, share) in by {
        if f64::from(*month) <= late {
            assert_eq!(share.count, 0, "{name} by {month} months");
            continue;
        }
        let reference = 1.0 - libm::exp(-hazard * (f64::from(*month) - late) / 12.0);
        Row::share(&format!("{name} by {month} months"), reference, *share).hold();
    }
}

#[test]
fn events_come_at_their_hazard_and_dates_with_their_probability() {
    let end = |name: &str, when: &str| {
        format!(
            "[[event]]\nname = \"{name}\"\n{when}\n[[event.company]]\nname = \"{name}\"\noutcome = \"insolvent\"\n"
        )
    };
    let text = five_years(&still("dated", ""))
        + &still("random", "")
        + &end("dated", "at = \"2028-06\"\nprobability = \"35%\"")
        + &end("random", "hazard = 0.3");
    let outcome = run(&text, WORLDS, SEED);
    let [dated, random] = [0, 1].map(|index: usize| &outcome.results.companies[index]);
    let by: Vec<_> = random.incidence[4].by.iter().map(|by| (by.month, by.share)).collect();
    hold_exponential("P(event)", 0.3, 0.0, &by);
    Row::share("P(dated event)", 0.35, dated.incidence[4].horizon).hold();
    // June 2028 is the thirtieth month from January 2026 on.
    let gone = |month| {
        let row = outcome.tables.months.iter().find(|row| row.company == "dated" && row.month == month);
        row.expect("a row a month").incidence[4]
    };
    assert_eq!((gone(29), gone(30)), (0.0, dated.incidence[4].horizon.value));
}

/// The world and its shadow without exits see the same events: T⁰ follows the event's law although half of the companies
/// are bought before.
#[test]
fn the_world_without_exits_sees_the_same_events() {
    let text = five_years(&still("bought", "[company.acquisition]\nhazard = 0.5\n"))
        + "[[event]]\nname = \"end\"\nhazard = 0.3\n[[event.company]]\nname = \"bought\"\noutcome = \"wound-down\"\n";
    let company = first(&text, WORLDS);
    let by: Vec<_> = company.sustain.runs_dry_by.iter().map(|by| (by.month, by.share)).collect();
    hold_exponential("P(runs dry) beside sales", 0.3, 0.0, &by);
    let dated = text.replace("hazard = 0.3\n[[event", "at = \"2028-01\"\n[[event");
    let company = first(&dated, 2_000);
    assert!(company.incidence[2].horizon.count > 1_000, "many are bought");
    assert_eq!(
        company.sustain.runs_dry_by.iter().map(|by| by.share.count).collect::<Vec<_>>(),
        [0, 2_000, 2_000]
    );
}

/// An event counts where anybody is left, whatever becomes of the worlds beside it in a batch.
#[test]
fn the_results_say_how_often_an_event_happens() {
    let text = five_years(&still("A", ""))
        + "[[event]]\nname = \"end\"\nat = \"2027-06\"\nprobability = \"50%\"\n[[event.company]]\nname = \"A\"\noutcome = \"wound-down\"\n\
           [[event]]\nname = \"later\"\nat = \"2027-07\"\n[[event.company]]\nname = \"A\"\nrun_rate = \"10%\"\n\
           [[event]]\nname = \"before\"\nat = \"2027-06\"\n[[event.company]]\nname = \"A\"\nrun_rate = \"10%\"\n";
    let events = run(&text, WORLDS, SEED).results.system.events;
    let names: Vec<_> = events.iter().map(|event| event.name.as_str()).collect();
    assert_eq!(names, ["before", "end", "later"]);
    let [before, end, later] = [0, 1, 2].map(|index: usize| events[index].happened);
    Row::share("P(dated event)", 0.5, end).hold();
    assert_eq!((before.count, later.count), (WORLDS, WORLDS - end.count));
    let random = five_years(&still("A", ""))
        + "[[event]]\nname = \"slump\"\nhazard = 0.3\n[[event.company]]\nname = \"A\"\nrun_rate = \"10%\"\n";
    let events = run(&random, WORLDS, SEED).results.system.events;
    Row::share("P(random event in five years)", 1.0 - libm::exp(-1.5), events[0].happened).hold();
}

/// Four hazards compete; of two in one month the earlier comes, so the shares are those of continuous time.
#[test]
fn hazards_compete_by_who_comes_first() {
    let hazards = [("ipo", 0.06), ("acquired", 0.12), ("wound-down", 0.03), ("insolvent", 0.05)];
    let lines: Vec<String> = hazards
        .iter()
        .map(|(outcome, rate)| format!("[[company.hazard]]\noutcome = \"{outcome}\"\nrate = {rate}\n"))
        .collect();
    let company = first(&five_years(&still("A", &lines.concat())), WORLDS);
    let all = 0.26;
    for ((outcome, rate), cause) in hazards.iter().zip([0, 2, 3, 4]) {
        for by in &company.incidence[cause].by {
            let years = f64::from(by.month) / 12.0;
            let reference = rate / all * (1.0 - libm::exp(-all * years));
            Row::share(&format!("{outcome} by {} months", by.month), reference, by.share).hold();
        }
    }
    // Without listings and sales the hazards that stop it go on alone.
    let by: Vec<_> = company.sustain.runs_dry_by.iter().map(|by| (by.month, by.share)).collect();
    hold_exponential("P(runs dry) of competing hazards", 0.08, 0.0, &by);
}

#[test]
fn hazards_wait_for_their_time_and_for_the_window() {
    let hazard = |outcome: &str, more: &str| {
        format!("[[company.hazard]]\noutcome = \"{outcome}\"\nrate = 0.4\n{more}\n")
    };
    let window = "[market.window]\nopen = true\nstay_open = \"24 months\"\nstay_closed = \"1 month\"\n";
    let text = five_years(window)
        + &still("late", &hazard("insolvent", "after = \"18 months\""))
        + &still("listed", &hazard("ipo", "window = true"));
    let outcome = run(&text, WORLDS, SEED);
    let [late, listed] = [0, 1].map(|index: usize| &outcome.results.companies[index]);
    let by: Vec<_> = late.incidence[4].by.iter().map(|by| (by.month, by.share)).collect();
    hold_exponential("P(hazard after 18 months)", 0.4, 18.0, &by);
    // Survival of a clock that runs while a two-state chain is open: the expectation of e^{−λΔ·open months}.
    for by in &listed.incidence[0].by {
        let reference = 1.0 - survival_in_open_months(0.4 / 12.0, 1.0 / 24.0, 1.0, by.month);
        Row::share(&format!("P(listing while open by {} months)", by.month), reference, by.share).hold();
    }
    assert_eq!(listed.incidence[1].horizon.count, 0, "a listing by hazard is chosen");
}

/// E e^{−rate · months open} of a window that starts open, with hazards a month of closing and opening.
fn survival_in_open_months(rate: f64, closing: f64, opening: f64, months: u32) -> f64 {
    let all = closing + opening;
    let moves = 1.0 - libm::exp(-all);
    let (shuts, opens) = (closing / all * moves, opening / all * moves);
    let (mut open, mut closed) = (1.0, 0.0);
    for _ in 0..months {
        let still_open = (open * (1.0 - shuts) + closed * opens) * libm::exp(-rate);
        (open, closed) = (still_open, open * shuts + closed * (1.0 - opens));
    }
    open + closed
}

/// n steps with a sum each with p = 1 − e^{−rΔ}: mean n·p·m₁ and variance n(p·m₂ − p²m₁²).
#[test]
fn lump_sums_are_a_compound_of_their_law() {
    let lines =
        "[company.lump_sums]\nrate = 2\namount = { law = \"uniform\", low = \"$1M\", high = \"$5M\" }\n";
    let company = first(&five_years(&still("A", lines)), WORLDS);
    let (n, p) = (60.0, 1.0 - libm::exp(-2.0 / 12.0));
    // Moments of a uniform law between 1 and 5, in millions.
    let moment = |k: i32| (libm::pow(5.0, f64::from(k) + 1.0) - 1.0) / (4.0 * (f64::from(k) + 1.0));
    let [m1, m2, m3, m4] = [1, 2, 3, 4].map(|k| p * moment(k));
    let variance = m2 - m1 * m1;
    let fourth = m4 - 4.0 * m3 * m1 + 6.0 * m2 * m1 * m1 - 3.0 * m1 * m1 * m1 * m1;
    let found = company.outside_money.expect("lump sums");
    let deviation = found.standard_error.expect("worlds") * (WORLDS as f64).sqrt() / 1e6;
    Row::new("lump sums: mean", n * m1, found.value / 1e6, found.standard_error.expect("worlds") / 1e6)
        .hold();
    let all = n * variance;
    let error = ((n * fourth + 3.0 * n * (n - 1.0) * variance * variance - all * all) / WORLDS as f64).sqrt();
    Row::new("lump sums: variance", all, deviation * deviation, error).hold();
    // It is money received and no revenue.
    assert_eq!(company.drawn.value, 0.0);
    assert!(first(&five_years(&still("A", "")), 64).outside_money.is_none());
}

/// Cash of $100, spent at $12 a year; in the thirteenth month costs double and $10 go.
#[test]
fn an_event_changes_what_it_says() {
    let text = head(24, "month", &[])
        + "[[company]]\nname = \"A\"\nrun_rate = \"0.001 dollars\"\ncash = \"100 dollars\"\n[company.growth]\nnow = 0\n\
           [company.fixed]\nnow = \"12 dollars a year\"\n\
           [[event]]\nname = \"fire\"\nat = \"2027-01\"\n[[event.company]]\nname = \"A\"\nfixed = \"100%\"\ncash = \"-10 dollars\"\n";
    let left = |text: &str| first(text, 64).final_log_cash.value.expect("still private");
    let fire = left(&text) - libm::log(1.0 + 100.0 - 12.0 - 10.0 - 24.0 + 0.002);
    // A thousandfold run-rate, $1 from the thirteenth month on, is $1 in the second year.
    let sold = text.replace("fixed = \"100%\"\ncash = \"-10 dollars\"", "run_rate = 999");
    let sold = left(&sold) - libm::log(1.0 + 100.0 - 24.0 + 0.001 + 1.0);
    // Logs are tallied in steps of about a millionth.
    assert!(fire.abs() < 1e-6 && sold.abs() < 1e-6, "{fire} and {sold}");
}

/// What follows an event and not what precedes it differs from the run without it, on the same draws.
#[test]
fn nothing_moves_before_an_event() {
    let event =
        "[[event]]\nname = \"glut\"\nat = \"2028-02\"\n[event.market]\noil = \"-60%\"\nmultiple = \"-40%\"\n";
    let (without, with) = (run(EVERYTHING, 1_000, SEED), run(&format!("{EVERYTHING}\n{event}"), 1_000, SEED));
    let rows = without.tables.months.iter().zip(&with.tables.months);
    let same = |before: bool| rows.clone().filter(move |(row, _)| (row.month <= 24) == before);
    assert!(same(true).all(|(one, other)| one == other), "months before the event");
    assert!(same(false).any(|(one, other)| one != other), "months after it");
}

/// A company with hazards, milestones, lump sums, claims, watched cash and innovators, and events that change only it, move nobody else's draws.
#[test]
fn newcomers_move_no_draw() {
    let newcomer = still("newcomer", "addressable = \"$1T\"\ninnovation = 0.02\n")
        .replace("cash =", "cash_volatility = \"$1B\"\ncash_watched = \"always\"\ncash =")
        + "[company.claims]\nrate = 12\namount = \"$1M to $2M\"\n\
           [company.lump_sums]\nrate = 1\namount = \"$1M to $2M\"\n\
           [[company.milestone]]\nname = \"m\"\ntakes = \"1 to 3 years\"\nprobability = \"50%\"\ngates_growth = true\n\
           [[company.hazard]]\noutcome = \"insolvent\"\nrate = \"0.1 to 0.3\"\n\
           [[event]]\nname = \"a\"\nhazard = 0.5\nonce = false\n[[event.company]]\nname = \"newcomer\"\ncash = \"-$1M\"\n";
    let (before, after) =
        (run(EVERYTHING, 1_000, SEED), run(&format!("{EVERYTHING}\n{newcomer}"), 1_000, SEED));
    for company in &before.results.companies {
        let same = after.results.companies.iter().find(|one| one.name == company.name);
        assert_eq!(Some(company), same, "{}", company.name);
    }
    assert_eq!(before.results.sources, after.results.sources);
}

/// What a source gives, in dollars a world, up to 24 months and up to 60 with an event after 24.
#[test]
fn a_source_that_is_stopped_gives_nothing_more() {
    let text = |months: u32, event: &str| {
        head(months, "month", &[])
            + STILL_MARKET
            + "[[company]]\nname = \"A\"\nrun_rate = \"$1B\"\ncash = \"$300M\"\n[company.growth]\nnow = 0\nvolatility = 0.2\n\
               [company.fixed]\nnow = \"$1.6B\"\n[company.policy]\nmax_dilution = \"60%\"\ndown_tolerance = \"100%\"\n"
            + &format!(
                "[[source]]\nname = \"S\"\nkind = \"venture\"\ndry_powder = \"$20B\"\nappetite = \"{SURE}\"\n"
            )
            + event
    };
    let gives = |months, change: &str| {
        let event =
            format!("[[event]]\nname = \"e\"\nat = \"2028-01\"\n[[event.source]]\nname = \"S\"\n{change}\n");
        first(&text(months, if change.is_empty() { "" } else { &event }), 2_000).drawn.value
    };
    let (short, long) = (gives(24, ""), gives(60, ""));
    assert!(short > 0.0 && long > 1.5 * short, "{short} and {long}");
    for change in ["stops = true", "capital = \"-100%\"", "appetite = -100"] {
        assert_eq!(gives(60, change), short, "{change}");
    }
    assert_eq!(gives(60, "capital = \"0%\""), long);
}
