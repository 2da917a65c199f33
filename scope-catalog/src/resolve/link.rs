//! Drafts of scopes to scopes: variants, aliases, and the scopes that they name.

use crate::hash::{self, HashMap, HashSet};

use super::symbol_table::SymbolTable;
use super::topo_sort::{Cycle, topo_sort};
use crate::diagnostics::Code;
use crate::limits::MAX_IMPLIED;
use crate::model::Scope;
use crate::schema::keys::{Draft, Replacement};
use crate::schema::names;
use crate::yaml::NodeId;
use crate::yaml::{Diagnostic, Diagnostics};

/// All scopes, finished.
#[derive(Debug)]
pub(crate) struct Linked {
    pub(crate) scopes: Vec<Scope>,
    /// Ids of those whose `deprecated` has a `use` that is wrong, which is reported.
    pub(crate) misdirected: HashSet<u16>,
}

/// Finishes every scope.
pub(crate) fn scopes(mut drafts: Vec<Draft<'_>>, names: &mut SymbolTable, diagnostics: &mut Diagnostics) -> Linked {
    variants(&mut drafts, diagnostics);
    aliases(&mut drafts, names, diagnostics);
    let misdirected = replacements(&mut drafts, names, diagnostics);
    implied(&mut drafts, names, diagnostics);
    Linked { scopes: drafts.into_iter().map(|draft| draft.scope).collect(), misdirected }
}

/// A draft's index is its scope's id, and there are no more than ids.
fn ids<'d, 'a>(drafts: &'d mut [Draft<'a>]) -> impl Iterator<Item = (u16, &'d mut Draft<'a>)> {
    (0..=u16::MAX).zip(drafts)
}

fn variants(drafts: &mut [Draft<'_>], diagnostics: &mut Diagnostics) {
    let mut first: HashMap<String, (String, NodeId)> = hash::map(drafts.len());
    for (id, draft) in ids(drafts) {
        let (wanted, at) = match draft.variant {
            Some((text, at)) if !names::is_variant(text) => {
                diagnostics.push(
                    Diagnostic::error(Code::InvalidVariant, at, format!("`{text}` cannot be an enum variant"))
                        .help("write a Rust identifier in upper camel case, such as `ReadMail`; `Self`, `ALL` and `COUNT` are taken"),
                );
                (names::variant(&draft.scope.name), at)
            }
            Some((text, at)) => (Some(text.to_owned()), at),
            None => {
                let made = names::variant(&draft.scope.name);
                if made.is_none() {
                    diagnostics.push(
                        Diagnostic::error(
                            Code::InvalidVariant,
                            draft.at,
                            format!("no enum variant can be made from scope name `{}`", draft.scope.name),
                        )
                        .help("name it yourself, as in `variant: FullAccess`"),
                    );
                }
                (made, draft.at)
            }
        };
        // Whatever is reported, every scope ends up with a variant of its own.
        let mut variant = wanted.unwrap_or_else(|| format!("Scope{id}"));
        if let Some((other, first)) = first.get(&variant) {
            let name = &draft.scope.name;
            diagnostics.push(
                Diagnostic::error(
                    Code::VariantCollision,
                    at,
                    format!("scopes `{other}` and `{name}` make one enum variant: `{variant}`"),
                )
                .related(*first, format!("`{other}` is here"))
                .help("name one yourself, as in `variant: OtherName`"),
            );
        }
        while first.contains_key(&variant) {
            variant.push('_');
        }
        first.insert(variant.clone(), (draft.scope.name.clone(), at));
        draft.scope.variant = variant;
    }
}

fn aliases(drafts: &mut [Draft<'_>], names: &mut SymbolTable, diagnostics: &mut Diagnostics) {
    for (id, draft) in ids(drafts) {
        for (alias, at) in &draft.aliases {
            if names.add_alias(alias, id, *at, diagnostics) {
                draft.scope.aliases.push((*alias).to_owned());
            }
        }
    }
}

/// Looks up every `use`. The scopes whose `use` is wrong.
fn replacements(drafts: &mut [Draft<'_>], names: &SymbolTable, diagnostics: &mut Diagnostics) -> HashSet<u16> {
    let mut misdirected = HashSet::default();
    for (id, draft) in ids(drafts) {
        let replacement = match draft.replacement {
            Replacement::Absent => continue,
            Replacement::Unreadable => None,
            Replacement::Named(name, at) => {
                let found = names.scope(name, at, diagnostics);
                if found == Some(id) {
                    diagnostics.push(
                        Diagnostic::error(
                            Code::ReplacedByItself,
                            at,
                            format!("scope `{name}` is to be used instead of itself"),
                        )
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
fn implied(drafts: &mut [Draft<'_>], names: &SymbolTable, diagnostics: &mut Diagnostics) {
    let mut edges: Vec<Vec<usize>> = Vec::with_capacity(drafts.len());
    for draft in drafts.iter() {
        let ids = draft.implies.iter().filter_map(|(name, at)| names.scope(name, *at, diagnostics));
        edges.push(ids.map(usize::from).collect());
    }
    let order = topo_sort(&edges);
    for cycle in &order.cycles {
        diagnostics.push(cycle_problem(cycle, drafts));
        if let Some(edges) = edges.get_mut(cycle.from) {
            edges.retain(|edge| *edge != cycle.to);
        }
    }
    for (draft, edges) in drafts.iter_mut().zip(&edges) {
        draft.scope.implies = edges.iter().filter_map(|id| u16::try_from(*id).ok()).collect();
        draft.scope.implies.sort_unstable();
    }
    if let Some(at) = close(drafts, &mut edges, &order.nodes) {
        diagnostics.push(
            Diagnostic::error(
                Code::TooManyImplied,
                at,
                format!("`implies` comes to more than {MAX_IMPLIED} pairs of scopes"),
            )
            .help("let scopes imply fewer others"),
        );
    }
}

fn cycle_problem(cycle: &Cycle, drafts: &[Draft<'_>]) -> Diagnostic {
    let name = |node: usize| drafts.get(node).map_or("", |draft| draft.scope.name.as_str());
    let closing =
        drafts.get(cycle.from).and_then(|draft| draft.implies.iter().find(|(text, _)| *text == name(cycle.to)));
    let at = closing.map_or_else(NodeId::default, |(_, at)| *at);
    if cycle.from == cycle.to {
        return Diagnostic::error(Code::ImpliesCycle, at, format!("scope `{}` implies itself", name(cycle.to)))
            .help("remove it here");
    }
    let problem = Diagnostic::error(
        Code::ImpliesCycle,
        at,
        format!("scopes imply each other in a cycle: `{}`", cycle.show(name)),
    )
    .help("remove one of these; scopes that are the same can be one with `aliases`");
    match drafts.get(cycle.to) {
        Some(draft) => problem.related(draft.at, format!("`{}` is here", draft.scope.name)),
        None => problem,
    }
}

/// Sets what every scope implies, those that it names first. The at of the scope that passes the limit, if one does.
fn close(drafts: &mut [Draft<'_>], edges: &mut [Vec<usize>], order: &[usize]) -> Option<NodeId> {
    let mut rank = vec![0; edges.len()];
    for (position, node) in order.iter().enumerate() {
        if let Some(rank) = rank.get_mut(*node) {
            *rank = position;
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
            return Some(draft.at);
        }
        draft.scope.implied = implied;
    }
    None
}
