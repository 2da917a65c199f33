//! Catalogs whose path table would be too large.

use crate::diagnostics::Code;
use crate::limits::MAX_SEGMENTS;
use crate::model::Catalog;
use crate::policy::builder::TooManyStates;
use crate::yaml::{Diagnostic, Diagnostics};

/// Reports the first path at which the number of segments of all paths exceeds the limit.
pub(super) fn too_many_segments(catalog: &Catalog, diagnostics: &mut Diagnostics) {
    let prefixes = catalog.prefixes.iter().map(|prefix| (prefix.template.segments.len(), prefix.at));
    let rows = catalog.endpoints.iter().map(|row| (row.template.segments.len(), row.at));
    let mut total = 0;
    for (segments, at) in prefixes.chain(rows) {
        total += segments;
        if total > MAX_SEGMENTS {
            diagnostics.push(
                Diagnostic::error(
                    Code::TooManySegments,
                    at,
                    format!("the paths of the catalog have more than {MAX_SEGMENTS} segments"),
                )
                .help("remove rows; a prefix under `paths` covers many paths"),
            );
            return;
        }
    }
}

/// Reports rows that cross so often that the automaton would have too many states, or prefixes if there are no such rows.
pub(super) fn too_many_states(catalog: &Catalog, too_many: &TooManyStates, diagnostics: &mut Diagnostics) {
    let rows = too_many.rows.iter().filter_map(|index| catalog.endpoints.get(*index));
    let prefixes = too_many.prefixes.iter().filter_map(|index| catalog.prefixes.get(*index));
    let (kind, rules): (_, Vec<_>) = if too_many.rows.is_empty() {
        ("prefixes", prefixes.map(|prefix| (&prefix.template.text, prefix.at)).collect())
    } else {
        ("rows", rows.map(|row| (&row.template.text, row.at)).collect())
    };
    let [(first, at), others @ ..] = rules.as_slice() else { return };
    let mut problem = Diagnostic::error(
        Code::RowsCross,
        *at,
        format!("{kind} cross so often that the path table would be too large: `{first}` contributes most"),
    );
    for (text, at) in others {
        problem = problem.related(*at, format!("`{text}` also contributes"));
    }
    diagnostics.push(problem.help(format!(
        "remove some of these {kind}; two {kind} cross if each has a literal where the other has a parameter"
    )));
}
