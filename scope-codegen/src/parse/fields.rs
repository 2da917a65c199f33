//! Maps with known keys: one table for each, from which they are read, documented and corrected.

use crate::hash::{self, HashMap};
use std::fmt::Write as _;

use crate::nearest::nearest;
use crate::problem::{Problem, Problems};
use crate::source::{Key, Node, Place, Value};

/// One key of a map. The tables of these are the only places where a key exists.
pub(crate) struct Field<'a, T> {
    /// The key.
    pub(crate) name: &'static str,
    /// What may stand there, in short.
    pub(crate) form: &'static str,
    /// What it means.
    pub(crate) about: &'static str,
    /// Puts the value where it belongs.
    pub(crate) read: fn(&mut T, Item<'a>, &mut Problems),
}

/// A key with its value.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Item<'a> {
    pub(crate) key: &'a Key,
    pub(crate) node: &'a Node,
}

/// A map with a table of keys.
pub(crate) trait Fields<'a>: Sized + 'a {
    /// What the map describes: `a resource`.
    const OF: &'static str;
    /// The table, in the order of the documentation.
    const FIELDS: &'a [Field<'a, Self>];

    /// Takes a key that the table does not have.
    fn other(&mut self, item: Item<'a>, problems: &mut Problems) {
        problems.push(unknown_key::<Self>(item.key));
    }

    /// Reads every key of a map.
    fn fill(&mut self, items: Vec<Item<'a>>, problems: &mut Problems) {
        for item in items {
            match Self::FIELDS.iter().find(|field| field.name == item.key.text) {
                Some(field) => (field.read)(self, item, problems),
                None => self.other(item, problems),
            }
        }
    }

    /// The keys of the table.
    fn keys() -> impl Iterator<Item = &'static str> {
        Self::FIELDS.iter().map(|field| field.name)
    }

    /// The table as documentation.
    fn document(out: &mut String) {
        // Writing to a string cannot fail.
        let _ = write!(out, "\n## Keys of {}\n\n| Key | Value | Meaning |\n| --- | --- | --- |\n", Self::OF);
        for Field { name, form, about, .. } in Self::FIELDS {
            let _ = writeln!(out, "| `{name}` | {form} | {about} |");
        }
    }
}

fn unknown_key<'a, T: Fields<'a>>(key: &Key) -> Problem {
    let known = listed(T::keys());
    let problem = Problem::error(key.place, format!("unknown key `{}` in {}", key.text, T::OF));
    match nearest(&key.text, T::keys()) {
        Some(near) => problem.help(format!("did you mean `{near}`? the keys are {known}")),
        None => problem.help(format!("the keys are {known}")),
    }
}

/// Names in backticks, with commas.
fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut text = String::new();
    for name in names {
        let comma = if text.is_empty() { "" } else { ", " };
        // Writing to a string cannot fail.
        let _ = write!(text, "{comma}`{name}`");
    }
    text
}

impl<'a> Item<'a> {
    /// The place of the value.
    pub(crate) fn place(self) -> Place {
        self.node.place
    }

    fn name(self) -> String {
        format!("`{}`", self.key.text)
    }

    /// The value as text that is not empty.
    pub(crate) fn text(self, problems: &mut Problems) -> Option<&'a str> {
        text(self.node, &self.name(), problems)
    }

    /// The value as a list of texts, each there once.
    pub(crate) fn texts(self, problems: &mut Problems) -> Option<Vec<(&'a str, Place)>> {
        let Value::List(nodes) = &self.node.value else {
            let way_out = match &self.node.value {
                Value::Text(text) => format!("write a list: `[{text}]`"),
                _ => "write a list: `[first, second]`".to_owned(),
            };
            problems.push(wrong(self.node, &self.name(), "a list", &way_out));
            return None;
        };
        let mut first: HashMap<&str, Place> = HashMap::default();
        let mut read = Vec::new();
        for node in nodes {
            let Some(text) = text(node, &format!("an entry of {}", self.name()), problems) else { continue };
            if let Some(place) = first.insert(text, node.place) {
                problems.push(
                    Problem::error(node.place, format!("`{text}` is twice in {}", self.name()))
                        .also(place, "first here")
                        .help("remove one of the two"),
                );
            } else {
                read.push((text, node.place));
            }
        }
        Some(read)
    }

    /// The value as a map, each key there once.
    pub(crate) fn entries(self, example: &str, problems: &mut Problems) -> Option<Vec<Item<'a>>> {
        Some(unique(self.pairs(example, problems)?, problems))
    }

    /// The value as a map, as it is written.
    pub(crate) fn pairs(self, example: &str, problems: &mut Problems) -> Option<&'a [(Key, Node)]> {
        if let Value::Map(pairs) = &self.node.value {
            return Some(pairs);
        }
        problems.push(wrong(self.node, &self.name(), "a map", &format!("write a map, such as {example}")));
        None
    }

    /// The value as `true` or `false`.
    pub(crate) fn flag(self, problems: &mut Problems) -> Option<bool> {
        if let Value::Bool(flag) = self.node.value {
            return Some(flag);
        }
        problems.push(wrong(self.node, &self.name(), "`true` or `false`", "write `true` or `false`, without quotes"));
        None
    }

    /// The value as one of two words, as whether it is the second.
    pub(crate) fn word(self, words: [&str; 2], problems: &mut Problems) -> Option<bool> {
        let [no, yes] = words;
        let due = format!("`{no}` or `{yes}`");
        let way_out = format!("`{no}` is the default");
        match &self.node.value {
            Value::Text(text) if text == no || text == yes => return Some(text == yes),
            Value::Text(text) => {
                let message = format!("{} is `{text}` and should be {due}", self.name());
                problems.push(Problem::error(self.place(), message).help(way_out));
            }
            _ => problems.push(wrong(self.node, &self.name(), &due, &way_out)),
        }
        None
    }
}

/// The entries of a map without its duplicates, which are reported.
pub(crate) fn unique<'a>(pairs: impl IntoIterator<Item = &'a (Key, Node)>, problems: &mut Problems) -> Vec<Item<'a>> {
    let pairs = pairs.into_iter();
    let (count, _) = pairs.size_hint();
    let mut first: HashMap<&str, Place> = hash::map(count);
    let mut items = Vec::with_capacity(count);
    for (key, node) in pairs {
        if key.text.trim().is_empty() {
            problems.push(Problem::error(key.place, "key is empty").help("give it a name"));
        } else if let Some(place) = first.get(key.text.as_str()) {
            problems.push(
                Problem::error(key.place, format!("duplicate key `{}`", key.text))
                    .also(*place, "first here")
                    .help("merge the two, or remove one"),
            );
        } else {
            first.insert(&key.text, key.place);
            items.push(Item { key, node });
        }
    }
    items
}

fn text<'a>(node: &'a Node, name: &str, problems: &mut Problems) -> Option<&'a str> {
    match &node.value {
        Value::Text(text) if !text.trim().is_empty() => return Some(text),
        Value::Text(_) => {
            problems.push(Problem::error(node.place, format!("{name} is empty")).help("fill it in, or remove it"));
        }
        _ => problems.push(wrong(node, name, "text", "write it after the colon, on one line or as block text")),
    }
    None
}

/// A value of the wrong kind.
pub(crate) fn wrong(node: &Node, name: &str, due: &str, way_out: &str) -> Problem {
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
    let problem = Problem::error(node.place, format!("{name} {found} and should be {due}"));
    match node.value {
        Value::Bool(_) | Value::Number if due.contains("text") => problem.help("quote it: `\"...\"`"),
        Value::Tagged => problem.help("tags such as `!name` are not part of a catalog: remove it"),
        _ => problem.help(way_out),
    }
}
