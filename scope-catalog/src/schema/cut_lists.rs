//! Lists without brackets that YAML has cut at their commas.
//!
//! Inside `{ }` a comma ends an entry, so `{ paths: /a, /b }` has the keys `paths` and `/b`. That is one mistake.

use super::item::{Item, plain_or_quoted, wrong};
use crate::yaml::{Diagnostics, EMPTY_LIST, Value};

/// The entries of a map without the pieces of lists. A cut list is reported and is empty. `is_piece` tells whether the
/// second key can be a piece of the list that is the value of the first key.
pub(super) fn without_pieces<'a>(
    items: &[Item<'a>],
    is_piece: impl Fn(&str, &str) -> bool,
    diagnostics: &mut Diagnostics,
) -> Vec<Item<'a>> {
    let mut whole = Vec::with_capacity(items.len());
    let mut rest = items;
    while let Some((item, after)) = rest.split_first() {
        rest = after;
        let Value::Text(first) = &item.node.value else {
            whole.push(*item);
            continue;
        };
        let is_piece =
            |other: &&Item<'a>| matches!(other.node.value, Value::Null) && is_piece(&item.key.text, &other.key.text);
        let (pieces, after) = after.split_at(after.iter().take_while(is_piece).count());
        if pieces.is_empty() {
            whole.push(*item);
            continue;
        }
        rest = after;
        let entries = std::iter::once(first).chain(pieces.iter().map(|piece| &piece.key.text));
        let entries: Vec<String> = entries.map(|text| plain_or_quoted(text)).collect();
        let key = &item.key.text;
        let help = format!("write a list in brackets: `{key}: [{}]`", entries.join(", "));
        diagnostics.push(wrong(item.node, &format!("`{key}`"), "a list", &help));
        whole.push(Item { key: item.key, node: &EMPTY_LIST });
    }
    whole
}
