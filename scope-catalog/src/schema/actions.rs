//! The key `actions`, and lists of methods.

use super::cut_lists::without_pieces;
use super::item::Item;
use super::{methods, names};
use crate::diagnostics::{Code, in_ascii};
use crate::hash::{self, HashMap, HashSet};
use crate::limits::MAX_METHODS;
use crate::yaml::{Diagnostic, Diagnostics, Value};

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
    let can_be_method = |key: &str| key.bytes().all(|octet| octet.is_ascii_uppercase());
    // A value that is no list is reported below, or as a list that is cut.
    let no_lists = entries.iter().filter(|entry| !matches!(entry.node.value, Value::List(_)));
    let mut with_wrong_methods: HashSet<String> = no_lists.map(|entry| entry.key.text.clone()).collect();
    let entries = without_pieces(&entries, |_, key| can_be_method(key), diagnostics);
    let mut methods_of = hash::map(entries.len());
    let mut names = Vec::with_capacity(entries.len());
    let mut wrong = HashSet::default();
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
        methods_of.insert(name.clone(), list(entry, diagnostics));
        if diagnostics.count_errors() > errors_before {
            with_wrong_methods.insert(name.clone());
        }
        names.push(name);
    }
    Actions::Declared(Declared { methods: methods_of, names, wrong, with_wrong_methods, spellings })
}

/// Reads a list of methods. Wrong methods are reported and left out.
pub(crate) fn list(item: Item<'_>, diagnostics: &mut Diagnostics) -> Vec<String> {
    let mut texts = item.texts(diagnostics).unwrap_or_default();
    texts.retain(|(text, at)| methods::check(text, *at, diagnostics));
    if let Some((_, at)) = texts.get(MAX_METHODS) {
        diagnostics.push(
            Diagnostic::error(Code::TooManyMethods, *at, format!("more than {MAX_METHODS} methods in one list"))
                .help("remove some"),
        );
        texts.truncate(MAX_METHODS);
    }
    texts.into_iter().map(|(text, _)| text.to_owned()).collect()
}
