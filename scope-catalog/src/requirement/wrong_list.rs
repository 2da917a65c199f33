//! Lists that are not `any(...)` or `all(...)`, and what their author meant.

use super::error::Problem;
use super::front::Front;
use super::messages;
use super::tree::{Name, Tree};
use crate::diagnostics::and_stranger;
use scope_types::keywords;

/// Other words for `any`.
const ANY: [&str; 6] = ["any", "anyof", "either", "oneof", "or", "some"];
/// Other words for `all`.
const ALL: [&str; 5] = ["all", "allof", "and", "both", "every"];
/// Words around a list that says only what the items are.
const SCOPES: [&str; 8] = ["permission", "permissions", "require", "requires", "role", "roles", "scope", "scopes"];

/// The start of a list: the word before its bracket, or an empty text, and the bracket.
pub(super) struct Start<'w> {
    pub(super) word: &'w str,
    pub(super) bracket: char,
    /// Whether the list is an item of an `any(...)`.
    pub(super) is_in_any: bool,
}

/// Why this is no list of the language; `None` if it is one. `items` are those that are right.
pub(super) fn problem(start: &Start<'_>, items: &[&Tree<'_, impl Clone>], front: Front<'_>) -> Option<Problem> {
    let Start { word, bracket, is_in_any } = *start;
    if bracket == '(' && (word == keywords::ANY || word == keywords::ALL) {
        return None;
    }
    let name = word.trim_end_matches(['!', ':']);
    let texts: Vec<String> = items.iter().map(|item| item.spelled(front)).collect();
    if !front.has_lists() {
        return Some(messages::list_in_preset(messages::join(&texts, false, front)));
    }
    if let Some(meant) = meant(name) {
        let message = match (word.strip_prefix(name), bracket) {
            (Some("!"), _) => format!("`{name}` is not a macro"),
            (_, '(') => format!("unknown list `{word}`"),
            _ => format!("the list of `{name}` is not in parentheses"),
        };
        return Some(Problem::syntax(message, messages::write_list(meant, &texts)));
    }
    if keywords::ALONE.contains(&name) {
        return Some(Problem::syntax(format!("`{name}` has no list"), format!("write `{name}`")));
    }
    let folded = folded(name);
    Some(if name == "not" || name.starts_with('!') {
        messages::negated()
    } else if name.is_empty() {
        let help = if items.is_empty() {
            "write `any(...)` or `all(...)`".to_owned()
        } else {
            messages::join(&texts, is_in_any, front)
        };
        let message = match bracket {
            '(' => "expected `any` or `all` before `(`".to_owned(),
            _ => format!("`{bracket}` does not start a list"),
        };
        Problem::syntax(message, help)
    } else if SCOPES.contains(&folded.as_str()) {
        Problem::syntax(format!("unknown list `{word}`"), messages::join(&texts, is_in_any, front))
    } else if word.ends_with('!') {
        Problem::syntax(format!("a requirement cannot contain the macro `{word}`"), "write the names of the scopes")
    } else if let Some(full) = in_full(word, items, front) {
        Problem::syntax("a scope cannot contain a list", messages::join(&full, is_in_any, front))
    } else {
        Problem::syntax(
            format!("unknown list `{word}`{}", and_stranger(word)),
            format!("the lists are `any(...)` and `all(...)`; a scope with brackets in its name {}", front.needs()),
        )
    })
}

/// The list that a word is meant to start.
fn meant(word: &str) -> Option<&'static str> {
    let folded = folded(word);
    if ANY.contains(&folded.as_str()) {
        Some(keywords::ANY)
    } else {
        ALL.contains(&folded.as_str()).then_some(keywords::ALL)
    }
}

/// A word in lowercase, without hyphens and underscores.
fn folded(word: &str) -> String {
    word.chars().filter(|letter| !matches!(letter, '_' | '-')).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// The scopes of `contacts:{read, write}` in full.
fn in_full(word: &str, items: &[&Tree<'_, impl Clone>], front: Front<'_>) -> Option<Vec<String>> {
    if !word.ends_with([':', '.', '/']) || items.is_empty() {
        return None;
    }
    let full = |item: &&Tree<'_, _>| match item {
        Tree::Scope(Name { text, .. }) => {
            Some(Tree::Scope(Name { text: format!("{word}{text}").into(), at: () }).spelled(front))
        }
        _ => None,
    };
    items.iter().map(full).collect()
}
