//! Catalogs near the limits of the tables.

use scope_catalog::read::read;
use scope_catalog::tables::{self, Literals, PlanError};

/// Compiles a catalog of `count` scopes. Each scope holds `prefixes` and one more prefix.
fn compile(count: u16, prefixes: &str) -> Result<Literals, PlanError> {
    let mut yaml = "catalog: Large\ncategories:\n  All:\n    scopes:\n".to_owned();
    for id in 0..count {
        yaml.push_str(&format!("      s{id}: {{ methods: [GET], paths: [{prefixes}/s{id}] }}\n"));
    }
    let reading = read(yaml.as_bytes());
    assert!(!reading.has_errors());
    tables::write(&reading.catalog, reading.policy.as_ref())
}

#[test]
fn a_catalog_may_have_a_scope_for_each_id() {
    let literals = compile(u16::MAX, "").unwrap();
    let text = literals.text.as_str();
    let tables = scope_types::Tables::new(&text, &literals.data, "here");
    assert_eq!(tables.scope_count(), 65_535);
    assert_eq!(tables.id_of(b"s65534"), Some(65_534));
    assert_eq!(tables.id_of(b"s65535"), None);
}

/// The answer of each inner prefix repeats all scopes of the prefix `/`.
#[test]
fn nested_prefixes_that_would_make_the_table_too_large_are_refused() {
    assert_eq!(compile(4_000, "/, "), Err(PlanError::TableTooLarge));
    assert!(compile(500, "/, ").unwrap().data.len() < 1 << 20);
}
