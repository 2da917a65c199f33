//! Google's APIs whose parameters span segments: one catalog for each API.

use std::collections::BTreeMap;

use harness::any_catalog::{Set, as_answer, compiled, model};
use oracle::Answer;
use scope_catalog::diagnostics::{Code, Diagnostic, Severity, render};
use scope_catalog::read::read;
use scope_catalog::tables;

use super::service::{Endpoint, Service};

/// Values of parameters of one segment.
const VALUES: [&str; 3] = ["1842", "my-project", "Adele.Vance%40example.com"];
/// Values of spans.
const SPANS: [&str; 4] = ["1842", "a1/b2", "Adele.Vance%40example.com/c3/d4", "a/b/c/d/e/f"];

/// The text of the templates of an API: `{+name}` is written as the segments that its pattern stands for.
fn expanded(endpoint: &Endpoint) -> String {
    let mut path = endpoint.path.clone();
    for (name, pattern) in &endpoint.patterns {
        let segments = pattern.trim_start_matches('^').trim_end_matches('$').replace("[^/]+", "{id}");
        path = path.replace(&format!("{{+{name}}}"), &segments.replace(".*", "{*rest}"));
    }
    path
}

/// A path of a template, where each parameter is `value` and a span is `span`.
fn filled(template: &str, value: &str, span: &str) -> String {
    let fill = |segment: &str| match (segment.find('{'), segment.rfind('}')) {
        (Some(open), Some(close)) => {
            let value = if segment.contains("{*") { span } else { value };
            format!("{}{value}{}", &segment[..open], &segment[close + 1..])
        }
        _ => segment.to_owned(),
    };
    template.split('/').map(fill).collect::<Vec<_>>().join("/")
}

/// The templates of rows that never decide. An API has no other errors.
fn unreachable_rows(api: &Service, name: &str) -> Vec<String> {
    let reading = read(api.yaml().as_bytes());
    let errors = reading.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let row = |error: &Diagnostic| {
        assert_eq!(error.code, Code::UnreachableRow, "{}", render::one_line(error, name));
        let line = error.at.as_ref().unwrap().place.line;
        reading.catalog.endpoints.iter().find(|row| row.line == line).unwrap().template.text.clone()
    };
    errors.map(row).collect()
}

/// Each endpoint answers as its source says, and the size of the tables is stated.
pub(crate) fn answer_as_their_sources() {
    let google = Service::read("google-spans");
    let mut apis: BTreeMap<String, Service> = BTreeMap::new();
    for endpoint in &google.endpoints {
        let api = apis.entry(endpoint.api.clone()).or_insert_with(|| google.without(|_| true));
        api.endpoints.push(Endpoint { path: expanded(endpoint), ..endpoint.clone() });
    }
    let (mut endpoints, mut with_spans, mut requests, mut bytes) = (0, 0, 0, 0);
    let (mut warned, mut taken) = (0, 0);
    let mut refused: Vec<String> = Vec::new();
    for (name, api) in &mut apis {
        // Rows that never decide are refused by name. Without them, the API has no errors.
        let unreachable = unreachable_rows(api, name);
        api.endpoints.retain(|endpoint| !unreachable.contains(&endpoint.path));
        refused.extend(unreachable);
        let (reading, tables) = compiled(&api.yaml());
        assert!(!reading.has_errors(), "{name}");
        let warnings = reading.diagnostics.iter().filter(|diagnostic| diagnostic.code == Code::TakenMethod);
        let warnings: Vec<&str> = warnings.map(|warning| warning.message.as_str()).collect();
        warned += warnings.len();
        bytes += tables::write(&reading.catalog, reading.policy.as_ref()).unwrap().data.len();
        let model = model(&reading.catalog);
        for endpoint in &api.endpoints {
            endpoints += 1;
            with_spans += usize::from(endpoint.path.contains("{*"));
            let stated = Answer::Requires(api.requirement(endpoint));
            for value in VALUES {
                for span in if endpoint.path.contains("{*") { &SPANS[..] } else { &SPANS[..1] } {
                    let path = filled(&endpoint.path, value, span);
                    let answer = as_answer(&tables.route::<Set<16>>(&endpoint.method, &path));
                    if answer != stated {
                        // A row for one segment takes the method away from a span, and a warning says so.
                        let row = format!("`{}`", endpoint.path);
                        assert_eq!(answer, Answer::NotListed, "{name}: {} {path} for {row}", endpoint.method);
                        assert!(warnings.iter().any(|warning| warning.contains(&row)), "{name}: {path} for {row}");
                        taken += 1;
                    }
                    assert_eq!(answer, model.route(&endpoint.method, &path), "{name}: {} {path}", endpoint.method);
                    requests += 1;
                }
            }
        }
    }
    println!("{requests} requests, {taken} of them taken away with {warned} warnings, {bytes} bytes of tables");
    // A row of Firestore lists documents at any depth, and a row for one more segment always matches better.
    assert_eq!(refused, ["/v1beta1/projects/{id}/databases/{id}/documents/{*rest}/{collectionId}"]);
    assert_eq!((warned, taken), (19, 30));
    assert_eq!((apis.len(), endpoints, with_spans), (52, 3_749, 173));
    assert!(bytes < 4 << 20, "{bytes}");
}
