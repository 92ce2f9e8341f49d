//! What the starter sets and what it offers: a company that burns cash and two sources that may refill it.

/// A table of the starter.
pub(super) struct Part {
    /// Its path.
    pub(super) path: &'static str,
    /// Its keys with their values, as they are written.
    pub(super) set: &'static [(&'static str, &'static str)],
    /// Keys that it shows as options.
    pub(super) offered: &'static [&'static str],
}

/// The starter, table by table. Every number is invented.
pub(super) const PLAN: &[Part] = &[
    Part {
        path: "",
        set: &[
            ("name", "\"My scenario\""),
            ("question", "\"How long does one round after another keep Example going?\""),
            ("start", "\"2026-02\""),
            ("horizon", "\"8 years\""),
        ],
        offered: &["marks", "step"],
    },
    Part { path: "run", set: &[], offered: &["worlds", "seed"] },
    Part {
        path: "market.climate",
        set: &[
            ("now", "\"normal\""),
            ("boom_stay", "\"10 months\""),
            ("normal_stay", "\"15 months\""),
            ("drought_stay", "\"11 months\""),
        ],
        offered: &["boom_to_normal", "normal_to_boom", "drought_to_normal"],
    },
    Part {
        path: "market.sentiment",
        set: &[
            ("now", "0.2"),
            ("boom", "0.3"),
            ("drought", "-0.4"),
            ("half_life", "\"12 months\""),
            ("volatility", "0.4"),
        ],
        offered: &["contagion"],
    },
    Part {
        path: "market.multiple",
        set: &[
            ("now", "\"12x\""),
            ("long_run", "\"7x to 10x\""),
            ("half_life", "\"18 months\""),
            ("volatility", "\"35%\""),
        ],
        offered: &[],
    },
    Part {
        path: "market.window",
        set: &[("stay_open", "\"16 months\""), ("stay_closed", "\"8 months\"")],
        offered: &["open", "sentiment", "failure"],
    },
    Part {
        path: "company",
        set: &[("name", "\"Example\""), ("run_rate", "\"$200M\""), ("cash", "\"$180M to $260M\"")],
        offered: &["partner_share", "days_sales_outstanding", "cash_interest", "debt", "debt_interest"],
    },
    Part {
        path: "company.growth",
        set: &[
            ("now", "\"x1.6 a year to x2.1 a year\""),
            ("long_run", "\"10%\""),
            ("half_life", "\"12 to 30 months\""),
            ("volatility", "\"20%\""),
        ],
        offered: &["uncertainty", "uncertainty_half_life", "common", "addressable"],
    },
    Part {
        path: "company.margin",
        set: &[("now", "\"45%\""), ("long_run", "\"55% to 72%\""), ("half_life", "\"2 years\"")],
        offered: &[],
    },
    Part {
        path: "company.fixed",
        set: &[("now", "\"$260M a year\""), ("inflation", "\"8%\"")],
        offered: &[],
    },
    Part {
        path: "company.last_round",
        set: &[("post_money", "\"$2B\""), ("date", "\"2025-06\"")],
        offered: &[],
    },
    Part {
        path: "company.policy",
        set: &[
            ("ask_below", "\"9 months\""),
            ("target", "\"18 months\""),
            ("raise_takes", "\"3 to 9 months\""),
        ],
        offered: &[
            "max_dilution",
            "smallest_round",
            "minimum_close",
            "down_tolerance",
            "bridge",
            "cut_below",
            "cut",
        ],
    },
    Part {
        path: "company.listing",
        set: &[("run_rate", "\"$400M to $800M\"")],
        offered: &["wanted", "not_before", "growth", "margin", "filing_takes", "forced_below", "veto_floor"],
    },
    Part {
        path: "source",
        set: &[
            ("name", "\"Venture funds\""),
            ("kind", "\"venture\""),
            ("dry_powder", "\"$3B\""),
            ("reserve", "\"60%\""),
            ("commitments", "\"$400M a year\""),
            ("appetite", "{ boom = \"65%\", normal = \"50%\", drought = \"30%\" }"),
            ("sentiment", "1.0"),
            ("pace", "\"40%\""),
            ("concentration", "\"20%\""),
        ],
        offered: &["fees", "recommit", "double_down", "signalling", "largest_cheque"],
    },
    Part {
        path: "source.patience",
        set: &[
            ("initial_limit", "\"6x\""),
            ("public_limit", "\"1.5x\""),
            ("span", "\"4 years\""),
            ("strictness", "0.8"),
        ],
        offered: &[],
    },
    Part {
        path: "source",
        set: &[
            ("name", "\"Strategic investor\""),
            ("kind", "\"strategic\""),
            ("free_cash_flow", "\"$8B a year\""),
            ("share", "\"2% to 4%\""),
            ("appetite", "\"40%\""),
            ("concentration", "\"50%\""),
        ],
        offered: &["in_kind", "spend_back", "paid_at_close"],
    },
];
