//! Rows whose parameters span segments, as in Google's and Microsoft's APIs, among a few hundred rows without spans.

use super::paths::Paths;
use super::requests;
use crate::names::{self, Shape};
use crate::rng::Rng;
use crate::rules::{Need, Rule};

/// The number of scopes of the catalog.
pub const SCOPES: usize = 91;

const SERVICES: [&str; 12] = [
    "aiplatform",
    "compute",
    "container",
    "datastore",
    "documentai",
    "healthcare",
    "logging",
    "monitoring",
    "pubsub",
    "retail",
    "spanner",
    "storage",
];
const KINDS: [&str; 7] = ["datasets", "endpoints", "instances", "jobs", "operations", "snapshots", "topics"];

/// Where spans are in a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spans {
    /// In the middle, with text around them, and as the last segment.
    Anywhere,
    /// As the last segment only, which every router supports.
    Last,
}

/// Templates, and streams of requests for them.
pub fn paths(name: &'static str, spans: Spans) -> Paths {
    let rules = rules(spans);
    let hits = requests::hits(&rules, 91);
    let misses = requests::misses(&rules, &hits, 92);
    let near = requests::near_misses(&rules, 93);
    let (long, deep) = (requests::long(&rules), requests::deep(&rules));
    Paths::new(name, rules)
        .with("hits", Some(true), &hits)
        .with("misses", Some(false), &misses)
        .with("near misses", Some(false), &near)
        .with("8 KiB", None, &long)
        .with("128 segments", None, &deep)
}

/// The names of the scopes.
pub fn scopes() -> Vec<String> {
    names::names(Shape::Google, SCOPES)
}

/// The rows, those without spans first.
pub fn rules(spans: Spans) -> Vec<Rule> {
    let mut templates: Vec<String> = SERVICES.iter().flat_map(|service| plain(service)).collect();
    templates.extend(SERVICES.iter().map(|service| format!("/{service}/v1/files/{{*path}}")));
    templates.extend(["/static/{*path}".to_owned(), "/drive/items/{item}/{*path}".to_owned()]);
    if spans == Spans::Anywhere {
        templates.extend(["cancel", "move", "undelete", "wait"].map(|verb| format!("/v1/{{*name}}:{verb}")));
        templates.extend(KINDS.iter().map(|kind| format!("/v1/{{*parent}}/{kind}")));
        templates.extend(["children", "content", "permissions"].map(|part| format!("/drive/root:/{{*path}}:/{part}")));
        templates.extend(["locks", "policies"].map(|kind| format!("/{{*scope}}/providers/{kind}")));
        templates.extend(["/v1/{*name}".to_owned(), "/drive/root:/{*path}".to_owned()]);
    }
    let mut rng = Rng::new(90);
    templates.into_iter().map(|template| rule(template, &mut rng)).collect()
}

/// The rows of a service: collections below a project and below a location.
fn plain(service: &str) -> Vec<String> {
    let project = format!("/{service}/v1/projects/{{project}}");
    let location = format!("{project}/locations/{{location}}");
    let rows = |parent: &str| {
        let parent = parent.to_owned();
        KINDS.iter().flat_map(move |kind| [format!("{parent}/{kind}"), format!("{parent}/{kind}/{{id}}")])
    };
    rows(&project).chain(rows(&location)).collect()
}

fn rule(template: String, rng: &mut Rng) -> Rule {
    let mut need = || {
        let mut ids: Vec<u16> = (0..=rng.below(3)).map(|_| scope(rng)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter().map(|id| vec![id]).collect::<Need>()
    };
    let methods: &[&str] = if template.ends_with('}') { &["DELETE", "GET", "PATCH"] } else { &["GET", "POST"] };
    let needs = methods.iter().map(|method| ((*method).to_owned(), need())).collect();
    Rule { template, prefix: false, needs }
}

fn scope(rng: &mut Rng) -> u16 {
    u16::try_from(rng.below(SCOPES)).expect("there are fewer scopes")
}
