//! Which audiences tokens may have.

use crate::service::{ProtectedResource, ask, router};
use scopewright::resource::{Claims, Expected, Issuer, Verification, Verified, Verifier};

const IDENTIFIER: &str = "https://api.example";

/// Accepts every token, whose text is its audience. Several are separated by `+`, and `self` is the identifier of the resource,
/// which does not have the characters of a token.
struct Named;

impl Verifier for Named {
    fn verify<'a>(&'a self, token: &'a str, expected: Expected<'a>) -> Verification<'a> {
        Box::pin(async move {
            let audiences =
                token.split('+').map(|name| if name == "self" { IDENTIFIER } else { name }).collect::<Vec<_>>();
            let claims = serde_json::json!({ "aud": audiences, "exp": 4_102_444_800_u64, "scope": "contacts:read" });
            let claims = Claims::parse(&claims.to_string())?;
            claims.check(&expected)?;
            Ok(Verified::new(claims))
        })
    }
}

/// Those of the issuer replace those of the resource, and these replace the identifier.
#[tokio::test]
async fn an_issuer_may_have_audiences_of_its_own() {
    let resource = || ProtectedResource::new(IDENTIFIER);
    let issuer = || Issuer::unnamed(Named);
    for (what, resource, accepted) in [
        ("nothing", resource().issuer(issuer()), &["self"][..]),
        ("the resource", resource().issuer(issuer()).audiences(["api", "v2"]), &["api", "v2"]),
        ("the issuer", resource().issuer(issuer().audiences(["mobile", "web"])), &["mobile", "web"]),
        ("both", resource().issuer(issuer().audiences(["mobile"])).audiences(["api"]), &["mobile"]),
        ("the issuer with none", resource().issuer(issuer().audiences::<&str>([])).audiences(["api"]), &[]),
    ] {
        let service = resource.protect(router());
        let status =
            async |audience: &str| ask(&service, "GET", "/contacts", &format!("Bearer {audience}")).await.status;
        for audience in ["self", "api", "v2", "mobile", "web", "other"] {
            let expected = if accepted.contains(&audience) { 200 } else { 401 };
            assert_eq!(status(audience).await, expected, "{what}: {audience}");
            assert_eq!(status(&format!("other+{audience}")).await, expected, "{what}: {audience} and another one");
        }
    }
}
