//! Microsoft's list of the delegated permissions of Graph. It is read from `../shared/catalogs` beside the repository, if that
//! folder exists. It is no part of this package.

use super::paths::Paths;
use super::requests;
use crate::rules::{Need, Rule};
use serde_json::Value;
use std::collections::HashMap;
use std::path::Path;
use std::process::Command;

/// The scopes and the paths. `None` if the file does not exist.
pub fn paths() -> Option<(Vec<String>, Paths)> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/catalogs/microsoft-graph-delegated.json.xz");
    if !file.exists() {
        return None;
    }
    let unpacked = Command::new("xz").arg("-dc").arg(&file).output().ok()?;
    let json: Value = serde_json::from_slice(&unpacked.stdout).ok()?;
    let scopes: Vec<String> = json["scopes"].as_array()?.iter().map(|scope| text(&scope["name"])).collect();
    let rules = rules(&scopes, json["endpoints"].as_array()?);
    let hits = requests::hits(&rules, 20);
    let misses = requests::misses(&rules, &hits, 21);
    Some((
        scopes,
        Paths::new("Graph, as published", rules).with("hits", Some(true), &hits).with("misses", Some(false), &misses),
    ))
}

/// Rows without contradictions. Of two templates of one shape, and of two methods of a template, the first is kept. Endpoints
/// without a requirement and templates with misplaced braces are left out.
fn rules(scopes: &[String], endpoints: &[Value]) -> Vec<Rule> {
    let ids: HashMap<&str, u16> = scopes.iter().map(String::as_str).zip(0..).collect();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut rules: Vec<Rule> = Vec::new();
    for endpoint in endpoints {
        let Some(template) = simplified(&text(&endpoint["path"])) else { continue };
        let alternatives = endpoint["any_of"].as_array().expect("a list of alternatives");
        let set = |set: &Value| {
            let names = set.as_array().expect("a list of scopes").iter().map(text);
            let mut ids: Vec<u16> = names.map(|name| ids[name.as_str()]).collect();
            ids.sort_unstable();
            ids
        };
        let need = minimal(alternatives.iter().map(set).collect());
        if need.is_empty() || need[0].is_empty() {
            continue;
        }
        let at = *known.entry(template.clone()).or_insert_with(|| {
            rules.push(Rule { template, ..Rule::default() });
            rules.len() - 1
        });
        let method = text(&endpoint["method"]);
        if rules[at].needs.iter().all(|(own, _)| *own != method) {
            rules[at].needs.push((method, need));
        }
    }
    rules
}

/// The requirement without alternatives that contain another one.
fn minimal(mut need: Need) -> Need {
    need.sort_unstable();
    need.dedup();
    let more = |set: &Vec<u16>, other: &Vec<u16>| set != other && other.iter().all(|id| set.contains(id));
    let all = need.clone();
    need.retain(|set| !all.iter().any(|other| more(set, other)));
    need
}

/// The template with one name for all parameters, and with at most one parameter in a segment.
fn simplified(template: &str) -> Option<String> {
    let mut simple = String::new();
    for segment in template.split('/').skip(1) {
        simple.push('/');
        match (segment.split_once('{'), segment.rsplit_once('}')) {
            (None, None) => simple.push_str(segment),
            (Some((before, _)), Some((_, behind))) if !before.contains('}') && !behind.contains('{') => {
                simple = simple + before + "{id}" + behind;
            }
            _ => return None,
        }
    }
    let sound = |segment: &str| {
        let affixes = segment.replacen("{id}", "", 1);
        !affixes.contains(['{', '}', ';', '%', ' ']) && !affixes.starts_with([':', '*']) && !segment.is_empty()
    };
    simple.split('/').skip(1).all(sound).then_some(simple)
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}
