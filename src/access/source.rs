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
///     fn with_caller<T>(&self, read: impl FnOnce(Option<&Caller>) -> T) -> T {
///         read(Some(&self.caller))
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
    note = "`from =` takes a `Caller`; the features `axum` and `resource` add HTTP requests, their `Parts` and their `Extensions`, and `tonic` adds its `Request`"
)]
pub trait CallerSource<S> {
    /// Passes the caller to `read`, or `None` if there is no caller, and returns the result.
    ///
    /// The caller is lent for the duration of the call, so a source can keep it behind a `RefCell` or a lock. Only
    /// `read` makes a value of the type `T`, so an implementation cannot return without a call of `read`.
    fn with_caller<T>(&self, read: impl FnOnce(Option<&Caller<S>>) -> T) -> T;
}

impl<S> CallerSource<S> for Caller<S> {
    fn with_caller<T>(&self, read: impl FnOnce(Option<&Caller<S>>) -> T) -> T {
        read(Some(self))
    }
}

impl<S, T: CallerSource<S>> CallerSource<S> for Option<T> {
    fn with_caller<R>(&self, read: impl FnOnce(Option<&Caller<S>>) -> R) -> R {
        match self {
            Some(source) => source.with_caller(read),
            None => read(None),
        }
    }
}

impl<S, T: CallerSource<S> + ?Sized> CallerSource<S> for &T {
    fn with_caller<R>(&self, read: impl FnOnce(Option<&Caller<S>>) -> R) -> R {
        (**self).with_caller(read)
    }
}

impl<S, T: CallerSource<S> + ?Sized> CallerSource<S> for &mut T {
    fn with_caller<R>(&self, read: impl FnOnce(Option<&Caller<S>>) -> R) -> R {
        (**self).with_caller(read)
    }
}

/// Passes the caller in a source to `read`.
///
/// # Errors
/// Returns the error of `read`, or a refusal with status 500 if there is no caller: the authentication layer did not
/// run.
pub(crate) fn find<S: CatalogSet, T>(
    source: &(impl CallerSource<S> + ?Sized),
    read: impl FnOnce(&Caller<S>) -> Result<T, Denied>,
) -> Result<T, Denied> {
    source.with_caller(|caller| caller.map_or_else(|| Err(Denied::no_caller::<S>()), read))
}

/// Checks the caller in a source: for `#[requires(..., from = request)]` and for extractors.
///
/// # Errors
/// Returns the refusal if there is no caller, or if the caller does not meet the requirement.
pub fn check<S: CatalogSet, R: Require<S>>(
    source: &(impl CallerSource<S> + ?Sized),
) -> Result<Authorized<S, R>, Denied> {
    find(source, Caller::authorize)
}
