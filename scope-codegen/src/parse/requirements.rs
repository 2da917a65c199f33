//! The key `requirements`, and requirements wherever they are written: text to normal form.

use std::collections::{HashMap, HashSet};

use super::fields::Item;
use super::lookup::Names;
use super::order::order;
use crate::model::Scope;
use crate::nearest::nearest;
use crate::problem::{Problem, Problems};
use crate::requirement::text::{Expr, KEYWORDS, parse};
use crate::requirement::{Implications, MAX_ALTERNATIVES, Requirement, TooLarge};
use crate::source::Place;

/// The most scopes in the alternatives of all requirements together.
const MAX_SIZE: usize = 1_000_000;

/// What requirements are made of.
pub(crate) struct Requirements<'r, 'a> {
    names: &'r Names,
    scopes: &'r [Scope],
    implications: Implications<'r>,
    shared: HashMap<&'a str, Shared>,
    /// Scopes in the alternatives of all requirements so far.
    size: usize,
}

/// An entry of `requirements`.
struct Shared {
    place: Place,
    /// None if it is wrong, which is reported where it stands, and not where it is used.
    requirement: Option<Requirement>,
    used: bool,
}

impl<'r, 'a> Requirements<'r, 'a> {
    /// Takes what is known of the scopes, and the key `requirements`.
    pub(crate) fn new(
        names: &'r Names,
        scopes: &'r [Scope],
        requirements: Option<Item<'a>>,
        problems: &mut Problems,
    ) -> Self {
        let implications = Implications::new(scopes.iter().map(|scope| scope.implied.as_slice()));
        let mut new = Self { names, scopes, implications, shared: HashMap::new(), size: 0 };
        if let Some(entries) =
            requirements.and_then(|item| item.entries("`{ read-mail: any(Mail.Read, Mail.ReadBasic) }`", problems))
        {
            new.share(&entries, problems);
        }
        new
    }

    /// Reads the entries of `requirements`, each after those that it names.
    fn share(&mut self, entries: &[Item<'a>], problems: &mut Problems) {
        let mut exprs = Vec::with_capacity(entries.len());
        let mut at = HashMap::with_capacity(entries.len());
        for (index, entry) in entries.iter().enumerate() {
            let name = entry.key.text.as_str();
            let sound = name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
            if !sound {
                problems.push(
                    Problem::error(entry.key.place, format!("`{name}` cannot name a requirement"))
                        .help("such a name is made of letters, digits, `-`, `_` and `.`"),
                );
            }
            at.insert(name, index);
            self.shared.insert(name, Shared { place: entry.key.place, requirement: None, used: !sound });
            exprs.push(expr(*entry, problems));
        }
        let edges: Vec<Vec<usize>> = exprs.iter().map(|expr| references(expr.as_ref(), &at)).collect();
        let order = order(&edges);
        let name = |index: usize| entries.get(index).map_or("", |entry| entry.key.text.as_str());
        let mut cyclic = HashSet::new();
        for cycle in &order.cycles {
            let (Some(entry), Some(first)) = (entries.get(cycle.from), entries.get(cycle.to)) else { continue };
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
            let (Some(entry), Some(Some(expr))) = (entries.get(index), exprs.get(index)) else { continue };
            let requirement = self.meaning(expr, entry.place(), problems).filter(|_| !cyclic.contains(&index));
            if let Some(shared) = self.shared.get_mut(entry.key.text.as_str()) {
                shared.requirement = requirement;
            }
        }
    }

    /// Reports the entries of `requirements` that nothing uses.
    pub(crate) fn finish(self, problems: &mut Problems) {
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
    pub(crate) fn read(&mut self, item: Item<'a>, problems: &mut Problems) -> Option<Requirement> {
        let expr = expr(item, problems)?;
        self.meaning(&expr, item.place(), problems)
    }

    /// The normal form of a whole requirement; none if something in it is wrong, which is reported.
    fn meaning(&mut self, expr: &Expr<'a>, place: Place, problems: &mut Problems) -> Option<Requirement> {
        if self.size > MAX_SIZE {
            return None;
        }
        let requirement = match expr {
            Expr::Public => Some(Requirement::Public),
            Expr::Authenticated => Some(Requirement::Authenticated),
            Expr::Denied => Some(Requirement::Denied),
            Expr::Shared(name) => self.named(name, place, problems),
            Expr::Scope(name) => {
                self.scope_or(name, &KEYWORDS, place, problems).map(|id| Requirement::Scopes(vec![vec![id]]))
            }
            _ => self.alternatives(expr, place, problems).map(Requirement::Scopes),
        };
        if let Some(Requirement::Scopes(sets)) = &requirement {
            self.size += sets.iter().map(Vec::len).sum::<usize>();
        }
        if self.size > MAX_SIZE {
            problems.push(
                Problem::error(place, format!("requirements come to more than {MAX_SIZE} scopes in all"))
                    .help("one scope that implies others can stand for them"),
            );
        }
        requirement
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
        let mut seen = HashSet::new();
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
        if let Some(deprecated) = self.scopes.get(usize::from(id)).and_then(|scope| scope.deprecated.as_ref()) {
            let help = match deprecated.replacement {
                Some(new) => format!("use `{}`", self.names.name(new)),
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

    fn named(&mut self, name: &str, place: Place, problems: &mut Problems) -> Option<Requirement> {
        if let Some(shared) = self.shared.get_mut(name) {
            shared.used = true;
            return shared.requirement.clone();
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
        let keyword = match self.named(name, place, problems)? {
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

/// Reads the text of a requirement; what is wrong with it is reported.
pub(crate) fn expr<'a>(item: Item<'a>, problems: &mut Problems) -> Option<Expr<'a>> {
    match parse(item.text(problems)?) {
        Ok(expr) => Some(expr),
        Err(fault) => {
            problems.push(Problem::error(item.place(), fault.message).help(fault.help));
            None
        }
    }
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
