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
        ID = Field::text("id", "What addresses its draws, so that it can be renamed without new ones.").derived("the name").enters("its draws are a function of seed, source:id, process, world and when");
        KIND = Field::new("kind", Kind::Choice(super::KINDS), "What kind of source it is.").enters("chooses the equation of what is free to invest");
        HOLDING = Field::tables("holding", &super::holding::SECTION, "What it owns at the start.");
    }
}

/// The kinds of source, in the order of [`OWN`].
const KINDS: &[&str] = &["venture", "strategic", "sovereign", "leveraged", "individuals", "credit"];

fields! {
    /// A source of kind `venture`.
    part venture {
        DRY_POWDER = Field::number("dry_powder", Money, "Committed and not yet called at the start.").enters("free = (dry powder − H)(1 − fees), H held by reserve, over 12 vintages that call 1/4, 1/3, then 1/2 a year of what is left");
        NET_ASSET_VALUE = Field::number("net_asset_value", Money, "Value at the start of what the funds own apart from the modelled companies.").or("$0").enters("NAV at the start in NAV' = NAV(1 + growth) + calls − distributions, a year, over 12 vintages");
        FEES = Field::number("fees", Share, "Share of dry powder that pays fees.").or("0%").enters("free = (dry powder − H)(1 − fees); a cheque takes cheque/(1 − fees)");
        RESERVE = Field::number("reserve", Share, "Share of all commitments, those of the start and later ones, that is held for companies outside the scenario.").or("0%").enters("H in free = (dry powder − H)(1 − fees): reserve · dry powder at the start; calls of others take from it in proportion, each new vintage adds reserve · vintage");
        COMMITMENTS = Field::number("commitments", MoneyPerYear, "New commitments that come whatever is distributed.").or("$0").enters("a year's new vintage = commitments + recommit · distributions of the year before");
        RECOMMIT = Field::number("recommit", Ratio, "New commitments per dollar distributed in the year before.").or("0").enters("a year's new vintage = commitments + recommit · distributions of the year before");
        DISTRIBUTIONS = Field::by_climate("distributions", Ratio, "What multiplies the background's distributions.").or("1").enters("a vintage of age t years distributes min(1, distributions · (t/12)^2.5) · NAV(1 + growth)");
        GROWTH = Field::number("growth", Rate, "Simple growth of the background's net asset value, a year: 13% multiplies it by 1.13.").or("13%").enters("NAV' = NAV(1 + growth) + calls − distributions, a year");
    }
}

fields! {
    /// A source of kind `strategic`.
    part strategic {
        FREE_CASH_FLOW = Field::number("free_cash_flow", MoneyPerYear, "Free cash flow at the start.").positive().enters("budget of a year = share · free_cash_flow · e^{growth·t} · E^β, t whole years since the start; set as a year begins");
        GROWTH = Field::number("growth", Drift, "Log growth of free cash flow, a year.").or("0").enters("growth in budget of a year = share · free_cash_flow · e^{growth·t} · E^β");
        EQUITY_BETA = Field::number("equity_beta", Signed, "Elasticity of the budget to the equity index.").or("0").enters("β in budget of a year = share · free_cash_flow · e^{growth·t} · E^β, E the equity index");
        SHARE = Field::number("share", Share, "The share of free cash flow that goes into private stakes.").enters("budget of a year = share · free_cash_flow · e^{growth·t} · E^β");
    }
}

fields! {
    /// A source of kind `sovereign`.
    part sovereign {
        ASSETS = Field::number("assets", Money, "Assets under management.").positive().up_to(1e15).enters("V at the start in V' = V·e^{rΔ} + flow·Δ; free = allocation · V' − invested − cost of stakes");
        RETURN_RATE = Field::number("return_rate", Drift, "Log return on the assets a year, flows of oil apart.").or("0").enters("r in V' = V·e^{rΔ} + flow·Δ");
        ALLOCATION = Field::number("allocation", Share, "Target share of assets in the theme, what is already invested included.").enters("free = max(0, allocation · assets − invested − cost of stakes)");
        INVESTED = Field::number("invested", Money, "Already invested in the theme outside the modelled companies, at cost.").up_to(1e15).or("$0").enters("free = max(0, allocation · assets − invested − cost of stakes)");
        BREAKEVEN = Field::number("breakeven", Price, "Oil price at which the budget balances.").enters("flow = inflow · max(0, O − breakeven) − outflow · max(0, breakeven − O), O the price of oil");
        INFLOW = Field::number("inflow", MoneyPerYear, "Inflow a year for each dollar per barrel above breakeven.").enters("flow = inflow · max(0, O − breakeven) − outflow · max(0, breakeven − O)");
        OUTFLOW = Field::number("outflow", MoneyPerYear, "Outflow a year for each dollar per barrel below it.").or("$0").enters("flow = inflow · max(0, O − breakeven) − outflow · max(0, breakeven − O)");
    }
}

fields! {
    /// A source of kind `leveraged`.
    part leveraged {
        LISTED = Field::number("listed", Money, "Listed holdings at the start.").enters("listed' = listed · exp(β·ln(E'/E) + σ√Δ ε − σ²Δ/2); V = listed + private");
        OTHER_PRIVATE = Field::number("other_private", Money, "Private holdings outside the modelled companies.").or("$0").enters("V = listed + other_private + stakes at their last post-money");
        EQUITY_BETA = Field::number("equity_beta", Signed, "Beta of the listed holdings to the equity index.").or("1").enters("β in listed' = listed · exp(β·ln(E'/E) + σ√Δ ε − σ²Δ/2)");
        VOLATILITY = Field::number("volatility", Ratio, "Volatility of the listed holdings beyond the index, per √year.").or("0").enters("σ in listed' = listed · exp(β·ln(E'/E) + σ√Δ ε − σ²Δ/2)");
        DEBT = Field::number("debt", Money, "What it owes at the start.").or("$0").enters("L = debt − cash in room = max(0, (ℓV − L)/(1 − ℓ)); a cheque adds what spare cash does not pay");
        CASH = Field::number("cash", Money, "Cash at the start.").or("$0").enters("L = debt − cash in room = max(0, (ℓV − L)/(1 − ℓ)); a cheque takes cash above reserve first");
        RESERVE = Field::number("reserve", Money, "Cash kept in reserve.").or("$0").enters("free = max(0, room − max(0, reserve − cash))");
        MAX_LTV = Field::number("max_ltv", Share, "No cheque above this loan-to-value.").positive().below(1.0).enters("no cheque and a forced sale while (debt − cash)/(listed + private) > max_ltv = ℓ; else room = max(0, (ℓV − L)/(1 − ℓ))");
        TARGET_LTV = Field::number("target_ltv", Share, "The loan-to-value a forced sale returns to.").positive().below(1.0).enters("ℓ* in forced sale = min(listed, (L − ℓ*V)/(1 − i − ℓ*)), while above max_ltv; L = debt − cash");
        IMPACT = Field::number("impact", Share, "Price impact of a forced sale.").below(1.0).or("0%").enters("i in forced sale S = min(listed, (L − ℓ*V)/(1 − i − ℓ*)), which brings (1 − i)·S");
        INTEREST = Field::number("interest", Rate, "Interest on debt.").or("0%").enters("cash' = cash + (income · listed − interest · debt)Δ; what lacks is borrowed");
        INCOME = Field::number("income", Rate, "Dividends and other income on listed holdings.").or("0%").enters("cash' = cash + (income · listed − interest · debt)Δ; what lacks is borrowed");
        SELLS_AT_LISTING = Field::number("sells_at_listing", Share, "Share of a stake sold when its company lists.").or("0%").enters("cash += sells_at_listing · stake · value; listed += the rest");
    }
}

fields! {
    /// A source of kind `individuals`.
    part individuals {
        WAITING = Field::number("waiting", Money, "Waiting to invest at the start.").or("$0").enters("w at the start in w' = w·e^{−Δ/memory} + inflow·Δ; free = w'·(1 − fees)");
        FLOW = Field::number("flow", MoneyPerYear, "Inflow at neutral momentum.").enters("inflow = flow · climate · E^β · e^{momentum·m}; m the remembered mark-up");
        CLIMATE = Field::by_climate("climate", Ratio, "What multiplies the inflow.").or("1").enters("inflow = flow · climate · E^β · e^{momentum·m}; at 0 all that waits leaves");
        EQUITY_BETA = Field::number("equity_beta", Signed, "Elasticity of the inflow to the equity index.").or("0").enters("β in inflow = flow · climate · E^β · e^{momentum·m}, E the equity index");
        MOMENTUM = Field::number("momentum", Signed, "Response of the inflow to the log mark-up of recent rounds.").or("0").enters("inflow = flow · climate · E^β · e^{momentum·m}; every round adds ln(pre-money/last post-money) to m");
        MEMORY = Field::number("memory", Span, "How long mark-ups are remembered and money waits.").positive().or("12 months").enters("m and the money that waits fade by e^{−Δ/memory} a step");
        FEES = Field::number("fees", Share, "Share of the money behind a cheque that the vehicles keep.").below(1.0).or("0%").enters("free = waiting · (1 − fees); a cheque takes cheque/(1 − fees)");
    }
}

fields! {
    /// A source of kind `credit`.
    part credit {
        CAPITAL = Field::number("capital", Money, "Capital to lend at the start.").enters("K at the start in K' = K + inflow·Δ − loans + repayments");
        INFLOW = Field::number("inflow", MoneyPerYear, "New capital that comes in, a year.").or("$0").enters("K' = K + inflow·Δ − loans + repayments");
        SHARE_OF_ROUND = Field::number("share_of_round", Ratio, "Largest debt after a loan, as a share of the equity raised in the round; where another of its limits allows more, that counts.").enters("loan ≤ max(share_of_round · equity raised, advance_rate · A, equipment_rate · E) − debt");
        ADVANCE_RATE = Field::number("advance_rate", Ratio, "Largest debt after a loan, as a share of run-rate revenue; where another of its limits allows more, that counts.").or("0%").enters("loan ≤ max(share_of_round · equity raised, advance_rate · A, equipment_rate · E) − debt");
        EQUIPMENT_RATE = Field::number("equipment_rate", Ratio, "Largest debt after a loan, as a share of the book value of the company's equipment. Absent: it does not lend against equipment.").optional().enters("loan ≤ max(share_of_round · equity raised, advance_rate · A, equipment_rate · E) − debt");
        INTEREST = Field::number("interest", Rate, "Interest it asks, a year.").enters("costs of a step include loan · interest · Δ until the loan is repaid");
        MATURITY = Field::number("maturity", Span, "Time to maturity.").positive().enters("cash −= loan when maturity has passed since the round, rounded up to whole steps");
        RANK = Field::whole("rank", 1.0, "Its rank among lenders when a company stops: higher ranks are paid first.").at_most(1_000.0).or("1").enters("of what is left, cash, receivables and what equipment brings, lenders are paid by rank, pro rata within one, before any shareholder");
    }
}

fields! {
    /// `[[source.holding]]`.
    holding by ["company"] {
        COMPANY = Field::text("company", "The company's name.").enters("whose exit brings stake · value");
        STAKE = Field::number("stake", Share, "Share of the company.").enters("stake' = stake · pre/post + cheque/post at a round; an exit brings stake · value");
        COST = Field::number("cost", Money, "What it cost; counts against the concentration cap.").or("$0").enters("cheque ≤ concentration · capital − cost of what it has in the company");
        PREFERENCE = Field::number("preference", Multiple, "Its liquidation preference, a multiple of what it cost. Absent: common shares.").optional().enters("L = preference · cost in max(L, s·p) at an exit; junior to rounds after the start");
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
        let _ = table.name(&source::NAME);
        return (table, None);
    };
    let table = match BY_KIND.own.get(index) {
        Some(kind) => knowing(table, kind),
        None => table,
    };
    let name = table.name(&source::NAME);
    let read = Source {
        id: table.optional_name(&source::ID).unwrap_or_else(|| name.clone()),
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
            equipment_rate: table.optional(&credit::EQUIPMENT_RATE),
            interest: table.param(&credit::INTEREST),
            maturity: table.param(&credit::MATURITY),
            rank: table.whole(&credit::RANK),
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
        preference: table.optional(&holding::PREFERENCE),
    }
}
