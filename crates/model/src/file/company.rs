//! `[[company]]`: what it has, how it grows, what it owes and was promised. What it spends is read in `cost`.

use super::{
    cash, cost, equipment,
    field::{Field, fields},
    hazard, market, milestone, policy, shares,
    speed::{self, Speed},
    table::{Said, Table},
};
use crate::{
    Company, Param,
    company::{Growth, LastRound, Tranche},
    shares::Shares,
    units::Month,
};

fields! {
    /// `[[company]]`.
    company by ["name"] {
        NAME = Field::text("name", "Its name, unique among companies.");
        ID = Field::text("id", "What addresses its draws, so that it can be renamed without new ones.").derived("the name").enters("its draws are a function of seed, company:id, process, world and when");
        COUNT = Field::whole("count", 1.0, "How many companies like it there are: members of a cohort, named with a number after the name, each with its own draws. Absent: it stands for itself.").at_most(crate::file::MOST_ENTITIES as f64).optional().enters("member k is named and addressed `name k`, `id k`, from 1 to count");
        RUN_RATE = Field::number("run_rate", MoneyPerYear, "Annualised revenue of the last month.").positive().enters("A at the start in A' = A·exp[(g − λ₁σ' − σ'²/2)Δ + σ'√Δ ε₁]");
        CASH = Field::number("cash", Money, "Cash at the start.").signed().enters("cash' = cash − net burn + cash_volatility·√Δ ε + money raised; insolvent when cash < 0");
        PARTNER_SHARE = Field::number("partner_share", Share, "Share of revenue that goes to partners before it is collected.").or("0%").enters("collected = (1 − partner_share)·A'Δ − growth of receivables");
        DAYS_SALES_OUTSTANDING = Field::number("days_sales_outstanding", Days, "Days between recognising and collecting revenue.").or("0 days").enters("receivables = (1 − partner_share)·A·days_sales_outstanding/365; their growth is not collected");
        CASH_VOLATILITY = Field::number("cash_volatility", Money, "Standard deviation of unexplained cash flow, per √year. Absent: none.").optional().enters("cash' = cash − net burn + cash_volatility·√Δ ε + …");
        CASH_WATCHED = Field::new("cash_watched", Kind::Choice(crate::cash::Watch::WORDS), "When it is noticed that cash has run out: as a step ends, after whatever came in it, or the moment it is gone, before anything can come. Always needs `cash_volatility`.").or("at-step-ends").enters("always: insolvent in a step with probability e^{−2xy/(cash_volatility²·Δ)}, x and y its cash before and after operations, both above $0; else surely");
        CASH_INTEREST = Field::number("cash_interest", Rate, "Interest earned on cash.").signed().or("0%").enters("net burn of a step = costs − credits + tax − collected − cash_interest·Δ·cash, cash as the step begins");
        DEBT = Field::number("debt", Money, "Debt at the start.").or("$0").enters("costs of a step include debt·debt_interest·Δ; pre-money = A·M·… + cash − debt");
        DEBT_INTEREST = Field::number("debt_interest", Rate, "Interest paid on the opening debt.").or("0%").enters("costs of a step include debt·debt_interest·Δ");
        GROWTH = Field::table("growth", &super::growth::SECTION, "How the run-rate moves.").required();
        MARGIN = Field::table("margin", &crate::file::cost::margin::SECTION, "Gross margin. Absent: no cost of revenue.");
        VARIABLE = Field::table("variable", &crate::file::cost::variable::SECTION, "Variable cost as a share of revenue. Absent: none.");
        FIXED = Field::table("fixed", &crate::file::cost::fixed::SECTION, "Fixed cost. Absent: none.");
        COMPUTE = Field::table("compute", &crate::file::cost::compute::SECTION, "The compute programme. Absent: none.");
        COMMITMENT = Field::tables("commitment", &crate::file::cost::commitment::SECTION, "Take-or-pay contracts: floors under the compute programme.");
        CAPEX = Field::tables("capex", &crate::file::cost::capex::SECTION, "Capital expenditure on dates, in addition to every other cost.");
        EQUIPMENT = Field::table("equipment", &crate::file::equipment::equipment::SECTION, "What it owns that can be pledged; capital expenditure adds to it. Absent: nothing.");
        TAX = Field::table("tax", &crate::file::cost::tax::SECTION, "Corporate tax. Absent: none.");
        LAST_ROUND = Field::table("last_round", &super::last_round::SECTION, "The last private round before the start. Absent: never priced.");
        TRANCHE = Field::tables("tranche", &super::tranche::SECTION, "Money already promised by a source, on dates. When it is paid it buys new shares at the price of the last round before the start.");
        MILESTONE = Field::tables("milestone", &crate::file::milestone::milestone::SECTION, "What it has to reach: a clearance, a product, a proof. It gates growth, tranches or a listing.");
        LUMP_SUMS = Field::table("lump_sums", &crate::file::milestone::lump_sums::SECTION, "Money from outside the modelled sources: grants, prizes, angels. Absent: none.");
        CLAIMS = Field::table("claims", &crate::file::cash::claims::SECTION, "Sums it must pay at any time: damages, guarantees, repairs. Absent: none.");
        SHARES = Field::table("shares", &crate::file::shares::shares::SECTION, "The employees' pool, and what investors of its next rounds get. Absent: no pool, common shares.");
        TENDER = Field::table("tender", &crate::file::shares::tender::SECTION, "How employees and early owners sell shares to sources. Absent: they do not.");
        POLICY = Field::table("policy", &crate::file::policy::policy::SECTION, "How it raises money and keeps discipline. Absent: it does neither.");
        LISTING = Field::table("listing", &crate::file::policy::listing::SECTION, "When it may list. Absent: never.");
        ACQUISITION = Field::table("acquisition", &crate::file::policy::acquisition::SECTION, "How it may be bought. Absent: never.");
        HAZARD = Field::tables("hazard", &crate::file::hazard::hazard::SECTION, "Outcomes that come at a rate, whatever it does; one hazard an outcome.");
    }
}

fields! {
    /// `[company.growth]`.
    growth {
        NOW = Field::number("now", Drift, "Log drift of the run-rate a year, at the start.").enters("g in A' = A·exp[(g − λ₁σ' − σ'²/2)Δ + σ'√Δ ε₁]");
        LONG_RUN = Field::number("long_run", Drift, "The drift it reverts to; needed where it reverts.").derived("0 where the drift does not revert").enters("ḡ in g' = e^{−κΔ}g + (1 − e^{−κΔ})ḡ + …");
        REVERSION = Field::number("reversion", Ratio, "How fast the drift reverts, a year. Absent: it does not.").derived("0, or what half_life says").enters("κ in g' = e^{−κΔ}g + (1 − e^{−κΔ})(ḡ − λ₂η'/κ) + η'√((1 − e^{−2κΔ})/2κ) ε₂");
        HALF_LIFE = Field::number("half_life", Span, "The same as a half-life; give one of the two.").positive().derived("none, or what reversion says").enters("κ = ln 2 / half_life in g' = e^{−κΔ}g + (1 − e^{−κΔ})ḡ + …");
        UNCERTAINTY = Field::number("uncertainty", Ratio, "Volatility of the drift, per year per √year, at the start.").or("0").enters("η at the start in η' = ηe^{−κ₂Δ}; g' = … + η'√((1 − e^{−2κΔ})/2κ) ε₂");
        UNCERTAINTY_DECAY = Field::number("uncertainty_decay", Ratio, "How fast that volatility decays to 0, a year. Absent: it does not.").derived("0, or what uncertainty_half_life says").enters("κ₂ in η' = ηe^{−κ₂Δ}; g' = … + η'√((1 − e^{−2κΔ})/2κ) ε₂");
        UNCERTAINTY_HALF_LIFE = Field::number("uncertainty_half_life", Span, "The same as a half-life; give one of the two.").positive().derived("none, or what uncertainty_decay says").enters("κ₂ = ln 2 / uncertainty_half_life in η' = ηe^{−κ₂Δ}");
        VOLATILITY = Field::number("volatility", Ratio, "Volatility of the run-rate per √year, at the start.").or("0").enters("σ at the start in σ' = σ̄ + (σ − σ̄)e^{−κ₁Δ}; A' = A·exp[(g − λ₁σ' − σ'²/2)Δ + σ'√Δ ε₁]");
        LONG_RUN_VOLATILITY = Field::number("long_run_volatility", Ratio, "The volatility it approaches; needed where it decays.").derived("of no effect where it does not decay").enters("σ̄ in σ' = σ̄ + (σ − σ̄)e^{−κ₁Δ}");
        VOLATILITY_DECAY = Field::number("volatility_decay", Ratio, "How fast the volatility approaches its long run, a year. Absent: it does not.").derived("0, or what volatility_half_life says").enters("κ₁ in σ' = σ̄ + (σ − σ̄)e^{−κ₁Δ}");
        VOLATILITY_HALF_LIFE = Field::number("volatility_half_life", Span, "The same as a half-life; give one of the two.").positive().derived("none, or what volatility_decay says").enters("κ₁ = ln 2 / volatility_half_life in σ' = σ̄ + (σ − σ̄)e^{−κ₁Δ}");
        CORRELATION = Field::number("correlation", Correlation, "Correlation of the shocks of run-rate and drift.").or("0").enters("ρ in ε₂ = ρε₁ + √(1 − ρ²)e₂, ε₁ the shock of the run-rate, ε₂ that of its drift");
        REVENUE_RISK_PRICE = Field::number("revenue_risk_price", Signed, "Risk price of the run-rate; 0 in real-world probabilities.").or("0").enters("λ₁ in A' = A·exp[(g − λ₁σ' − σ'²/2)Δ + σ'√Δ ε₁]");
        GROWTH_RISK_PRICE = Field::number("growth_risk_price", Signed, "Risk price of the drift; 0 in real-world probabilities.").or("0").enters("λ₂ in g' = e^{−κΔ}g + (1 − e^{−κΔ})(ḡ − λ₂η'/κ) + …; −λ₂η'Δ where κ = 0");
        COMMON = Field::number("common", Correlation, "Loading of the run-rate's shock on the market's common growth factor.").or("0").enters("c in ε₁ = cF + √(1 − c²)e₁, F the market's common growth factor");
        ADDRESSABLE = Field::number("addressable", MoneyPerYear, "Addressable market: growth fades as the run-rate nears it. Absent: no limit.").positive().optional().enters("g > 0 counts as g · max(0, 1 − A/addressable) in A' = A·exp[(g − λ₁σ' − σ'²/2)Δ + σ'√Δ ε₁]");
        INNOVATION = Field::number("innovation", Ratio, "Share of what is left of the addressable market that comes by itself, a year (Bass 1969); needs `addressable`. Absent: the market only slows growth.").optional().enters("p in dA/dt = (p + g·A/addressable)(addressable − A) for g ≥ 0, p(addressable − A) + g·A for g < 0, solved over a step with g frozen; no p beyond the market");
        JUMPS = Field::table("jumps", &crate::file::market::jumps::SECTION, "Lognormal jumps of the run-rate. Absent: none.");
    }
}

fields! {
    /// `[company.last_round]`.
    last_round {
        POST_MONEY = Field::number("post_money", Money, "Its post-money valuation.").positive().enters("down round when pre-money < post_money; refused when pre-money < (1 − down_tolerance)·post_money");
        DATE = Field::month("date", "Its month, not after the start.").enters("asks on sentiment alone only when now − date ≥ opportunistic_after, until the next round");
    }
}

fields! {
    /// `[[company.tranche]]`.
    tranche by ["source", "date"] {
        SOURCE = Field::text("source", "The name of the source.").enters("paid = min(amount, what this source has free)");
        AMOUNT = Field::schedule("amount", Money, "What is paid; with dates, on each of them.").enters("paid = min(amount, what the source has free); what lacks is a funding gap");
        DATE = Field::month("date", "The month it is paid; needed unless `amount` has dates.").derived("the dates of `amount`").enters("paid in the step in which date lies, if the company is still private");
        PROBABILITY = Field::number("probability", Share, "The probability that a letter of intent is kept, decided once a world. Absent: it is a contract.").optional().enters("paid only in worlds where u < probability");
        RUN_RATE = Field::number("run_rate", MoneyPerYear, "It is paid only once the run-rate has reached this. Absent: without condition.").positive().optional().enters("paid in the first step from date on in which A ≥ run_rate");
        MILESTONE = Field::text("milestone", "The name of a milestone of the company that has to be reached first. Absent: none.").optional().enters("paid in the first step from date on in which the milestone is reached");
        LAPSES = Field::month("lapses", "The month from which it is paid no more, if its condition was not met; not before `date`. Absent: it waits.").optional().enters("not paid from that month on");
        IN_KIND = Field::number("in_kind", Share, "The share that is paid in kind, as credits.").or("0%").enters("cash += (1 − in_kind)·paid; credits += in_kind·paid");
    }
}

/// A company. A month that is wrong becomes `start`, having been reported.
pub(super) fn read(table: &Table<'_>, start: Month) -> Company {
    let name = table.name(&company::NAME);
    let shares = table.table(&company::SHARES).map(|t| Box::new(shares::read(&t)));
    // Insiders sell from a cap table, be it the plainest.
    let tender = table.table(&company::TENDER).map(|t| Box::new(shares::read_tender(&t)));
    Company {
        id: table.optional_name(&company::ID).unwrap_or_else(|| name.clone()),
        name,
        cohort: None,
        run_rate: table.param(&company::RUN_RATE),
        growth: table.table(&company::GROWTH).map_or_else(no_growth, |t| read_growth(&t)),
        partner_share: table.param(&company::PARTNER_SHARE),
        days_sales_outstanding: table.param(&company::DAYS_SALES_OUTSTANDING),
        margin: table.table(&company::MARGIN).map(|t| cost::read_margin(&t)),
        variable: table.table(&company::VARIABLE).map(|t| cost::read_variable(&t)),
        fixed: table.table(&company::FIXED).map(|t| cost::read_fixed(&t)),
        compute: table.table(&company::COMPUTE).map(|t| cost::read_compute(&t)),
        commitments: each(table, &company::COMMITMENT, |t| cost::read_commitment(t, start)),
        capex: each(table, &company::CAPEX, |t| cost::read_capex(t, start)).concat(),
        equipment: table.table(&company::EQUIPMENT).map(|t| equipment::read(&t)),
        cash: table.param(&company::CASH),
        cash_volatility: table.optional(&company::CASH_VOLATILITY),
        cash_watched: cash::read_watch(table),
        debt: table.param(&company::DEBT),
        debt_interest: table.param(&company::DEBT_INTEREST),
        cash_interest: table.param(&company::CASH_INTEREST),
        tax: table.table(&company::TAX).map(|t| cost::read_tax(&t)),
        last_round: table.table(&company::LAST_ROUND).map(|t| read_last_round(&t, start)),
        tranches: each(table, &company::TRANCHE, |t| read_tranches(t, start)).concat(),
        milestones: each(table, &company::MILESTONE, milestone::read),
        lump_sums: table.table(&company::LUMP_SUMS).map(|t| milestone::read_lump_sums(&t)),
        claims: table.table(&company::CLAIMS).map(|t| cash::read_claims(&t)),
        shares: shares.or_else(|| tender.is_some().then(|| Box::new(Shares::common()))),
        tender,
        policy: table.table(&company::POLICY).map(|t| policy::read_policy(&t)),
        listing: table.table(&company::LISTING).map(|t| policy::read_listing(&t)),
        acquisition: table.table(&company::ACQUISITION).map(|t| policy::read_acquisition(&t)),
        hazards: each(table, &company::HAZARD, hazard::read),
    }
}

fn each<T>(table: &Table<'_>, field: &Field, read: impl Fn(&Table<'_>) -> T) -> Vec<T> {
    table.tables(field).iter().map(read).collect()
}

const REVERTS: Speed = Speed { rate: &growth::REVERSION, half_life: &growth::HALF_LIFE };
const UNCERTAINTY_DECAYS: Speed =
    Speed { rate: &growth::UNCERTAINTY_DECAY, half_life: &growth::UNCERTAINTY_HALF_LIFE };
const VOLATILITY_DECAYS: Speed =
    Speed { rate: &growth::VOLATILITY_DECAY, half_life: &growth::VOLATILITY_HALF_LIFE };

fn read_growth(table: &Table<'_>) -> Growth {
    let reversion = speed::read(table, &REVERTS);
    let volatility_decay = speed::read(table, &VOLATILITY_DECAYS);
    Growth {
        now: table.param(&growth::NOW),
        long_run: speed::target(table, &growth::LONG_RUN, &REVERTS, &reversion),
        reversion,
        uncertainty: table.param(&growth::UNCERTAINTY),
        uncertainty_decay: speed::read(table, &UNCERTAINTY_DECAYS),
        volatility: table.param(&growth::VOLATILITY),
        long_run_volatility: speed::target(
            table,
            &growth::LONG_RUN_VOLATILITY,
            &VOLATILITY_DECAYS,
            &volatility_decay,
        ),
        volatility_decay,
        correlation: table.param(&growth::CORRELATION),
        revenue_risk_price: table.param(&growth::REVENUE_RISK_PRICE),
        growth_risk_price: table.param(&growth::GROWTH_RISK_PRICE),
        common: table.param(&growth::COMMON),
        addressable: table.optional(&growth::ADDRESSABLE),
        innovation: read_innovation(table),
        jumps: table.table(&growth::JUMPS).map(|t| market::read_jumps(&t)),
    }
}

/// Who adopts by himself is one of those an addressable market has.
fn read_innovation(table: &Table<'_>) -> Option<Param> {
    let innovation = table.optional(&growth::INNOVATION);
    if innovation.is_some() && !cash::said_of(table, &growth::ADDRESSABLE) {
        let said = Said::new("`innovation` is a share of an addressable market, and there is none");
        let suggestion = "add `addressable`, or remove this key";
        table.say(&growth::INNOVATION, said.found("a share of nothing").suggest(suggestion));
    }
    innovation
}

/// What stands for growth that is missing, which was reported.
fn no_growth() -> Growth {
    let none = || Param::constant(f64::NAN);
    Growth {
        now: none(),
        long_run: none(),
        reversion: none(),
        uncertainty: none(),
        uncertainty_decay: none(),
        volatility: none(),
        long_run_volatility: none(),
        volatility_decay: none(),
        correlation: none(),
        revenue_risk_price: none(),
        growth_risk_price: none(),
        common: none(),
        addressable: None,
        innovation: None,
        jumps: None,
    }
}

fn read_last_round(table: &Table<'_>, start: Month) -> LastRound {
    LastRound {
        post_money: table.param(&last_round::POST_MONEY),
        date: table.month(&last_round::DATE).unwrap_or(start),
    }
}

fn read_tranches(table: &Table<'_>, start: Month) -> Vec<Tranche> {
    let terms = Tranche {
        source: table.text(&tranche::SOURCE),
        amount: Param::constant(f64::NAN),
        date: start,
        in_kind: table.param(&tranche::IN_KIND),
        probability: table.optional(&tranche::PROBABILITY),
        run_rate: table.optional(&tranche::RUN_RATE),
        milestone: table.optional_text(&tranche::MILESTONE),
        lapses: read_lapses(table),
    };
    let paid = |date, amount| Tranche { amount, date, ..terms.clone() };
    let Some(schedule) = table.schedule(&tranche::AMOUNT) else {
        let date = table.month(&tranche::DATE.required()).unwrap_or(start);
        return vec![paid(date, table.param(&tranche::AMOUNT))];
    };
    if table.has(&tranche::DATE) {
        let said = Said::new("the dates of `amount` say when it is paid").found("one too many");
        table.say(&tranche::DATE, said.suggest("remove this key"));
    }
    schedule.into_iter().map(|(date, amount)| paid(date, amount)).collect()
}

fn read_lapses(table: &Table<'_>) -> Option<Month> {
    let lapses = table.has(&tranche::LAPSES).then(|| table.month(&tranche::LAPSES)).flatten();
    if lapses.is_some() && !table.has(&tranche::RUN_RATE) && !table.has(&tranche::MILESTONE) {
        let said = Said::new("`lapses` has no effect without a condition: the money is paid on its date");
        table.say(
            &tranche::LAPSES,
            said.found("never comes to it").suggest("add `run_rate` or `milestone`, or remove this key"),
        );
    }
    lapses
}
