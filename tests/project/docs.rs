//! The documents say what is so: keys come from the tables that parse them, examples parse, commands are run.

use std::fs;
use std::path::Path;

const BEGIN: &str = "<!-- keys: written by `UPDATE_GOLDENS=1 cargo test --test docs` -->\n";
const END: &str = "<!-- end of keys -->\n";

fn document(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The fenced blocks of a language.
fn blocks<'a>(document: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    document.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

#[test]
fn catalog_md_lists_the_keys_limits_and_codes() {
    let written = document("CATALOG.md");
    let (before, rest) = written.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let generated = scope_catalog::schema::reference();
    let tables = generated.split_once("\n\n").unwrap().1.trim_end();
    let expected = format!("{before}{BEGIN}\n{tables}\n\n{END}{after}");
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("CATALOG.md"), &expected).unwrap();
        return;
    }
    assert_eq!(written, expected, "run UPDATE_GOLDENS=1 cargo test --test docs");
}

/// Without a word of warning, too.
#[test]
fn catalogs_in_the_documents_have_no_diagnostics() {
    for name in ["README.md", "CATALOG.md"] {
        let document = document(name);
        let catalogs = blocks(&document, "yaml");
        assert!(!catalogs.is_empty(), "{name} shows a catalog");
        for catalog in catalogs {
            let diagnostics = scope_catalog::read::read(catalog.as_bytes()).diagnostics;
            let lines: Vec<String> = diagnostics
                .iter()
                .map(|diagnostic| scope_catalog::diagnostics::render::one_line(diagnostic, name))
                .collect();
            assert_eq!(lines, [] as [&str; 0]);
        }
    }
}

/// CI runs what the README tells people to run.
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
