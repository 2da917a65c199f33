//! The check for build scripts: `scope_catalog::build::check("scopes.yaml")`.

use crate::diagnostics::{Code, Diagnostic, Paste, Severity, render};
use crate::read;
use std::path::Path;

/// Checks a catalog before the crate compiles. Cargo repeats the check when the file changes.
///
/// The path is relative to the directory of Cargo.toml. Each diagnostic is printed with the line of the catalog, as
/// `catalog!` would print it. Errors fail the build. Without this check, `catalog!` reports the same errors but no
/// warnings, because a macro cannot warn.
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

/// The lines to print.
fn lines(path: &str) -> Vec<String> {
    let directory = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let diagnostics = match std::fs::read(Path::new(&directory).join(path)) {
        Ok(source) => read::read(&source).diagnostics,
        Err(error) => vec![
            Diagnostic::file_error(Code::Unreadable, format!("cannot read the catalog: {error}"))
                .help("write the path relative to the directory of Cargo.toml"),
        ],
    };
    let instruction = format!("cargo::rerun-if-changed={path}");
    std::iter::once(instruction)
        .chain(diagnostics.iter().flat_map(|diagnostic| instructions(diagnostic, path)))
        .collect()
}

/// The instructions for one diagnostic. Each line is an instruction of its own, because cargo ignores the second line of a
/// message.
fn instructions(diagnostic: &Diagnostic, path: &str) -> Vec<String> {
    let instruction = if diagnostic.severity == Severity::Error { "error" } else { "warning" };
    let snippet = render::snippet_without_paste(diagnostic, path);
    let paste = diagnostic.paste.as_ref().map(Paste::one_line);
    snippet.lines().chain(paste.as_deref()).map(|line| format!("cargo::{instruction}={line}")).collect()
}

#[cfg(test)]
#[expect(clippy::format_collect, reason = "a test can be slow")]
mod tests {
    use super::instructions;
    use crate::read::read;

    /// Cargo begins each line with the name of the package, so the text to paste is one line.
    #[test]
    fn a_text_to_paste_is_the_last_line() {
        let rows: String = (0..9).map(|n| format!("  /{n}: {{ GET: area{n}.read }}\n")).collect();
        let catalog = format!("catalog: T\ncategories:\n   All:\n      scopes: {{ a: A }}\nendpoints:\n{rows}");
        let diagnostics = read(catalog.as_bytes()).diagnostics;
        let lines: Vec<String> = diagnostics.iter().flat_map(|diagnostic| instructions(diagnostic, "s.yaml")).collect();
        let names: Vec<String> = (0..9).map(|n| format!("area{n}.read: {{}}")).collect();
        let expected = format!("cargo::error=   Undeclared: {{ scopes: {{ {} }} }}", names.join(", "));
        assert_eq!(lines.last(), Some(&expected));
        assert_eq!(lines.iter().filter(|line| line.contains("Undeclared")).count(), 1);
    }
}
