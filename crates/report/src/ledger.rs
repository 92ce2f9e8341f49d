//! The books of one world as tables, for those who want to check or to draw: every number with its unit in the column's name,
//! in the shortest form that reads back as the same number, missing ones empty.
//!
//! - companies: a row a step and company, from the opening (month 0) until it has left. `opening_cash_usd` + `operating_usd` +
//!   `received_usd` = `cash_usd`; `claims_usd`, where claims may come, is in operations; `events_usd` is what events and milestones added before the step opened its books.
//! - sources: a row a step and source. `opening_free_usd` − `free_usd` is what the step adds to `set_aside_usd`,
//!   `drawn_so_far_usd`, `bought_so_far_usd` (insiders' shares) and `called_off_so_far_usd` together; what is called off and what
//!   comes in are in the next row's opening.
//! - market: a row a step.

use std::io::{self, Write};

use drypowder_simulation::replay::{Chronicle, Climate, CompanyNow, MarketNow, Month, SourceNow};

/// What a column holds of a thing.
type Column<T> = (&'static str, fn(&T) -> Option<f64>);

const COMPANY: [Column<CompanyNow>; 16] = [
    ("opening_cash_usd", |one| Some(one.opening_cash)),
    ("operating_usd", |one| Some(one.operating)),
    ("received_usd", |one| Some(one.received)),
    ("cash_usd", |one| Some(one.cash)),
    ("revenue_usd", |one| Some(one.revenue)),
    ("net_burn_usd", |one| Some(one.net_burn)),
    ("run_rate_usd_a_year", |one| Some(one.run_rate)),
    ("growth_drift_log_a_year", |one| Some(one.growth)),
    ("compute_usd_a_year", |one| Some(one.compute)),
    ("burn_multiple", |one| Some(one.burn_multiple)),
    ("runway_months", |one| one.runway),
    ("debt_usd", |one| Some(one.debt)),
    ("credits_usd", |one| Some(one.credits)),
    ("post_money_usd", |one| (one.post_money > 0.0).then_some(one.post_money)),
    ("asking_usd", |one| Some(one.asking)),
    ("drawn_so_far_usd", |one| Some(one.drawn)),
];

const SOURCE: [Column<SourceNow>; 15] = [
    ("opening_free_usd", |one| Some(one.opening_free)),
    ("free_usd", |one| Some(one.free)),
    ("base_usd", |one| Some(one.base)),
    ("cap_in_one_company_usd", |one| Some(one.cap)),
    ("committed_in_twelve_months_usd", |one| Some(one.paid_year)),
    ("set_aside_usd", |one| Some(one.committed)),
    ("drawn_so_far_usd", |one| Some(one.drawn)),
    ("bought_so_far_usd", |one| Some(one.bought)),
    ("called_off_so_far_usd", |one| Some(one.called_off)),
    ("private_marks_usd", |one| Some(one.marks)),
    ("listed_usd", |one| one.leverage.map(|own| own.listed)),
    ("other_private_usd", |one| one.leverage.map(|own| own.private)),
    ("net_debt_usd", |one| one.leverage.map(|own| own.net_debt)),
    ("loan_to_value_share", |one| one.leverage.map(|own| own.loan_to_value)),
    ("max_loan_to_value_share", |one| one.leverage.map(|own| own.ceiling)),
];

const MARKET: [Column<MarketNow>; 4] = [
    ("sentiment", |one| Some(one.sentiment)),
    ("listed_multiple", |one| Some(one.multiple)),
    ("equity_index", |one| Some(one.equity)),
    ("oil_usd_a_barrel", |one| Some(one.oil)),
];

/// The books of the companies.
///
/// # Errors
/// Those of the writer.
pub fn companies_csv(chronicle: &Chronicle, out: &mut impl Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    let head = ["month", "date", "company", "status", "events_usd"];
    let claimed = months(chronicle).any(|(_, end)| end.companies.iter().any(|one| one.claims.is_some()));
    let head = head.into_iter().chain(names(&COMPANY)).chain(claimed.then_some("claims_usd"));
    table.write_record(head).map_err(plain)?;
    let mut cash: Vec<Option<f64>> = vec![None; chronicle.companies.len()];
    let mut gone = vec![false; chronicle.companies.len()];
    for (month, end) in months(chronicle) {
        for (index, one) in end.companies.iter().enumerate() {
            if gone[index] {
                continue;
            }
            gone[index] = !one.private;
            let added = cash[index].map(|before| one.opening_cash - before);
            cash[index] = Some(one.cash);
            let status = if one.private { "private" } else { ended(chronicle, index) };
            let about = [month.to_string(), end.date.to_string(), chronicle.companies[index].clone()];
            let about = about.into_iter().chain([status.to_owned(), cell(added)]);
            // At the opening nothing has been earned or spent yet.
            let cells = COMPANY.iter().enumerate().map(|(place, (_, of))| {
                if month == 0 && matches!(place, 0..=2 | 4) { String::new() } else { cell(of(one)) }
            });
            let claims = claimed.then(|| if month == 0 { String::new() } else { cell(one.claims) });
            table.write_record(about.chain(cells).chain(claims)).map_err(plain)?;
        }
    }
    table.flush()
}

/// The books of the sources.
///
/// # Errors
/// Those of the writer.
pub fn sources_csv(chronicle: &Chronicle, out: &mut impl Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    let head = ["month", "date", "source", "kind", "status"];
    table.write_record(head.into_iter().chain(names(&SOURCE))).map_err(plain)?;
    for (month, end) in months(chronicle) {
        for (index, one) in end.sources.iter().enumerate() {
            let status = if one.stopped { "stopped" } else { "gives" };
            let name = chronicle.sources[index].clone();
            let about = [month.to_string(), end.date.to_string(), name];
            let about = about.into_iter().chain([chronicle.kinds[index].to_owned(), status.to_owned()]);
            table.write_record(about.chain(SOURCE.iter().map(|(_, of)| cell(of(one))))).map_err(plain)?;
        }
    }
    table.flush()
}

/// What the market did.
///
/// # Errors
/// Those of the writer.
pub fn market_csv(chronicle: &Chronicle, out: &mut impl Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    let head = ["month", "date", "climate", "window"];
    table.write_record(head.into_iter().chain(names(&MARKET))).map_err(plain)?;
    for (month, end) in months(chronicle) {
        let climate = match end.market.climate {
            Climate::Boom => "boom",
            Climate::Normal => "normal",
            Climate::Drought => "drought",
        };
        let window = if end.market.window_open { "open" } else { "shut" };
        let about = [month.to_string(), end.date.to_string(), climate.to_owned(), window.to_owned()];
        let cells = MARKET.iter().map(|(_, of)| cell(of(&end.market)));
        table.write_record(about.into_iter().chain(cells)).map_err(plain)?;
    }
    table.flush()
}

/// The opening and the end of each step, with months since the start.
fn months(chronicle: &Chronicle) -> impl Iterator<Item = (u32, &Month)> {
    let strand = &chronicle.strand;
    let ends = strand.months.iter().map(|end| ((end.step + 1) * chronicle.step_months, end));
    strand.opening.iter().map(|opening| (0, opening)).chain(ends)
}

/// How a company that is gone ended.
fn ended(chronicle: &Chronicle, index: usize) -> &'static str {
    chronicle.facts.companies[index].cause.map_or("", |cause| cause.words())
}

fn names<T>(columns: &'static [Column<T>]) -> impl Iterator<Item = &'static str> {
    columns.iter().map(|(name, _)| *name)
}

/// A number; nothing where there is none.
fn cell(value: Option<f64>) -> String {
    value.filter(|value| value.is_finite()).map(|value| value.to_string()).unwrap_or_default()
}

/// The writer's own error where there is one, so that a closed pipe stays a closed pipe.
fn plain(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
