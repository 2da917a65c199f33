//! Scopes are found by the fingerprints of their names, however the fingerprints are distributed.

use harness::any_catalog;
use scope_types::{Tables, fingerprint};
use std::panic::catch_unwind;

/// Compiles a catalog of these scopes. Each has an alias.
fn compiled(names: &[String]) -> &'static Tables<'static> {
    let scopes = names.iter().map(|name| format!("      {name}: {{ aliases: [{name}+] }}\n"));
    let yaml = format!("catalog: A\ncategories:\n  C:\n    scopes:\n{}", scopes.collect::<String>());
    let (reading, tables) = any_catalog::compiled(&yaml);
    assert!(!reading.has_errors());
    tables
}

fn check(names: &[String]) {
    let tables = compiled(names);
    let index = |fingerprint: u128, name: &str| catch_unwind(|| tables.index(fingerprint, name)).ok().map(usize::from);
    for (id, name) in names.iter().enumerate() {
        assert_eq!(index(fingerprint(name), name), Some(id), "{name}");
        if id % 17 == 0 {
            let (alias, unknown) = (format!("{name}+"), format!("{name}-"));
            assert_eq!(index(fingerprint(&alias), &alias), None, "an alias is refused");
            assert_eq!(index(fingerprint(&unknown), &unknown), None, "{unknown}");
            assert_eq!(index(fingerprint(name), &unknown), None, "a fingerprint alone is not enough");
        }
    }
}

#[test]
fn every_name_is_found_and_no_alias_or_unknown_name() {
    check(&["only".to_owned()]);
    check(&(0..3_000).map(|index| format!("area{}:read{index}", index * 7919)).collect::<Vec<_>>());
    // Names that differ only in their last bytes have fingerprints that are close to each other.
    check(&(0..2_000).map(|index| format!("https://example.com/auth/scope.{index:04}")).collect::<Vec<_>>());
    let letters =
        (b'a'..=b'z').flat_map(|a| (b'a'..=b'z').map(move |b| format!("mail.{}{}", char::from(a), char::from(b))));
    check(&letters.collect::<Vec<_>>());
}
