//! The key `actions`, and lists of methods.

use super::fields::Item;
use crate::diagnostics::{Code, and_stranger, in_ascii, write_in_ascii};
use crate::hash::{self, HashMap};
use crate::limits::MAX_METHODS;
use crate::yaml::{Diagnostic, Diagnostics, NodeId};

/// The methods of RFC 9110 and RFC 5789 (`PATCH`).
const STANDARD: [&str; 9] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"];

/// The actions of a catalog.
#[derive(Debug)]
pub(crate) enum Actions<'a> {
    /// The catalog has no key `actions`.
    Absent,
    /// The value of the key is not a map. Actions are not checked then.
    Unreadable,
    /// The methods of each action, and the names of the actions in document order.
    Declared { methods: HashMap<&'a str, Vec<String>>, names: Vec<&'a str> },
}

/// Reads the key `actions`.
pub(crate) fn read<'a>(item: Option<Item<'a>>, diagnostics: &mut Diagnostics) -> Actions<'a> {
    let Some(item) = item else { return Actions::Absent };
    let Some(entries) = item.entries("`{ read: [GET] }`", diagnostics) else { return Actions::Unreadable };
    let mut methods = hash::map(entries.len());
    let mut names = Vec::with_capacity(entries.len());
    for entry in entries {
        // An action whose methods cannot be read is still declared.
        methods.insert(entry.key.text.as_str(), list(entry, diagnostics));
        names.push(entry.key.text.as_str());
    }
    Actions::Declared { methods, names }
}

/// Reads a list of methods. Wrong methods are reported and left out.
pub(crate) fn list(item: Item<'_>, diagnostics: &mut Diagnostics) -> Vec<String> {
    let mut texts = item.texts(diagnostics).unwrap_or_default();
    texts.retain(|(text, at)| check(text, *at, diagnostics));
    if let Some((_, at)) = texts.get(MAX_METHODS) {
        diagnostics.push(
            Diagnostic::error(Code::TooManyMethods, *at, format!("more than {MAX_METHODS} methods in one list"))
                .help("remove some"),
        );
        texts.truncate(MAX_METHODS);
    }
    texts.into_iter().map(|(text, _)| text.to_owned()).collect()
}

/// Whether a text is a token of RFC 9110 (section 5.6.2), as every method is.
pub(crate) fn is_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c))
}

/// Whether a text is a method. Reports a text that is not.
pub(crate) fn check(method: &str, at: NodeId, diagnostics: &mut Diagnostics) -> bool {
    if !is_token(method) {
        diagnostics.push(
            Diagnostic::error(
                Code::InvalidMethod,
                at,
                format!("`{method}` is not an HTTP method{}", and_stranger(method)),
            )
            .help(
                write_in_ascii(method)
                    .filter(|_| in_ascii(method).is_some_and(|ascii| is_token(&ascii)))
                    .unwrap_or_else(|| "write a method, such as `GET`".to_owned()),
            ),
        );
        return false;
    }
    if let Some(standard) = STANDARD.iter().find(|known| known.eq_ignore_ascii_case(method) && **known != method) {
        diagnostics.push(
            Diagnostic::error(
                Code::InvalidMethod,
                at,
                format!("`{method}` is not an HTTP method: methods are case sensitive"),
            )
            .help(format!("write `{standard}`")),
        );
        return false;
    }
    true
}
