//! The catalogs of real services: each endpoint answers as its source says, and the tables answer as the oracle does.
//!
//! The data is not part of the project. It is in `../shared/catalogs`, beside the project.

mod candidates;
mod google_spans;
mod refused;
mod service;

use std::collections::BTreeSet;

use harness::any_catalog::{Set, as_answer, compiled};
use harness::scratch::Scratch;
use oracle::{Answer, Requirement};
use scope_catalog::diagnostics::{Diagnostic, Excerpt, Severity, render};
use scope_catalog::read::read;
use scope_types::Tables;

use self::candidates::Candidates;
use self::refused::{DIFFERENT, REFUSED_WITH_THEIR_ROWS};
use self::service::{Endpoint, Service};

/// Values of parameters: ids of several services, and names that people write.
const VALUES: [&str; 6] = [
    "1842",
    "6e7b768e-07e2-4810-8459-485f84f8f204",
    "Adele.Vance@contoso.com",
    "Adele.Vance%40contoso.com",
    "b!-RIj2DuyvEyV1T4NlOaMHk8XkS_I8MdFlUCq1BlcjgmhRfAj3-Z8RY2VpuvV_tpd",
    "%E6%9D%B1%E4%BA%AC.docx",
];

/// How many endpoints and requests there were, and how the requests were answered.
#[derive(Debug, Default, PartialEq)]
struct Counts {
    endpoints: usize,
    /// Endpoints whose source states their requirement, and endpoints whose source does not.
    stated: usize,
    unknown: usize,
    /// Endpoints for which a literal of another row in place of a parameter leads to that row, which is more specific.
    crossed: usize,
    requests: usize,
}

pub(crate) const TESTS: [(&str, fn()); 7] = [
    ("microsoft_graph_and_google_workspace_answer_as_their_sources", microsoft_graph_and_google_workspace),
    ("brevo_and_marketing_cloud_answer_as_their_sources", brevo_and_marketing_cloud),
    ("google_apis_with_spans_answer_as_their_sources", google_spans::answer_as_their_sources),
    ("methods_of_rows_of_one_shape_add_up", methods_of_rows_of_one_shape_add_up),
    ("rows_that_contradict_each_other_are_refused", rows_that_contradict_each_other_are_refused),
    ("rows_with_malformed_braces_are_refused", rows_with_malformed_braces_are_refused),
    ("the_macro_compiles_microsoft_graph", the_macro_compiles_microsoft_graph),
];

/// Whether the folder with the data is there.
pub(crate) fn are_there() -> bool {
    service::folder().is_dir()
}

fn microsoft_graph_and_google_workspace() {
    let (graph, google) = (Service::load("microsoft-graph-delegated"), Service::load("google-workspace"));
    assert_eq!(graph.endpoints.len() + google.endpoints.len(), 12_043);
    assert_eq!(graph.endpoints.iter().filter(|endpoint| endpoint.path.contains("{*")).count(), 678);
    let refused = REFUSED_WITH_THEIR_ROWS;
    let rest = graph.without(|endpoint| refused.contains(&(&*endpoint.method, &*endpoint.path)));
    assert_eq!(graph.endpoints.len() - rest.endpoints.len(), 14);
    let (graph, google) = (ask(&rest), ask(&google));
    assert_eq!((graph.stated, graph.unknown), (10_923, 0));
    assert_eq!((google.stated, google.unknown), (1_080, 26));
    assert_eq!(graph.stated + google.stated, 12_003);
    assert_eq!(graph.requests + google.requests, 12_029 * (VALUES.len() + 1));
    assert_eq!((graph.crossed, google.crossed), (552, 35));
}

/// Two of the fourteen endpoints have methods that no other row of their shape has. Without the other twelve, they are
/// compiled.
fn methods_of_rows_of_one_shape_add_up() {
    let graph = Service::load("microsoft-graph-delegated");
    let rest = graph.without(|endpoint| DIFFERENT.contains(&(&*endpoint.method, &*endpoint.path)));
    assert_eq!(ask(&rest).stated, 10_925);
}

/// Endpoints that need different scopes, and whose paths differ only in the names of parameters.
fn rows_that_contradict_each_other_are_refused() {
    let graph = Service::load("microsoft-graph-delegated");
    let yaml = graph.yaml();
    let reading = read(yaml.as_bytes());
    let errors: Vec<&Diagnostic> =
        reading.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).collect();
    let at = |excerpt: &Excerpt| endpoint_at(&yaml, excerpt.place.line);
    let refused: Vec<(&str, &str)> = errors.iter().map(|diagnostic| at(diagnostic.at.as_ref().unwrap())).collect();
    assert_eq!(refused, DIFFERENT);
    for (diagnostic, (method, path)) in errors.iter().zip(refused) {
        let (begins, ends) = (format!("`{method} /"), "match the same requests and have different requirements");
        assert!(
            diagnostic.message.starts_with(&begins) && diagnostic.message.ends_with(ends),
            "{}",
            diagnostic.message
        );
        let others: Vec<(&str, &str)> = diagnostic.related.iter().map(|related| at(&related.at)).collect();
        assert_eq!(others, [(method, graph.first_of_shape(method, path))]);
    }
    // The rows that these errors name have fourteen endpoints.
    let rows = |paths: &[(&str, &str)]| paths.iter().map(|(_, path)| (*path).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(rows(&DIFFERENT), rows(&REFUSED_WITH_THEIR_ROWS));
}

/// Two endpoints of the source have a brace too many. `Service::load` repairs them.
fn rows_with_malformed_braces_are_refused() {
    let mut graph = Service::read("microsoft-graph-delegated");
    graph.endpoints.retain(|endpoint| endpoint.path.contains("}}"));
    let yaml = graph.yaml();
    let messages: Vec<String> =
        read(yaml.as_bytes()).diagnostics.iter().map(|diagnostic| diagnostic.message.clone()).collect();
    assert_eq!(
        messages,
        [
            "path `/chats/{id}}/messages/forwardToChat` has an unbalanced brace",
            "path `/chats/{id}}/messages/replyWithQuote` has an unbalanced brace"
        ]
    );
}

/// The method in a line of a catalog, and the path that it belongs to.
fn endpoint_at(yaml: &str, line: u32) -> (&str, &str) {
    let lines: Vec<&str> = yaml.lines().take(line as usize).collect();
    let (method, _) = lines.last().unwrap().trim().split_once(':').unwrap();
    let row = lines.iter().rev().find_map(|line| line.strip_prefix("  \"")).unwrap();
    (method, row.trim_end_matches("\":"))
}

/// Two smaller services. Unlike the larger ones, they have endpoints that need a token and no scope.
fn brevo_and_marketing_cloud() {
    let (brevo, salesforce) = (Service::load("brevo"), Service::load("salesforce-mc"));
    let (brevo, salesforce) = (ask(&brevo), ask(&salesforce));
    assert_eq!((brevo.stated, brevo.unknown), (112, 200));
    assert_eq!((salesforce.stated, salesforce.unknown), (205, 0));
}

/// The macro compiles what the library compiles, and refuses what the library refuses.
fn the_macro_compiles_microsoft_graph() {
    let graph = Service::load("microsoft-graph-delegated");
    let refused = REFUSED_WITH_THEIR_ROWS;
    let rest = graph.without(|endpoint| refused.contains(&(&*endpoint.method, &*endpoint.path)));
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), "real-graph");
    scratch.write("scopes.yaml", &rest.yaml());
    scratch.write("src/lib.rs", include_str!("../fixtures/programs/microsoft_graph.rs"));
    scratch.accepted();
    scratch.write("scopes.yaml", &graph.yaml());
    let said = scratch.refused();
    assert_eq!(said.matches("match the same requests and have different requirements").count(), 12, "{said}");
}

/// Sends requests to every endpoint, with values for its parameters.
fn ask(service: &Service) -> Counts {
    let (reading, tables) = compiled(&service.yaml());
    let errors: Vec<String> = reading
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .map(|diagnostic| render::one_line(diagnostic, "test.yaml"))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    let candidates = Candidates::new(&reading.catalog);
    let halves = service.endpoints.split_at(service.endpoints.len() / 2);
    std::thread::scope(|threads| {
        let first = threads.spawn(|| ask_for(service, halves.0, tables, &candidates));
        let second = ask_for(service, halves.1, tables, &candidates);
        let first = first.join().unwrap();
        Counts {
            endpoints: first.endpoints + second.endpoints,
            stated: first.stated + second.stated,
            unknown: first.unknown + second.unknown,
            crossed: first.crossed + second.crossed,
            requests: first.requests + second.requests,
        }
    })
}

fn ask_for(
    service: &Service,
    endpoints: &[Endpoint],
    tables: &'static Tables<'static>,
    candidates: &Candidates,
) -> Counts {
    let mut counts = Counts::default();
    for endpoint in endpoints {
        let stated = Answer::Requires(service.requirement(endpoint));
        counts.endpoints += 1;
        if stated == Answer::Requires(Requirement::Denied) {
            counts.unknown += 1;
        } else {
            counts.stated += 1;
        }
        for value in VALUES {
            let path = endpoint.filled(|_| value);
            let answer = answer(tables, candidates, &endpoint.method, &path);
            assert_eq!(answer, stated, "{} {path} for {}", endpoint.method, endpoint.path);
        }
        // The literal that another row has at that segment, where there is one.
        let path = endpoint.filled(|place| candidates.word_beside(&endpoint.path, place).unwrap_or("word"));
        let answer = answer(tables, candidates, &endpoint.method, &path);
        counts.crossed += usize::from(answer != stated);
        counts.requests += VALUES.len() + 1;
    }
    counts
}

/// What the tables answer, after a comparison with the oracle.
fn answer(tables: &'static Tables<'static>, candidates: &Candidates, method: &str, path: &str) -> Answer {
    let answer = as_answer(&tables.route::<Set<16>>(method, path));
    assert_eq!(answer, candidates.of(path).route(method, path), "{method} {path}");
    // A trailing slash makes no difference.
    assert_eq!(as_answer(&tables.route::<Set<16>>(method, &format!("{path}/"))), answer, "{method} {path}/");
    answer
}
