//! The shipped scenarios are whole and say what they should.

use drypowder_model::{
    file::{self, NoFiles},
    law::Law,
    scenario::{Run, Step},
    source::Kind,
};

const MINIMAL: &str = include_str!("../../../scenarios/minimal.toml");
const YARDSTICK: &str = include_str!("../../../scenarios/yardstick.toml");

fn parse(name: &str, text: &str) -> drypowder_model::Scenario {
    let document = file::read(name, text, &[], &NoFiles);
    document.unwrap_or_else(|problems| panic!("{}", problems.render(false))).scenario
}

#[test]
fn minimal_is_whole() {
    let scenario = parse("minimal.toml", MINIMAL);
    assert_eq!(scenario.horizon, 96);
    assert_eq!(scenario.step, Step::Month);
    assert_eq!(scenario.marks, [24, 48, 96]);
    assert_eq!(scenario.run, Run { worlds: 100_000, seed: 1 });
    let company = scenario.company("Example").unwrap();
    assert!(matches!(company.cash.law, Law::Lognormal(_)));
    assert_eq!(company.growth.now.law, Law::Constant(libm::log(1.8)));
    assert!(matches!(company.growth.reversion.law, Law::Lognormal(_)));
    assert!(company.policy.is_some() && company.listing.is_none());
    let source = scenario.source("Venture funds").unwrap();
    assert!(matches!(&source.kind, Kind::Venture(own) if own.reserve.law == Law::Constant(0.6)));
}

#[test]
fn yardstick_is_the_published_model() {
    let scenario = parse("yardstick.toml", YARDSTICK);
    assert_eq!((scenario.horizon, scenario.steps(), scenario.step), (300, 100, Step::Quarter));
    assert_eq!(scenario.marks, [60, 120, 300]);
    assert!(scenario.sources.is_empty() && scenario.market.multiple.is_none());
    let company = scenario.company("Yardstick").unwrap();
    let growth = &company.growth;
    for (param, value) in [
        (&company.run_rate, 1424.0),
        (&company.cash, 906.0),
        (&company.cash_interest, 0.05),
        (&growth.now, 0.44),
        (&growth.long_run, 0.06),
        (&growth.reversion, 0.28),
        (&growth.uncertainty, 0.24),
        (&growth.uncertainty_decay, 0.28),
        (&growth.volatility, 0.20),
        (&growth.long_run_volatility, 0.10),
        (&growth.correlation, 0.2),
        (&company.variable.as_ref().unwrap().now, 0.94),
        (&company.variable.as_ref().unwrap().long_run_volatility, 0.03),
        (&company.fixed.as_ref().unwrap().now, 300.0),
        (&company.tax.as_ref().unwrap().losses, 559.0),
    ] {
        assert_eq!(param.known(), Some(value));
    }
}
