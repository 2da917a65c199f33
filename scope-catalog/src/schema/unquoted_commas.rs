//! Requirements without quotes that YAML has cut at their commas.
//!
//! Inside `{ }` a comma ends an entry, so `{ GET: any(a, b) }` has the keys `GET` and `b)`. That is one mistake.

use crate::hash::HashSet;

use super::item::{Item, unique, wrong};
use crate::diagnostics::Code;
use crate::requirement::{Front, Tree, parse_text};
use crate::resolve::symbol_table::SymbolTable;
use crate::yaml::{Diagnostic, Diagnostics, Key, Node, Part, Value};
use std::ops::Range;

/// What the entries of a map are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Requirement,
    Preset,
}

/// An entry of a map of requirements.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'a> {
    pub(crate) item: Item<'a>,
    /// Whether YAML has cut the requirement at a comma. This is reported.
    is_cut: bool,
    form: Form,
}

impl<'a> Entry<'a> {
    /// The text of the requirement; `None` if it is cut, or if the value is not text.
    pub(crate) fn text(self) -> Option<&'a str> {
        match &self.item.node.value {
            Value::Text(text) if !self.is_cut => Some(text),
            _ => None,
        }
    }

    /// Reads the text of the requirement, and reports its mistakes. Returns `None` if it is cut, or if the value is not
    /// text. `is_refused` tells whether a part of the text is a name whose declaration is wrong, which is reported already.
    pub(crate) fn read(
        self,
        names: &SymbolTable,
        is_refused: impl Fn(&str, &Range<usize>) -> bool,
        diagnostics: &mut Diagnostics,
    ) -> Option<Written<'a>> {
        if self.is_cut {
            return None;
        }
        let front = Front::Catalog { is_declared: &|name| names.has(name), is_preset: self.form == Form::Preset };
        if !matches!(self.item.node.value, Value::Text(_)) {
            let name = format!("`{}`", self.item.key.text);
            let help = as_text(self.item).unwrap_or_else(|| match self.form {
                Form::Requirement => {
                    "write names of scopes with commas between them, or `public`, `authenticated` or `denied`, without `[ ]` or `{ }`".to_owned()
                }
                Form::Preset => "write names of scopes with commas between them, without `[ ]` or `{ }`".to_owned(),
            });
            diagnostics.push(wrong(self.item.node, &name, "text", "").help(help));
            return None;
        }
        let text = self.item.text(diagnostics)?;
        let parsed = parse_text(text, front);
        let is_right = parsed.errors.iter().all(|error| error.problem.code == Code::DuplicateEntry);
        for error in parsed.errors.into_iter().filter(|error| !is_refused(text, &error.at)) {
            let problem = error.problem;
            let at = Part::new(self.item.at(), &error.at);
            diagnostics.push(Diagnostic::error(problem.code, at, problem.message).help(problem.help));
        }
        Some(Written { tree: parsed.tree, is_right })
    }
}

/// The text of a requirement as a tree.
#[derive(Debug, Default)]
pub(crate) struct Written<'a> {
    /// The parts that are right, without repeated items.
    pub(crate) tree: Option<Tree<'a, Range<usize>>>,
    /// Whether the tree has the meaning of the whole text.
    pub(crate) is_right: bool,
}

/// The entries of a map of requirements, without repeated keys and without the pieces of requirements that YAML takes
/// for keys.
///
/// A key without a value is such a piece if a parenthesis before it is open, if it is the name of a scope, or if it
/// cannot be a key.
pub(crate) fn entries<'a>(
    item: Item<'a>,
    (form, example): (Form, &str),
    names: &SymbolTable,
    is_key: impl Fn(&str) -> bool,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Entry<'a>>> {
    let mut pairs = item.pairs(example, diagnostics)?;
    let mut whole = Vec::with_capacity(pairs.len());
    let mut cut = HashSet::default();
    while let Some((pair, after)) = pairs.split_first() {
        let (key, node) = pair;
        whole.push(pair);
        pairs = after;
        let Value::Text(start) = &node.value else { continue };
        let mut open = depth(start);
        let is_piece = |(key, node): &&(Key, Node)| {
            let text = key.text.as_str();
            let is_piece = matches!(node.value, Value::Null)
                && (open > 0 || names.has(text) || text.starts_with('$') || !is_key(text));
            open += depth(text);
            is_piece
        };
        let (pieces, after) = after.split_at(after.iter().take_while(is_piece).count());
        if !pieces.is_empty() {
            diagnostics.push(problem(key, node, start, pieces));
            cut.insert(key.at);
            pairs = after;
        }
    }
    let entry = |item: Item<'a>| Entry { is_cut: cut.contains(&item.key.at), form, item };
    Some(unique(whole, diagnostics).into_iter().map(entry).collect())
}

/// The help for a list of names in place of text with commas; `None` if an entry is not text.
fn as_text(item: Item<'_>) -> Option<String> {
    let Value::List(nodes) = &item.node.value else { return None };
    let texts = nodes.iter().map(|node| match &node.value {
        Value::Text(text) => Some(text.as_str()),
        _ => None,
    });
    let texts = texts.collect::<Option<Vec<_>>>().filter(|texts| !texts.is_empty())?;
    Some(format!("write `{}: \"{}\"`", item.key.text, texts.join(", ")))
}

/// How many more parentheses a text opens than it closes.
fn depth(text: &str) -> isize {
    let count = |c| text.matches(c).count().cast_signed();
    count('(') - count(')')
}

fn problem(key: &Key, node: &Node, start: &str, pieces: &[(Key, Node)]) -> Diagnostic {
    let pieces = pieces.iter().map(|(piece, _)| piece.text.as_str());
    let mut whole = std::iter::once(start).chain(pieces).collect::<Vec<_>>().join(", ").replace(['“', '”'], "");
    whole.push_str(&")".repeat(usize::try_from(depth(&whole)).unwrap_or_default()));
    let quote = if whole.contains('"') { '\'' } else { '"' };
    Diagnostic::error(Code::UnquotedComma, node.at, format!("YAML ends the requirement at the comma after `{start}`"))
        .help(format!("inside `{{ }}`, quote a requirement that has commas: `{}: {quote}{whole}{quote}`", key.text))
}
