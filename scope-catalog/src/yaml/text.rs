//! The text of a file: decodes bytes, and converts spans to places.

use super::span::{ByteSpan, small};
use crate::diagnostics::{Code, Diagnostic, Excerpt, Place};
use crate::limits::MAX_BYTES;

/// A text, and the starts of its lines.
#[derive(Debug)]
pub(super) struct Text {
    content: String,
    /// The offset of the start of each line.
    starts: Vec<u32>,
    /// The number of bytes of the byte order mark, which is not part of the text.
    mark: u32,
    /// Whether there can be tags, which start with `!`.
    has_tags: bool,
}

impl Text {
    /// Decodes the bytes of a file.
    ///
    /// # Errors
    /// If the file is too large or is not UTF-8 text.
    pub(super) fn decode(bytes: &[u8]) -> Result<Self, Vec<Diagnostic>> {
        if bytes.len() > MAX_BYTES {
            let message = format!("the catalog has {} bytes, more than {} MiB", bytes.len(), MAX_BYTES >> 20);
            return Err(vec![
                Diagnostic::file_error(Code::FileTooLarge, message).help("split it into several catalogs"),
            ]);
        }
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return Err(vec![Diagnostic::file_error(Code::NotUtf8, "the catalog is UTF-16").help("save it as UTF-8")]);
        }
        let text = str::from_utf8(bytes).map_err(|error| vec![not_utf8(bytes, error.valid_up_to())])?;
        let without_mark = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = Self::new(without_mark, small(text.len() - without_mark.len()));
        match text.content.find('\0') {
            None => Ok(text),
            Some(offset) => {
                let help = if offset < 2 { "this looks like UTF-16: save it as UTF-8" } else { "remove it" };
                let at = text.excerpt(ByteSpan::at(offset));
                Err(vec![Diagnostic::error(Code::NotText, at, "a NUL byte is not text").help(help)])
            }
        }
    }

    fn new(text: &str, mark: u32) -> Self {
        let mut starts = Vec::with_capacity(text.matches('\n').count() + 1);
        starts.push(0);
        starts.extend(text.match_indices('\n').map(|(offset, _)| small(offset + 1)));
        Text { content: text.to_owned(), starts, mark, has_tags: text.contains('!') }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.content
    }

    /// The lines that have other characters than ASCII, each with its offset.
    pub(super) fn lines_beyond_ascii(&self) -> impl Iterator<Item = (usize, &str)> {
        let starts = if self.content.is_ascii() { &[] } else { self.starts.as_slice() };
        let ends = starts.iter().skip(1).map(|end| *end as usize).chain([self.content.len()]);
        let lines = starts.iter().zip(ends).filter_map(|(start, end)| {
            let start = *start as usize;
            Some((start, self.content.get(start..end)?))
        });
        lines.filter(|(_, line)| !line.is_ascii())
    }

    /// A line without its line end. Lines count from 1.
    pub(super) fn line(&self, line: u32) -> &str {
        let start = |line: u32| self.starts.get(line as usize).map(|start| *start as usize);
        let Some(from) = line.checked_sub(1).and_then(start) else { return "" };
        let text = self.content.get(from..start(line).unwrap_or(self.content.len())).unwrap_or_default();
        text.strip_suffix('\n').map_or(text, |text| text.strip_suffix('\r').unwrap_or(text))
    }

    /// The excerpt of a span.
    pub(super) fn excerpt(&self, span: ByteSpan) -> Excerpt {
        let place = self.place(span);
        Excerpt::new(place, self.line(place.line))
    }

    /// The place of a span. If its length is unknown, the text decides how long the scalar is.
    pub(super) fn place(&self, span: ByteSpan) -> Place {
        let line = self.starts.partition_point(|start| *start <= span.offset);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default() as usize;
        let text = self.line(small(line));
        // An offset inside a line end counts as the end of the line.
        let (before, from) = text.split_at_checked(span.offset as usize - start).unwrap_or((text, ""));
        let underlined = match span.length {
            0 => scalar(from),
            length => from.get(..length as usize).unwrap_or(from),
        };
        let from = span.offset + self.mark;
        let to = from + small(underlined.len());
        let width = small(underlined.chars().count().max(1));
        Place::new(small(line), small(before.chars().count() + 1), width, from, to)
    }

    /// The span of a scalar, with its quotes, if `part` is borrowed from this text and is the whole scalar.
    pub(super) fn span(&self, part: &str) -> Option<ByteSpan> {
        let offset = part.as_ptr().addr().checked_sub(self.content.as_ptr().addr())?;
        let end = offset.checked_add(part.len()).filter(|end| *end <= self.content.len())?;
        let mut before = self.content.as_bytes().get(..offset)?.iter().rev().copied();
        match before.next() {
            Some(quote @ (b'"' | b'\'')) if before.next() != Some(quote) => {
                Some(ByteSpan { offset: small(offset - 1), length: small(end - offset + 2) })
            }
            // The value of `'''x'` is `'x`, which is borrowed from the end of the scalar.
            Some(b'"' | b'\'' | b'\\') => None,
            _ if part.starts_with(|c: char| c.is_whitespace() || matches!(c, '"' | '\'')) => None,
            _ => Some(ByteSpan { offset: small(offset), length: small(end - offset) }),
        }
    }

    /// The span of the scalar at `offset`, without the anchor before it.
    pub(super) fn skip_anchor(&self, offset: usize) -> ByteSpan {
        let text = self.content.get(offset..).unwrap_or_default();
        let end = if text.starts_with('&') { text.find([' ', '\t', '\r', '\n']) } else { None };
        let rest = text.get(end.unwrap_or_default()..).unwrap_or_default().trim_start_matches([' ', '\t']);
        // The scalar is on another line than its anchor, so the span is that of the anchor.
        if rest.starts_with(['\r', '\n']) {
            ByteSpan::at(offset)
        } else {
            ByteSpan::at(offset + text.len() - rest.len())
        }
    }

    pub(super) fn is_quoted(&self, span: ByteSpan) -> bool {
        self.content.as_bytes().get(span.offset as usize).is_some_and(|byte| matches!(byte, b'"' | b'\''))
    }

    /// Whether a tag such as `!!str` is before a scalar. `serde_yaml` does not report these tags.
    pub(super) fn is_tagged(&self, span: ByteSpan) -> bool {
        if !self.has_tags {
            return false;
        }
        let before = self.content.get(..span.offset as usize).unwrap_or_default();
        let trimmed = before.trim_end_matches([' ', '\t']);
        trimmed.len() < before.len()
            && trimmed.rsplit([' ', '\t', '\n', '[', '{', ',']).next().is_some_and(|word| word.starts_with('!'))
    }
}

fn not_utf8(bytes: &[u8], offset: usize) -> Diagnostic {
    let (before, after) = bytes.split_at_checked(offset).unwrap_or((bytes, &[]));
    let before = String::from_utf8_lossy(before);
    let before = before.strip_prefix('\u{feff}').unwrap_or(&before);
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let before_on_line = before.get(start..).unwrap_or_default();
    let rest = after.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let (line, column) = (before.matches('\n').count() + 1, before_on_line.chars().count() + 1);
    let place = Place::new(small(line), small(column), 1, small(offset), small(offset + 1));
    let line = format!("{before_on_line}{}", String::from_utf8_lossy(rest).trim_end_matches('\r'));
    let byte = after.first().copied().unwrap_or_default();
    let message = format!("byte 0x{byte:02x} at offset {offset} is not UTF-8");
    Diagnostic::error(Code::NotUtf8, Excerpt::new(place, &line), message).help("save the catalog as UTF-8")
}

/// The scalar at the start of `text`, which is the rest of a line.
fn scalar(text: &str) -> &str {
    let end = match text.chars().next() {
        Some('"') => quoted(text, '"', '\\'),
        Some('\'') => quoted(text, '\'', '\''),
        Some('\t') => Some(1),
        // The header of a block scalar, or a tag.
        Some('|' | '>' | '!') => text.find([' ', '\t']),
        _ => plain(text),
    };
    text.get(..end.unwrap_or(text.len())).unwrap_or_default().trim_end()
}

/// The end of the quoted scalar at the start of `text`. A quote after `escape` does not close it.
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

/// The end of the plain scalar at the start of `text`. Numbers, booleans and nulls can be in brackets. Other text is
/// only looked up here if it has several lines.
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
