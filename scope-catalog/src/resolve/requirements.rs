//! The meaning of every requirement in the catalog. Names are looked up, and trees become normal forms.

use super::link::Linked;
use super::named_requirements::{Meaning, Name, NamedRequirements, Tree, is_name};
use super::symbol_table::SymbolTable;
use crate::diagnostics::Code;
use crate::hash::{HashMap, HashSet};
use crate::limits::{MAX_ALTERNATIVES, MAX_REQUIREMENT_SCOPES};
use crate::model::NamedRequirement;
use crate::requirement::{Implications, Requirement, TooLarge};
use crate::schema::item::Item;
use crate::schema::unquoted_commas::{self, Entry, Form, Written};
use crate::yaml::{Diagnostic, Diagnostics, NodeId, Part};
use scope_types::keywords;
use std::ops::Range;

/// Reads requirements. It knows the scopes and the entries of `requirements` that they can name.
pub(crate) struct Requirements<'r, 'a> {
    names: &'r SymbolTable,
    linked: &'r Linked,
    implications: Implications<'r>,
    shared: NamedRequirements<'a>,
    /// The meaning of each text that had no diagnostic, because rows repeat their requirements.
    read: HashMap<&'a str, Meaning>,
    /// The number of scopes in all requirements so far.
    size: usize,
}

impl<'r, 'a> Requirements<'r, 'a> {
    /// Takes the scopes and the key `requirements`.
    pub(crate) fn new(
        names: &'r SymbolTable,
        linked: &'r Linked,
        requirements: Option<Item<'a>>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut new = Self {
            names,
            linked,
            implications: Implications::new(linked.scopes.iter().map(|scope| scope.implied.as_slice())),
            shared: NamedRequirements::default(),
            read: HashMap::default(),
            size: 0,
        };
        let example = (Form::Requirement, "`{ read-mail: ... }`, with a requirement after each name");
        if let Some(item) = requirements {
            match unquoted_commas::entries(item, example, names, is_name, diagnostics) {
                Some(entries) => new.share(&entries, diagnostics),
                None => new.shared.is_incomplete = true,
            }
        }
        new
    }

    /// The names of the scopes.
    pub(crate) fn names(&self) -> &'r SymbolTable {
        self.names
    }

    /// Reads the entries of `requirements`, each after those that it names.
    fn share(&mut self, entries: &[Entry<'a>], diagnostics: &mut Diagnostics) {
        for entry in entries {
            self.shared.declare(entry.item, diagnostics);
        }
        let all_written: Vec<_> =
            entries.iter().map(|entry| self.written(*entry, diagnostics).unwrap_or_default()).collect();
        let order = self.shared.order(all_written.iter().map(|written| written.tree.as_ref()), diagnostics);
        for index in order.indexes {
            let (Some(entry), Some(written)) = (entries.get(index), all_written.get(index)) else { continue };
            let meaning = self.meaning(written, entry.item.at(), diagnostics);
            self.shared.define(index, meaning.filter(|_| !order.cyclic.contains(&index)));
        }
    }

    /// The entries of `requirements`. Entries that are never used are reported.
    pub(crate) fn finish(self, diagnostics: &mut Diagnostics) -> Vec<NamedRequirement> {
        // An error can be the reason that an entry is not used.
        if !diagnostics.has_errors() {
            self.shared.report_unused(diagnostics);
        }
        self.shared.into_model()
    }

    /// Reads a requirement. Returns `None` if it has an error, which is reported.
    pub(crate) fn read(&mut self, entry: Entry<'a>, diagnostics: &mut Diagnostics) -> Option<Meaning> {
        let at = entry.item.at();
        if self.size <= MAX_REQUIREMENT_SCOPES
            && let Some(meaning) = entry.text().and_then(|text| self.read.get(text)).cloned()
        {
            self.shared.note_uses(&meaning.entries, at);
            self.count(&meaning, at, diagnostics);
            return Some(meaning);
        }
        let problems_before = diagnostics.count();
        let written = self.written(entry, diagnostics).unwrap_or_default();
        let meaning = self.meaning(&written, at, diagnostics)?;
        if diagnostics.count() == problems_before
            && let Some(text) = entry.text()
        {
            self.read.insert(text, meaning.clone());
        }
        Some(meaning)
    }

    /// Reads the text of a requirement, and reports its mistakes. Returns `None` if YAML has cut it, or if the value is not
    /// text.
    pub(crate) fn written<'e>(&self, entry: Entry<'e>, diagnostics: &mut Diagnostics) -> Option<Written<'e>> {
        let is_refused = |text: &str, part: &Range<usize>| {
            self.names.is_in_refused(text, part) || self.shared.is_in_misnamed(text, part)
        };
        entry.read(self.names, is_refused, diagnostics)
    }

    /// The meaning of a whole requirement; `None` if it has an error, which is reported.
    fn meaning(&mut self, written: &Written<'a>, at: NodeId, diagnostics: &mut Diagnostics) -> Option<Meaning> {
        if self.size > MAX_REQUIREMENT_SCOPES {
            return None;
        }
        let tree = written.tree.as_ref()?;
        let requirement = match tree {
            Tree::Public => Requirement::Public,
            Tree::Authenticated => Requirement::Authenticated,
            Tree::Denied => Requirement::Denied,
            Tree::Shared(name) => self.shared.look_up(name, at, diagnostics)?,
            Tree::Scope(name) => {
                let at = Part::new(at, &name.at);
                Requirement::Scopes(vec![vec![self.scope_or(&name.text, &keywords::ALONE, at, diagnostics)?]])
            }
            Tree::Any(_) | Tree::All(_) | Tree::List(_) => {
                Requirement::Scopes(self.alternatives(tree, at, diagnostics)?)
            }
        };
        if !written.is_right {
            return None;
        }
        let (named, entries) = self.named(tree);
        let meaning = Meaning { requirement, named, entries };
        self.count(&meaning, at, diagnostics);
        Some(meaning)
    }

    /// Adds a requirement to the size of all requirements. The first requirement that exceeds the limit is reported.
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
                .help("require one scope that implies others in place of them"),
            );
        }
    }

    /// The scopes that a requirement without errors names, and the indexes of the entries of `requirements` that it
    /// names.
    fn named(&self, tree: &Tree<'a>) -> (Vec<u16>, Vec<usize>) {
        let (mut named, mut entries) = (Vec::new(), Vec::new());
        let mut seen = HashSet::default();
        let mut todo = vec![tree];
        while let Some(tree) = todo.pop() {
            match tree {
                Tree::Scope(name) => named.extend(self.names.id(&name.text)),
                // Each entry counts once, because a short requirement can repeat a long entry many times.
                Tree::Shared(name) if seen.insert(&name.text) => {
                    let Some(index) = self.shared.index(&name.text) else { continue };
                    entries.push(index);
                    named.extend(self.shared.meaning(index).iter().flat_map(|meaning| &meaning.named));
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
            Tree::Scope(name) => return self.scope(name, at, diagnostics).map(|id| vec![vec![id]]),
            Tree::Shared(name) => return self.shared.look_up_in_list(name, at, diagnostics),
            Tree::Any(items) => (items, true),
            Tree::All(items) | Tree::List(items) => (items, false),
            // The parser reports keywords in lists, and leaves them out of the tree.
            Tree::Public | Tree::Authenticated | Tree::Denied => return None,
        };
        // All items are resolved before the first error returns, so that every error is reported.
        let parts: Vec<_> = items.iter().map(|item| self.alternatives(item, at, diagnostics)).collect();
        let parts = parts.into_iter().collect::<Option<Vec<_>>>()?;
        let combined = if any { self.implications.any(&parts) } else { self.implications.all(&parts) };
        let (what, help) = match combined {
            Ok(alternatives) => return Some(alternatives),
            Err(TooLarge::Alternatives) => {
                ("alternatives", "add a scope that all scopes of an `any` imply, and write it in place of the `any`")
            }
            Err(TooLarge::Scopes) => ("scopes in one alternative", "add a scope that implies several of them"),
        };
        diagnostics.push(
            Diagnostic::error(
                Code::RequirementTooLarge,
                at,
                format!("the requirement comes to more than {MAX_ALTERNATIVES} {what}"),
            )
            .help(help),
        );
        None
    }

    /// Looks up a scope that the requirement or the preset at `at` names. An unknown scope is reported, and so is a
    /// deprecated one.
    pub(crate) fn scope(&self, name: &Name<'_>, at: NodeId, diagnostics: &mut Diagnostics) -> Option<u16> {
        self.scope_or(&name.text, &[], Part::new(at, &name.at), diagnostics)
    }

    /// Looks up a scope. The message about an unknown name suggests one of `words` if its spelling is near.
    fn scope_or(&self, name: &str, words: &[&str], at: Part, diagnostics: &mut Diagnostics) -> Option<u16> {
        if !self.names.has(name) && self.shared.index(name).is_some() {
            diagnostics.push_joined(
                Diagnostic::error(Code::UnknownScope, at, format!("unknown scope `{name}`"))
                    .help(format!("write `${name}` for the entry of `requirements`")),
            );
            return None;
        }
        let id = self.names.scope(name, words, at, diagnostics)?;
        if let Some(deprecated) = self.linked.scopes.get(usize::from(id)).and_then(|scope| scope.deprecated.as_ref()) {
            let help = match deprecated.replacement {
                Some(new) => format!("use `{}`", self.names.name(new)),
                // The wrong name is reported at the `deprecated` key.
                None if self.linked.broken_replacements.contains(&id) => {
                    "use the scope that its `deprecated` should name".to_owned()
                }
                None => "use another scope; the catalog names no replacement".to_owned(),
            };
            let since = match deprecated.since.as_str() {
                "" => String::new(),
                since => format!(" since {since}"),
            };
            diagnostics.push_joined(if deprecated.deny {
                Diagnostic::error(
                    Code::DeniedScope,
                    at,
                    format!("scope `{name}` is deprecated{since}, and its use is denied"),
                )
                .help(help)
            } else {
                Diagnostic::warning(Code::DeprecatedScope, at, format!("scope `{name}` is deprecated{since}"))
                    .help(help)
            });
        }
        Some(id)
    }
}
