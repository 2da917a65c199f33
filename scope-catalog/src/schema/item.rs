//! Keys with their values, and values as text, lists, maps and words.

use crate::diagnostics::{Code, and_stranger, with_colon};
use crate::hash::{self, HashMap, HashSet};
use crate::yaml::{Diagnostic, Diagnostics, Key, Node, NodeId, Value};

/// A key with its value.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Item<'a> {
    pub(crate) key: &'a Key,
    pub(crate) node: &'a Node,
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
                Value::Text(text) => {
                    let entries: Vec<String> = text.split(',').map(|part| plain_or_quoted(part.trim())).collect();
                    format!("write a list: `[{}]`", entries.join(", "))
                }
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
            Value::Text(text) => with_colon(text).unwrap_or_else(|| format!("write a map, such as {example}")),
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

/// A text as a scalar inside `[ ]` or `{ }`, in quotes if YAML could read something else.
pub(crate) fn plain_or_quoted(text: &str) -> String {
    let is_word = ["true", "false", "null"].iter().any(|word| text.eq_ignore_ascii_case(word));
    let is_plain = !is_word
        && text.starts_with(|c: char| c.is_alphabetic() || c == '/' || c == '_')
        && !text.ends_with(':')
        && !text.contains(['{', '}', '[', ']', '"', '\\'])
        && !text.contains(": ")
        && !text.contains(" #");
    if is_plain { text.to_owned() } else { quoted(text) }
}

/// A text as a quoted scalar of YAML.
pub(crate) fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
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
