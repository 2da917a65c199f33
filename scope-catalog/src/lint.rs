//! Conflicts between rules, and rules that probably do not mean what their author intended.

mod hidden_prefixes;
mod owners;
mod prefixes;
mod rows;
mod size;

use crate::model::Catalog;
use crate::policy::automaton::TooManyStates;
use crate::policy::trie::Trie;
use crate::yaml::Diagnostics;

/// Reports conflicts as errors and doubtful rules as warnings.
pub(crate) fn lint(
    catalog: &Catalog,
    trie: &Trie,
    too_many_states: Option<&TooManyStates>,
    diagnostics: &mut Diagnostics,
) {
    size::too_many_segments(catalog, diagnostics);
    if let Some(too_many) = too_many_states {
        size::too_many_states(catalog, too_many, diagnostics);
    }
    rows::same_shape(catalog, trie, diagnostics);
    prefixes::root(catalog, diagnostics);
    prefixes::shared(catalog, trie, diagnostics);
    prefixes::nested(catalog, trie, diagnostics);
    hidden_prefixes::hidden(catalog, trie, diagnostics);
}
