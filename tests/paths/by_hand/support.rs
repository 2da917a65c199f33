//! Catalogs, requirements and answers as text.

use oracle::{Answer, Model, PathPrefix, Requirement, Row};

/// The id of a scope that is written as a letter: `a` is 0, `b` is 1.
pub(super) fn id(letter: &str) -> usize {
    usize::from(letter.bytes().next().unwrap_or(b'a') - b'a')
}

/// A requirement: `public`, `authenticated`, `denied`, or alternatives of scopes such as `a+b | c`.
pub(super) fn requirement(text: &str) -> Requirement {
    match text {
        "public" => Requirement::Public,
        "authenticated" => Requirement::Authenticated,
        "denied" => Requirement::Denied,
        sets => Requirement::Scopes(sets.split(" | ").map(|set| set.split('+').map(id).collect()).collect()),
    }
}

/// An answer: `400` for a path that is not canonical, `404` for a request that is not listed, and
/// otherwise a requirement.
pub(super) fn answer(text: &str) -> Answer {
    match text {
        "400" => Answer::NotCanonical,
        "404" => Answer::NotListed,
        text => Answer::Requires(requirement(text)),
    }
}

/// A catalog from lines: `prefix GET,POST /x a`, `row GET /template a+b | c`.
pub(super) fn model(lines: &str) -> Model {
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
pub(super) fn check(model: &Model, cases: &str) {
    for case in cases.lines().map(str::trim).filter(|case| !case.is_empty()) {
        let (request, expected) = case.split_once(" -> ").unwrap_or_default();
        let (method, path) = request.split_once(' ').unwrap_or_default();
        assert_eq!(model.route(method, path), answer(expected), "{case}");
    }
}
