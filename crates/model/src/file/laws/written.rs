//! Laws in the language they are read in.

use super::super::{
    tree::{Node, Value},
    value::PROVENANCE,
    written::literal,
};
use crate::{Law, units::Quantity};

/// The TOML that reads back as exactly this law: a literal for a known number, else an inline table with the law's own
/// parameters.
pub(crate) fn written(law: &Law, quantity: Quantity) -> String {
    let measured = |value: f64| quantity.written(value);
    let all = |values: &[f64]| listed(values.iter().map(|value| measured(*value)));
    let of = |pairs: &[(&str, String)]| table(law, pairs);
    let between = |(low, high): (f64, f64)| [("low", measured(low)), ("high", measured(high))];
    match law {
        Law::Constant(value) => measured(*value),
        Law::Normal(law) => of(&[("mean", measured(law.centre())), ("sd", measured(law.deviation()))]),
        Law::Lognormal(law) => of(&[("median", measured(law.median())), ("sd_log", plain(law.deviation()))]),
        Law::LogitNormal(law) => {
            of(&[("median", measured(law.median())), ("sd_logit", plain(law.deviation()))])
        }
        Law::Uniform(law) => of(&between(law.ends())),
        Law::Triangular(law) => {
            let [low, high] = between(law.ends());
            of(&[low, ("mode", measured(law.mode())), high])
        }
        Law::Pert(law) => {
            let [low, high] = between(law.ends());
            of(&[low, ("mode", measured(law.mode())), high, ("weight", plain(law.weight()))])
        }
        Law::Beta(law) => {
            let ((alpha, beta), [low, high]) = (law.shapes(), between(law.ends()));
            of(&[("alpha", plain(alpha)), ("beta", plain(beta)), low, high])
        }
        Law::Gamma(law) => of(&[("shape", plain(law.exponent())), ("scale", measured(law.scale()))]),
        Law::StudentT(law) => of(&[
            ("median", measured(law.median())),
            ("scale", measured(law.scale())),
            ("df", plain(law.freedom())),
        ]),
        Law::Pareto(law) => of(&[("minimum", measured(law.minimum())), ("shape", plain(law.exponent()))]),
        Law::Weibull(law) => of(&[("shape", plain(law.exponent())), ("scale", measured(law.scale()))]),
        Law::Discrete(law) => of(&[("values", all(law.values())), ("weights", plains(law.weights()))]),
        Law::Mixture(law) => {
            let (weights, parts): (Vec<f64>, Vec<&Law>) = law.parts().unzip();
            let parts = listed(parts.into_iter().map(|part| written(part, quantity)));
            of(&[("of", parts), ("weights", plains(&weights))])
        }
        Law::Truncated(law) => {
            let (at_least, at_most) = law.bounds();
            let bounds = [("at_least", at_least), ("at_most", at_most)];
            let bounds = bounds.into_iter().filter_map(|(key, bound)| Some((key, measured(bound?))));
            let pairs: Vec<_> = std::iter::once(("of", written(law.of(), quantity))).chain(bounds).collect();
            of(&pairs)
        }
        Law::Empirical(law) => of(&[("values", all(law.values()))]),
    }
}

/// A number without a unit; TOML's floats read back to the same bits.
fn plain(value: f64) -> String {
    format!("{value:?}")
}

fn plains(values: &[f64]) -> String {
    listed(values.iter().map(|value| plain(*value)))
}

fn listed(values: impl Iterator<Item = String>) -> String {
    format!("[{}]", values.collect::<Vec<_>>().join(", "))
}

/// An inline table that names the law.
fn table(law: &Law, pairs: &[(&str, String)]) -> String {
    let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("{key} = {value}")).collect();
    format!("{{ law = \"{}\", {} }}", law.word(), pairs.join(", "))
}

/// What somebody wrote for a number, as TOML on one line, without where it comes from.
pub(in crate::file) fn as_given(node: &Node) -> String {
    let mut bare = node.clone();
    if let Value::Table(entries) = &mut bare.value {
        entries.retain(|key, _| !PROVENANCE.contains(&key.as_str()));
    }
    literal(&bare)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use toml::de::DeTable;

    use super::written;
    use crate::{
        Law,
        file::{
            field::{End, Field},
            table::Report,
            tree::{Entries, Home, Node},
            value::{self, Spot},
        },
        law::{
            Beta, Discrete, Empirical, Gamma, LogitNormal, Lognormal, Mixture, Normal, Pareto, Pert,
            StudentT, Triangular, Truncated, Uniform, Weibull,
        },
        problem::Texts,
        units::Quantity,
    };

    fn entries(text: &str) -> Entries {
        Home::file(0)
            .entries(DeTable::parse(text).unwrap_or_else(|error| panic!("{text}: {error}")).into_inner())
    }

    /// The law that a field without a range reads.
    fn read(node: &Node, quantity: Quantity) -> Law {
        let mut field = Field::number("x", quantity, "Anything.").up_to(f64::INFINITY);
        (field.range.low, field.range.high) = (End::Free, End::Free);
        let report = Report::default();
        let spot = Spot { report: &report, path: "x".into(), field: &field };
        let law = value::param(&spot, node).law;
        let problems: Vec<String> =
            report.into_problems(Texts::default()).iter().map(ToString::to_string).collect();
        assert!(problems.is_empty(), "{problems:?}");
        law
    }

    /// A finite number of any magnitude and either sign, zeros included.
    fn number() -> impl Strategy<Value = f64> {
        let digits = (-1.0..1.0_f64, -12..13_i32).prop_map(|(part, ten)| part * libm::exp10(f64::from(ten)));
        prop_oneof![6 => digits, 1 => Just(0.0), 1 => Just(-0.0), 1 => Just(0.07)]
    }

    fn positive() -> impl Strategy<Value = f64> {
        number().prop_map(|x| x.abs() + 1e-9)
    }

    /// Three numbers in rising order, well apart.
    fn rising() -> impl Strategy<Value = [f64; 3]> {
        (number(), positive(), positive()).prop_map(|(low, one, other)| [low, low + one, low + one + other])
    }

    /// A law that numbers fix. `None` where rounding has made two ends meet.
    fn simple() -> impl Strategy<Value = Option<Law>> {
        let shape = || 0.1..900.0_f64;
        prop_oneof![
            number().prop_map(|value| Some(Law::Constant(value))),
            (number(), positive()).prop_map(|(a, b)| Normal::new(a, b).ok().map(Law::from)),
            (positive(), 0.01..9.0_f64).prop_map(|(a, b)| Lognormal::new(a, b).ok().map(Law::from)),
            (1e-6..0.999_999_f64, 0.01..9.0_f64)
                .prop_map(|(a, b)| LogitNormal::new(a, b).ok().map(Law::from)),
            rising().prop_map(|[a, b, _]| Uniform::new(a, b).ok().map(Law::from)),
            rising().prop_map(|[a, b, c]| Triangular::new(a, b, c).ok().map(Law::from)),
            (rising(), shape()).prop_map(|([a, b, c], w)| Pert::new(a, b, c, w).ok().map(Law::from)),
            (rising(), shape(), shape())
                .prop_map(|([a, b, _], p, q)| Beta::new(p, q, a, b).ok().map(Law::from)),
            (shape(), positive()).prop_map(|(a, b)| Gamma::new(a, b).ok().map(Law::from)),
            (number(), positive(), shape()).prop_map(|(m, s, n)| StudentT::new(m, s, n).ok().map(Law::from)),
            (positive(), shape()).prop_map(|(a, b)| Pareto::new(a, b).ok().map(Law::from)),
            (shape(), positive()).prop_map(|(a, b)| Weibull::new(a, b).ok().map(Law::from)),
            prop::collection::vec((number(), positive()), 2..6).prop_map(|pairs| {
                let (values, weights): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
                Discrete::new(&values, &weights).ok().map(Law::from)
            }),
            prop::collection::vec(number(), 2..9)
                .prop_map(|values| Empirical::new(values).ok().map(Law::from)),
        ]
    }

    fn law() -> impl Strategy<Value = Option<Law>> {
        simple().prop_recursive(3, 12, 3, |inner| {
            let mixture = prop::collection::vec((inner.clone(), positive()), 2..4).prop_map(|parts| {
                let (laws, weights): (Vec<Option<Law>>, Vec<f64>) = parts.into_iter().unzip();
                Mixture::new(laws.into_iter().collect::<Option<_>>()?, weights).ok().map(Law::from)
            });
            let truncated =
                (inner, 0.0..0.4_f64, 0.6..1.0_f64, 0..3_usize).prop_map(|(law, from, to, which)| {
                    let law = law.filter(|law| !law.is_constant())?;
                    let (low, high) = (law.quantile(from), law.quantile(to));
                    let bounds: (Option<f64>, Option<f64>) =
                        [(Some(low), None), (None, Some(high)), (Some(low), Some(high))][which];
                    Truncated::new(law, bounds.0, bounds.1).ok().map(Law::from)
                });
            prop_oneof![mixture, truncated]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(3_000) })]

        #[test]
        fn what_is_written_reads_back_to_the_same_bits(law in law(), which in 0..Quantity::ALL.len()) {
            let Some(law) = law else { return Ok(()) };
            let quantity = Quantity::ALL[which];
            let text = format!("x = {}", written(&law, quantity));
            let found = read(&entries(&text)["x"].node, quantity);
            // Equal numbers may still differ as zeros do; their JSON tells them apart.
            prop_assert_eq!(&found, &law, "{}", text);
            prop_assert_eq!(serde_json::to_string(&found).unwrap(), serde_json::to_string(&law).unwrap());
        }
    }

    #[test]
    fn laws_are_written_as_they_are_read() {
        let lognormal: Law = Lognormal::new(30e9, 0.5).unwrap().into();
        assert_eq!(written(&Law::Constant(0.44), Quantity::Ratio), "0.44");
        assert!(written(&lognormal, Quantity::Money).starts_with("{ law = \"lognormal\", median = \"$30"));
        let truncated: Law = Truncated::new(lognormal, Some(1e9), None).unwrap().into();
        assert!(written(&truncated, Quantity::Money).contains("of = { law = \"lognormal\", median = "));
        assert!(!written(&truncated, Quantity::Money).contains("at_most"));
    }
}
