//! Spans, prefixes with parameters and HEAD: every path of up to four segments, compared with the oracle.

use crate::exhaustive::compare_all;

#[test]
fn spans_anywhere() {
    let listed = compare_all(
        "scope /elsewhere: a=GET
         scope /elsewhere: b=GET
         scope /elsewhere: c=GET
         row GET /{*s}/a a
         row POST /{*s}/a/{p} b
         row GET /a/{*s} c
         row GET /a/{*s}/b a+b
         row GET /{p}/{*s}/b/{q} b+c
         row POST /b/{*s}/b/b a | c
         row GET /{*s} public
         row GET /b/c/{*s}/c denied
         row POST /{p}/{*s} authenticated",
        &["a", "b", "c", "ab", "%61", "A", "..", "a%2Fb"],
        &["GET", "POST", "HEAD", "PUT"],
    );
    assert!(listed > 3000, "{listed}");
}

#[test]
fn spans_with_text_around_them() {
    let listed = compare_all(
        "scope /elsewhere: a=GET
         scope /elsewhere: b=GET
         scope /elsewhere: c=GET
         scope /elsewhere: d=GET
         row POST /{*s}:x a
         row POST /{*s}a:x b
         row GET /{id} c
         row GET /{id}:x d
         row GET /a/{id} a+b
         row GET /a{*s} b+c
         row GET,POST /{*s} c+d
         row GET /a{*s}:x a | b
         row GET /{*s}:x/a b | c
         row GET /{*s}:x/{p} c | d
         row GET /a/{*s}:/{p}a a+d
         row POST /{p}/{*s}:x authenticated
         row GET /{*s}1 b+d",
        &["a:x", "a", "aa:x", ":x", "x:", "a%3Ax", "%61:x", "b1", "b%31", "x%41"],
        &["GET", "POST"],
    );
    assert!(listed > 3000, "{listed}");
}

#[test]
fn prefixes_with_parameters() {
    let listed = compare_all(
        "resource /o/{org}: a=GET b=POST,DELETE
         resource /o/a: c=GET
         resource /o/{org}/m: d=GET e=POST
         resource /o/{id}/m: f=GET
         resource /o/a{p}/m/{q} /{any}/m: g=GET
         scope /o/{p}:x: h=HEAD,PUT
         row GET /o/{org}/b a+b
         row HEAD,DELETE /o/{org} denied
         row GET /o/{*s}/b public
         row PUT /{p}/m/{*s} a
         row GET /{*s} authenticated",
        &["o", "a", "m", "b", "a:x", "ab", "%61", "%6F"],
        &["GET", "HEAD", "POST", "PUT", "DELETE"],
    );
    assert!(listed > 3000, "{listed}");
}

/// A row that ends with a span decides every longer path. The prefixes below it still decide the methods that it lacks.
#[test]
fn prefixes_below_a_row_that_ends_with_a_span() {
    let listed = compare_all(
        "resource /{p}/b: a=GET b=POST
         resource /{p}/b/c: c=PUT
         resource /{p}/{q}b/{r}: d=GET,PUT
         scope /: e=DELETE,GET
         scope /a/b/c/b: f=GET
         row PUT /a/{*s} a
         row POST /a/b{*s} b
         row GET /{*s}/c a+b
         row GET /{*s}b/c d
         row DELETE /b/{*s} public",
        &["a", "b", "c", "bb", "ab", "%62", "%61"],
        &["GET", "HEAD", "POST", "PUT", "DELETE"],
    );
    assert!(listed > 3000, "{listed}");
}

/// Rules with equal requirements share answers, and a path that selects two of them must still be refused.
#[test]
fn equal_requirements_of_rows_with_spans_and_of_prefixes_stay_distinct() {
    let listed = compare_all(
        "scope /o/{p}: a=GET
         scope /o/a: b=GET
         scope /o/{p}/a: c=GET
         scope /{p}/a/b: d=GET
         implies a b
         implies b c
         implies c d
         row GET /a/{*s} d
         row GET /a/{*s}/b d
         row GET /{*s}/b d
         row GET /{*s}a d
         row GET /{*s}1 d
         row GET /a/b/{*s} d
         row GET /{p}/b/{*s} d",
        &["o", "a", "b", "%61", "%62", "xa", "x%61", "x%41", "b1"],
        &["GET", "POST"],
    );
    assert!(listed > 3000, "{listed}");
}

#[test]
fn spans_with_base_and_case() {
    let lines = "base /V1
         resource /{Org}/m: a=GET b=POST
         row GET /{*s}:X a+b
         row GET /Ab{*s} b
         row GET /{*s}/Ab/{p} a";
    let segments = ["v1", "V1", "ab", "AB", "x:x", "1:X", "abc:X", "M", "%61b", "m"];
    let sensitive = compare_all(lines, &segments, &["GET", "POST"]);
    let insensitive = compare_all(&format!("case insensitive\n{lines}"), &segments, &["GET", "POST"]);
    assert!(insensitive > sensitive + 100 && sensitive > 100, "{sensitive} {insensitive}");
}
