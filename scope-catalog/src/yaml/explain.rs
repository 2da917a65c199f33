//! Translates syntax errors of `serde_yaml` into diagnostics with a way out.

use super::lines::{Lines, last_position};
use super::span::ByteSpan;
use super::text::Text;
use crate::diagnostics::{Code, Diagnostic};

/// The diagnostic for an error message of `serde_yaml`. `offset` is the position of the error.
pub(super) fn explain(text: &Text, message: &str, offset: usize) -> Diagnostic {
    // The message can end with its context and the start of that: `..., while parsing a flow sequence at line 3 column
    // 8`.
    let start = message
        .split_once(", while ")
        .and_then(|(_, context)| last_position(context))
        .map_or(offset, |(line, column)| Lines::new(text).offset(line, column));
    let original =
        message.split(" at line ").next().and_then(|text| text.split(" at position ").next()).unwrap_or(message);
    if let Some(tab) = tab(text, offset) {
        return diagnostic(Code::YamlSyntax, text, tab, "a tab is used for indentation", "indent with spaces")
            .note(original);
    }
    let character = text.as_str().get(offset..).and_then(|rest| rest.chars().next());
    let (at, what, help) = match message {
        m if m.starts_with("control characters") => {
            let offset = text.as_str().find(is_control).unwrap_or(offset);
            (offset, "a control character is not text", "remove it, or write it as an escape in double quotes")
        }
        m if m.starts_with("unknown anchor") => {
            (offset, "this alias has no anchor before it", "quote text that starts with `*`")
        }
        m if m.contains("while scanning an a") => {
            (start, "`*` starts an alias and `&` an anchor", "quote text that starts with `*` or `&`")
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
            (start, "expected `:` after this key", "write `key: value`, with a space after the colon")
        }
        m if m.contains("mapping values are not allowed") => {
            (offset, "a second `:` in one entry", "quote text that contains `: `, and check the indentation")
        }
        m if m.contains("expected ',' or ']'") => (start, "this list is not closed", "add the missing `,` or `]`"),
        m if m.contains("expected ',' or '}'") => (start, "this map is not closed", "add the missing `,` or `}`"),
        m if m.contains("while parsing a flow node") => {
            (offset, "a value is missing", "close a bracket above, or remove an extra comma")
        }
        m if m.contains("while scanning a quoted scalar") => {
            (start, "this quoted text is not closed", "add the closing quote")
        }
        m if m.contains("while parsing a quoted scalar") => {
            (offset, "YAML does not have this escape", "use single quotes, or write `\\\\` for a backslash")
        }
        m if m.contains("expected key") || m.contains("expected '-' indicator") => {
            (offset, "this line does not fit the lines above", "align it with its siblings, and check quotes above")
        }
        m if m.contains("sequence entries are not allowed") => {
            (offset, "a list cannot start here", "put each `- item` on its own line")
        }
        m if m.starts_with("repetition limit") => {
            (offset, "aliases repeat too much", "write the values instead of aliases")
        }
        m if m.contains("tag") || text.as_str().get(offset..).is_some_and(|rest| rest.starts_with('!')) => {
            (offset, "a catalog has no YAML tags", "quote text that starts with `!`")
        }
        _ => (offset, "this is not YAML", "check indentation, quotes and brackets here and above"),
    };
    let code = match what {
        "a control character is not text" => Code::NotText,
        "a catalog has no YAML tags" => Code::Tag,
        _ => Code::YamlSyntax,
    };
    diagnostic(code, text, at, what, help).note(original)
}

/// The diagnostic for a second document whose first node is at `offset`.
pub(super) fn second_document(text: &Text, offset: usize) -> Diagnostic {
    let before = text.as_str().get(..offset).unwrap_or_default();
    // After `...` a document can start without `---`.
    let dashes = before.rfind("\n---").filter(|dashes| before.rfind("\n...").is_none_or(|dots| dots < *dashes));
    let line = dashes.map_or(offset, |end| end + 1);
    diagnostic(
        Code::SecondDocument,
        text,
        line,
        "a second document starts here",
        "a catalog is one document: remove the line `---` or `...`",
    )
}

fn diagnostic(code: Code, text: &Text, offset: usize, message: &str, help: &str) -> Diagnostic {
    Diagnostic::error(code, text.excerpt(ByteSpan::at(offset)), message).help(help)
}

/// The first tab in the indentation of the line at `offset`, or of the previous line.
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
