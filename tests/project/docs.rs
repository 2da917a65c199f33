//! The documents agree with the code: tables are generated, examples are valid, commands are run by CI.

use std::fs;
use std::path::Path;

use harness::golden;
use scope_catalog::{diagnostics, limits, schema};

fn document(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The fenced blocks of a language.
fn blocks<'a>(document: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    document.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

/// The document with new content between the comments that begin and end a generated section.
fn with_section(document: &str, name: &str, content: &str) -> String {
    let begin = format!("<!-- {name}: written by `UPDATE_GOLDENS=1 cargo test --test project` -->\n");
    let end = format!("<!-- end of {name} -->\n");
    let (before, rest) = document.split_once(&begin).unwrap_or_else(|| panic!("no line {begin}"));
    let (_, after) = rest.split_once(&end).unwrap_or_else(|| panic!("no line {end}"));
    format!("{before}{begin}\n{}\n\n{end}{after}", content.trim_end())
}

#[test]
fn catalog_md_lists_the_keys_limits_and_codes() {
    let written = document("CATALOG.md");
    // The first paragraph of the reference of keys introduces it as a document of its own.
    let keys = schema::reference();
    let (_, keys) = keys.split_once("\n\n").unwrap();
    let expected = with_section(&written, "keys", keys);
    let expected = with_section(&expected, "limits", &limits::reference());
    let expected = with_section(&expected, "diagnostics", &diagnostics::reference());
    golden::check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("CATALOG.md"), &expected);
}

#[test]
fn catalogs_in_the_documents_have_no_diagnostics() {
    for name in ["README.md", "CATALOG.md"] {
        let document = document(name);
        let catalogs = blocks(&document, "yaml");
        assert!(!catalogs.is_empty(), "{name} shows a catalog");
        for catalog in catalogs {
            let diagnostics = scope_catalog::read::read(catalog.as_bytes()).diagnostics;
            let lines: Vec<String> =
                diagnostics.iter().map(|diagnostic| diagnostics::render::one_line(diagnostic, name)).collect();
            assert_eq!(lines, [] as [&str; 0]);
        }
    }
}

#[test]
fn commands_of_the_readme_are_run_by_ci() {
    let readme = document("README.md");
    let ci = document(".ci/run");
    let commands: Vec<&str> = blocks(&readme, "sh")
        .iter()
        .flat_map(|block| block.lines())
        .map(|line| line.split('#').next().unwrap().trim())
        .collect();
    assert!(commands.contains(&"cargo run --example api") && commands.contains(&"cargo test --workspace"));
    for command in commands {
        assert!(ci.lines().any(|line| line.contains(command)), "`{command}` is not run by CI");
    }
}
