//! Results made by hand: what a run might find, without running one.

use drypowder_simulation::results::{
    Benchmarks, CalendarYear, Cause, CohortResults, CohortSpread, CompanyResults, Concentration, Estimate,
    EventResults, Exhaustion, Identity, Incidence, Interval, Judged, Look, Marked, MilestoneResults,
    MonthRow, Precision, Proportion, Quantile, Ratio, Reached, RestrictedTime, Results, ReviewResults,
    ShortfallReason, ShortfallShare, Shortfalls, SourceResults, Sustain, SystemResults, Tables, Unit,
    Verdict,
};

/// A share, rounded to whole worlds, with its Wilson interval.
pub(crate) fn share(value: f64, of: u64) -> Proportion {
    let n = of as f64;
    let count = (value * n).round();
    let value = count / n;
    let z = 1.96;
    let middle = (value + z * z / (2.0 * n)) / (1.0 + z * z / n);
    let half = z / (1.0 + z * z / n) * (value * (1.0 - value) / n + z * z / (4.0 * n * n)).sqrt();
    Proportion { count: count as u64, of, value, low: middle - half, high: middle + half }
}

pub(crate) fn mean(value: f64, standard_error: f64) -> Estimate {
    Estimate { value, standard_error: Some(standard_error) }
}

pub(crate) fn ratio(value: f64) -> Ratio {
    Ratio { value: Some(value), standard_error: Some(0.001) }
}

pub(crate) const NO_RATIO: Ratio = Ratio { value: None, standard_error: None };

pub(crate) fn quantile(p: f64, value: f64, half: f64) -> Quantile {
    Quantile { p, value: Some(value), low: Some(value - half), high: Some(value + half) }
}

pub(crate) fn beyond(p: f64) -> Quantile {
    Quantile { p, value: None, low: None, high: None }
}

/// A judged share with a half-width of one point.
pub(crate) fn judged(that: &str, value: f64, verdict: Verdict) -> Judged {
    let open = verdict == Verdict::Undecided;
    Judged {
        that: that.to_owned(),
        unit: Unit::Share,
        value: Some(value),
        low: Some(value - 0.01),
        high: Some(value + 0.01),
        verdict,
        worlds_to_settle: open.then_some(41_000),
    }
}

/// A median that is known to 0.4 months after two looks, which is enough or not.
pub(crate) fn precision(met: bool) -> Precision {
    let seen = |half: f64| Interval { value: Some(41.3), low: Some(41.3 - half), high: Some(41.3 + half) };
    let asked = if met { 0.5 } else { 0.1 };
    let Interval { value, low, high } = seen(0.4);
    let target = Reached {
        target: format!("sustain.OpenAI.median ± {asked} months"),
        unit: Unit::Months,
        value,
        low,
        high,
        half_width: seen(0.4).half_width(),
        asked,
        met,
        worlds_to_settle: (!met).then_some(220_000),
    };
    let look = |worlds, error, half| Look { worlds, error, intervals: vec![seen(half)] };
    let looks = vec![look(4_096, 0.025, 0.6), look(8_192, 0.05 / 6.0, 0.4)];
    Precision { most_worlds: 100_000, confidence: 0.95, targets: vec![target], looks }
}

fn marked(shares: [f64; 3], of: u64) -> Vec<Marked> {
    [24, 48, 96]
        .into_iter()
        .zip(shares)
        .map(|(month, value)| Marked { month, share: share(value, of) })
        .collect()
}

pub(crate) fn money(quantiles: [f64; 3]) -> Vec<Quantile> {
    [0.1, 0.5, 0.9].into_iter().zip(quantiles).map(|(p, value)| quantile(p, value * 1e9, 1e8)).collect()
}

fn exhaustion(by: [f64; 3], horizon: f64, median: Option<f64>, of: u64) -> Exhaustion {
    let median = median.map_or(beyond(0.5), |median| quantile(0.5, median, 1.0));
    Exhaustion { by: marked(by, of), horizon: share(horizon, of), median }
}

fn sustain(name: &str, of: u64) -> Sustain {
    let (by, shares, median) = match name {
        "OpenAI" => ([0.121, 0.553, 0.64], [0.64, 0.184, 0.176], quantile(0.5, 41.3, 0.4)),
        _ => ([0.02, 0.1, 0.224], [0.224, 0.41, 0.366], beyond(0.5)),
    };
    Sustain {
        runs_dry_by: marked(by, of),
        runs_dry: share(shares[0], of),
        self_sustaining: share(shares[1], of),
        beyond_horizon: share(shares[2], of),
        quantiles: vec![quantile(0.05, 17.2, 0.2), beyond(0.25), median, beyond(0.75), beyond(0.95)],
        restricted_mean: mean(63.2, 0.1),
    }
}

pub(crate) fn company(name: &str, of: u64) -> CompanyResults {
    let shares = [0.461, 0.21, 0.0, 0.01, 0.092];
    let incidence = Cause::ALL.into_iter().zip(shares).map(|(cause, value)| Incidence {
        cause,
        by: marked([value * 0.2, value * 0.6, value * 0.9], of),
        horizon: share(value, of),
    });
    let reasons = ShortfallReason::ALL.into_iter().zip([0.44, 0.23, 0.09, 0.19, 0.05]);
    CompanyResults {
        name: name.to_owned(),
        cohort: None,
        sustain: sustain(name, of),
        incidence: incidence.collect(),
        private_sustaining: share(0.15, of),
        private_dependent: share(0.077, of),
        restricted: RestrictedTime { private: mean(60.0, 0.1), lost: vec![mean(12.0, 0.1); 5] },
        rescue: share(0.31, of / 2),
        too_late: share(0.092, of),
        shortfalls: Shortfalls {
            reasons: reasons.map(|(reason, value)| ShortfallShare { reason, share: ratio(value) }).collect(),
            asks: mean(7.31, 0.01),
            failed: mean(2.12, 0.01),
            partial: mean(1.2, 0.01),
        },
        outside_money: None,
        milestones: Vec::new(),
        funding_gap: mean(12.4e9, 0.1e9),
        drawn: mean(185.31e9, 0.2e9),
        drawn_by_source: vec![mean(100e9, 1e8), mean(60e9, 1e8), mean(0.0, 0.0)],
        stakes_by_source: vec![mean(0.11, 0.001), mean(0.031, 0.001), mean(0.0, 0.0)],
        in_kind: ratio(0.12),
        circular: ratio(0.081),
        dilution: mean(0.234, 0.001),
        down_rounds: ratio(0.124),
        listing_proceeds: ratio(0.0),
        benchmarks: Benchmarks { opening_pre_money: money([600.0, 730.0, 890.0]), years: years(of) },
        final_log_cash: ratio(20.1),
        mean_insolvent_step: ratio(50.0),
    }
}

fn years(of: u64) -> Vec<CalendarYear> {
    let year = |year, months, grows: f64| CalendarYear {
        year,
        months,
        worlds: of * 9 / 10,
        revenue: money([20.0 * grows, 30.0 * grows, 42.0 * grows]),
        net_burn: money([10.0 * grows, 17.0 * grows, 22.0 * grows]),
        run_rate: money([30.0 * grows, 40.5 * grows, 60.0 * grows]),
    };
    vec![year(2026, 11, 1.0), year(2027, 12, 2.0)]
}

fn source(name: &str, kind: &str, dry: Exhaustion, of: u64) -> SourceResults {
    SourceResults {
        name: name.to_owned(),
        kind: kind.to_owned(),
        exhaustion: dry,
        drawn: mean(95e9, 1e8),
        drawn_first_year: mean(22.5e9, 1e8),
        drawn_first_year_quantiles: money([10.0, 22.0, 30.0]),
        refused_on_discipline: ratio(0.2),
        forced_sale: share(if kind == "leveraged" { 0.083 } else { 0.0 }, of),
        reviews: None,
        bought: None,
        returns: None,
    }
}

/// Two laboratories and three sources.
pub(crate) fn flagship(worlds: u64) -> Results {
    Results {
        run: Identity {
            version: "0.1.0".into(),
            scenario: "Frontier labs, January 2026".into(),
            question: Some(
                "How long can private capital carry the two largest labs before they must list?".into(),
            ),
            scenario_hash: "ab".repeat(32),
            overrides: Vec::new(),
            start: "2026-02".into(),
            horizon_months: 120,
            step_months: 1,
            seed: 20_260_128,
            worlds_requested: worlds,
            worlds,
            marks: vec![24, 48, 96],
        },
        companies: vec![company("Anthropic", worlds), company("OpenAI", worlds)],
        cohorts: Vec::new(),
        sources: vec![
            source("SoftBank", "leveraged", exhaustion([0.6, 0.7, 0.8], 0.83, Some(13.0), worlds), worlds),
            source("US venture funds", "venture", exhaustion([0.1, 0.2, 0.3], 0.35, None, worlds), worlds),
            source("Gulf", "sovereign", exhaustion([0.0; 3], 0.0, None, worlds), worlds),
        ],
        system: SystemResults {
            exhaustion: exhaustion([0.7, 0.8, 0.85], 0.88, Some(11.0), worlds),
            concentration: Concentration {
                top1: ratio(0.61),
                top2: ratio(1.0),
                top10: ratio(1.0),
                herfindahl: ratio(0.524),
            },
            drawn: mean(370.6e9, 3e8),
            events: Vec::new(),
            returns: Vec::new(),
            ledger_residual: Some(3e-16),
            stakes_residual: Some(3e-16),
        },
        measures: Vec::new(),
        references: Vec::new(),
        assertions: Vec::new(),
        until: None,
    }
}

/// One laboratory and five hundred makers of robots beside it.
pub(crate) fn portfolio(worlds: u64) -> Results {
    let mut found = flagship(worlds);
    let member = |number: u32| CompanyResults {
        name: format!("Robots {number}"),
        cohort: Some("Robots".into()),
        ..company("OpenAI", worlds)
    };
    let shares = |values: [f64; 3]| {
        [0.1, 0.5, 0.9].into_iter().zip(values).map(|(p, value)| quantile(p, value, 0.004)).collect()
    };
    found.companies = vec![company("OpenAI", worlds)];
    found.companies.extend((1..=500).map(member));
    found.cohorts = vec![CohortResults {
        name: "Robots".into(),
        members: 500,
        pooled: CompanyResults {
            name: "Robots".into(),
            drawn: mean(43.1e6, 0.2e6),
            ..company("OpenAI", worlds)
        },
        listed_by: marked([0.05, 0.2, 0.5], worlds),
        listed: share(0.671, worlds),
        too_late_by: marked([0.01, 0.03, 0.08], worlds),
        drawn: mean(21.55e9, 0.1e9),
        spread: CohortSpread {
            runs_dry: shares([0.31, 0.66, 0.92]),
            too_late: shares([0.0, 0.052, 0.27]),
            listed: shares([0.41, 0.68, 0.85]),
        },
    }];
    found
}

/// The same with events, milestones and reviews, beside a company that nobody may fund.
pub(crate) fn eventful(worlds: u64) -> Results {
    let mut found = portfolio(worlds);
    let event = |name: &str, value| EventResults { name: name.to_owned(), happened: share(value, worlds) };
    found.system.events = vec![event("Export ban", 0.124), event("Winter", 1.0)];
    found.sources[1].reviews = Some(ReviewResults { failed: share(0.873, worlds) });
    let milestone = |name: &str, value, median| MilestoneResults {
        name: name.to_owned(),
        reached: share(value, worlds),
        quantiles: vec![beyond(0.05), median, beyond(0.95)],
    };
    found.cohorts[0].pooled.milestones = vec![
        milestone("Clearance", 0.881, quantile(0.5, 11.0, 0.0)),
        milestone("Reimbursement", 0.342, beyond(0.5)),
    ];
    found.cohorts[0].pooled.outside_money = Some(mean(17.66e6, 0.03e6));
    let mut alone = yardstick(worlds).companies.remove(0);
    alone.milestones = vec![milestone("Proof", 0.64, quantile(0.5, 31.0, 1.4))];
    alone.outside_money = Some(mean(17.66e6, 0.03e6));
    found.companies.push(alone);
    found
}

/// One company on its own cash: no sources, no policy.
pub(crate) fn yardstick(worlds: u64) -> Results {
    let mut found = flagship(worlds);
    let ruined = 0.1341;
    let shares = [0.0, 0.0, 0.0, 0.0, ruined];
    let mut company = company("Yardstick", worlds);
    for (incidence, value) in company.incidence.iter_mut().zip(shares) {
        incidence.by = Vec::new();
        incidence.horizon = share(value, worlds);
    }
    company.sustain = Sustain {
        runs_dry_by: Vec::new(),
        runs_dry: share(ruined, worlds),
        self_sustaining: share(0.0, worlds),
        beyond_horizon: share(1.0 - ruined, worlds),
        quantiles: vec![quantile(0.05, 61.2, 0.5), beyond(0.5)],
        restricted_mean: mean(280.0, 0.1),
    };
    company.private_sustaining = share(0.0, worlds);
    company.private_dependent = share(1.0 - ruined, worlds);
    company.rescue = Proportion { count: 0, of: 0, value: 0.0, low: 0.0, high: 1.0 };
    company.too_late = share(ruined, worlds);
    company.shortfalls.reasons.iter_mut().for_each(|reason| reason.share = NO_RATIO);
    company.shortfalls.asks = mean(0.0, 0.0);
    company.drawn = mean(0.0, 0.0);
    company.drawn_by_source = Vec::new();
    company.stakes_by_source = Vec::new();
    company.benchmarks = Benchmarks { opening_pre_money: Vec::new(), years: years(worlds) };
    company.mean_insolvent_step = Ratio { value: Some(24.88), standard_error: Some(0.02) };
    company.final_log_cash = Ratio { value: Some(10.470_1), standard_error: Some(0.001) };
    found.run.scenario = "Yardstick".into();
    found.run.question = None;
    found.run.horizon_months = 300;
    found.run.step_months = 3;
    found.run.marks = Vec::new();
    found.companies = vec![company];
    found.sources = Vec::new();
    found.system.drawn = mean(0.0, 0.0);
    found.system.concentration =
        Concentration { top1: NO_RATIO, top2: NO_RATIO, top10: NO_RATIO, herfindahl: NO_RATIO };
    found
}

/// Rising curves for every company of the results.
pub(crate) fn tables(found: &Results) -> Tables {
    let row = |company: &CompanyResults, month: u32| {
        let done = f64::from(month) / f64::from(found.run.horizon_months);
        let late = done * done * (3.0 - 2.0 * done);
        MonthRow {
            company: company.name.clone(),
            month,
            date: format!("{}-{:02}", 2026 + (month / 12), month % 12 + 1),
            incidence: [0.461 * done, 0.21 * done, 0.0, 0.01 * done, 0.092 * done],
            private: 1.0 - 0.773 * done,
            run_dry: company.sustain.runs_dry.value * late,
            self_sustaining: company.sustain.self_sustaining.value * done,
            fans: [[Some(1e9), Some(2e9), Some(3e9), Some(4e9), Some(5e9)]; 3],
        }
    };
    let steps = found.run.horizon_months / found.run.step_months;
    let months = move |company| (1..=steps).map(move |step| row(company, step * found.run.step_months));
    Tables { months: found.shown().flat_map(months).collect() }
}
