//! The check for build scripts: `scope_catalog::build::check("scopes.yaml")`.

use crate::diagnostics::{Code, Diagnostic, Severity, render};
use crate::read;
use std::path::Path;

/// Checks a catalog before the crate compiles. Cargo repeats the check when the file changes.
///
/// The path is relative to the directory of Cargo.toml. Each diagnostic is printed as `scopes.yaml:12:9: message`.
/// Errors fail the build. Without this check, `catalog!` reports the same errors but no warnings, because a macro
/// cannot warn.
///
/// ```no_run
/// // build.rs
/// scope_catalog::build::check("scopes.yaml");
/// ```
pub fn check(path: &str) {
    for line in lines(path) {
        println!("{line}");
    }
}

/// The lines to print. Each diagnostic is one line, because cargo ignores the second line of a message.
fn lines(path: &str) -> Vec<String> {
    let directory = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let diagnostics = match std::fs::read(Path::new(&directory).join(path)) {
        Ok(source) => read::read(&source).diagnostics,
        Err(error) => vec![
            Diagnostic::file_error(Code::Unreadable, format!("cannot read the catalog: {error}"))
                .help("write the path relative to the directory of Cargo.toml"),
        ],
    };
    let mut lines = vec![format!("cargo::rerun-if-changed={path}")];
    lines.extend(diagnostics.iter().map(|diagnostic| {
        let instruction = if diagnostic.severity == Severity::Error { "error" } else { "warning" };
        format!("cargo::{instruction}={}", render::one_line(diagnostic, path))
    }));
    lines
}
