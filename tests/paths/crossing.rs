//! Catalogs whose rows cross so often that their automaton could have exponentially many states.
//!
//! Each is either compiled to tables of at most 16 MiB or refused by an error that names rows. Both take at most two seconds
//! of CPU time in a debug build, which is how macros run.

mod catalogs;

use harness::any_catalog::{Set, as_answer, model};
use harness::process;
use scope_catalog::diagnostics::{Excerpt, Severity, render};
use scope_catalog::read::{Reading, read};
use scope_catalog::tables;
use scope_types::Tables;

use self::catalogs::{CATALOGS, UNDER_THE_BOUND};

/// The most seconds of CPU time to read a catalog and write its tables.
const MOST_SECONDS: f64 = 2.0;
/// The most bytes of the tables.
const MOST_BYTES: usize = 16 << 20;
/// The environment variable that names the catalog that a process compiles.
const WANTED: &str = "SCOPEWRIGHT_CROSSING_CATALOG";
/// The test that these processes run.
const TEST: &str = "crossing::catalogs_that_cross_are_compiled_or_refused_within_two_seconds";

/// Each catalog is compiled in a process of its own, whose CPU time is that of the catalog.
#[test]
fn catalogs_that_cross_are_compiled_or_refused_within_two_seconds() {
    if let Ok(wanted) = std::env::var(WANTED) {
        let (_, source) = CATALOGS.iter().find(|(name, _)| *name == wanted).unwrap();
        println!("{wanted}: {}", outcome(&source()));
        return;
    }
    let mut failures = Vec::new();
    for (name, _) in CATALOGS {
        let output = process::run_test(TEST, WANTED, name);
        let said = String::from_utf8_lossy(&output.stdout);
        let outcome = said.lines().find(|line| line.starts_with(&format!("{name}: ")));
        println!("{}", outcome.unwrap_or("no outcome"));
        if !output.status.success() || outcome.is_none() {
            let said = String::from_utf8_lossy(&output.stderr);
            failures.push(format!("{name}: {}", said.lines().skip(1).collect::<Vec<_>>().join("\n")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Compiles a catalog, or finds that it is refused by an error that names rows. Returns the outcome as text.
fn outcome(yaml: &str) -> String {
    let before = process::cpu_seconds().unwrap_or_default();
    let reading = read(yaml.as_bytes());
    if reading.has_errors() {
        let took = in_time(before);
        let diagnostic = reading.diagnostics.iter().find(|diagnostic| diagnostic.severity == Severity::Error).unwrap();
        let line = render::one_line(diagnostic, "test.yaml");
        let places = diagnostic.at.iter().chain(diagnostic.related.iter().map(|related| &related.at));
        let is_row = |excerpt: &Excerpt| reading.catalog.endpoints.iter().any(|row| row.line == excerpt.place.line);
        let named = places.filter(|place| is_row(place)).count();
        assert!(named > 0, "names no row: {line}");
        return format!("{took}, {} KB refused, {named} rows named: {line}", yaml.len() / 1000);
    }
    let literals = tables::write(&reading.catalog, reading.policy.as_ref()).unwrap();
    let took = in_time(before);
    let bytes = literals.text.len() + literals.data.len();
    assert!(bytes <= MOST_BYTES, "the tables of {} KB have {bytes} bytes", yaml.len() / 1000);
    let tables = Box::leak(Box::new(Tables::new(
        Box::leak(Box::new(&*literals.text.leak())),
        literals.data.leak(),
        "test.yaml",
    )));
    let asked = compare(tables, &reading);
    format!("{took}, {} KB become {} KB, {asked} requests right", yaml.len() / 1000, bytes / 1000)
}

fn in_time(before: f64) -> String {
    let took = process::cpu_seconds().unwrap_or_default() - before;
    assert!(took < MOST_SECONDS, "{took:.2} s of CPU time");
    format!("{took:.2} s")
}

/// Compares requests to a compiled catalog with the oracle. The values of parameters are literals of other rows.
fn compare(tables: &'static Tables<'static>, reading: &Reading) -> usize {
    let (model, rows) = (model(&reading.catalog), &reading.catalog.endpoints);
    let texts: Vec<&str> = rows.iter().flat_map(|row| row.template.text.split('/').skip(1)).collect();
    let literals: Vec<&str> = texts.into_iter().filter(|text| !text.contains('{')).collect();
    let mut paths = Vec::new();
    for (turn, row) in rows.iter().step_by((rows.len() / 6).max(1)).enumerate() {
        let fill = |(at, segment): (usize, &str)| match (segment.find('{'), segment.rfind('}')) {
            (Some(open), Some(close)) => {
                let value = literals[(turn * 31 + at * 7) % literals.len()];
                format!("{}{value}{}", &segment[..open], &segment[close + 1..])
            }
            _ => segment.to_owned(),
        };
        paths.push(
            "/".to_owned() + &row.template.text.split('/').skip(1).enumerate().map(fill).collect::<Vec<_>>().join("/"),
        );
    }
    for path in &paths {
        for path in [path.clone(), format!("{path}/{}", literals[0]), path.rsplit_once('/').unwrap().0.to_owned()] {
            let decision = tables.route::<Set<16>>("GET", &path);
            assert_eq!(as_answer(&decision), model.route("GET", &path), "GET {path}");
        }
    }
    paths.len() * 3
}

/// Catalogs that are near the bound and below it.
#[test]
fn catalogs_below_the_bound_are_compiled() {
    for (name, source) in UNDER_THE_BOUND {
        let reading = read(source().as_bytes());
        let diagnostics: Vec<String> =
            reading.diagnostics.iter().map(|diagnostic| render::one_line(diagnostic, name)).collect();
        assert!(!reading.has_errors(), "{}", diagnostics.join("\n"));
    }
}
