//! `drypowder show`: a scenario as it will be run.

use drypowder_model::file::Document;
use drypowder_report::show::{Funder, Part, Uncertain, funders, show as shown, uncertain};
use serde::Serialize;

use crate::{
    Failure,
    console::Console,
    flags::{RunFormat, ShowFlags, ShowPart},
    output::pretty,
    scenario,
};

/// What a program gets.
#[derive(Debug, Serialize)]
struct Shown {
    scenario: String,
    scenario_hash: String,
    toml: String,
    funders: Vec<Funder>,
    uncertain: Vec<Uncertain>,
}

/// Runs the command.
pub(crate) fn show(flags: &ShowFlags, console: &mut Console) -> Result<(), Failure> {
    if flags.plain {
        console.make_plain();
    }
    let (_, document) = scenario::load(&flags.scenario, console)?;
    if flags.format == RunFormat::Json {
        return console.say(&pretty(&Shown::of(&document))?);
    }
    let part = match flags.only {
        None => Part::All,
        Some(ShowPart::Scenario) => Part::Scenario,
        Some(ShowPart::Hash) => Part::Hash,
        Some(ShowPart::Funding) => Part::Funding,
        Some(ShowPart::Numbers) => Part::Numbers,
    };
    console.say(&shown(&document, part, console.style()))
}

impl Shown {
    fn of(document: &Document) -> Self {
        Self {
            scenario: document.scenario.name.clone(),
            scenario_hash: document.scenario.hash(),
            toml: document.to_toml(),
            funders: funders(&document.scenario),
            uncertain: uncertain(document),
        }
    }
}
