//! What must hold whatever a reader says.

use drypowder_model::{
    file::{self, Document, NoFiles},
    problem::{Problem, Problems, Texts},
};

/// A reading ends in a scenario that can be written and read again, or in problems that can be shown.
pub(crate) fn holds(read: Result<Document, Problems>) {
    match read {
        Ok(document) => whole(&document),
        Err(problems) => shown(&problems),
    }
}

/// Problems point into their texts, and what is shown of them commands no terminal.
pub(crate) fn shown(problems: &Problems) {
    assert!(!problems.is_empty(), "refused without a word");
    for problem in problems {
        inside(problem, problems.texts());
        assert!(!problem.message.is_empty(), "a problem without a word at {:?}", problem.place);
    }
    let plain = problems.render(false);
    let commands = |letter: &char| letter.is_control() && *letter != '\n';
    assert_eq!(plain.chars().find(commands), None, "shown as it is:\n{plain}");
    assert!(problems.render(true).len() >= plain.len(), "colours take words away");
}

/// A problem's place is a stretch of its text.
fn inside(problem: &Problem, texts: &Texts) {
    let (_, text) = texts.of(problem.place.origin);
    assert!(text.get(problem.place.span.clone()).is_some(), "{problem} lies outside: {:?}", problem.place);
}

/// What is written of a scenario reads back to the same scenario, and is written the same again.
fn whole(document: &Document) {
    let written = document.to_toml();
    let again = file::read("written.toml", &written, &[], &NoFiles);
    let again = again.unwrap_or_else(|problems| panic!("{}\nof\n{written}", problems.render(false)));
    assert_eq!(again.scenario.hash(), document.scenario.hash(), "another scenario:\n{written}");
    assert_eq!(again.to_toml(), written, "written otherwise");
    assert_eq!(again.numbers().len(), document.numbers().len(), "numbers were lost:\n{written}");
}
