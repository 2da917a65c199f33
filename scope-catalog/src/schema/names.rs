//! Names of scopes: their syntax, the key `naming`, and the identifiers and titles that are made from names.

use crate::diagnostics::{Code, show_character, stranger, write_in_ascii};
use crate::limits::MAX_NAME;
use crate::yaml::{Diagnostic, Diagnostics, NodeId};
use heck::{ToTitleCase, ToUpperCamelCase};
use scope_types::is_token_octet;

/// The key `naming`: the pattern for the names of a resource's scopes.
#[derive(Debug)]
pub(crate) struct Naming<'a> {
    before: &'a str,
    between: &'a str,
    after: &'a str,
    /// Whether `{resource}` comes before `{action}`.
    resource_first: bool,
}

impl Default for Naming<'_> {
    fn default() -> Self {
        Self { before: "", between: ":", after: "", resource_first: true }
    }
}

impl<'a> Naming<'a> {
    /// Reads a pattern such as `{resource}:{action}`. A wrong pattern is reported and replaced by the default.
    pub(crate) fn parse(text: &'a str, at: NodeId, diagnostics: &mut Diagnostics) -> Self {
        const RESOURCE: &str = "{resource}";
        const ACTION: &str = "{action}";
        let mut is_valid = true;
        for part in [RESOURCE, ACTION] {
            let count = text.matches(part).count();
            if count != 1 {
                let count = if count == 0 { "does not contain" } else { "repeats" };
                diagnostics.push(
                    Diagnostic::error(Code::InvalidNaming, at, format!("`naming` {count} `{part}`"))
                        .help("write each of `{resource}` and `{action}` once, as in `{resource}:{action}`"),
                );
                is_valid = false;
            }
        }
        if text.replace(RESOURCE, "").replace(ACTION, "").contains(['{', '}']) {
            diagnostics.push(
                Diagnostic::error(
                    Code::InvalidNaming,
                    at,
                    format!("`naming` has braces other than `{{resource}}` and `{{action}}`: `{text}`"),
                )
                .help("remove the other braces"),
            );
            is_valid = false;
        }
        let split = |first: &str, second: &str, resource_first| {
            let (before, rest) = text.split_once(first)?;
            let (between, after) = rest.split_once(second)?;
            Some(Self { before, between, after, resource_first })
        };
        let naming = split(RESOURCE, ACTION, true).or_else(|| split(ACTION, RESOURCE, false));
        naming.filter(|_| is_valid).unwrap_or_default()
    }

    /// The name of a resource's scope for an action.
    pub(crate) fn name(&self, resource: &str, action: &str) -> String {
        let (first, second) = if self.resource_first { (resource, action) } else { (action, resource) };
        [self.before, first, self.between, second, self.after].concat()
    }
}

/// Whether a name is a scope-token of RFC 6749 (section 3.3) of at most [`MAX_NAME`] bytes. Other names are reported.
pub(crate) fn check_token(name: &str, at: NodeId, diagnostics: &mut Diagnostics) -> bool {
    let allowed = |c: &char| u8::try_from(*c).is_ok_and(is_token_octet);
    let problem = if name.is_empty() {
        Diagnostic::error(Code::InvalidScopeName, at, "scope name is empty").help("name it")
    } else if name.len() > MAX_NAME {
        Diagnostic::error(Code::InvalidScopeName, at, format!("scope name `{name}` is longer than {MAX_NAME} bytes"))
            .help("shorten it")
    } else if let Some(refused) = name.chars().find(|c| !allowed(c)) {
        let message = match stranger(name) {
            Some(stranger) => format!("`{name}` cannot name a scope: {stranger}"),
            None => format!("scope name `{name}` contains {}", show_character(refused)),
        };
        let help = write_in_ascii(name).unwrap_or_else(|| {
            "a scope name is made of visible ASCII characters other than `\"` and `\\` (RFC 6749, section 3.3)"
                .to_owned()
        });
        Diagnostic::error(Code::InvalidScopeName, at, message).help(help)
    } else {
        return true;
    };
    diagnostics.push(problem);
    false
}

/// Names that a variant cannot have: a keyword, and the constants of the enum.
const RESERVED: [&str; 3] = ["Self", "ALL", "COUNT"];

/// The enum variant that is made from a scope's name; `None` if no identifier can be made.
pub(crate) fn variant(name: &str) -> Option<String> {
    let mut camel = String::with_capacity(name.len() + 1);
    for part in parts(name) {
        push_cased(&mut camel, part, ToUpperCamelCase::to_upper_camel_case);
    }
    if camel.starts_with(|c: char| c.is_ascii_digit()) {
        camel.insert(0, '_');
    }
    (!camel.is_empty() && !RESERVED.contains(&camel.as_str())).then_some(camel)
}

/// Whether the value of a `variant` key is a valid enum variant.
pub(crate) fn is_variant(text: &str) -> bool {
    let first = text.trim_start_matches('_').chars().next();
    !RESERVED.contains(&text)
        && first.is_some_and(|c| c.is_ascii_uppercase() || (text.starts_with('_') && c.is_ascii_digit()))
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// The default title of a resource or an action.
pub(crate) fn title(name: &str) -> String {
    or_name(title_case(name), name)
}

/// The default title of a scope under a category's `scopes`. For a URL it is made from the last segment.
pub(crate) fn scope_title(name: &str) -> String {
    let last = if name.contains("://") { name.rsplit('/').find(|part| !part.is_empty()) } else { None };
    or_name(title_case(last.unwrap_or(name)), name)
}

fn title_case(name: &str) -> String {
    let mut title = String::with_capacity(name.len());
    for part in parts(name) {
        if !title.is_empty() {
            title.push(' ');
        }
        push_cased(&mut title, part, ToTitleCase::to_title_case);
    }
    title
}

/// The parts of a name between punctuation. No word extends over two parts.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty())
}

/// Appends a part with capitalized words. Most parts are one lowercase word, and they take a fast path, because `heck`
/// examines every letter and is slow in macros, which run unoptimized.
fn push_cased(out: &mut String, part: &str, cased: fn(&str) -> String) {
    let is_plain = part.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9'));
    match part.split_at_checked(1) {
        Some((first, rest)) if is_plain => {
            out.push_str(&first.to_ascii_uppercase());
            out.push_str(rest);
        }
        _ => out.push_str(&cased(part)),
    }
}

/// The title, or the name if the name has no words.
fn or_name(title: String, name: &str) -> String {
    if title.is_empty() { name.to_owned() } else { title }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of the parts are the words that `heck` finds in the whole name.
    #[test]
    fn parts_and_whole_names_have_the_same_words() {
        let pieces = ["", "a", "9", "ab", "A", "AB", "aB1", "é", ":", ".", "_", "--"];
        for first in pieces {
            for second in pieces {
                for third in pieces {
                    let name = [first, second, third, first].concat();
                    assert_eq!(title_case(&name), name.to_title_case());
                    let camel = variant(&name).unwrap_or_default();
                    if !RESERVED.contains(&name.to_upper_camel_case().as_str()) {
                        assert_eq!(camel.trim_start_matches('_'), name.to_upper_camel_case());
                    }
                }
            }
        }
    }
}
