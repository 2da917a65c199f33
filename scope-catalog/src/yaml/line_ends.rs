//! Characters that end a line in YAML 1.1 and not in most editors. Behind one in a comment, text that looks like a part of the
//! comment is read.

use super::span::{ByteSpan, small};
use super::text::Text;
use crate::diagnostics::collector::Collector;
use crate::diagnostics::{Code, Diagnostic};

/// The separators, with their names in Unicode.
const SEPARATORS: [(char, &str); 3] =
    [('\u{85}', "NEXT LINE"), ('\u{2028}', "LINE SEPARATOR"), ('\u{2029}', "PARAGRAPH SEPARATOR")];

/// Checks that only line feeds end lines, with or without a carriage return before them.
///
/// # Errors
/// One diagnostic for each other character that ends lines.
pub(super) fn check(text: &Text) -> Result<(), Vec<Diagnostic>> {
    let mut problems = Collector::default();
    let content = text.as_str();
    for (offset, _) in content.match_indices('\r') {
        if content.as_bytes().get(offset + 1) != Some(&b'\n') {
            let message =
                "U+000D CARRIAGE RETURN, without a line feed behind it, ends a line in YAML and not in most editors";
            let help = "write line feeds (U+000A) in place of these; text in double quotes can have the escape `\\r`";
            problems.push_joined(Diagnostic::error(Code::LineEnd, (offset, 1), message).help(help));
        }
    }
    for (start, line) in text.lines_beyond_ascii() {
        for (separator, name) in SEPARATORS {
            for (offset, _) in line.match_indices(separator) {
                let number = u32::from(separator);
                let message = format!("U+{number:04X} {name} ends a line in YAML and not in most editors");
                let help = format!("remove it; text in double quotes can have the escape `\\u{number:04X}`");
                let at = (start + offset, separator.len_utf8());
                problems.push_joined(Diagnostic::error(Code::LineEnd, at, message).help(help));
            }
        }
    }
    if !problems.has_errors() {
        return Ok(());
    }
    let excerpt =
        |(offset, length): &(usize, usize)| text.excerpt(ByteSpan { offset: small(*offset), length: small(*length) });
    Err(problems.finish(|places| places.iter().map(excerpt).collect()))
}
