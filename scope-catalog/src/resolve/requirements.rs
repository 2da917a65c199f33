//! The key `requirements`, and requirements wherever they are written: text to normal form.

use crate::hash::{self, HashMap, HashSet};

use super::link::Linked;
use super::symbol_table::SymbolTable;
use super::topo_sort::topo_sort;
use crate::diagnostics::Code;
use crate::limits::{MAX_ALTERNATIVES, MAX_REQUIREMENT_SCOPES};
use crate::model::NamedRequirement;
use crate::nearest::nearest;
use crate::requirement::text::Expr;
use crate::requirement::{Implications, Requirement, TooLarge};
use crate::schema::fields::Item;
use crate::schema::unquoted_commas::{self, Entry};
use crate::yaml::NodeId;
use crate::yaml::{Diagnostic, Diagnostics};
use scope_types::keywords;

/// What requirements are made of.
pub(crate) struct Requirements<'r, 'a> {
    names: &'r SymbolTable,
    linked: &'r Linked,
    implications: Implications<'r>,
    shared: HashMap<&'a str, Shared>,
    /// Where each entry is used, by the order of the entries.
    uses: Vec<Vec<NodeId>>,
    /// By text: what requirements came to about which there was nothing to say. Rows repeat them.
    read: HashMap<&'a str, Meaning>,
    /// Scopes in all requirements so far.
    size: usize,
    /// Whether one could not be read: what it uses is not known then.
    has_unreadable: bool,
}

/// What a requirement comes to.
#[derive(Debug, Clone)]
pub(crate) struct Meaning {
    pub(crate) requirement: Requirement,
    /// The scopes that are written in it, also those that the normal form can do without; sorted.
    pub(crate) named: Vec<u16>,
    /// The entries of `requirements` that are written in it, by their order.
    shared: Vec<usize>,
}

/// An entry of `requirements`.
struct Shared {
    /// Its order among the entries.
    index: usize,
    at: NodeId,
    /// `None` if it is wrong, which is reported where it stands, and not where it is used.
    meaning: Option<Meaning>,
    /// Whether a wrong name is reported, so that it need not be reported as unused, too.
    is_misnamed: bool,
}

impl<'r, 'a> Requirements<'r, 'a> {
    /// Takes what is known of the scopes, and the key `requirements`.
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

    /// The names that requirements are made of.
    pub(crate) fn names(&self) -> &'r SymbolTable {
        self.names
    }

    /// Reads the entries of `requirements`, each after those that it names.
    fn share(&mut self, entries: &[Entry<'a>], diagnostics: &mut Diagnostics) {
        let mut exprs = Vec::with_capacity(entries.len());
        let mut index_of = hash::map(entries.len());
        for (index, entry) in entries.iter().enumerate() {
            let item = entry.item;
            let name = item.key.text.as_str();
            let sound = is_shareable(name);
            if !sound {
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
            self.shared.insert(name, Shared { index, at: item.key.at, meaning: None, is_misnamed: !sound });
            exprs.push(self.expr(*entry, diagnostics));
        }
        let edges: Vec<Vec<usize>> = exprs.iter().map(|expr| references(expr.as_ref(), &index_of)).collect();
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
            let (Some(entry), Some(Some(expr))) = (items.get(index), exprs.get(index)) else { continue };
            let meaning = self.meaning(expr, entry.at(), diagnostics).filter(|_| !cyclic.contains(&index));
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
        let expr = self.expr(entry, diagnostics)?;
        let meaning = self.meaning(&expr, at, diagnostics)?;
        if diagnostics.count() == problems_before
            && let Some(text) = entry.text()
        {
            self.read.insert(text, meaning.clone());
        }
        Some(meaning)
    }

    fn expr(&mut self, entry: Entry<'a>, diagnostics: &mut Diagnostics) -> Option<Expr<'a>> {
        let expr = entry.expr(diagnostics);
        self.has_unreadable |= expr.is_none();
        expr
    }

    /// The normal form of a whole requirement; none if something in it is wrong, which is reported.
    fn meaning(&mut self, expr: &Expr<'a>, at: NodeId, diagnostics: &mut Diagnostics) -> Option<Meaning> {
        if self.size > MAX_REQUIREMENT_SCOPES {
            return None;
        }
        let requirement = match expr {
            Expr::Public => Requirement::Public,
            Expr::Authenticated => Requirement::Authenticated,
            Expr::Denied => Requirement::Denied,
            Expr::Shared(name) => self.shared(name, at, diagnostics)?,
            Expr::Scope(name) => {
                Requirement::Scopes(vec![vec![self.scope_or(name, &keywords::ALONE, at, diagnostics)?]])
            }
            _ => Requirement::Scopes(self.alternatives(expr, at, diagnostics)?),
        };
        let (named, shared) = self.named(expr);
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

    /// Adds to the size of all requirements, and says so where it comes to too much.
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

    /// The scopes that are written in a requirement which is right.
    fn named(&self, expr: &Expr<'a>) -> (Vec<u16>, Vec<usize>) {
        let (mut named, mut entries) = (Vec::new(), Vec::new());
        let mut shared = HashSet::default();
        let mut todo = vec![expr];
        while let Some(expr) = todo.pop() {
            match expr {
                Expr::Scope(name) => named.extend(self.names.id(name)),
                // Each once: repeating one that is long is short.
                Expr::Shared(name) if shared.insert(*name) => {
                    let Some(entry) = self.shared.get(name) else { continue };
                    entries.push(entry.index);
                    named.extend(entry.meaning.iter().flat_map(|meaning| &meaning.named));
                }
                Expr::Any(items) | Expr::All(items) | Expr::List(items) => todo.extend(items),
                Expr::Shared(_) | Expr::Public | Expr::Authenticated | Expr::Denied => {}
            }
        }
        named.sort_unstable();
        named.dedup();
        (named, entries)
    }

    /// The alternatives of a part of a requirement.
    fn alternatives(&mut self, expr: &Expr<'a>, at: NodeId, diagnostics: &mut Diagnostics) -> Option<Vec<Vec<u16>>> {
        let (items, any) = match expr {
            Expr::Scope(name) => return self.scope(name, at, diagnostics).map(|id| vec![vec![id]]),
            Expr::Shared(name) => return self.shared_in_list(name, at, diagnostics),
            Expr::Any(items) => (items, true),
            Expr::All(items) | Expr::List(items) => (items, false),
            // The parser lets these stand alone only.
            Expr::Public | Expr::Authenticated | Expr::Denied => return None,
        };
        let mut seen = HashSet::default();
        for item in items {
            unique(&mut seen, item, at, diagnostics);
        }
        // All of them are read, so that everything wrong in them is reported.
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

    /// Looks up a scope; whether it is deprecated is reported too.
    pub(crate) fn scope(&self, name: &str, at: NodeId, diagnostics: &mut Diagnostics) -> Option<u16> {
        self.scope_or(name, &[], at, diagnostics)
    }

    /// A scope, or probably one of the words if it is unknown.
    fn scope_or(&self, name: &str, words: &[&str], at: NodeId, diagnostics: &mut Diagnostics) -> Option<u16> {
        let id = self.names.scope_or(name, words, at, diagnostics)?;
        if let Some(deprecated) = self.linked.scopes.get(usize::from(id)).and_then(|scope| scope.deprecated.as_ref()) {
            let help = match deprecated.replacement {
                Some(new) => format!("use `{}`", self.names.name(new)),
                // What is wrong with the name is said where it stands.
                None if self.linked.misdirected.contains(&id) => {
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
            Requirement::Public => "public",
            Requirement::Authenticated => "authenticated",
            Requirement::Denied => "denied",
        };
        diagnostics.push(
            Diagnostic::error(
                Code::KeywordInList,
                at,
                format!("`${name}` is `{keyword}`, which cannot stand in a list"),
            )
            .help(format!("let `${name}` stand alone")),
        );
        None
    }
}

/// Whether a text can name an entry of `requirements`.
fn is_shareable(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
}

/// Reports what is in a list a second time, and tells whether it is not.
pub(crate) fn unique(seen: &mut HashSet<String>, item: &Expr<'_>, at: NodeId, diagnostics: &mut Diagnostics) -> bool {
    let name = match item {
        Expr::Scope(name) => (*name).to_owned(),
        Expr::Shared(name) => format!("${name}"),
        _ => return true,
    };
    let Some(name) = seen.replace(name) else { return true };
    diagnostics.push(
        Diagnostic::error(Code::DuplicateEntry, at, format!("`{name}` is twice in one list"))
            .help("remove one of the two"),
    );
    false
}

/// The entries of `requirements` that a requirement names.
fn references(expr: Option<&Expr<'_>>, index_of: &HashMap<&str, usize>) -> Vec<usize> {
    match expr {
        Some(Expr::Shared(name)) => index_of.get(name).copied().into_iter().collect(),
        Some(Expr::Any(items) | Expr::All(items) | Expr::List(items)) => {
            items.iter().flat_map(|item| references(Some(item), index_of)).collect()
        }
        _ => Vec::new(),
    }
}
