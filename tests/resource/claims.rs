//! What a service reads from the claims of a token.

use scopewright::InvalidToken;
use scopewright::resource::Claims;
use std::time::{Duration, SystemTime};

fn claims(json: &str) -> Claims {
    Claims::parse(json).unwrap()
}

#[test]
fn each_claim_can_be_read() {
    let json = r#"{ "iss": "https://login.example", "sub": "ada", "client_id": "app", "azp": "other",
        "aud": ["https://api.example", "https://mail.example"], "exp": 4102444800.5, "scope": "a b", "tenant": 7 }"#;
    let all = claims(json);
    assert_eq!((all.issuer(), all.subject()), (Some("https://login.example"), Some("ada")));
    assert_eq!((all.client_id(), all.scope(), all.json()), (Some("app"), "a b", json));
    assert_eq!(all.audiences().collect::<Vec<_>>(), ["https://api.example", "https://mail.example"]);
    assert_eq!(all.expires_at(), Some(SystemTime::UNIX_EPOCH + Duration::from_millis(4_102_444_800_500)));

    let none = claims("{}");
    assert_eq!((none.issuer(), none.subject(), none.client_id(), none.scope()), (None, None, None, ""));
    assert_eq!((none.audiences().count(), none.expires_at()), (0, None));
}

/// `azp` is what `OpenID` Connect calls the client.
#[test]
fn the_client_has_two_names() {
    for (json, client) in [
        (r#"{ "azp": "app" }"#, Some("app")),
        (r#"{ "azp": "other", "client_id": "app" }"#, Some("app")),
        (r#"{ "azp": "app", "client_id": null }"#, Some("app")),
        (r#"{ "azp": null }"#, None),
    ] {
        assert_eq!(claims(json).client_id(), client, "{json}");
    }
}

#[test]
fn scopes_and_audiences_are_a_text_or_an_array() {
    for (json, scope) in [
        (r#"{ "scope": "a b" }"#, "a b"),
        (r#"{ "scope": ["a", "b"] }"#, "a b"),
        (r#"{ "scp": "a b" }"#, "a b"),
        (r#"{ "scp": ["a", "b"] }"#, "a b"),
        (r#"{ "scp": ["a", "b"], "scope": "a b" }"#, "a b"),
        (r#"{ "scope": null, "scp": "a" }"#, "a"),
        (r#"{ "scope": [] }"#, ""),
        // An element is one scope. One with a space could be taken for two.
        (r#"{ "scope": ["a b", "c"] }"#, ""),
    ] {
        assert_eq!(claims(json).scope(), scope, "{json}");
    }
    assert_eq!(claims(r#"{ "aud": "a" }"#).audiences().collect::<Vec<_>>(), ["a"]);
}

#[test]
fn further_claims_have_the_form_of_the_service() {
    #[derive(serde::Deserialize)]
    struct Tenant {
        tenant: u32,
    }

    assert_eq!(claims(r#"{ "tenant": 7 }"#).read::<Tenant>().unwrap().tenant, 7);
    for json in ["{}", r#"{ "tenant": "7" }"#, r#"{ "tenant": null }"#] {
        assert_eq!(claims(json).read::<Tenant>().map(|own| own.tenant), Err(InvalidToken::MissingClaim), "{json}");
    }
}
