//! Maps with known keys. Each kind of map has one table of keys, from which the map is read and documented, and from
//! which corrections of misspelled keys are suggested.

use crate::diagnostics::{Code, and_stranger, write_in_ascii};
use crate::hash::{self, HashMap, HashSet};
use crate::nearest::nearest;
use crate::yaml::{Diagnostic, Diagnostics, Key, Node, NodeId, Value};
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

/// A key with its value.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Item<'a> {
    pub(crate) key: &'a Key,
    pub(crate) node: &'a Node,
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

    /// Reads every key of a map.
    fn fill(&mut self, items: Vec<Item<'a>>, diagnostics: &mut Diagnostics) {
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

impl<'a> Item<'a> {
    /// The node of the value.
    pub(crate) fn at(self) -> NodeId {
        self.node.at
    }

    fn name(self) -> String {
        format!("`{}`", self.key.text)
    }

    /// The value as text. Empty text is an error.
    pub(crate) fn text(self, diagnostics: &mut Diagnostics) -> Option<&'a str> {
        text(self.node, &self.name(), "fill it in, or remove it", diagnostics)
    }

    /// The same for a key that is required. `empty` is the help for empty text.
    pub(crate) fn required_text(self, empty: &str, diagnostics: &mut Diagnostics) -> Option<&'a str> {
        text(self.node, &self.name(), empty, diagnostics)
    }

    /// The value as a list of texts. Duplicates are errors.
    pub(crate) fn texts(self, diagnostics: &mut Diagnostics) -> Option<Vec<(&'a str, NodeId)>> {
        let Value::List(nodes) = &self.node.value else {
            let way_out = match &self.node.value {
                Value::Text(text) if text.starts_with('-') => "write a space after each `-`".to_owned(),
                Value::Text(text) if text.starts_with(['*', '&', '!', '@', '%', '{', '[']) => {
                    format!("write a list: `[\"{text}\"]`")
                }
                Value::Text(text) => format!("write a list: `[{text}]`"),
                _ => "write a list: `[first, second]`".to_owned(),
            };
            diagnostics.push(wrong(self.node, &self.name(), "a list", &way_out));
            return None;
        };
        let mut first: HashMap<&str, NodeId> = HashMap::default();
        let mut read = Vec::new();
        for node in nodes {
            let Some(text) =
                text(node, &format!("an entry of {}", self.name()), "fill it in, or remove it", diagnostics)
            else {
                continue;
            };
            if let Some(at) = first.insert(text, node.at) {
                diagnostics.push(
                    Diagnostic::error(Code::DuplicateEntry, node.at, format!("{} lists `{text}` twice", self.name()))
                        .related(at, "first written here")
                        .help("remove one of the two"),
                );
            } else {
                read.push((text, node.at));
            }
        }
        Some(read)
    }

    /// The entries of the value, which must be a map. Duplicate keys are errors.
    pub(crate) fn entries(self, example: &str, diagnostics: &mut Diagnostics) -> Option<Vec<Item<'a>>> {
        Some(unique(self.pairs(example, diagnostics)?, diagnostics))
    }

    /// The entries of the value, which must be a map with known keys. Duplicate keys are errors.
    pub(crate) fn keys(self, example: &str, diagnostics: &mut Diagnostics) -> Option<Vec<Item<'a>>> {
        if let Value::Map(pairs) = &self.node.value {
            return Some(unique(pairs, diagnostics));
        }
        diagnostics.push(wrong(self.node, &self.name(), "a map", &format!("write a map, such as {example}")));
        None
    }

    /// The pairs of the value, which must be a map. Duplicate keys are kept.
    pub(crate) fn pairs(self, example: &str, diagnostics: &mut Diagnostics) -> Option<&'a [(Key, Node)]> {
        if let Value::Map(pairs) = &self.node.value {
            return Some(pairs);
        }
        let help = match &self.node.value {
            Value::List(nodes) => match nodes.first().map(|node| &node.value) {
                Some(Value::Text(first)) if !example.contains(first) => {
                    format!("write a map, with a value after each name: `{{ {first}: ... }}`")
                }
                Some(Value::Map(_)) => format!("write a map, without `-`, such as {example}"),
                _ => format!("write a map, such as {example}"),
            },
            _ => format!("write a map, such as {example}"),
        };
        diagnostics.push(wrong(self.node, &self.name(), "a map", &help));
        None
    }

    /// The value as `true` or `false`.
    pub(crate) fn flag(self, diagnostics: &mut Diagnostics) -> Option<bool> {
        if let Value::Bool(flag) = self.node.value {
            return Some(flag);
        }
        diagnostics.push(wrong(
            self.node,
            &self.name(),
            "`true` or `false`",
            "write `true` or `false`, without quotes",
        ));
        None
    }

    /// Whether the value is the second one of two words. The first one is the default.
    pub(crate) fn word(self, words: [&str; 2], diagnostics: &mut Diagnostics) -> Option<bool> {
        let [no, yes] = words;
        let expected = format!("`{no}` or `{yes}`");
        let way_out = format!("`{no}` is the default");
        match &self.node.value {
            Value::Text(text) if text == no || text == yes => return Some(text == yes),
            Value::Text(text) => {
                let message = format!("{} is `{text}` and should be {expected}{}", self.name(), and_stranger(text));
                diagnostics.push(Diagnostic::error(Code::WrongValue, self.at(), message).help(way_out));
            }
            _ => diagnostics.push(wrong(self.node, &self.name(), &expected, &way_out)),
        }
        None
    }
}

/// The entries of a map that [`unique`] leaves out because their keys are repeated.
pub(crate) fn repeated(node: &Node) -> Vec<Item<'_>> {
    let Value::Map(pairs) = &node.value else { return Vec::new() };
    let mut seen = HashSet::default();
    pairs.iter().filter(|(key, _)| !seen.insert(key.text.as_str())).map(|(key, node)| Item { key, node }).collect()
}

/// The entries of a map. Duplicate and empty keys are reported and left out.
pub(crate) fn unique<'a>(
    pairs: impl IntoIterator<Item = &'a (Key, Node)>,
    diagnostics: &mut Diagnostics,
) -> Vec<Item<'a>> {
    let pairs = pairs.into_iter();
    let (count, _) = pairs.size_hint();
    let mut first: HashMap<&str, NodeId> = hash::map(count);
    let mut items = Vec::with_capacity(count);
    for (key, node) in pairs {
        if key.text.trim().is_empty() {
            diagnostics.push(Diagnostic::error(Code::EmptyKey, key.at, "key is empty").help("give it a name"));
        } else if let Some(at) = first.get(key.text.as_str()) {
            diagnostics.push(
                Diagnostic::error(Code::DuplicateKey, key.at, format!("duplicate key `{}`", key.text))
                    .related(*at, "first written here")
                    .help("merge the two, or remove one"),
            );
        } else {
            first.insert(&key.text, key.at);
            items.push(Item { key, node });
        }
    }
    items
}

fn text<'a>(node: &'a Node, name: &str, empty: &str, diagnostics: &mut Diagnostics) -> Option<&'a str> {
    match &node.value {
        Value::Text(text) if !text.trim().is_empty() => return Some(text),
        Value::Text(_) => {
            diagnostics.push(Diagnostic::error(Code::EmptyValue, node.at, format!("{name} is empty")).help(empty));
        }
        Value::Null => diagnostics.push(wrong(
            node,
            name,
            "text",
            "write text after the colon; text that starts with `#` is a comment, unless it is quoted",
        )),
        _ => diagnostics.push(wrong(node, name, "text", "write text after the colon, without `[ ]` or `{ }`")),
    }
    None
}

/// The error about a value of the wrong type.
pub(crate) fn wrong(node: &Node, name: &str, expected: &str, way_out: &str) -> Diagnostic {
    let found = match &node.value {
        Value::Null => "has no value",
        Value::Text(_) => "is text",
        Value::Map(_) => "is a map",
        Value::List(_) => "is a list",
        Value::Bool(true) => "is `true`",
        Value::Bool(false) => "is `false`",
        Value::Number => "is a number",
        Value::Tagged => "has a tag",
    };
    let problem = Diagnostic::error(Code::WrongType, node.at, format!("{name} {found} and should be {expected}"));
    match node.value {
        Value::Bool(_) | Value::Number if expected.contains("text") => problem.help("write it in quotes"),
        Value::Tagged => problem.help("remove the tag: a catalog has no YAML tags such as `!name`"),
        _ => problem.help(way_out),
    }
}
