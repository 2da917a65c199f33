//! What to write instead of the name of a scope that the catalog does not have.

use crate::nearest::{nearest, stem};
use scope_types::keywords;

/// The characters between a resource and the rest of a name.
const SEPARATORS: [char; 5] = [':', '.', '_', '/', '-'];
/// The largest number of names in a message.
const MAX_LISTED: usize = 8;
/// The largest difference in length of two names with the same letters.
const MAX_SEPARATORS: usize = 16;
/// The help for `contacts:*`.
const NO_WILDCARDS: &str = "a catalog has no wildcards: name each scope, or a scope that implies them";

/// The help for an unknown name.
pub(super) struct Help {
    pub(super) text: String,
    /// The known name that is probably meant.
    pub(super) near: Option<String>,
}

impl Help {
    fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), near: None }
    }

    fn near(name: String) -> Self {
        Self { text: format!("did you mean `{name}`?"), near: Some(name) }
    }
}

/// What to write instead of an unknown name. In some places, `words` are valid besides scopes.
pub(super) fn help(name: &str, scopes: &[String], words: &[&str], can_search: bool) -> Help {
    if name.contains(',') {
        return Help::text("write one name here; a list has an entry for each name");
    }
    if let Some(found) = can_search.then(|| search(name, scopes, words)).flatten() {
        return found;
    }
    if name.contains('*') {
        return Help::text(NO_WILDCARDS);
    }
    match keywords::meant(name) {
        Some(help) if !words.is_empty() => Help::text(help),
        _ if can_search => Help::text("no scope has a similar name; declare it under `categories` if it should exist"),
        _ => Help::text("declare it under `categories`, or write the name of a scope that is declared there"),
    }
}

/// Compares a name with all scopes.
fn search(name: &str, scopes: &[String], words: &[&str]) -> Option<Help> {
    let names = scopes.iter().map(String::as_str);
    if let Some(same) = names.clone().find(|known| have_same_letters(name, known)) {
        return Some(Help { text: format!("write `{same}`"), near: Some(same.to_owned()) });
    }
    if let Some(list) = below(name, names.clone()) {
        return Some(Help::text(format!("under `{name}`, the catalog has {list}")));
    }
    if let Some(help) = ending_with(name, names.clone()) {
        return Some(help);
    }
    // Of `contacts:remove`, the resource is right, so only its scopes can be meant.
    let (start, end) = name.split_at(stem(name).len());
    if !start.is_empty()
        && let Some(list) = below(start, names.clone())
    {
        return Some(match nearest(end, names.filter_map(|name| name.strip_prefix(start))) {
            Some(near) => Help::near(format!("{start}{near}")),
            None if end.contains('*') => Help::text(NO_WILDCARDS),
            None => Help::text(format!("under `{start}`, the catalog has {list}")),
        });
    }
    nearest(name, names.chain(words.iter().copied())).map(|near| Help::near(near.to_owned()))
}

/// Whether two names differ in case and separators only.
fn have_same_letters(name: &str, other: &str) -> bool {
    let letters = |name: &str| -> Vec<u8> {
        name.bytes().filter(u8::is_ascii_alphanumeric).map(|octet| octet.to_ascii_lowercase()).collect()
    };
    name.is_ascii() && name.len().abs_diff(other.len()) <= MAX_SEPARATORS && letters(name) == letters(other)
}

/// The help for a name that is the end of the names of scopes, such as an action. Returns `None` if it is the end of none.
fn ending_with<'n>(end: &str, names: impl Iterator<Item = &'n str>) -> Option<Help> {
    let has_end = |name: &&str| name.strip_suffix(end).is_some_and(|start| start.ends_with(SEPARATORS));
    let found: Vec<&str> = names.filter(has_end).collect();
    let example = *found.first()?;
    Some(match found.len() {
        1 => Help::near(example.to_owned()),
        2..=MAX_LISTED => {
            let listed: Vec<String> = found.iter().map(|name| format!("`{name}`")).collect();
            Help::text(format!("write the whole name of a scope: {} end with `{end}`", listed.join(", ")))
        }
        count => Help::text(format!("write the whole name of a scope, such as `{example}`: {count} end with `{end}`")),
    })
}

/// The names that consist of a resource, a separator and more. Returns `None` if there are none.
fn below<'n>(resource: &str, names: impl Iterator<Item = &'n str>) -> Option<String> {
    let is_below = |name: &&str| {
        name.strip_prefix(resource).is_some_and(|rest| {
            rest.len() > 1 && rest.starts_with(SEPARATORS) || !rest.is_empty() && resource.ends_with(SEPARATORS)
        })
    };
    let found: Vec<&str> = names.filter(is_below).collect();
    let listed: Vec<String> = found.iter().take(MAX_LISTED).map(|name| format!("`{name}`")).collect();
    match found.len().saturating_sub(MAX_LISTED) {
        _ if found.is_empty() => None,
        0 => Some(listed.join(", ")),
        more => Some(format!("{} and {more} more", listed.join(", "))),
    }
}
