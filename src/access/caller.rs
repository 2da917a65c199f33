//! The caller of an operation, as the authentication layer identified it.

use super::authorized::Authorized;
use super::denied::Denied;
use scope_types::{CatalogSet, Require, Requirement, RequirementKind};

/// The caller of an operation: a request without a token, with an invalid token, or with a verified token and its
/// scopes.
///
/// The authentication layer creates a `Caller` for each request and puts it into the extensions of the request.
/// Extractors read it from there. `S` is the `ScopeSet` of the catalog; `catalog!` defines the alias `Caller` for its
/// own `ScopeSet`.
///
/// ```
/// # use doc_catalogs::mail::*;
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
    token: Token<S>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Token<S> {
    Missing,
    Invalid,
    /// `effective` is `granted` with every implied scope.
    Verified {
        granted: S,
        effective: S,
    },
}

impl<S: CatalogSet> Caller<S> {
    /// Creates the caller of a request without a token. Such a caller meets only the requirement `public`.
    pub fn anonymous() -> Self {
        Self { token: Token::Missing }
    }

    /// Creates the caller of a request whose token is malformed, expired, revoked or forged.
    ///
    /// Such a caller meets no requirement, not even `public`: RFC 6750 section 3.1, `invalid_token`.
    pub fn invalid_token() -> Self {
        Self { token: Token::Invalid }
    }

    /// Creates a caller that acts on its own behalf, with the scopes of its verified token.
    ///
    /// This is an application that obtained its token by the client credentials grant: RFC 6749 section 4.4.
    pub fn client(app: S) -> Self {
        Self { token: Token::Verified { granted: app, effective: app.with_implied() } }
    }

    /// Creates a caller that acts on behalf of a user, with the scopes that the application and the user have in
    /// common.
    ///
    /// This is an application that obtained its token by the authorization code grant: RFC 6749 section 4.1. Implied
    /// scopes are added to both sets before their intersection.
    ///
    /// ```
    /// # use doc_catalogs::mail::*;
    /// let app = ScopeSet::literal("mail calendar");
    /// let user = ScopeSet::literal("mail");
    /// assert_eq!(Caller::on_behalf_of(app, user).granted(), ScopeSet::literal("mail"));
    /// ```
    pub fn on_behalf_of(app: S, user: S) -> Self {
        let both = app.with_implied().intersection(user.with_implied());
        Self { token: Token::Verified { granted: both, effective: both } }
    }

    /// Returns whether the caller has a verified token.
    pub fn is_verified(&self) -> bool {
        matches!(self.token, Token::Verified { .. })
    }

    /// Returns the scopes as they were granted, for display. The set is empty without a verified token.
    pub fn granted(&self) -> S {
        match self.token {
            Token::Verified { granted, .. } => granted,
            Token::Missing | Token::Invalid => S::EMPTY,
        }
    }

    /// Returns the granted scopes and every scope that they imply. Requirements are checked against this set, which is
    /// empty without a verified token.
    ///
    /// ```
    /// # use doc_catalogs::implied::*;
    /// // In this catalog, `admin` implies `mail`.
    /// let caller = Caller::client(ScopeSet::literal("admin"));
    /// assert_eq!(caller.granted(), ScopeSet::literal("admin"));
    /// assert_eq!(caller.effective(), ScopeSet::literal("mail admin"));
    /// ```
    pub fn effective(&self) -> S {
        match self.token {
            Token::Verified { effective, .. } => effective,
            Token::Missing | Token::Invalid => S::EMPTY,
        }
    }

    /// Checks that the caller meets the requirement `R`, and returns the proof.
    ///
    /// Pass the proof to a function under `#[requires]`; the compiler then infers `R`.
    ///
    /// # Errors
    /// Returns the refusal if the caller does not meet the requirement.
    pub fn authorize<R: Require<S>>(&self) -> Result<Authorized<S, R>, Denied> {
        self.meets(&R::REQUIREMENT).map(|()| Authorized::proven())
    }

    /// Checks that the caller has all of these scopes. Use it for scopes that only a part of a function requires.
    ///
    /// ```
    /// # use doc_catalogs::mail::*;
    /// let caller = Caller::client(ScopeSet::literal("mail"));
    /// assert!(caller.require(Scope::Mail).is_ok());
    /// assert_eq!(caller.require(Scope::Calendar).unwrap_err().to_string(), "missing scope: calendar");
    /// ```
    ///
    /// An empty set is not a requirement, so it is refused with the status 403. A set that is computed may be empty by
    /// mistake. For any verified token, write `#[requires(authenticated)]` or `authorize::<requires::Authenticated>()`.
    ///
    /// # Errors
    /// Returns the refusal if a scope is missing, if the set is empty, or if the caller has no verified token.
    pub fn require(&self, scopes: impl Into<S>) -> Result<(), Denied> {
        let needed = scopes.into();
        let effective = self.verified()?;
        if needed == S::EMPTY {
            return Err(Denied::forbidden());
        }
        if needed.intersection(*effective) == needed { Ok(()) } else { Err(Denied::missing_scopes(needed, effective)) }
    }

    /// Checks that the caller meets a requirement, such as the one that `route` returns.
    ///
    /// ```
    /// # use doc_catalogs::mail_service::*;
    /// let requirement = route("GET", "/inbox").requirement().unwrap();
    /// assert_eq!(Caller::client(ScopeSet::literal("mail")).meets(&requirement), Ok(()));
    /// assert_eq!(Caller::anonymous().meets(&requirement).unwrap_err().status(), 401);
    /// ```
    ///
    /// # Errors
    /// Returns the refusal if the caller does not meet the requirement.
    pub fn meets(&self, requirement: &Requirement<'_, S>) -> Result<(), Denied> {
        if requirement.kind() == RequirementKind::Public && !matches!(self.token, Token::Invalid) {
            return Ok(());
        }
        let effective = self.verified()?;
        if requirement.is_met_by(effective) { Ok(()) } else { Err(Denied::insufficient_scope(requirement, effective)) }
    }

    /// Returns the effective scopes of a verified token.
    fn verified(&self) -> Result<&S, Denied> {
        match &self.token {
            Token::Missing => Err(Denied::anonymous()),
            Token::Invalid => Err(Denied::invalid_token()),
            Token::Verified { effective, .. } => Ok(effective),
        }
    }
}
