//! Every key reaches the model, and has its place.

use super::support::{catalog, messages};
use crate::model::{
    Catalog, Category, Deprecated, Endpoint, MethodRequirement, NamedRequirement, PathPrefix, Preset, Resource, Scope,
};
use crate::read::read;
use crate::requirement::Requirement;
use crate::template::{Segment, Template};
use crate::yaml::NodeId;

/// A catalog with every key.
const FULL: &str = r#"catalog: Post Office
naming: "{resource}:{action}"
base: /v3
case: insensitive
encoded_delimiters: allow
actions:
  read: [GET]
  write: [POST, DELETE]
  send: []
  paths: [PUT]
categories:
  Mail & Parcels:
    resources:
      parcels.abroad:
        title: Parcels
        description: What crosses a border.
        paths: [/Parcels, /parcels/lists]
        read: Read parcels.
        write:
          title: Change parcels
          description: Change and delete parcels.
          permissions: [parcel.create, parcel.update]
          implies: [parcels.abroad:read]
          deprecated: { since: "2.3", use: parcels.abroad:send, deny: true }
          aliases: [parcel_write]
          variant: ParcelsEdit
        send: {}
        scopes:
          paths: Plan routes.
    scopes:
      "https://post.example/auth/stamps": Print stamps
  Desk:
    scopes:
      repo:
        description: All of it.
        methods: [GET, PURGE]
        paths: [/repos]
        implies: [parcels.abroad:write]
      2: Two
requirements:
  either: any(parcels.abroad:read, repo)
endpoints:
  /me/Messages/{id}:cancel: { GET: $either, POST: 'repo, "2"' }
  /files/{name}/{*rest}:
    GET: public
  /: { GET: authenticated, DELETE: denied }
presets:
  Everything: repo, 2
"#;

#[test]
#[expect(clippy::too_many_lines, reason = "the whole model, written out")]
fn every_key_reaches_the_model() {
    let text = str::to_owned;
    let texts = |items: &[&str]| items.iter().copied().map(str::to_owned).collect::<Vec<_>>();
    let made = |action: &str, methods: &[&str], line| Scope {
        name: format!("parcels.abroad:{action}"),
        resource: Some(0),
        action: Some(text(action)),
        methods: texts(methods),
        paths: texts(&["/v3/parcels", "/v3/parcels/lists"]),
        line,
        ..Scope::default()
    };
    let at = NodeId::default();
    let method = |method: &str, requirement, named: &[u16]| MethodRequirement {
        method: text(method),
        requirement,
        named: named.to_vec(),
        at,
    };
    let prefix = |path: &str, segments: &[&str], scopes: &[u16]| PathPrefix {
        template: Template {
            text: text(path),
            segments: segments.iter().map(|segment| Segment::Literal(text(segment))).collect(),
        },
        is_root: false,
        scopes: scopes.to_vec(),
        at,
    };
    let expected = Catalog {
        title: text("Post Office"),
        base: text("/v3"),
        ignore_case: true,
        encoded_delimiters: true,
        categories: vec![
            Category { name: text("Mail & Parcels"), resources: vec![0], scopes: vec![0, 1, 2, 3, 4] },
            Category { name: text("Desk"), resources: vec![], scopes: vec![5, 6] },
        ],
        resources: vec![Resource {
            name: text("parcels.abroad"),
            title: text("Parcels"),
            description: text("What crosses a border."),
            category: 0,
            scopes: vec![0, 1, 2, 3],
        }],
        scopes: vec![
            Scope {
                variant: text("ParcelsAbroadRead"),
                title: text("Parcels: Read"),
                description: text("Read parcels."),
                ..made("read", &["GET"], 18)
            },
            Scope {
                variant: text("ParcelsEdit"),
                title: text("Change parcels"),
                description: text("Change and delete parcels."),
                permissions: texts(&["parcel.create", "parcel.update"]),
                implies: vec![0],
                implied: vec![0],
                aliases: texts(&["parcel_write"]),
                deprecated: Some(Deprecated { since: text("2.3"), replacement: Some(2), deny: true }),
                ..made("write", &["POST", "DELETE"], 19)
            },
            Scope { variant: text("ParcelsAbroadSend"), title: text("Parcels: Send"), ..made("send", &[], 27) },
            Scope {
                variant: text("ParcelsAbroadPaths"),
                title: text("Parcels: Paths"),
                description: text("Plan routes."),
                ..made("paths", &["PUT"], 29)
            },
            Scope {
                name: text("https://post.example/auth/stamps"),
                variant: text("HttpsPostExampleAuthStamps"),
                title: text("Stamps"),
                description: text("Print stamps"),
                line: 31,
                ..Scope::default()
            },
            Scope {
                name: text("repo"),
                variant: text("Repo"),
                title: text("Repo"),
                description: text("All of it."),
                category: 1,
                methods: texts(&["GET", "PURGE"]),
                paths: texts(&["/v3/repos"]),
                implies: vec![1],
                implied: vec![0, 1],
                line: 34,
                ..Scope::default()
            },
            Scope {
                name: text("2"),
                variant: text("_2"),
                title: text("2"),
                description: text("Two"),
                category: 1,
                line: 39,
                ..Scope::default()
            },
        ],
        prefixes: vec![
            prefix("/v3/Parcels", &["v3", "parcels"], &[0, 1, 2, 3]),
            prefix("/v3/parcels/lists", &["v3", "parcels", "lists"], &[0, 1, 2, 3]),
            prefix("/v3/repos", &["v3", "repos"], &[5]),
        ],
        requirements: vec![NamedRequirement {
            name: text("either"),
            requirement: Some(Requirement::Scopes(vec![vec![0]])),
            at,
            used: vec![at],
        }],
        endpoints: vec![
            Endpoint {
                template: Template {
                    text: text("/v3/me/Messages/{id}:cancel"),
                    segments: vec![
                        Segment::Literal(text("v3")),
                        Segment::Literal(text("me")),
                        Segment::Literal(text("messages")),
                        Segment::Affixed { prefix: String::new(), suffix: text(":cancel") },
                    ],
                },
                methods: vec![
                    // `repo` implies `parcels.abroad:read`, so a caller with `repo` holds both.
                    method("GET", Requirement::Scopes(vec![vec![0]]), &[0, 5]),
                    method("POST", Requirement::Scopes(vec![vec![5, 6]]), &[5, 6]),
                ],
                at,
                line: 43,
            },
            Endpoint {
                template: Template {
                    text: text("/v3/files/{name}/{*rest}"),
                    segments: vec![
                        Segment::Literal(text("v3")),
                        Segment::Literal(text("files")),
                        Segment::Parameter,
                        Segment::Span { prefix: String::new(), suffix: String::new() },
                    ],
                },
                methods: vec![method("GET", Requirement::Public, &[])],
                at,
                line: 44,
            },
            Endpoint {
                template: Template { text: text("/v3"), segments: vec![Segment::Literal(text("v3"))] },
                methods: vec![
                    method("GET", Requirement::Authenticated, &[]),
                    method("DELETE", Requirement::Denied, &[]),
                ],
                at,
                line: 46,
            },
        ],
        presets: vec![Preset { name: text("Everything"), scopes: vec![5, 6] }],
    };
    let catalog = without_nodes(catalog(FULL));
    for (scope, expected) in catalog.scopes.iter().zip(&expected.scopes) {
        assert_eq!(scope, expected);
    }
    assert_eq!(catalog, expected);
}

/// Replaces all nodes of a catalog by the default node.
fn without_nodes(mut catalog: Catalog) -> Catalog {
    let at = NodeId::default();
    catalog.scopes.iter_mut().for_each(|scope| scope.at = at);
    catalog.prefixes.iter_mut().for_each(|prefix| prefix.at = at);
    for requirement in &mut catalog.requirements {
        requirement.at = at;
        requirement.used.fill(at);
    }
    for row in &mut catalog.endpoints {
        row.at = at;
        row.methods.iter_mut().for_each(|method| method.at = at);
    }
    catalog
}

#[test]
fn every_key_has_its_place() {
    let reading = read(FULL.as_bytes());
    let (catalog, source) = (&reading.catalog, reading.source.as_ref().unwrap());
    let text = |node: NodeId| {
        let place = source.place(node);
        let line: String = source.line(place.line).chars().skip(place.column as usize - 1).collect();
        assert!(line.starts_with(&FULL[place.bytes()]), "{place:?}");
        format!("{} {}", place.line, &FULL[place.bytes()])
    };
    let scopes: Vec<String> = catalog.scopes.iter().map(|scope| text(scope.at)).collect();
    assert_eq!(
        scopes,
        ["18 read", "19 write", "27 send", "29 paths", "31 \"https://post.example/auth/stamps\"", "34 repo", "39 2"]
    );
    let prefixes: Vec<String> = catalog.prefixes.iter().map(|prefix| text(prefix.at)).collect();
    assert_eq!(prefixes, ["17 /Parcels", "17 /parcels/lists", "37 /repos"]);
    let rows: Vec<String> = catalog.endpoints.iter().map(|row| text(row.at)).collect();
    assert_eq!(rows, ["43 /me/Messages/{id}:cancel", "44 /files/{name}/{*rest}", "46 /"]);
    let methods: Vec<String> = catalog.endpoints.iter().flat_map(|row| &row.methods).map(|row| text(row.at)).collect();
    assert_eq!(methods, ["43 GET", "43 POST", "45 GET", "46 GET", "46 DELETE"]);
    let either = &catalog.requirements[0];
    assert_eq!(text(either.at), "41 either");
    assert_eq!(either.used.iter().map(|node| text(*node)).collect::<Vec<_>>(), ["43 $either"]);
}

#[test]
fn every_use_of_a_named_requirement_is_noted() {
    let source = "catalog: A
categories: { C: { scopes: { a: A, b: B, c: C } } }
requirements:
  both: a, b
  more: any($both, c)
endpoints:
  /one: { GET: $more, PUT: $more }
  /two: { GET: $more, PUT: \"$both, c\", DELETE: \"any($both, all($both, c))\" }
";
    let reading = read(source.as_bytes());
    assert!(!reading.has_errors(), "{}", messages(&reading));
    let place = |node: &NodeId| {
        let place = reading.source.as_ref().unwrap().place(*node);
        (place.line, place.column)
    };
    let used = |name: &str| {
        let entry = reading.catalog.requirements.iter().find(|entry| entry.name == name).unwrap();
        entry.used.iter().map(place).collect::<Vec<_>>()
    };
    assert_eq!(used("more"), [(7, 16), (7, 28), (8, 16)]);
    assert_eq!(used("both"), [(5, 9), (8, 28), (8, 48)]);
}

#[test]
fn the_full_catalog_has_every_key_of_the_reference() {
    let reference = crate::schema::reference();
    let keys: Vec<&str> = reference.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    assert!(keys.len() > 20, "{keys:?}");
    for key in keys {
        assert!(FULL.contains(&format!("{key}: ")) || FULL.contains(&format!("{key}:\n")), "{key}");
    }
}

#[test]
fn the_reference_lists_every_key() {
    let reference = crate::schema::reference();
    for line in FULL.lines() {
        let Some((key, _)) = line.trim().split_once(": ") else { continue };
        let is_name = key.contains(['.', '/', '"', ' ']) || key.chars().any(char::is_uppercase);
        if !is_name && !["read", "write", "send", "2", "repo", "either"].contains(&key) {
            assert!(reference.contains(&format!("| `{key}` |")), "{key}");
        }
    }
}
