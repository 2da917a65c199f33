//! What the library says about broken YAML, in words that help.

use super::lines::{Lines, last_position};
use super::span::ByteSpan;
use super::text::Text;
use crate::diagnostics::{Code, Diagnostic};

/// A diagnostic from the library's message, `offset` being where it says that the problem is.
pub(super) fn explain(text: &Text, message: &str, offset: usize) -> Diagnostic {
    // The message ends with the start of what was being read: `..., while parsing a flow sequence at line 3 column 8`.
    let start = message
        .split_once(", while ")
        .and_then(|(_, context)| last_position(context))
        .map_or(offset, |(line, column)| Lines::new(text).offset(line, column));
    let said = message.split(" at line ").next().and_then(|said| said.split(" at position ").next()).unwrap_or(message);
    if let Some(tab) = tab(text, offset) {
        return diagnostic(Code::YamlSyntax, text, tab, "a tab is used for indentation", "YAML indents with spaces")
            .note(said);
    }
    let character = text.as_str().get(offset..).and_then(|rest| rest.chars().next());
    let (at, what, help) = match message {
        m if m.starts_with("control characters") => {
            let offset = text.as_str().find(is_control).unwrap_or(offset);
            (offset, "a control character is not text", "remove it, or write it as an escape in double quotes")
        }
        m if m.starts_with("unknown anchor") => {
            (offset, "an alias without an anchor before it", "quote text that starts with `*`")
        }
        m if m.contains("while scanning an a") => {
            (start, "`*` and `&` have a meaning in YAML", "quote text that starts with `*` or `&`")
        }
        m if m.contains("cannot start any token") => {
            let help = match character {
                Some('%') => "quote text that starts with `%`",
                Some('@') => "quote text that starts with `@`",
                Some('`') => "quote text that starts with a backtick",
                _ => "quote text that starts with this character",
            };
            (offset, "a value cannot start like this", help)
        }
        m if m.contains("could not find expected ':'") => {
            (start, "a key without its `:`", "write `key: value`, with a space after the colon")
        }
        m if m.contains("mapping values are not allowed") => {
            (offset, "a second `:` in one entry", "quote text that contains `: `, and check the indentation")
        }
        m if m.contains("expected ',' or ']'") => (start, "a list that is not closed", "add the missing `,` or `]`"),
        m if m.contains("expected ',' or '}'") => (start, "a map that is not closed", "add the missing `,` or `}`"),
        m if m.contains("while parsing a flow node") => {
            (offset, "a value is missing", "a bracket above is not closed, or a comma is too many")
        }
        m if m.contains("while scanning a quoted scalar") => {
            (start, "quoted text that is not closed", "add the closing quote")
        }
        m if m.contains("while parsing a quoted scalar") => {
            (offset, "an escape that YAML does not know", "use single quotes, or write `\\\\` for a backslash")
        }
        m if m.contains("expected key") || m.contains("expected '-' indicator") => {
            (offset, "this line does not fit the lines above", "align it with its siblings, and check quotes above")
        }
        m if m.contains("sequence entries are not allowed") => {
            (offset, "a list cannot start here", "put each `- item` on a line of its own")
        }
        m if m.starts_with("repetition limit") => (offset, "aliases repeat too much", "write the values out"),
        m if m.contains("tag") || text.as_str().get(offset..).is_some_and(|rest| rest.starts_with('!')) => {
            (offset, "tags are not part of a catalog", "quote text that starts with `!`")
        }
        _ => (offset, "this is not YAML", "check indentation, quotes and brackets here and above"),
    };
    let code = match what {
        "a control character is not text" => Code::NotText,
        "tags are not part of a catalog" => Code::Tag,
        _ => Code::YamlSyntax,
    };
    diagnostic(code, text, at, what, help).note(said)
}

/// A second document starts with what stands at `offset`.
pub(super) fn second_document(text: &Text, offset: usize) -> Diagnostic {
    let before = text.as_str().get(..offset).unwrap_or_default();
    // Behind `...` a document needs no dashes.
    let dashes = before.rfind("\n---").filter(|dashes| before.rfind("\n...").is_none_or(|dots| dots < *dashes));
    let line = dashes.map_or(offset, |end| end + 1);
    diagnostic(
        Code::SecondDocument,
        text,
        line,
        "a second document starts here",
        "a catalog is one document only: remove the line `---` or `...`",
    )
}

fn diagnostic(code: Code, text: &Text, offset: usize, message: &str, help: &str) -> Diagnostic {
    Diagnostic::error(code, text.excerpt(ByteSpan::at(offset)), message).help(help)
}

/// The first tab in the indentation of the line of `offset`, or of the one before it.
fn tab(text: &Text, offset: usize) -> Option<usize> {
    let text = text.as_str();
    let before = text.get(..offset)?;
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let previous = before.get(..line.saturating_sub(1))?.rfind('\n').map_or(0, |end| end + 1);
    [line, previous].into_iter().find_map(|start| {
        let rest = text.get(start..)?;
        let blank = rest.find(|c| !matches!(c, ' ' | '\t')).unwrap_or(rest.len());
        Some(start + rest.get(..blank)?.find('\t')?)
    })
}

fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}') || matches!(c, '\u{fffe}' | '\u{ffff}')
}
