//! `scope-types` needs neither std, nor an allocator, nor any other crate.

use std::path::Path;
use std::process::Command;

/// The crate's own `no_std` is not enough: it is compiled for a target that has no std, where the toolchain knows one.
/// Everywhere, a consumer without std is compiled and called.
#[test]
fn a_consumer_without_std() {
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
fn a_target_without_std() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("scope-types/Cargo.toml");
    let Some(target) = target_without_std() else {
        // Not a skip: what stands in for it is `a_consumer_without_std`, and this, which no crate that uses std passes.
        let lib = std::fs::read_to_string(manifest.with_file_name("src/lib.rs")).unwrap();
        assert!(lib.lines().any(|line| line == "#![no_std]"));
        assert!(!lib.contains("extern crate"));
        return;
    };
    let output = Command::new(env!("CARGO"))
        .args(["build", "--offline", "--target", &target, "--manifest-path"])
        .arg(manifest)
        .arg("--target-dir")
        .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-std"))
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .output()
        .unwrap();
    assert!(output.status.success(), "{target}: {}", String::from_utf8_lossy(&output.stderr));
}

/// An installed target whose libraries hold `core` but no `std`.
fn target_without_std() -> Option<String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).args(["--print", "sysroot"]).output().ok()?;
    let libraries = Path::new(String::from_utf8(output.stdout).ok()?.trim()).join("lib/rustlib");
    let holds = |target: &Path, name: &str| {
        let entries = std::fs::read_dir(target.join("lib")).into_iter().flatten().flatten();
        entries.into_iter().any(|entry| entry.file_name().to_string_lossy().starts_with(name))
    };
    let targets = std::fs::read_dir(libraries).ok()?.flatten().map(|entry| entry.path());
    let found = targets.into_iter().find(|target| holds(target, "libcore-") && !holds(target, "libstd-"))?;
    Some(found.file_name()?.to_string_lossy().into_owned())
}

/// For any target, in any section but that of its own tests: what cargo resolves is asked, not the manifest's text.
#[test]
fn no_dependencies() {
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
    // That the question can be answered otherwise.
    assert_ne!(of("scope-codegen").as_array().unwrap().len(), 0);
}
