//! The entries of the key `requirements`. Other requirements use them as `$name`.

use super::symbol_table::occurs_at;
use super::topo_sort::{Cycle, topo_sort};
use crate::diagnostics::{Code, and_stranger, in_ascii, write_in_ascii};
use crate::hash::{HashMap, HashSet};
use crate::model::NamedRequirement;
use crate::nearest::nearest;
use crate::requirement::{self, Requirement};
use crate::schema::item::Item;
use crate::schema::names;
use crate::yaml::{Diagnostic, Diagnostics, NodeId, Part};
use scope_types::keywords;
use std::ops::Range;

/// A requirement as a catalog writes it.
pub(super) type Tree<'a> = requirement::Tree<'a, Range<usize>>;
/// A name in it.
pub(super) type Name<'a> = requirement::Name<'a, Range<usize>>;

/// The meaning of a requirement.
#[derive(Debug, Clone)]
pub(crate) struct Meaning {
    pub(crate) requirement: Requirement,
    /// The scopes that the text names, directly or through entries of `requirements`, sorted. They include the scopes
    /// that the normal form leaves out.
    pub(crate) named: Vec<u16>,
    /// The indexes of the entries of `requirements` that the text names.
    pub(super) entries: Vec<usize>,
}

/// The entries of `requirements`, in document order. An index of this list identifies an entry.
#[derive(Default)]
pub(super) struct NamedRequirements<'a> {
    entries: Vec<Entry<'a>>,
    indexes: HashMap<&'a str, usize>,
    /// Whether names are missing, because `requirements` is wrong. This is reported.
    pub(super) is_incomplete: bool,
}

struct Entry<'a> {
    item: Item<'a>,
    /// `None` if the requirement has an error. The error is reported at the entry, and not at its uses.
    meaning: Option<Meaning>,
    /// The requirements that use the entry.
    uses: Vec<NodeId>,
}

impl<'a> Entry<'a> {
    fn name(&self) -> &'a str {
        &self.item.key.text
    }
}

/// An order in which every entry comes after the entries that it names.
pub(super) struct Order {
    pub(super) indexes: Vec<usize>,
    /// The entries that close a cycle. They have no meaning.
    pub(super) cyclic: HashSet<usize>,
}

impl<'a> NamedRequirements<'a> {
    /// Adds an entry without a meaning. An invalid name is reported.
    pub(super) fn declare(&mut self, item: Item<'a>, diagnostics: &mut Diagnostics) {
        let name = item.key.text.as_str();
        names::check_length(name, "requirement", item.key.at, diagnostics);
        if !is_name(name) {
            diagnostics.push(
                Diagnostic::error(
                    Code::InvalidRequirementName,
                    item.key.at,
                    format!("`{name}` cannot name a requirement{}", and_stranger(name)),
                )
                .help(
                    without_dollar(name)
                        .or_else(|| write_in_ascii(name).filter(|_| in_ascii(name).is_some_and(|name| is_name(&name))))
                        .unwrap_or_else(|| "such a name is made of ASCII letters, digits, `-`, `_` and `.`".to_owned()),
                ),
            );
        }
        self.indexes.insert(name, self.entries.len());
        self.entries.push(Entry { item, meaning: None, uses: Vec::new() });
    }

    /// Sorts the entries, whose trees are given. Cycles are reported.
    pub(super) fn order<'t>(
        &self,
        trees: impl Iterator<Item = Option<&'t Tree<'t>>>,
        diagnostics: &mut Diagnostics,
    ) -> Order {
        let edges: Vec<Vec<usize>> = trees.map(|tree| tree.map_or_else(Vec::new, |tree| self.named_in(tree))).collect();
        let order = topo_sort(&edges);
        let problems = order.cycles.iter().filter_map(|cycle| self.cycle_problem(cycle));
        problems.for_each(|problem| diagnostics.push(problem));
        Order { cyclic: order.cycles.iter().map(|cycle| cycle.from).collect(), indexes: order.nodes }
    }

    /// The indexes of the entries that a tree names.
    fn named_in(&self, tree: &Tree<'_>) -> Vec<usize> {
        match tree {
            Tree::Shared(name) => self.index(&name.text).into_iter().collect(),
            _ => tree.items().iter().flat_map(|item| self.named_in(item)).collect(),
        }
    }

    fn cycle_problem(&self, cycle: &Cycle) -> Option<Diagnostic> {
        let (from, to) = (self.entries.get(cycle.from)?, self.entries.get(cycle.to)?);
        let (code, at) = (Code::RequirementCycle, from.item.at());
        let problem = if cycle.from == cycle.to {
            Diagnostic::error(code, at, format!("requirement `{}` names itself", to.name()))
        } else {
            let names = cycle.show(|index| self.entries.get(index).map_or("", Entry::name));
            Diagnostic::error(code, at, format!("requirements name each other in a cycle: `{names}`"))
                .related(to.item.key.at, format!("`{}` is here", to.name()))
        };
        Some(problem.help(format!("write scopes in place of `${}`", to.name())))
    }

    /// Sets the meaning of an entry.
    pub(super) fn define(&mut self, index: usize, meaning: Option<Meaning>) {
        if let Some(entry) = self.entries.get_mut(index) {
            entry.meaning = meaning;
        }
    }

    /// The index of the entry with this name.
    pub(super) fn index(&self, name: &str) -> Option<usize> {
        self.indexes.get(name).copied()
    }

    /// The meaning of an entry; `None` if it has an error, which is reported.
    pub(super) fn meaning(&self, index: usize) -> Option<&Meaning> {
        self.entries.get(index)?.meaning.as_ref()
    }

    /// Looks up an entry for the requirement at `at`, which uses it. An unknown name is reported.
    pub(super) fn look_up(
        &mut self,
        name: &Name<'_>,
        at: NodeId,
        diagnostics: &mut Diagnostics,
    ) -> Option<Requirement> {
        let Some(index) = self.index(&name.text) else {
            if !self.is_incomplete && !self.is_misnamed(&name.text) {
                self.report_unknown(&name.text, Part::new(at, &name.at), diagnostics);
            }
            return None;
        };
        self.note_uses(&[index], at);
        Some(self.meaning(index)?.requirement.clone())
    }

    /// Looks up an entry for a list of the requirement at `at`, and returns its alternatives. An entry that is a
    /// keyword is reported, because a list cannot have keywords.
    pub(super) fn look_up_in_list(
        &mut self,
        name: &Name<'_>,
        at: NodeId,
        diagnostics: &mut Diagnostics,
    ) -> Option<Vec<Vec<u16>>> {
        let keyword = match self.look_up(name, at, diagnostics)? {
            Requirement::Scopes(sets) => return Some(sets),
            Requirement::Public => keywords::PUBLIC,
            Requirement::Authenticated => keywords::AUTHENTICATED,
            Requirement::Denied => keywords::DENIED,
        };
        let (at, name) = (Part::new(at, &name.at), &name.text);
        diagnostics.push(
            Diagnostic::error(
                Code::KeywordInList,
                at,
                format!("`${name}` is `{keyword}`, which cannot be combined with other requirements"),
            )
            .help(format!("write `${name}` alone, or remove it")),
        );
        None
    }

    /// Notes that the requirement at `at` uses these entries.
    pub(super) fn note_uses(&mut self, indexes: &[usize], at: NodeId) {
        for index in indexes {
            if let Some(Entry { uses, .. }) = self.entries.get_mut(*index)
                && uses.last() != Some(&at)
            {
                uses.push(at);
            }
        }
    }

    /// Whether an entry whose name is wrong can be meant. A name with a space ends at the space where it is used.
    fn is_misnamed(&self, name: &str) -> bool {
        let is_meant = |own: &str| {
            !is_name(own)
                && (own.starts_with(name)
                    || own.strip_prefix('$') == Some(name)
                    || in_ascii(own).is_some_and(|own| own == name))
        };
        self.entries.iter().any(|entry| is_meant(entry.name()))
    }

    /// Whether a part of a requirement's text is in the wrong name of an entry.
    pub(super) fn is_in_misnamed(&self, text: &str, part: &Range<usize>) -> bool {
        let wrong = self.entries.iter().map(Entry::name).filter(|name| !is_name(name));
        wrong.into_iter().any(|name| occurs_at(name, text, part))
    }

    fn report_unknown(&self, name: &str, at: Part, diagnostics: &mut Diagnostics) {
        let mut names: Vec<&str> = self.entries.iter().map(Entry::name).collect();
        names.sort_unstable();
        let problem = Diagnostic::error(
            Code::UnknownRequirement,
            at,
            format!("unknown requirement `${name}`{}", and_stranger(name)),
        );
        let near = nearest(name, names.into_iter());
        let problem = problem.help(match near {
            Some(near) => format!("did you mean `${near}`?"),
            None => format!("declare `{name}` under `requirements`"),
        });
        diagnostics.push_unknown(name, near, problem);
    }

    /// Reports the entries that are never used.
    pub(super) fn report_unused(&self, diagnostics: &mut Diagnostics) {
        for entry in self.entries.iter().filter(|entry| entry.uses.is_empty()) {
            let name = entry.name();
            let message = format!("requirement `{name}` is never used");
            diagnostics.push(
                Diagnostic::warning(Code::UnusedRequirement, entry.item.key.at, message)
                    .help(format!("use it as `${name}`, or remove it")),
            );
        }
    }

    /// The entries as a part of the model.
    pub(super) fn into_model(self) -> Vec<NamedRequirement> {
        let model = |entry: Entry<'a>| NamedRequirement {
            name: entry.name().to_owned(),
            requirement: entry.meaning.map(|meaning| meaning.requirement),
            at: entry.item.key.at,
            used: entry.uses,
        };
        self.entries.into_iter().map(model).collect()
    }
}

/// The help for a name that is declared with the `$` of its uses.
fn without_dollar(name: &str) -> Option<String> {
    let name = name.strip_prefix('$').filter(|name| !name.is_empty() && is_name(name))?;
    Some(format!("write `{name}`: only its uses have a `$`"))
}

/// Whether a text can name an entry of `requirements`.
pub(super) fn is_name(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
}
