//! The messages about files with one mistake each.
//!
//! `FOLDER.txt` has the diagnostics of each file in `FOLDER/`. `UPDATE_GOLDENS=1 cargo test --test single_mistakes` writes
//! it.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::Path;

use harness::golden;
use scope_catalog::diagnostics::render;
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
