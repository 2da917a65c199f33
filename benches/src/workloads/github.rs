//! The templates of GitHub's REST API that the benchmark of matchit uses, as a catalog.

use super::paths::Paths;
use super::requests;
use crate::rules::{Need, Rule};
use scopewright::CatalogScope;

/// The catalog. The oracle's rules are read from it line by line.
const YAML: &str = include_str!("../../github.yaml");

/// Templates, and streams of requests for them.
pub fn paths() -> Paths {
    let rules = rules();
    let hits = requests::hits(&rules, 130);
    let misses = requests::misses(&rules, &hits, 131);
    let near = requests::near_misses(&rules, 132);
    let in_order = in_order(&rules);
    let (long, deep) = (requests::long(&rules), requests::deep(&rules));
    Paths::new("GitHub", rules)
        .with("hits", Some(true), &hits)
        .with("misses", Some(false), &misses)
        .with("in order", Some(true), &in_order)
        .with("near misses", Some(false), &near)
        .with("8 KiB", None, &long)
        .with("128 segments", None, &deep)
}

/// The rules. A template is a line with an indentation of two spaces, and each of its methods is a line with four.
fn rules() -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in YAML.lines().skip_while(|line| *line != "endpoints:").skip(1) {
        if let Some(row) = line.strip_prefix("    ") {
            let (method, requirement) = row.split_once(": ").expect("a method and a requirement");
            rules.last_mut().expect("a template").needs.push((method.to_owned(), need(requirement)));
        } else {
            let template = line.trim().trim_end_matches(':').to_owned();
            rules.push(Rule { template, ..Rule::default() });
        }
    }
    rules
}

/// A requirement: `any(a, b)`, or scopes that are needed together.
fn need(requirement: &str) -> Need {
    use crate::ours::github::Scope;
    let id = |name: &str| Scope::ALL.iter().find(|scope| scope.name() == name).expect("a scope of the catalog").id();
    let ids = |list: &str| {
        let mut ids: Vec<u16> = list.split(", ").map(id).collect();
        ids.sort_unstable();
        ids
    };
    let mut need = match requirement.strip_prefix("any(").and_then(|list| list.strip_suffix(')')) {
        Some(list) => ids(list).into_iter().map(|id| vec![id]).collect(),
        None => vec![ids(requirement)],
    };
    need.sort_unstable();
    need
}

/// The requests of matchit's benchmark: each template once, in order, with `p1` to `p4` as values of parameters.
fn in_order(rules: &[Rule]) -> Vec<(String, String)> {
    let path = |rule: &Rule| {
        let mut number = 0;
        let segments = rule.template.split('/').map(|segment| {
            if !segment.starts_with('{') {
                return segment.to_owned();
            }
            number += 1;
            format!("p{number}")
        });
        (rule.needs[0].0.clone(), segments.collect::<Vec<_>>().join("/"))
    };
    rules.iter().map(path).collect()
}
