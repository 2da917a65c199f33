//! The rule that decides a request where several rules match.

use harness::any_catalog::as_answer;
use harness::spec::Spec;
use harness::subject::Subject;
use harness::tally::Tally;
use oracle::Answer;

/// Lines of `METHOD path -> answer`. An answer is `400` for a path that is not canonical, `404` for a request that is not
/// listed, or a requirement as in [`Spec::parse`].
fn check(catalog: &str, cases: &str) {
    let tally = Tally::default();
    let subject = Subject::sound(Spec::parse(catalog), &tally);
    for case in cases.lines().map(str::trim).filter(|case| !case.is_empty()) {
        let (request, expected) = case.split_once(" -> ").unwrap();
        let (method, path) = request.split_once(' ').unwrap();
        let expected = match expected {
            "400" => Answer::NotCanonical,
            "404" => Answer::NotListed,
            need => {
                let row = Spec::parse(&format!("row GET / {need}"));
                Answer::Requires(oracle::canonical(row.model().rows[0].methods[0].1.clone()))
            }
        };
        assert_eq!(as_answer(&subject.route(method, path)), expected, "{case}\n{}", subject.yaml);
        subject.compare(method, path);
    }
}

/// Scopes `a` to `f`, which authorize no request of these tests.
const SCOPES: &str = "resource /elsewhere: a=GET b=GET c=GET d=GET e=GET f=GET\n";

fn check_rows(rows: &str, cases: &str) {
    check(&format!("{SCOPES}{rows}"), cases);
}

#[test]
fn where_templates_cross_the_leftmost_literal_wins() {
    check_rows(
        "row GET /{a}/x a
         row GET /y/{b} b",
        "GET /y/x -> b
         GET /z/x -> a
         GET /y/z -> b
         GET /z/z -> 404
         GET /y/%78 -> b
         GET /%79/x -> 400",
    );
}

#[test]
fn segments_are_compared_from_the_left() {
    check_rows(
        "row GET /y/{b}/{c} a
         row GET /{a}/x/z b
         row GET /{a}/{*rest} c
         row GET /y{a}/x/z d",
        "GET /y/x/z -> a
         GET /w/x/z -> b
         GET /w/x/w -> c
         GET /y/x -> c
         GET /yy/x/z -> d
         GET /yy/x/w -> c
         GET /y/x/z/w -> c",
    );
}

#[test]
fn a_more_specific_beginning_that_leads_to_no_row_is_given_up() {
    check_rows(
        "row GET /y/{b}/end a
         row GET /{a}/x/{c} b
         row GET /y{a}/x/far c
         row GET /{*rest} d",
        "GET /y/x/end -> a
         GET /y/x/other -> b
         GET /yes/x/far -> c
         GET /yes/x/near -> b
         GET /y/z/other -> d
         GET /y -> d",
    );
}

#[test]
fn within_a_segment_longer_text_wins() {
    check_rows(
        "row GET /{id} a
         row GET /k{id} b
         row GET /key{id} c
         row GET /{id}:cancel d
         row GET /k{id}:cancel e
         row GET /key public
         row GET /{*rest} f",
        "GET /1 -> a
         GET /k1 -> b
         GET /key1 -> c
         GET /1:cancel -> d
         GET /k1:cancel -> e
         GET /key1:cancel -> c
         GET /key -> public
         GET /key: -> c
         GET /:cancel -> a
         GET /k:cancel -> b
         GET /k -> a
         GET /key/1 -> f",
    );
}

#[test]
fn methods_that_the_best_row_lacks_go_to_prefixes_and_never_to_another_row() {
    check(
        "scope /y: a=GET,PUT
         scope /y/x: b=PUT
         row GET /{a}/x c
         row POST /{a}/x c
         row PUT /{*rest} public
         row DELETE /y/{b} c
         row DELETE /{a}/{b} public
         resource /elsewhere: c=GET d=GET",
        // The row `/y/{b}` is the best match of `/y/z`. It lists only DELETE.
        "DELETE /y/z -> c
         GET /y/z -> a
         PUT /y/z -> a
         POST /y/z -> 404
         GET /w/x -> c
         PUT /w/x -> 404
         DELETE /w/x -> 404
         DELETE /w/z -> public
         PUT /w/z -> 404
         PUT /w -> public
         PUT /w/z/z -> public",
    );
    // The prefix `/y/x` is a better match of `/y/x` than every row, so no row decides.
    check(
        "scope /y: a=GET,PUT
         scope /y/x: b=PUT
         row GET /{a}/x a+b
         row DELETE /y/{b} public",
        "PUT /y/x -> b
         GET /y/x -> 404
         DELETE /y/x -> 404
         DELETE /y/x/z -> 404
         DELETE /y/z -> public",
    );
}

#[test]
fn a_row_at_a_prefix_wins_and_a_row_above_it_does_not() {
    check(
        "scope /a/b: a=GET
         scope /: b=GET,POST
         row GET /a/b public
         row POST /a/{x} authenticated
         row GET /a/{*rest} denied",
        "GET /a/b -> public
         GET /a/b/ -> public
         GET /a/b/c -> a
         POST /a/b -> 404
         POST /a/c -> authenticated
         GET /a/c -> b
         GET /a/c/d -> denied
         POST /a/c/d -> b
         GET /a -> b",
    );
}

#[test]
fn a_tail_under_a_prefix_wins() {
    check(
        "scope /a: a=GET,POST
         row GET /a/{*rest} public",
        "GET /a -> a
         GET /a/b -> public
         GET /a/b/c -> public
         POST /a/b -> a",
    );
}

#[test]
fn a_prefix_with_other_methods_still_decides() {
    check(
        "scope /a: a=GET
         row DELETE /{x} public
         row DELETE /{*rest} public",
        "DELETE /a -> 404
         DELETE /a/b -> 404
         DELETE /b -> public
         DELETE /b/c -> public
         GET /a -> a",
    );
}

/// Such a prefix authorizes no request. A less specific row must not decide in its place.
#[test]
fn a_prefix_whose_scopes_have_no_methods_still_decides() {
    for owner in ["scope", "resource"] {
        let rows = "row GET /{x} public\nrow GET /{*rest} public\nrow GET /a/{x}/z public";
        let mut spec = Spec::parse(&format!("{owner} /a: a=GET\n{rows}"));
        spec.scopes_mut().for_each(|scope| scope.methods.clear());
        let tally = Tally::default();
        let subject = Subject::sound(spec, &tally);
        for (path, expected) in [("/a", false), ("/a/b", false), ("/a/b/c", false), ("/a/b/z", true), ("/b", true)] {
            let is_listed = !matches!(as_answer(&subject.route("GET", path)), Answer::NotListed);
            assert_eq!(is_listed, expected, "{path}\n{}", subject.yaml);
            subject.compare("GET", path);
        }
    }
}
