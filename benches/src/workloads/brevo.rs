//! The reference catalog: 32 scopes that hold prefixes.

use super::paths::Paths;
use super::requests::{self, STREAM, value};
use crate::oracle::Oracle;
use crate::rng::Rng;
use crate::rules::{Need, Rule};
use std::collections::{BTreeMap, BTreeSet};

/// The reference catalog.
pub const YAML: &str = include_str!("../../../scopes.yaml");

/// Prefixes, and streams of requests for them.
pub fn paths() -> Paths {
    let rules = rules();
    let hits = hits(&rules);
    let misses = misses(&rules, &hits);
    let near = near_misses(&rules);
    let (long, deep) = (requests::long(&rules), requests::deep(&rules));
    Paths::new("Brevo", rules)
        .with("hits", Some(true), &hits)
        .with("misses", Some(false), &misses)
        .with("near misses", Some(false), &near)
        .with("8 KiB", None, &long)
        .with("128 segments", None, &deep)
}

/// Each prefix, with the scopes that hold it or a prefix above it.
fn rules() -> Vec<Rule> {
    let scopes = scope_catalog::read::read(YAML.as_bytes()).catalog.scopes;
    let prefixes: BTreeSet<&String> = scopes.iter().flat_map(|scope| &scope.paths).collect();
    let covers = |prefix: &str, path: &str| {
        path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let rule = |path: &&String| {
        let mut needs: BTreeMap<String, Need> = BTreeMap::new();
        for (scope, id) in scopes.iter().zip(0..) {
            if scope.paths.iter().any(|prefix| covers(prefix, path)) {
                for method in &scope.methods {
                    needs.entry(method.clone()).or_default().push(vec![id]);
                }
            }
        }
        Rule { template: (*path).clone(), prefix: true, needs: needs.into_iter().collect() }
    };
    prefixes.iter().map(rule).collect()
}

/// Paths at and below prefixes: the prefix alone, with an id, with an id and a word, and with another id behind these.
fn hits(rules: &[Rule]) -> Vec<(String, String)> {
    const BELOW: [&str; 8] = ["add", "stats", "status", "remove", "contacts", "report", "send-test", "export"];
    let mut rng = Rng::new(32);
    let mut hit = |_| {
        let rule = rng.pick(rules);
        let mut path = rule.template.clone();
        let depth = match rng.below(10) {
            0..=2 => 0,
            3..=6 => 1,
            7..=8 => 2,
            _ => 3,
        };
        for level in 0..depth {
            let segment = if level % 2 == 0 { value(&mut rng) } else { (*rng.pick(&BELOW)).to_owned() };
            path = path + "/" + &segment;
        }
        (rng.pick(&rule.needs).0.clone(), path)
    };
    (0..STREAM).map(&mut hit).collect()
}

/// Hits with one letter changed, prefixes that end within a segment, and paths that scanners try on every service.
fn misses(rules: &[Rule], hits: &[(String, String)]) -> Vec<(String, String)> {
    const OTHERS: [&str; 10] =
        ["crm", "smtp", "admin", "wp-login.php", "api", "favicon.ico", "transactionalSMS", "whatsapp", ".env", "v2"];
    let mut rng = Rng::new(33);
    let oracle = Oracle::new(rules);
    let changed: Vec<_> = requests::misses(rules, hits, 34);
    let mut misses = Vec::new();
    while misses.len() < STREAM {
        let (method, path) = match rng.below(4) {
            0 => rng.pick(&changed).clone(),
            1 => {
                let prefix = &rng.pick(rules).template;
                ("GET".to_owned(), format!("{prefix}foo/{}", value(&mut rng)))
            }
            2 => ("GET".to_owned(), format!("/{}/{}", rng.pick(&OTHERS), value(&mut rng))),
            _ => {
                let (method, path) = rng.pick(hits);
                (method.clone(), format!("/{}{path}", value(&mut rng)))
            }
        };
        if oracle.find(&path).is_none() {
            misses.push((method, path));
        }
    }
    misses
}

/// Prefixes whose last byte is missing, changed or doubled, with an id behind them.
fn near_misses(rules: &[Rule]) -> Vec<(String, String)> {
    let mut rng = Rng::new(35);
    let mut near = requests::near_misses(rules, 36);
    let oracle = Oracle::new(rules);
    for (_, path) in &mut near {
        *path = format!("{path}/{}", value(&mut rng));
    }
    near.retain(|(_, path)| oracle.find(path).is_none());
    near
}
