//! The oracle against answers that were worked out by hand. Every other suite compares with the
//! oracle.

use std::collections::BTreeSet;

use oracle::{Answer, Model, PathPrefix, Requirement, Row, canonical, evaluate};

/// The id of a scope that is written as a letter: `a` is 0, `b` is 1.
fn id(letter: &str) -> usize {
    usize::from(letter.bytes().next().unwrap_or(b'a') - b'a')
}

/// A requirement: `public`, `authenticated`, `denied`, or alternatives of scopes such as `a+b | c`.
fn requirement(text: &str) -> Requirement {
    match text {
        "public" => Requirement::Public,
        "authenticated" => Requirement::Authenticated,
        "denied" => Requirement::Denied,
        sets => Requirement::Scopes(sets.split(" | ").map(|set| set.split('+').map(id).collect()).collect()),
    }
}

/// An answer: `400` for a path that is not canonical, `404` for a request that is not listed, and
/// otherwise a requirement.
fn answer(text: &str) -> Answer {
    match text {
        "400" => Answer::NotCanonical,
        "404" => Answer::NotListed,
        text => Answer::Requires(requirement(text)),
    }
}

/// A catalog from lines: `prefix GET,POST /x a`, `row GET /template a+b | c`.
fn model(lines: &str) -> Model {
    let mut model = Model::default();
    for line in lines.lines() {
        let words: Vec<&str> = line.trim().splitn(4, ' ').collect();
        let [kind, methods, path, scopes] = words[..] else {
            unreachable!("not a rule: {line}");
        };
        let methods = methods.split(',').map(str::to_owned);
        if kind == "prefix" {
            model.prefixes.push(PathPrefix { prefix: path.to_owned(), methods: methods.collect(), scope: id(scopes) });
        } else {
            let methods = methods.map(|method| (method, requirement(scopes))).collect();
            model.rows.push(Row { template: path.to_owned(), methods });
        }
    }
    model
}

/// Lines of `METHOD path -> answer`.
fn check(model: &Model, cases: &str) {
    for case in cases.lines().map(str::trim).filter(|case| !case.is_empty()) {
        let (request, expected) = case.split_once(" -> ").unwrap_or_default();
        let (method, path) = request.split_once(' ').unwrap_or_default();
        assert_eq!(model.route(method, path), answer(expected), "{case}");
    }
}

/// Brevo's table, and the names of its scopes.
fn brevo() -> (Model, Vec<&'static str>) {
    let (mut model, mut names) = (Model::default(), Vec::new());
    for line in include_str!("../fixtures/catalogs/brevo.txt").lines() {
        let fields: Vec<&str> = line.split(" | ").collect();
        let ["scope", name, _, methods, paths] = fields[..] else {
            continue;
        };
        for path in paths.split(' ') {
            let methods = methods.split(' ').map(str::to_owned).collect();
            model.prefixes.push(PathPrefix { prefix: path.to_owned(), methods, scope: names.len() });
        }
        names.push(name);
    }
    (model, names)
}

/// As [`check`], where an answer can also be the name of a scope.
fn check_brevo(cases: &[(&str, &str, &str)]) {
    let (model, names) = brevo();
    assert_eq!(names.len(), 32);
    for (method, path, expected) in cases {
        let expected = match names.iter().position(|name| name == expected) {
            Some(scope) => Answer::Requires(Requirement::Scopes(vec![vec![scope]])),
            None => answer(expected),
        };
        assert_eq!(model.route(method, path), expected, "{method} {path}");
    }
}

#[test]
fn brevo_methods() {
    check_brevo(&[
        ("GET", "/contacts", "contacts:read"),
        ("POST", "/contacts", "contacts:write"),
        ("PUT", "/contacts/12", "contacts:write"),
        ("PATCH", "/contacts/lists/3", "contacts:write"),
        ("DELETE", "/contacts/lists", "contacts:write"),
        ("HEAD", "/contacts", "contacts:read"),
        ("OPTIONS", "/contacts", "404"),
        ("get", "/contacts", "404"),
        ("", "/contacts", "404"),
    ]);
}

#[test]
fn brevo_neighbours() {
    check_brevo(&[
        ("POST", "/smtp/email", "transactional.email:write"),
        ("GET", "/smtp/emails", "transactional.email:read"),
        ("GET", "/smtp/email/1/x", "transactional.email:read"),
        ("GET", "/smtp/emailStatus/1", "404"),
        ("GET", "/smtp", "404"),
        ("GET", "/smtp/templates", "transactional.email:read"),
        ("POST", "/smtp/template/preview", "404"),
        ("POST", "/whatsapp/sendMessage", "transactional.whatsapp:write"),
        ("GET", "/whatsappCampaigns", "campaigns.whatsapp:read"),
        ("GET", "/whatsapp", "404"),
        ("GET", "/whatsapp/Campaigns", "404"),
        ("GET", "/whatsappcampaigns", "404"),
        ("GET", "/crm", "404"),
        ("GET", "/crm/deals/1", "crm:read"),
        ("GET", "/companies", "crm:read"),
        ("GET", "/senders/domains", "account:read"),
        ("GET", "/contactsfoo", "404"),
        ("GET", "/contact", "404"),
        ("GET", "/v3/contacts", "404"),
        ("GET", "/", "404"),
    ]);
}

#[test]
fn brevo_ambiguous_paths() {
    check_brevo(&[
        ("GET", "/contacts/", "contacts:read"),
        ("GET", "/contacts/lists/", "contacts:read"),
        ("GET", "/contacts//", "400"),
        ("GET", "//contacts", "400"),
        ("GET", "/contacts/../account", "400"),
        ("GET", "/contacts/.", "400"),
        ("GET", "/contacts%2Flists", "400"),
        ("GET", "/%63ontacts", "400"),
        ("GET", "/contacts;x", "400"),
        ("GET", "/contacts/a%40b.c", "contacts:read"),
        // Only one view selects `/contacts/lists`.
        ("GET", "/contacts/%6cists", "400"),
        ("GET", "/nowhere/%6cists", "404"),
    ]);
}

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
