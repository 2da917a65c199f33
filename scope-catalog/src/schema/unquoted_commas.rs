//! Requirements without quotes that YAML has cut at their commas.
//!
//! Inside `{ }` a comma ends an entry, so `{ GET: any(a, b) }` has the keys `GET` and `b)`. That is one mistake.

use crate::hash::HashSet;

use super::fields::{Item, unique};
use crate::diagnostics::Code;
use crate::requirement::text::{self, Expr};
use crate::resolve::symbol_table::SymbolTable;
use crate::yaml::{Diagnostic, Diagnostics};
use crate::yaml::{Key, Node, Value};

/// An entry of a map of requirements.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'a> {
    pub(crate) item: Item<'a>,
    /// Whether its requirement is only a part of what was meant, which is reported.
    is_cut: bool,
}

impl<'a> Entry<'a> {
    /// The text of the requirement, if it is one, and whole.
    pub(crate) fn text(self) -> Option<&'a str> {
        match &self.item.node.value {
            Value::Text(text) if !self.is_cut => Some(text),
            _ => None,
        }
    }

    /// Reads the text of the requirement; what is wrong with it is reported.
    pub(crate) fn expr(self, diagnostics: &mut Diagnostics) -> Option<Expr<'a>> {
        if self.is_cut {
            return None;
        }
        match text::parse(self.item.text(diagnostics)?) {
            Ok(expr) => Some(expr),
            Err(error) => {
                diagnostics
                    .push(Diagnostic::error(Code::RequirementSyntax, self.item.at(), error.message).help(error.help));
                None
            }
        }
    }
}

/// The entries of such a map, each key there once, without the pieces of requirements that YAML takes for keys.
///
/// A key without a value is such a piece if a parenthesis is open before it, if it is the name of a scope, or if it
/// cannot be a key.
pub(crate) fn entries<'a>(
    item: Item<'a>,
    example: &str,
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
    let entry = |item: Item<'a>| Entry { is_cut: cut.contains(&item.key.at), item };
    Some(unique(whole, diagnostics).into_iter().map(entry).collect())
}

/// How many more parentheses a text opens than it closes.
fn depth(text: &str) -> isize {
    let count = |c| text.matches(c).count().cast_signed();
    count('(') - count(')')
}

fn problem(key: &Key, node: &Node, start: &str, pieces: &[(Key, Node)]) -> Diagnostic {
    let pieces: Vec<&Key> = pieces.iter().map(|(piece, _)| piece).collect();
    let texts: Vec<&str> = std::iter::once(start).chain(pieces.iter().map(|piece| piece.text.as_str())).collect();
    let whole = texts.join(", ");
    let quote = if whole.contains('"') { '\'' } else { '"' };
    let help = format!("inside `{{ }}` a requirement with commas is quoted: `{}: {quote}{whole}{quote}`", key.text);
    match (text::parse(start), pieces.first()) {
        (Ok(_), Some(piece)) => {
            Diagnostic::error(Code::UnquotedComma, piece.at, format!("`{}` has no value", piece.text)).help(help)
        }
        (Err(error), _) if depth(start) > 0 => {
            Diagnostic::error(Code::UnquotedComma, node.at, error.message).help(format!("{}; {help}", error.help))
        }
        _ => Diagnostic::error(Code::UnquotedComma, node.at, "the comma after this ends the requirement").help(help),
    }
}
