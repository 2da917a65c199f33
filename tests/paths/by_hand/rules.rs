//! What each kind of rule matches and decides.

use super::support::{check, model, requirement};
use oracle::{Requirement, canonical, evaluate};
use std::collections::BTreeSet;

#[test]
fn a_row_decides_for_its_methods_and_leaves_the_others_to_prefixes() {
    check(
        &model(
            "row POST /contacts/import a+b
             row DELETE /contacts/{id} denied
             row PUT /contacts/{id} c
             row GET /status public
             row GET /me authenticated
             row PUT /status/{*rest} d
             prefix GET,POST,PUT /contacts d
             prefix GET /contacts/import e",
        ),
        "
        POST /contacts/import -> a+b
        PUT /contacts/import -> 404
        DELETE /contacts/import -> 404
        GET /contacts/import -> e
        POST /contacts/import/1 -> 404
        GET /contacts/import/1 -> e
        POST /contacts/1 -> d
        DELETE /contacts/1 -> denied
        PUT /contacts/1 -> c
        GET /contacts/1 -> d
        PUT /contacts/1/x -> d
        GET /status -> public
        HEAD /status -> public
        PUT /status -> 404
        PUT /status/ -> 404
        PUT /status/x/y -> d
        GET /me -> authenticated
        ",
    );
}

#[test]
fn spans_take_whole_segments_and_fit_in_one_way() {
    check(
        &model(
            "row POST /v1/{*name}:cancel a
             row GET /v1/{*name} b
             row GET /v1/{id} c
             row GET /v1/x{*name} d
             row GET /{*scope}/locks/{id} e
             row GET /a{*s}b/end f",
        ),
        "
        POST /v1/p:cancel -> a
        POST /v1/p/q/r:cancel -> a
        GET /v1/p/q/r:cancel -> 404
        POST /v1/p/:cancel -> 404
        POST /v1/:cancel -> 404
        GET /v1/p -> c
        GET /v1/p/q -> b
        GET /v1 -> 404
        GET /v1/x -> c
        GET /v1/xy -> d
        GET /v1/x/y -> b
        GET /v1/xy/z -> d
        GET /p/locks/1 -> e
        GET /p/q/locks/1 -> e
        GET /locks/1 -> 404
        GET /locks/locks/1 -> e
        GET /v1/locks/1 -> b
        GET /a1b/end -> f
        GET /a1/2b/end -> f
        GET /a1/2/3b/end -> f
        GET /ab/end -> 404
        GET /a/2b/end -> 404
        GET /a1/b/end -> 404
        GET /a1/2/end -> 404
        ",
    );
}

#[test]
fn the_most_specific_prefix_decides_for_all_methods() {
    check(
        &model(
            "prefix GET /o/{org} a
             prefix POST /o/{org} b
             prefix GET /o/acme c
             prefix GET /o/{org}/m d
             prefix GET /o/{id}/m e
             prefix POST /o/key:{id} f
             row GET /o/{org}/billing g
             row PUT /o/{*rest} public",
        ),
        "
        GET /o/x -> a
        POST /o/x/y -> b
        GET /o/acme -> c
        POST /o/acme -> 404
        GET /o/acme/m/1 -> c
        GET /o/x/m/1 -> d | e
        POST /o/x/m -> 404
        GET /o/key:1/m -> 404
        POST /o/key:1 -> f
        GET /o/x/billing -> g
        POST /o/x/billing -> b
        GET /o/acme/billing -> c
        GET /o/x/billing/1 -> a
        PUT /o/x -> 404
        HEAD /o/x -> a
        HEAD /o -> 404
        ",
    );
}

#[test]
fn head_is_decided_as_get_unless_it_is_listed() {
    check(
        &model(
            "row GET /a/{id} a
             row GET /b/{id} a
             row HEAD /b/{x} b
             row POST /c a
             prefix GET /c c
             prefix HEAD /c d",
        ),
        "
        HEAD /a/1 -> a
        HEAD /b/1 -> b
        HEAD /c -> c | d
        GET /c -> c
        HEAD /c/1 -> c | d
        head /a/1 -> 404
        ",
    );
}

#[test]
fn base_and_case() {
    let mut catalog = model("prefix GET / a\nprefix GET /Contacts b\nrow GET /Key:{id} c\nrow GET / d");
    catalog.base = "/v3".to_owned();
    check(
        &catalog,
        "
        GET /v3 -> d
        GET /v3/ -> d
        GET /v3/x -> a
        GET /v3/Contacts/x -> b
        GET /v3/contacts -> a
        GET /v3/Key:1 -> c
        GET /v3/key:1 -> a
        GET /v33 -> 404
        GET /Contacts -> 404
        GET / -> 404
        ",
    );
    catalog.ignore_case = true;
    check(
        &catalog,
        "
        GET /V3 -> d
        GET /v3/cONTACTS/x -> b
        GET /v3/kEY:1 -> c
        get /v3 -> 404
        GET /v3/%43ontacts -> 400
        ",
    );
}

#[test]
fn requirements_are_canonical_and_evaluated() {
    assert_eq!(canonical(requirement("b+a+b | c | a+c+d | c | b+a")), requirement("a+b | c"));
    assert_eq!(canonical(Requirement::Public), Requirement::Public);
    let holds = |text, scopes: &[usize]| evaluate(&requirement(text), &scopes.iter().copied().collect());
    assert!(holds("a+b | c", &[0, 1]));
    assert!(holds("a+b | c", &[2]));
    assert!(!holds("a+b | c", &[0]));
    assert!(!holds("a+b | c", &[1, 3]));
    assert!(holds("public", &[]) && holds("authenticated", &[]) && !holds("denied", &[0, 1, 2]));

    let catalog = model("row GET /x a+b\nprefix GET /x c\nprefix POST /x c\nprefix POST /x a");
    let allows = |method, path, scopes: &[usize]| {
        let effective: BTreeSet<usize> = scopes.iter().copied().collect();
        catalog.allows(method, path, &effective)
    };
    assert_eq!(allows("GET", "/x", &[0, 1]), Some(true));
    assert_eq!(allows("GET", "/x", &[2]), Some(false));
    assert_eq!(allows("POST", "/x/y", &[0]), Some(true));
    assert_eq!(allows("POST", "/x/y", &[1]), Some(false));
    assert_eq!(allows("POST", "/y", &[0, 1, 2]), None);
    assert_eq!(allows("POST", "//x", &[0, 1, 2]), None);
}
