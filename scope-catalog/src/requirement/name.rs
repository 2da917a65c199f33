//! Names that no scope can have.

use super::error::Problem;
use super::front::Front;
use super::messages;
use super::tree::{Name, Tree};
use crate::limits::MAX_NAME;
use scope_types::{is_token_octet, keywords};

/// The reason why no catalog can have a scope with this name; `None` if a catalog can have one.
pub(super) fn problem(name: &str, front: Front<'_>) -> Option<Problem> {
    // Most names end here. Macros are not optimized, and a loop over bytes is faster there than one over characters.
    if !name.is_empty() && name.len() <= MAX_NAME && name.bytes().all(|octet| is_token_octet(octet) && octet != b'(') {
        return None;
    }
    if name.is_empty() {
        return Some(messages::empty_name());
    }
    if is_list(name) {
        return Some(messages::list_in_quotes(name));
    }
    match name.chars().find(|c| !u8::try_from(*c).is_ok_and(is_token_octet)) {
        Some(' ') => Some(messages::space_in_name(messages::join(&parts(name, front), false, front))),
        Some(other) => Some(messages::character_in_name(name, other)),
        None => (name.len() > MAX_NAME).then(|| messages::long_name(name.len())),
    }
}

/// Whether a name looks like a list of the language.
fn is_list(name: &str) -> bool {
    [keywords::ANY, keywords::ALL].iter().any(|word| name.strip_prefix(word).is_some_and(|rest| rest.starts_with('(')))
}

/// The scopes in a text that should be several scopes.
fn parts(text: &str, front: Front<'_>) -> Vec<String> {
    let words = text.split([' ', ',']).filter(|word| !word.is_empty() && !is_operator(word));
    let spelled = |word: &str| Tree::Scope(Name { text: word.into(), at: () }).spelled(front);
    words.map(spelled).collect()
}

/// Whether a word between two scopes is meant to join them.
pub(super) fn is_operator(word: &str) -> bool {
    matches!(word, "|" | "||" | "&" | "&&" | "+") || ["or", "and"].iter().any(|known| word.eq_ignore_ascii_case(known))
}
