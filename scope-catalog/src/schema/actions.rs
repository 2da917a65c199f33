//! The key `actions`, and lists of methods.

use super::fields::Item;
use super::names;
use crate::diagnostics::{Code, and_stranger, in_ascii, write_in_ascii};
use crate::hash::{self, HashMap, HashSet};
use crate::limits::MAX_METHODS;
use crate::yaml::{Diagnostic, Diagnostics, NodeId};

/// The methods of RFC 9110 and RFC 5789 (`PATCH`).
const STANDARD: [&str; 9] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"];

/// The actions of a catalog.
#[derive(Debug)]
pub(crate) enum Actions {
    /// The catalog has no key `actions`.
    Absent,
    /// The value of the key is not a map. Actions are not checked then.
    Unreadable,
    Declared(Declared),
}

/// The actions that a catalog declares.
#[derive(Debug)]
pub(crate) struct Declared {
    /// The methods of each action.
    pub(crate) methods: HashMap<String, Vec<String>>,
    /// The names in document order.
    pub(crate) names: Vec<String>,
    /// The names that cannot be a part of the name of a scope. This is reported.
    pub(crate) wrong: HashSet<String>,
    /// The names of actions with wrong methods. This is reported.
    pub(crate) with_wrong_methods: HashSet<String>,
    /// The names with letters that look like ASCII letters, and their spelling in ASCII. This is reported.
    pub(crate) spellings: HashMap<String, String>,
}

/// Reads the key `actions`.
pub(crate) fn read(item: Option<Item<'_>>, diagnostics: &mut Diagnostics) -> Actions {
    let Some(item) = item else { return Actions::Absent };
    let Some(entries) = item.entries("`{ read: [GET] }`", diagnostics) else { return Actions::Unreadable };
    let mut methods = hash::map(entries.len());
    let mut names = Vec::with_capacity(entries.len());
    let mut wrong = HashSet::default();
    let mut with_wrong_methods = HashSet::default();
    let mut spellings = HashMap::default();
    for entry in entries {
        let written = entry.key.text.as_str();
        let is_valid = names::check_part(written, "action", entry.key.at, diagnostics);
        // Resources probably use the spelling that the help suggests.
        let name = in_ascii(written).unwrap_or_else(|| written.to_owned());
        if name != written {
            spellings.insert(written.to_owned(), name.clone());
        } else if !is_valid {
            wrong.insert(name.clone());
        }
        // An action whose methods cannot be read is still declared.
        let errors_before = diagnostics.count_errors();
        methods.insert(name.clone(), list(entry, diagnostics));
        if diagnostics.count_errors() > errors_before {
            with_wrong_methods.insert(name.clone());
        }
        names.push(name);
    }
    Actions::Declared(Declared { methods, names, wrong, with_wrong_methods, spellings })
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
    let names_several = method.contains(['|', '*']) || !method.contains(|c: char| c.is_ascii_alphabetic());
    if is_token(method) && names_several {
        diagnostics.push(
            Diagnostic::error(Code::InvalidMethod, at, format!("`{method}` is not one HTTP method"))
                .help("write each method by itself, such as `GET`"),
        );
        return false;
    }
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
        diagnostics.push_joined(
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
