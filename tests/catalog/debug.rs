//! The `Debug` texts of the parts of a catalog: the name of the type, and what distinguishes its values.

scopewright::catalog! { yaml = r#"
catalog: Address book
base: /v3
actions: { read: [GET], write: [POST] }
categories:
  Contacts & CRM:
    resources:
      contacts: { title: People, paths: [/contacts], read: Read contacts., write: Change contacts. }
      crm.deals: { paths: [/deals], read: Read deals. }
endpoints:
  /contacts/{id}: { GET: "any(crm.deals:read, all(contacts:read, contacts:write))", PUT: contacts:write, HEAD: public }
presets:
  Look people up: contacts:read
"# }

/// The `Debug` texts of several values.
fn shown<T: std::fmt::Debug>(all: impl Iterator<Item = T>) -> Vec<String> {
    all.map(|one| format!("{one:?}")).collect()
}

#[test]
fn debug_shows_the_type_and_the_name_of_each_part() {
    assert_eq!(format!("{CATALOG:?}"), r#"Catalog("Address book")"#);
    assert_eq!(shown(CATALOG.categories()), [r#"Category("Contacts & CRM")"#]);
    assert_eq!(shown(CATALOG.resources()), [r#"Resource("contacts")"#, r#"Resource("crm.deals")"#]);
    assert_eq!(shown(CATALOG.endpoints()), [r#"Endpoint("/v3/contacts/{id}")"#]);
    assert_eq!(shown(CATALOG.presets()), [r#"Preset("Look people up")"#]);
}

#[test]
fn debug_of_rows_shows_those_that_are_left() {
    let mut rows = CATALOG.endpoints().next().unwrap().rows();
    let first = r#""GET": Requirement(any(crm.deals:read, all(contacts:read, contacts:write)))"#;
    let others = r#""PUT": Requirement(contacts:write), "HEAD": Requirement(public)"#;
    assert_eq!(format!("{rows:?}"), format!("MethodRequirements {{{first}, {others}}}"));
    rows.next();
    assert_eq!(format!("{rows:?}"), format!("MethodRequirements {{{others}}}"));
    assert_eq!(rows.len(), 2, "showing them takes none");
}

#[test]
fn debug_of_alternatives_shows_those_that_are_left() {
    let mut alternatives = route("GET", "/v3/contacts/12").requirement().unwrap().alternatives();
    assert_eq!(format!("{alternatives:?}"), "Alternatives [{CrmDealsRead}, {ContactsRead, ContactsWrite}]");
    alternatives.next();
    assert_eq!(format!("{alternatives:?}"), "Alternatives [{ContactsRead, ContactsWrite}]");
    assert_eq!(alternatives.clone().count(), 1, "showing them takes none");
    alternatives.next();
    assert_eq!(format!("{alternatives:?}"), "Alternatives []");
}

#[test]
fn debug_of_claims_shows_the_scopes_and_the_unknown_tokens_that_are_left() {
    let claim = ScopeSet::read_claim("openid contacts:read profile");
    assert_eq!(
        format!("{claim:?}"),
        r#"Claim { scopes: {ContactsRead}, unknown: ["openid", "profile"], voided_at: None }"#
    );
    let mut unknown = claim.unknown();
    unknown.next();
    assert_eq!(format!("{unknown:?}"), r#"["profile"]"#);
    assert_eq!(unknown.count(), 1, "showing them takes none");
    let void = ScopeSet::read_claim(r#"openid contacts:read "profile""#);
    assert_eq!(format!("{void:?}"), "Claim { scopes: {}, unknown: [], voided_at: Some(21) }");
}

#[test]
fn debug_of_decisions_shows_the_requirement_or_the_reason() {
    let shown = |path| format!("{:?}", route("PUT", path));
    assert_eq!(shown("/v3/contacts/12"), "Requirement(contacts:write)");
    assert_eq!(shown("/v3/nowhere"), "NotListed");
    assert_eq!(shown("/v3/../contacts"), "NotCanonical(DotSegment)");
}
