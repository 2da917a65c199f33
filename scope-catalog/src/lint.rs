//! Conflicts between rules, and rules that probably do not mean what their author intended.

mod hidden_prefixes;
mod hidden_rows;
mod losers;
mod overlap;
mod owners;
mod prefixes;
mod rows;
mod size;
mod taken_methods;

use crate::model::Catalog;
use crate::policy::builder::{Determinized, TooManyStates};
use crate::policy::trie::Trie;
use crate::yaml::Diagnostics;

/// Reports conflicts as errors and doubtful rules as warnings.
pub(crate) fn lint(
    catalog: &Catalog,
    trie: &Trie,
    determinized: Result<&Determinized, &TooManyStates>,
    diagnostics: &mut Diagnostics,
) {
    size::too_many_segments(catalog, diagnostics);
    rows::same_shape(catalog, trie, diagnostics);
    prefixes::root(catalog, diagnostics);
    prefixes::shared(catalog, trie, diagnostics);
    match determinized {
        Ok(determinized) => {
            prefixes::overlapping(catalog, trie, &determinized.overlaps, diagnostics);
            hidden_rows::by_prefixes(catalog, trie, &determinized.overlaps, diagnostics);
            hidden_rows::always(catalog, trie, determinized, diagnostics);
            hidden_prefixes::hidden(catalog, trie, determinized, diagnostics);
            taken_methods::taken(catalog, trie, &determinized.overlaps, diagnostics);
        }
        Err(too_many) => size::too_many_states(catalog, too_many, diagnostics),
    }
}
