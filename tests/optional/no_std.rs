//! `scope-types` on a target that has no std. It needs such a target of the toolchain, as from
//! `rustup target add thumbv7em-none-eabi`.

use std::path::Path;
use std::process::Command;

pub(crate) const TESTS: [(&str, fn()); 1] =
    [("scope_types_compiles_for_a_target_without_std", scope_types_compiles_for_a_target_without_std)];

/// Whether a target without std is installed.
pub(crate) fn is_there() -> bool {
    target_without_std().is_some()
}

fn scope_types_compiles_for_a_target_without_std() {
    let target = target_without_std().expect("no target without std is installed");
    let output = Command::new(env!("CARGO"))
        .args(["build", "--offline", "--target", &target, "--manifest-path"])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("scope-types/Cargo.toml"))
        .arg("--target-dir")
        .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-std"))
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .output()
        .unwrap();
    assert!(output.status.success(), "{target}: {}", String::from_utf8_lossy(&output.stderr));
}

/// An installed target whose libraries contain `core` but not `std`.
fn target_without_std() -> Option<String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).args(["--print", "sysroot"]).output().ok()?;
    let libraries = Path::new(String::from_utf8(output.stdout).ok()?.trim()).join("lib/rustlib");
    let contains = |target: &Path, name: &str| {
        let entries = std::fs::read_dir(target.join("lib")).into_iter().flatten().flatten();
        entries.into_iter().any(|entry| entry.file_name().to_string_lossy().starts_with(name))
    };
    let mut targets = std::fs::read_dir(libraries).ok()?.flatten().map(|entry| entry.path());
    let found = targets.find(|target| contains(target, "libcore-") && !contains(target, "libstd-"))?;
    Some(found.file_name()?.to_string_lossy().into_owned())
}
