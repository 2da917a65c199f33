//! `scope-types` needs neither std, nor an allocator, nor any other crate. `tests/optional` compiles it for a target without std.

use std::path::Path;
use std::process::Command;

#[test]
fn a_crate_without_std_uses_scope_types() {
    assert_eq!(fixture_no_std::SOME, {
        let mut bits = scope_types::Bits::<1>::EMPTY;
        bits.insert(1);
        bits.insert(2);
        bits
    });
    assert_eq!(fixture_no_std::id_of("contacts:read"), None);
    assert!(!fixture_no_std::is_listed("/contacts"));
    assert_ne!(fixture_no_std::fingerprint("contacts:read"), fixture_no_std::fingerprint("contacts:write"));
}

#[test]
fn scope_types_is_marked_no_std() {
    let lib = Path::new(env!("CARGO_MANIFEST_DIR")).join("scope-types/src/lib.rs");
    let lib = std::fs::read_to_string(lib).unwrap();
    assert!(lib.lines().any(|line| line == "#![no_std]"));
    assert!(!lib.contains("extern crate"));
}

/// `scope-types` has no dependency on any target, except for its own tests.
#[test]
fn scope_types_has_no_dependencies() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--no-deps", "--format-version", "1", "--manifest-path"])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("scope-types/Cargo.toml"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let of = |name: &str| packages.iter().find(|package| package["name"] == name).unwrap()["dependencies"].clone();
    let needed = of("scope-types").as_array().unwrap().iter().filter(|one| one["kind"] != "dev").count();
    assert_eq!(needed, 0, "{}", of("scope-types"));
    // The same look-up finds the dependencies of another crate.
    assert_ne!(of("scope-codegen").as_array().unwrap().len(), 0);
}
