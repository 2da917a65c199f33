//! The key `requirements`, and the meaning of every requirement in the catalog: names are looked up, trees become
//! normal forms.

use crate::hash::{self, HashMap, HashSet};

use super::link::Linked;
use super::symbol_table::SymbolTable;
use super::topo_sort::topo_sort;
use crate::diagnostics::Code;
use crate::limits::{MAX_ALTERNATIVES, MAX_REQUIREMENT_SCOPES};
use crate::model::NamedRequirement;
use crate::nearest::nearest;
use crate::requirement::{self, Implications, Requirement, TooLarge};
use crate::schema::fields::Item;
use crate::schema::unquoted_commas::{self, Entry, Written};
use crate::yaml::NodeId;
use crate::yaml::{Diagnostic, Diagnostics};
use scope_types::keywords;
use std::ops::Range;

type Tree<'a> = requirement::Tree<'a, Range<usize>>;

/// Reads requirements, with everything that their names stand for.
pub(crate) struct Requirements<'r, 'a> {
    names: &'r SymbolTable,
    linked: &'r Linked,
    implications: Implications<'r>,
    shared: HashMap<&'a str, Shared>,
    /// Where each entry is used, by the order of the entries.
    uses: Vec<Vec<NodeId>>,
    /// The meaning of each text that had no diagnostic, because rows repeat their requirements.
    read: HashMap<&'a str, Meaning>,
    /// Scopes in all requirements so far.
    size: usize,
    /// Whether a requirement has a syntax error, so that not all of its names are known.
    has_unreadable: bool,
}

/// The meaning of a requirement.
#[derive(Debug, Clone)]
pub(crate) struct Meaning {
    pub(crate) requirement: Requirement,
    /// The scopes that are written in it, sorted, with those that the normal form leaves out.
    pub(crate) named: Vec<u16>,
    /// The entries of `requirements` that are written in it, by their order.
    shared: Vec<usize>,
}

/// An entry of `requirements`.
struct Shared {
    /// Its order among the entries.
    index: usize,
    at: NodeId,
    /// `None` if it is wrong, which is reported at the entry, and not where it is used.
    meaning: Option<Meaning>,
    /// Whether a wrong name is reported, so that it need not be reported as unused, too.
    is_misnamed: bool,
}

impl<'r, 'a> Requirements<'r, 'a> {
    /// Takes the scopes and the key `requirements`.
    pub(crate) fn new(
        names: &'r SymbolTable,
        linked: &'r Linked,
        requirements: Option<Item<'a>>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let implications = Implications::new(linked.scopes.iter().map(|scope| scope.implied.as_slice()));
        let mut new = Self {
            names,
            linked,
            implications,
            shared: HashMap::default(),
            uses: Vec::new(),
            read: HashMap::default(),
            size: 0,
            has_unreadable: false,
        };
        let example = "`{ read-mail: \"any(Mail.Read, Mail.ReadBasic)\" }`";
        if let Some(entries) =
            requirements.and_then(|item| unquoted_commas::entries(item, example, names, is_shareable, diagnostics))
        {
            new.share(&entries, diagnostics);
        }
        new
    }

    /// The names of the scopes.
    pub(crate) fn names(&self) -> &'r SymbolTable {
        self.names
    }

    /// Reads the entries of `requirements`, each after those that it names.
    fn share(&mut self, entries: &[Entry<'a>], diagnostics: &mut Diagnostics) {
        let mut all_written = Vec::with_capacity(entries.len());
        let mut index_of = hash::map(entries.len());
        for (index, entry) in entries.iter().enumerate() {
            let item = entry.item;
            let name = item.key.text.as_str();
            let is_valid = is_shareable(name);
            if !is_valid {
                diagnostics.push(
                    Diagnostic::error(
                        Code::InvalidRequirementName,
                        item.key.at,
                        format!("`{name}` cannot name a requirement"),
                    )
                    .help("such a name is made of letters, digits, `-`, `_` and `.`"),
                );
            }
            index_of.insert(name, index);
            self.uses.push(Vec::new());
            self.shared.insert(name, Shared { index, at: item.key.at, meaning: None, is_misnamed: !is_valid });
            all_written.push(self.written(*entry, diagnostics));
        }
        let edges: Vec<Vec<usize>> =
            all_written.iter().map(|written| references(written.tree.as_ref(), &index_of)).collect();
        let order = topo_sort(&edges);
        let items: Vec<Item<'a>> = entries.iter().map(|entry| entry.item).collect();
        let name = |index: usize| items.get(index).map_or("", |item| item.key.text.as_str());
        let mut cyclic = HashSet::default();
        for cycle in &order.cycles {
            let (Some(entry), Some(first)) = (items.get(cycle.from), items.get(cycle.to)) else { continue };
            let problem = if cycle.from == cycle.to {
                Diagnostic::error(
                    Code::RequirementCycle,
                    entry.at(),
                    format!("requirement `{}` names itself", name(cycle.to)),
                )
            } else {
                Diagnostic::error(
                    Code::RequirementCycle,
                    entry.at(),
                    format!("requirements name each other in a cycle: `{}`", cycle.show(name)),
                )
                .related(first.key.at, format!("`{}` is here", name(cycle.to)))
            };
            diagnostics.push(problem.help("write out what is meant"));
            cyclic.insert(cycle.from);
        }
        for index in order.nodes {
            let (Some(entry), Some(written)) = (items.get(index), all_written.get(index)) else { continue };
            let meaning = self.meaning(written, entry.at(), diagnostics).filter(|_| !cyclic.contains(&index));
            if let Some(shared) = self.shared.get_mut(entry.key.text.as_str()) {
                shared.meaning = meaning;
            }
        }
    }

    /// The entries of `requirements`. Entries that are never used are reported.
    pub(crate) fn finish(self, diagnostics: &mut Diagnostics) -> Vec<NamedRequirement> {
        let mut entries: Vec<(&str, Shared)> = self.shared.into_iter().collect();
        entries.sort_unstable_by_key(|(_, shared)| shared.index);
        for (name, shared) in &entries {
            let is_used = self.uses.get(shared.index).is_some_and(|uses| !uses.is_empty());
            if !is_used && !shared.is_misnamed && !self.has_unreadable {
                diagnostics.push(
                    Diagnostic::warning(
                        Code::UnusedRequirement,
                        shared.at,
                        format!("requirement `{name}` is never used"),
                    )
                    .help(format!("use it as `${name}`, or remove it")),
                );
            }
        }
        let finished = |((name, shared), used): ((&str, Shared), Vec<NodeId>)| NamedRequirement {
            name: name.to_owned(),
            requirement: shared.meaning.map(|meaning| meaning.requirement),
            at: shared.at,
            used,
        };
        entries.into_iter().zip(self.uses).map(finished).collect()
    }

    /// Reads a requirement; none if something in it is wrong, which is reported.
    pub(crate) fn read(&mut self, entry: Entry<'a>, diagnostics: &mut Diagnostics) -> Option<Meaning> {
        let at = entry.item.at();
        if self.size <= MAX_REQUIREMENT_SCOPES
            && let Some(meaning) = entry.text().and_then(|text| self.read.get(text)).cloned()
        {
            self.note_uses(&meaning.shared, at);
            self.count(&meaning, at, diagnostics);
            return Some(meaning);
        }
        let problems_before = diagnostics.count();
        let written = self.written(entry, diagnostics);
        let meaning = self.meaning(&written, at, diagnostics)?;
        if diagnostics.count() == problems_before
            && let Some(text) = entry.text()
        {
            self.read.insert(text, meaning.clone());
        }
        Some(meaning)
    }

    fn written(&mut self, entry: Entry<'a>, diagnostics: &mut Diagnostics) -> Written<'a> {
        let written = entry.read(self.names, diagnostics).unwrap_or_default();
        self.has_unreadable |= !written.is_right;
        written
    }

    /// The meaning of a whole requirement; none if something in it is wrong, which is reported.
    fn meaning(&mut self, written: &Written<'a>, at: NodeId, diagnostics: &mut Diagnostics) -> Option<Meaning> {
        if self.size > MAX_REQUIREMENT_SCOPES {
            return None;
        }
        let tree = written.tree.as_ref()?;
        let requirement = match tree {
            Tree::Public => Requirement::Public,
            Tree::Authenticated => Requirement::Authenticated,
            Tree::Denied => Requirement::Denied,
            Tree::Shared(name) => self.shared(&name.text, at, diagnostics)?,
            Tree::Scope(name) => {
                Requirement::Scopes(vec![vec![self.scope_or(&name.text, &keywords::ALONE, at, diagnostics)?]])
            }
            Tree::Any(_) | Tree::All(_) | Tree::List(_) => {
                Requirement::Scopes(self.alternatives(tree, at, diagnostics)?)
            }
        };
        if !written.is_right {
            return None;
        }
        let (named, shared) = self.named(tree);
        let meaning = Meaning { requirement, named, shared };
        self.count(&meaning, at, diagnostics);
        Some(meaning)
    }

    /// Notes that a requirement whose meaning is known uses these entries.
    fn note_uses(&mut self, entries: &[usize], at: NodeId) {
        for index in entries {
            if let Some(uses) = self.uses.get_mut(*index)
                && uses.last() != Some(&at)
            {
                uses.push(at);
            }
        }
    }

    /// Adds to the size of all requirements, and reports the requirement that exceeds the limit.
    fn count(&mut self, meaning: &Meaning, at: NodeId, diagnostics: &mut Diagnostics) {
        let size = match &meaning.requirement {
            Requirement::Scopes(sets) => sets.iter().map(Vec::len).sum(),
            _ => 0,
        };
        self.size += size.max(meaning.named.len());
        if self.size > MAX_REQUIREMENT_SCOPES {
            diagnostics.push(
                Diagnostic::error(
                    Code::RequirementTooLarge,
                    at,
                    format!("requirements come to more than {MAX_REQUIREMENT_SCOPES} scopes in all"),
                )
                .help("one scope that implies others can stand for them"),
            );
        }
    }

    /// The scopes, and the entries of `requirements`, that are written in a requirement without mistakes.
    fn named(&self, tree: &Tree<'a>) -> (Vec<u16>, Vec<usize>) {
        let (mut named, mut entries) = (Vec::new(), Vec::new());
        let mut shared = HashSet::default();
        let mut todo = vec![tree];
        while let Some(tree) = todo.pop() {
            match tree {
                Tree::Scope(name) => named.extend(self.names.id(&name.text)),
                // Each entry counts once: a short requirement can repeat a long entry.
                Tree::Shared(name) if shared.insert(&name.text) => {
                    let Some(entry) = self.shared.get(&*name.text) else { continue };
                    entries.push(entry.index);
                    named.extend(entry.meaning.iter().flat_map(|meaning| &meaning.named));
                }
                Tree::Any(items) | Tree::All(items) | Tree::List(items) => todo.extend(items),
                Tree::Shared(_) | Tree::Public | Tree::Authenticated | Tree::Denied => {}
            }
        }
        named.sort_unstable();
        named.dedup();
        (named, entries)
    }

    /// The alternatives of a part of a requirement.
    fn alternatives(&mut self, tree: &Tree<'a>, at: NodeId, diagnostics: &mut Diagnostics) -> Option<Vec<Vec<u16>>> {
        let (items, any) = match tree {
            Tree::Scope(name) => return self.scope(&name.text, at, diagnostics).map(|id| vec![vec![id]]),
            Tree::Shared(name) => return self.shared_in_list(&name.text, at, diagnostics),
            Tree::Any(items) => (items, true),
            Tree::All(items) | Tree::List(items) => (items, false),
            // A tree has no keywords in lists.
            Tree::Public | Tree::Authenticated | Tree::Denied => return None,
        };
        // All items are resolved before the first error returns, so that every error is reported.
        let parts: Vec<_> = items.iter().map(|item| self.alternatives(item, at, diagnostics)).collect();
        let parts = parts.into_iter().collect::<Option<Vec<_>>>()?;
        let combined = if any { self.implications.any(&parts) } else { self.implications.all(&parts) };
        let (what, help) = match combined {
            Ok(alternatives) => return Some(alternatives),
            Err(TooLarge::Alternatives) => {
                ("alternatives", "put fewer `any` into one `all`, or add a scope for what they have in common")
            }
            Err(TooLarge::Scopes) => ("scopes in one alternative", "add a scope that stands for all of them"),
        };
        diagnostics.push(
            Diagnostic::error(
                Code::RequirementTooLarge,
                at,
                format!("requirement comes to more than {MAX_ALTERNATIVES} {what}"),
            )
            .help(help),
        );
        None
    }

    /// Looks up a scope. An unknown scope is reported, and so is a deprecated one.
    pub(crate) fn scope(&self, name: &str, at: NodeId, diagnostics: &mut Diagnostics) -> Option<u16> {
        self.scope_or(name, &[], at, diagnostics)
    }

    /// Looks up a scope. The message about an unknown scope suggests one of the words if it is near.
    fn scope_or(&self, name: &str, words: &[&str], at: NodeId, diagnostics: &mut Diagnostics) -> Option<u16> {
        let id = self.names.scope_or(name, words, at, diagnostics)?;
        if let Some(deprecated) = self.linked.scopes.get(usize::from(id)).and_then(|scope| scope.deprecated.as_ref()) {
            let help = match deprecated.replacement {
                Some(new) => format!("use `{}`", self.names.name(new)),
                // The wrong name is reported at the `deprecated` key.
                None if self.linked.broken_replacements.contains(&id) => {
                    "use the scope that its `deprecated` should name".to_owned()
                }
                None => "use another scope; `deprecated` names none".to_owned(),
            };
            diagnostics.push(if deprecated.deny {
                Diagnostic::error(Code::DeniedScope, at, format!("scope `{name}` is deprecated, and its use is denied"))
                    .help(help)
            } else {
                Diagnostic::warning(Code::DeprecatedScope, at, format!("scope `{name}` is deprecated")).help(help)
            });
        }
        Some(id)
    }

    fn shared(&mut self, name: &str, at: NodeId, diagnostics: &mut Diagnostics) -> Option<Requirement> {
        if let Some(shared) = self.shared.get(name) {
            let (index, requirement) =
                (shared.index, shared.meaning.as_ref().map(|meaning| meaning.requirement.clone()));
            self.note_uses(&[index], at);
            return requirement;
        }
        let mut names: Vec<&str> = self.shared.keys().copied().collect();
        names.sort_unstable();
        let problem = Diagnostic::error(Code::UnknownRequirement, at, format!("unknown requirement `${name}`"));
        diagnostics.push(match nearest(name, names.into_iter()) {
            Some(near) => problem.help(format!("did you mean `${near}`?")),
            None => problem.help(format!(
                "declare `{name}` under `requirements`; a scope of that name is written in quotes: `\"${name}\"`"
            )),
        });
        None
    }

    fn shared_in_list(&mut self, name: &str, at: NodeId, diagnostics: &mut Diagnostics) -> Option<Vec<Vec<u16>>> {
        let keyword = match self.shared(name, at, diagnostics)? {
            Requirement::Scopes(sets) => return Some(sets),
            Requirement::Public => keywords::PUBLIC,
            Requirement::Authenticated => keywords::AUTHENTICATED,
            Requirement::Denied => keywords::DENIED,
        };
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
}

/// Whether a text can name an entry of `requirements`.
fn is_shareable(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
}

/// The entries of `requirements` that a requirement names.
fn references(tree: Option<&Tree<'_>>, index_of: &HashMap<&str, usize>) -> Vec<usize> {
    match tree {
        Some(Tree::Shared(name)) => index_of.get(&*name.text).copied().into_iter().collect(),
        Some(tree) => tree.items().iter().flat_map(|item| references(Some(item), index_of)).collect(),
        None => Vec::new(),
    }
}
