//! The key `requirements`, and requirements wherever they are written: text to normal form.

use crate::hash::{self, HashMap, HashSet};

use super::fields::Item;
use super::link::Linked;
use super::lookup::Names;
use super::order::order;
use super::pieces::{self, Entry};
use crate::nearest::nearest;
use crate::problem::{Problem, Problems};
use crate::requirement::text::Expr;
use crate::requirement::{Implications, MAX_ALTERNATIVES, Requirement, TooLarge};
use crate::source::Place;
use scope_types::words;

/// The most scopes in all requirements together: in the alternatives of each or as it is written, whichever is more.
const MAX_SIZE: usize = 1_000_000;

/// What requirements are made of.
pub(crate) struct Requirements<'r, 'a> {
    names: &'r Names,
    linked: &'r Linked,
    implications: Implications<'r>,
    shared: HashMap<&'a str, Shared>,
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
}

/// An entry of `requirements`.
struct Shared {
    place: Place,
    /// None if it is wrong, which is reported where it stands, and not where it is used.
    meaning: Option<Meaning>,
    used: bool,
}

impl<'r, 'a> Requirements<'r, 'a> {
    /// Takes what is known of the scopes, and the key `requirements`.
    pub(crate) fn new(
        names: &'r Names,
        linked: &'r Linked,
        requirements: Option<Item<'a>>,
        problems: &mut Problems,
    ) -> Self {
        let implications = Implications::new(linked.scopes.iter().map(|scope| scope.implied.as_slice()));
        let mut new = Self {
            names,
            linked,
            implications,
            shared: HashMap::default(),
            read: HashMap::default(),
            size: 0,
            has_unreadable: false,
        };
        let example = "`{ read-mail: \"any(Mail.Read, Mail.ReadBasic)\" }`";
        if let Some(entries) =
            requirements.and_then(|item| pieces::entries(item, example, names, is_shareable, problems))
        {
            new.share(&entries, problems);
        }
        new
    }

    /// The names that requirements are made of.
    pub(crate) fn names(&self) -> &'r Names {
        self.names
    }

    /// Reads the entries of `requirements`, each after those that it names.
    fn share(&mut self, entries: &[Entry<'a>], problems: &mut Problems) {
        let mut exprs = Vec::with_capacity(entries.len());
        let mut at = hash::map(entries.len());
        for (index, entry) in entries.iter().enumerate() {
            let item = entry.item;
            let name = item.key.text.as_str();
            let sound = is_shareable(name);
            if !sound {
                problems.push(
                    Problem::error(item.key.place, format!("`{name}` cannot name a requirement"))
                        .help("such a name is made of letters, digits, `-`, `_` and `.`"),
                );
            }
            at.insert(name, index);
            self.shared.insert(name, Shared { place: item.key.place, meaning: None, used: !sound });
            exprs.push(self.expr(*entry, problems));
        }
        let edges: Vec<Vec<usize>> = exprs.iter().map(|expr| references(expr.as_ref(), &at)).collect();
        let order = order(&edges);
        let items: Vec<Item<'a>> = entries.iter().map(|entry| entry.item).collect();
        let name = |index: usize| items.get(index).map_or("", |item| item.key.text.as_str());
        let mut cyclic = HashSet::default();
        for cycle in &order.cycles {
            let (Some(entry), Some(first)) = (items.get(cycle.from), items.get(cycle.to)) else { continue };
            let problem = if cycle.from == cycle.to {
                Problem::error(entry.place(), format!("requirement `{}` names itself", name(cycle.to)))
            } else {
                Problem::error(
                    entry.place(),
                    format!("requirements name each other in a cycle: `{}`", cycle.show(name)),
                )
                .also(first.key.place, format!("`{}` is here", name(cycle.to)))
            };
            problems.push(problem.help("write out what is meant"));
            cyclic.insert(cycle.from);
        }
        for index in order.nodes {
            let (Some(entry), Some(Some(expr))) = (items.get(index), exprs.get(index)) else { continue };
            let meaning = self.meaning(expr, entry.place(), problems).filter(|_| !cyclic.contains(&index));
            if let Some(shared) = self.shared.get_mut(entry.key.text.as_str()) {
                shared.meaning = meaning;
            }
        }
    }

    /// Reports the entries of `requirements` that nothing uses.
    pub(crate) fn finish(self, problems: &mut Problems) {
        if self.has_unreadable {
            return;
        }
        let mut unused: Vec<_> = self.shared.into_iter().filter(|(_, shared)| !shared.used).collect();
        unused.sort_unstable_by_key(|(_, shared)| shared.place);
        for (name, shared) in unused {
            problems.push(
                Problem::warning(shared.place, format!("requirement `{name}` is never used"))
                    .help(format!("use it as `${name}`, or remove it")),
            );
        }
    }

    /// Reads a requirement; none if something in it is wrong, which is reported.
    pub(super) fn read(&mut self, entry: Entry<'a>, problems: &mut Problems) -> Option<Meaning> {
        let place = entry.item.place();
        if self.size <= MAX_SIZE
            && let Some(meaning) = entry.text().and_then(|text| self.read.get(text)).cloned()
        {
            self.count(&meaning, place, problems);
            return Some(meaning);
        }
        let problems_before = problems.count();
        let expr = self.expr(entry, problems)?;
        let meaning = self.meaning(&expr, place, problems)?;
        if problems.count() == problems_before
            && let Some(text) = entry.text()
        {
            self.read.insert(text, meaning.clone());
        }
        Some(meaning)
    }

    fn expr(&mut self, entry: Entry<'a>, problems: &mut Problems) -> Option<Expr<'a>> {
        let expr = entry.expr(problems);
        self.has_unreadable |= expr.is_none();
        expr
    }

    /// The normal form of a whole requirement; none if something in it is wrong, which is reported.
    fn meaning(&mut self, expr: &Expr<'a>, place: Place, problems: &mut Problems) -> Option<Meaning> {
        if self.size > MAX_SIZE {
            return None;
        }
        let requirement = match expr {
            Expr::Public => Requirement::Public,
            Expr::Authenticated => Requirement::Authenticated,
            Expr::Denied => Requirement::Denied,
            Expr::Shared(name) => self.shared(name, place, problems)?,
            Expr::Scope(name) => {
                Requirement::Scopes(vec![vec![self.scope_or(name, &words::ALONE, place, problems)?]])
            }
            _ => Requirement::Scopes(self.alternatives(expr, place, problems)?),
        };
        let meaning = Meaning { requirement, named: self.named(expr) };
        self.count(&meaning, place, problems);
        Some(meaning)
    }

    /// Adds to the size of all requirements, and says so where it comes to too much.
    fn count(&mut self, meaning: &Meaning, place: Place, problems: &mut Problems) {
        let size = match &meaning.requirement {
            Requirement::Scopes(sets) => sets.iter().map(Vec::len).sum(),
            _ => 0,
        };
        self.size += size.max(meaning.named.len());
        if self.size > MAX_SIZE {
            problems.push(
                Problem::error(place, format!("requirements come to more than {MAX_SIZE} scopes in all"))
                    .help("one scope that implies others can stand for them"),
            );
        }
    }

    /// The scopes that are written in a requirement which is right.
    fn named(&self, expr: &Expr<'a>) -> Vec<u16> {
        let mut named = Vec::new();
        let mut shared = HashSet::default();
        let mut todo = vec![expr];
        while let Some(expr) = todo.pop() {
            match expr {
                Expr::Scope(name) => named.extend(self.names.id(name)),
                // Each once: repeating one that is long is short.
                Expr::Shared(name) if shared.insert(*name) => {
                    let meaning = self.shared.get(name).and_then(|shared| shared.meaning.as_ref());
                    named.extend(meaning.iter().flat_map(|meaning| &meaning.named));
                }
                Expr::Any(items) | Expr::All(items) | Expr::List(items) => todo.extend(items),
                Expr::Shared(_) | Expr::Public | Expr::Authenticated | Expr::Denied => {}
            }
        }
        named.sort_unstable();
        named.dedup();
        named
    }

    /// The alternatives of a part of a requirement.
    fn alternatives(&mut self, expr: &Expr<'a>, place: Place, problems: &mut Problems) -> Option<Vec<Vec<u16>>> {
        let (items, any) = match expr {
            Expr::Scope(name) => return self.scope(name, place, problems).map(|id| vec![vec![id]]),
            Expr::Shared(name) => return self.shared_in_list(name, place, problems),
            Expr::Any(items) => (items, true),
            Expr::All(items) | Expr::List(items) => (items, false),
            // The parser lets these stand alone only.
            Expr::Public | Expr::Authenticated | Expr::Denied => return None,
        };
        let mut seen = HashSet::default();
        for item in items {
            unique(&mut seen, item, place, problems);
        }
        // All of them are read, so that everything wrong in them is reported.
        let parts: Vec<_> = items.iter().map(|item| self.alternatives(item, place, problems)).collect();
        let parts = parts.into_iter().collect::<Option<Vec<_>>>()?;
        let combined = if any { self.implications.any(&parts) } else { self.implications.all(&parts) };
        let (what, help) = match combined {
            Ok(alternatives) => return Some(alternatives),
            Err(TooLarge::Alternatives) => {
                ("alternatives", "put fewer `any` into one `all`, or add a scope for what they have in common")
            }
            Err(TooLarge::Scopes) => ("scopes in one alternative", "add a scope that stands for all of them"),
        };
        problems.push(
            Problem::error(place, format!("requirement comes to more than {MAX_ALTERNATIVES} {what}")).help(help),
        );
        None
    }

    /// Looks up a scope; whether it is deprecated is reported too.
    pub(crate) fn scope(&self, name: &str, place: Place, problems: &mut Problems) -> Option<u16> {
        self.scope_or(name, &[], place, problems)
    }

    /// A scope, or probably one of the words if it is unknown.
    fn scope_or(&self, name: &str, words: &[&str], place: Place, problems: &mut Problems) -> Option<u16> {
        let id = self.names.scope_or(name, words, place, problems)?;
        if let Some(deprecated) = self.linked.scopes.get(usize::from(id)).and_then(|scope| scope.deprecated.as_ref()) {
            let help = match deprecated.replacement {
                Some(new) => format!("use `{}`", self.names.name(new)),
                // What is wrong with the name is said where it stands.
                None if self.linked.misdirected.contains(&id) => {
                    "use the scope that its `deprecated` should name".to_owned()
                }
                None => "use another scope; `deprecated` names none".to_owned(),
            };
            problems.push(if deprecated.deny {
                Problem::error(place, format!("scope `{name}` is deprecated, and its use is denied")).help(help)
            } else {
                Problem::warning(place, format!("scope `{name}` is deprecated")).help(help)
            });
        }
        Some(id)
    }

    fn shared(&mut self, name: &str, place: Place, problems: &mut Problems) -> Option<Requirement> {
        if let Some(shared) = self.shared.get_mut(name) {
            shared.used = true;
            return shared.meaning.as_ref().map(|meaning| meaning.requirement.clone());
        }
        let mut names: Vec<&str> = self.shared.keys().copied().collect();
        names.sort_unstable();
        let problem = Problem::error(place, format!("unknown requirement `${name}`"));
        problems.push(match nearest(name, names.into_iter()) {
            Some(near) => problem.help(format!("did you mean `${near}`?")),
            None => problem.help(format!(
                "declare `{name}` under `requirements`; a scope of that name is written in quotes: `\"${name}\"`"
            )),
        });
        None
    }

    fn shared_in_list(&mut self, name: &str, place: Place, problems: &mut Problems) -> Option<Vec<Vec<u16>>> {
        let keyword = match self.shared(name, place, problems)? {
            Requirement::Scopes(sets) => return Some(sets),
            Requirement::Public => "public",
            Requirement::Authenticated => "authenticated",
            Requirement::Denied => "denied",
        };
        problems.push(
            Problem::error(place, format!("`${name}` is `{keyword}`, which cannot stand in a list"))
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
pub(crate) fn unique(seen: &mut HashSet<String>, item: &Expr<'_>, place: Place, problems: &mut Problems) -> bool {
    let name = match item {
        Expr::Scope(name) => (*name).to_owned(),
        Expr::Shared(name) => format!("${name}"),
        _ => return true,
    };
    let Some(name) = seen.replace(name) else { return true };
    problems.push(Problem::error(place, format!("`{name}` is twice in one list")).help("remove one of the two"));
    false
}

/// The entries of `requirements` that a requirement names.
fn references(expr: Option<&Expr<'_>>, at: &HashMap<&str, usize>) -> Vec<usize> {
    match expr {
        Some(Expr::Shared(name)) => at.get(name).copied().into_iter().collect(),
        Some(Expr::Any(items) | Expr::All(items) | Expr::List(items)) => {
            items.iter().flat_map(|item| references(Some(item), at)).collect()
        }
        _ => Vec::new(),
    }
}
