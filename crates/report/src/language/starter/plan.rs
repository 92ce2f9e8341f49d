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
            ("boom_stay", r#"{ value = "10 months", note = "judgement: counts of listings say about so" }"#),
            (
                "normal_stay",
                r#"{ value = "15 months", note = "judgement: counts of listings say about so" }"#,
            ),
            (
                "drought_stay",
                r#"{ value = "11 months", note = "judgement: counts of listings say about so" }"#,
            ),
        ],
        offered: &["boom_to_normal", "normal_to_boom", "drought_to_normal"],
    },
    Part {
        path: "market.sentiment",
        set: &[
            ("now", r#"{ value = 0.2, note = "judgement: a little above neutral" }"#),
            ("boom", r#"{ value = 0.3, note = "judgement: a boom is this much above neutral" }"#),
            ("drought", r#"{ value = -0.4, note = "judgement: a drought hurts more than a boom helps" }"#),
            ("half_life", r#"{ value = "12 months", note = "judgement: moods last about a year" }"#),
            ("volatility", r#"{ value = 0.4, note = "judgement: a bad year and a good one are 0.8 apart" }"#),
        ],
        offered: &["contagion"],
    },
    Part {
        path: "market.multiple",
        set: &[
            ("now", r#"{ value = "12x", note = "judgement: listed companies like it trade there today" }"#),
            (
                "long_run",
                r#"{ value = "7x to 10x", note = "judgement: where such multiples came back to before" }"#,
            ),
            (
                "half_life",
                r#"{ value = "18 months", note = "judgement: a high multiple halves its distance in a year and a half" }"#,
            ),
            ("volatility", r#"{ value = "35%", note = "judgement: a young listed company's" }"#),
        ],
        offered: &[],
    },
    Part {
        path: "market.window",
        set: &[
            (
                "stay_open",
                r#"{ value = "16 months", note = "judgement: listings come in spells of a year or more" }"#,
            ),
            ("stay_closed", r#"{ value = "8 months", note = "judgement: and stop for some months" }"#),
        ],
        offered: &["open", "sentiment", "failure"],
    },
    Part {
        path: "company",
        set: &[
            ("name", "\"Example\""),
            (
                "run_rate",
                r#"{ value = "$200M", source = "the newspaper that published it", as_of = "2026-01" }"#,
            ),
            (
                "cash",
                r#"{ value = "$180M to $260M", note = "judgement: between two published balance sheets" }"#,
            ),
        ],
        offered: &["partner_share", "days_sales_outstanding", "cash_interest", "debt", "debt_interest"],
    },
    Part {
        path: "company.growth",
        set: &[
            ("now", r#"{ value = "x1.6 a year to x2.1 a year", note = "judgement: last year it doubled" }"#),
            ("long_run", r#"{ value = "10%", note = "judgement: a mature software company's" }"#),
            (
                "half_life",
                r#"{ value = "12 to 30 months", note = "judgement: nobody has doubled for long" }"#,
            ),
            ("volatility", r#"{ value = "20%", note = "judgement: a year's surprise either way" }"#),
        ],
        offered: &["uncertainty", "uncertainty_half_life", "common", "addressable"],
    },
    Part {
        path: "company.margin",
        set: &[
            ("now", r#"{ value = "45%", note = "judgement: what its prices leave today" }"#),
            (
                "long_run",
                r#"{ value = "55% to 72%", note = "judgement: from a distributor's to a software company's" }"#,
            ),
            ("half_life", r#"{ value = "2 years", note = "judgement: scale comes slowly" }"#),
        ],
        offered: &[],
    },
    Part {
        path: "company.fixed",
        set: &[
            ("now", r#"{ value = "$260M a year", note = "judgement: from its headcount" }"#),
            ("inflation", r#"{ value = "8%", note = "judgement: salaries and more of them" }"#),
        ],
        offered: &[],
    },
    Part {
        path: "company.last_round",
        set: &[
            (
                "post_money",
                r#"{ value = "$2B", source = "the newspaper that published it", as_of = "2025-06" }"#,
            ),
            ("date", "\"2025-06\""),
        ],
        offered: &[],
    },
    Part {
        path: "company.policy",
        set: &[
            ("ask_below", "\"9 months\""),
            ("target", "\"18 months\""),
            (
                "raise_takes",
                r#"{ value = "3 to 9 months", note = "judgement: from the first call to the money" }"#,
            ),
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
        set: &[(
            "run_rate",
            r#"{ value = "$400M to $800M", note = "judgement: the smallest that banks would take" }"#,
        )],
        offered: &["wanted", "not_before", "growth", "margin", "filing_takes", "forced_below", "veto_floor"],
    },
    Part {
        path: "source",
        set: &[
            ("name", "\"Venture funds\""),
            ("kind", "\"venture\""),
            ("dry_powder", r#"{ value = "$3B", note = "judgement: its share of what funds say they have" }"#),
            (
                "reserve",
                r#"{ value = "60%", note = "judgement: most of a fund is kept for companies it holds" }"#,
            ),
            (
                "commitments",
                r#"{ value = "$400M a year", note = "judgement: partners commit about as before" }"#,
            ),
            (
                "appetite",
                r#"{ boom = { value = "65%", note = "judgement: hard to be left out" }, normal = { value = "50%", note = "judgement: even odds" }, drought = { value = "30%", note = "judgement: it saves its powder" } }"#,
            ),
            ("sentiment", r#"{ value = 1.0, note = "judgement: moods move them as much as numbers" }"#),
            ("pace", r#"{ value = "40%", note = "judgement: a fund is drawn over some years" }"#),
            (
                "concentration",
                r#"{ value = "20%", note = "judgement: fund agreements allow about so much" }"#,
            ),
        ],
        offered: &["fees", "recommit", "double_down", "signalling", "largest_cheque"],
    },
    Part {
        path: "source.patience",
        set: &[
            (
                "initial_limit",
                r#"{ value = "6x", note = "judgement: what growth funds put up with in 2021" }"#,
            ),
            ("public_limit", r#"{ value = "1.5x", note = "judgement: what listed companies are forgiven" }"#),
            ("span", r#"{ value = "4 years", note = "judgement: a fund's patience" }"#),
            (
                "strictness",
                r#"{ value = 0.8, note = "judgement: one multiple too many nearly halves the odds" }"#,
            ),
        ],
        offered: &[],
    },
    Part {
        path: "source",
        set: &[
            ("name", "\"Strategic investor\""),
            ("kind", "\"strategic\""),
            (
                "free_cash_flow",
                r#"{ value = "$8B a year", note = "judgement: near its last annual report" }"#,
            ),
            ("share", r#"{ value = "2% to 4%", note = "judgement: a sideline of its budget" }"#),
            ("appetite", r#"{ value = "40%", note = "judgement: its strategy does not follow the mood" }"#),
            ("concentration", r#"{ value = "50%", note = "judgement: it bets on few" }"#),
        ],
        offered: &["in_kind", "spend_back", "paid_at_close"],
    },
];
