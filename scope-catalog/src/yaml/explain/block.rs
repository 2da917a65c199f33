//! Syntax errors about lines: keys, values and their indentation.

use super::problem::{Line, Problem};
use crate::diagnostics::with_colon;

/// The maximum number of characters of a key without `?` in YAML.
const MAX_KEY: usize = 1024;

/// Text that starts with a character that is reserved in YAML.
pub(super) fn unquoted(content: &str, offset: usize) -> Problem {
    let rest = content.get(offset..).and_then(|rest| rest.lines().next()).unwrap_or_default().trim_end();
    let name = match rest.chars().next() {
        Some('`') => "a backtick".to_owned(),
        Some(first) => format!("`{first}`"),
        None => "this character".to_owned(),
    };
    let message = format!("text that starts with {name} needs quotes");
    if rest.contains(['"', '\\', '`', '}', ']', ',']) {
        return Problem::new(offset, message, format!("quote text that starts with {name}"));
    }
    Problem::new(offset, message, format!("write `\"{rest}\"`"))
}

/// A line that is no entry of a map.
pub(super) fn not_an_entry(line: &Line<'_>) -> Problem {
    if line.text.chars().count() > MAX_KEY {
        return long_key(line);
    }
    // In `a:read`, the key can be `a` or `a:read`.
    match line.text.split_once(':') {
        Some((key, value)) if !key.contains(' ') && !value.is_empty() && !value.starts_with('/') => Problem::new(
            line.start,
            "this line has no space after `:`, so it is not a key with a value",
            format!("write `{key}: {value}`, or `{}: ...` if that is the key", line.text),
        ),
        _ => Problem::new(
            line.start,
            "this line is not a key with a value",
            with_colon(line.text).unwrap_or_else(|| "write `key: value`, with a space after the colon".to_owned()),
        ),
    }
}

fn long_key(line: &Line<'_>) -> Problem {
    Problem::new(
        line.start,
        "this key is longer than 1,024 characters",
        "shorten it, or write it after `? `, and its value on the next line after `: `",
    )
}

/// A `:` where YAML expects no key. `offset` is that of the `:`.
pub(super) fn second_colon(content: &str, offset: usize) -> Problem {
    let line = Line::at(content, offset);
    let before = content.get(line.start..offset).unwrap_or_default();
    if before.contains(": ") {
        return Problem::new(offset, "a second `:` in one entry", "quote text that contains `: `");
    }
    if before.chars().count() > MAX_KEY {
        return long_key(&line);
    }
    match line.above(content) {
        Some(above) if !above.is_entry() => not_an_entry(&above),
        Some(above) if above.indentation < line.indentation => Problem::new(
            line.start,
            "this line continues the text of the line above, so it cannot have a key",
            "align it with the line above, or quote text that contains `: `",
        ),
        _ => Problem::new(offset, "a `:` cannot be here", "quote text that contains `: `, and check the indentation"),
    }
}

/// A line that is no part of the map or list around it. `offset` is where YAML notices it.
pub(super) fn not_in_line(line: &Line<'_>, offset: usize) -> Problem {
    let before = offset.checked_sub(line.start).and_then(|length| line.text.get(..length)).unwrap_or_default();
    let rest = line.text.get(before.len()..).unwrap_or_default();
    if before.is_empty() {
        return if rest.starts_with("- ") {
            Problem::new(offset, "an entry of a list is among keys", "write a key, or indent the list under its key")
        } else {
            Problem::new(
                offset,
                "the indentation of this line fits no line above",
                "align it with the other entries of its map or list, and check that each quote above is closed",
            )
        };
    }
    if rest.starts_with(',') {
        return Problem::new(
            offset,
            "a comma ends this entry",
            "remove it: only entries inside `{ }` and `[ ]` have commas",
        );
    }
    if let Some(bracket) = rest.chars().next().filter(|first| matches!(first, '}' | ']')) {
        return Problem::new(
            offset,
            format!("this `{bracket}` closes nothing"),
            "remove it, or add the opening bracket",
        );
    }
    match before.trim_end().chars().next_back() {
        Some(quote @ ('"' | '\'')) => {
            let double = if quote == '"' {
                "write `\\\"` for a quote inside `\"...\"`"
            } else {
                "write `''` for a quote inside `'...'`"
            };
            Problem::new(
                offset,
                "text is after the closing quote",
                format!("put the whole text in quotes, {double}, and check that each quote above is closed"),
            )
        }
        _ => Problem::new(offset, "text is after the end of this entry", "remove it, or quote the whole value"),
    }
}
