//! Drafts of scopes to scopes: variants, aliases, and the scopes that they name.

use crate::hash::{self, HashMap, HashSet};

use super::lookup::Names;
use super::order::{Cycle, order};
use super::tables::{Draft, Replacement};
use crate::model::Scope;
use crate::names;
use crate::problem::{Problem, Problems};
use crate::source::Place;

/// The most pairs of a scope and a scope that it implies, over the whole catalog.
const MAX_IMPLIED: usize = 1_000_000;

/// All scopes, finished.
#[derive(Debug)]
pub(crate) struct Linked {
    pub(crate) scopes: Vec<Scope>,
    /// Ids of those whose `deprecated` has a `use` that is wrong, which is reported.
    pub(crate) misdirected: HashSet<u16>,
}

/// Finishes every scope.
pub(crate) fn scopes(mut drafts: Vec<Draft<'_>>, names: &mut Names, problems: &mut Problems) -> Linked {
    variants(&mut drafts, problems);
    aliases(&mut drafts, names, problems);
    let misdirected = replacements(&mut drafts, names, problems);
    implied(&mut drafts, names, problems);
    Linked { scopes: drafts.into_iter().map(|draft| draft.scope).collect(), misdirected }
}

/// A draft's index is its scope's id, and there are no more than ids.
fn ids<'d, 'a>(drafts: &'d mut [Draft<'a>]) -> impl Iterator<Item = (u16, &'d mut Draft<'a>)> {
    (0..=u16::MAX).zip(drafts)
}

fn variants(drafts: &mut [Draft<'_>], problems: &mut Problems) {
    let mut first: HashMap<String, (String, Place)> = hash::map(drafts.len());
    for (id, draft) in ids(drafts) {
        let (wanted, place) = match draft.variant {
            Some((text, place)) if !names::is_variant(text) => {
                problems.push(
                    Problem::error(place, format!("`{text}` cannot be an enum variant"))
                        .help("write a Rust identifier in upper camel case, such as `ReadMail`; `Self`, `ALL` and `COUNT` are taken"),
                );
                (names::variant(&draft.scope.name), place)
            }
            Some((text, place)) => (Some(text.to_owned()), place),
            None => {
                let made = names::variant(&draft.scope.name);
                if made.is_none() {
                    problems.push(
                        Problem::error(
                            draft.place,
                            format!("no enum variant can be made from scope name `{}`", draft.scope.name),
                        )
                        .help("name it yourself, as in `variant: FullAccess`"),
                    );
                }
                (made, draft.place)
            }
        };
        // Whatever is reported, every scope ends up with a variant of its own.
        let mut variant = wanted.unwrap_or_else(|| format!("Scope{id}"));
        if let Some((other, first)) = first.get(&variant) {
            let name = &draft.scope.name;
            problems.push(
                Problem::error(place, format!("scopes `{other}` and `{name}` make one enum variant: `{variant}`"))
                    .also(*first, format!("`{other}` is here"))
                    .help("name one yourself, as in `variant: OtherName`"),
            );
        }
        while first.contains_key(&variant) {
            variant.push('_');
        }
        first.insert(variant.clone(), (draft.scope.name.clone(), place));
        draft.scope.variant = variant;
    }
}

fn aliases(drafts: &mut [Draft<'_>], names: &mut Names, problems: &mut Problems) {
    for (id, draft) in ids(drafts) {
        for (alias, place) in &draft.aliases {
            if names.add_alias(alias, id, *place, problems) {
                draft.scope.aliases.push((*alias).to_owned());
            }
        }
    }
}

/// Looks up every `use`. The scopes whose `use` is wrong.
fn replacements(drafts: &mut [Draft<'_>], names: &Names, problems: &mut Problems) -> HashSet<u16> {
    let mut misdirected = HashSet::default();
    for (id, draft) in ids(drafts) {
        let replacement = match draft.replacement {
            Replacement::Absent => continue,
            Replacement::Unreadable => None,
            Replacement::Named(name, place) => {
                let found = names.scope(name, place, problems);
                if found == Some(id) {
                    problems.push(
                        Problem::error(place, format!("scope `{name}` is to be used instead of itself"))
                            .help("name another scope, or leave `use` out"),
                    );
                }
                found.filter(|found| *found != id)
            }
        };
        if replacement.is_none() {
            misdirected.insert(id);
        }
        if let Some(deprecated) = &mut draft.scope.deprecated {
            deprecated.replacement = replacement;
        }
    }
    misdirected
}

/// Looks up `implies` and closes it.
fn implied(drafts: &mut [Draft<'_>], names: &Names, problems: &mut Problems) {
    let mut edges: Vec<Vec<usize>> = Vec::with_capacity(drafts.len());
    for draft in drafts.iter() {
        let ids = draft.implies.iter().filter_map(|(name, place)| names.scope(name, *place, problems));
        edges.push(ids.map(usize::from).collect());
    }
    let order = order(&edges);
    for cycle in &order.cycles {
        problems.push(cycle_problem(cycle, drafts));
        if let Some(edges) = edges.get_mut(cycle.from) {
            edges.retain(|edge| *edge != cycle.to);
        }
    }
    if let Some(place) = close(drafts, &mut edges, &order.nodes) {
        problems.push(
            Problem::error(place, format!("`implies` comes to more than {MAX_IMPLIED} pairs of scopes"))
                .help("let scopes imply fewer others"),
        );
    }
}

fn cycle_problem(cycle: &Cycle, drafts: &[Draft<'_>]) -> Problem {
    let name = |node: usize| drafts.get(node).map_or("", |draft| draft.scope.name.as_str());
    let closing =
        drafts.get(cycle.from).and_then(|draft| draft.implies.iter().find(|(text, _)| *text == name(cycle.to)));
    let place = closing.map_or_else(Place::default, |(_, place)| *place);
    if cycle.from == cycle.to {
        return Problem::error(place, format!("scope `{}` implies itself", name(cycle.to))).help("remove it here");
    }
    let problem = Problem::error(place, format!("scopes imply each other in a cycle: `{}`", cycle.show(name)))
        .help("remove one of these; scopes that are the same can be one with `aliases`");
    match drafts.get(cycle.to) {
        Some(draft) => problem.also(draft.place, format!("`{}` is here", draft.scope.name)),
        None => problem,
    }
}

/// Sets what every scope implies, those that it names first. The place of the scope that passes the limit, if one does.
fn close(drafts: &mut [Draft<'_>], edges: &mut [Vec<usize>], order: &[usize]) -> Option<Place> {
    let mut rank = vec![0; edges.len()];
    for (at, node) in order.iter().enumerate() {
        if let Some(rank) = rank.get_mut(*node) {
            *rank = at;
        }
    }
    // By scope, the last one that was found to imply it.
    let mut found_by = vec![None; edges.len()];
    let mut total = 0;
    for &node in order {
        let mut implied: Vec<u16> = Vec::new();
        let mut find = |id: usize, found: &mut Vec<u16>| {
            let (Some(slot), Ok(short)) = (found_by.get_mut(id), u16::try_from(id)) else { return false };
            let new = *slot != Some(node);
            if new {
                *slot = Some(node);
                found.push(short);
            }
            new
        };
        let Some(edges) = edges.get_mut(node) else { continue };
        // What comes last in the order may imply the others, which need no second look then.
        edges.sort_unstable_by_key(|edge| std::cmp::Reverse(rank.get(*edge).copied()));
        for &edge in edges.iter() {
            if find(edge, &mut implied)
                && let Some(other) = drafts.get(edge)
            {
                for &further in &other.scope.implied {
                    find(usize::from(further), &mut implied);
                }
            }
        }
        implied.sort_unstable();
        total += implied.len();
        let draft = drafts.get_mut(node)?;
        if total > MAX_IMPLIED {
            return Some(draft.place);
        }
        draft.scope.implied = implied;
    }
    None
}
