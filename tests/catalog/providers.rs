//! The catalogs of two providers, compared with the providers' documents, and a small catalog that uses every key.
//!
//! `tests/fixtures/catalogs/*.txt` was written from the documents. Texts and line numbers are compared with the YAML, which is
//! read line by line here.

use crate::brevo;

mod marketing_cloud {
    scopewright::catalog!("tests/fixtures/catalogs/marketing-cloud.yaml");
}

/// The lines of a fixture that begin with `kind`, without that beginning and without comments.
fn records<'a>(fixture: &'a str, kind: &str) -> Vec<&'a str> {
    let lines = fixture.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.filter_map(|line| line.strip_prefix(kind)).collect()
}

/// Texts with a space between them.
fn words<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.collect::<Vec<_>>().join(" ")
}

/// The scopes in a catalog of the simplest form: resources are indented by six spaces, their keys by eight.
struct Entry<'a> {
    resource: &'a str,
    action: &'a str,
    description: &'a str,
    line: u32,
}

fn entries<'a>(yaml: &'a str, actions: &[&str]) -> Vec<Entry<'a>> {
    let (mut resource, mut found) = ("", Vec::new());
    for (line, text) in (1..).zip(yaml.lines()) {
        let depth = text.len() - text.trim_start().len();
        let Some((key, description)) = text.trim_start().split_once(':') else { continue };
        if depth == 6 {
            resource = key;
        } else if depth == 8 && actions.contains(&key) {
            found.push(Entry { resource, action: key, description: description.trim(), line });
        }
    }
    found
}

/// The title of each resource, read like [`entries`].
fn resource_title<'a>(yaml: &'a str, resource: &str) -> &'a str {
    let (_, rest) = yaml.split_once(&format!("\n      {resource}:\n")).unwrap();
    rest.lines().find_map(|line| line.trim().strip_prefix("title: ")).unwrap()
}

#[test]
fn brevo_has_the_scopes_of_its_document() {
    use brevo::Scope;
    let rows: Vec<String> = Scope::ALL
        .iter()
        .map(|scope| {
            let (methods, paths) = (words(scope.methods().iter()), words(scope.paths().iter()));
            format!("{} | {} | {methods} | {paths}", scope.name(), scope.category())
        })
        .collect();
    assert_eq!(rows, records(include_str!("../fixtures/catalogs/brevo.txt"), "scope | "));
}

#[test]
fn brevo_has_the_presets_of_its_document() {
    let rows: Vec<String> =
        brevo::CATALOG.presets().map(|preset| format!("{} | {}", preset.name(), in_order(preset.scopes()))).collect();
    let expected: Vec<String> = records(include_str!("../fixtures/catalogs/brevo.txt"), "preset | ")
        .into_iter()
        .map(|row| {
            // A preset is a set. It does not keep the order of the document.
            let (title, scopes) = row.split_once(" | ").unwrap();
            let mut scopes: Vec<&str> = scopes.split(' ').collect();
            scopes.sort_by_key(|name| brevo::Scope::ALL.iter().position(|scope| scope.name() == *name));
            format!("{title} | {}", scopes.join(" "))
        })
        .collect();
    assert_eq!(rows, expected);
}

fn in_order(scopes: brevo::ScopeSet) -> String {
    words(scopes.iter().map(brevo::Scope::name))
}

#[test]
fn brevo_has_the_numbers_of_its_document() {
    use brevo::{CATALOG, Scope};
    assert_eq!(Scope::COUNT, 32);
    assert_eq!(Scope::ALL.len(), 32);
    assert_eq!(CATALOG.resources().len(), 16);
    assert_eq!(CATALOG.categories().len(), 9);
    assert_eq!(CATALOG.presets().len(), 5);
    assert_eq!(CATALOG.endpoints().len(), 0);
    for resource in CATALOG.resources() {
        let actions: Vec<_> = resource.scopes().map(Scope::action).collect();
        assert_eq!(actions, [Some("read"), Some("write")], "{}", resource.name());
    }
}

#[test]
fn brevo_implies_nothing() {
    for scope in brevo::Scope::ALL {
        assert_eq!(scope.implied(), brevo::ScopeSet::EMPTY, "{scope}");
        assert_eq!(brevo::ScopeSet::from(*scope).with_implied(), brevo::ScopeSet::of(&[*scope]));
    }
}

#[test]
fn every_accessor_of_a_brevo_scope_returns_what_the_yaml_says() {
    use brevo::Scope;
    let yaml = include_str!("../../scopes.yaml");
    let entries = entries(yaml, &["read", "write"]);
    assert_eq!(entries.len(), Scope::COUNT);
    for (id, (scope, entry)) in (0_u16..).zip(Scope::ALL.iter().copied().zip(entries)) {
        let name = format!("{}:{}", entry.resource, entry.action);
        let (area, below) = match entry.resource.split_once('.') {
            Some((area, below)) => (area, Some(below)),
            None => (entry.resource, None),
        };
        let action = if entry.action == "read" { "Read" } else { "Write" };
        assert_eq!(scope.name(), name);
        assert_eq!(scope.to_string(), name);
        assert_eq!(scope.as_ref(), name);
        assert_eq!(format!("{scope:>40}"), format!("{name:>40}"));
        assert_eq!(scope.resource(), Some(area));
        assert_eq!(scope.sub_resource(), below);
        assert_eq!(scope.action(), Some(entry.action));
        assert_eq!(scope.title(), format!("{}: {action}", resource_title(yaml, entry.resource)));
        assert_eq!(scope.description(), entry.description);
        assert_eq!(scope.line(), entry.line, "{name}");
        assert_eq!(scope.permissions(), [""; 0]);
        assert_eq!(scope.aliases(), [""; 0]);
        assert!(!scope.is_deprecated());
        assert_eq!(Scope::from_name(&name), Some(scope));
        assert_eq!(name.parse(), Ok(scope));
        assert_eq!(Scope::try_from(id), Ok(scope));
        assert_eq!(u16::from(scope), id);
        assert_eq!(scope as u16, id);
        // `campaigns.sms:read` is `CampaignsSmsRead`.
        let letters: String = name.chars().filter(char::is_ascii_alphabetic).collect();
        assert_eq!(format!("{scope:?}").to_ascii_lowercase(), letters.to_ascii_lowercase());
    }
    assert_eq!(format!("{:?}", Scope::CampaignsSmsRead), "CampaignsSmsRead");
    for id in 32..=u16::MAX {
        assert!(Scope::try_from(id).is_err());
    }
    for name in ["", "contacts", "contacts:", "contacts:READ", " contacts:read", "contacts:read ", "contacts:reads"] {
        assert_eq!(Scope::from_name(name), None, "{name}");
        assert!(name.parse::<Scope>().is_err(), "{name}");
    }
    assert_eq!("openid".parse::<Scope>().unwrap_err().to_string(), "no such scope in the catalog");
}

#[test]
fn brevo_can_be_read_as_data() {
    use brevo::{CATALOG, Scope};
    assert_eq!(CATALOG.title(), "Brevo");
    assert_eq!(CATALOG.base(), "");
    assert!(CATALOG.origin().contains("scopes.yaml"));
    let mut listed = Vec::new();
    for category in CATALOG.categories() {
        let of_resources: Vec<Scope> = category.resources().flat_map(scopewright::catalog::Resource::scopes).collect();
        assert_eq!(category.scopes().collect::<Vec<_>>(), of_resources, "{}", category.name());
        for resource in category.resources() {
            assert_eq!(resource.category().unwrap().name(), category.name());
            assert!(!resource.description().is_empty());
        }
        for scope in &of_resources {
            assert_eq!(scope.category(), category.name());
        }
        listed.extend(of_resources);
    }
    assert_eq!(listed, Scope::ALL);
    let names: Vec<_> = CATALOG.categories().map(scopewright::catalog::Category::name).collect();
    let backwards: Vec<_> = CATALOG.categories().rev().map(scopewright::catalog::Category::name).collect();
    assert_eq!(names, backwards.into_iter().rev().collect::<Vec<_>>());
}

#[test]
fn marketing_cloud_has_the_scopes_of_its_document() {
    use marketing_cloud::{CATALOG, Scope};
    let mut rows = Vec::new();
    for category in CATALOG.categories() {
        for resource in category.resources() {
            let scopes: Vec<Scope> = resource.scopes().collect();
            let actions = words(scopes.iter().filter_map(|scope| scope.action()));
            let names = words(scopes.iter().map(|scope| scope.name()));
            rows.push(format!(
                "{} | {} | {} | {actions} | {names}",
                category.name(),
                resource.title(),
                resource.name()
            ));
        }
    }
    let expected = records(include_str!("../fixtures/catalogs/marketing-cloud.txt"), "");
    assert_eq!(rows, expected);
    let names: Vec<&str> =
        expected.iter().flat_map(|row| row.rsplit_once(" | ").unwrap_or_default().1.split(' ')).collect();
    assert_eq!(Scope::ALL.iter().map(|scope| scope.name()).collect::<Vec<_>>(), names);
}

#[test]
fn marketing_cloud_has_the_numbers_of_its_document_and_authorizes_no_path() {
    use marketing_cloud::{CATALOG, Scope, ScopeSet, route};
    assert_eq!(Scope::COUNT, 52);
    assert_eq!(CATALOG.resources().len(), 24);
    assert_eq!(CATALOG.categories().len(), 8);
    assert_eq!(CATALOG.presets().len(), 0);
    assert_eq!(CATALOG.endpoints().len(), 0);
    for scope in Scope::ALL {
        assert!(scope.methods().is_empty() && scope.paths().is_empty(), "{scope}");
        assert_eq!(scope.implied(), ScopeSet::EMPTY);
    }
    assert_eq!(route("GET", "/email"), scopewright::Decision::NotListed);
}

#[test]
fn every_accessor_of_a_marketing_cloud_scope_returns_what_the_yaml_says() {
    use marketing_cloud::Scope;
    let yaml = include_str!("../fixtures/catalogs/marketing-cloud.yaml");
    let entries = entries(yaml, &["read", "write", "send", "execute", "publish", "post"]);
    assert_eq!(entries.len(), Scope::COUNT);
    for (scope, entry) in Scope::ALL.iter().copied().zip(entries) {
        assert_eq!(scope.name(), format!("{}_{}", entry.resource, entry.action));
        assert_eq!(scope.resource(), Some(entry.resource));
        assert_eq!(scope.sub_resource(), None);
        assert_eq!(scope.action(), Some(entry.action));
        assert_eq!(scope.description(), entry.description);
        assert_eq!(scope.line(), entry.line);
        let (first, rest) = entry.action.split_at(1);
        let action = first.to_ascii_uppercase() + rest;
        assert_eq!(scope.title(), format!("{}: {action}", resource_title(yaml, entry.resource)));
        assert_eq!(Scope::from_name(scope.name()), Some(scope));
    }
}

/// A catalog that uses every key.
mod full {
    scopewright::catalog! { yaml = r#"catalog: Post Office
naming: "{resource}:{action}"
base: /v3
case: insensitive
encoded_delimiters: allow
actions: { read: [GET, HEAD], write: [POST, DELETE], send: [] }
categories:
  Mail & Parcels:
    resources:
      parcels.abroad.air:
        title: Parcels
        description: What crosses a border.
        paths: [/parcels, /labels/printed]
        read: Read parcels.
        write:
          title: Change parcels
          description: Change and delete parcels.
          permissions: [parcel.create, parcel.update]
          implies: ["parcels.abroad.air:read"]
          aliases: [parcel_write, "parcels:edit"]
          variant: ParcelsEdit
        send: { implies: ["parcels.abroad.air:write"] }
      letters:
        read: { description: Read letters., deprecated: { since: "2.3", use: "parcels.abroad.air:read" } }
        write: { deprecated: {} }
    scopes:
      "https://post.example/auth/stamps.print": Print stamps.
  Desk:
    scopes:
      self: { variant: Own, description: The desk itself., methods: [GET], paths: [/desk] }
      drawer: { title: The drawer, deprecated: { deny: true } }
requirements:
  any-mail: any(letters:read, parcels.abroad.air:read)
endpoints:
  /parcels/{id}/stamps: { GET: $any-mail, POST: "https://post.example/auth/stamps.print, parcels.abroad.air:write" }
  /status: { GET: public, POST: authenticated, DELETE: denied }
presets:
  Send things: parcels.abroad.air:send, self
"# }
}

#[test]
#[allow(deprecated, reason = "three of them are")]
fn every_key_of_a_scope_can_be_read_back() {
    use full::Scope::{
        Drawer, HttpsPostExampleAuthStampsPrint, LettersRead, LettersWrite, Own, ParcelsAbroadAirRead,
        ParcelsAbroadAirSend, ParcelsEdit,
    };
    use full::{Scope, ScopeSet};
    let all = [
        ParcelsAbroadAirRead,
        ParcelsEdit,
        ParcelsAbroadAirSend,
        LettersRead,
        LettersWrite,
        HttpsPostExampleAuthStampsPrint,
        Own,
        Drawer,
    ];
    assert_eq!(Scope::ALL, all);

    let names: Vec<_> = all.iter().map(|scope| scope.name()).collect();
    assert_eq!(
        names,
        [
            "parcels.abroad.air:read",
            "parcels.abroad.air:write",
            "parcels.abroad.air:send",
            "letters:read",
            "letters:write",
            "https://post.example/auth/stamps.print",
            "self",
            "drawer",
        ]
    );
    let titles: Vec<_> = all.iter().map(|scope| scope.title()).collect();
    assert_eq!(
        titles,
        [
            "Parcels: Read",
            "Change parcels",
            "Parcels: Send",
            "Letters: Read",
            "Letters: Write",
            "Stamps Print",
            "Self",
            "The drawer"
        ]
    );
    let descriptions: Vec<_> = all.iter().map(|scope| scope.description()).collect();
    assert_eq!(
        descriptions,
        [
            "Read parcels.",
            "Change and delete parcels.",
            "",
            "Read letters.",
            "",
            "Print stamps.",
            "The desk itself.",
            ""
        ]
    );
    let lines: Vec<_> = all.iter().map(|scope| scope.line()).collect();
    assert_eq!(lines, [14, 15, 22, 24, 25, 27, 30, 31]);
    let deprecated: Vec<_> = all.iter().filter(|scope| scope.is_deprecated()).collect();
    assert_eq!(deprecated, [&LettersRead, &LettersWrite, &Drawer]);

    let read = ParcelsAbroadAirRead;
    assert_eq!(
        (read.resource(), read.sub_resource(), read.action()),
        (Some("parcels"), Some("abroad.air"), Some("read"))
    );
    assert_eq!(read.methods(), ["GET", "HEAD"]);
    assert_eq!(read.paths(), ["/v3/parcels", "/v3/labels/printed"]);
    assert_eq!(read.paths().get(1), Some("/v3/labels/printed"));
    assert_eq!(read.paths().get(2), None);
    assert!(read.paths().contains("/v3/parcels") && !read.paths().contains("/parcels"));
    assert_eq!(format!("{:?}", read.methods()), r#"["GET", "HEAD"]"#);
    assert_eq!(read.methods().iter().rev().collect::<Vec<_>>(), ["HEAD", "GET"]);
    assert_eq!(read.implied(), ScopeSet::EMPTY);

    assert_eq!(ParcelsEdit.permissions(), ["parcel.create", "parcel.update"]);
    assert_eq!(ParcelsEdit.aliases(), ["parcel_write", "parcels:edit"]);
    assert_eq!(ParcelsEdit.implied(), ScopeSet::of(&[read]));
    assert_eq!(format!("{ParcelsEdit:?}"), "ParcelsEdit");
    assert_eq!(Scope::from_name("parcel_write"), Some(ParcelsEdit));
    assert_eq!(Scope::from_name("parcels:edit"), Some(ParcelsEdit));

    let send = ParcelsAbroadAirSend;
    assert_eq!(send.implied(), ScopeSet::of(&[read, ParcelsEdit]));
    assert_eq!(ScopeSet::of(&[send]).with_implied(), ScopeSet::of(&[read, ParcelsEdit, send]));
    assert!(send.methods().is_empty());

    assert_eq!((Own.resource(), Own.sub_resource(), Own.action()), (None, None, None));
    assert_eq!((Own.methods().len(), Own.paths().len()), (1, 1));
    assert_eq!((Own.category(), read.category()), ("Desk", "Mail & Parcels"));
}

#[test]
fn the_whole_catalog_can_be_read_back() {
    use full::{CATALOG, Scope, ScopeSet, route};
    assert_eq!(CATALOG.title(), "Post Office");
    assert_eq!(CATALOG.base(), "/v3");
    assert!(CATALOG.origin().contains("scopewright"), "{}", CATALOG.origin());

    let categories: Vec<(&str, String)> = CATALOG
        .categories()
        .map(|category| (category.name(), words(category.resources().map(scopewright::catalog::Resource::name))))
        .collect();
    assert_eq!(categories, [("Mail & Parcels", "parcels.abroad.air letters".to_owned()), ("Desk", String::new())]);
    let desk: Vec<Scope> = CATALOG.categories().nth(1).unwrap().scopes().collect();
    assert_eq!(desk, Scope::ALL[6..]);

    let resource = CATALOG.resources().next().unwrap();
    assert_eq!((resource.title(), resource.description()), ("Parcels", "What crosses a border."));
    assert_eq!(resource.scopes().collect::<Vec<_>>(), Scope::ALL[..3]);
    let letters = CATALOG.resources().nth(1).unwrap();
    assert_eq!((letters.title(), letters.description()), ("Letters", ""));

    let rows: Vec<String> = CATALOG
        .endpoints()
        .flat_map(|endpoint| {
            let rows = endpoint.rows();
            assert_eq!(rows.len(), rows.size_hint().0);
            rows.map(move |(method, requirement)| {
                format!("{} {method} {} {requirement}", endpoint.line(), endpoint.template())
            })
        })
        .collect();
    assert_eq!(
        rows,
        [
            "35 GET /v3/parcels/{id}/stamps any(parcels.abroad.air:read, letters:read)",
            "35 POST /v3/parcels/{id}/stamps parcels.abroad.air:write, https://post.example/auth/stamps.print",
            "36 GET /v3/status public",
            "36 POST /v3/status authenticated",
            "36 DELETE /v3/status denied",
        ]
    );

    let presets: Vec<_> = CATALOG.presets().map(|preset| (preset.name(), preset.scopes())).collect();
    assert_eq!(presets, [("Send things", ScopeSet::literal("self parcels.abroad.air:send"))]);

    // With `case: insensitive` and `encoded_delimiters: allow`.
    let row = route("GET", "/V3/Parcels/a%2Fb/STAMPS").requirement().unwrap();
    assert_eq!(row.to_string(), "any(parcels.abroad.air:read, letters:read)");
}

#[test]
fn accessors_work_in_constants() {
    const SCOPE: full::Scope = match full::Scope::from_name("parcel_write") {
        Some(scope) => scope,
        None => panic!("no such scope"),
    };
    const NAME: &str = SCOPE.name();
    const FIRST: Option<&str> = SCOPE.permissions().get(0);
    const IMPLIED: full::ScopeSet = SCOPE.implied();
    const AREA: Option<&str> = SCOPE.resource();
    const BELOW: Option<&str> = SCOPE.sub_resource();
    const LISTED: bool = matches!(full::route("GET", "/v3/status"), scopewright::Decision::Requirement(_));
    assert_eq!(NAME, "parcels.abroad.air:write");
    assert_eq!(FIRST, Some("parcel.create"));
    assert_eq!(IMPLIED.len(), 1);
    assert_eq!((AREA, BELOW), (Some("parcels"), Some("abroad.air")));
    const { assert!(LISTED) };
}
