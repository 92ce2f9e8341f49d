//! Which uncertain numbers a world drew far out.

use drypowder_model::{Param, Source, file::Document, traverse::Traverse};
use drypowder_simulation::{Plan, draw::Address};

/// What is far out: one in twenty at either end.
const TAIL: f64 = 0.05;

/// The uncertain numbers of a world that were drawn among the outer twentieths of their laws, the farthest first, in words:
/// `Anthropic growth.now at 97%`.
#[must_use]
pub fn far_out(document: &Document, plan: &Plan, seed: u64, world: u64) -> Vec<String> {
    let mut numbers = Numbers::default();
    let scenario = &document.scenario;
    let _ = scenario.market.traverse("", &mut |place, param| numbers.add("market", "", place, param));
    for company in &scenario.companies {
        let key = company.key();
        let _ = company.traverse("", &mut |place, param| numbers.add(&key, &company.name, place, param));
    }
    for source in &scenario.sources {
        let key = source.key();
        let bare = Source { holdings: Vec::new(), ..source.clone() };
        let _ = bare.traverse("", &mut |place, param| numbers.add(&key, &source.name, place, param));
    }
    numbers.told(plan, seed, world)
}

/// Numbers with the addresses of their draws.
#[derive(Default)]
struct Numbers {
    addresses: Vec<Address>,
    names: Vec<String>,
    falls: Vec<bool>,
}

impl Numbers {
    fn add(&mut self, entity: &str, name: &str, place: &str, param: &Param) {
        if !param.law.is_constant() {
            self.addresses.push(Address::of(entity, place));
            let tail = param.path.rsplit_once("].").map_or(param.path.as_str(), |(_, tail)| tail);
            self.names.push(if name.is_empty() { tail.to_owned() } else { format!("{name} {tail}") });
            self.falls.push(param.falls);
        }
    }

    fn told(&self, plan: &Plan, seed: u64, world: u64) -> Vec<String> {
        let drawn = plan.percentiles(&self.addresses, seed, world);
        let mut far: Vec<(f64, &String)> = Vec::new();
        for ((percentile, name), falls) in drawn.into_iter().zip(&self.names).zip(&self.falls) {
            let Some(u) = percentile else { continue };
            // A half-life is kept as a rate, which is small where the half-life is long.
            let u = if *falls { 1.0 - u } else { u };
            if !(TAIL..=1.0 - TAIL).contains(&u) {
                far.push((u, name));
            }
        }
        far.sort_by(|(a, _), (b, _)| (b - 0.5).abs().total_cmp(&(a - 0.5).abs()));
        far.into_iter().map(|(u, name)| format!("{} at {}", super::shown(name), spoken(u))).collect()
    }
}

/// A percentile: never 0% or 100%, which no draw reaches.
fn spoken(u: f64) -> String {
    match 100.0 * u {
        low if low < 0.95 => format!("{low:.1}%"),
        high if high > 99.05 => format!("{high:.1}%"),
        percent => format!("{percent:.0}%"),
    }
}
