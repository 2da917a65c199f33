//! The requirement language of the catalog: `any(Mail.Read, Mail.ReadBasic)`.
//!
//! Here its meaning; how it is written is in the module under it.

pub(crate) mod text;

use crate::limits::MAX_ALTERNATIVES;

/// A requirement in normal form.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Requirement {
    /// Nobody.
    Denied,
    /// No token is needed.
    Public,
    /// Any verified token, even without scopes.
    Authenticated,
    /// One of these sets: not empty, no set is empty, each sorted by id, sorted among themselves, and none asks
    /// for more than another (modulo `implies`).
    Scopes(Vec<Vec<u16>>),
}

/// What a requirement has more of than [`MAX_ALTERNATIVES`].
#[derive(Debug)]
pub(crate) enum TooLarge {
    Alternatives,
    /// In one alternative.
    Scopes,
}

/// What scopes imply, and with it the algebra of alternatives: lists of sets, each set sorted.
pub(crate) struct Implications<'a> {
    /// By id: everything that the scope implies, sorted.
    implied: Vec<&'a [u16]>,
}

impl<'a> Implications<'a> {
    /// Takes what each scope implies, closed and sorted, by id.
    pub(crate) fn new(implied: impl Iterator<Item = &'a [u16]>) -> Self {
        Self { implied: implied.collect() }
    }

    /// One of the alternatives of one of the parts.
    pub(crate) fn any(&self, parts: &[Vec<Vec<u16>>]) -> Result<Vec<Vec<u16>>, TooLarge> {
        if parts.iter().map(Vec::len).sum::<usize>() > MAX_ALTERNATIVES {
            return Err(TooLarge::Alternatives);
        }
        Ok(self.absorbed(parts.concat()))
    }

    /// One of the alternatives of every part.
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

    /// The normal form: no scope that another one of its set implies, no set that asks for more than another.
    fn absorbed(&self, mut sets: Vec<Vec<u16>>) -> Vec<Vec<u16>> {
        for set in &mut sets {
            set.sort_unstable();
            set.dedup();
            let all = set.clone();
            set.retain(|id| !all.iter().any(|other| self.implies(*other, *id)));
        }
        sets.sort_unstable();
        sets.dedup();
        // Two different sets never ask for each other: `implies` has no cycles, so minimal sets of one meaning are equal.
        let needless = |set: &Vec<u16>| sets.iter().any(|other| other != set && self.covers(set, other));
        let keep: Vec<bool> = sets.iter().map(|set| !needless(set)).collect();
        sets.into_iter().zip(keep).filter_map(|(set, keep)| keep.then_some(set)).collect()
    }

    /// Whether who holds `set` holds all of `other`.
    fn covers(&self, set: &[u16], other: &[u16]) -> bool {
        other.iter().all(|id| set.binary_search(id).is_ok() || set.iter().any(|held| self.implies(*held, *id)))
    }

    fn implies(&self, scope: u16, other: u16) -> bool {
        self.implied.get(usize::from(scope)).is_some_and(|implied| implied.binary_search(&other).is_ok())
    }
}
