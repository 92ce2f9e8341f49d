//! `[[source]]`: a source of capital, its kind and that kind's own keys. What every kind has is read in `terms`.

use super::{
    field::{Field, KindOf, Kinds, Section, fields},
    table::{Said, Table},
    terms,
};
use crate::source::{
    Credit, Holding, Individuals, Kind as SourceKind, Leveraged, Source, Sovereign, Strategic, Venture,
};

fields! {
    /// `[[source]]`, whatever its kind.
    part source {
        NAME = Field::text("name", "Its name, unique among sources.");
        ID = Field::text("id", "What addresses its draws, so that it can be renamed without new ones.").derived("the name");
        KIND = Field::new("kind", Kind::Choice(super::KINDS), "What kind of source it is.");
        HOLDING = Field::tables("holding", &super::holding::SECTION, "What it owns at the start.");
    }
}

/// The kinds of source, in the order of [`OWN`].
const KINDS: &[&str] = &["venture", "strategic", "sovereign", "leveraged", "individuals", "credit"];

fields! {
    /// A source of kind `venture`.
    part venture {
        DRY_POWDER = Field::number("dry_powder", Money, "Committed and not yet called at the start.");
        NET_ASSET_VALUE = Field::number("net_asset_value", Money, "Value at the start of what the funds own apart from the modelled companies.").or("$0");
        FEES = Field::number("fees", Share, "Share of dry powder that pays fees.").or("0%");
        RESERVE = Field::number("reserve", Share, "Share of dry powder held for companies outside the scenario.").or("0%");
        COMMITMENTS = Field::number("commitments", MoneyPerYear, "New commitments that come whatever is distributed.").or("$0");
        RECOMMIT = Field::number("recommit", Ratio, "New commitments per dollar distributed in the year before.").or("0");
        DISTRIBUTIONS = Field::by_climate("distributions", Ratio, "What multiplies the background's distributions.").or("1");
        GROWTH = Field::number("growth", Drift, "Growth of the background's net asset value, a year.").or("13%");
    }
}

fields! {
    /// A source of kind `strategic`.
    part strategic {
        FREE_CASH_FLOW = Field::number("free_cash_flow", MoneyPerYear, "Free cash flow at the start.").positive();
        GROWTH = Field::number("growth", Drift, "Its log growth a year.").or("0");
        EQUITY_BETA = Field::number("equity_beta", Signed, "Its elasticity to the equity index.").or("0");
        SHARE = Field::number("share", Share, "The share of it that goes into private stakes.");
    }
}

fields! {
    /// A source of kind `sovereign`.
    part sovereign {
        ASSETS = Field::number("assets", Money, "Assets under management.").positive().up_to(1e15);
        RETURN_RATE = Field::number("return_rate", Drift, "Log return on them a year.").or("0");
        ALLOCATION = Field::number("allocation", Share, "Target share of assets in the theme, what is already invested included.");
        INVESTED = Field::number("invested", Money, "Already invested in the theme outside the modelled companies, at cost.").up_to(1e15).or("$0");
        BREAKEVEN = Field::number("breakeven", Price, "Oil price at which the budget balances.");
        INFLOW = Field::number("inflow", MoneyPerYear, "Inflow a year for each dollar per barrel above breakeven.");
        OUTFLOW = Field::number("outflow", MoneyPerYear, "Outflow a year for each dollar per barrel below it.").or("$0");
    }
}

fields! {
    /// A source of kind `leveraged`.
    part leveraged {
        LISTED = Field::number("listed", Money, "Listed holdings at the start.");
        OTHER_PRIVATE = Field::number("other_private", Money, "Private holdings outside the modelled companies.").or("$0");
        EQUITY_BETA = Field::number("equity_beta", Signed, "Beta of the listed holdings to the equity index.").or("1");
        VOLATILITY = Field::number("volatility", Ratio, "Volatility of the listed holdings beyond the index, per √year.").or("0");
        DEBT = Field::number("debt", Money, "What it owes at the start.").or("$0");
        CASH = Field::number("cash", Money, "Cash at the start.").or("$0");
        RESERVE = Field::number("reserve", Money, "Cash kept in reserve.").or("$0");
        MAX_LTV = Field::number("max_ltv", Share, "No cheque above this loan-to-value.").positive().below(1.0);
        TARGET_LTV = Field::number("target_ltv", Share, "The loan-to-value a forced sale returns to.").positive().below(1.0);
        IMPACT = Field::number("impact", Share, "Price impact of a forced sale.").below(1.0).or("0%");
        INTEREST = Field::number("interest", Rate, "Interest on debt.").or("0%");
        INCOME = Field::number("income", Rate, "Dividends and other income on listed holdings.").or("0%");
        SELLS_AT_LISTING = Field::number("sells_at_listing", Share, "Share of a stake sold when its company lists.").or("0%");
    }
}

fields! {
    /// A source of kind `individuals`.
    part individuals {
        WAITING = Field::number("waiting", Money, "Waiting to invest at the start.").or("$0");
        FLOW = Field::number("flow", MoneyPerYear, "Inflow at neutral momentum.");
        CLIMATE = Field::by_climate("climate", Ratio, "What multiplies the inflow.").or("1");
        EQUITY_BETA = Field::number("equity_beta", Signed, "Its elasticity to the equity index.").or("0");
        MOMENTUM = Field::number("momentum", Signed, "Its response to the log mark-up of recent rounds.").or("0");
        MEMORY = Field::number("memory", Span, "How long mark-ups are remembered and money waits.").positive().or("12 months");
        FEES = Field::number("fees", Share, "Share of each cheque that the vehicles keep.").below(1.0).or("0%");
    }
}

fields! {
    /// A source of kind `credit`.
    part credit {
        CAPITAL = Field::number("capital", Money, "Capital to lend at the start.");
        INFLOW = Field::number("inflow", MoneyPerYear, "New capital.").or("$0");
        SHARE_OF_ROUND = Field::number("share_of_round", Ratio, "Largest loan as a share of the equity raised in the round.");
        ADVANCE_RATE = Field::number("advance_rate", Ratio, "Largest debt as a share of run-rate revenue.").or("0%");
        INTEREST = Field::number("interest", Rate, "Interest it asks.");
        MATURITY = Field::number("maturity", Span, "Time to maturity.").positive();
    }
}

fields! {
    /// `[[source.holding]]`.
    holding by ["company"] {
        COMPANY = Field::text("company", "The company's name.");
        STAKE = Field::number("stake", Share, "Share of the company.");
        COST = Field::number("cost", Money, "What it cost; counts against the concentration cap.").or("$0");
    }
}

/// `[[source]]`.
pub(super) const SECTION: Section =
    Section::of(&[source::ALL, terms::terms::ALL]).with_kinds(&BY_KIND).told_apart_by(&["name"]);

/// Each kind's own keys, in the order of [`KINDS`], and the terms it cannot act on.
const BY_KIND: Kinds = Kinds {
    by: &source::KIND,
    own: &[
        KindOf {
            word: "venture",
            doc: "Venture funds: dry powder called over the years, returned by exits, committed again.",
            fields: venture::ALL,
            idle: &[],
        },
        KindOf {
            word: "strategic",
            doc: "A corporate with strategic reasons, which invests a share of its free cash flow.",
            fields: strategic::ALL,
            idle: &[],
        },
        KindOf {
            word: "sovereign",
            doc: "A sovereign wealth fund, which lives on oil.",
            fields: sovereign::ALL,
            idle: &[],
        },
        KindOf {
            word: "leveraged",
            doc: "A holder that sells stakes and borrows against them to write the cheque.",
            fields: leveraged::ALL,
            // It keeps or sells what lists by its own `sells_at_listing`.
            idle: &["recycle"],
        },
        KindOf {
            word: "individuals",
            doc: "Wealthy individuals and institutions, through vehicles.",
            fields: individuals::ALL,
            idle: &[],
        },
        KindOf {
            word: "credit",
            doc: "Venture debt and asset-backed credit.",
            fields: credit::ALL,
            // A lender pays in cash at once, owns no shares and lends again all that is repaid.
            idle: &[
                "double_down",
                "in_kind",
                "credits_last",
                "paid_at_close",
                "tranche_months",
                "spend_back",
                "spend_back_months",
                "recycle",
            ],
        },
    ],
};

/// A source, or `None` when its kind is unknown: nothing else can then be judged but its name. The table comes back
/// with the keys it knows.
pub(super) fn read(table: Table<'_>) -> (Table<'_>, Option<Source>) {
    let Some(index) = table.choice(&source::KIND) else {
        let _ = table.text(&source::NAME);
        return (table, None);
    };
    let table = match BY_KIND.own.get(index) {
        Some(kind) => knowing(table, kind),
        None => table,
    };
    let name = table.text(&source::NAME);
    let read = Source {
        id: table.optional_text(&source::ID).unwrap_or_else(|| name.clone()),
        name,
        kind: read_kind(&table, index),
        terms: terms::read(&table),
        holdings: table.tables(&source::HOLDING).iter().map(read_holding).collect(),
    };
    (table, Some(read))
}

/// Reports terms that do nothing for a kind.
fn idle(table: &Table<'_>, kind: &KindOf) {
    for key in kind.idle {
        if let Some(entry) = table.entries.get(*key) {
            let said = Said::new(format!("`{key}` has no effect on a source of kind `{}`", kind.word));
            table.report.say(&crate::traverse::join(&table.path, key), &entry.key, said.suggest("remove it"));
        }
    }
}

/// Reports keys of other kinds as such, and other unknown keys.
fn knowing<'a>(table: Table<'a>, kind: &KindOf) -> Table<'a> {
    idle(&table, kind);
    let here = [source::ALL, terms::terms::ALL, kind.fields];
    let is_here = |key: &str| here.iter().any(|fields| fields.iter().any(|field| field.key == key));
    let others = || BY_KIND.own.iter().filter(|other| other.word != kind.word);
    for (key, entry) in table.entries.iter().filter(|(key, _)| !is_here(key)) {
        let homes: Vec<String> = others()
            .filter(|other| other.fields.iter().any(|field| field.key == key))
            .map(|other| format!("`{}`", other.word))
            .collect();
        if !homes.is_empty() {
            let said = Said::new(format!("`{key}` belongs to kind {}", homes.join(" or ")))
                .found(format!("this source is of kind `{}`", kind.word));
            table.report.say(
                &crate::traverse::join(&table.path, key),
                &entry.key,
                said.suggest("remove it, or change `kind`"),
            );
        }
    }
    // Keys of other kinds were just reported; what no kind knows is left.
    let foreign: Vec<Field> = others()
        .flat_map(|other| other.fields.iter().copied())
        .filter(|field| table.entries.contains_key(field.key) && !is_here(field.key))
        .collect();
    let mut known = here.to_vec();
    known.push(&foreign);
    table.knowing(&known)
}

fn read_kind(table: &Table<'_>, index: usize) -> SourceKind {
    match index {
        0 => SourceKind::Venture(read_venture(table)),
        1 => SourceKind::Strategic(Strategic {
            free_cash_flow: table.param(&strategic::FREE_CASH_FLOW),
            growth: table.param(&strategic::GROWTH),
            equity_beta: table.param(&strategic::EQUITY_BETA),
            share: table.param(&strategic::SHARE),
        }),
        2 => SourceKind::Sovereign(read_sovereign(table)),
        3 => SourceKind::Leveraged(read_leveraged(table)),
        4 => SourceKind::Individuals(read_individuals(table)),
        _ => SourceKind::Credit(Credit {
            capital: table.param(&credit::CAPITAL),
            inflow: table.param(&credit::INFLOW),
            share_of_round: table.param(&credit::SHARE_OF_ROUND),
            advance_rate: table.param(&credit::ADVANCE_RATE),
            interest: table.param(&credit::INTEREST),
            maturity: table.param(&credit::MATURITY),
        }),
    }
}

fn read_venture(table: &Table<'_>) -> Venture {
    Venture {
        dry_powder: table.param(&venture::DRY_POWDER),
        net_asset_value: table.param(&venture::NET_ASSET_VALUE),
        fees: table.param(&venture::FEES),
        reserve: table.param(&venture::RESERVE),
        commitments: table.param(&venture::COMMITMENTS),
        recommit: table.param(&venture::RECOMMIT),
        distributions: table.by_climate(&venture::DISTRIBUTIONS),
        growth: table.param(&venture::GROWTH),
    }
}

fn read_sovereign(table: &Table<'_>) -> Sovereign {
    Sovereign {
        assets: table.param(&sovereign::ASSETS),
        return_rate: table.param(&sovereign::RETURN_RATE),
        allocation: table.param(&sovereign::ALLOCATION),
        invested: table.param(&sovereign::INVESTED),
        breakeven: table.param(&sovereign::BREAKEVEN),
        inflow: table.param(&sovereign::INFLOW),
        outflow: table.param(&sovereign::OUTFLOW),
    }
}

fn read_leveraged(table: &Table<'_>) -> Leveraged {
    Leveraged {
        listed: table.param(&leveraged::LISTED),
        other_private: table.param(&leveraged::OTHER_PRIVATE),
        equity_beta: table.param(&leveraged::EQUITY_BETA),
        volatility: table.param(&leveraged::VOLATILITY),
        debt: table.param(&leveraged::DEBT),
        cash: table.param(&leveraged::CASH),
        reserve: table.param(&leveraged::RESERVE),
        max_ltv: table.param(&leveraged::MAX_LTV),
        target_ltv: table.param(&leveraged::TARGET_LTV),
        impact: table.param(&leveraged::IMPACT),
        interest: table.param(&leveraged::INTEREST),
        income: table.param(&leveraged::INCOME),
        sells_at_listing: table.param(&leveraged::SELLS_AT_LISTING),
    }
}

fn read_individuals(table: &Table<'_>) -> Individuals {
    Individuals {
        waiting: table.param(&individuals::WAITING),
        flow: table.param(&individuals::FLOW),
        climate: table.by_climate(&individuals::CLIMATE),
        equity_beta: table.param(&individuals::EQUITY_BETA),
        momentum: table.param(&individuals::MOMENTUM),
        memory: table.param(&individuals::MEMORY),
        fees: table.param(&individuals::FEES),
    }
}

fn read_holding(table: &Table<'_>) -> Holding {
    Holding {
        company: table.text(&holding::COMPANY),
        stake: table.param(&holding::STAKE),
        cost: table.param(&holding::COST),
    }
}
