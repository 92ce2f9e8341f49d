//! What people write for money, rates, spans and dates: understood, or refused with the spelling that works.

use drypowder_model::units::{Interval, Misread, Month, Quantity, split_interval};
use proptest::prelude::*;

/// Reads a text as a field does: as an interval when it is one, else as one number, whose ends are then alike.
fn spoken(quantity: Quantity, text: &str) -> Result<Interval, Misread> {
    match split_interval(text) {
        Some((low, high)) => quantity.read_ends(low, high),
        None => quantity.read(text).map(|value| Interval { low: value, high: value }),
    }
}

fn understood(quantity: Quantity, table: &[(&str, f64)]) {
    for (text, value) in table {
        assert_eq!(spoken(quantity, text), Ok(Interval { low: *value, high: *value }), "{text}");
    }
}

fn intervals(quantity: Quantity, table: &[(&str, f64, f64)]) {
    for (text, low, high) in table {
        assert_eq!(spoken(quantity, text), Ok(Interval { low: *low, high: *high }), "{text}");
    }
}

/// Checks the suggestions, and that every spelling in them works.
fn refused(quantity: Quantity, table: &[(&str, &str)]) {
    for (text, suggestion) in table {
        let misread = spoken(quantity, text).expect_err(text);
        assert_eq!(misread.suggestion, *suggestion, "{text}");
        for spelling in spellings(suggestion) {
            assert!(spoken(quantity, spelling).is_ok(), "{text}: {spelling} does not work");
        }
    }
}

#[test]
fn money_is_understood() {
    understood(
        Quantity::Money,
        &[
            ("$22.5bn", 22.5e9),
            ("$22.5B", 22.5e9),
            ("$22.5 bn", 22.5e9),
            ("USD 22.5bn", 22.5e9),
            ("22.5bn USD", 22.5e9),
            ("usd22.5bn", 22.5e9),
            ("$22,500,000,000", 22.5e9),
            ("22,500,000,000 USD", 22.5e9),
            ("$22_500_000_000", 22.5e9),
            ("$22 500 000 000", 22.5e9),
            ("$22'500'000'000", 22.5e9),
            ("$22.5 billion", 22.5e9),
            ("22.5 billion dollars", 22.5e9),
            ("22.5 Billion US dollars", 22.5e9),
            ("$22.5e9", 22.5e9),
            ("$22.5 bln", 22.5e9),
            ("$bn 22.5", 22.5e9),
            ("22.5 B$", 22.5e9),
            ("$300mm", 300e6),
            ("$300MM", 300e6),
            ("$300 mln", 300e6),
            ("$300m", 300e6),
            ("$300M", 300e6),
            ("$2.5k", 2500.0),
            ("$1.2trn", 1.2e12),
            ("$1.2tn", 1.2e12),
            ("$3 BILLION", 3e9),
            ("US$3B", 3e9),
            ("US $3B", 3e9),
            ("U.S. $3B", 3e9),
            ("US$3B USD", 3e9),
            ("($3B)", -3e9),
            ("$(3B)", -3e9),
            ("−$3B", -3e9),
            ("–$3B", -3e9),
            ("$-3B", -3e9),
            ("-$3B", -3e9),
            ("minus $3B", -3e9),
            ("+$3B", 3e9),
            ("$\u{a0}3\u{2009}B", 3e9),
            ("$3\u{202f}000\u{202f}000", 3e6),
            ("$.5B", 0.5e9),
            ("$2.3B", 2.3e9),
            ("$3B.", 3e9),
            ("$1.125B", 1.125e9),
            ("$1,500", 1500.0),
            ("900 dollars", 900.0),
            ("-900 US dollars", -900.0),
            ("$0", 0.0),
            ("\u{ff04}15M", 15e6),
            ("$1½B", 1.5e9),
        ],
    );
    understood(
        Quantity::MoneyPerYear,
        &[
            ("$20B", 20e9),
            ("$20B a year", 20e9),
            ("$20B/yr", 20e9),
            ("$20B/y", 20e9),
            ("300 dollars a year", 300.0),
            ("$20B per annum", 20e9),
            ("$20B p.a.", 20e9),
            ("$20B annualized", 20e9),
            ("20bn USD Annually", 20e9),
        ],
    );
    understood(
        Quantity::Price,
        &[("$75", 75.0), ("$75/bbl", 75.0), ("$75 a barrel", 75.0), ("75 USD per barrel", 75.0)],
    );
}

#[test]
fn intervals_of_money_are_understood() {
    intervals(
        Quantity::Money,
        &[
            ("$20B to $40B", 20e9, 40e9),
            ("$20B TO $40B", 20e9, 40e9),
            ("from $20B to $40B", 20e9, 40e9),
            ("$20B-$40B", 20e9, 40e9),
            ("$20B – $40B", 20e9, 40e9),
            ("$20B—$40B", 20e9, 40e9),
            ("$20bn-40bn", 20e9, 40e9),
            ("$20B to 40B", 20e9, 40e9),
            ("20B to $40B", 20e9, 40e9),
            ("20 to $40B", 20e9, 40e9),
            ("20–40 billion USD", 20e9, 40e9),
            ("$500,000 to $2M", 500e3, 2e6),
            ("500 dollars to $2M", 500.0, 2e6),
            ("500 to 900 dollars", 500.0, 900.0),
            ("$20B\u{a0}to\u{a0}$40B", 20e9, 40e9),
        ],
    );
    intervals(Quantity::Price, &[("$60-90", 60.0, 90.0), ("$60 to 90", 60.0, 90.0)]);
    intervals(Quantity::MoneyPerYear, &[("$15B to $25B a year", 15e9, 25e9)]);
}

#[test]
fn money_is_refused_with_what_works() {
    let convert =
        |like: &str| format!("amounts are in US dollars: convert it and write the result like \"{like}\"");
    let foreign = [
        ("€3B", "$3B"),
        ("£3B", "$3B"),
        ("¥300bn", "$300bn"),
        ("EUR 3bn", "$3bn"),
        ("3bn euros", "$3bn"),
        ("C$3B", "$3B"),
        ("-€3B", "-$3B"),
        ("€22,5B", "$22.5B"),
        ("€20B to €40B", "$20B to $40B"),
    ];
    for (text, like) in foreign {
        refused(Quantity::Money, &[(text, &convert(like))]);
    }
    let about = "write \"$30B\", or an interval such as \"$25B to $36B\"";
    let floor = "write \"$30B\", or an interval such as \"$30B to $60B\"";
    let ceiling = "write \"$30B\", or an interval such as \"$15B to $30B\"";
    let between = "write \"$20B to $40B\" for 90% odds, or { law = \"uniform\", low = \"$20B\", high = \"$40B\" } for hard bounds";
    refused(
        Quantity::Money,
        &[
            ("$22,5B", "write \"$22.5B\""),
            ("22,5 bn", "write \"$22.5 bn\""),
            ("$22,50,000", "write \"$2,250,000\""),
            ("$1.500.000,50", "write \"$1,500,000.50\""),
            ("$2.B", "write \"$2B\""),
            ("22.5B", "write \"$22.5B\""),
            ("-22.5B", "write \"-$22.5B\""),
            ("2000000", "write \"$2M\" if dollars are meant"),
            ("30", "write \"$30M\" or \"$30B\", or \"30 dollars\" if so little is meant"),
            ("$3 oodles", "write \"$3M\", \"$3B\" or \"$3T\""),
            ("$3 bilion", "write \"$3 billion\""),
            ("3 bilion", "write \"$3 billion\""),
            ("$300 crore", "write \"$3B\""),
            ("3 Mrd", "write \"$3B\""),
            ("three billion dollars", "write \"3 billion dollars\""),
            ("two to three billion dollars", "write \"$2B to 3 billion dollars\""),
            ("$20-40B", "write \"$20B to $40B\""),
            ("$20 to $40B", "write \"$20B to $40B\""),
            ("$20B to 40", "write \"$20B to $40B\""),
            ("20 to 40 billion", "write \"$20B to $40B\""),
            ("20-40", "write \"$20M to $40M\" or \"$20B to $40B\""),
            ("$20B..$40B", "write \"$20B to $40B\" for an interval"),
            ("$20B or $40B", "write \"$20B to $40B\" for an interval"),
            ("$20B -$40B", "write \"$20B to $40B\""),
            ("between $20B and $40B", between),
            ("between 20 and 40 billion", between),
            ("$30B ± $5B", "write \"$25B to $35B\" for 90% odds of lying inside"),
            ("$30B +/- 10B", "write \"$20B to $40B\" for 90% odds of lying inside"),
            ("$30 ± 5B", "write \"$25B to $35B\" for 90% odds of lying inside"),
            ("$1.5B+/-10%", "write \"$1.35B to $1.65B\" for 90% odds of lying inside"),
            ("$30B ± 10%", "write \"$27B to $33B\" for 90% odds of lying inside"),
            ("~$30B", about),
            ("about $30B", about),
            ("$30B or so", about),
            ("about $20B to $40B", "write \"$20B to $40B\""),
            (">$30B", floor),
            ("$30B+", floor),
            ("at least $30B", floor),
            ("<$30B", ceiling),
            ("up to $30B", ceiling),
            ("$3B a year", "write \"$3B\""),
            ("$3B in cash", "write \"$3B\""),
            ("TBD", "write the interval that you believe in with 90% odds, for example \"$20B to $40B\""),
            ("", "write for example \"$22.5B\", \"$300M\" or \"$20B to $40B\""),
            ("$3B per employee", "write for example \"$22.5B\", \"$300M\" or \"$20B to $40B\""),
        ],
    );
    refused(
        Quantity::MoneyPerYear,
        &[
            ("$1.5B a month", "write \"$18B a year\", which is 12 times as much"),
            ("$5B a quarter", "write \"$20B a year\", which is 4 times as much"),
            ("20B a year", "write \"$20B a year\""),
            ("$20B ARR", "write \"$20B\""),
        ],
    );
    refused(
        Quantity::Price,
        &[
            ("75", "write \"$75\" if dollars are meant"),
            ("60 to 90", "write \"$60 to $90\""),
            ("$75 a barel", "write \"$75 a barrel\""),
        ],
    );
}

#[test]
fn an_amount_without_its_size_is_refused() {
    refused(
        Quantity::Money,
        &[
            ("$22.5", "write \"$22.5M\" or \"$22.5B\", or \"22.5 dollars\" if so little is meant"),
            ("$900", "write \"$900M\" or \"$900B\", or \"900 dollars\" if so little is meant"),
            ("-$20", "write \"-$20M\" or \"-$20B\", or \"-20 dollars\" if so little is meant"),
            ("$20 to $40", "write \"$20M to $40M\" or \"$20B to $40B\""),
            ("$900 to $2B", "write \"$900,000 to $2B\" or \"$900M to $2B\""),
            ("$1.500", "write \"$1,500\", \"$1.5M\" or \"$1.5B\""),
            ("$1.500M", "write \"$1.5B\" or \"$1.5M\""),
            ("$1.500 to $2.500", "write for example \"$22.5B\", \"$300M\" or \"$20B to $40B\""),
        ],
    );
    refused(
        Quantity::MoneyPerYear,
        &[(
            "$20 a year",
            "write \"$20M a year\" or \"$20B a year\", or \"20 dollars a year\" if so little is meant",
        )],
    );
    understood(Quantity::Price, &[("$75", 75.0), ("$1.500", 1.5)]);
}

#[test]
fn sizes_of_other_languages_are_converted() {
    refused(
        Quantity::Money,
        &[
            ("$15 Mrd.", "write \"$15B\""),
            ("$15 Mio.", "write \"$15M\""),
            ("$3 Bio.", "write \"$3T\""),
            ("$3 Mia.", "write \"$3B\""),
            ("$15 Tsd.", "write \"$15,000\""),
            ("$1.500 Mio.", "write \"$1.5M\" or \"$1.5B\""),
            ("$15 thousand million", "write \"$15B\""),
            ("$15 hundred million", "write \"$1.5B\""),
            ("a hundred million dollars", "write \"$100M\""),
            ("a billion dollars", "write \"1 billion dollars\""),
            ("$1 1/2B", "write \"$1.5B\""),
            ("3 to 5 Mrd", "write \"$3B to $5B\""),
            ("$3 to 5 Mrd.", "write \"$3B to $5B\""),
        ],
    );
    let convert = "amounts are in US dollars: convert it, then write for example \"$22.5B\", \"$300M\" or \"$20B to $40B\"";
    for text in ["3 Mrd €", "about €30B", "between €20B and €40B"] {
        refused(Quantity::Money, &[(text, convert)]);
    }
}

#[test]
fn another_stretch_of_time_is_converted() {
    let examples = "write for example \"$20B\", \"$20B a year\" or \"$15B to $25B\"";
    refused(
        Quantity::MoneyPerYear,
        &[
            ("$200M MRR", "write \"$2.4B a year\", which is 12 times as much"),
            ("$2B semi-annually", "write \"$4B a year\", which is 2 times as much"),
            ("$2B biennially", "write \"$1B a year\", which is 0.5 times as much"),
            ("$2B every two years", "write \"$1B a year\", which is 0.5 times as much"),
            ("$100M to $200M a month", "write \"$1.2B to $2.4B a year\""),
            ("$100M a month to $200M", examples),
            ("100 to 200M a month", examples),
            ("$2B biannually", examples),
        ],
    );
    let [whole, known] = ["write what it comes to in a year,", "write the whole rate: with"];
    refused(
        Quantity::Rate,
        &[
            ("1% pm", "write \"12.68% a year\" (compounded 12 times)"),
            ("1% to 2% a month", "write \"12.68% to 26.82% a year\""),
            (
                "10% semi-annual",
                "write \"21% a year\" or \"10.25% a year\": 10% each half-year, or 10% a year paid in two halves",
            ),
            (
                "5% half-yearly",
                "write \"10.25% a year\" or \"5.063% a year\": 5% each half-year, or 5% a year paid in two halves",
            ),
            ("10% bi-annually", "write for example \"5%\", \"5% a year\" or \"3% to 6%\""),
            ("10% compounded monthly", &format!("{whole} \"10.47% a year\"")),
            ("10% a year, compounded quarterly", &format!("{whole} \"10.38% a year\"")),
            ("prime + 2", &format!("{known} prime at 4% it is \"6%\"")),
            ("SOFR + 15", "write the whole rate, the reference rate and the spread together"),
        ],
    );
    refused(
        Quantity::Ratio,
        &[
            ("once every 3 years", "write \"0.3333 a year\""),
            ("every 3 years", "write \"0.3333 a year\""),
            ("1 in 10 years", "write \"0.1 a year\""),
            ("twice a year", "write \"2 a year\""),
            ("5% to 10% a month", "write for example 0.44, \"44%\" or \"0.3 to 0.6\""),
        ],
    );
    refused(Quantity::Days, &[("net 45", "write \"45 days\"")]);
    refused(Quantity::Span, &[("1 1/2 years", "write \"1.5 years\"")]);
}

#[test]
fn shares_and_rates_are_understood() {
    let shares = [
        ("35%", 0.35),
        ("35 %", 0.35),
        ("35 percent", 0.35),
        ("35 Percent", 0.35),
        ("35pct", 0.35),
        ("35 per cent", 0.35),
        ("350bps", 0.035),
        ("350 bp", 0.035),
        ("350 basis points", 0.035),
        ("14%", 0.14),
        (".5%", 0.005),
        ("35 pp", 0.35),
        ("3\u{ff15}\u{ff05}", 0.35),
        ("3.5e1%", 0.35),
    ];
    understood(Quantity::Share, &shares);
    let rates = [
        ("5% a year", 0.05),
        ("5% p.a.", 0.05),
        ("5% pa", 0.05),
        ("5% per annum", 0.05),
        ("5%/yr", 0.05),
        ("5% / year", 0.05),
        ("5% yearly", 0.05),
        ("5% annually", 0.05),
        ("-2%", -0.02),
        ("(2%)", -0.02),
        ("350bps a year", 0.035),
    ];
    understood(Quantity::Rate, &rates);
    intervals(
        Quantity::Share,
        &[("20-40%", 0.2, 0.4), ("20%–40%", 0.2, 0.4), ("20 to 40 percent", 0.2, 0.4)],
    );
    intervals(Quantity::Rate, &[("3-6% a year", 0.03, 0.06), ("0.5 to 2%", 0.005, 0.02)]);
    intervals(
        Quantity::Margin,
        &[("-20% to -10%", -0.2, -0.1), ("-20% - -10%", -0.2, -0.1), ("(20%) to 10%", -0.2, 0.1)],
    );
}

#[test]
fn shares_and_rates_are_refused_with_what_works() {
    refused(
        Quantity::Share,
        &[
            ("0.35", "write \"35%\""),
            ("35", "write \"35%\" if percent are meant"),
            ("1/3", "write \"33.3%\""),
            ("1 in 3", "write \"33.3%\""),
            ("a third", "write \"33.3%\""),
            ("half", "write \"50%\""),
            ("35% a year", "write \"35%\""),
            ("0.5x", "write \"50%\""),
            ("35,5%", "write \"35.5%\""),
            ("35 precent", "write \"35 percent\""),
            ("35% of revenue", "write \"35%\""),
            ("15% to 20", "write \"15% to 20%\""),
            ("0.2 to 0.4", "write \"20% to 40%\""),
            ("0.2 to 40%", "write \"0.2% to 40%\" or \"20% to 40%\""),
            ("35% ± 5%", "write \"30% to 40%\" for 90% odds of lying inside"),
            ("35±5%", "write \"30% to 40%\" for 90% odds of lying inside"),
            ("20% to 10%", "write \"10% to 20%\""),
            (">90%", "write \"90%\", or an interval such as \"90% to 95%\""),
            ("five percent", "write \"5 percent\""),
        ],
    );
    refused(
        Quantity::Rate,
        &[
            ("0.4% a month", "write \"4.907% a year\" (compounded 12 times)"),
            ("1% a quarter", "write \"4.06% a year\" (compounded 4 times)"),
            ("SOFR + 300bps", "write the whole rate: with SOFR at 4% it is \"7%\""),
            ("S+450", "write the whole rate: with S at 4% it is \"8.5%\""),
            ("300bps over treasuries", "write the whole rate: with treasuries at 4% it is \"7%\""),
            ("5% YoY", "write \"5% a year\""),
            ("5", "write \"5%\" if percent are meant"),
            ("3% -6%", "write \"3% to 6%\""),
            ("5% a fortnight", "write for example \"5%\", \"5% a year\" or \"3% to 6%\""),
        ],
    );
    refused(Quantity::Margin, &[("-20%-10%", "write \"-20% to 10%\" or \"-20% to -10%\"")]);
    refused(
        Quantity::Ratio,
        &[
            (
                "2% a month",
                "write \"24% a year\" or \"6.928% a year\": a chance or a speed is 12 times as much, a volatility √12 times",
            ),
            ("1.5x", "write \"1.5\""),
            ("1/3", "write \"0.333\""),
            ("0.3 to 60%", "write \"0.3% to 60%\" or \"30% to 60%\""),
        ],
    );
}

#[test]
fn multiples_and_growth_are_understood() {
    let multiples = ["1.5x", "1.5 x", "1.5X", "x1.5", "1.5×", "1.5 times", "1.5", "150%"];
    understood(Quantity::Multiple, &multiples.map(|text| (text, 1.5)));
    intervals(
        Quantity::Multiple,
        &[("12-15x", 12.0, 15.0), ("12x-15x", 12.0, 15.0), ("12 to 15×", 12.0, 15.0)],
    );
    let [double, triple] = [2.0, 3.0].map(libm::log);
    let simple = libm::log1p(0.35);
    understood(
        Quantity::Drift,
        &[
            ("35%", simple),
            ("35% a year", simple),
            ("35% YoY", simple),
            ("35% growth", simple),
            ("35% CAGR", simple),
            ("35% annual growth", simple),
            ("growth of 35% a year", simple),
            ("300% a year", libm::log(4.0)),
            ("-10%", libm::log1p(-0.1)),
            ("0.35", 0.35),
            ("0.35 a year", 0.35),
            ("1.4", 1.4),
            ("-0.3", -0.3),
            ("x4.1 a year", libm::log(4.1)),
            ("4.1x a year", libm::log(4.1)),
            ("x2", double),
            ("doubles every year", double),
            ("doubling every year", double),
            ("triples a year", triple),
        ],
    );
    intervals(
        Quantity::Drift,
        &[
            ("x2 to x4 a year", double, libm::log(4.0)),
            ("x2-x4 a year", double, libm::log(4.0)),
            ("0.2 to 0.9", 0.2, 0.9),
            ("20% to 40% YoY", libm::log1p(0.2), libm::log1p(0.4)),
            ("20 to 40% a year", libm::log1p(0.2), libm::log1p(0.4)),
        ],
    );
}

#[test]
fn multiples_and_growth_are_refused_with_what_works() {
    refused(
        Quantity::Multiple,
        &[
            ("12x EBITDA", "write \"12x\""),
            ("12,5x", "write \"12.5x\""),
            ("~12x", "write \"12x\", or an interval such as \"10x to 14x\""),
            ("3x a year", "write \"3x\""),
            ("1.5 tims", "write \"1.5 times\""),
        ],
    );
    refused(
        Quantity::Drift,
        &[
            ("doubles", "write \"x2 a year\""),
            ("triples", "write \"x3 a year\""),
            ("doubles every 6 months", "write \"x4 a year\" (compounded 2 times)"),
            ("x2 in 18 months", "write \"x1.587 a year\""),
            ("doubles every 18 months", "write \"x1.587 a year\""),
            ("x1.1 a month", "write \"x3.138 a year\" (compounded 12 times)"),
            ("5% a month", "write \"79.59% a year\" (compounded 12 times)"),
            ("10% MoM", "write \"213.8% a year\" (compounded 12 times)"),
            ("10% semi-annually", "write \"21% a year\" (compounded 2 times)"),
            ("0.05 a month", "write \"0.6 a year\" (12 times as much)"),
            ("5% to 10% a month", "write \"79.59% to 213.8% a year\""),
            ("0.35 YoY", "write \"35%\" or \"0.35\" if log growth is meant"),
            ("x4 YoY", "write \"x4 a year\""),
            ("x3 to x2 a year", "write \"x2 to x3 a year\""),
            ("35% ± 5%", "write \"30% to 40%\" for 90% odds of lying inside"),
            ("x3 ± 0.5 a year", "write \"x2.5 to x3.5 a year\" for 90% odds of lying inside"),
            ("-100%", &Quantity::Drift.expects()),
            ("0.2 to 90%", "write \"0.2% to 90%\" or \"20% to 90%\""),
        ],
    );
    refused(Quantity::Correlation, &[("~0.3", "write \"0.3\"")]);
}

#[test]
fn spans_are_understood() {
    for text in ["18m", "18M", "18 mo", "18mths", "18 Months", "1.5y", "1.5 yrs", "1y6m", "1 year 6 months"] {
        understood(Quantity::Span, &[(text, 18.0)]);
    }
    for text in [
        "1 year, 6 months",
        "1 yr and 6 mo",
        "a year and a half",
        "eighteen months",
        "6 quarters",
        "18-month",
    ] {
        understood(Quantity::Span, &[(text, 18.0)]);
    }
    understood(
        Quantity::Span,
        &[
            ("10-year", 120.0),
            ("10 years", 120.0),
            ("a decade", 120.0),
            ("3 quarters", 9.0),
            ("3Q", 9.0),
            ("a year", 12.0),
            ("one year", 12.0),
            ("half a year", 6.0),
            ("two and a half years", 30.0),
            ("1.1 years", 13.2),
            ("1½ years", 18.0),
            ("½ year", 6.0),
            ("0.7 years", 8.4),
            ("1.3 quarters", 3.9),
        ],
    );
    understood(Quantity::Days, &[("45 days", 45.0), ("45d", 45.0), ("90-day", 90.0), ("2 weeks", 14.0)]);
    intervals(
        Quantity::Span,
        &[
            ("12-24 months", 12.0, 24.0),
            ("6 months to 2 years", 6.0, 24.0),
            ("a year to two years", 12.0, 24.0),
        ],
    );
    intervals(Quantity::Days, &[("30–60 days", 30.0, 60.0)]);
}

#[test]
fn spans_are_refused_with_what_works() {
    let endless = "write a span far beyond the horizon, for example \"100 years\"";
    refused(
        Quantity::Span,
        &[
            ("26 weeks", "write about \"6 months\""),
            ("90 days", "write about \"3 months\""),
            ("90 days to 120 days", "write about \"3 months to 3.9 months\""),
            ("18", "write \"18 months\" or \"18 years\""),
            ("12 to 24", "write \"12 to 24 months\" or \"12 to 24 years\""),
            ("18 moths", "write \"18 months\""),
            ("indefinite", endless),
            ("forever", endless),
            ("Never", endless),
            ("twenty-four months", "write the number in digits, for example \"24 months\""),
            ("1/2 year", "write \"6 months\""),
            ("at least 18 months", "write \"18 months\", or an interval such as \"18 months to 3 years\""),
            ("18+ months", "write \"18 months\", or an interval such as \"18 months to 3 years\""),
            ("30 ± 6 months", "write \"2 years to 3 years\" for 90% odds of lying inside"),
            ("18 months from closing", "write \"18 months\""),
            ("soon", "write for example \"18 months\", \"10 years\" or \"12 to 24 months\""),
        ],
    );
    refused(
        Quantity::Days,
        &[
            ("1 month", "write about \"30 days\""),
            ("45", "write \"45 days\""),
            ("10 business days", "write calendar days, about \"14 days\""),
            ("30 to 60", "write \"30 to 60 days\""),
        ],
    );
}

#[test]
fn months_are_understood() {
    let march = [
        "2027-03",
        "2027-3",
        "03/2027",
        "3/2027",
        "2027/03",
        "2027.03",
        "Mar 2027",
        "March 2027",
        "MARCH 2027",
        "mar-27",
        "Mar '27",
        "Mar/27",
        "2027 March",
        "March, 2027",
        "Mar. 2027",
        "2027M03",
    ];
    for text in march {
        assert_eq!(Month::read(text), Ok(Month::new(2027, 3).unwrap()), "{text}");
    }
    let july = [
        "Q3 2027",
        "2027Q3",
        "2027-Q3",
        "Q3/27",
        "3Q27",
        "3Q 2027",
        "third quarter of 2027",
        "H2 2027",
        "2H27",
        "second half of 2027",
    ];
    for text in july {
        assert_eq!(Month::parse(text), Month::new(2027, 7), "{text}");
    }
    assert_eq!(Month::parse("H1 2027"), Month::new(2027, 1));
}

#[test]
fn months_are_refused_with_what_works() {
    let general = "write for example \"2027-03\", \"March 2027\" or \"Q3 2027\"";
    for (text, suggestion) in [
        ("2027", "write the month too, for example \"2027-01\""),
        ("FY2027", "write the month it begins in, for example \"2027-01\""),
        ("Q3 FY27", "write the month it begins in, for example \"2027-07\""),
        ("2027-03-15", "write \"2027-03\""),
        ("15 March 2027", "write \"2027-03\""),
        ("March 15th, 2027", "write \"2027-03\""),
        ("03/15/2027", "write \"2027-03\""),
        ("15.03.2027", "write \"2027-03\""),
        ("03/04/2027", "write \"2027-03\" or \"2027-04\""),
        ("03/04", "write \"2004-03\" or \"2003-04\""),
        ("03/27", "write \"2027-03\""),
        ("27-03", "write \"2027-03\""),
        ("Mar 27", "write \"2027-03\""),
        ("202703", "write \"2027-03\""),
        ("end of 2027", "write \"2027-12\""),
        ("mid-2027", "write \"2027-06\" or \"2027-07\""),
        ("summer 2027", "write \"2027-06\""),
        ("winter 2027", "write \"2027-01\" or \"2027-12\""),
        ("end of Q3 2027", "write \"2027-09\""),
        ("end of March 2027", "write \"2027-03\""),
        ("today", "write the month itself, for example \"2027-03\""),
        ("next year", "write the month itself, for example \"2027-03\""),
        ("March", "write the year too, for example \"2027-03\""),
        ("Marhc 2027", "write \"March 2027\""),
        ("March to June 2027", "write one month, for example \"2027-03\""),
        ("2027-2028", "write one month, for example \"2027-01\""),
        ("March 1066", "write a month of the years 1900 to 2999, for example \"2027-03\""),
        ("", "write for example \"2027-03\""),
        ("2026-13", "write for example \"2026-12\""),
        ("00/2027", "write for example \"2027-01\""),
        ("Q5 2027", "write for example \"Q4 2027\""),
        ("H3 2027", "write for example \"H2 2027\""),
        ("never", general),
    ] {
        let misread = Month::read(text).expect_err(text);
        assert_eq!(misread.suggestion, suggestion, "{text}");
        for spelling in spellings(suggestion) {
            assert!(Month::parse(spelling).is_some(), "{text}: {spelling} does not work");
        }
    }
}

/// Reads a TOML value as the file reader does.
fn reread(quantity: Quantity, literal: &str) -> f64 {
    let table: toml::Table = toml::from_str(&format!("value = {literal}")).expect(literal);
    let read = match &table["value"] {
        toml::Value::String(text) => quantity.read(text),
        toml::Value::Integer(whole) => quantity.read_bare(*whole as f64),
        toml::Value::Float(float) => quantity.read_bare(*float),
        other => panic!("{literal} is {other:?}"),
    };
    read.expect(literal)
}

fn is_signed(quantity: Quantity) -> bool {
    !matches!(
        quantity,
        Quantity::Price | Quantity::Share | Quantity::Multiple | Quantity::Span | Quantity::Days
    )
}

/// Floats of every size up to a quantity's limit, and such as people speak.
fn float_within(limit: f64) -> impl Strategy<Value = f64> {
    let any_bits = any::<u64>().prop_map(f64::from_bits);
    let plain = (-1.0..1.0_f64).prop_map(move |part| part * limit);
    let spoken = (-100_000..100_000_i32, 0..7_i32)
        .prop_map(|(count, places)| f64::from(count) / libm::pow(10.0, f64::from(places)));
    prop_oneof![any_bits, plain, spoken]
        .prop_filter_map("beyond the limit", move |value| (value.abs() <= limit).then_some(value))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(10_000) })]

    #[test]
    fn what_is_written_reads_back_exactly(
        (quantity, value) in proptest::sample::select(&Quantity::ALL[..])
            .prop_flat_map(|quantity| (Just(quantity), float_within(quantity.limit())))
    ) {
        let value = if is_signed(quantity) { value } else { value.abs() };
        let literal = quantity.written(value);
        prop_assert_eq!(reread(quantity, &literal).to_bits(), value.to_bits(), "{}", literal);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        total(&text);
    }

    #[test]
    fn any_likely_text_is_read_or_refused(text in "[-–−+~$€%xQ0-9., '/()eBMmoy±]{0,24}( to | and |-)?[-$0-9.,%xBa yearmonth]{0,16}") {
        total(&text);
    }
}

/// Feeds a text to every reader. Whatever is understood is finite, and each spelling in a refusal is understood.
fn total(text: &str) {
    for quantity in Quantity::ALL {
        match spoken(quantity, text) {
            Ok(Interval { low, high }) => assert!(low.is_finite() && high.is_finite(), "{text}"),
            Err(misread) => {
                for spelling in spellings(&misread.suggestion) {
                    assert!(
                        spoken(quantity, spelling).is_ok(),
                        "{quantity:?} {text}: {}",
                        misread.suggestion
                    );
                }
            }
        }
    }
    if let Err(misread) = Month::read(text) {
        let works = |spelling| Month::parse(spelling).is_some();
        assert!(spellings(&misread.suggestion).all(works), "{text}: {}", misread.suggestion);
    }
}

/// What a suggestion has in quotes, but for the names of laws.
fn spellings(suggestion: &str) -> impl Iterator<Item = &str> {
    assert!(suggestion.len() > 6, "{suggestion}");
    suggestion.split('"').skip(1).step_by(2).filter(|spelling| *spelling != "uniform")
}

#[test]
fn huge_and_nested_texts_are_refused_at_once() {
    let start = std::time::Instant::now();
    for piece in [
        "9", "-", "–1", "$", "~", "~$1+", " to ", "1 to ", "1-", "(", "\u{a0}", "é", "a ", "Q", "between ",
        "0.", "1,000,",
    ] {
        for length in [40, 190, 200, 10_000, 1_000_000] {
            total(&piece.repeat(length / piece.len()));
        }
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn what_is_written_by_hand_is_short() {
    for (quantity, value, literal) in [
        (Quantity::Money, 22.5e9, "\"$22.5B\""),
        (Quantity::Money, 28_284_271_247.461_903, "\"$28284271247.461903\""),
        (Quantity::Share, 0.35, "\"35%\""),
        (Quantity::Share, 1.0 / 3.0, "\"33.33333333333333%\""),
        (Quantity::Drift, 0.35, "0.35"),
        (Quantity::Multiple, 12.0, "\"12x\""),
        (Quantity::Span, 120.0, "\"10 years\""),
        (Quantity::Span, 7.3, "\"7.3 months\""),
        (Quantity::Days, 45.0, "\"45 days\""),
    ] {
        assert_eq!(quantity.written(value), literal);
    }
}
