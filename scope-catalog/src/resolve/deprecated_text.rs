//! A `deprecated` that is text, such as `since 2.3, use contacts:manage`.

use super::symbol_table::SymbolTable;
use crate::schema::item::{plain_or_quoted, quoted};

/// What authors write before the scope to use instead.
const BEFORE_SCOPE: [&str; 4] = ["use", "replaced by", "in favor of", "in favour of"];
/// The help if the text names no scope.
const EITHER: &str = "write `deprecated: { since: \"...\" }` with a version or a date, or `deprecated: { use: ... }` with the name of a scope";

/// What to write for a text whose author gave a version, a scope to use instead, or both. `id` is that of the deprecated
/// scope.
pub(super) fn help(text: &str, id: u16, symbols: &SymbolTable) -> String {
    let is_other = |name: &str| symbols.id(name).is_some_and(|other| other != id);
    if is_other(text) {
        return write("", Some(text));
    }
    let Some((before, after)) = BEFORE_SCOPE.iter().find_map(|words| split(text, words)) else {
        return write(version(text), None);
    };
    // In `use a instead`, the name is the first word.
    let name = trimmed(after.split_whitespace().next().unwrap_or_default());
    if is_other(name) {
        return write(version(before), Some(name));
    }
    let near = (!name.is_empty()).then(|| symbols.nearest(name)).flatten();
    match near.filter(|near| is_other(near)) {
        Some(near) => format!("did you mean `{}`?", map(version(before), Some(near))),
        None => EITHER.to_owned(),
    }
}

fn write(since: &str, replacement: Option<&str>) -> String {
    format!("write `{}`", map(since, replacement))
}

fn map(since: &str, replacement: Option<&str>) -> String {
    let since = (!since.is_empty()).then(|| format!("since: {}", quoted(since)));
    let replacement = replacement.map(|name| format!("use: {}", plain_or_quoted(name)));
    let keys: Vec<String> = since.into_iter().chain(replacement).collect();
    format!("deprecated: {{ {} }}", keys.join(", "))
}

/// The text before and after some words, which are not parts of longer words.
fn split<'t>(text: &'t str, words: &str) -> Option<(&'t str, &'t str)> {
    let is_between_words = |text: &str| text.is_empty() || !text.starts_with(|c: char| c.is_alphanumeric() || c == '-');
    let (at, _) = text.match_indices(words).find(|(at, _)| {
        let (before, after) = (text.get(..*at).unwrap_or_default(), text.get(at + words.len()..).unwrap_or_default());
        before.chars().next_back().is_none_or(|c| c == ' ' || c.is_ascii_punctuation()) && is_between_words(after)
    })?;
    Some((text.get(..at)?, text.get(at + words.len()..)?))
}

/// A version or a date, without the words and signs around it.
fn version(text: &str) -> &str {
    let text = trimmed(text);
    trimmed(text.strip_prefix("since").filter(|rest| rest.starts_with([' ', ':'])).unwrap_or(text))
}

/// A text without white space, quotes and punctuation around it.
fn trimmed(text: &str) -> &str {
    text.trim_matches([' ', ':', ',', ';', '.', '"', '\'', '`', '(', ')'])
}
