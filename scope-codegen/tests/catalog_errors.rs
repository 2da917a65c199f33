//! What is said about mistakes in a catalog.
//!
//! Each `catalog-errors/NAME.yaml` has its messages in `NAME.txt`: first one line each, as in `cargo build`, then with
//! the text around. `UPDATE_GOLDENS=1 cargo test --test catalog_errors` writes them.

#![expect(clippy::unwrap_used, clippy::format_collect, reason = "a test may fail, and may be slow")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use scope_codegen::problem::{Report, Severity};
use scope_codegen::read::read;

/// Everything that is said about a source.
fn check(name: &str, source: &[u8]) -> String {
    let reports = read(source).reports;
    let severity = |report: &Report| match report.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let lines: Vec<_> =
        reports.iter().map(|report| format!("{}: {}", severity(report), report.one_line(name))).collect();
    let snippets: Vec<_> =
        reports.iter().map(|report| format!("{}: {}", severity(report), report.snippet(name))).collect();
    format!("{}\n\n{}\n", lines.join("\n"), snippets.join("\n\n"))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/catalog-errors")
}

/// Names of the files that end so, without the end.
fn names(end: &str) -> BTreeSet<String> {
    let files = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    files.filter_map(|file| file.strip_suffix(end).map(str::to_owned)).collect()
}

/// Compares with the golden, or writes it. What differs, if something does.
fn compare(name: &str, source: &[u8]) -> Option<String> {
    let said = check(&format!("{name}.yaml"), source);
    let golden = folder().join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        fs::write(golden, said).unwrap();
        return None;
    }
    let expected = fs::read_to_string(golden).unwrap_or_default();
    (said != expected).then(|| format!("--- {name}.txt is\n{expected}\n--- and should be\n{said}"))
}

#[test]
fn every_mistake_is_explained() {
    let sources = names(".yaml");
    assert!(!sources.is_empty());
    let differences: Vec<String> = sources
        .iter()
        .filter_map(|name| compare(name, &fs::read(folder().join(format!("{name}.yaml"))).unwrap()))
        .collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn every_golden_has_its_source() {
    let made: BTreeSet<String> = made().into_iter().map(|(name, _)| name.to_owned()).collect();
    let sources: BTreeSet<String> = names(".yaml").union(&made).cloned().collect();
    assert_eq!(names(".txt").difference(&sources).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn twenty_mistakes_are_twenty_messages() {
    let source = fs::read(folder().join("twenty-mistakes.yaml")).unwrap();
    assert_eq!(read(&source).reports.len(), 20);
}

#[test]
fn every_problem_names_the_way_out() {
    for name in names(".yaml") {
        for report in read(&fs::read(folder().join(format!("{name}.yaml"))).unwrap()).reports {
            assert!(report.help.is_some(), "{}", report.one_line(&name));
        }
    }
}

#[test]
fn damaged_catalogs_are_no_reason_to_panic() {
    let source = fs::read_to_string(folder().join("twenty-mistakes.yaml")).unwrap();
    let lines: Vec<&str> = source.lines().collect();
    for line in 0..lines.len() {
        let without = [&lines[..line], &lines[line + 1..]].concat().join("\n");
        let indented = [&lines[..line], &[&format!("  {}", lines[line])], &lines[line + 1..]].concat().join("\n");
        read(without.as_bytes());
        read(indented.as_bytes());
    }
    for end in 0..source.len() {
        read(&source.as_bytes()[..end]);
    }
}

/// Sources that are too large, or no text, for a file of their own.
fn made() -> Vec<(&'static str, Vec<u8>)> {
    let scopes = |entries: String| format!("catalog: Test\ncategories:\n  All:\n    scopes:\n{entries}");
    let bomb = (1..40).map(|i| format!("a{i}: &a{i} [*a{0}, *a{0}, *a{0}, *a{0}, *a{0}, *a{0}, *a{0}]\n", i - 1));
    let long = "/s".repeat(127);
    let chain = (1..2_000).map(|i| format!("      s{i}: {{ implies: [s{}] }}\n", i - 1));
    vec![
        ("not-utf8", b"catalog: Caf\xe9\n".to_vec()),
        ("alias-bomb", format!("a0: &a0 [a, a, a, a, a, a, a]\n{}", bomb.collect::<String>()).into_bytes()),
        ("nesting-in-brackets", format!("catalog: {}", "[".repeat(100_000)).into_bytes()),
        ("nesting-in-braces", format!("catalog: {}", "{a: ".repeat(100_000)).into_bytes()),
        ("nesting-in-lines", format!("catalog:\n  {}", "- ".repeat(100_000)).into_bytes()),
        ("too-many-scopes", scopes((0..65_537).map(|i| format!("      s{i}: Scope\n")).collect()).into_bytes()),
        ("too-many-implied", scopes("      s0: Zero\n".to_owned() + &chain.collect::<String>()).into_bytes()),
        ("too-many-grants", too_many_grants().into_bytes()),
        ("too-many-alternatives", {
            let pairs = (0..8).map(|i| format!("any(s{}, s{})", 2 * i, 2 * i + 1)).collect::<Vec<_>>().join(", ");
            let names: String = (0..16).map(|i| format!("      s{i}: Scope\n")).collect();
            let rows: String = (0..600).map(|i| format!("  /{i}: {{ GET: $many }}\n")).collect();
            (scopes(names) + &format!("requirements: {{ many: '{pairs}' }}\nendpoints:\n{rows}")).into_bytes()
        }),
        ("too-many-methods", {
            let methods: String = (0..70).map(|i| format!("M{i}, ")).collect();
            format!("catalog: Test\nactions:\n  read: [{methods}]\ncategories: {{ A: {{ scopes: {{ a: A }} }} }}")
                .into_bytes()
        }),
        (
            "too-many-segments",
            (0..8_000)
                .fold(scopes("      a: A\nendpoints:\n".to_owned()), |text, i| {
                    text + &format!("  {long}/{i}: {{ GET: a }}\n")
                })
                .into_bytes(),
        ),
    ]
}

fn too_many_grants() -> String {
    let paths: String = (0..1_100).map(|i| format!("/p{i}, ")).collect();
    let actions: String = (0..1_000).map(|i| format!("  a{i}: [GET]\n")).collect();
    let scopes: String = (0..1_000).map(|i| format!("        a{i}: Do it\n")).collect();
    format!(
        "catalog: Test\nactions:\n{actions}categories:\n  All:\n    resources:\n      mail:\n        paths: [{paths}]\n{scopes}"
    )
}

#[test]
fn hostile_sources_are_refused_soon() {
    let mut differences = Vec::new();
    for (name, source) in made() {
        let start = std::time::Instant::now();
        differences.extend(compare(name, &source));
        println!("{name}: {:?}", start.elapsed());
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
