//! Problems as text, each with its place underlined.

use std::{borrow::Cow, ops::Range};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Problem, Problems, Severity};

/// How many problems are shown before the rest is only counted.
const SHOWN: usize = 50;

/// The longest line shown whole; beyond it only the surroundings of the place are.
const LINE: usize = 400;

impl Problems {
    /// All problems as a person reads them; `color` adds terminal colours.
    #[must_use]
    pub fn render(&self, color: bool) -> String {
        let mut shown = self.render_first(SHOWN, color);
        if self.len() > SHOWN {
            shown.push(format!("… and {} problems more", self.len() - SHOWN));
        }
        shown.join("\n\n")
    }

    /// The first so many problems, each as a person reads it.
    #[must_use]
    pub fn render_first(&self, count: usize, color: bool) -> Vec<String> {
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        self.list.iter().take(count).map(|problem| self.render_one(&renderer, problem)).collect()
    }

    fn render_one(&self, renderer: &Renderer, problem: &Problem) -> String {
        let (name, source) = self.texts.of(problem.place.origin);
        let excerpt = Excerpt::of(source, &problem.place.span);
        let mut annotation = AnnotationKind::Primary.span(excerpt.span.clone());
        if !problem.found.is_empty() {
            annotation = annotation.label(visible(&problem.found));
        }
        let snippet =
            Snippet::source(shown(excerpt.text)).line_start(excerpt.line).path(name).annotation(annotation);
        let level = match problem.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(visible(&problem.to_string()));
        let title = if let Some(lint) = problem.lint { title.id(lint) } else { title };
        let mut group: Group<'_> = title.element(snippet);
        if let Some(suggestion) = &problem.suggestion {
            group = group.element(Level::HELP.message(visible(suggestion)));
        }
        renderer.render(&[group])
    }
}

/// Text from a stranger's file with what would command a terminal made visible.
fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Lines of a stranger's file. The renderer makes the controls of ASCII visible, but not those from U+0080 to U+009F, one
/// of which begins a command to a terminal like an escape does. What replaces them is as long, so that spans stay right.
fn shown(lines: &str) -> Cow<'_, str> {
    let is_late = |letter: char| matches!(letter, '\u{80}'..='\u{9f}');
    if lines.contains(is_late) { Cow::Owned(lines.replace(is_late, "·")) } else { Cow::Borrowed(lines) }
}

/// The lines around a place.
struct Excerpt<'a> {
    text: &'a str,
    span: Range<usize>,
    line: usize,
}

impl<'a> Excerpt<'a> {
    /// The line of the place, and the next ones if it goes on; a very long line is cut around the place.
    fn of(source: &'a str, span: &Range<usize>) -> Self {
        let start = floor(source, span.start);
        let end = floor(source, later(span.end, start));
        let line_start = source.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let line_end =
            source.get(start..).and_then(|rest| rest.find('\n')).map_or(source.len(), |at| start + at);
        let end = if end > line_end { line_end } else { end };
        let from = if start - line_start > LINE { floor(source, start - LINE / 2) } else { line_start };
        let to = if line_end - start > LINE { floor(source, start + LINE) } else { line_end };
        let end = if end > to { to } else { end };
        let line = 1 + source.get(..line_start).map_or(0, |before| before.matches('\n').count());
        Self { text: source.get(from..to).unwrap_or(""), span: start - from..end - from, line }
    }
}

fn later(a: usize, b: usize) -> usize {
    if a > b { a } else { b }
}

/// The nearest boundary of a character at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}

#[cfg(test)]
mod tests {
    use super::super::{Origin, Place, Problem, Problems, Severity, Texts};

    fn problem(span: std::ops::Range<usize>, origin: Origin) -> Problem {
        Problem {
            path: "source[Funds].dry_power".into(),
            place: Place { origin, span },
            message: "unknown key `dry_power`".into(),
            found: "no key of a `venture` source".into(),
            suggestion: Some("did you mean `dry_powder`?".into()),
            ..Problem::default()
        }
    }

    #[test]
    fn the_place_is_underlined() {
        let text = "name = \"x\"\ndry_power = \"$3B\"\n";
        let problems = Problems::new(vec![problem(11..20, Origin::File(0))], Texts::file("a.toml", text));
        let expected = "\
error: source[Funds].dry_power: unknown key `dry_power`
 --> a.toml:2:1
  |
2 | dry_power = \"$3B\"
  | ^^^^^^^^^ no key of a `venture` source
  |
  = help: did you mean `dry_powder`?";
        assert_eq!(problems.render(false), expected);
        assert!(problems.render(true).contains('\u{1b}'));
    }

    #[test]
    fn a_warning_says_which_lint_found_it_and_comes_after_errors() {
        let warned = |start| Problem {
            severity: Severity::Warning,
            lint: Some("stale"),
            ..problem(start..start + 4, Origin::File(0))
        };
        let list = vec![warned(0), problem(11..20, Origin::File(0))];
        let problems = Problems::new(list, Texts::file("a.toml", "name = \"x\"\ndry_power = \"$3B\"\n"));
        let shown = problems.render_first(2, false);
        assert!(shown[0].starts_with("error: source[Funds].dry_power"), "{}", shown[0]);
        assert!(shown[1].starts_with("warning[stale]: source[Funds].dry_power"), "{}", shown[1]);
        assert_eq!(problems.render_first(1, false).len(), 1);
    }

    #[test]
    fn an_override_shows_its_own_text() {
        let texts = Texts { overrides: vec!["source.x=1".into()], ..Texts::default() };
        let problems = Problems::new(vec![problem(0..6, Origin::Override(0))], texts);
        assert!(problems.render(false).contains("--> --set:1:1"));
        assert!(problems.render(false).contains("source.x=1"));
    }

    #[test]
    fn many_problems_end_in_a_count() {
        let list = (0..60).map(|_| problem(0..1, Origin::File(0))).collect();
        let problems = Problems::new(list, Texts::file("a.toml", "x"));
        assert!(problems.render(false).ends_with("… and 10 problems more"));
    }

    #[test]
    fn nothing_shown_commands_a_terminal() {
        let text = "a = \"\u{9b}31m\u{1b}[31m\u{85}\" # \u{7f}";
        let shown =
            Problems::new(vec![problem(6..8, Origin::File(0))], Texts::file("a.toml", text)).render(false);
        assert!(shown.chars().all(|letter| letter == '\n' || !letter.is_control()), "{shown:?}");
        assert!(shown.contains("·31m"), "{shown}");
    }

    #[test]
    fn any_span_in_any_text_renders() {
        for text in ["", "é", "a\nb", "日本語\r\nx", "\u{1b}[31m"] {
            for start in 0..8 {
                for length in 0..8 {
                    let list = vec![problem(start..start + length, Origin::File(0))];
                    let shown = Problems::new(list, Texts::file("a.toml", text)).render(false);
                    assert!(shown.contains("unknown key"));
                }
            }
        }
        let long = "x".repeat(10_000);
        let list = vec![problem(5_000..5_003, Origin::File(0))];
        assert!(Problems::new(list, Texts::file("a.toml", &long)).render(false).len() < 2_000);
    }
}
