//! The proof that an annotated function asks its callers for.

use core::fmt;
use core::marker::PhantomData;

/// A proof that a caller over the scopes `S` meets the requirement `R`: the first parameter of a function under
/// `#[requires]`.
///
/// It takes no space. Only a check that succeeded makes one ([`Caller::authorize`](crate::Caller::authorize), an extractor), and it
/// can be neither copied nor made up, so that each call of the function has its own check.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() -> Result<(), scopewright::Denied> {
/// #[requires(mail)]
/// fn inbox() -> u32 {
///     3
/// }
///
/// // A proof can be handed on: whoever calls this has made the check.
/// fn unread(proof: requires::Authorized<requires::Has<{ Scope::Mail as u16 }>>) -> u32 {
///     inbox(proof)
/// }
///
/// let caller = Caller::client(ScopeSet::literal("mail"));
/// assert_eq!(unread(caller.authorize()?), 3);
/// # Ok(())
/// # }
/// ```
#[must_use = "a proof is for calling the function that asks for it"]
pub struct Authorized<S, R> {
    proven: PhantomData<fn() -> (S, R)>,
}

impl<S, R> Authorized<S, R> {
    /// To be called behind a check that succeeded, and nowhere else.
    pub(crate) const fn proven() -> Self {
        Self { proven: PhantomData }
    }
}

impl<S, R> fmt::Debug for Authorized<S, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Authorized")
    }
}
