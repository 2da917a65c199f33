//! Catalogs that somebody made to explode the path table: rows that cross, parameters by the hundred.
//!
//! Each is compiled, into tables of a size that a program can carry, or refused by an error that names a row; and either
//! within two seconds, as a macro runs in a debug build.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::format_push_string,
    reason = "a test may fail, and may be slow"
)]

mod any;
#[path = "crossing/catalogs.rs"]
mod catalogs;
mod naive;

use std::fs;
use std::process::Command;

use scope_catalog::diagnostics::{Excerpt, Severity, render};
use scope_catalog::read::{Reading, read};
use scope_catalog::tables;
use scope_types::Tables;

use crate::any::{Set, as_answer, model};
use crate::catalogs::{CATALOGS, UNDER_THE_BOUND};

/// CPU time for reading and planning.
const MOST_SECONDS: f64 = 2.0;
/// Bytes of both tables.
const MOST_BYTES: usize = 16 << 20;
/// Says to a process which catalog it is to compile.
const WANTED: &str = "SCOPEWRIGHT_CROSSING_CATALOG";

/// Each catalog has a process of its own, whose figures are those of the catalog.
#[test]
fn catalogs_that_explode_are_refused_soon_and_the_others_are_compiled() {
    if let Ok(wanted) = std::env::var(WANTED) {
        let (_, source) = CATALOGS.iter().find(|(name, _)| *name == wanted).unwrap();
        println!("{wanted}: {}", outcome(&source()));
        return;
    }
    let mut failures = Vec::new();
    for (name, _) in CATALOGS {
        let mut process = Command::new(std::env::current_exe().unwrap());
        process.args(["catalogs_that_explode_are_refused_soon_and_the_others_are_compiled", "--exact", "--nocapture"]);
        let output = process.env(WANTED, name).env("RUST_BACKTRACE", "0").output().unwrap();
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

/// What happens to a catalog, in words, once it is sure that it is one of the two things that may happen.
fn outcome(yaml: &str) -> String {
    let before = cpu_seconds();
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
    let took = cpu_seconds() - before;
    assert!(took < MOST_SECONDS, "{took:.2} s of CPU time");
    format!("{took:.2} s")
}

/// Asks a compiled catalog for some of its rows, parameters filled in with what stands in other rows.
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

/// Rows as real services have them must not be refused: some of these catalogs are harmless.
#[test]
fn what_is_harmless_is_compiled() {
    for (name, source) in UNDER_THE_BOUND {
        let reading = read(source().as_bytes());
        let diagnostics: Vec<String> =
            reading.diagnostics.iter().map(|diagnostic| render::one_line(diagnostic, name)).collect();
        assert!(!reading.has_errors(), "{}", diagnostics.join("\n"));
    }
}

/// Time that the process has had a processor, from proc(5): unlike the time of day, a busy machine does not add to it.
fn cpu_seconds() -> f64 {
    let Ok(stat) = fs::read_to_string("/proc/self/stat") else { return 0.0 };
    // The name of the process, in parentheses, may have spaces. User and system time are fields 14 and 15, in ticks,
    // of which Linux shows 100 in a second.
    let fields = stat.rsplit_once(')').unwrap().1.split_whitespace();
    fields.skip(11).take(2).map(|ticks| ticks.parse::<f64>().unwrap() / 100.0).sum()
}
