//! Names and implications of scopes, and catalogs of every size.

use super::support::{catalog, named};
use crate::diagnostics::render;
use crate::read::read;

#[test]
fn implication_is_closed() {
    let catalog = catalog(&named(&[
        ("a", &["c"]),
        ("b", &[]),
        ("c", &["d", "e"]),
        ("d", &["b"]),
        ("e", &["b", "d"]),
        ("f", &[]),
    ]));
    let implied: Vec<_> = catalog.scopes.into_iter().map(|scope| scope.implied).collect();
    assert_eq!(implied, [vec![1, 2, 3, 4], vec![], vec![1, 3, 4], vec![1], vec![1, 3], vec![]]);
}

#[test]
fn a_long_chain_of_implications_needs_no_stack() {
    let mut source = "catalog: Test\ncategories:\n  All:\n    scopes:\n      s0: Zero\n".to_owned();
    for i in 1..1_400 {
        source += &format!("      s{i}: {{ implies: [s{}] }}\n", i - 1);
    }
    let catalog = catalog(&source);
    assert_eq!(catalog.scopes[1_399].implied.len(), 1_399);
}

#[test]
fn names_from_the_wild() {
    let names = [
        ("admin:org", "AdminOrg", "Admin Org"),
        ("repo", "Repo", "Repo"),
        ("https://www.googleapis.com/auth/drive", "HttpsWwwGoogleapisComAuthDrive", "Drive"),
        ("https://www.googleapis.com/auth/drive.readonly", "HttpsWwwGoogleapisComAuthDriveReadonly", "Drive Readonly"),
        ("https://mail.google.com/", "HttpsMailGoogleCom", "Mail Google Com"),
        ("User.Read.All", "UserReadAll", "User Read All"),
        ("read:issue:jira", "ReadIssueJira", "Read Issue Jira"),
        ("analytics:conversationDetail:view", "AnalyticsConversationDetailView", "Analytics Conversation Detail View"),
        ("type:read", "TypeRead", "Type Read"),
        ("2fa:read", "_2faRead", "2fa Read"),
        ("user/*.read", "UserRead", "User Read"),
        ("super", "Super", "Super"),
        ("type", "Type", "Type"),
        ("null", "Null", "Null"),
        ("0x10", "_0x10", "0x10"),
    ];
    let catalog = catalog(&named(&names.map(|(name, ..)| (name, &[] as &[&str]))));
    for (scope, (name, variant, title)) in catalog.scopes.iter().zip(names) {
        assert_eq!((scope.name.as_str(), scope.variant.as_str(), scope.title.as_str()), (name, variant, title));
    }
    assert_eq!(catalog.scopes.len(), names.len());
}

#[test]
fn keys_are_text_whatever_they_look_like() {
    let catalog = catalog("catalog: A\ncategories: { 1.50: { scopes: { null: a, 0x10: b, true: c, 007: d, no: e } } }");
    let names: Vec<_> = catalog.scopes.iter().map(|scope| scope.name.as_str()).collect();
    assert_eq!((catalog.categories[0].name.as_str(), names), ("1.50", vec!["null", "0x10", "true", "007", "no"]));
}

#[test]
fn naming_may_put_the_action_first() {
    let source = |naming| {
        format!(
            "catalog: Test\nnaming: '{naming}'\nactions: {{ read: [] }}\n\
             categories: {{ A: {{ resources: {{ mail: {{ read: Read }} }} }} }}\n"
        )
    };
    for (naming, name) in [
        ("{resource}_{action}", "mail_read"),
        ("{action}:{resource}:jira", "read:mail:jira"),
        ("https://x.example/{resource}.{action}", "https://x.example/mail.read"),
    ] {
        assert_eq!(catalog(&source(naming)).scopes[0].name, name);
    }
}

#[test]
fn a_catalog_of_one_scope_is_enough() {
    let catalog = catalog("catalog: A\ncategories: { B: { scopes: { c: {} } } }");
    assert_eq!((catalog.title.as_str(), catalog.scopes[0].name.as_str(), catalog.scopes[0].line), ("A", "c", 2));
}

#[test]
fn every_row_of_a_large_catalog_is_read() {
    let mut source = "catalog: Large\nactions: { read: [GET], write: [POST] }\ncategories:\n".to_owned();
    for category in 0..50 {
        source += &format!("  Category {category}:\n    resources:\n");
        for resource in 0..50 {
            source += &format!(
                "      c{category}r{resource}:\n        paths: [/c{category}/r{resource}]\n        read: Read\n        write: Write\n"
            );
        }
    }
    source += "endpoints:\n";
    for row in 0..11_000 {
        let (category, resource) = (row % 50, row / 50 % 50);
        let scope = format!("c{category}r{resource}");
        source += &format!("  /e{row}/{{id}}/x: {{ GET: '{scope}:read', POST: 'any({scope}:write, {scope}:read)' }}\n");
    }
    let reading = read(source.as_bytes());
    assert!(reading.diagnostics.is_empty(), "{}", render::one_line(&reading.diagnostics[0], "large.yaml"));
    assert_eq!((reading.catalog.scopes.len(), reading.catalog.endpoints.len()), (5_000, 11_000));
}
