//! One line of a text that is no TOML, taken apart as far as that goes.

use std::ops::Range;

/// A line without its break.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    pub(super) text: &'t str,
    /// Where it begins in the whole text.
    pub(super) start: usize,
}

impl<'t> Line<'t> {
    /// The line of a byte; of the break at its end, too.
    pub(super) fn of(whole: &'t str, at: usize) -> Self {
        let at = whole.floor_char_boundary(at);
        let (before, after) = whole.split_at(at);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let end = after.find('\n').map_or(whole.len(), |length| at + length);
        Self { text: whole.get(start..end).unwrap_or_default().trim_end_matches('\r'), start }
    }

    /// A stretch of the line as one of the whole text.
    pub(super) fn place(&self, span: &Range<usize>) -> Range<usize> {
        self.start + span.start..self.start + span.end
    }

    pub(super) fn get(&self, span: &Range<usize>) -> &'t str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    /// A stretch without the spaces at its ends.
    pub(super) fn trimmed(&self, span: &Range<usize>) -> Range<usize> {
        let inner = self.get(span);
        let start = span.start + (inner.len() - inner.trim_start().len());
        let end = start + inner.trim().len();
        start..end
    }

    /// What stands before the first `=` outside quotes, and what after it without a comment.
    pub(super) fn sides(&self) -> Option<(Range<usize>, Range<usize>)> {
        let equals = self.outside_quotes().find(|(_, letter)| *letter == '=')?.0;
        let end = self.comment().filter(|at| *at > equals).unwrap_or(self.text.len());
        Some((self.trimmed(&(0..equals)), self.trimmed(&(equals + 1..end))))
    }

    /// The line without a comment.
    pub(super) fn bare(&self) -> Range<usize> {
        self.trimmed(&(0..self.comment().unwrap_or(self.text.len())))
    }

    /// Where a comment begins: outside quotes, or after a space where a quote is never closed.
    pub(super) fn comment(&self) -> Option<usize> {
        let outside = self.outside_quotes().find(|(_, letter)| *letter == '#').map(|(at, _)| at);
        outside.or_else(|| self.open_quote().and_then(|open| Some(open + self.text.get(open..)?.find(" #")?)))
    }

    /// The letters that stand in no text.
    pub(super) fn outside_quotes(&self) -> impl Iterator<Item = (usize, char)> + use<'t> {
        let mut quote = None;
        let mut escaped = false;
        self.text.char_indices().filter(move |(_, letter)| {
            let inside = quote;
            match inside {
                Some('"') if escaped => escaped = false,
                Some('"') if *letter == '\\' => escaped = true,
                Some(open) if open == *letter => quote = None,
                None if matches!(letter, '"' | '\'') => quote = Some(*letter),
                _ => {}
            }
            inside.is_none() && quote.is_none()
        })
    }

    /// Where a quote stands that the line does not close.
    pub(super) fn open_quote(&self) -> Option<usize> {
        let (mut open, mut escaped) = (None, false);
        for (at, letter) in self.text.char_indices() {
            match open {
                Some((_, '"')) if escaped => escaped = false,
                Some((_, '"')) if letter == '\\' => escaped = true,
                Some((_, quote)) if quote == letter => open = None,
                None if letter == '#' => break,
                None if matches!(letter, '"' | '\'') => open = Some((at, letter)),
                _ => {}
            }
        }
        open.map(|(at, _)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::Line;

    #[test]
    fn a_line_is_taken_apart() {
        let line = Line::of("x = 1\n a = \"b = # c\" # d\ny", 12);
        assert_eq!(line.start, 6);
        let (key, value) = line.sides().unwrap();
        assert_eq!((line.get(&key), line.get(&value)), ("a", "\"b = # c\""));
        assert_eq!(line.get(&line.bare()), "a = \"b = # c\"");
    }

    #[test]
    fn an_open_quote_ends_before_a_comment() {
        let line = Line::of("cash = \"$3B  # not known", 3);
        assert_eq!(line.open_quote(), Some(7));
        assert_eq!(line.get(&line.sides().unwrap().1), "\"$3B");
        assert_eq!(Line::of("a = 'b' # it's", 0).open_quote(), None);
    }
}
