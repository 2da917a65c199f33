//! The policy of a catalog: which rule decides about a method and a path.
//!
//! The rows of `endpoints` and the prefixes of all scopes form a trie of segments. Subset construction makes a deterministic
//! automaton of it, in which each segment of a request leads to one state. The policy is built once: `lint` asks it, `tables` writes
//! it as bytes.

pub(crate) mod automaton;
pub(crate) mod builder;
pub(crate) mod trie;

use crate::model::Catalog;
use automaton::{Built, TooManyCrossings};
use builder::Builder;
use trie::Trie;

/// The policy of a catalog.
#[derive(Debug)]
pub struct Policy {
    pub(crate) trie: Trie,
    pub(crate) built: Built,
}

impl Policy {
    /// Builds the policy of a catalog.
    ///
    /// # Errors
    /// If rows cross so often that the automaton would have too many states.
    pub(crate) fn build(catalog: &Catalog) -> Result<Self, TooManyCrossings> {
        let trie = Trie::new(catalog);
        let built = Builder::new(&trie).build()?;
        Ok(Self { trie, built })
    }
}
