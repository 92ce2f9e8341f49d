//! Correlations that change nothing.

use super::{
    Lint, Said,
    look::{Look, company_path},
};
use crate::{Market, Param, file::Stated, problem::Problem, scenario::RankCorrelation};

/// A rank correlation nearer to 0 than this is not seen in an answer: it explains less than a quarter of a percent of
/// one number's variance by the other.
const WEAK: f64 = 0.05;

pub(super) const LINT: Lint = Lint {
    name: "idle-correlation",
    looks_for: "rank correlations of a number that is known with certainty, or nearer to 0 than 0.05; correlations of \
                market shocks of which one never comes",
    why: "A number that is the same in every world has no rank, and a correlation of 0.05 leaves 99.75% of the variance \
          unexplained. Both read as if they mattered.",
    advice: "give the number an interval, or remove the correlation",
    find: Some(find),
};

fn find(look: &Look<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, one) in as_written(look).iter().enumerate() {
        let path = format!("correlation[{}]", index + 1);
        let known =
            one.between.iter().find(|path| number(look, path).is_some_and(|it| it.param.law.is_constant()));
        let (key, said) = match known {
            Some(known) => ("between", of_a_constant(known)),
            None if one.rank.abs() < WEAK => ("rank", weak(one.rank)),
            None => continue,
        };
        problems.push(LINT.warn(&path, look.place(&format!("{path}.{key}")), said));
    }
    problems.extend(look.in_files().filter_map(|number| shocks(look, number)));
    problems
}

/// The correlations as the file has them: one for all members of a cohort.
fn as_written(look: &Look<'_>) -> Vec<RankCorrelation> {
    let of_file = |path: &String| {
        let members = look.scenario.companies.iter().filter(|company| company.cohort.is_some());
        let mut own = members.map(|company| (format!("company[{}].", company.name), company_path(company)));
        own.find_map(|(own, cohort)| path.strip_prefix(&own).map(|rest| format!("{cohort}.{rest}")))
            .unwrap_or_else(|| path.clone())
    };
    let mut written: Vec<RankCorrelation> = Vec::new();
    for one in &look.scenario.correlations {
        let own = RankCorrelation { between: one.between.each_ref().map(of_file), rank: one.rank };
        if !written.contains(&own) {
            written.push(own);
        }
    }
    written
}

fn number<'l>(look: &'l Look<'_>, path: &str) -> Option<&'l Stated> {
    look.numbers.iter().find(|number| number.param.path == path)
}

fn of_a_constant(path: &str) -> Said {
    Said {
        message: format!("this correlation has no effect: `{path}` is known with certainty"),
        found: "one of them never varies".into(),
        advice: format!("write `{path}` as an interval, \"A to B\", or remove the correlation"),
    }
}

fn weak(rank: f64) -> Said {
    Said {
        message: format!("a rank correlation of {rank} is too weak to be seen in an answer"),
        found: format!("nearer to 0 than {WEAK}"),
        advice: "write a rank of 0.1 or more, or remove the correlation".into(),
    }
}

/// A correlation of market shocks, one of which never comes.
fn shocks(look: &Look<'_>, number: &Stated) -> Option<Problem> {
    let pair = number.param.path.strip_prefix("market.correlation.")?;
    let (first, second) = pair.split_once('-')?;
    if number.param.known() == Some(0.0) {
        return None;
    }
    let still = [first, second].into_iter().find(|shock| !comes(look, shock))?;
    let said = Said {
        message: format!("this correlation has no effect: the shock of `{still}` never comes"),
        found: "one of the two is switched off".into(),
        advice: match still {
            "growth" => "give a company `growth.common` and `growth.volatility`, or remove this".into(),
            other => format!("give [market.{other}] a `volatility`, or remove this"),
        },
    };
    Some(LINT.warn(&number.param.path, number.place.clone().unwrap_or_default(), said))
}

/// Whether a shock of the market moves anything.
fn comes(look: &Look<'_>, shock: &str) -> bool {
    let moves = |volatility: Option<&Param>| volatility.is_some_and(|one| one.known() != Some(0.0));
    let Market { sentiment, multiple, equity, oil, .. } = &look.scenario.market;
    match shock {
        "sentiment" => moves(sentiment.as_ref().map(|one| &one.volatility)),
        "multiple" => moves(multiple.as_ref().map(|one| &one.volatility)),
        "equity" => moves(equity.as_ref().map(|one| &one.volatility)),
        "oil" => moves(oil.as_ref().map(|one| &one.volatility)),
        _ => look.scenario.companies.iter().any(|company| company.growth.common.known() != Some(0.0)),
    }
}
