//! The proof that a function under `#[requires]` takes as its first parameter.

use core::fmt;
use core::marker::PhantomData;

/// A proof that a caller meets the requirement `R`: the first parameter of a function under `#[requires]`.
///
/// `S` is the `ScopeSet` of the catalog, and `R` is a type from the module [`requirement`](crate::requirement). The
/// proof is zero-sized. Only a successful check creates one: [`Caller::authorize`](crate::Caller::authorize), or the
/// extractor of a framework. A proof cannot be copied, so every call of the function needs a check of its own.
///
/// A proof does not know its caller and does not expire. Do not put one into a struct, a channel, or a task that
/// outlives the request: when it is used there, the token may have been revoked, and the work may be for another
/// caller. Take the proof where the work is done. For work that is done later, store who asked for it, and check that
/// caller again.
///
/// ```
/// # use doc_catalogs::mail::*;
/// # fn main() -> Result<(), scopewright::Denied> {
/// #[requires(mail)]
/// fn inbox() -> u32 {
///     3
/// }
///
/// // A function can take the proof from its caller and pass it on.
/// fn unread(authorized: requires::Authorized<requires::Has<{ Scope::Mail as u16 }>>) -> u32 {
///     inbox(authorized)
/// }
///
/// let caller = Caller::client(ScopeSet::literal("mail"));
/// assert_eq!(unread(caller.authorize()?), 3);
/// # Ok(())
/// # }
/// ```
#[must_use = "pass this proof to the function that requires it"]
pub struct Authorized<S, R> {
    proven: PhantomData<fn() -> (S, R)>,
}

impl<S, R> Authorized<S, R> {
    /// Creates a proof. Call this only after a successful check.
    pub(crate) const fn proven() -> Self {
        Self { proven: PhantomData }
    }
}

impl<S, R> fmt::Debug for Authorized<S, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Authorized")
    }
}
