//! Runs Scopewright alone a given number of times, for a tool that counts instructions. See `icount.sh`.
//!
//! `icount list` names the workloads. `icount prepare DIRECTORY` writes their inputs. `icount DIRECTORY WORKLOAD N` reads these
//! and answers them N times, so that the count does not depend on how inputs are made.

use scope_types::{Catalog, CatalogScope, CatalogSet, Endpoint, Requirement, Tables};
use scopewright_benches::ours::{self, Literals, sized};
use scopewright_benches::workloads::{Paths, Request, arena, brevo, claims, github, graph, spans};
use std::fs;
use std::hint::black_box;
use std::path::Path;

/// How many paths or claims a workload has. `icount.sh` divides by it.
const INPUTS: usize = 1024;

const PATHS: [&str; 12] = [
    "brevo-hits",
    "brevo-misses",
    "brevo-route",
    "github-hits",
    "github-misses",
    "github-route",
    "graph10k-hits",
    "graph10k-misses",
    "graph10k-route",
    "spans-hits",
    "spans-misses",
    "spans-route",
];
const CLAIMS: [&str; 6] =
    ["claims-32-of-3", "claims-32-of-32", "claims-500-of-3", "claims-500-of-32", "claims-917-of-3", "claims-917-of-32"];
const CHECKS: [&str; 4] = ["check-of-1-word", "check-of-16-words", "requirement-of-1-word", "requirement-of-16-words"];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["list"] => PATHS.iter().chain(&CLAIMS).chain(&CHECKS).for_each(|workload| println!("{workload}")),
        ["prepare", directory] => prepare(Path::new(directory)),
        [directory, workload, passes] => {
            run(Path::new(directory), workload, passes.parse().expect("a number"));
        }
        _ => panic!("list, prepare DIRECTORY, or DIRECTORY WORKLOAD N"),
    }
}

fn prepare(directory: &Path) {
    let write = |name: &str, text: &[u8]| fs::write(directory.join(name), text).expect("the directory takes files");
    let graph = graph::yaml(&graph::rules(10_000, graph::Functions::Literal));
    let spans = ours::yaml(&spans::scopes(), &spans::rules(spans::Spans::Anywhere));
    for (name, yaml) in [("graph10k", graph), ("spans", spans)] {
        let literals = Literals::compile(&yaml);
        write(&format!("{name}.text"), literals.text.as_bytes());
        write(&format!("{name}.data"), &literals.data);
    }
    let trees = [
        ("brevo", brevo::paths()),
        ("github", github::paths()),
        ("graph10k", graph::paths("Graph 10k", 10_000, graph::Functions::Literal)),
        ("spans", spans::paths("Spans", spans::Spans::Anywhere)),
    ];
    for (name, paths) in trees {
        for (own, stream) in [("hits", "hits"), ("misses", "misses"), ("route", "hits")] {
            write(&format!("{name}-{own}"), requests(&paths, stream).as_bytes());
        }
    }
    macro_rules! claims {
        ($($catalog:ident $name:literal $k:literal,)*) => {$(
            write($name, some_claims::<sized::$catalog::Scope>($k).as_bytes());
        )*};
    }
    claims! {
        of_32 "claims-32-of-3" 3,
        of_32 "claims-32-of-32" 32,
        of_500 "claims-500-of-3" 3,
        of_500 "claims-500-of-32" 32,
        of_917 "claims-917-of-3" 3,
        of_917 "claims-917-of-32" 32,
        of_32 "check-of-1-word" 8,
        of_32 "requirement-of-1-word" 8,
        of_1024 "check-of-16-words" 32,
        of_1024 "requirement-of-16-words" 32,
    }
}

fn requests(paths: &Paths, stream: &str) -> String {
    let stream = paths.stream(stream).expect("a stream");
    lines(stream.requests.iter().map(|request| format!("{} {}", request.method, request.path)))
}

fn some_claims<S: CatalogScope>(k: usize) -> String {
    let names: Vec<&str> = S::ALL.iter().map(|scope| scope.name()).collect();
    lines(claims::claims(&names, k).iter().map(|claim| (*claim).to_owned()).cycle())
}

fn lines(inputs: impl Iterator<Item = String>) -> String {
    inputs.take(INPUTS).collect::<Vec<_>>().join("\n")
}

fn run(directory: &Path, workload: &str, passes: usize) {
    let read = |name: &str| fs::read_to_string(directory.join(name)).expect("`icount prepare` has written it").leak();
    let lines: Vec<&str> = read(workload).lines().collect();
    assert_eq!(lines.len(), INPUTS, "{workload}");
    match workload.split_once('-') {
        Some(("brevo", kind)) => {
            use ours::brevo::{lookup, route};
            paths(passes, kind, &lines, route, lookup);
        }
        Some(("github", kind)) => {
            use ours::github::{lookup, route};
            paths(passes, kind, &lines, route, lookup);
        }
        Some((tree @ ("graph10k" | "spans"), kind)) => {
            let data = fs::read(directory.join(format!("{tree}.data"))).expect("`icount prepare` has written it");
            let text = read(&format!("{tree}.text")).to_owned();
            let tables: &'static Tables<'static> = Literals { text, data }.leak();
            let route = |method: &str, path: &str| ours::route(tables, method, path);
            paths(passes, kind, &lines, route, |path| ours::lookup(tables, path));
        }
        Some(("claims", kind)) => match kind {
            "32-of-3" | "32-of-32" => each(passes, &lines, sized::of_32::ScopeSet::from_claim),
            "500-of-3" | "500-of-32" => each(passes, &lines, sized::of_500::ScopeSet::from_claim),
            _ => each(passes, &lines, sized::of_917::ScopeSet::from_claim),
        },
        Some(("check" | "requirement", kind)) => {
            let whole = workload.starts_with("requirement");
            if kind == "of-1-word" {
                checks(passes, &lines, whole, sized::of_32::ScopeSet::is_superset);
            } else {
                checks(passes, &lines, whole, sized::of_1024::ScopeSet::is_superset);
            }
        }
        _ => panic!("no workload is called `{workload}`"),
    }
}

fn each<T: Copy, A>(passes: usize, inputs: &[T], answer: impl Fn(T) -> A) {
    for _ in 0..passes {
        for input in black_box(inputs) {
            black_box(answer(*input));
        }
    }
}

fn paths<A, B>(
    passes: usize,
    kind: &str,
    lines: &[&'static str],
    route: impl Fn(&'static str, &'static str) -> A,
    lookup: impl Fn(&'static str) -> B,
) {
    let pairs: Vec<(String, String)> = lines
        .iter()
        .filter_map(|line| line.split_once(' '))
        .map(|(method, path)| (method.to_owned(), path.to_owned()))
        .collect();
    let requests: &[Request] = arena(&pairs);
    if kind == "route" {
        each(passes, requests, |request| route(request.method, request.path));
    } else {
        each(passes, requests, |request| lookup(request.path));
    }
}

/// The sets of claims and the rows of the catalog, for checks of sets and of requirements.
fn checks<S: CatalogSet>(passes: usize, lines: &[&'static str], whole: bool, is_superset: impl Fn(&S, &S) -> bool) {
    let rows = Catalog::<S::Scope>::new().endpoints().flat_map(Endpoint::rows);
    let rows: Vec<Requirement<S>> = rows.map(|(_, row)| row).collect();
    let needed: Vec<S> = rows.iter().filter_map(|row| row.alternatives().next()).collect();
    let held: Vec<S> = lines.iter().map(|claim| S::from_claim(claim)).collect();
    let pairs: Vec<(&S, (&S, &Requirement<S>))> = held.iter().zip(needed.iter().zip(&rows).cycle()).collect();
    if whole {
        each(passes, &pairs, |(held, (_, row))| row.is_met_by(held));
    } else {
        each(passes, &pairs, |(held, (needed, _))| is_superset(held, needed));
    }
}
