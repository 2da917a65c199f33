//! Maps with known keys. Each kind of map has one table of keys, from which the map is read and documented, and from
//! which corrections of misspelled keys are suggested.

use super::cut_lists::without_pieces;
use super::item::Item;
use crate::diagnostics::{Code, and_stranger, write_in_ascii};
use crate::nearest::nearest;
use crate::yaml::{Diagnostic, Diagnostics, Key};
use std::fmt::Write as _;

/// Words that other formats have for keys.
const SYNONYMS: [(&str, &str); 10] = [
    ("alias", "aliases"),
    ("category", "categories"),
    ("includes", "implies"),
    ("name", "catalog"),
    ("paths", "endpoints"),
    ("replaced_by", "use"),
    ("replacement", "use"),
    ("routes", "endpoints"),
    ("rows", "endpoints"),
    ("title", "catalog"),
];

/// One key of a map. A key is defined in the table of its map and nowhere else.
pub(crate) struct Field<'a, T> {
    /// The key.
    pub(crate) name: &'static str,
    /// The form of the value, in a few words.
    pub(crate) form: &'static str,
    /// The meaning, in a sentence.
    pub(crate) about: &'static str,
    /// Reads the value and stores it.
    pub(crate) read: fn(&mut T, Item<'a>, &mut Diagnostics),
}

/// A map with a table of keys.
pub(crate) trait Fields<'a>: Sized + 'a {
    /// The owner of the map, with an article: `a resource`.
    const OF: &'static str;
    /// The table, in the order of the documentation.
    const FIELDS: &'a [Field<'a, Self>];

    /// Takes a key that the table does not have and that misspells no key of the table. Returns whether it does. A key
    /// that is not taken is an error.
    fn take(&mut self, _: Item<'a>) -> bool {
        false
    }

    /// The entries of a map without the pieces of lists that are not in brackets, which are reported.
    fn without_pieces(items: &[Item<'a>], diagnostics: &mut Diagnostics) -> Vec<Item<'a>> {
        let is_list = |key: &str| Self::field(key).is_some_and(|field| field.form.starts_with("list"));
        // The other keys of a resource are its actions, so only a path can be a piece.
        let can_follow = |list: &str, key: &str| key.starts_with('/') || list != "paths" && Self::field(key).is_none();
        without_pieces(items, |list, key| is_list(list) && can_follow(list, key), diagnostics)
    }

    /// Reads every key of a map.
    fn fill(&mut self, items: Vec<Item<'a>>, diagnostics: &mut Diagnostics) {
        let items = Self::without_pieces(&items, diagnostics);
        let is_present = |name: &str| items.iter().any(|item| item.key.text == name);
        for item in &items {
            if let Some(field) = Self::field(&item.key.text) {
                (field.read)(self, *item, diagnostics);
                continue;
            }
            let near = Self::probable(&item.key.text);
            if near.is_none() && self.take(*item) {
                continue;
            }
            diagnostics.push(unknown_key::<Self>(item.key, near));
            // Continue with the probable key. Otherwise every use of what it declares would be an error, too.
            if let Some(field) = near.filter(|near| !is_present(near)).and_then(Self::field) {
                (field.read)(self, *item, diagnostics);
            }
        }
    }

    /// The key of the table that a key is probably meant to be.
    fn probable(key: &str) -> Option<&'static str> {
        let synonym = SYNONYMS.iter().find(|(word, known)| *word == key && Self::field(known).is_some());
        nearest(key, Self::keys()).or(synonym.map(|(_, known)| *known))
    }

    /// The row of the table for a key.
    fn field(name: &str) -> Option<&'a Field<'a, Self>> {
        Self::FIELDS.iter().find(|field| field.name == name)
    }

    /// The keys of the table.
    fn keys() -> impl Iterator<Item = &'static str> {
        Self::FIELDS.iter().map(|field| field.name)
    }

    /// Appends the table in Markdown.
    fn document(out: &mut String) {
        // Writing to a string does not fail.
        let _ = write!(out, "\n## Keys of {}\n\n| Key | Value | Meaning |\n| --- | --- | --- |\n", Self::OF);
        for Field { name, form, about, .. } in Self::FIELDS {
            let _ = writeln!(out, "| `{name}` | {form} | {about} |");
        }
    }
}

pub(crate) fn unknown_key<'a, T: Fields<'a>>(key: &Key, near: Option<&str>) -> Diagnostic {
    let known = listed(T::keys());
    let message = format!("unknown key `{}` in {}{}", key.text, T::OF, and_stranger(&key.text));
    let problem = Diagnostic::error(Code::UnknownKey, key.at, message);
    match near {
        Some(near) => problem.help(format!("did you mean `{near}`? the keys are {known}")),
        None => problem.help(write_in_ascii(&key.text).unwrap_or_else(|| format!("the keys are {known}"))),
    }
}

/// The names in backticks, with commas between them.
pub(crate) fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut text = String::new();
    for name in names {
        let comma = if text.is_empty() { "" } else { ", " };
        // Writing to a string does not fail.
        let _ = write!(text, "{comma}`{name}`");
    }
    text
}
