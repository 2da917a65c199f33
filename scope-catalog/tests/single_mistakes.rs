//! The messages about files with one mistake each.
//!
//! `FOLDER.txt` has the diagnostics of each file in `FOLDER/`. `UPDATE_GOLDENS=1 cargo test --test single_mistakes` writes
//! it.

#![expect(clippy::unwrap_used, clippy::format_push_string, reason = "a test may fail, and may be slow")]

use std::fs;
use std::path::Path;

use harness::golden;
use scope_catalog::diagnostics::{Diagnostic, render};
use scope_catalog::read::read;

/// Compares the diagnostics of a folder with their golden.
fn check(folder: &str) {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let files = fs::read_dir(tests.join(folder)).unwrap();
    let mut names: Vec<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert!(names.len() > 40, "{folder}");
    let mut all = String::new();
    for name in names {
        let diagnostics = read(&fs::read(tests.join(folder).join(&name)).unwrap()).diagnostics;
        let shown: Vec<String> = diagnostics.iter().map(|diagnostic| render::snippet(diagnostic, &name)).collect();
        let shown = if shown.is_empty() { format!("{name} is accepted") } else { shown.join("\n\n") };
        all.push_str(&shown);
        all.push_str("\n\n");
    }
    assert_eq!(golden::difference(&tests.join(format!("{folder}.txt")), &all), None);
}

/// Files that are not YAML, or not the YAML that their author meant.
#[test]
fn each_syntax_error_has_its_message() {
    check("syntax-errors");
}

/// Catalogs in which their author assumes another format.
#[test]
fn each_wrong_assumption_has_its_message() {
    check("assumptions");
}

/// Paths in the spelling of other routers, as rows and as prefixes. `foreign-paths.txt` has their diagnostics.
#[test]
fn each_spelling_of_another_router_has_its_message() {
    let mut all = String::new();
    for path in FOREIGN_PATHS {
        let message = |diagnostics: Vec<Diagnostic>| match diagnostics.as_slice() {
            [one] => format!("{}; help: {}", one.message, one.help.as_ref().unwrap()),
            others => panic!("{} messages about {path}", others.len()),
        };
        let catalog = "catalog: Test\ncategories:\n  All:\n    scopes:\n      a:";
        let row = format!("{catalog} A\nendpoints:\n  '{path}': {{ GET: a }}\n");
        let prefix = format!("{catalog} {{ methods: [GET], paths: ['{path}'] }}\n");
        let row = message(read(row.as_bytes()).diagnostics);
        let prefix = message(read(prefix.as_bytes()).diagnostics);
        all.push_str(&format!("row:    {row}\nprefix: {prefix}\n\n"));
    }
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/foreign-paths.txt");
    assert_eq!(golden::difference(&golden, &all), None);
}

const FOREIGN_PATHS: [&str; 31] = [
    "/v1/{+n}",
    "/v1/{+n}:cancel",
    "/v1/{n=**}",
    "/v1/{n=*}",
    "/v1/{n=projects/*}",
    "/v1/{n=projects/*/zones/**}/x",
    "/x/{p*}",
    "/x/{p...}",
    "/x/{p:path}",
    "/x/{p:.*}",
    "/x/{r+}",
    "/x/{**r}",
    "/x/{id:int}",
    "/x/{id:[0-9]+}",
    "/x/{id:[^/]+}/y",
    "/x/{id?}",
    "/x/{id:int?}",
    "/x/{id=5}",
    "/x/*",
    "/x/**",
    "/x/*/y",
    "/x/**/y",
    "/x/*rest",
    "/x/:id",
    "/x/:id?",
    "/x/<int:id>",
    "/x/<path:p>",
    "/x(.{format})",
    "/x(/{id})",
    "/x{?page}",
    "/x/{a|b}",
];
