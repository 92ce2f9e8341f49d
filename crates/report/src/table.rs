//! Tables of text: the first columns flush left, the others flush right.

use crate::{Style, style::WIDTH};

/// What separates columns.
const GAP: &str = "  ";

/// A table under construction.
#[derive(Clone, Debug)]
pub struct Table {
    indent: usize,
    left: usize,
    heads: usize,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table, so many spaces from the margin, whose first `left` columns are flush left.
    #[must_use]
    pub fn new(indent: usize, left: usize) -> Self {
        Self { indent, left, heads: 0, rows: Vec::new() }
    }

    /// Adds a line to the head; all of them come before the rows.
    pub fn head(&mut self, cells: Vec<String>) {
        self.heads += 1;
        self.rows.push(cells);
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// Whether it has nothing below its head.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.len() == self.heads
    }

    /// The text, a line a row, no spaces at the ends of lines; nothing for a table without rows.
    #[must_use]
    pub fn text(&self, style: Style) -> String {
        if self.is_empty() {
            return String::new();
        }
        let widths = self.widths();
        let lines = self.rows.iter().enumerate().map(|(place, cells)| {
            let line = self.line(cells, &widths);
            if place < self.heads { style.faint(&line) + "\n" } else { line + "\n" }
        });
        lines.collect()
    }

    fn line(&self, cells: &[String], widths: &[usize]) -> String {
        let mut line = " ".repeat(self.indent);
        for (column, (cell, &width)) in cells.iter().zip(widths).enumerate() {
            if column > 0 {
                line.push_str(GAP);
            }
            let room = " ".repeat(width.saturating_sub(cell.chars().count()));
            let parts = if column < self.left { [cell, room.as_str()] } else { [room.as_str(), cell] };
            line.extend(parts);
        }
        line.truncate(line.trim_end().len());
        line
    }

    fn widths(&self) -> Vec<usize> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        (0..columns).map(width).collect()
    }
}

/// A name cut to so many columns, with a sign that it was cut.
#[must_use]
pub fn clipped(name: &str, columns: usize, style: Style) -> String {
    let columns = if columns < WIDTH { columns } else { WIDTH };
    if name.chars().count() <= columns {
        return name.to_owned();
    }
    let sign = style.either("..", "…");
    name.chars().take(columns - sign.chars().count()).chain(sign.chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up() {
        let mut table = Table::new(2, 1);
        table.head(vec![String::new(), "drawn".into()]);
        table.row(vec!["one".into(), "$1B".into()]);
        table.row(vec!["three".into(), String::new()]);
        assert_eq!(table.text(Style::PLAIN), "         drawn\n  one      $1B\n  three\n");
    }

    #[test]
    fn a_head_alone_is_nothing() {
        let mut table = Table::new(0, 1);
        table.head(vec!["head".into()]);
        assert_eq!(table.text(Style::PLAIN), "");
    }

    #[test]
    fn long_names_are_cut() {
        assert_eq!(clipped("Gulf sovereign funds", 8, Style::PLAIN), "Gulf so…");
        assert_eq!(clipped("Gulf sovereign funds", 8, Style::ASCII), "Gulf s..");
        assert_eq!(clipped("Gulf", 8, Style::PLAIN), "Gulf");
    }
}
