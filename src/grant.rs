//! What a caller holds, as whatever verified the token found it.

use crate::{Denied, Guard};
use scope_types::{CatalogSet, Kind, Require, Requirement};

/// What the caller of an operation holds: nothing, a token that is not valid, or a verified token with its scopes.
///
/// The authentication layer makes one for each request and puts it into the request's extensions, where guards find it.
/// Scopes are closed over `implies` when the grant is made.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail. } } }" }
/// # fn main() -> Result<(), scopewright::Denied> {
/// #[requires(mail)]
/// fn inbox() -> u32 {
///     3
/// }
///
/// let grant = Grant::client_credentials(ScopeSet::from_claim("mail offline_access"));
/// assert_eq!(inbox(grant.prove()?), 3);
/// assert!(Grant::anonymous().prove::<requires::Has<{ Scope::Mail as u16 }>>().is_err());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Grant<S> {
    holder: Holder<S>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Holder<S> {
    Anonymous,
    InvalidToken,
    Verified { granted: S, effective: S },
}

impl<S: CatalogSet> Grant<S> {
    /// Nobody: the request has no token. Only `public` lets it in.
    pub fn anonymous() -> Self {
        Self { holder: Holder::Anonymous }
    }

    /// A token that is malformed, expired, revoked or forged. Nothing lets it in, not even `public`: RFC 6750 section
    /// 3.1, `invalid_token`.
    pub fn invalid_token() -> Self {
        Self { holder: Holder::InvalidToken }
    }

    /// An application on its own behalf, as the client credentials grant has it (RFC 6749 section 4.4): the scopes of its
    /// token.
    pub fn client_credentials(app: S) -> Self {
        Self { holder: Holder::Verified { granted: app, effective: app.with_implied() } }
    }

    /// An application on behalf of a user: what both may do. Each is closed over `implies` before the two are
    /// intersected, and the intersection is what counts as granted.
    ///
    /// ```
    /// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
    /// # fn main() {
    /// let app = ScopeSet::literal("mail calendar");
    /// let user = ScopeSet::literal("mail");
    /// assert_eq!(Grant::on_behalf_of(app, user).granted(), ScopeSet::literal("mail"));
    /// # }
    /// ```
    pub fn on_behalf_of(app: S, user: S) -> Self {
        let both = app.with_implied().intersection(user.with_implied());
        Self { holder: Holder::Verified { granted: both, effective: both } }
    }

    /// Whether a token was verified.
    pub fn is_verified(&self) -> bool {
        matches!(self.holder, Holder::Verified { .. })
    }

    /// The scopes as they were granted, for display; none without a verified token.
    pub fn granted(&self) -> S {
        match self.holder {
            Holder::Verified { granted, .. } => granted,
            Holder::Anonymous | Holder::InvalidToken => S::EMPTY,
        }
    }

    /// The scopes that count: those granted and all that they imply; none without a verified token.
    pub fn effective(&self) -> S {
        match self.holder {
            Holder::Verified { effective, .. } => effective,
            Holder::Anonymous | Holder::InvalidToken => S::EMPTY,
        }
    }

    /// Proves that the grant meets the requirement `R`, which the call of an annotated function lets the compiler infer.
    ///
    /// # Errors
    /// Why the caller is refused.
    pub fn prove<R: Require<S>>(&self) -> Result<Guard<S, R>, Denied> {
        self.meets(&R::REQUIREMENT).map(|()| Guard::proven())
    }

    /// Whether the grant has every one of these scopes: for what only a part of a handler needs.
    ///
    /// ```
    /// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
    /// # fn main() {
    /// let grant = Grant::client_credentials(ScopeSet::literal("mail"));
    /// assert!(grant.require(Scope::Mail).is_ok());
    /// assert_eq!(grant.require(Scope::Calendar).unwrap_err().to_string(), "missing scope: calendar");
    /// # }
    /// ```
    ///
    /// # Errors
    /// Why the caller is refused.
    pub fn require(&self, scopes: impl Into<S>) -> Result<(), Denied> {
        let needed = scopes.into();
        let effective = self.verified()?;
        if needed.intersection(*effective) == needed { Ok(()) } else { Err(Denied::missing_scopes(needed, effective)) }
    }

    /// Whether the grant meets a requirement, such as one that `route` found.
    ///
    /// ```
    /// # scopewright::catalog! { yaml = r#"
    /// # catalog: Mail
    /// # categories: { C: { scopes: { mail: Read mail., calendar: Read it., admin: Everything. } } }
    /// # endpoints:
    /// #   /inbox: { GET: mail }
    /// # "# }
    /// # fn main() {
    /// let requirement = route("GET", "/inbox").requirement().unwrap();
    /// assert_eq!(Grant::client_credentials(ScopeSet::literal("mail")).meets(&requirement), Ok(()));
    /// assert_eq!(Grant::anonymous().meets(&requirement).unwrap_err().status(), 401);
    /// # }
    /// ```
    ///
    /// # Errors
    /// Why the caller is refused.
    pub fn meets(&self, requirement: &Requirement<S>) -> Result<(), Denied> {
        if requirement.kind() == Kind::Public && !matches!(self.holder, Holder::InvalidToken) {
            return Ok(());
        }
        let effective = self.verified()?;
        if requirement.is_met_by(effective) { Ok(()) } else { Err(Denied::insufficient_scope(requirement, effective)) }
    }

    /// The scopes that count, of a verified token.
    fn verified(&self) -> Result<&S, Denied> {
        match &self.holder {
            Holder::Anonymous => Err(Denied::anonymous()),
            Holder::InvalidToken => Err(Denied::invalid_token()),
            Holder::Verified { effective, .. } => Ok(effective),
        }
    }
}

/// What a [`Grant`] can be found in: what stands behind `from =` in `#[requires(..., from = request)]`.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
/// # fn main() {
/// struct Call {
///     grant: Grant,
///     mailbox: String,
/// }
///
/// impl scopewright::HasGrant<ScopeSet> for Call {
///     fn grant(&self) -> Option<&Grant> {
///         Some(&self.grant)
///     }
/// }
///
/// #[requires(mail, from = call)]
/// fn open(call: Call) -> Result<String, scopewright::Denied> {
///     Ok(call.mailbox)
/// }
///
/// let call = Call { grant: Grant::anonymous(), mailbox: "Ada".to_owned() };
/// assert_eq!(open(call).unwrap_err().status(), 401);
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` holds no grant for this catalog",
    label = "no grant is found in this",
    note = "`from =` takes a `Grant` of the catalog, or a request, its `Parts` or its `Extensions`"
)]
pub trait HasGrant<S> {
    /// The grant, if the authentication layer left one.
    fn grant(&self) -> Option<&Grant<S>>;
}

impl<S> HasGrant<S> for Grant<S> {
    fn grant(&self) -> Option<&Grant<S>> {
        Some(self)
    }
}

impl<S, T: HasGrant<S>> HasGrant<S> for Option<T> {
    fn grant(&self) -> Option<&Grant<S>> {
        self.as_ref().and_then(HasGrant::grant)
    }
}

impl<S, T: HasGrant<S> + ?Sized> HasGrant<S> for &T {
    fn grant(&self) -> Option<&Grant<S>> {
        (**self).grant()
    }
}

impl<S, T: HasGrant<S> + ?Sized> HasGrant<S> for &mut T {
    fn grant(&self) -> Option<&Grant<S>> {
        (**self).grant()
    }
}

/// The grant in a source.
///
/// # Errors
/// If there is none: nothing authenticates.
pub(crate) fn find<S: CatalogSet>(source: &(impl HasGrant<S> + ?Sized)) -> Result<&Grant<S>, Denied> {
    source.grant().ok_or_else(Denied::no_grant::<S>)
}

/// The check of `#[requires(..., from = request)]`, and of every extractor.
///
/// # Errors
/// Why the caller is refused; also, if there is no grant at all, that nothing authenticates.
pub fn check<S: CatalogSet, R: Require<S>>(source: &(impl HasGrant<S> + ?Sized)) -> Result<Guard<S, R>, Denied> {
    find(source)?.prove()
}
