//! `docs/stories.md`: every command runs, and tells every line that the page quotes, in that order.

use std::path::Path;

use crate::{drypowder::Folder, pages::blocks};

/// The words of a command: what a shell makes of them, which is no more than quotes and lines that go on.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for character in command.replace("\\\n", " ").chars() {
        match character {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            _ => words.last_mut().unwrap().push(character),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Runs one command of the page from the root of the repository and gives what it told.
fn told(command: &str) -> String {
    let folder = Folder::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let words = words(command);
    assert_eq!(words[..2], ["drypowder", "replay"], "{command}");
    let scenario = root.join(&words[2]);
    let mut arguments = vec!["replay", scenario.to_str().unwrap()];
    arguments.extend(words[3..].iter().map(String::as_str));
    let ran = folder.drypowder(&arguments);
    assert_eq!(ran.code, 0, "{command}\n{}", ran.err);
    ran.out
}

#[test]
fn the_stories_of_the_page_are_told_again() {
    let page = blocks("stories.md");
    let mut quoted = 0;
    for (nth, (language, lines)) in page.iter().enumerate() {
        if language != "sh" {
            continue;
        }
        let story = told(&lines.join("\n"));
        let Some((_, quotes)) = page.get(nth + 1).filter(|(language, _)| language == "text") else {
            assert!(story.contains(" worlds ("), "a search says how many it found");
            continue;
        };
        quoted += held(&story, quotes);
    }
    assert!(quoted > 20, "the page quotes {quoted} lines");
}

/// Holds each quoted line against a story, in order, and counts them.
fn held(story: &str, quotes: &[String]) -> usize {
    let mut rest = story.lines();
    let quotes = quotes.iter().filter(|line| line.as_str() != "…");
    let each = |quote: &String| {
        assert!(rest.any(|line| line == quote), "this is not told, or not here: {quote}\n\n{story}");
    };
    quotes.map(each).count()
}

#[test]
fn the_story_of_the_front_page_is_told_again() {
    let page = blocks("../README.md");
    let quoted = |lines: &Vec<String>| {
        let command =
            lines.first()?.strip_prefix("$ ").filter(|line| line.starts_with("drypowder replay"))?;
        Some(held(&told(command), &lines[1..]))
    };
    assert_eq!(page.iter().filter_map(|(_, lines)| quoted(lines)).sum::<usize>(), 4);
}
