//! Sources nobody can use, and companies nobody may fund.

use super::{
    Lint, Said,
    look::{Look, company_path, dollars, high, low, source_path},
    reach::Reach,
};
use crate::{Company, Source, problem::Problem, source::Funds};

pub(super) const LINT: Lint = Lint {
    name: "idle-source",
    looks_for: "sources that can never write a cheque: no company that asks may have their money, no appetite in any climate \
                that comes, a pace or a concentration of 0%, a smallest cheque above their largest, above all their capital, \
                or above their cap on one company; companies with a policy that no source may fund",
    why: "A source that never pays reads as if it carried somebody. Capital is bounded as for `unpayable`. A source that \
          has promised a tranche is not idle, and neither is a company without sources in a scenario without any.",
    advice: "mend the term that shuts the source, or remove the source",
    find: Some(find),
};

fn find(look: &Look<'_>) -> Vec<Problem> {
    let sources = look.scenario.sources.iter().filter(|source| !promises(look, source));
    let idle = sources.filter_map(|source| {
        let (key, said) = shut(look, source)?;
        let path = source_path(source);
        Some(LINT.warn(&path, look.place(&format!("{path}.{key}")), said))
    });
    idle.chain(look.companies().filter_map(|company| alone(look, company))).collect()
}

/// Whether a source has promised a tranche, which is paid whatever its terms say.
fn promises(look: &Look<'_>, source: &Source) -> bool {
    let mut tranches = look.scenario.companies.iter().flat_map(|company| &company.tranches);
    tranches.any(|tranche| tranche.source == source.name)
}

/// Why a source writes no cheque, and the key that says so.
fn shut(look: &Look<'_>, source: &Source) -> Option<(&'static str, Said)> {
    nobody_asks(look, source).or_else(|| unwilling(look, source)).or_else(|| too_small(look, source))
}

fn nobody_asks(look: &Look<'_>, source: &Source) -> Option<(&'static str, Said)> {
    let mut asking = look.scenario.companies.iter().filter(|company| company.policy.is_some());
    if asking.any(|company| source.terms.funds.allows(&company.name)) {
        return None;
    }
    let (key, message, advice) = match source.terms.funds {
        Funds::All => {
            ("name", "no company asks for its money: none has a policy", "add [company.policy] to a company")
        }
        Funds::Only(_) => {
            ("only", "none of the companies it may fund asks for money", "name a company that has a policy")
        }
        Funds::Except(_) => (
            "except",
            "every company that asks for money is excepted",
            "leave a company that has a policy out of `except`",
        ),
    };
    Some((key, said(message.into(), "leaves nobody", advice)))
}

fn unwilling(look: &Look<'_>, source: &Source) -> Option<(&'static str, Said)> {
    let terms = &source.terms;
    let appetite = &terms.appetite;
    let climates = if look.scenario.market.climate.is_some() {
        vec![&appetite.boom, &appetite.normal, &appetite.drought]
    } else {
        vec![&appetite.normal]
    };
    if climates.iter().all(|appetite| appetite.known() == Some(0.0)) {
        let message = "it never says yes: its appetite is 0% in every climate that comes".to_owned();
        return Some(("appetite", said(message, "never", "write for example appetite = \"50%\"")));
    }
    let zero = [(&terms.pace, "pace"), (&terms.concentration, "concentration")];
    let (_, key) = zero.into_iter().find(|(param, _)| param.known() == Some(0.0))?;
    let message = format!("it pays nothing out: its {key} is 0%");
    Some((key, said(message, "nothing", &format!("write for example {key} = \"25%\""))))
}

fn too_small(look: &Look<'_>, source: &Source) -> Option<(&'static str, Said)> {
    let terms = &source.terms;
    let smallest = low(&terms.smallest_cheque);
    let years = f64::from(look.scenario.horizon) / 12.0;
    let capital = Reach(look.scenario).capital(source, years);
    let cap = high(&terms.concentration) * Reach(look.scenario).base(source, years);
    let bounds = [
        (terms.largest_cheque.as_ref().map_or(f64::INFINITY, high), "its largest cheque"),
        (capital, "all it can have until the horizon"),
        (cap, "the most it may have in one company"),
    ];
    let (bound, what) = bounds.into_iter().find(|(bound, _)| smallest > *bound || *bound == 0.0)?;
    let message = if bound == 0.0 {
        format!("{what} is $0")
    } else {
        format!("its smallest cheque, {}, is above {what}: at most {}", dollars(smallest), dollars(bound))
    };
    let key = if terms.smallest_cheque.known() == Some(0.0) { "name" } else { "smallest_cheque" };
    Some((key, said(message, "never written", "write a smaller `smallest_cheque`, or give it more capital")))
}

/// A company that asks and that nobody may answer.
fn alone(look: &Look<'_>, company: &Company) -> Option<Problem> {
    let sources = &look.scenario.sources;
    let funded = sources.iter().any(|source| source.terms.funds.allows(&company.name));
    if company.policy.is_none() || funded || sources.is_empty() || !company.tranches.is_empty() {
        return None;
    }
    let path = company_path(company);
    let said = said(
        "it has a policy for raising money, and no source may fund it".into(),
        "nobody may fund it",
        "name it in the `only` of a source, or take it out of `except`",
    );
    Some(LINT.warn(&path, look.place(&format!("{path}.name")), said))
}

fn said(message: String, found: &str, advice: &str) -> Said {
    Said { message, found: found.into(), advice: advice.into() }
}
