//! Which of several rules decides.

use super::support::{check, model};

#[test]
fn precedence_within_a_segment() {
    check(
        &model(
            "row GET /x/{id} a
             row GET /x/{id}:go b
             row GET /x/key:{id} c
             row GET /x/key:{id}:go d
             row GET /x/k{id} e
             row GET /x/me f
             row GET /x/{*rest} g
             row GET /x/f(a='{a}',b='{b}') h
             prefix GET /x i",
        ),
        "
        GET /x -> i
        GET /x/me -> f
        GET /x/you -> a
        GET /x/1:go -> b
        GET /x/:go -> a
        GET /x/key:1 -> c
        GET /x/key:1:go -> d
        GET /x/key::go -> c
        GET /x/key: -> e
        GET /x/k -> a
        GET /x/f(a='1',b='2') -> h
        GET /x/f(a='1') -> h
        GET /x/f(a='1' -> a
        GET /x/me/you -> g
        GET /y -> 404
        ",
    );
}

#[test]
fn segments_are_compared_from_the_left_with_backtracking() {
    check(
        &model(
            "row GET /a/{x}/c a
             row GET /{x}/b/c b
             row GET /{x}/b/d c
             row GET /{*rest} d
             prefix GET /a/b e
             prefix GET / f",
        ),
        "
        GET /a/b/c -> e
        GET /a/x/c -> a
        GET /x/b/c -> b
        GET /x/b/d -> c
        GET /a/b/d -> e
        GET /a/x/d -> d
        GET /x/y/z -> d
        GET / -> f
        PUT / -> 404
        ",
    );
    // Without prefixes, a literal that leads to no row gives way to the parameter.
    check(
        &model("row GET /a/{x}/c a\nrow GET /{x}/b/d b\nrow GET /{*rest} c"),
        "
        GET /a/b/c -> a
        GET /a/b/d -> b
        GET /a/b/e -> c
        GET /a -> c
        GET / -> 404
        ",
    );
}

/// Each segment of a span counts for itself, so the order of two templates can differ from path to path.
#[test]
fn segments_of_spans_are_compared_one_by_one() {
    check(
        &model(
            "row GET /{*a}/x a
             row GET /b/{*c} b
             row GET /{p}/{*d} c
             row GET /{*e}:go d
             row GET /{*f}/{q} e",
        ),
        "
        GET /b/x -> b
        GET /b -> 404
        GET /c/x -> c
        GET /c/d/x -> c
        GET /x -> 404
        GET /c:go -> d
        GET /c:go/x -> c
        GET /b/c:go -> b
        GET /c/d:go -> c
        ",
    );
}
