//! `[[event]]`: what happens to market, sources and companies on a date or at a rate.

use super::{
    cost::without_effect,
    field::{Field, fields},
    scenario::top,
    table::{Said, Table},
    value,
};
use crate::{
    Event,
    event::{CompanyChange, MarketChange, SourceChange, When},
    market::ClimateState,
    outcome::Outcome,
    units::Month,
};

fields! {
    /// `[[event]]`.
    event by ["name"] {
        NAME = Field::text("name", "Its name, unique among events; it addresses the event's draws.");
        AT = Field::month("at", "The month it happens; this or `hazard`.").derived("it happens at its hazard").enters("happens in the step in which at lies, after the market has moved");
        HAZARD = Field::number("hazard", Ratio, "How often it happens, a year; this or `at`.").derived("it happens on its date").enters("P(it happens in Δ) = 1 − e^{−hazard·Δ}, at most once a step");
        PROBABILITY = Field::number("probability", Share, "The probability that what is dated happens, decided once a world.").or("100%").enters("happens at `at` only in worlds where u < probability");
        ONCE = Field::new("once", Kind::Flag, "Whether what comes at a hazard happens at most once in a world.").or("true").enters("after the first time: no more");
        MARKET = Field::table("market", &super::market::SECTION, "What it does to the market. Absent: nothing.");
        SOURCE = Field::tables("source", &super::source::SECTION, "What it does to sources, one entry a source.");
        COMPANY = Field::tables("company", &super::company::SECTION, "What it does to companies, one entry a company or cohort.");
    }
}

fields! {
    /// `[event.market]`.
    market {
        OIL = Field::number("oil", Signed, "Relative change of the price of oil: \"-40%\" leaves 0.6 of it.").above(-1.0).optional().enters("ln O' = ln O + ln(1 + oil); it reverts from there");
        EQUITY = Field::number("equity", Signed, "Relative change of the equity index, listed holdings with it by their beta.").above(-1.0).optional().enters("ln E' = ln E + ln(1 + equity)");
        MULTIPLE = Field::number("multiple", Signed, "Relative change of the listed multiple.").above(-1.0).optional().enters("ln M' = ln M + ln(1 + multiple); it reverts from there");
        SENTIMENT = Field::number("sentiment", Signed, "What is added to sentiment z.").optional().enters("z' = z + sentiment; it reverts from there");
        CLIMATE = Field::new("climate", Kind::Choice(&["boom", "normal", "drought"]), "The climate that begins; the chain goes on from there.").optional().enters("S' = climate");
        WINDOW = Field::new("window", Kind::Choice(&["open", "shut"]), "The window for listings opens or shuts; it goes on from there.").optional().enters("W' = window");
    }
}

fields! {
    /// `[[event.source]]`.
    source by ["name"] {
        NAME = Field::text("name", "The source's name.");
        CAPITAL = Field::number("capital", Signed, "Relative change of the stock it invests from: \"-100%\" cuts a facility.").at_least(-1.0).optional().enters("· (1 + capital): uncalled, cash flow and budget, assets, listed holdings, money waiting, capital to lend");
        APPETITE = Field::number("appetite", Signed, "What is added to the log-odds of a yes from then on.").optional().enters("yes when u < 1/(1 + e^{−x}), x = … + appetite; an appetite of 0% stays 0%");
        PATIENCE = Field::number("patience", Span, "The span of its patience from then on: its limit is kept, and tightens at this pace.").positive().optional().enters("limit = public + (limit at the event − public)e^{−t/patience}, t since the event; for a company it first funds later: since that cheque, from initial");
        STOPS = Field::new("stops", Kind::Flag, "Whether it writes no new cheque from then on; what it promised stands.").or("false").enters("refuses every ask from then on, for want of appetite");
    }
}

/// How an event may make a company leave private life; a listing is nobody else's choice.
const OUTCOMES: [Outcome; 3] = [Outcome::Acquired, Outcome::WoundDown, Outcome::Insolvent];

fields! {
    /// `[[event.company]]`.
    company by ["name"] {
        NAME = Field::text("name", "The name of a company, or of a cohort: then every member, by the same numbers.");
        RUN_RATE = Field::number("run_rate", Signed, "Relative change of the run-rate.").above(-1.0).optional().enters("A' = A · (1 + run_rate), before the company's own step");
        COMPUTE = Field::number("compute", Signed, "Relative change of the compute programme; commitments stand.").above(-1.0).optional().enters("P' = P · (1 + compute), before the company's own step");
        FIXED = Field::number("fixed", Signed, "Relative change of fixed costs.").above(-1.0).optional().enters("F' = F · (1 + fixed), before the company's own step");
        GROWTH = Field::number("growth", Signed, "What is added to the growth drift, log a year.").up_to(20.0).optional().enters("g' = g + growth; the drift reverts from there");
        MARGIN = Field::number("margin", Signed, "What is added to the gross margin, in points.").optional().enters("GM' = min(GM + margin, 100%); it approaches its long run from there");
        CASH = Field::number("cash", Money, "Cash that comes; below $0 it goes.").signed().optional().enters("cash' = cash + cash of the event, before the company's own step");
        OUTCOME = Field::new("outcome", Kind::Choice(&["acquired", "wound-down", "insolvent"]), "How it leaves private life at the end of the step. Absent: it stays.").optional().enters("comes before hazards; a sale at the market's price, if that is above $0");
    }
}

/// An event and the table it was read from.
pub(super) type EventAt<'a> = (Table<'a>, Event);

/// Every event. A month that is wrong becomes `start`, having been reported.
pub(super) fn read_all<'a>(root: &Table<'a>, start: Month) -> Vec<EventAt<'a>> {
    let tables = root.tables(&top::EVENT).into_iter();
    tables
        .map(|table| {
            let event = read(&table, start);
            (table, event)
        })
        .collect()
}

fn read(table: &Table<'_>, start: Month) -> Event {
    let read = Event {
        name: table.name(&event::NAME),
        when: when(table, start),
        market: table.table(&event::MARKET).map(|t| Box::new(read_market(&t))),
        sources: table.tables(&event::SOURCE).iter().map(read_source).collect(),
        companies: table.tables(&event::COMPANY).iter().map(read_company).collect(),
    };
    if [&event::MARKET, &event::SOURCE, &event::COMPANY].into_iter().all(|field| !said(table, field)) {
        let said = Said::new("this event changes nothing").found("no change here");
        let suggestion = "add [event.market], [[event.source]] or [[event.company]] below it";
        table.report.say(&table.path, table.place, said.suggest(suggestion));
    }
    read
}

/// Exactly one of a date and a hazard, and what belongs to it.
fn when(table: &Table<'_>, start: Month) -> When {
    let (dated, random) = (said(table, &event::AT), said(table, &event::HAZARD));
    if dated == random {
        let (found, suggestion) = if dated {
            ("one too many", "remove it for an event on its date, or remove `at`")
        } else {
            ("neither here", "add `at` with a month, or `hazard` with times a year")
        };
        let said = Said::new("an event has `at` or `hazard`").found(found);
        let place = if dated { table.place_of(&event::HAZARD) } else { table.place };
        table.report.say(&table.path_of(&event::HAZARD), place, said.suggest(suggestion));
    }
    if random {
        if table.has(&event::PROBABILITY) && !dated {
            without_effect(table, &event::PROBABILITY, &event::AT);
        }
        let hazard = table.optional(&event::HAZARD).unwrap_or_else(value::placeholder);
        return When::Random { hazard, once: table.flag(&event::ONCE) };
    }
    if table.has(&event::ONCE) && dated {
        without_effect(table, &event::ONCE, &event::HAZARD);
    }
    let at = if table.has(&event::AT) { table.month(&event::AT) } else { None };
    When::Dated { at: at.unwrap_or(start), probability: table.param(&event::PROBABILITY) }
}

/// Whether a key is there, if misspelled.
fn said(table: &Table<'_>, field: &Field) -> bool {
    table.has(field) || table.is_excused(field)
}

/// Reports an entry that changes nothing.
fn changes(table: &Table<'_>, fields: &[Field]) {
    let changes = || fields.iter().filter(|field| field.key != source::NAME.key);
    if changes().all(|field| !said(table, field)) {
        let said = Said::new("this changes nothing").found("no change here");
        let keys: Vec<String> = changes().map(|field| format!("`{}`", field.key)).collect();
        table.report.say(&table.path, table.place, said.suggest(format!("add one of {}", keys.join(", "))));
    }
}

/// In the order of their words.
const CLIMATES: [ClimateState; 3] = [ClimateState::Boom, ClimateState::Normal, ClimateState::Drought];

fn read_market(table: &Table<'_>) -> MarketChange {
    changes(table, market::ALL);
    MarketChange {
        oil: table.optional(&market::OIL),
        equity: table.optional(&market::EQUITY),
        multiple: table.optional(&market::MULTIPLE),
        sentiment: table.optional(&market::SENTIMENT),
        climate: table.choice(&market::CLIMATE).map(|index| CLIMATES[index]),
        window: table.choice(&market::WINDOW).map(|index| index == 0),
    }
}

fn read_source(table: &Table<'_>) -> SourceChange {
    changes(table, source::ALL);
    SourceChange {
        name: table.text(&source::NAME),
        capital: table.optional(&source::CAPITAL),
        appetite: table.optional(&source::APPETITE),
        patience: table.optional(&source::PATIENCE),
        stops: table.flag(&source::STOPS),
    }
}

fn read_company(table: &Table<'_>) -> CompanyChange {
    changes(table, company::ALL);
    CompanyChange {
        name: table.text(&company::NAME),
        run_rate: table.optional(&company::RUN_RATE),
        compute: table.optional(&company::COMPUTE),
        fixed: table.optional(&company::FIXED),
        growth: table.optional(&company::GROWTH),
        margin: table.optional(&company::MARGIN),
        cash: table.optional(&company::CASH),
        outcome: table.choice(&company::OUTCOME).map(|index| OUTCOMES[index]),
    }
}
