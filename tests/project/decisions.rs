//! The table of decisions in CATALOG.md: the tables of a compiled catalog and the oracle answer as it says.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use harness::any_catalog::{Set, as_answer, compiled, model};
use oracle::{Answer, Requirement};
use scope_catalog::diagnostics::{Severity, render};
use scope_catalog::model::Catalog;

/// The rules of one catalog, as lines of YAML.
#[derive(Default)]
struct Rules {
    /// The methods and the prefixes of each scope.
    scopes: BTreeMap<String, (Vec<String>, Vec<String>)>,
    rows: Vec<String>,
}

impl Rules {
    /// Adds a line such as `row /v1/{id} GET one` or `prefix /files files:read GET, files:probe HEAD`.
    fn add(&mut self, kind: &str, path: &str, entries: &str) {
        let entries = entries.split(", ").map(|entry| entry.split(' ').collect::<Vec<_>>());
        if kind == "prefix" {
            for entry in entries {
                let (methods, paths) = self.scopes.entry(entry[0].to_owned()).or_default();
                methods.extend(entry[1..].iter().map(|method| (*method).to_owned()));
                paths.push(format!("\"{path}\""));
            }
            return;
        }
        let mut methods = Vec::new();
        for entry in entries {
            self.scopes.entry(entry[1].to_owned()).or_default();
            // The quotes inside are for a scope that is spelled like a keyword.
            methods.push(format!("{}: '\"{}\"'", entry[0], entry[1]));
        }
        self.rows.push(format!("  \"{path}\": {{ {} }}\n", methods.join(", ")));
    }

    fn yaml(&self) -> String {
        let mut yaml = "catalog: Examples\ncategories:\n  All:\n    scopes:\n".to_owned();
        for (name, (methods, paths)) in &self.scopes {
            let of = |items: &[String]| items.join(", ");
            let keys = match paths.as_slice() {
                [] => String::new(),
                _ => format!("methods: [{}], paths: [{}]", of(methods), of(paths)),
            };
            writeln!(yaml, "      \"{name}\": {{ description: A scope, {keys} }}").unwrap();
        }
        if !self.rows.is_empty() {
            yaml += "endpoints:\n";
        }
        yaml + &self.rows.concat()
    }
}

/// An answer as the table writes it.
fn text(answer: &Answer, catalog: &Catalog) -> String {
    match answer {
        Answer::NotCanonical => "400".to_owned(),
        Answer::NotListed => "-".to_owned(),
        Answer::Requires(Requirement::Scopes(sets)) => {
            let name = |id: &usize| catalog.scopes[*id].name.clone();
            let names: BTreeSet<String> =
                sets.iter().map(|set| set.iter().map(name).collect::<Vec<_>>().join(", ")).collect();
            names.into_iter().collect::<Vec<_>>().join(" or ")
        }
        Answer::Requires(other) => format!("{other:?}"),
    }
}

#[test]
fn requests_are_answered_as_catalog_md_says() {
    let document = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("CATALOG.md")).unwrap();
    let block = document.split("```text\n").find(|block| block.starts_with("A  ")).unwrap();
    let mut catalogs: BTreeMap<&str, Rules> = BTreeMap::new();
    for line in block.split("```").next().unwrap().lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [name, kind, path, entries @ ..] = words.as_slice() else { panic!("{line}") };
        catalogs.entry(name).or_default().add(kind, path, &entries.join(" "));
    }
    let (_, table) = document.split_once("| Catalog | Request | Answer |\n").unwrap();
    let mut asked = 0;
    for line in table.lines().skip(1).take_while(|line| line.starts_with('|')) {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [name, request, expected] = cells[..] else { panic!("{line}") };
        let (method, path) = request.trim_matches('`').split_once(' ').unwrap();
        let (reading, tables) = compiled(&catalogs[name].yaml());
        let errors = reading.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        let errors: Vec<String> = errors.map(|error| render::one_line(error, name)).collect();
        assert_eq!(errors, [] as [&str; 0]);
        let of_tables = as_answer(&tables.route::<Set<1>>(method, path));
        assert_eq!(text(&of_tables, &reading.catalog), expected, "tables: {line}");
        assert_eq!(text(&model(&reading.catalog).route(method, path), &reading.catalog), expected, "oracle: {line}");
        asked += 1;
    }
    assert_eq!((catalogs.len(), asked), (4, 25));
}
