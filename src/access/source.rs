//! Values that hold a caller, for `#[requires(.., from = source)]` and for the extractors of frameworks.

use super::authorized::Authorized;
use super::caller::Caller;
use super::denied::Denied;
use scope_types::{CatalogSet, Require};

/// A value that holds a [`Caller`], such as an HTTP request.
///
/// The argument `from` of `#[requires(..., from = request)]` takes such a value. Implement the trait for request types
/// of your own.
///
/// ```
/// # use doc_catalogs::mail::*;
/// struct Call {
///     caller: Caller,
///     mailbox: String,
/// }
///
/// impl scopewright::CallerSource<ScopeSet> for Call {
///     fn caller(&self) -> Option<&Caller> {
///         Some(&self.caller)
///     }
/// }
///
/// #[requires(mail, from = call)]
/// fn open(call: Call) -> Result<String, scopewright::Denied> {
///     Ok(call.mailbox)
/// }
///
/// let call = Call { caller: Caller::anonymous(), mailbox: "Ada".to_owned() };
/// assert_eq!(open(call).unwrap_err().status(), 401);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not hold a `Caller` of this catalog",
    label = "this value does not hold a `Caller`",
    note = "`from =` takes a `Caller`; the feature `axum` adds HTTP requests, their `Parts` and their `Extensions`"
)]
pub trait CallerSource<S> {
    /// Returns the caller, if there is one.
    fn caller(&self) -> Option<&Caller<S>>;
}

impl<S> CallerSource<S> for Caller<S> {
    fn caller(&self) -> Option<&Caller<S>> {
        Some(self)
    }
}

impl<S, T: CallerSource<S>> CallerSource<S> for Option<T> {
    fn caller(&self) -> Option<&Caller<S>> {
        self.as_ref().and_then(CallerSource::caller)
    }
}

impl<S, T: CallerSource<S> + ?Sized> CallerSource<S> for &T {
    fn caller(&self) -> Option<&Caller<S>> {
        (**self).caller()
    }
}

impl<S, T: CallerSource<S> + ?Sized> CallerSource<S> for &mut T {
    fn caller(&self) -> Option<&Caller<S>> {
        (**self).caller()
    }
}

/// Returns the caller in a source.
///
/// # Errors
/// Returns a refusal with status 500 if there is no caller: the authentication layer did not run.
pub(crate) fn find<S: CatalogSet>(source: &(impl CallerSource<S> + ?Sized)) -> Result<&Caller<S>, Denied> {
    source.caller().ok_or_else(Denied::no_caller::<S>)
}

/// Checks the caller in a source: for `#[requires(..., from = request)]` and for extractors.
///
/// # Errors
/// Returns the refusal if there is no caller, or if the caller does not meet the requirement.
pub fn check<S: CatalogSet, R: Require<S>>(
    source: &(impl CallerSource<S> + ?Sized),
) -> Result<Authorized<S, R>, Denied> {
    find(source)?.authorize()
}
