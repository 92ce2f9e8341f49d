//! What a company spends: `[company.margin]`, `.variable`, `.fixed`, `.compute`, `.commitment`, `.capex`, `.tax`.

use super::{
    field::{Field, fields},
    speed::{self, Speed},
    table::{Said, Table},
};
use crate::{
    Param,
    company::{Commitment, Compute, Fixed, Margin, Payment, Tax, Variable},
    units::Month,
};

fields! {
    /// `[company.margin]`.
    margin {
        NOW = Field::number("now", Margin, "Gross margin at the start, below 100%; may be negative.").enters("GM at the start in GM' = GM∞ + (GM − GM∞)e^{−κΔ}; cost of revenue = (1 − GM')·A'Δ");
        LONG_RUN = Field::number("long_run", Margin, "Gross margin in the long run; needed where there is a half-life.").derived("of no effect where the margin stays").enters("GM∞ in GM' = GM∞ + (GM − GM∞)e^{−κΔ}; cost of revenue = (1 − GM')·A'Δ");
        HALF_LIFE = Field::number("half_life", Span, "Half-life of the gap.").positive().derived("the margin stays as it is").enters("κ = ln 2 / half_life in GM' = GM∞ + (GM − GM∞)e^{−κΔ}");
    }
}

fields! {
    /// `[company.variable]`.
    variable {
        NOW = Field::number("now", Ratio, "Variable cost at the start, as a share of revenue.").enters("γ at the start in γ' = e^{−κΔ}γ + (1 − e^{−κΔ})γ̄ + φ'√((1 − e^{−2κΔ})/2κ) ε₃; cost = γ'·A'Δ");
        LONG_RUN = Field::number("long_run", Ratio, "The share it reverts to; needed where it reverts.").derived("0 where the share does not revert").enters("γ̄ in γ' = e^{−κΔ}γ + (1 − e^{−κΔ})γ̄ + …");
        REVERSION = Field::number("reversion", Ratio, "How fast it reverts, a year. Absent: it does not.").derived("0, or what half_life says").enters("κ in γ' = e^{−κΔ}γ + (1 − e^{−κΔ})γ̄ + φ'√((1 − e^{−2κΔ})/2κ) ε₃");
        HALF_LIFE = Field::number("half_life", Span, "The same as a half-life; give one of the two.").positive().derived("none, or what reversion says").enters("κ = ln 2 / half_life in γ' = e^{−κΔ}γ + (1 − e^{−κΔ})γ̄ + …");
        VOLATILITY = Field::number("volatility", Ratio, "Volatility per √year, at the start.").or("0").enters("φ at the start in φ' = φ̄ + (φ − φ̄)e^{−κ₃Δ}; γ' = … + φ'√((1 − e^{−2κΔ})/2κ) ε₃");
        LONG_RUN_VOLATILITY = Field::number("long_run_volatility", Ratio, "The volatility it approaches; needed where it decays.").derived("of no effect where it does not decay").enters("φ̄ in φ' = φ̄ + (φ − φ̄)e^{−κ₃Δ}");
        VOLATILITY_DECAY = Field::number("volatility_decay", Ratio, "How fast the volatility approaches its long run, a year. Absent: it does not.").derived("0, or what volatility_half_life says").enters("κ₃ in φ' = φ̄ + (φ − φ̄)e^{−κ₃Δ}");
        VOLATILITY_HALF_LIFE = Field::number("volatility_half_life", Span, "The same as a half-life; give one of the two.").positive().derived("none, or what volatility_decay says").enters("κ₃ = ln 2 / volatility_half_life in φ' = φ̄ + (φ − φ̄)e^{−κ₃Δ}");
    }
}

fields! {
    /// `[company.fixed]`.
    fixed {
        NOW = Field::number("now", MoneyPerYear, "Fixed cost a year at the start.").enters("F at the start in F' = F·e^{iΔ}; cost of a step = F'Δ");
        INFLATION = Field::number("inflation", Drift, "Log growth a year.").or("0").enters("i in F' = F·e^{iΔ}; cost of a step = F'Δ");
    }
}

fields! {
    /// `[company.compute]`.
    compute {
        NOW = Field::number("now", MoneyPerYear, "The compute programme a year at the start.").enters("P at the start in P' = P·exp[(1 − f)g_cΔ + f·ln(A'/A)]; bill = max(P', contracts + spend-backs)·Δ");
        GROWTH = Field::number("growth", Drift, "Log growth of the programme a year, at the start.").enters("g_c at the start in P' = P·exp[(1 − f)g_cΔ + f·ln(A'/A)], g_c' = ḡ_c + (g_c − ḡ_c)e^{−κΔ}");
        LONG_RUN_GROWTH = Field::number("long_run_growth", Drift, "Log growth of the programme a year, in the long run.").or("0").enters("ḡ_c in g_c' = ḡ_c + (g_c − ḡ_c)e^{−κΔ}, g_c the growth of the programme");
        HALF_LIFE = Field::number("half_life", Span, "Half-life of the gap between its growth and the long run.").positive().derived("growth stays as it is").enters("κ = ln 2 / half_life in g_c' = ḡ_c + (g_c − ḡ_c)e^{−κΔ}, g_c the growth of the programme");
        FOLLOWS_REVENUE = Field::number("follows_revenue", Share, "The share of the programme's growth that follows the run-rate.").or("0%").enters("f in P' = P·exp[(1 − f)g_cΔ + f·ln(A'/A)]");
        CREDIT_SHARE = Field::number("credit_share", Share, "The largest share of a step's compute bill that credits may pay.").or("0%").enters("credits used in a step = min(credits in hand, credit_share · compute bill)");
    }
}

fields! {
    /// `[[company.commitment]]`.
    commitment by ["with", "from"] {
        WITH = Field::text("with", "With whom, for the reader; tells contracts that begin in the same month apart.").enters("part of the address of the draw u in: contract when u < probability");
        PER_YEAR = Field::schedule("per_year", MoneyPerYear, "What is due a year; with dates, from each date until the next.").enters("compute bill = max(programme, Σ binding·per_year + spend-backs)·Δ");
        FROM = Field::month("from", "The first month it binds; needed unless `per_year` has dates.").derived("the first date of `per_year`").enters("counts with the share of a step's months that lie in [from, to)");
        TO = Field::month("to", "The first month it binds no more.").enters("counts with the share of a step's months that lie in [from, to)");
        BINDING = Field::number("binding", Share, "The share that binds: what is left after any haircut.").or("100%").enters("owed a year = binding · per_year, a floor under the programme");
        PROBABILITY = Field::number("probability", Share, "The probability that a letter of intent becomes a contract; decided once in a world.").or("100%").enters("contract when u < probability, one u a world; otherwise nothing is owed");
    }
}

fields! {
    /// `[[company.capex]]`.
    capex by ["from"] {
        PER_YEAR = Field::schedule("per_year", MoneyPerYear, "What is paid a year; with dates, from each date until the next.").enters("paid in a step = per_year · Δ · share of its months in [from, to)");
        FROM = Field::month("from", "The first month it is paid; needed unless `per_year` has dates.").derived("the first date of `per_year`").enters("counts with the share of a step's months that lie in [from, to)");
        TO = Field::month("to", "The first month it is paid no more.").enters("counts with the share of a step's months that lie in [from, to)");
    }
}

fields! {
    /// `[company.tax]`.
    tax {
        RATE = Field::number("rate", Share, "Rate on profit after losses brought forward.").enters("tax = rate · max(0, profit − losses), profit = own revenue − costs + interest earned");
        LOSSES = Field::number("losses", Money, "Losses brought forward at the start.").or("$0").enters("taxed = max(0, profit − losses); losses shrink by what they relieved and grow by every loss");
    }
}

const REVERTS: Speed = Speed { rate: &variable::REVERSION, half_life: &variable::HALF_LIFE };
const VOLATILITY_DECAYS: Speed =
    Speed { rate: &variable::VOLATILITY_DECAY, half_life: &variable::VOLATILITY_HALF_LIFE };

pub(super) fn read_margin(table: &Table<'_>) -> Margin {
    Margin {
        now: table.param(&margin::NOW),
        long_run: approached(table, &margin::LONG_RUN, &margin::HALF_LIFE),
        half_life: half_life(table, &margin::HALF_LIFE),
    }
}

pub(super) fn read_variable(table: &Table<'_>) -> Variable {
    let reversion = speed::read(table, &REVERTS);
    let volatility_decay = speed::read(table, &VOLATILITY_DECAYS);
    Variable {
        now: table.param(&variable::NOW),
        long_run: speed::target(table, &variable::LONG_RUN, &REVERTS, &reversion),
        reversion,
        volatility: table.param(&variable::VOLATILITY),
        long_run_volatility: speed::target(
            table,
            &variable::LONG_RUN_VOLATILITY,
            &VOLATILITY_DECAYS,
            &volatility_decay,
        ),
        volatility_decay,
    }
}

pub(super) fn read_fixed(table: &Table<'_>) -> Fixed {
    Fixed { now: table.param(&fixed::NOW), inflation: table.param(&fixed::INFLATION) }
}

pub(super) fn read_compute(table: &Table<'_>) -> Compute {
    if table.has(&compute::LONG_RUN_GROWTH) && !table.has(&compute::HALF_LIFE) {
        without_effect(table, &compute::LONG_RUN_GROWTH, &compute::HALF_LIFE);
    }
    Compute {
        now: table.param(&compute::NOW),
        growth: table.param(&compute::GROWTH),
        long_run_growth: table.param(&compute::LONG_RUN_GROWTH),
        half_life: half_life(table, &compute::HALF_LIFE),
        follows_revenue: table.param(&compute::FOLLOWS_REVENUE),
        credit_share: table.param(&compute::CREDIT_SHARE),
    }
}

/// A half-life that may be absent: then it is infinite, and nothing moves.
fn half_life(table: &Table<'_>, field: &Field) -> Param {
    table.optional(field).unwrap_or_else(|| Param::constant(f64::INFINITY))
}

/// A long run that is needed where there is a half-life and refused where there is none; 0 then.
fn approached(table: &Table<'_>, field: &Field, half_life: &Field) -> Param {
    if table.has(half_life) {
        return table.param(&field.required());
    }
    if table.has(field) {
        without_effect(table, field, half_life);
    }
    table.optional(field).unwrap_or_else(|| Param::constant(0.0))
}

/// Reports a key that does nothing while another is absent.
pub(super) fn without_effect(table: &Table<'_>, field: &Field, needs: &Field) {
    let said = Said::new(format!("`{}` has no effect without `{}`", field.key, needs.key));
    table.say(field, said.found("changes nothing").suggest(format!("add `{}`, or remove this", needs.key)));
}

pub(super) fn read_commitment(table: &Table<'_>, start: Month) -> Commitment {
    Commitment {
        with: table.text(&commitment::WITH),
        spans: spans(table, &commitment::PER_YEAR, [&commitment::FROM, &commitment::TO], start),
        binding: table.param(&commitment::BINDING),
        probability: table.param(&commitment::PROBABILITY),
    }
}

pub(super) fn read_capex(table: &Table<'_>, start: Month) -> Vec<Payment> {
    spans(table, &capex::PER_YEAR, [&capex::FROM, &capex::TO], start)
}

/// One span from `from` to `to`, or from each date of a schedule to the next and at last to `to`.
fn spans(table: &Table<'_>, per_year: &Field, [from, to]: [&Field; 2], start: Month) -> Vec<Payment> {
    let Some(schedule) = table.schedule(per_year) else {
        let (from, to) = months(table, from, to, start);
        return vec![Payment { per_year: table.param(per_year), from, to }];
    };
    if table.has(from) {
        let said = Said::new(format!("the dates of `{}` say when it begins", per_year.key));
        table.say(from, said.found("one too many").suggest("remove this key"));
    }
    let end = table.month(to);
    let last = schedule.last().map_or(start, |(month, _)| *month);
    if let Some(end) = end.filter(|end| *end <= last) {
        let said = Said::new(format!("`{}` must come after the last date of `{}`", to.key, per_year.key));
        let said = said.found(format!("{end} is not after {last}"));
        table.say(to, said.suggest(format!("write for example \"{}\"", last.plus(12))));
    }
    let ends: Vec<Month> =
        schedule.iter().skip(1).map(|(month, _)| *month).chain([end.unwrap_or(last)]).collect();
    let span = |((from, per_year), to): ((Month, Param), Month)| Payment { per_year, from, to };
    schedule.into_iter().zip(ends).map(span).collect()
}

/// Two months, the first before the second.
fn months(table: &Table<'_>, from_field: &Field, to_field: &Field, start: Month) -> (Month, Month) {
    let (from, to) = (table.month(&from_field.required()), table.month(to_field));
    if let (Some(from), Some(to)) = (from, to)
        && from >= to
    {
        let said = Said::new(format!("`{}` must come before `{}`", from_field.key, to_field.key));
        let said =
            said.found(format!("not after {from}")).suggest("`to` is the first month that no longer counts");
        table.say(to_field, said);
    }
    (from.unwrap_or(start), to.unwrap_or(start))
}

pub(super) fn read_tax(table: &Table<'_>) -> Tax {
    Tax { rate: table.param(&tax::RATE), losses: table.param(&tax::LOSSES) }
}
