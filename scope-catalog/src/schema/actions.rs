//! The key `actions`, and methods wherever they are written.

use crate::hash::{self, HashMap};

use super::fields::Item;
use crate::diagnostics::Code;
use crate::limits::MAX_METHODS;
use crate::yaml::NodeId;
use crate::yaml::{Diagnostic, Diagnostics};

/// The methods that HTTP itself names.
const STANDARD: [&str; 9] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"];

/// What is declared under `actions`.
#[derive(Debug)]
pub(crate) enum Actions<'a> {
    /// There is no such key.
    Absent,
    /// There is, but it cannot be read: nothing more is to be said about what it declares.
    Unreadable,
    /// Methods by action, in document order of the actions.
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

/// Reads a list of methods; the wrong ones are reported and left out.
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

/// Whether a text is an RFC 9110 token, which a method is.
pub(crate) fn is_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c))
}

/// Reports what is no method, and tells whether it is one.
pub(crate) fn check(method: &str, at: NodeId, diagnostics: &mut Diagnostics) -> bool {
    if !is_token(method) {
        diagnostics.push(
            Diagnostic::error(Code::InvalidMethod, at, format!("`{method}` is not an HTTP method"))
                .help("write a method, such as `GET`"),
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
