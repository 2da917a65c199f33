//! The disjunctive normal form of a requirement: a list of alternatives, each of which is a set of scopes.

use crate::limits::MAX_ALTERNATIVES;

/// A requirement in disjunctive normal form.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Requirement {
    /// No caller meets it.
    Denied,
    /// No token is needed.
    Public,
    /// Any verified token meets it, even one without scopes.
    Authenticated,
    /// One of these sets of ids is needed. There is at least one set, no set is empty, each set is sorted, and so is
    /// the list. No set asks for more than another one, where a scope counts with the scopes that it implies.
    Scopes(Vec<Vec<u16>>),
}

/// A requirement has more than [`MAX_ALTERNATIVES`] of these.
#[derive(Debug)]
pub(crate) enum TooLarge {
    /// Alternatives.
    Alternatives,
    /// Scopes in one alternative.
    Scopes,
}

/// Combines lists of alternatives, and knows the scopes that each scope implies.
pub(crate) struct Implications<'a> {
    /// All scopes that a scope implies, sorted. The index is the id of the scope.
    implied: Vec<&'a [u16]>,
}

impl<'a> Implications<'a> {
    /// Takes the scopes that each scope implies, directly or through others, sorted. The order is that of the ids.
    pub(crate) fn new(implied: impl Iterator<Item = &'a [u16]>) -> Self {
        Self { implied: implied.collect() }
    }

    /// The alternatives of `any(...)` of these parts.
    pub(crate) fn any(&self, parts: &[Vec<Vec<u16>>]) -> Result<Vec<Vec<u16>>, TooLarge> {
        if parts.iter().map(Vec::len).sum::<usize>() > MAX_ALTERNATIVES {
            return Err(TooLarge::Alternatives);
        }
        Ok(self.absorbed(parts.concat()))
    }

    /// The alternatives of `all(...)` of these parts.
    pub(crate) fn all(&self, parts: &[Vec<Vec<u16>>]) -> Result<Vec<Vec<u16>>, TooLarge> {
        let mut product = vec![Vec::new()];
        for part in parts {
            if product.len() * part.len() > MAX_ALTERNATIVES {
                return Err(TooLarge::Alternatives);
            }
            let crossed = product.iter().flat_map(|left| part.iter().map(|right| [left.as_slice(), right].concat()));
            product = self.absorbed(crossed.collect());
            if product.iter().any(|set| set.len() > MAX_ALTERNATIVES) {
                return Err(TooLarge::Scopes);
            }
        }
        Ok(product)
    }

    /// Removes scopes that another scope of their set implies, and sets that ask for more than another set.
    fn absorbed(&self, mut sets: Vec<Vec<u16>>) -> Vec<Vec<u16>> {
        for set in &mut sets {
            set.sort_unstable();
            set.dedup();
            let all = set.clone();
            set.retain(|id| !all.iter().any(|other| self.implies(*other, *id)));
        }
        sets.sort_unstable();
        sets.dedup();
        // No two different sets cover each other: `implies` has no cycles, so two minimal sets that mean the same are
        // equal.
        let needless = |set: &Vec<u16>| sets.iter().any(|other| other != set && self.covers(set, other));
        let keep: Vec<bool> = sets.iter().map(|set| !needless(set)).collect();
        sets.into_iter().zip(keep).filter_map(|(set, keep)| keep.then_some(set)).collect()
    }

    /// Whether a caller that holds `set` holds all of `other`.
    fn covers(&self, set: &[u16], other: &[u16]) -> bool {
        other.iter().all(|id| set.binary_search(id).is_ok() || set.iter().any(|held| self.implies(*held, *id)))
    }

    fn implies(&self, scope: u16, other: u16) -> bool {
        self.implied.get(usize::from(scope)).is_some_and(|implied| implied.binary_search(&other).is_ok())
    }
}
