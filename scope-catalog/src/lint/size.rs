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

/// Reports rows that cross so often that the automaton would have too many states.
pub(super) fn too_many_states(catalog: &Catalog, too_many: &TooManyStates, diagnostics: &mut Diagnostics) {
    let mut rows = too_many.rows.iter().filter_map(|index| catalog.endpoints.get(*index));
    let Some(first) = rows.next() else { return };
    let mut problem = Diagnostic::error(
        Code::RowsCross,
        first.at,
        format!(
            "rows cross so often that the path table would be too large: `{}` contributes most",
            first.template.text
        ),
    );
    for row in rows {
        problem = problem.related(row.at, format!("`{}` also contributes", row.template.text));
    }
    diagnostics.push(
        problem.help("remove some of these rows; two rows cross if each has a literal where the other has a parameter"),
    );
}
