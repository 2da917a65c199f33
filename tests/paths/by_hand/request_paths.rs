//! Paths of requests: those that are refused, and their two forms.

use super::support::{answer, check, model};
use oracle::Answer;

#[test]
fn paths_that_are_refused() {
    let all = model("prefix GET / a");
    check(
        &all,
        r"
        GET / -> a
        GET /x -> a
        GET /x/ -> a
        GET /... -> a
        GET /.x -> a
        GET /x y -> a
        GET /é -> a
        GET /%c3%a9 -> a
        GET /x%20y -> a
        GET /x‍y -> a
        GET /x%E2%80%8Cy -> a
        GET /%2A -> a
        GET x -> 400
        GET // -> 400
        GET /x// -> 400
        GET //x -> 400
        GET /./ -> 400
        GET /.. -> 400
        GET /x/../y -> 400
        GET /%2e -> 400
        GET /%2E./x -> 400
        GET /x\y -> 400
        GET /x;y -> 400
        GET /x?y -> 400
        GET /x#y -> 400
        GET /% -> 400
        GET /%4 -> 400
        GET /%4/1 -> 400
        GET /%4g -> 400
        GET /%+1 -> 400
        GET /%2f -> 400
        GET /%5c -> 400
        GET /%25 -> 400
        GET /%3b -> 400
        GET /%23 -> 400
        GET /%3f -> 400
        GET /%00 -> 400
        GET /%1F -> 400
        GET /%7f -> 400
        GET /%ff -> 400
        GET /%c3 -> 400
        GET /%c0%af -> 400
        GET /%ed%a0%80 -> 400
        GET /%20 -> 400
        GET /x%20/y -> 400
        GET /x/%c2%a0y -> 400
        GET /x%c2%85y -> 400
        GET /x%c2%ady -> 400
        GET /x%d8%9cy -> 400
        GET /x%e2%81%a6y -> 400
        GET /x%e2%80%8d -> 400
        GET /%e2%80%8cy -> 400
        GET /x%e2%80%8d%e2%80%8dy -> 400
        ",
    );
    for path in ["", "/x\0", "/x\n", "/x\t", "/x\u{7f}"] {
        assert_eq!(all.route("GET", path), Answer::NotCanonical, "{path:?}");
    }
}

#[test]
fn paths_longer_than_the_limits_are_refused() {
    let all = model("prefix GET / a");
    let listed = |path: &str| all.route("GET", path) == answer("a");
    assert!(listed(&format!("/{}", "x".repeat(8191))));
    assert!(!listed(&format!("/{}", "x".repeat(8192))));
    assert!(!listed(&format!("/{}/", "x".repeat(8191))));
    assert!(listed(&"/x".repeat(128)));
    assert!(listed(&format!("{}/", "/x".repeat(128))));
    assert!(!listed(&"/x".repeat(129)));
}

#[test]
fn the_raw_and_the_decoded_path_must_select_the_same_rules() {
    check(
        &model(
            "row GET /x/{id} a
             row GET /x/me b
             row GET /y/{id}:go c
             prefix GET /x d
             prefix GET /x/you e",
        ),
        "
        GET /x/%31 -> a
        GET /x/%6de -> 400
        GET /x/%6de/z -> d
        GET /x/%79ou -> 400
        GET /%78/1 -> 400
        GET /y/1%3ago -> 400
        GET /y/%31:go -> c
        GET /z/%31 -> 404
        PUT /x/%6de -> 400
        ",
    );
    // Both views select the same row, and different prefixes.
    check(&model("row GET /{x}/{y} a\nprefix PUT /a b"), "GET /%61/1 -> 400");
}

#[test]
fn encoded_delimiters() {
    let mut catalog = model("row GET /cal/{id} a\nrow GET /cal/{id}:go b\nrow GET /cal/{id}/x c");
    catalog.encoded_delimiters = true;
    check(
        &catalog,
        r"
        GET /cal/en%23holiday -> a
        GET /cal/a%2Fx -> a
        GET /cal/a%2fb/x -> c
        GET /cal/50%25 -> a
        GET /cal/%252e -> a
        GET /cal/a%3Bb%3F:go -> b
        GET /cal/%2F -> a
        GET /cal%2Fx -> 404
        GET /cal/a%2F.. -> 400
        GET /cal/%2e%2Fa -> 400
        GET /cal/a%2F%2e%2e%2Fb -> 400
        GET /cal/a%2F..b -> a
        GET /cal/%5C -> 400
        GET /cal/%00 -> 400
        GET /cal/a;b -> 400
        GET /cal/a#b -> 400
        ",
    );
}
