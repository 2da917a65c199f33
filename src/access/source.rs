//! Where a caller is found: `#[requires(.., from = source)]` and the extractors of frameworks.

use super::authorized::Authorized;
use super::caller::Caller;
use super::denied::Denied;
use scope_types::{CatalogSet, Require};

/// What a [`Caller`] can be found in: what stands behind `from =` in `#[requires(..., from = request)]`.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
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
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` holds no caller for this catalog",
    label = "no caller is found in this",
    note = "`from =` takes a `Caller` of the catalog, or a request, its `Parts` or its `Extensions`"
)]
pub trait CallerSource<S> {
    /// The caller, if the authentication layer left one.
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

/// The caller in a source.
///
/// # Errors
/// If there is none: nothing authenticates.
pub(crate) fn find<S: CatalogSet>(source: &(impl CallerSource<S> + ?Sized)) -> Result<&Caller<S>, Denied> {
    source.caller().ok_or_else(Denied::no_caller::<S>)
}

/// The check of `#[requires(..., from = request)]`, and of every extractor.
///
/// # Errors
/// Why the caller is refused; also, if there is no caller at all, that nothing authenticates.
pub fn check<S: CatalogSet, R: Require<S>>(
    source: &(impl CallerSource<S> + ?Sized),
) -> Result<Authorized<S, R>, Denied> {
    find(source)?.authorize()
}
