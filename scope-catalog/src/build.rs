//! What a build script calls: `scope_catalog::build::check("scopes.yaml")`.

use crate::diagnostics::{Code, Diagnostic, Severity, render};
use crate::read;
use std::path::Path;

/// Checks a catalog before anything compiles, and has cargo check it again when it changes.
///
/// The path starts at the directory of Cargo.toml. Every problem becomes a line of cargo's,
/// `scopes.yaml:12:9: message`; errors fail the build, warnings show. Without this check `catalog!` still reports every
/// error, but no warnings: a macro cannot warn.
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

/// The instructions to cargo, a line each: cargo would drop the second line of a message.
fn lines(path: &str) -> Vec<String> {
    let directory = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let diagnostics = match std::fs::read(Path::new(&directory).join(path)) {
        Ok(source) => read::read(&source).diagnostics,
        Err(error) => vec![
            Diagnostic::file_error(Code::Unreadable, format!("cannot read the catalog: {error}"))
                .help("the path starts at the directory of Cargo.toml"),
        ],
    };
    let mut lines = vec![format!("cargo::rerun-if-changed={path}")];
    lines.extend(diagnostics.iter().map(|diagnostic| {
        let instruction = if diagnostic.severity == Severity::Error { "error" } else { "warning" };
        format!("cargo::{instruction}={}", render::one_line(diagnostic, path))
    }));
    lines
}
