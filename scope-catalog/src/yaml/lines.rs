//! Byte offsets of the lines and columns that `serde_yaml` reports.

use super::text::Text;

/// Converts lines and columns to offsets.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// The line, column and offset of the last result. The next one is often on the same line, and lines can be long.
    last: (usize, usize, usize),
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t Text) -> Self {
        let text = text.as_str();
        let starts = text.match_indices('\n').map(|(offset, _)| offset + 1);
        Lines { text, starts: std::iter::once(0).chain(starts).collect(), last: (0, 0, 0) }
    }

    /// The offset of a line and a column, which both count from 1.
    pub(super) fn offset(&mut self, line: usize, column: usize) -> usize {
        let (last_line, last_column, last_offset) = self.last;
        let (from, skip) = if line == last_line && column >= last_column {
            (last_offset, column - last_column)
        } else {
            let start = line.checked_sub(1).and_then(|line| self.starts.get(line));
            (start.copied().unwrap_or(self.text.len()), column.saturating_sub(1))
        };
        let rest = self.text.get(from..).unwrap_or_default();
        let offset = from + rest.char_indices().nth(skip).map_or(rest.len(), |(offset, _)| offset);
        self.last = (line, column, offset);
        offset
    }
}

/// The line and the column at the end of a message of `serde_yaml`.
pub(super) fn last_position(message: &str) -> Option<(usize, usize)> {
    let (_, position) = message.rsplit_once(" at line ")?;
    let (line, column) = position.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}
