//! `[market]`: climate, sentiment, listed multiple, equity index, oil, listing window, pricing, correlations.

use super::{correlation, field::fields, table::Table};
use crate::{
    Param,
    market::{
        ByClimate, Climate, ClimateState, Correlation, Equity, Jumps, Market, Multiple, Oil, Pricing,
        Sentiment, Window,
    },
};

fields! {
    /// `[market]`.
    market {
        CLIMATE = Field::table("climate", &super::climate::SECTION, "The venture climate: boom, normal or drought. Absent: always normal.");
        SENTIMENT = Field::table("sentiment", &super::sentiment::SECTION, "Private investors' mood. Absent: zero.");
        MULTIPLE = Field::table("multiple", &super::multiple::SECTION, "Enterprise value over run-rate revenue of a listed company. Needed to price rounds and listings.");
        EQUITY = Field::table("equity", &super::equity::SECTION, "The listed equity index. Absent: stays at 1.");
        OIL = Field::table("oil", &super::oil::SECTION, "The price of oil. Needed by sovereign sources.");
        WINDOW = Field::table("window", &super::window::SECTION, "The window for listings. Absent: always open.");
        PRICING = Field::table("pricing", &super::pricing::SECTION, "How rounds and listings are priced off the multiple.");
        BUYERS = Field::number("buyers", Money, "What an acquirer can pay at the start; moves with the equity index. Absent: no limit.").positive().optional().enters("sold only when value ≤ buyers · E, E the equity index");
        CORRELATION = Field::table("correlation", &crate::file::correlation::correlation::SECTION, "Correlations of the shocks, as in `equity-oil = 0.3`.");
    }
}

const CLIMATES: &[&str] = &["boom", "normal", "drought"];

fields! {
    /// `[market.climate]`.
    climate {
        NOW = Field::new("now", Kind::Choice(super::CLIMATES), "The climate at the start; the first step may already leave it.").enters("S at the start; the chain leaves S in Δ with P = 1 − e^{−Δ/stay in S}");
        BOOM_STAY = Field::number("boom_stay", Span, "Mean stay in a boom.").positive().enters("P(leave a boom in Δ) = 1 − e^{−Δ/boom_stay}");
        NORMAL_STAY = Field::number("normal_stay", Span, "Mean stay in a normal market.").positive().enters("P(leave a normal market in Δ) = 1 − e^{−Δ/normal_stay}");
        DROUGHT_STAY = Field::number("drought_stay", Span, "Mean stay in a drought.").positive().enters("P(leave a drought in Δ) = 1 − e^{−Δ/drought_stay}");
        BOOM_TO_NORMAL = Field::number("boom_to_normal", Share, "Of booms that end, the share that end in a normal market; the rest end in a drought.").or("50%").enters("P(boom → normal in Δ) = boom_to_normal · (1 − e^{−Δ/boom_stay}); → drought with the rest");
        NORMAL_TO_BOOM = Field::number("normal_to_boom", Share, "Of normal markets that end, the share that end in a boom; the rest end in a drought.").or("50%").enters("P(normal → boom in Δ) = normal_to_boom · (1 − e^{−Δ/normal_stay}); → drought with the rest");
        DROUGHT_TO_NORMAL = Field::number("drought_to_normal", Share, "Of droughts that end, the share that end in a normal market; the rest end in a boom.").or("50%").enters("P(drought → normal in Δ) = drought_to_normal · (1 − e^{−Δ/drought_stay}); → boom with the rest");
    }
}

fields! {
    /// `[market.sentiment]`.
    sentiment {
        NOW = Field::number("now", Signed, "Sentiment z at the start; private prices carry e^z.").or("0").enters("z at the start in z' = z̄ + e^{−κΔ}(z − z̄) + σ√((1 − e^{−2κΔ})/2κ) ε; pre-money = A·M·e^{z + …} + cash − debt");
        BOOM = Field::number("boom", Signed, "The level it reverts to in a boom.").or("0").enters("z̄ in a boom in z' = z̄ + e^{−κΔ}(z − z̄) + …");
        NORMAL = Field::number("normal", Signed, "The level it reverts to in a normal market.").or("0").enters("z̄ in a normal market in z' = z̄ + e^{−κΔ}(z − z̄) + …");
        DROUGHT = Field::number("drought", Signed, "The level it reverts to in a drought.").or("0").enters("z̄ in a drought in z' = z̄ + e^{−κΔ}(z − z̄) + …");
        HALF_LIFE = Field::number("half_life", Span, "Half-life of a deviation.").positive().enters("κ = ln 2 / half_life in z' = z̄ + e^{−κΔ}(z − z̄) + σ√((1 − e^{−2κΔ})/2κ) ε");
        VOLATILITY = Field::number("volatility", Ratio, "Volatility per √year.").enters("σ in z' = z̄ + e^{−κΔ}(z − z̄) + σ√((1 − e^{−2κΔ})/2κ) ε");
        CONTAGION = Field::number("contagion", Ratio, "Fall of z when a company that is the whole sector's value has a down round or a flotation that fails; 0: bad news does not spread.").or("0").enters("z falls by contagion · w at a down round or failed flotation, w = post-money / Σ post-money of all still private");
    }
}

fields! {
    /// `[market.multiple]`.
    multiple {
        NOW = Field::number("now", Multiple, "Enterprise value over run-rate revenue at the start.").enters("M at the start in ln M' = ln M̄ + e^{−κΔ}(ln M − ln M̄) + σ√((1 − e^{−2κΔ})/2κ) ε; value = A·M·… + cash − debt");
        LONG_RUN = Field::number("long_run", Multiple, "The median of its long-run distribution.").enters("M̄ in ln M' = ln M̄ + e^{−κΔ}(ln M − ln M̄) + …");
        HALF_LIFE = Field::number("half_life", Span, "Half-life of a deviation.").positive().enters("κ = ln 2 / half_life in ln M' = ln M̄ + e^{−κΔ}(ln M − ln M̄) + σ√((1 − e^{−2κΔ})/2κ) ε");
        VOLATILITY = Field::number("volatility", Ratio, "Volatility of its logarithm per √year.").enters("σ in ln M' = … + σ√((1 − e^{−2κΔ})/2κ) ε");
    }
}

fields! {
    /// `[market.equity]`.
    equity {
        DRIFT = Field::number("drift", Drift, "Drift a year of the expected index, jumps apart.").enters("μ in ln E' = ln E + (μ − σ²/2)Δ + σ√Δ ε + jump");
        VOLATILITY = Field::number("volatility", Ratio, "Volatility per √year.").enters("σ in ln E' = ln E + (μ − σ²/2)Δ + σ√Δ ε + jump");
        JUMPS = Field::table("jumps", &super::jumps::SECTION, "Rare jumps. Absent: none.");
    }
}

fields! {
    /// `[market.equity.jumps]` and `[company.growth.jumps]`.
    jumps {
        HAZARD = Field::number("hazard", Ratio, "Jumps a year.").enters("P(a jump in Δ) = 1 − e^{−hazard·Δ}, at most one a step");
        MEAN = Field::number("mean", Signed, "Mean of the log jump.").enters("a jump multiplies the level by e^{mean + deviation·ε}; its mean is not taken out of the drift");
        DEVIATION = Field::number("deviation", Ratio, "Standard deviation of the log jump.").enters("a jump multiplies the level by e^{mean + deviation·ε}");
    }
}

fields! {
    /// `[market.oil]`.
    oil {
        NOW = Field::number("now", Price, "Dollars per barrel at the start.").enters("O at the start in ln O' = ln Ō + e^{−κΔ}(ln O − ln Ō) + σ√((1 − e^{−2κΔ})/2κ) ε");
        LONG_RUN = Field::number("long_run", Price, "The median of its long-run distribution, dollars per barrel.").enters("Ō in ln O' = ln Ō + e^{−κΔ}(ln O − ln Ō) + …");
        HALF_LIFE = Field::number("half_life", Span, "Half-life of a deviation.").positive().enters("κ = ln 2 / half_life in ln O' = ln Ō + e^{−κΔ}(ln O − ln Ō) + σ√((1 − e^{−2κΔ})/2κ) ε");
        VOLATILITY = Field::number("volatility", Ratio, "Volatility of the log price per √year.").enters("σ in ln O' = … + σ√((1 − e^{−2κΔ})/2κ) ε");
    }
}

fields! {
    /// `[market.window]`.
    window {
        OPEN = Field::new("open", Kind::Flag, "Whether it is open at the start; the first step may already switch it.").or("true").enters("the state at the start; P(switch in Δ) = h/Σ · (1 − e^{−ΣΔ}), h the hazard of leaving it, Σ of both");
        SHUT_UNTIL = Field::month("shut_until", "The month, after the start, before which it is held shut, whatever `open` and events say. Absent: never held.").optional().enters("W = 0 before the step in which shut_until lies; from that step on P(switch in Δ) = h/Σ · (1 − e^{−ΣΔ})");
        STAY_OPEN = Field::number("stay_open", Span, "Mean stay open at neutral sentiment.").positive().enters("hazard of closing = e^{−γz} / stay_open");
        STAY_CLOSED = Field::number("stay_closed", Span, "Mean stay closed at neutral sentiment.").positive().enters("hazard of opening = e^{γz} / stay_closed");
        SENTIMENT = Field::number("sentiment", Ratio, "How strongly sentiment moves the hazards.").or("0").enters("γ in hazard of closing = e^{−γz} / stay_open, hazard of opening = e^{γz} / stay_closed");
        FAILURE = Field::number("failure", Ratio, "How strongly a failed flotation shuts it.").or("0").enters("P(it shuts) = 1 − e^{−failure·w} when a flotation fails, w = post-money / Σ post-money of all still private");
    }
}

fields! {
    /// `[market.pricing]`.
    pricing {
        GROWTH_PREMIUM = Field::number("growth_premium", Ratio, "Log value per unit of log growth a year.").or("0").enters("β in pre-money = A·M·e^{z + β(min(g, ceiling) − g₀) + s·ε} + cash − debt; without z at a listing");
        REFERENCE_GROWTH = Field::number("reference_growth", Drift, "The growth at which the listed multiple is quoted.").or("0").enters("g₀ in pre-money = A·M·e^{z + β(min(g, ceiling) − g₀) + s·ε} + cash − debt");
        GROWTH_CEILING = Field::number("growth_ceiling", Drift, "The growth beyond which growth earns no further premium.").derived("no ceiling").enters("pre-money = A·M·e^{z + β(min(g, growth_ceiling) − g₀) + s·ε} + cash − debt");
        NOISE = Field::number("noise", Ratio, "Standard deviation of the noise of one price.").or("0").enters("s in pre-money = A·M·e^{z + … + s·ε} + cash − debt; one ε an ask or filing, none for bridge or sale");
    }
}

/// The market, neutral where the file says nothing.
pub(super) fn read(table: Option<&Table<'_>>) -> Market {
    let Some(table) = table else {
        return Market {
            climate: None,
            sentiment: None,
            multiple: None,
            equity: None,
            oil: None,
            window: None,
            pricing: neutral_pricing(),
            buyers: None,
            correlation: Correlation::NONE,
        };
    };
    Market {
        climate: table.table(&market::CLIMATE).map(|t| read_climate(&t)),
        sentiment: table.table(&market::SENTIMENT).map(|t| read_sentiment(&t)),
        multiple: table.table(&market::MULTIPLE).map(|t| read_multiple(&t)),
        equity: table.table(&market::EQUITY).map(|t| read_equity(&t)),
        oil: table.table(&market::OIL).map(|t| read_oil(&t)),
        window: table.table(&market::WINDOW).map(|t| read_window(&t)),
        pricing: table.table(&market::PRICING).map_or_else(neutral_pricing, |t| read_pricing(&t)),
        buyers: table.optional(&market::BUYERS),
        correlation: table
            .bare_table(&market::CORRELATION)
            .map_or(Correlation::NONE, |t| correlation::read(&t)),
    }
}

fn read_climate(table: &Table<'_>) -> Climate {
    let now = match table.choice(&climate::NOW) {
        Some(0) => ClimateState::Boom,
        Some(2) => ClimateState::Drought,
        _ => ClimateState::Normal,
    };
    let stay = ByClimate {
        boom: table.param(&climate::BOOM_STAY),
        normal: table.param(&climate::NORMAL_STAY),
        drought: table.param(&climate::DROUGHT_STAY),
    };
    let split = ByClimate {
        boom: table.param(&climate::BOOM_TO_NORMAL),
        normal: table.param(&climate::NORMAL_TO_BOOM),
        drought: table.param(&climate::DROUGHT_TO_NORMAL),
    };
    Climate { now, stay, split }
}

fn read_sentiment(table: &Table<'_>) -> Sentiment {
    Sentiment {
        now: table.param(&sentiment::NOW),
        mean: ByClimate {
            boom: table.param(&sentiment::BOOM),
            normal: table.param(&sentiment::NORMAL),
            drought: table.param(&sentiment::DROUGHT),
        },
        half_life: table.param(&sentiment::HALF_LIFE),
        volatility: table.param(&sentiment::VOLATILITY),
        contagion: table.param(&sentiment::CONTAGION),
    }
}

fn read_multiple(table: &Table<'_>) -> Multiple {
    Multiple {
        now: table.param(&multiple::NOW),
        long_run: table.param(&multiple::LONG_RUN),
        half_life: table.param(&multiple::HALF_LIFE),
        volatility: table.param(&multiple::VOLATILITY),
    }
}

fn read_equity(table: &Table<'_>) -> Equity {
    Equity {
        drift: table.param(&equity::DRIFT),
        volatility: table.param(&equity::VOLATILITY),
        jumps: table.table(&equity::JUMPS).map(|t| read_jumps(&t)),
    }
}

/// Jumps of the equity index or of a run-rate.
pub(super) fn read_jumps(table: &Table<'_>) -> Jumps {
    Jumps {
        hazard: table.param(&jumps::HAZARD),
        mean: table.param(&jumps::MEAN),
        deviation: table.param(&jumps::DEVIATION),
    }
}

fn read_oil(table: &Table<'_>) -> Oil {
    Oil {
        now: table.param(&oil::NOW),
        long_run: table.param(&oil::LONG_RUN),
        half_life: table.param(&oil::HALF_LIFE),
        volatility: table.param(&oil::VOLATILITY),
    }
}

fn read_window(table: &Table<'_>) -> Window {
    Window {
        open: table.flag(&window::OPEN),
        shut_until: table.has(&window::SHUT_UNTIL).then(|| table.month(&window::SHUT_UNTIL)).flatten(),
        stay_open: table.param(&window::STAY_OPEN),
        stay_closed: table.param(&window::STAY_CLOSED),
        sentiment: table.param(&window::SENTIMENT),
        failure: table.param(&window::FAILURE),
    }
}

fn read_pricing(table: &Table<'_>) -> Pricing {
    Pricing {
        growth_premium: table.param(&pricing::GROWTH_PREMIUM),
        reference_growth: table.param(&pricing::REFERENCE_GROWTH),
        growth_ceiling: table.optional(&pricing::GROWTH_CEILING).unwrap_or_else(no_ceiling),
        noise: table.param(&pricing::NOISE),
    }
}

fn neutral_pricing() -> Pricing {
    let zero = || Param::constant(0.0);
    Pricing { growth_premium: zero(), reference_growth: zero(), growth_ceiling: no_ceiling(), noise: zero() }
}

fn no_ceiling() -> Param {
    Param::constant(f64::INFINITY)
}
