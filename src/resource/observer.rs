//! Observers, which a protected resource tells how each request ended.

use super::access_token::AccessToken;
use crate::access::caller::Caller;
use crate::access::denied::Denied;
use http::{Method, Uri};
use scope_types::{CatalogSet, Requirement};

/// Is told the outcome of every request, for metrics and audits.
///
/// ```
/// # use doc_catalogs::mail_service::*;
/// use scopewright::resource::{Observer, Outcome};
/// use std::sync::atomic::{AtomicU64, Ordering};
///
/// #[derive(Default)]
/// struct Refusals(AtomicU64);
///
/// impl Observer<ScopeSet> for Refusals {
///     fn observe(&self, outcome: &Outcome<'_, ScopeSet>) {
///         if outcome.refused.is_some() {
///             self.0.fetch_add(1, Ordering::Relaxed);
///         }
///     }
/// }
/// ```
pub trait Observer<S: CatalogSet>: Send + Sync + 'static {
    /// Is called once for each request, before the service or the refusal.
    fn observe(&self, outcome: &Outcome<'_, S>);
}

impl<S: CatalogSet, O: Observer<S> + ?Sized> Observer<S> for std::sync::Arc<O> {
    fn observe(&self, outcome: &Outcome<'_, S>) {
        (**self).observe(outcome);
    }
}

/// The decision about a request.
#[derive(Debug)]
#[non_exhaustive]
pub struct Outcome<'a, S: CatalogSet> {
    /// The method of the request.
    pub method: &'a Method,
    /// The target of the request.
    pub uri: &'a Uri,
    /// What the catalog requires, if it lists the request.
    pub requirement: Option<Requirement<'a, S>>,
    /// The caller, if it is known: `None` if the request was refused before its token was looked at, or because the token
    /// cannot be verified now.
    pub caller: Option<Caller<S>>,
    /// The verified token, if the request has one.
    pub token: Option<&'a AccessToken>,
    /// Why the request is refused, or `None` if it is admitted.
    pub refused: Option<&'a Denied>,
}
