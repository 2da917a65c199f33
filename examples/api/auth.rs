//! From the `Authorization` field of a request to the `Caller` in its extensions.

use crate::{Caller, ScopeSet};
use axum::extract::{Request, State};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::Deserialize;
use std::sync::Arc;

/// Who issues the tokens that this service accepts.
pub(crate) const ISSUER: &str = "https://login.example";
/// What a token must be for: this service.
pub(crate) const AUDIENCE: &str = "https://api.example";

/// Finds out what the caller holds. Whether that is enough is the guards' business, so nothing is refused here.
pub(crate) async fn authenticate(State(verifier): State<Arc<Verifier>>, mut request: Request, next: Next) -> Response {
    let caller = verifier.caller(request.headers());
    request.extensions_mut().insert(caller);
    next.run(request).await
}

/// The part of a token that is about scopes. Those that the catalog does not know are skipped.
#[derive(Deserialize)]
struct Claims {
    /// The scopes of the application.
    #[serde(with = "scopewright::claim", default)]
    scope: ScopeSet,
    /// The scopes of the user that the application acts for, if it acts for one.
    #[serde(with = "scopewright::claim::option", default)]
    user_scope: Option<ScopeSet>,
}

impl Claims {
    fn caller(&self) -> Caller {
        match self.user_scope {
            None => Caller::client(self.scope),
            Some(user_scope) => Caller::on_behalf_of(self.scope, user_scope),
        }
    }
}

/// Verifies tokens that are signed with HMAC and SHA-256.
pub(crate) struct Verifier {
    key: DecodingKey,
    validation: Validation,
}

impl Verifier {
    pub(crate) fn new(key: &[u8]) -> Self {
        // The algorithm is ours to choose: what the token says about it is never believed.
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_issuer(&[ISSUER]);
        validation.set_audience(&[AUDIENCE]);
        validation.set_required_spec_claims(&["exp", "iss", "aud"]);
        validation.validate_nbf = true;
        Self { key: DecodingKey::from_secret(key), validation }
    }

    fn caller(&self, headers: &HeaderMap) -> Caller {
        let mut fields = headers.get_all(AUTHORIZATION).iter();
        match (fields.next(), fields.next()) {
            (None, _) => Caller::anonymous(),
            (Some(credentials), None) => self.grant_of(credentials),
            // Whatever stands before this service may have looked at the other one.
            (Some(_), Some(_)) => Caller::invalid_token(),
        }
    }

    fn grant_of(&self, credentials: &HeaderValue) -> Caller {
        let Ok(credentials) = credentials.to_str() else {
            return Caller::invalid_token();
        };
        let (scheme, token) = credentials.split_once(' ').unwrap_or((credentials, ""));
        if !scheme.eq_ignore_ascii_case("Bearer") {
            // Another scheme is no bearer token, and the challenge then has no error code: RFC 6750 section 3.1.
            return Caller::anonymous();
        }
        match jsonwebtoken::decode::<Claims>(token.trim_start_matches(' '), &self.key, &self.validation) {
            Ok(token) => token.claims.caller(),
            Err(_) => Caller::invalid_token(),
        }
    }
}
