//! Resolves the names by which scopes refer to each other, and gives each scope its variant and aliases.

use super::deprecated_text;
use super::symbol_table::SymbolTable;
use super::topo_sort::{Cycle, topo_sort};
use crate::diagnostics::{Code, and_stranger};
use crate::hash::{self, HashMap, HashSet};
use crate::limits::MAX_IMPLIED;
use crate::model::Scope;
use crate::schema::keys::{Replacement, UnresolvedScope};
use crate::schema::names;
use crate::yaml::{Diagnostic, Diagnostics, NodeId};

/// The resolved scopes.
#[derive(Debug)]
pub(crate) struct Linked {
    pub(crate) scopes: Vec<Scope>,
    /// The ids of scopes whose replacement (`use` of `deprecated`) is wrong. The wrong name is reported already.
    pub(crate) broken_replacements: HashSet<u16>,
}

/// Resolves every scope.
pub(crate) fn scopes(
    mut scopes: Vec<UnresolvedScope<'_>>,
    symbols: &mut SymbolTable,
    diagnostics: &mut Diagnostics,
) -> Linked {
    variants(&mut scopes, diagnostics);
    aliases(&mut scopes, symbols, diagnostics);
    let actions = Actions::new(&scopes);
    let broken_replacements = replacements(&mut scopes, &actions, symbols, diagnostics);
    implied(&mut scopes, &actions, symbols, diagnostics);
    Linked { scopes: scopes.into_iter().map(|scope| scope.model).collect(), broken_replacements }
}

/// The scopes of resources, by the index of the resource and the action.
struct Actions(HashMap<(usize, String), u16>);

impl Actions {
    fn new(scopes: &[UnresolvedScope<'_>]) -> Self {
        let key = |scope: &UnresolvedScope<'_>| Some((scope.model.resource?, scope.model.action.clone()?));
        Self((0..=u16::MAX).zip(scopes).filter_map(|(id, scope)| Some((key(scope)?, id))).collect())
    }

    /// The scope with this action of the resource that a scope belongs to.
    fn beside(&self, scope: &Scope, action: &str) -> Option<u16> {
        self.0.get(&(scope.resource?, action.to_owned())).copied()
    }
}

/// Each scope with its id, which is its index.
fn with_ids<'s, 'a>(scopes: &'s mut [UnresolvedScope<'a>]) -> impl Iterator<Item = (u16, &'s mut UnresolvedScope<'a>)> {
    (0..=u16::MAX).zip(scopes)
}

fn variants(scopes: &mut [UnresolvedScope<'_>], diagnostics: &mut Diagnostics) {
    let mut first: HashMap<String, (String, NodeId)> = hash::map(scopes.len());
    for (id, scope) in with_ids(scopes) {
        let (wanted, at) = match scope.variant {
            Some((text, at)) if !names::is_variant(text) => {
                diagnostics.push(
                    Diagnostic::error(Code::InvalidVariant, at, format!("`{text}` cannot be an enum variant{}", and_stranger(text)))
                        .help("write a Rust identifier in upper camel case, such as `ReadMail`; `Self`, `ALL` and `COUNT` are taken"),
                );
                (names::variant(&scope.model.name), at)
            }
            Some((text, at)) => (Some(text.to_owned()), at),
            None => {
                let made = names::variant(&scope.model.name);
                if made.is_none() {
                    diagnostics.push(
                        Diagnostic::error(
                            Code::InvalidVariant,
                            scope.at,
                            format!("no enum variant can be made from scope name `{}`", scope.model.name),
                        )
                        .help("name it yourself, as in `variant: FullAccess`"),
                    );
                }
                (made, scope.at)
            }
        };
        // Every scope gets a variant of its own, even after an error.
        let mut variant = wanted.unwrap_or_else(|| format!("Scope{id}"));
        if let Some((other, first)) = first.get(&variant) {
            let name = &scope.model.name;
            diagnostics.push(
                Diagnostic::error(
                    Code::VariantCollision,
                    at,
                    format!("scopes `{other}` and `{name}` have the same enum variant `{variant}`"),
                )
                .related(*first, format!("`{other}` is here"))
                .help("name one yourself, as in `variant: OtherName`"),
            );
        }
        while first.contains_key(&variant) {
            variant.push('_');
        }
        first.insert(variant.clone(), (scope.model.name.clone(), at));
        scope.model.variant = variant;
    }
}

fn aliases(scopes: &mut [UnresolvedScope<'_>], symbols: &mut SymbolTable, diagnostics: &mut Diagnostics) {
    for (id, scope) in with_ids(scopes) {
        for (alias, at) in &scope.aliases {
            if symbols.add_alias(alias, id, *at, diagnostics) {
                scope.model.aliases.push((*alias).to_owned());
            }
        }
    }
}

/// Resolves the replacements of deprecated scopes. Returns the ids of the scopes whose replacement is wrong.
fn replacements(
    scopes: &mut [UnresolvedScope<'_>],
    actions: &Actions,
    symbols: &SymbolTable,
    diagnostics: &mut Diagnostics,
) -> HashSet<u16> {
    let mut broken_replacements = HashSet::default();
    for (id, scope) in with_ids(scopes) {
        if let Some((text, at)) = scope.deprecated_text {
            let problem = Diagnostic::error(Code::WrongType, at, "`deprecated` is text and should be a map");
            diagnostics.push(problem.help(deprecated_text::help(text, id, symbols)));
        }
        let replacement = match scope.replacement {
            Replacement::Absent => continue,
            Replacement::Unreadable => None,
            Replacement::Named(name, at) => {
                let found = symbols.scope_beside(name, actions.beside(&scope.model, name), at, diagnostics);
                if found == Some(id) {
                    diagnostics.push(
                        Diagnostic::error(
                            Code::ReplacedByItself,
                            at,
                            format!("deprecated scope `{name}` names itself as its replacement"),
                        )
                        .help("name another scope, or leave `use` out"),
                    );
                }
                found.filter(|found| *found != id)
            }
        };
        if replacement.is_none() {
            broken_replacements.insert(id);
        }
        if let Some(deprecated) = &mut scope.model.deprecated {
            deprecated.replacement = replacement;
        }
    }
    broken_replacements
}

/// Resolves `implies` and computes its transitive closure.
fn implied(
    scopes: &mut [UnresolvedScope<'_>],
    actions: &Actions,
    symbols: &SymbolTable,
    diagnostics: &mut Diagnostics,
) {
    let mut edges: Vec<Vec<usize>> = Vec::with_capacity(scopes.len());
    for scope in scopes.iter() {
        let ids = scope
            .implies
            .iter()
            .filter_map(|(name, at)| symbols.scope_beside(name, actions.beside(&scope.model, name), *at, diagnostics));
        edges.push(ids.map(usize::from).collect());
    }
    let order = topo_sort(&edges);
    for cycle in &order.cycles {
        diagnostics.push(cycle_problem(cycle, scopes));
        if let Some(edges) = edges.get_mut(cycle.from) {
            edges.retain(|edge| *edge != cycle.to);
        }
    }
    for (scope, edges) in scopes.iter_mut().zip(&edges) {
        scope.model.implies = edges.iter().filter_map(|id| u16::try_from(*id).ok()).collect();
        scope.model.implies.sort_unstable();
    }
    if let Err(at) = close(scopes, &mut edges, &order.nodes) {
        diagnostics.push(
            Diagnostic::error(
                Code::TooManyImplied,
                at,
                format!("`implies` gives more than {MAX_IMPLIED} pairs of a scope and a scope that it implies"),
            )
            .help("remove some entries of `implies`"),
        );
    }
}

fn cycle_problem(cycle: &Cycle, scopes: &[UnresolvedScope<'_>]) -> Diagnostic {
    let name = |node: usize| scopes.get(node).map_or("", |scope| scope.model.name.as_str());
    let closing =
        scopes.get(cycle.from).and_then(|scope| scope.implies.iter().find(|(text, _)| *text == name(cycle.to)));
    let at = closing.map_or_else(NodeId::default, |(_, at)| *at);
    if cycle.from == cycle.to {
        return Diagnostic::error(Code::ImpliesCycle, at, format!("scope `{}` implies itself", name(cycle.to)))
            .help("remove it from `implies`");
    }
    let problem = Diagnostic::error(
        Code::ImpliesCycle,
        at,
        format!("scopes imply each other in a cycle: `{}`", cycle.show(name)),
    )
    .help("remove one of them from `implies`; if they are names of one scope, use `aliases`");
    match scopes.get(cycle.to) {
        Some(scope) => problem.related(scope.at, format!("`{}` is here", scope.model.name)),
        None => problem,
    }
}

/// Sets the scopes that each scope implies. In `order`, a scope comes after the scopes that it implies.
///
/// # Errors
/// The scope that exceeds the limit of all implications.
fn close(scopes: &mut [UnresolvedScope<'_>], edges: &mut [Vec<usize>], order: &[usize]) -> Result<(), NodeId> {
    let mut rank = vec![0; edges.len()];
    for (position, node) in order.iter().enumerate() {
        if let Some(rank) = rank.get_mut(*node) {
            *rank = position;
        }
    }
    // For each scope, the last scope that was found to imply it.
    let mut found_by = vec![None; edges.len()];
    let mut total = 0;
    for &node in order {
        let mut implied: Vec<u16> = Vec::new();
        let mut insert = |id: usize, implied: &mut Vec<u16>| {
            let (Some(slot), Ok(short)) = (found_by.get_mut(id), u16::try_from(id)) else { return false };
            let new = *slot != Some(node);
            if new {
                *slot = Some(node);
                implied.push(short);
            }
            new
        };
        let Some(edges) = edges.get_mut(node) else { continue };
        // Follow later scopes first: they can imply the earlier ones, which are skipped then.
        edges.sort_unstable_by_key(|edge| std::cmp::Reverse(rank.get(*edge).copied()));
        for &edge in edges.iter() {
            if insert(edge, &mut implied)
                && let Some(other) = scopes.get(edge)
            {
                for &further in &other.model.implied {
                    insert(usize::from(further), &mut implied);
                }
            }
        }
        implied.sort_unstable();
        total += implied.len();
        let Some(scope) = scopes.get_mut(node) else { continue };
        if total > MAX_IMPLIED {
            return Err(scope.at);
        }
        scope.model.implied = implied;
    }
    Ok(())
}
