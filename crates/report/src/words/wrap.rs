//! Breaking sentences into lines.

use crate::style::WIDTH;

/// Breaks a sentence at spaces into lines of at most [`WIDTH`] columns; the first begins with `first`, the others with
/// `next`. A word longer than a line stays whole.
#[must_use]
pub fn wrap(text: &str, first: &str, next: &str) -> String {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut columns = first.chars().count();
    let mut fresh = true;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let width = visible(word);
        if !fresh && columns + 1 + width > WIDTH {
            lines.push(std::mem::replace(&mut line, next.to_owned()));
            columns = next.chars().count();
            fresh = true;
        }
        if !fresh {
            line.push(' ');
            columns += 1;
        }
        line.push_str(word);
        columns += width;
        fresh = false;
    }
    lines.push(line);
    lines.join("\n") + "\n"
}

/// Columns of a word, escape sequences apart.
fn visible(word: &str) -> usize {
    let mut columns = 0;
    let mut escaped = false;
    for character in word.chars() {
        match (escaped, character) {
            (false, '\u{1b}') => escaped = true,
            (true, 'm') => escaped = false,
            (false, _) => columns += 1,
            (true, _) => {}
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_within_the_width() {
        let text = "word ".repeat(60);
        let wrapped = wrap(&text, "> ", "  ");
        assert!(wrapped.lines().all(|line| line.len() <= WIDTH));
        assert!(wrapped.starts_with("> word") && wrapped.contains("\n  word"));
    }

    #[test]
    fn escape_sequences_take_no_room() {
        assert_eq!(visible("\u{1b}[1mbold\u{1b}[0m"), 4);
    }
}
