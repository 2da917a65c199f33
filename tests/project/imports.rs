//! No two files of a crate import each other, and no longer cycle of files does. A file imports another file where one of its
//! `use` declarations or paths leads to an item of that file. A parent that only declares `mod child;` does not import it. Unit tests
//! do not count: they may use what is built on the file that they test.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::graph::{Graph, cycle};
use crate::modules::Crate;

/// Folders without sources of the project.
const SKIPPED: [&str; 5] = ["target", ".git", "ui", "corpus", "artifacts"];

#[test]
fn no_files_of_a_crate_import_each_other() {
    let roots = crate_roots(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert!(roots.len() > 20, "{roots:?}");
    let mut imports = 0;
    let mut cycles = Vec::new();
    for root in &roots {
        let graph = Crate::parse(root).imports();
        imports += graph.values().map(BTreeSet::len).sum::<usize>();
        cycles.extend(cycle(&graph).map(|files| files.join("\n  imports ")));
    }
    assert!(imports > 400, "only {imports} imports were found");
    assert!(cycles.is_empty(), "files import each other:\n{}", cycles.join("\n\n"));
}

/// The root files of all crates: libraries, programs, test suites, examples and fuzz targets.
fn crate_roots(folder: &Path) -> Vec<PathBuf> {
    let mut roots = Vec::new();
    for path in entries(folder) {
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() && !SKIPPED.contains(&name) {
            roots.extend(crate_roots(&path));
        } else if is_root(&path) {
            roots.push(path);
        }
    }
    roots
}

fn is_root(path: &Path) -> bool {
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default();
    let is_rust = path.extension().is_some_and(|extension| extension == "rs");
    let is_target = ["bin", "tests", "examples", "fuzz_targets"].iter().any(|name| folder == *name);
    is_rust && (path.ends_with("src/lib.rs") || path.ends_with("main.rs") || is_target)
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

#[test]
fn imports_of_a_small_crate_are_resolved() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("imports");
    fs::create_dir_all(folder.join("parent")).unwrap();
    let files = [
        ("lib.rs", "mod parent; mod other; pub use parent::Moved; fn f() { other::call(); }"),
        ("parent.rs", "pub(crate) mod child; mod inline { pub use super::child::Moved; } pub use inline::Moved;"),
        ("parent/child.rs", "pub struct Moved; fn f() { use crate::other; other::call(); }"),
        ("other.rs", "use super::parent::{self, Moved}; #[cfg(test)] mod tests { use super::*; }"),
    ];
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
    }
    let graph = Crate::parse(&folder.join("lib.rs")).imports();
    let lines: Vec<String> = graph
        .iter()
        .flat_map(|(from, files)| files.iter().map(move |to| format!("{from} -> {to}")))
        .map(|line| line.replace(&format!("{}/", folder.display()), ""))
        .collect();
    let expected = [
        "lib.rs -> other.rs",
        "lib.rs -> parent.rs",
        "lib.rs -> parent/child.rs",
        "other.rs -> parent.rs",
        "other.rs -> parent/child.rs",
        "parent.rs -> parent/child.rs",
        "parent/child.rs -> other.rs",
    ];
    assert_eq!(lines, expected);
    let names: Vec<String> =
        cycle(&graph).unwrap().iter().map(|file| file.replace(&format!("{}/", folder.display()), "")).collect();
    assert_eq!(names, ["other.rs", "parent/child.rs", "other.rs"]);
}

#[test]
fn cycles_of_a_small_graph_are_found() {
    let graph = |edges: &[(&str, &str)]| {
        let mut graph = Graph::new();
        for (from, to) in edges {
            graph.entry((*from).to_owned()).or_default().insert((*to).to_owned());
        }
        graph
    };
    assert_eq!(cycle(&graph(&[("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")])), None);
    assert_eq!(cycle(&graph(&[("a", "b"), ("b", "a")])).unwrap(), ["a", "b", "a"]);
    assert_eq!(cycle(&graph(&[("a", "b"), ("b", "c"), ("c", "d"), ("d", "b")])).unwrap(), ["b", "c", "d", "b"]);
}
