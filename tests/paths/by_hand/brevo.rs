//! Brevo's table.

use super::support::answer;
use oracle::{Answer, Model, PathPrefix, Requirement};

/// Brevo's table, and the names of its scopes.
fn brevo() -> (Model, Vec<&'static str>) {
    let (mut model, mut names) = (Model::default(), Vec::new());
    for line in include_str!("../../fixtures/catalogs/brevo.txt").lines() {
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
