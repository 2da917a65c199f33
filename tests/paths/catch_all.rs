//! Paths of nothing but slashes and dots, in catalogs whose only row takes every path.

use harness::any_catalog::{Set, compiled, model};
use oracle::Answer;
use scope_catalog::evaluate::{Evaluation, Evaluator};
use scopewright::{Decision, NotCanonical};

/// The settings of a catalog, each of which has checks of paths or a walk of its own.
const SETTINGS: [&str; 4] = ["", "case: insensitive\n", "encoded_delimiters: allow\n", "base: /v3\n"];

/// A catalog whose only row takes every path.
fn catalog(settings: &str, required: &str) -> String {
    format!(
        "catalog: Everything\n{settings}categories: {{ All: {{ scopes: {{ mail: Read mail. }} }} }}\n\
         endpoints: {{ '/{{*rest}}': {{ GET: {required} }} }}\n"
    )
}

/// Paths that the row must not take, by the reason for which they are refused.
fn refused() -> Vec<(NotCanonical, String)> {
    let dots = ["/.", "/..", "/./", "/../", "/./.", "/../..", "/%2e", "/%2E", "/%2e/", "/%2E%2e", "/.%2e", "/%2e./"];
    let slashes = ["//", "///", "////", "//.", "//..", "//x", "/x//", "//%2e"];
    let mut paths = vec![(NotCanonical::NoLeadingSlash, String::new())];
    paths.extend(dots.map(|path| (NotCanonical::DotSegment, path.to_owned())));
    paths.extend(slashes.map(|path| (NotCanonical::EmptySegment, path.to_owned())));
    paths.extend([".", "..", "./", "../", "x", "%2f"].map(|path| (NotCanonical::NoLeadingSlash, path.to_owned())));
    // Paths around the lengths at which the matcher reads a path in another way: 17, 33, 64 and 128 bytes.
    for count in 5..=130 {
        paths.push((NotCanonical::EmptySegment, "/".repeat(count)));
        paths.push((NotCanonical::EmptySegment, format!("/{}//", "x".repeat(count))));
        paths.push((NotCanonical::DotSegment, format!("/{}/.", "x".repeat(count))));
        paths.push((NotCanonical::DotSegment, format!("/{}/..", "x".repeat(count))));
        paths.push((NotCanonical::DotSegment, format!("/../{}", "x".repeat(count))));
        paths.push((NotCanonical::DotSegment, "/.".repeat(count)));
        paths.push((NotCanonical::DotSegment, "/../".to_owned() + &"../".repeat(count)));
    }
    paths
}

/// Each path is refused as not canonical, also for methods that the row does not list.
#[test]
fn a_path_of_slashes_and_dots_is_refused_under_a_row_that_takes_every_path() {
    for settings in SETTINGS {
        for required in ["public", "mail"] {
            let yaml = catalog(settings, required);
            let (reading, tables) = compiled(&yaml);
            assert!(!reading.has_errors(), "{yaml}");
            let evaluator = Evaluator::new(&reading.catalog, reading.policy.as_ref().unwrap()).unwrap();
            let oracle = model(&reading.catalog);
            for method in ["GET", "HEAD", "POST", ""] {
                for base in ["", "/v3"] {
                    for (reason, path) in refused() {
                        // A path without a leading slash would become a segment of the base.
                        if !base.is_empty() && reason == NotCanonical::NoLeadingSlash {
                            continue;
                        }
                        let path = format!("{base}{path}");
                        assert_eq!(oracle.route(method, &path), Answer::NotCanonical, "{method} {path:?}\n{yaml}");
                        assert!(
                            matches!(tables.route::<Set<1>>(method, &path), Decision::NotCanonical(own) if own == reason),
                            "{method} {path:?} is not refused as {reason:?}\n{yaml}"
                        );
                        assert!(
                            matches!(evaluator.evaluate(method, &path), Evaluation::NotCanonical(own) if own == reason),
                            "{method} {path:?} is not evaluated as {reason:?}\n{yaml}"
                        );
                    }
                }
            }
        }
    }
}

/// The row needs a segment, and three dots are one.
#[test]
fn such_a_row_takes_every_other_path() {
    for settings in SETTINGS {
        let base = settings.strip_prefix("base: ").unwrap_or_default().trim();
        let yaml = catalog(settings, "public");
        let (reading, tables) = compiled(&yaml);
        assert!(!reading.has_errors(), "{yaml}");
        let oracle = model(&reading.catalog);
        let public = Answer::Requires(oracle::Requirement::Public);
        for path in ["/x", "/x/", "/...", "/.x", "/x.", "/..x", "/-", "/%2e%2e%2e", "/.../...", "/x/.../y/"] {
            let path = format!("{base}{path}");
            assert_eq!(oracle.route("GET", &path), public, "{path:?}\n{yaml}");
            let decision = tables.route::<Set<1>>("GET", &path);
            assert_eq!(harness::any_catalog::as_answer(&decision), public, "{path:?}\n{yaml}");
        }
        let root = format!("{base}/");
        assert_eq!(oracle.route("GET", &root), Answer::NotListed, "{yaml}");
        assert!(matches!(tables.route::<Set<1>>("GET", &root), Decision::NotListed), "{yaml}");
    }
}
