//! The messages of the requirement language.

use super::error::Problem;
use super::front::Front;
use crate::diagnostics::{Code, in_ascii, show_character, stranger, write_in_ascii};
use crate::limits::{MAX_NAME, MAX_REQUIREMENT_DEPTH};
use scope_types::keywords;

/// Most scopes that a help repeats.
const MAX_REPEATED: usize = 8;
/// The length in bytes of the longest list that a help repeats.
const MAX_LENGTH: usize = 240;

pub(super) fn empty_requirement() -> Problem {
    let [public, authenticated, denied] = keywords::ALONE;
    Problem::syntax(
        "the requirement is empty",
        format!("name a scope, or write `{public}`, `{authenticated}` or `{denied}`"),
    )
}

pub(super) fn empty_list(word: &str) -> Problem {
    Problem::syntax(format!("`{word}()` is empty"), "name a scope in it, or remove it")
}

pub(super) fn lone_comma() -> Problem {
    Problem::syntax("expected a scope next to this comma", "remove the comma, or name a scope")
}

/// Parentheses or a list in a preset. `help` comes from [`join`].
pub(super) fn list_in_preset(help: String) -> Problem {
    Problem::syntax("a preset is one list, without parentheses", help)
}

pub(super) fn unclosed(count: usize) -> Problem {
    Problem::syntax("`(` has no matching `)`", format!("add `{}`", ")".repeat(count)))
}

pub(super) fn unopened() -> Problem {
    Problem::syntax("`)` has no matching `(`", "remove it, or write `any(...)` or `all(...)`")
}

/// Two items without a comma between them. `help` comes from [`join`].
pub(super) fn missing_comma(second: &str, help: String) -> Problem {
    Problem::syntax(format!("expected a comma before `{second}`"), help)
}

/// Two items with `or` or `|` between them. `help` comes from [`join`].
pub(super) fn operator(word: &str, help: String) -> Problem {
    Problem::syntax(format!("`{word}` does not join scopes"), help)
}

/// How items are joined, inside an `any(...)` or elsewhere. A help repeats all of the items or none of them.
pub(super) fn join(items: &[String], is_in_any: bool, front: Front<'_>) -> String {
    let list = items.join(", ");
    let all = match items.len() {
        0 => return "name a scope".to_owned(),
        1 => return format!("write `{list}`"),
        _ if !front.has_lists() && (list.len() > MAX_LENGTH || list.contains('(')) => {
            return "write only names of scopes, with commas between them".to_owned();
        }
        _ if !front.has_lists() => return format!("write `{list}`"),
        _ if items.len() > MAX_REPEATED || list.len() > MAX_LENGTH => {
            let (commas, other, all) =
                if is_in_any { ("one of them", "all", "all of them") } else { ("all of them", "any", "one of them") };
            return format!("separate them by commas for {commas}, or put them into `{other}(...)` for {all}");
        }
        2 => "both",
        _ => "all of them",
    };
    if is_in_any {
        format!("write `{list}` for one of them, or `all({list})` for {all}")
    } else {
        format!("write `{list}` for {all}, or `any({list})` for one of them")
    }
}

/// A list of `word` with these items.
pub(super) fn write_list(word: &str, items: &[String]) -> String {
    let list = items.join(", ");
    if items.is_empty() || list.len() > MAX_LENGTH {
        format!("write `{word}(...)` with scopes in it")
    } else {
        format!("write `{word}({list})`")
    }
}

pub(super) fn missing_list(word: &str, front: Front<'_>) -> Problem {
    Problem::syntax(
        format!("`{word}` needs a list"),
        format!("write `{word}(...)` with scopes in it{}", front.in_quotes(word)),
    )
}

pub(super) fn keyword_in_list(word: &str, front: Front<'_>) -> Problem {
    Problem {
        code: Code::KeywordInList,
        message: format!("`{word}` cannot be combined with other requirements"),
        help: format!("write `{word}` alone, or remove it{}", front.in_quotes(word)),
    }
}

pub(super) fn negated() -> Problem {
    Problem::syntax("a requirement cannot be negated", "name the scopes that are needed")
}

pub(super) fn too_deep() -> Problem {
    Problem::syntax(format!("lists are nested more than {MAX_REQUIREMENT_DEPTH} deep"), "write it with fewer lists")
}

pub(super) fn duplicate(item: &str) -> Problem {
    Problem {
        code: Code::DuplicateEntry,
        message: format!("`{item}` is in this list twice"),
        help: "remove one of the two".to_owned(),
    }
}

pub(super) fn shared_without_name() -> Problem {
    Problem::syntax("`$` needs a name", "write the name of an entry of `requirements` after it")
}

/// `$name` in a front that has no entries of `requirements`.
pub(super) fn shared_elsewhere(word: &str, front: Front<'_>) -> Problem {
    Problem::syntax(
        format!("`{word}` can only be used in the catalog"),
        format!("write out the requirement{}", front.in_quotes(word)),
    )
}

pub(super) fn empty_name() -> Problem {
    Problem::syntax("the name in quotes is empty", "name a scope")
}

pub(super) fn list_in_quotes(text: &str) -> Problem {
    let text = in_ascii(text).unwrap_or_else(|| text.to_owned());
    Problem::syntax("a list is written without quotes", format!("write `{text}`"))
}

/// `help` comes from [`join`].
pub(super) fn space_in_name(help: String) -> Problem {
    Problem::syntax("a scope cannot contain spaces", help)
}

pub(super) fn long_name(length: usize) -> Problem {
    Problem::syntax(
        format!("a scope has at most {MAX_NAME} bytes, and this name has {length}"),
        "write the name of a scope that is in the catalog",
    )
}

/// `character` is the first one of the name that no scope can have.
pub(super) fn character_in_name(name: &str, character: char) -> Problem {
    let message = match stranger(name) {
        Some(stranger) => format!("`{name}` cannot name a scope: {stranger}"),
        None => format!("a scope cannot contain {}", show_character(character)),
    };
    let help = write_in_ascii(name).unwrap_or_else(|| {
        "the name of a scope has only visible ASCII characters, and neither `\"` nor `\\` (RFC 6749, section 3.3)"
            .to_owned()
    });
    Problem::syntax(message, help)
}

pub(super) fn unclosed_quote(quote: char) -> Problem {
    Problem::syntax(format!("expected a closing `{quote}`"), format!("add `{quote}` at the end of the name"))
}
