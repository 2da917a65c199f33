//! Helpers of the tests of reading.

use crate::diagnostics::render;
use crate::model::Catalog;
use crate::read::{Reading, read};

/// Reads a catalog that has no errors.
pub(super) fn catalog(source: &str) -> Catalog {
    let reading = read(source.as_bytes());
    assert!(!reading.has_errors(), "{}", messages(&reading));
    reading.catalog
}

pub(super) fn messages(reading: &Reading) -> String {
    reading.diagnostics.iter().map(|diagnostic| render::one_line(diagnostic, "test.yaml") + "\n").collect()
}

/// The text of a catalog of scopes, each with the scopes that it implies.
pub(super) fn named(scopes: &[(&str, &[&str])]) -> String {
    let entries =
        scopes.iter().map(|(name, implies)| format!("      \"{name}\": {{ implies: [{}] }}\n", implies.join(", ")));
    format!("catalog: Test\ncategories:\n  All:\n    scopes:\n{}", entries.collect::<String>())
}
