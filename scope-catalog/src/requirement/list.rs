//! Rules about the items of one list.

use super::error::{Errors, Problem};
use super::front::Front;
use super::messages;
use super::tree::Tree;
use crate::hash::HashSet;

/// The items without keywords, which have to be alone. The first keyword is reported.
pub(super) fn without_keywords<'a, At: Clone>(
    items: Vec<(Tree<'a, At>, At)>,
    front: Front<'_>,
    errors: &mut Errors<At>,
) -> Vec<Tree<'a, At>> {
    if let Some((word, at)) = items.iter().find_map(|(tree, at)| Some((tree.keyword()?, at))) {
        errors.push(messages::keyword_in_list(word, front), at);
    }
    items.into_iter().map(|(tree, _)| tree).filter(|tree| tree.keyword().is_none()).collect()
}

/// The items without names that are there a second time, which are reported.
pub(super) fn without_duplicates<'a, At: Clone>(
    items: Vec<Tree<'a, At>>,
    errors: &mut Errors<At>,
) -> Vec<Tree<'a, At>> {
    if items.len() < 2 {
        return items;
    }
    let (mut seen, mut reported) = (HashSet::default(), HashSet::default());
    let mut distinct = Vec::with_capacity(items.len());
    for item in items {
        let (sign, name) = match &item {
            Tree::Scope(name) => ("", name),
            Tree::Shared(name) => ("$", name),
            _ => {
                distinct.push(item);
                continue;
            }
        };
        let key = (sign, name.text.clone());
        if seen.insert(key.clone()) {
            distinct.push(item);
        } else if reported.insert(key) {
            errors.push(messages::duplicate(&format!("{sign}{}", name.text)), &name.at);
        }
    }
    distinct
}

/// Why these items, or these items and an operator, cannot be between two commas.
pub(super) fn not_one_item<At>(
    items: &[&Tree<'_, At>],
    operator: Option<&str>,
    is_in_any: bool,
    front: Front<'_>,
) -> Problem {
    if let Some(keyword) = items.iter().find_map(|item| item.keyword()) {
        return messages::keyword_in_list(keyword, front);
    }
    let texts: Vec<String> = items.iter().map(|item| item.spelled(front)).collect();
    let help = messages::join(&texts, is_in_any, front);
    match (operator, &texts[..]) {
        (Some(word), _) => messages::operator(word, help),
        (None, [first, ..]) if first == "not" => messages::negated(),
        (None, texts) if texts.iter().any(|text| text.len() > 1 && text.ends_with(';')) => {
            let names: Vec<String> = texts.iter().map(|text| text.trim_end_matches(';').to_owned()).collect();
            messages::operator(";", messages::join(&names, is_in_any, front))
        }
        (None, texts) if is_one_name(texts) => messages::space_in_name(format!("write `{}`", texts.concat())),
        (None, texts) => messages::missing_comma(texts.get(1).map_or("", String::as_str), help),
    }
}

/// Whether texts are the parts of one name with spaces, such as `contacts : read`.
fn is_one_name(texts: &[String]) -> bool {
    let is_joined = |(first, second): (&String, &String)| first.ends_with([':', '.']) || second.starts_with([':', '.']);
    texts.iter().zip(texts.iter().skip(1)).all(is_joined)
}
