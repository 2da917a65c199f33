//! The file as text: from bytes, and from an offset to line, column and what to underline.

use super::{Location, MAX_BYTES};
use crate::problem::{Report, Spot};

/// Where a scalar begins, and how long it is on its line if that is known.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Mark {
    /// In bytes, from the start of the text.
    offset: u32,
    /// In bytes; 0 if the text has to be looked at.
    length: u32,
}

impl Mark {
    pub(super) fn at(offset: usize) -> Self {
        Mark { offset: small(offset), length: 0 }
    }
}

/// All of it fits: [`MAX_BYTES`] is far below.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A text and where its lines start.
#[derive(Debug)]
pub(super) struct Text {
    text: String,
    starts: Vec<u32>,
}

impl Text {
    /// Text from a file's bytes, or why that is not possible.
    pub(super) fn decode(bytes: &[u8]) -> Result<Self, Vec<Report>> {
        if bytes.len() > MAX_BYTES {
            let message = format!("the catalog has {} bytes, more than {} MiB", bytes.len(), MAX_BYTES >> 20);
            return Err(vec![Report::error(message).help("split it into several catalogs")]);
        }
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return Err(vec![Report::error("the catalog is UTF-16").help("save it as UTF-8")]);
        }
        let text = str::from_utf8(bytes).map_err(|error| vec![not_utf8(bytes, error.valid_up_to())])?;
        let text = Self::new(text.strip_prefix('\u{feff}').unwrap_or(text));
        match text.text.find('\0') {
            None => Ok(text),
            Some(offset) => {
                let help = if offset < 2 { "this looks like UTF-16: save it as UTF-8" } else { "remove it" };
                let location = text.locate(Mark::at(offset));
                let spot = Spot::new(location, text.line(location.line));
                Err(vec![Report::error("a NUL byte is not text").help(help).at(spot)])
            }
        }
    }

    fn new(text: &str) -> Self {
        let mut starts = Vec::with_capacity(text.matches('\n').count() + 1);
        starts.push(0);
        starts.extend(text.match_indices('\n').map(|(offset, _)| small(offset + 1)));
        Text { text: text.to_owned(), starts }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// A line from 1, without its end.
    pub(super) fn line(&self, line: u32) -> &str {
        let start = |line: u32| self.starts.get(line as usize).map(|start| *start as usize);
        let Some(from) = line.checked_sub(1).and_then(start) else { return "" };
        let text = self.text.get(from..start(line).unwrap_or(self.text.len())).unwrap_or_default();
        text.strip_suffix('\n').map_or(text, |text| text.strip_suffix('\r').unwrap_or(text))
    }

    pub(super) fn locate(&self, mark: Mark) -> Location {
        let line = self.starts.partition_point(|start| *start <= mark.offset);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default() as usize;
        let text = self.line(small(line));
        // An offset in the middle of a line's end is that end.
        let (before, from) = text.split_at_checked(mark.offset as usize - start).unwrap_or((text, ""));
        let underlined = match mark.length {
            0 => scalar(from),
            length => from.get(..length as usize).unwrap_or(from),
        };
        Location {
            line: small(line),
            column: small(before.chars().count() + 1),
            length: small(underlined.chars().count().max(1)),
        }
    }

    /// Where `part` lies, if it is a part of this text and a whole scalar; with the quotes around it.
    pub(super) fn mark(&self, part: &str) -> Option<Mark> {
        let offset = part.as_ptr().addr().checked_sub(self.text.as_ptr().addr())?;
        let end = offset.checked_add(part.len()).filter(|end| *end <= self.text.len())?;
        let mut before = self.text.as_bytes().get(..offset)?.iter().rev().copied();
        match before.next() {
            Some(quote @ (b'"' | b'\'')) if before.next() != Some(quote) => {
                Some(Mark { offset: small(offset - 1), length: small(end - offset + 2) })
            }
            // The end of a quoted scalar can be all of its value: `'''x'`.
            Some(b'"' | b'\'' | b'\\') => None,
            _ if part.starts_with(|c: char| c.is_whitespace() || matches!(c, '"' | '\'')) => None,
            _ => Some(Mark { offset: small(offset), length: small(end - offset) }),
        }
    }

    /// Of the scalar that follows an anchor at `offset`, if one is there.
    pub(super) fn skip_anchor(&self, offset: usize) -> Mark {
        let text = self.text.get(offset..).unwrap_or_default();
        let end = if text.starts_with('&') { text.find([' ', '\t', '\r', '\n']) } else { None };
        let rest = text.get(end.unwrap_or_default()..).unwrap_or_default().trim_start_matches([' ', '\t']);
        // An anchor at the end of a line is all that there is to show.
        if rest.starts_with(['\r', '\n']) { Mark::at(offset) } else { Mark::at(offset + text.len() - rest.len()) }
    }

    pub(super) fn is_quoted(&self, mark: Mark) -> bool {
        self.text.as_bytes().get(mark.offset as usize).is_some_and(|byte| matches!(byte, b'"' | b'\''))
    }

    /// Whether a tag such as `!!str`, which the library keeps to itself, stands before a scalar.
    pub(super) fn is_tagged(&self, mark: Mark) -> bool {
        let before = self.text.get(..mark.offset as usize).unwrap_or_default();
        let trimmed = before.trim_end_matches([' ', '\t']);
        trimmed.len() < before.len()
            && trimmed.rsplit([' ', '\t', '\n', '[', '{', ',']).next().is_some_and(|word| word.starts_with('!'))
    }
}

/// Offsets from the library's lines and columns, for which a line ends at more than `\n`.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// The last answer: line, column and offset. The next one is often further on in the same line, and lines are long.
    last: (usize, usize, usize),
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t Text) -> Self {
        let text = text.as_str();
        let breaks = text.match_indices(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
        let is_end = |(offset, _): &(usize, &str)| !text.get(*offset..).unwrap_or_default().starts_with("\r\n");
        let starts = breaks.filter(is_end).map(|(offset, end)| offset + end.len());
        Lines { text, starts: std::iter::once(0).chain(starts).collect(), last: (0, 0, 0) }
    }

    /// Line and column count from 1.
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

fn not_utf8(bytes: &[u8], offset: usize) -> Report {
    let (before, after) = bytes.split_at_checked(offset).unwrap_or((bytes, &[]));
    let before = String::from_utf8_lossy(before);
    let before = before.strip_prefix('\u{feff}').unwrap_or(&before);
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let before_on_line = before.get(start..).unwrap_or_default();
    let rest = after.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let location = Location {
        line: small(before.matches('\n').count() + 1),
        column: small(before_on_line.chars().count() + 1),
        length: 1,
    };
    let line = format!("{before_on_line}{}", String::from_utf8_lossy(rest).trim_end_matches('\r'));
    let byte = after.first().copied().unwrap_or_default();
    Report::error(format!("byte 0x{byte:02x} at offset {offset} is not UTF-8"))
        .help("save the catalog as UTF-8")
        .at(Spot::new(location, &line))
}

/// The scalar that `text`, the rest of a line, begins with.
fn scalar(text: &str) -> &str {
    let end = match text.chars().next() {
        Some('"') => quoted(text, '"', '\\'),
        Some('\'') => quoted(text, '\'', '\''),
        Some('\t') => Some(1),
        // The header of block text, or a tag.
        Some('|' | '>' | '!') => text.find([' ', '\t']),
        _ => plain(text),
    };
    text.get(..end.unwrap_or(text.len())).unwrap_or_default().trim_end()
}

/// Where `text`, which starts with `quote`, has its closing quote; that quote after `escape` is not it.
fn quoted(text: &str, quote: char, escape: char) -> Option<usize> {
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((offset, c)) = chars.next() {
        let doubled = escape == '\\' || chars.peek().is_some_and(|(_, next)| *next == quote);
        if c == escape && doubled {
            chars.next();
        } else if c == quote {
            return Some(offset + 1);
        }
    }
    None
}

/// Where plain text ends. A number, `true` or `null` may stand in brackets; other text only comes here if it goes on
/// over several lines.
fn plain(text: &str) -> Option<usize> {
    let word = text.find(|c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}')).unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(word)?;
    let is_simple = matches!(word, "" | "~" | "null" | "Null" | "NULL")
        || matches!(word, "true" | "True" | "TRUE" | "false" | "False" | "FALSE")
        || word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.'));
    if is_simple && rest.trim_start_matches([' ', '\t']).starts_with([',', ']', '}']) {
        return Some(word.len());
    }
    let end = [text.find(" #"), text.find(": ")].into_iter().flatten().min();
    end.or_else(|| Some(text.strip_suffix(':')?.len()))
}
