//! The front door: the bytes of a catalog to its model and everything that is wrong with it.

use crate::check::check;
use crate::model::Catalog;
use crate::parse::{self, Parsed};
use crate::problem::{Problems, Report, Severity};
use crate::source::{self, Document};

/// What was read.
#[derive(Debug)]
pub struct Reading {
    /// Everything that is right, even where other things are wrong: so one mistake in a catalog is one message.
    pub catalog: Catalog,
    /// Everything that is wrong or doubtful, in document order.
    pub reports: Vec<Report>,
}

impl Reading {
    /// Whether something is wrong, rather than doubtful only.
    pub fn has_errors(&self) -> bool {
        self.reports.iter().any(|report| report.severity == Severity::Error)
    }
}

/// Reads a catalog.
///
/// ```
/// let reading = scope_codegen::read::read(b"
/// catalog: Acme
/// actions: { read: [GET] }
/// categories:
///   Contacts:
///     resources:
///       contacts: { paths: [/contacts], read: Read contacts }
/// ");
/// assert!(!reading.has_errors());
/// assert_eq!(reading.catalog.scopes[0].name, "contacts:read");
/// ```
pub fn read(source: &[u8]) -> Reading {
    let document = match source::read(source) {
        Ok(document) => document,
        Err(reports) => return Reading { catalog: Catalog::default(), reports },
    };
    let mut problems = Problems::default();
    let parsed = parse::catalog(&document.root, &mut problems);
    check(&parsed, &mut problems);
    Reading { catalog: with_lines(parsed, &document), reports: problems.finish(&document) }
}

/// The catalog with the lines of its scopes and rows.
fn with_lines(parsed: Parsed, document: &Document) -> Catalog {
    let Parsed { mut catalog, scopes, rows, .. } = parsed;
    let places: Vec<_> = scopes.into_iter().chain(rows.into_iter().map(|row| row.place)).collect();
    let lines = catalog.scopes.iter_mut().map(|scope| &mut scope.line);
    let lines = lines.chain(catalog.endpoints.iter_mut().map(|endpoint| &mut endpoint.line));
    for (line, location) in lines.zip(document.locate_all(&places)) {
        *line = location.line;
    }
    catalog
}
