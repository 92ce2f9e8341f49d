//! The worlds that are like something.

use drypowder_model::{
    condition::Condition,
    file::{self, Document},
};
use drypowder_report::{
    story::end,
    words::{grouped, proportion, wrap},
};
use drypowder_simulation::{
    Order, Plan,
    estimate::proportion as share,
    replay::{Found, Survey},
    survey, survey_bytes,
};

use crate::{
    Failure,
    console::Console,
    flags::ReplayFlags,
    interrupt::Interrupt,
    limits::{self, Need},
    run::order,
    unfinished::Again,
    watch::Watch,
};

/// The most worlds that are looked through unless more are asked for.
const WORLDS: u64 = 20_000;

/// The most companies whose ends are listed.
const SHOWN: usize = 3;

/// Looks through the worlds of a scenario, lists what it found, and gives the typical world and the companies asked about.
pub(super) fn typical(
    flags: &ReplayFlags,
    document: &Document,
    plan: &Plan,
    interrupt: &Interrupt,
    console: &mut Console,
) -> Result<(u64, Vec<usize>), Failure> {
    let conditions = conditions(flags, document, console)?;
    let order = wanted(flags, document);
    let need = Need::of(plan, order.worlds, limits::threads(order.threads));
    need.and(survey_bytes(plan, order.worlds)).check(&flags.size)?;
    let watch = Watch::new(order.worlds, &flags.manner, interrupt.clone());
    let seen = survey(plan, &order, &watch);
    watch.done();
    let again = Again { file: &flags.scenario.file, set: &flags.scenario.set, seed: order.seed };
    let seen = seen.map_err(|error| again.unfinished(&error))?;
    if seen.worlds < order.worlds {
        console.note(&format!(
            "\nStopped after {} of {} worlds.\n",
            grouped(seen.worlds),
            grouped(order.worlds)
        ));
    }
    let found = seen.find(plan, &conditions);
    let Some(typical) = found.typical else {
        return Err(nothing(&conditions, seen.worlds));
    };
    let asked = asked_about(plan, &conditions);
    console.say(&listed(&found, &seen, plan, (&conditions, &asked), console))?;
    Ok((typical, asked))
}

/// Every condition, or what is wrong with all of them.
fn conditions(
    flags: &ReplayFlags,
    document: &Document,
    console: &Console,
) -> Result<Vec<Condition>, Failure> {
    let read = |text: &String| file::condition("--like", text, &document.scenario);
    let (mut good, mut wrong) = (Vec::new(), Vec::new());
    for one in flags.like.iter().map(read) {
        match one {
            Ok(condition) => good.push(condition),
            Err(problems) => wrong.push(problems.render(console.err_colours())),
        }
    }
    if wrong.is_empty() { Ok(good) } else { Err(Failure::Condition(wrong.join("\n\n") + "\n")) }
}

/// The worlds to look through: what was typed, else the scenario's own, but no more than take seconds.
fn wanted(flags: &ReplayFlags, document: &Document) -> Order {
    let order = order(&flags.size, &flags.scenario.set, &document.scenario);
    let worlds = if flags.size.worlds.is_none() && order.worlds > WORLDS { WORLDS } else { order.worlds };
    Order { worlds, ..order }
}

fn nothing(conditions: &[Condition], worlds: u64) -> Failure {
    let advice = "look through more of them with --worlds, or ask for less";
    Failure::Unexpected(format!(
        "none of {} worlds is like {}\n  help: {advice}\n",
        grouped(worlds),
        spoken(conditions)
    ))
}

fn spoken(conditions: &[Condition]) -> String {
    let written: Vec<String> = conditions.iter().map(|one| format!("'{one}'")).collect();
    written.join(" and ")
}

/// How many worlds there are of the sort, and the three that are worth a look.
fn listed(
    found: &Found,
    seen: &Survey,
    plan: &Plan,
    (conditions, asked): (&[Condition], &[usize]),
    console: &Console,
) -> String {
    let style = console.style();
    let count = found.worlds.len() as u64;
    let part = share(count, seen.worlds);
    let verb = if count == 1 { "is" } else { "are" };
    let head = format!(
        "{} of {} worlds ({}) {verb} like {}.",
        grouped(count),
        grouped(seen.worlds),
        proportion(&part, style),
        spoken(conditions)
    );
    let names: Vec<String> = plan.company_names().map(visible).collect();
    let all: Vec<usize> = (0..names.len()).collect();
    let shown = if asked.is_empty() { &all } else { asked };
    let shown = shown.iter().take(SHOWN);
    let mut text = wrap(&visible(&head), "", "");
    for (word, world) in [("typical", found.typical), ("earliest", found.earliest), ("latest", found.latest)]
    {
        let Some(world) = world else { continue };
        let facts = seen.world(world);
        let ends: Vec<String> = shown.clone().map(|&index| end(&names[index], index, &facts)).collect();
        let first = format!("  {word:<9} world {world:<7}");
        text += &wrap(&ends.join("; "), &(first + "  "), "                           ");
    }
    text + "  (--world tells any of them)\n\n"
}

/// The companies that conditions name, by the plan's order.
fn asked_about(plan: &Plan, conditions: &[Condition]) -> Vec<usize> {
    let named = |name: &str| conditions.iter().any(|one| one.subject.company() == Some(name));
    let names = plan.company_names().enumerate();
    names.filter(|(_, name)| named(name)).map(|(index, _)| index).collect()
}

/// Text of a stranger that commands no terminal.
fn visible(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect()
}
