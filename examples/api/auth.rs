//! Verifies the bearer token of a request and puts the `Caller` into the extensions of the request.

use crate::scopes::{Caller, ScopeSet};
use axum::extract::{Request, State};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::Deserialize;
use std::sync::Arc;

/// The issuer (claim `iss`) of the tokens that this service accepts.
pub(crate) const ISSUER: &str = "https://login.example";
/// The audience (claim `aud`) that a token must have: this service.
pub(crate) const AUDIENCE: &str = "https://api.example";

/// Adds the `Caller` to a request. It refuses no request: the annotations of the handlers decide.
pub(crate) async fn authenticate(State(verifier): State<Arc<Verifier>>, mut request: Request, next: Next) -> Response {
    let caller = verifier.caller(request.headers());
    request.extensions_mut().insert(caller);
    next.run(request).await
}

/// The claims about scopes. Scopes that are not in the catalog are skipped.
#[derive(Deserialize)]
struct Claims {
    /// The scopes of the application.
    #[serde(with = "scopewright::claim", default)]
    scope: ScopeSet,
    /// The scopes of the user, if the application acts on behalf of a user.
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

/// Verifies JSON Web Tokens that are signed with HMAC SHA-256.
pub(crate) struct Verifier {
    key: DecodingKey,
    validation: Validation,
}

impl Verifier {
    pub(crate) fn new(key: &[u8]) -> Self {
        // The service chooses the algorithm. The header `alg` of a token cannot change it.
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
            (Some(credentials), None) => self.verify(credentials),
            // A proxy may have verified one field, and this service might read the other.
            (Some(_), Some(_)) => Caller::invalid_token(),
        }
    }

    fn verify(&self, credentials: &HeaderValue) -> Caller {
        let Ok(credentials) = credentials.to_str() else {
            return Caller::invalid_token();
        };
        let (scheme, token) = credentials.split_once(' ').unwrap_or((credentials, ""));
        if !scheme.eq_ignore_ascii_case("Bearer") {
            // Another scheme is not a bearer token. The challenge then has no error code: RFC 6750 section 3.1.
            return Caller::anonymous();
        }
        match jsonwebtoken::decode::<Claims>(token.trim_start_matches(' '), &self.key, &self.validation) {
            Ok(token) => token.claims.caller(),
            Err(_) => Caller::invalid_token(),
        }
    }
}
