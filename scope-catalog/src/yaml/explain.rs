//! Translates syntax errors of `serde_yaml` into diagnostics with a way out.

mod block;
mod flow;
mod problem;

use super::lines::{Lines, last_position};
use super::span::ByteSpan;
use super::text::Text;
use crate::diagnostics::{Code, Diagnostic};
use problem::{Line, Problem};

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
    let content = text.as_str();
    let line = Line::at(content, offset);
    let problem = match message {
        m if m.starts_with("control characters") => {
            let offset = content.find(is_control).unwrap_or(offset);
            let help = "remove it, or write it as an escape in double quotes";
            return diagnostic(Code::NotText, text, offset, "a control character is not text", help).note(original);
        }
        _ if let Some(marker) = conflict_marker(content) => Problem::new(
            marker,
            "this line is a marker of a merge conflict",
            "resolve the conflict, and remove the lines that start with `<<<<<<<`, `=======` and `>>>>>>>`",
        ),
        m if m.starts_with("unknown anchor") => {
            Problem::new(offset, "this alias has no anchor before it", "quote text that starts with `*`")
        }
        m if m.contains("while scanning an a") => {
            Problem::new(start, "`*` starts an alias and `&` an anchor", "quote text that starts with `*` or `&`")
        }
        m if m.contains("cannot start any token") => block::unquoted(content, offset),
        m if m.contains("while scanning a directive") || m.contains("%YAML") || m.contains("directive") => {
            Problem::new(
                line.start,
                "a line that starts with `%` is a directive of YAML",
                "quote text that starts with `%`",
            )
        }
        m if m.contains("while scanning a block scalar") => Problem::new(
            start,
            "text after `|` or `>` starts on the next line",
            "write it on the next line, or quote text that starts with `|` or `>`",
        ),
        m if m.contains("could not find expected ':'") => block::not_an_entry(&Line::at(content, start)),
        m if m.contains("mapping values are not allowed") => block::second_colon(content, offset),
        m if m.contains("found unexpected ':'") => {
            Problem::new(offset, "this `:` has no space after it", "write `key: value`, with a space after the colon")
        }
        m if m.contains("expected ',' or ']'") => flow::unclosed(content, start, offset, flow::LIST),
        m if m.contains("expected ',' or '}'") => flow::unclosed(content, start, offset, flow::MAP),
        m if m.contains("while parsing a flow node") => {
            Problem::new(offset, "a value is missing", "close a bracket above, or remove an extra comma")
        }
        m if m.contains("while scanning a quoted scalar") => {
            Problem::new(start, "this quoted text is not closed", "add the closing quote")
        }
        m if m.contains("while parsing a quoted scalar") => {
            Problem::new(offset, "YAML does not have this escape", "use single quotes, or write `\\\\` for a backslash")
        }
        m if m.contains("expected key") || m.contains("expected '-' indicator") => block::not_in_line(&line, offset),
        m if m.contains("sequence entries are not allowed") => {
            Problem::new(offset, "a list cannot start here", "put each `- item` on its own line")
        }
        m if m.starts_with("repetition limit") => {
            Problem::new(offset, "aliases repeat too much", "write the values instead of aliases")
        }
        m if m.contains("tag") || content.get(offset..).is_some_and(|rest| rest.starts_with('!')) => {
            let help = "quote text that starts with `!`";
            return diagnostic(Code::Tag, text, offset, "a catalog has no YAML tags", help).note(original);
        }
        _ => Problem::new(offset, "this is not YAML", "check indentation, quotes and brackets here and above"),
    };
    diagnostic(Code::YamlSyntax, text, problem.at, &problem.message, &problem.help).note(original)
}

/// The offset of the first line that is a marker of a merge conflict.
fn conflict_marker(content: &str) -> Option<usize> {
    let is_marker = |line: &str| {
        let line = line.trim_end();
        line == "=======" || ["<<<<<<< ", ">>>>>>> ", "||||||| "].iter().any(|marker| line.starts_with(marker))
    };
    let mut start = 0;
    for line in content.split_inclusive('\n') {
        if is_marker(line) {
            return Some(start);
        }
        start += line.len();
    }
    None
}

/// The diagnostic for a second document whose first node is at `offset`.
pub(super) fn second_document(text: &Text, offset: usize) -> Diagnostic {
    let before = text.as_str().get(..offset).unwrap_or_default();
    let dots = before.rfind("\n...");
    // After `...` a document can start without `---`.
    let dashes = before.rfind("\n---").filter(|dashes| dots.is_none_or(|dots| dots < *dashes));
    if dashes.is_none() && dots.is_none() {
        return not_in_document(text, offset);
    }
    diagnostic(
        Code::SecondDocument,
        text,
        dashes.map_or(offset, |end| end + 1),
        "a second document starts here",
        "a catalog is one document: remove the line `---` or `...`",
    )
}

/// YAML ends a document without a marker before a key that is indented less than the first one.
fn not_in_document(text: &Text, offset: usize) -> Diagnostic {
    let before = text.as_str().get(..offset).unwrap_or_default();
    if let Some(mark) = before.find('\u{feff}') {
        return diagnostic(
            Code::YamlSyntax,
            text,
            mark,
            "a byte order mark is inside the file",
            "remove the invisible character `U+FEFF` at the start of this line",
        );
    }
    let (message, help) =
        ("this line is indented less than the first key", "align the keys of the catalog with the first one");
    diagnostic(Code::YamlSyntax, text, offset, message, help)
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
