//! Names of scopes: their syntax, the key `naming`, and the identifiers and titles that are made from names.

use crate::diagnostics::{Code, show_character, stranger, write_in_ascii};
use crate::limits::MAX_NAME;
use crate::yaml::{Diagnostic, Diagnostics, NodeId};
use heck::{ToTitleCase, ToUpperCamelCase};
use scope_types::is_token_octet;

/// The key `naming`: the pattern for the names of a resource's scopes.
#[derive(Debug)]
pub(crate) struct Naming<'a> {
    /// Whether the catalog has another pattern, which is wrong. This is reported.
    pub(crate) is_wrong: bool,
    before: &'a str,
    between: &'a str,
    after: &'a str,
    /// Whether `{resource}` comes before `{action}`.
    resource_first: bool,
}

impl Default for Naming<'_> {
    fn default() -> Self {
        Self { is_wrong: false, before: "", between: ":", after: "", resource_first: true }
    }
}

impl<'a> Naming<'a> {
    /// Reads a pattern such as `{resource}:{action}`. A wrong pattern is reported and replaced by the default.
    pub(crate) fn parse(text: &'a str, at: NodeId, diagnostics: &mut Diagnostics) -> Self {
        const RESOURCE: &str = "{resource}";
        const ACTION: &str = "{action}";
        let mut is_valid = true;
        if text.contains("${") {
            diagnostics.push(
                Diagnostic::error(Code::InvalidNaming, at, "`naming` has `$` before a brace")
                    .help("write `{resource}` and `{action}` without `$`"),
            );
            return Self::wrong();
        }
        let rest = text.replace(RESOURCE, "").replace(ACTION, "");
        if rest.contains(['{', '}']) {
            diagnostics.push(
                Diagnostic::error(
                    Code::InvalidNaming,
                    at,
                    format!("`naming` has braces other than `{{resource}}` and `{{action}}`: `{text}`"),
                )
                .help("write each of `{resource}` and `{action}` once, as in `{resource}:{action}`"),
            );
            return Self::wrong();
        }
        if let Some(refused) = rest.chars().find(|c| !u8::try_from(*c).is_ok_and(is_token_octet)) {
            diagnostics.push(
                Diagnostic::error(Code::InvalidNaming, at, format!("`naming` contains {}", show_character(refused)))
                    .help("the name of a scope has only visible ASCII characters, and neither `\"` nor `\\` (RFC 6749, section 3.3)"),
            );
            return Self::wrong();
        }
        for part in [RESOURCE, ACTION] {
            let count = text.matches(part).count();
            if count != 1 {
                let count = if count == 0 { "does not contain" } else { "repeats" };
                diagnostics.push(
                    Diagnostic::error(Code::InvalidNaming, at, format!("`naming` {count} `{part}`"))
                        .help("write each of `{resource}` and `{action}` once, as in `{resource}:{action}`"),
                );
                is_valid = false;
                break;
            }
        }
        let split = |first: &str, second: &str, resource_first| {
            let (before, rest) = text.split_once(first)?;
            let (between, after) = rest.split_once(second)?;
            Some(Self { is_wrong: false, before, between, after, resource_first })
        };
        let naming = split(RESOURCE, ACTION, true).or_else(|| split(ACTION, RESOURCE, false));
        naming.filter(|_| is_valid).unwrap_or_else(Self::wrong)
    }

    /// The default in place of a wrong pattern.
    pub(crate) fn wrong() -> Self {
        Self { is_wrong: true, ..Self::default() }
    }

    /// Whether the text between resource and action can be in the name of a resource.
    pub(crate) fn joins_words(&self) -> bool {
        self.between.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
    }

    /// The resource and the action in the name of a scope that follows the pattern.
    pub(crate) fn split<'n>(&self, name: &'n str) -> Option<(&'n str, &'n str)> {
        let inner = name.strip_prefix(self.before)?.strip_suffix(self.after)?;
        let (first, second) = inner.rsplit_once(self.between).filter(|_| !self.between.is_empty())?;
        let is_whole = !first.is_empty() && !second.is_empty();
        is_whole.then_some(if self.resource_first { (first, second) } else { (second, first) })
    }

    /// The name of a resource's scope for an action.
    pub(crate) fn name(&self, resource: &str, action: &str) -> String {
        let (first, second) = if self.resource_first { (resource, action) } else { (action, resource) };
        [self.before, first, self.between, second, self.after].concat()
    }
}

/// Whether a name of a scope is a scope-token of RFC 6749 (section 3.3) of at most [`MAX_NAME`] bytes. Other names are
/// reported.
pub(crate) fn check_token(name: &str, at: NodeId, diagnostics: &mut Diagnostics) -> bool {
    check(name, "scope", at, diagnostics)
}

/// Whether a name of a resource or an action can be a part of the name of a scope. `what` is `resource` or `action`.
/// Other names are reported.
pub(crate) fn check_part(name: &str, what: &str, at: NodeId, diagnostics: &mut Diagnostics) -> bool {
    check(name, what, at, diagnostics)
}

/// Whether a name can be a part of the name of a scope.
pub(crate) fn is_part(name: &str) -> bool {
    name.len() <= MAX_NAME && name.bytes().all(is_token_octet)
}

/// Whether a name has at most [`MAX_NAME`] bytes. A longer one is reported.
pub(crate) fn check_length(name: &str, what: &str, at: NodeId, diagnostics: &mut Diagnostics) -> bool {
    if name.len() > MAX_NAME {
        diagnostics.push(
            Diagnostic::error(
                Code::InvalidScopeName,
                at,
                format!("{what} name `{name}` is longer than {MAX_NAME} bytes"),
            )
            .help("shorten it"),
        );
    }
    name.len() <= MAX_NAME
}

fn check(name: &str, what: &str, at: NodeId, diagnostics: &mut Diagnostics) -> bool {
    if !check_length(name, what, at, diagnostics) {
        return false;
    }
    let allowed = |c: &char| u8::try_from(*c).is_ok_and(is_token_octet);
    let problem = if name.is_empty() {
        Diagnostic::error(Code::InvalidScopeName, at, format!("{what} name is empty")).help("name it")
    } else if let Some(refused) = name.chars().find(|c| !allowed(c)) {
        let message = match stranger(name) {
            Some(stranger) => format!("`{name}` cannot name {} {what}: {stranger}", article(what)),
            None => format!("{what} name `{name}` contains {}", show_character(refused)),
        };
        let without_spaces = name.trim().replace(' ', "-");
        let help = if without_spaces.chars().all(|c| allowed(&c)) {
            format!("write it without spaces, such as `{without_spaces}`")
        } else {
            write_in_ascii(name).unwrap_or_else(|| {
                "the name of a scope has only visible ASCII characters, and neither `\"` nor `\\` (RFC 6749, section 3.3)"
                    .to_owned()
            })
        };
        Diagnostic::error(Code::InvalidScopeName, at, message).help(help)
    } else {
        return true;
    };
    diagnostics.push(problem);
    false
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with('a') { "an" } else { "a" }
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
