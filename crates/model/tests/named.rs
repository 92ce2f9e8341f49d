//! Laws by the numbers people have, and the one law that may pass the end of its range.

use drypowder_model::file::{self, Override};

const FULL: &str = include_str!("full.toml");

#[test]
fn natural_pairs_fix_laws() {
    let law = |path: &str, law: &str| {
        let set = [Override::new(format!("{path}={law}"))];
        let scenario = file::parse(FULL, &set).unwrap_or_else(|problems| panic!("{law}: {problems}"));
        let a = &scenario.companies[0];
        if path.ends_with("cash") { a.cash.law.clone() } else { a.partner_share.law.clone() }
    };
    let near =
        |found: f64, expected: f64| assert!((found / expected - 1.0).abs() < 1e-5, "{found} {expected}");
    let cash = |text: &str| law("company[A].cash", text);
    near(cash("{ law = \"normal\", mean = \"$3B\", p90 = \"$5B\" }").quantile(0.9), 5e9);
    near(cash("{ law = \"lognormal\", mean = \"$3B\", p90 = \"$5B\" }").quantile(0.9), 5e9);
    for word in ["triangular", "pert"] {
        let law = cash(&format!("{{ law = \"{word}\", p10 = \"$2B\", mode = \"$3B\", p90 = \"$6B\" }}"));
        near(law.quantile(0.1), 2e9);
        near(law.quantile(0.9), 6e9);
    }
    let share = law("company[A].partner_share", "{ law = \"logit-normal\", mean = \"30%\", sd = \"10%\" }");
    let points = (0..10_000).map(|k| share.quantile((f64::from(k) + 0.5) / 1e4));
    near(points.sum::<f64>() / 3e3, 1.0);
    let alike = cash("{ law = \"discrete\", values = [\"$1B\", \"$2B\"] }");
    near(alike.distribution(1e9), 0.5);
    let mixed = cash("{ law = \"mixture\", of = [\"$1B\", \"$2B to $3B\"] }");
    assert!((mixed.distribution(1.5e9) - 0.5).abs() < 1e-3);
}

#[test]
fn a_margin_may_pass_its_end_by_a_millionth() {
    let read = |text: &str| {
        let set = [Override::new(format!("company[A].margin.now={text}"))];
        file::parse(FULL, &set).map(drop).map_err(|problems| problems.to_string())
    };
    for text in ["50% to 62%", "-20% to 40%", "{ law = \"normal\", mean = \"50%\", sd = \"10%\" }"] {
        assert_eq!(read(text), Ok(()), "{text}");
    }
    for text in ["60% to 99%", "{ law = \"normal\", mean = \"50%\", sd = \"11%\" }"] {
        let said = read(text).unwrap_err();
        assert!(said.contains("must be below 100%"), "{said}");
        let given = if text.starts_with('{') { text.to_owned() } else { format!("\"{text}\"") };
        assert_eq!(read(&format!("{{ law = \"truncated\", of = {given}, at_most = \"100%\" }}")), Ok(()));
    }
}
