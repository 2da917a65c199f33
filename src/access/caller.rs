//! What a caller holds, as whatever verified the token found it.

use super::authorized::Authorized;
use super::denied::Denied;
use scope_types::{CatalogSet, Require, Requirement, RequirementKind};

/// What the caller of an operation holds: nothing, a token that is not valid, or a verified token with its scopes.
///
/// The authentication layer makes one for each request and puts it into the request's extensions, where guards find it.
/// Scopes are closed over `implies` when the caller is made.
///
/// ```
/// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail. } } }" }
/// # fn main() -> Result<(), scopewright::Denied> {
/// #[requires(mail)]
/// fn inbox() -> u32 {
///     3
/// }
///
/// let caller = Caller::client(ScopeSet::from_claim("mail offline_access"));
/// assert_eq!(inbox(caller.authorize()?), 3);
/// assert!(Caller::anonymous().authorize::<requires::Has<{ Scope::Mail as u16 }>>().is_err());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Caller<S> {
    holder: Holder<S>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Holder<S> {
    Anonymous,
    InvalidToken,
    Verified { granted: S, effective: S },
}

impl<S: CatalogSet> Caller<S> {
    /// The request has no token. Only `public` lets it in.
    pub fn anonymous() -> Self {
        Self { holder: Holder::Anonymous }
    }

    /// A token that is malformed, expired, revoked or forged. Nothing lets it in, not even `public`: RFC 6750 section
    /// 3.1, `invalid_token`.
    pub fn invalid_token() -> Self {
        Self { holder: Holder::InvalidToken }
    }

    /// An application on its own behalf, as the client credentials caller has it (RFC 6749 section 4.4): the scopes of its
    /// token.
    pub fn client(app: S) -> Self {
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
    /// assert_eq!(Caller::on_behalf_of(app, user).granted(), ScopeSet::literal("mail"));
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

    /// Proves that the caller meets the requirement `R`, which the call of an annotated function lets the compiler infer.
    ///
    /// # Errors
    /// Why the caller is refused.
    pub fn authorize<R: Require<S>>(&self) -> Result<Authorized<S, R>, Denied> {
        self.meets(&R::REQUIREMENT).map(|()| Authorized::proven())
    }

    /// Whether the caller has every one of these scopes: for what only a part of a handler needs.
    ///
    /// ```
    /// # scopewright::catalog! { yaml = "catalog: A\ncategories: { C: { scopes: { mail: Read mail., calendar: Read it. } } }" }
    /// # fn main() {
    /// let caller = Caller::client(ScopeSet::literal("mail"));
    /// assert!(caller.require(Scope::Mail).is_ok());
    /// assert_eq!(caller.require(Scope::Calendar).unwrap_err().to_string(), "missing scope: calendar");
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

    /// Whether the caller meets a requirement, such as one that `route` found.
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
    /// assert_eq!(Caller::client(ScopeSet::literal("mail")).meets(&requirement), Ok(()));
    /// assert_eq!(Caller::anonymous().meets(&requirement).unwrap_err().status(), 401);
    /// # }
    /// ```
    ///
    /// # Errors
    /// Why the caller is refused.
    pub fn meets(&self, requirement: &Requirement<'_, S>) -> Result<(), Denied> {
        if requirement.kind() == RequirementKind::Public && !matches!(self.holder, Holder::InvalidToken) {
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
