//! Scopes and sets in JSON, which are read strictly, and claims of tokens, which are read leniently.

use serde::{Deserialize, Serialize};

use crate::brevo::{Scope, ScopeSet};

#[derive(Serialize, Deserialize, Debug, PartialEq)]
struct Request {
    scope: ScopeSet,
}

#[derive(Serialize, Deserialize, Debug, PartialEq)]
struct Claims {
    #[serde(with = "scopewright::claim", default)]
    scope: ScopeSet,
}

fn scope(json: &str) -> Result<Scope, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}

fn set(json: &str) -> Result<ScopeSet, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}

fn claim(json: &str) -> Result<ScopeSet, String> {
    serde_json::from_str(&format!(r#"{{"scope":{json}}}"#))
        .map(|claims: Claims| claims.scope)
        .map_err(|error| error.to_string())
}

#[test]
fn every_scope_round_trips() {
    for scope in Scope::ALL {
        let json = serde_json::to_string(scope).unwrap();
        assert_eq!(json, format!("\"{}\"", scope.name()));
        assert_eq!(serde_json::from_str::<Scope>(&json).unwrap(), *scope);
        assert_eq!(serde_json::from_value::<Scope>(serde_json::json!(scope.name())).unwrap(), *scope);
        assert_eq!(serde_json::from_reader::<_, Scope>(json.as_bytes()).unwrap(), *scope);
    }
}

/// Sets are read from text, from a reader and from a value.
#[test]
fn sets_round_trip() {
    let sets = [
        ("", ""),
        ("contacts:write", "contacts:write"),
        ("contacts:write contacts:read", "contacts:read contacts:write"),
        ("loyalty:read account:read crm:read", "account:read crm:read loyalty:read"),
    ];
    for (written, canonical) in sets {
        let whole = ScopeSet::literal(written);
        let json = serde_json::to_string(&Request { scope: whole }).unwrap();
        assert_eq!(json, format!(r#"{{"scope":"{canonical}"}}"#));
        assert_eq!(serde_json::from_str::<Request>(&json).unwrap(), Request { scope: whole });
        assert_eq!(serde_json::from_reader::<_, Request>(json.as_bytes()).unwrap().scope, whole);
        assert_eq!(serde_json::from_value::<ScopeSet>(serde_json::json!(written)).unwrap(), whole);
        let list: Vec<&str> = written.split(' ').filter(|token| !token.is_empty()).collect();
        assert_eq!(serde_json::from_value::<ScopeSet>(serde_json::json!(list)).unwrap(), whole);
    }
    let all = serde_json::to_string(&ScopeSet::ALL).unwrap();
    assert_eq!(set(&all), Ok(ScopeSet::ALL));
}

#[test]
fn escapes_of_json_are_read() {
    assert_eq!(scope(r#""contacts\u003aread""#), Ok(Scope::ContactsRead));
    assert_eq!(set(r#""contacts\u003aread\u0020crm:read""#), Ok(ScopeSet::literal("contacts:read crm:read")));
    assert_eq!(set(r#"["contacts\u003aread"]"#), Ok(ScopeSet::literal("contacts:read")));
}

#[test]
fn an_unknown_scope_is_named() {
    let cases = [
        scope(r#""contacts:wirte""#).map(ScopeSet::from),
        set(r#""contacts:read contacts:wirte""#),
        set(r#"["contacts:read", "contacts:wirte"]"#),
    ];
    for result in cases {
        let message = result.unwrap_err();
        assert!(message.starts_with("unknown scope `contacts:wirte`"), "{message}");
    }
}

#[test]
fn sets_are_read_strictly() {
    for json in [
        r#""contacts:read  crm:read""#,
        r#"" contacts:read""#,
        r#""contacts:read ""#,
        r#"" ""#,
        r#""contacts:read,crm:read""#,
        r#""contacts:read\tcrm:read""#,
        r#""CONTACTS:READ""#,
        r#"["contacts:read crm:read"]"#,
        r#"[""]"#,
        r#"[["contacts:read"]]"#,
        "null",
        "0",
        "[0]",
        "true",
        r#"{"contacts:read":true}"#,
    ] {
        assert!(set(json).is_err(), "{json}");
    }
    for json in ["0", "null", r#""""#, r#"["contacts:read"]"#, r#"{"ContactsRead":null}"#] {
        assert!(scope(json).is_err(), "{json}");
    }
    let message = set("0").unwrap_err();
    assert!(message.contains("expected scopes, as a space-separated string or as an array"), "{message}");
}

#[test]
fn a_claim_is_read_leniently() {
    let both = ScopeSet::literal("contacts:read crm:read");
    for json in [
        r#""contacts:read crm:read""#,
        r#""openid crm:read profile contacts:read""#,
        r#""  contacts:read  crm:read ""#,
        r#""contacts\u003aread crm:read""#,
        r#"["contacts:read", "crm:read"]"#,
        r#"["openid", "crm:read", "contacts:read", "crm:read", "contacts:*"]"#,
    ] {
        assert_eq!(claim(json), Ok(both), "{json}");
    }
    for json in [r#""""#, r#""openid""#, "[]", r#"["openid"]"#, r#""contacts:read,crm:read""#] {
        assert_eq!(claim(json), Ok(ScopeSet::EMPTY), "{json}");
    }
    assert_eq!(serde_json::from_str::<Claims>("{}").unwrap().scope, ScopeSet::EMPTY);
}

/// A claim grants no scopes if it has an octet that no scope-token may contain, or an element of an array with a space.
#[test]
fn a_claim_with_an_illegal_octet_is_empty() {
    for json in [
        r#""contacts:read\ncrm:read""#,
        r#""contacts:read \u00e9""#,
        r#"["contacts:read", "crm:read\n"]"#,
        r#"["contacts:read", "\""]"#,
        r#"["contacts:read crm:read"]"#,
        r#"["contacts:read", " "]"#,
        r#"["contacts:read", "é"]"#,
    ] {
        assert_eq!(claim(json), Ok(ScopeSet::EMPTY), "{json}");
    }
}

#[test]
fn json_that_is_no_claim_is_an_error() {
    for json in ["0", "null", "true", r#"{"a":1}"#, r#"["contacts:read", 0]"#, "[null]"] {
        assert!(claim(json).is_err(), "{json}");
    }
    let message = claim("0").unwrap_err();
    assert!(message.contains("expected scopes, as a space-separated string or as an array of strings"), "{message}");
}

#[test]
fn a_claim_is_written_as_a_string() {
    let claims = Claims { scope: ScopeSet::literal("crm:read contacts:read") };
    assert_eq!(serde_json::to_string(&claims).unwrap(), r#"{"scope":"contacts:read crm:read"}"#);
}
