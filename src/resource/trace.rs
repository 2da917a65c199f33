//! What a protected resource writes to the log: who called, what was required, and the outcome. Never the token.

use super::access_token::AccessToken;
use super::decision::{Admission, Route};
use crate::access::denied::Denied;
use core::fmt;
use http::Method;
use scope_types::CatalogSet;
use tracing::Span;

/// The span of an admitted request. What the service logs is inside.
pub(super) fn admitted<S: CatalogSet>(method: &Method, path: &str, admission: &Admission<S>) -> Span {
    let token = admission.token.as_ref();
    tracing::info_span!(
        "authorized",
        %method,
        path,
        client_id = token.and_then(|token| token.client_id()),
        subject = token.and_then(|token| token.subject()),
        requirement = %Required(&admission.route),
    )
}

/// Writes one line for a refused request.
#[cold]
pub(super) fn refused<S: CatalogSet>(
    method: &Method,
    path: &str,
    route: &Route<S>,
    token: Option<&AccessToken>,
    denied: &Denied,
) {
    let client_id = token.and_then(|token| token.client_id());
    let subject = token.and_then(|token| token.subject());
    let requirement = Required(route);
    if denied.status() >= 500 {
        tracing::error!(%method, path, client_id, subject, %requirement, "refused: {denied}");
    } else {
        tracing::info!(%method, path, client_id, subject, %requirement, "refused: {denied}");
    }
}

/// A requirement as text.
struct Required<'a, S>(&'a Route<S>);

impl<S: CatalogSet> fmt::Display for Required<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Route::Listed(requirement) => requirement.fmt(f),
            Route::NotListed => f.write_str("not listed"),
        }
    }
}
