//! What a catalog without mistakes comes to.

#![expect(clippy::format_push_string, reason = "a test may be slow")]

use crate::diagnostics::render;
use crate::model::{
    Catalog, Category, Deprecated, Endpoint, MethodRequirement, NamedRequirement, PathPrefix, Preset, Resource, Scope,
};
use crate::read::{Reading, read};
use crate::requirement::Requirement;
use crate::template::{Segment, Template};
use crate::yaml::NodeId;

/// Reads a catalog that has no errors.
fn catalog(source: &str) -> Catalog {
    let reading = read(source.as_bytes());
    assert!(!reading.has_errors(), "{}", messages(&reading));
    reading.catalog
}

fn messages(reading: &Reading) -> String {
    reading.diagnostics.iter().map(|diagnostic| render::one_line(diagnostic, "test.yaml") + "\n").collect()
}

/// Every key that there is.
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
                        Segment::Tail,
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

/// The catalog with the default node everywhere.
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

/// A catalog of scopes that are named, with what they imply, in this order.
fn named(scopes: &[(&str, &[&str])]) -> String {
    let entries =
        scopes.iter().map(|(name, implies)| format!("      \"{name}\": {{ implies: [{}] }}\n", implies.join(", ")));
    format!("catalog: Test\ncategories:\n  All:\n    scopes:\n{}", entries.collect::<String>())
}

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

/// A nested requirement, made at random.
enum Tree {
    Scope(usize),
    Any(Vec<Tree>),
    All(Vec<Tree>),
}

const NAMES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
/// Of [`NAMES`], what each implies directly.
const IMPLIES: [&[&str]; 6] = [&["b"], &["c"], &[], &["c"], &[], &["a", "d"]];

impl Tree {
    fn new(random: &mut impl FnMut(u32) -> u32, depth: u32) -> Self {
        if depth == 0 || random(4) == 0 {
            return Self::Scope(random(6) as usize);
        }
        let mut scopes = 0_u32;
        let mut items = Vec::new();
        for _ in 0..=random(3) {
            let item = Self::new(random, depth - 1);
            // A scope that is twice in one list is refused.
            if let Self::Scope(scope) = item {
                if scopes >> scope & 1 == 1 {
                    continue;
                }
                scopes |= 1 << scope;
            }
            items.push(item);
        }
        if random(2) == 0 { Self::Any(items) } else { Self::All(items) }
    }

    fn text(&self) -> String {
        let list = |items: &[Self]| items.iter().map(Self::text).collect::<Vec<_>>().join(", ");
        match self {
            Self::Scope(scope) => NAMES[*scope].to_owned(),
            Self::Any(items) => format!("any({})", list(items)),
            Self::All(items) => format!("all({})", list(items)),
        }
    }

    fn holds(&self, granted: u32) -> bool {
        match self {
            Self::Scope(scope) => granted >> scope & 1 == 1,
            Self::Any(items) => items.iter().any(|item| item.holds(granted)),
            Self::All(items) => items.iter().all(|item| item.holds(granted)),
        }
    }
}

/// Adds what is implied, by trying until nothing is new.
fn closed(mut granted: u32) -> u32 {
    loop {
        let before = granted;
        for (scope, implied) in IMPLIES.iter().enumerate() {
            if granted >> scope & 1 == 1 {
                for name in *implied {
                    granted |= 1 << NAMES.iter().position(|other| other == name).unwrap();
                }
            }
        }
        if granted == before {
            return granted;
        }
    }
}

fn bits(set: &[u16]) -> u32 {
    set.iter().fold(0, |bits, id| bits | 1 << id)
}

#[test]
fn the_normal_form_means_what_is_written() {
    // xorshift32, the same numbers every time.
    let mut state = 0x9e37_79b9_u32;
    let mut random = |below: u32| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state % below
    };
    let trees: Vec<Tree> = (0..3_000).map(|_| Tree::new(&mut random, 4)).collect();
    let mut source = named(&std::array::from_fn::<_, 6, _>(|i| (NAMES[i], IMPLIES[i])));
    source += "endpoints:\n";
    for (i, tree) in trees.iter().enumerate() {
        source += &format!("  /{i}: {{ GET: '{}' }}\n", tree.text());
    }
    let catalog = catalog(&source);
    assert_eq!(catalog.endpoints.len(), trees.len());
    for (endpoint, tree) in catalog.endpoints.iter().zip(&trees) {
        let Requirement::Scopes(sets) = &endpoint.methods[0].requirement else { panic!("{endpoint:?}") };
        for granted in 0..64 {
            let granted = closed(granted);
            let normal = sets.iter().any(|set| bits(set) & !granted == 0);
            assert_eq!(normal, tree.holds(granted), "{} as {sets:?} for {granted:b}", tree.text());
        }
        assert!(!sets.is_empty() && sets.is_sorted());
        for set in sets {
            assert!(!set.is_empty() && set.is_sorted());
            let needless = set.iter().any(|id| closed(bits(set) & !(1 << id)) >> id & 1 == 1);
            assert!(!needless, "{set:?} of {} has a scope that another one implies", tree.text());
            let more = sets.iter().any(|other| other != set && bits(other) & !closed(bits(set)) == 0);
            assert!(!more, "{set:?} of {} asks for more than another one", tree.text());
        }
    }
}

#[test]
fn quotes_and_blanks_of_requirements() {
    let source =
        named(&[("any", &[]), ("public", &[]), ("f(x)", &[]), ("it's", &[]), ("$price", &[]), ("a", &[]), ("b", &[])]);
    for (text, sets) in [
        (r#""any""#, vec![vec![0]]),
        ("'public', a", vec![vec![1, 5]]),
        (r#"any("f(x)", "it's", "$price")"#, vec![vec![2], vec![3], vec![4]]),
        ("  a ,\t b ", vec![vec![5, 6]]),
        ("any ( a , b )", vec![vec![5], vec![6]]),
        ("all(a)", vec![vec![5]]),
        ("all(a, any(b, a))", vec![vec![5]]),
    ] {
        let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\t', "\\t");
        let catalog = catalog(&format!("{source}endpoints: {{ /x: {{ GET: \"{text}\" }} }}\n"));
        assert_eq!(catalog.endpoints[0].methods[0].requirement, Requirement::Scopes(sets), "{text}");
    }
}

#[test]
fn parameters_and_the_text_around_them() {
    let source = named(&[("a", &[])]);
    let affixed =
        |prefix: &str, suffix: &str| Segment::Affixed { prefix: prefix.to_owned(), suffix: suffix.to_owned() };
    for (path, segment) in [
        ("/{id}", Segment::Parameter),
        ("/{a}{b}", Segment::Parameter),
        ("/{a} and {b}", Segment::Parameter),
        ("/{id}:cancel", affixed("", ":cancel")),
        ("/key:{key}", affixed("key:", "")),
        ("/f(a='{a}',b='{b}')", affixed("f(a='", "')")),
        ("/{*rest}", Segment::Tail),
        ("/a-._~!$&'()*+,=:@Z9", Segment::Literal("a-._~!$&'()*+,=:@Z9".to_owned())),
    ] {
        let catalog = catalog(&format!("{source}endpoints: {{ \"{path}\": {{ GET: a }} }}\n"));
        assert_eq!(catalog.endpoints[0].template, Template { text: path.to_owned(), segments: vec![segment] });
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
