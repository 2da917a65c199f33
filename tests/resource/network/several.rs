//! Several issuers, of which a token names one before anything is fetched.

use super::login::{CALM, keys_of, login, status};
use super::server::{Answer, Server};
use super::signer::{A, B, C};
use crate::service::{ProtectedResource, router};
use scopewright::fetch::Client;
use scopewright::introspection::Introspection;
use scopewright::resource::Issuer;
use serde_json::json;

#[tokio::test]
async fn only_the_issuer_that_a_token_names_is_asked() {
    let (first, second, third) = (login(&[A]).await, login(&[B]).await, Server::start().await);
    third.answer("/introspect", Answer::json(json!({ "active": true, "iss": third.url, "scope": "contacts:read" })));
    let introspection = Introspection::new(format!("{}/introspect", third.url), "api", "secret", Client::new());
    let service = ProtectedResource::new("https://api.example")
        .issuer(Issuer::keys(&*first.url, keys_of(&first, CALM)))
        .issuer(Issuer::keys(&*second.url, keys_of(&second, CALM)))
        .issuer(Issuer::new(&*third.url, introspection))
        .protect(router());
    let nameless = A.sign(&json!({ "aud": "https://api.example", "exp": 4_102_444_800_u64 }));
    let array = A.sign(&json!({ "iss": [first.url], "aud": "https://api.example", "exp": 4_102_444_800_u64 }));
    // The metadata and the keys are two requests.
    for (token, expected, asked) in [
        (A.token("https://login.example", 1), 401, [0, 0, 0]),
        (A.token(&format!("{}/", first.url), 1), 401, [0, 0, 0]),
        (nameless, 401, [0, 0, 0]),
        (array, 401, [0, 0, 0]),
        (A.token(&first.url, 1), 200, [2, 0, 0]),
        (B.token(&first.url, 1), 401, [3, 0, 0]),
        (A.token(&second.url, 1), 401, [3, 2, 0]),
        (B.token(&second.url, 1), 200, [3, 2, 0]),
        (C.token(&third.url, 1), 200, [3, 2, 1]),
        ("opaque".to_owned(), 200, [3, 2, 2]),
        // These look a little like JSON Web Tokens.
        ("eyJopaque".to_owned(), 200, [3, 2, 3]),
        ("o.pa.que".to_owned(), 200, [3, 2, 4]),
        // This one is a JSON Web Token without an issuer.
        ("eyJ.pa.que".to_owned(), 401, [3, 2, 4]),
    ] {
        assert_eq!(status(&service, &token).await, expected, "{token}");
        assert_eq!([&first, &second, &third].map(|server| server.requests().len()), asked, "{token}");
    }
}
