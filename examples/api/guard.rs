//! The guard around the service.

use crate::handlers;
use crate::scopes::{Caller, ProtectedResource, ScopeSet};
use axum::Router;
use scopewright::resource::{Issuer, Protected};
use serde::Deserialize;

/// What this service reads from a token beside its scopes.
#[derive(Deserialize)]
pub(crate) struct Claims {
    /// The scopes of the user, if the application acts on behalf of a user.
    #[serde(with = "scopewright::claim::option", default)]
    user_scope: Option<ScopeSet>,
}

/// Guards the routes by the catalog. `identifier` is the URL of the service, for which its tokens are made.
pub(crate) fn protected(identifier: &str, issuer: &str) -> Protected<Router, ScopeSet> {
    ProtectedResource::new(identifier)
        .issuer(Issuer::discover(issuer))
        .claims(|token, claims: &Claims| {
            let scope = ScopeSet::from_claim(token.scope());
            match claims.user_scope {
                None => Caller::client(scope),
                Some(user_scope) => Caller::on_behalf_of(scope, user_scope),
            }
        })
        .protect(handlers::router())
}
