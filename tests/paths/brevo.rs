//! Requests to the reference catalog, through generated code.

use scopewright::{Decision, NotCanonical};

use oracle::{Answer, Model, PathPrefix, Requirement};

mod catalog {
    scopewright::catalog!("scopes.yaml");
}

use catalog::{Scope, ScopeSet, route};

// The compiler runs the matcher that serves requests.
const _: () = assert!(matches!(route("GET", "/contacts"), Decision::Requirement(_)));
const _: () = assert!(matches!(route("DELETE", "/crm/deals/12/"), Decision::Requirement(_)));
const _: () = assert!(matches!(route("HEAD", "/contacts"), Decision::Requirement(_)));
const _: () = assert!(matches!(route("GET", "/contactsfoo"), Decision::NotListed));
const _: () = assert!(matches!(route("GET", "//contacts"), Decision::NotCanonical(NotCanonical::EmptySegment)));
const _: () = assert!(matches!(route("GET", "/%63ontacts"), Decision::NotCanonical(NotCanonical::Ambiguous)));
const _: () = assert!(matches!(route("GET", "/contacts/%C3%A9"), Decision::Requirement(_)));
const _: () = assert!(matches!(route("GET", "/contacts/%C1%A1"), Decision::NotCanonical(NotCanonical::NotUtf8)));
const CONTACTS: Decision<ScopeSet> = route("GET", "/contacts");

/// Compares the answer to `METHOD path` as text.
fn check(request: &str, expected: &str) {
    let (method, path) = request.split_once(' ').unwrap();
    assert_eq!(format!("{:?}", route(method, path)), expected, "{request}");
}

fn check_scope(request: &str, scope: &str) {
    check(request, &format!("Requirement({scope})"));
}

#[test]
fn smtp_email_is_not_a_prefix_of_smtp_email_status() {
    check_scope("GET /smtp/email", "transactional.email:read");
    check_scope("POST /smtp/email", "transactional.email:write");
    check_scope("GET /smtp/emails", "transactional.email:read");
    check_scope("DELETE /smtp/email/12", "transactional.email:write");
    check("GET /smtp/emailStatus/1", "NotListed");
    check("GET /smtp/emailStatus", "NotListed");
    check("GET /smtp/emai", "NotListed");
    check("GET /smtp/Email", "NotListed");
    check("GET /smtp", "NotListed");
    check("GET /smtp/email%73", "NotCanonical(Ambiguous)");
    check("GET /smtp/email%2F1", "NotCanonical(EncodedDelimiter)");
}

#[test]
fn smtp_templates_is_not_smtp_template() {
    check_scope("GET /smtp/templates", "transactional.email:read");
    check_scope("PUT /smtp/templates/1", "transactional.email:write");
    check("GET /smtp/template", "NotListed");
    check("POST /smtp/template/preview", "NotListed");
    check("POST /smtp/templatespreview", "NotListed");
}

#[test]
fn whatsapp_is_not_whatsapp_campaigns() {
    check_scope("POST /whatsapp/sendMessage", "transactional.whatsapp:write");
    check_scope("GET /whatsapp/statistics/events", "transactional.whatsapp:read");
    check_scope("GET /whatsappCampaigns", "campaigns.whatsapp:read");
    check_scope("POST /whatsappCampaigns/template", "campaigns.whatsapp:write");
    check("GET /whatsapp", "NotListed");
    check("GET /whatsapp/Campaigns", "NotListed");
    check("GET /whatsapp/sendMessageX", "NotListed");
    check("GET /whatsappcampaigns", "NotListed");
}

#[test]
fn a_prefix_ends_with_its_segment() {
    check_scope("GET /contacts/12", "contacts:read");
    check_scope("GET /contacts/listsfoo", "contacts:read");
    check("GET /contactsfoo", "NotListed");
    check("GET /contactsfoo/12", "NotListed");
    check("GET /contact", "NotListed");
    check("GET /Contacts", "NotListed");
    check("GET /crm", "NotListed");
    check("GET /crm/dealsx", "NotListed");
    check("GET /", "NotListed");
    check("GET /v3/contacts", "NotListed");
}

#[test]
fn one_trailing_slash_is_ignored() {
    check_scope("GET /contacts/", "contacts:read");
    check_scope("POST /contacts/lists/", "contacts:write");
    check("GET /contactsfoo/", "NotListed");
    check("GET /contacts//", "NotCanonical(EmptySegment)");
    assert_eq!(route("GET", "/contacts/"), CONTACTS);
    assert_ne!(route("POST", "/contacts/"), CONTACTS);
}

#[test]
fn empty_and_dot_segments_are_refused() {
    check("GET //contacts", "NotCanonical(EmptySegment)");
    check("GET /crm//deals", "NotCanonical(EmptySegment)");
    check("GET //", "NotCanonical(EmptySegment)");
    check("GET contacts", "NotCanonical(NoLeadingSlash)");
    check("GET ", "NotCanonical(NoLeadingSlash)");
    check("GET /contacts/../account", "NotCanonical(DotSegment)");
    check("GET /contacts/..", "NotCanonical(DotSegment)");
    check("GET /./contacts", "NotCanonical(DotSegment)");
    check("GET /contacts/%2e%2E/account", "NotCanonical(DotSegment)");
    check("GET /contacts/.%2e/account", "NotCanonical(DotSegment)");
    check(r"GET /contacts\lists", "NotCanonical(ForbiddenOctet)");
    check_scope("GET /contacts/...", "contacts:read");
}

#[test]
fn ambiguous_and_malformed_escapes_are_refused() {
    check("GET /contacts%2Flists", "NotCanonical(EncodedDelimiter)");
    check("GET /contacts%2flists", "NotCanonical(EncodedDelimiter)");
    check("GET /contacts%252Flists", "NotCanonical(EncodedDelimiter)");
    check("GET /contacts%00", "NotCanonical(EncodedDelimiter)");
    check("GET /contacts%3Bx", "NotCanonical(EncodedDelimiter)");
    check("GET /%63ontacts", "NotCanonical(Ambiguous)");
    check("GET /%63ontacts/12", "NotCanonical(Ambiguous)");
    check("GET /contacts/%6cists", "NotCanonical(Ambiguous)");
    check("GET /contacts%", "NotCanonical(MalformedPercent)");
    check("GET /contacts%6", "NotCanonical(MalformedPercent)");
    check("GET /contacts/%zz", "NotCanonical(MalformedPercent)");
    check("GET /%43ontacts", "NotListed");
    check_scope("GET /contacts/a%40b.c", "contacts:read");
    check_scope("GET /contacts/%c3%a9", "contacts:read");
    check("GET /contacts/%ff", "NotCanonical(NotUtf8)");
}

#[test]
fn path_parameters_queries_and_fragments_are_refused() {
    check("GET /contacts;x", "NotCanonical(ForbiddenOctet)");
    check("GET /contacts/;x=1", "NotCanonical(ForbiddenOctet)");
    check("GET /contacts?limit=10", "NotCanonical(ForbiddenOctet)");
    check("GET /contacts?", "NotCanonical(ForbiddenOctet)");
    check("GET /contacts#top", "NotCanonical(ForbiddenOctet)");
    check("GET /contacts%3Flimit", "NotCanonical(EncodedDelimiter)");
}

#[test]
fn methods_are_case_sensitive_and_head_is_decided_as_get() {
    check_scope("GET /contacts", "contacts:read");
    check_scope("HEAD /contacts", "contacts:read");
    for method in ["POST", "PUT", "PATCH", "DELETE"] {
        check_scope(&format!("{method} /contacts"), "contacts:write");
    }
    for method in ["head", "OPTIONS", "TRACE", "CONNECT", "get", "Get", "post", "GETX", "GE", "", "*"] {
        check(&format!("{method} /contacts"), "NotListed");
    }
    assert_eq!(route("GET\0", "/contacts"), Decision::NotListed);
    assert_eq!(route("GET ", "/contacts"), Decision::NotListed);
}

#[test]
fn paths_longer_than_the_limits_are_refused() {
    let long = |length: usize| format!("GET /contacts/{}", "x".repeat(length - 10));
    check_scope(&long(8192), "contacts:read");
    check(&long(8193), "NotCanonical(TooLong)");
    check_scope(&format!("GET /contacts{}", "/x".repeat(127)), "contacts:read");
    check(&format!("GET /contacts{}", "/x".repeat(128)), "NotCanonical(TooManySegments)");
}

/// The oracle's model, from the table of the provider's document.
fn oracle() -> Model {
    let mut model = Model::default();
    let rows = include_str!("../fixtures/catalogs/brevo.txt").lines().map(|line| line.split(" | ").collect::<Vec<_>>());
    for (scope, row) in rows.filter(|row| row[0] == "scope").enumerate() {
        for prefix in row[4].split(' ') {
            let methods = row[3].split(' ').map(str::to_owned).collect();
            model.prefixes.push(PathPrefix { prefix: prefix.to_owned(), methods, scope });
        }
    }
    model
}

/// Every prefix of the table, and paths that differ from it in one place.
fn paths(model: &Model) -> Vec<String> {
    let mut paths = Vec::new();
    for prefix in model.prefixes.iter().map(|held| &held.prefix) {
        paths.extend(
            ["", "/", "//", "/12", "/12/x/y", "s", "Status/1", "%73", "/..", ";x", "?", "/%6cists"]
                .map(|end| prefix.clone() + end),
        );
        paths.extend((0..prefix.len()).map(|end| prefix[..end].to_owned()));
        for (at, octet) in prefix.bytes().enumerate() {
            let (head, tail) = (&prefix[..at], &prefix[at + 1..]);
            let folded =
                if octet.is_ascii_uppercase() { octet.to_ascii_lowercase() } else { octet.to_ascii_uppercase() };
            paths.push(format!("{head}%{octet:02X}{tail}"));
            paths.push(format!("{head}{}{tail}", char::from(folded)));
            paths.push(format!("{head}{tail}"));
            paths.push(format!("{head}/{}{tail}", char::from(octet)));
        }
    }
    paths.sort_unstable();
    paths.dedup();
    paths
}

#[test]
fn prefixes_and_paths_near_them_answer_as_the_oracle() {
    let model = oracle();
    assert_eq!(model.prefixes.iter().map(|held| held.scope).max(), Some(Scope::COUNT - 1));
    let (mut listed, mut refused, mut unlisted) = (0, 0, 0);
    for path in paths(&model) {
        for method in ["GET", "POST", "DELETE", "HEAD"] {
            let own = match route(method, &path) {
                Decision::NotListed => Answer::NotListed,
                Decision::NotCanonical(_) => Answer::NotCanonical,
                Decision::Requirement(requirement) => Answer::Requires(Requirement::Scopes(
                    requirement.alternatives().map(|set| set.iter().map(|scope| scope as usize).collect()).collect(),
                )),
            };
            assert_eq!(own, model.route(method, &path), "{method} {path}");
            *match own {
                Answer::NotListed => &mut unlisted,
                Answer::NotCanonical => &mut refused,
                Answer::Requires(_) => &mut listed,
            } += 1;
        }
    }
    assert!(listed > 500 && refused > 1000 && unlisted > 1000, "{listed} {refused} {unlisted}");
}
