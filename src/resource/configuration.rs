//! The configuration of a protected resource.

use super::challenge::Challenge;
use super::claims::Claims;
use super::decision::Unlisted;
use super::extensions::place_for_extensions;
use super::guard::{Guard, Identify};
use super::hosts::Hosts;
use super::identifier::Location;
use super::issuers::{Conflict, Issuer, Issuers};
use super::memory::{Memory, MemoryLimits};
use super::metadata::{Members, Metadata};
use super::misconfigured::Misconfigured;
use super::observer::Observer;
use super::protected::{Protected, ProtectedLayer};
use super::refusals::{Refusals, Writer};
use crate::access::caller::Caller;
use crate::access::denied::Denied;
use bytes::Bytes;
use core::any::Any;
use core::fmt;
use http::Response;
use http::header::HeaderValue;
use scope_types::{Catalog, CatalogScope, CatalogSet};
use serde::de::DeserializeOwned;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// A service that access tokens open: a protected resource in the terms of RFC 6749 section 1.1 and RFC 9728.
///
/// `S` is the `ScopeSet` of the catalog; `catalog!` defines the alias `ProtectedResource` for its own `ScopeSet`.
#[must_use = "call `protect` or `layer`"]
pub struct ProtectedResource<S: CatalogSet> {
    identifier: Box<str>,
    issuers: Issuers,
    audiences: Option<Box<[Box<str>]>>,
    hosts: Hosts,
    unlisted: Unlisted,
    leeway: Duration,
    max_token_length: usize,
    memory: MemoryLimits,
    clock: fn() -> SystemTime,
    identify: Identify<S>,
    scopes_supported: Option<S>,
    documentation: Option<Box<str>>,
    writer: Option<Writer>,
    other_challenges: Vec<Challenge>,
    observers: Vec<Arc<dyn Observer<S>>>,
}

/// How far the clocks of an issuer and of this service may differ, unless the service says otherwise.
pub(super) const LEEWAY: Duration = Duration::from_secs(60);

/// The longest token in bytes, unless the service says otherwise.
const MAX_TOKEN_LENGTH: usize = 16 << 10;

impl<S: CatalogSet> ProtectedResource<S> {
    /// Begins the configuration of the resource with this identifier, such as `https://api.example`: RFC 8707 section 2.
    ///
    /// The identifier is the audience that tokens must have, and metadata is found by it.
    pub fn new(identifier: impl Into<Box<str>>) -> Self {
        Self {
            identifier: identifier.into(),
            issuers: Issuers::default(),
            audiences: None,
            hosts: Hosts::default(),
            unlisted: Unlisted::default(),
            leeway: LEEWAY,
            max_token_length: MAX_TOKEN_LENGTH,
            memory: MemoryLimits::default(),
            clock: SystemTime::now,
            identify: Arc::new(|claims| Ok((Caller::client(S::from_claim(claims.scope())), None))),
            scopes_supported: None,
            documentation: None,
            writer: None,
            other_challenges: Vec::new(),
            observers: Vec::new(),
        }
    }

    /// Accepts the tokens of an issuer. With several issuers, the claim `iss` says which one a token comes from.
    pub fn issuer(mut self, issuer: Issuer) -> Self {
        self.issuers.add(issuer);
        self
    }

    /// Says which audiences tokens may have: the claim `aud`. Without this, it is the identifier.
    pub fn audiences<A: Into<Box<str>>>(mut self, audiences: impl IntoIterator<Item = A>) -> Self {
        self.audiences = Some(audiences.into_iter().map(Into::into).collect());
        self
    }

    /// Says how far the clocks of an issuer and of this service may differ. Without this, it is 60 seconds.
    pub fn leeway(mut self, leeway: Duration) -> Self {
        self.leeway = leeway;
        self
    }

    /// Says how long a token may be in bytes. Without this, it is 16 KiB.
    pub fn max_token_length(mut self, bytes: usize) -> Self {
        self.max_token_length = bytes;
        self
    }

    /// Bounds the memory of verified tokens.
    pub fn memory(mut self, limits: MemoryLimits) -> Self {
        self.memory = limits;
        self
    }

    /// Accepts requests for this host only, such as `api.example` or `localhost:8080`, and for others that are added in
    /// the same way. Others are refused with 421. Without this, the host of a request is not looked at.
    pub fn host(mut self, host: impl Into<Box<str>>) -> Self {
        self.hosts.add(host);
        self
    }

    /// Says what the answer is to requests that the catalog does not list.
    pub fn unlisted(mut self, unlisted: Unlisted) -> Self {
        self.unlisted = unlisted;
        self
    }

    /// Makes the caller from the claims of a verified token. Without this, the caller is
    /// [`Caller::client`] with the scopes of the token.
    ///
    /// The claims are read into the type `T`, which handlers find as
    /// [`AccessToken::own`](super::AccessToken::own). A token whose claims do not have this form is invalid.
    ///
    /// ```
    /// # use doc_catalogs::mail_service::*;
    /// #[derive(serde::Deserialize)]
    /// struct Claims {
    ///     tenant: String,
    ///     /// What the user may do. The application acts on behalf of the user.
    ///     #[serde(with = "scopewright::claim")]
    ///     user_scope: ScopeSet,
    /// }
    ///
    /// let resource = ProtectedResource::new("https://api.example").claims(|token, claims: &Claims| {
    ///     Caller::on_behalf_of(ScopeSet::from_claim(token.scope()), claims.user_scope)
    /// });
    /// ```
    ///
    /// If the token has the ids of the user's permissions instead, the catalog's `permissions` say which scopes they are:
    ///
    /// ```
    /// # use doc_catalogs::permissions::*;
    /// use scopewright::CatalogSet;
    /// use std::collections::HashSet;
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Claims {
    ///     permissions: HashSet<String>,
    /// }
    ///
    /// let resource = ProtectedResource::new("https://api.example").claims(|token, claims: &Claims| {
    ///     let of_user = ScopeSet::from_permissions(|id| claims.permissions.contains(id));
    ///     Caller::on_behalf_of(ScopeSet::from_claim(token.scope()), of_user)
    /// });
    /// ```
    pub fn claims<T: DeserializeOwned + Send + Sync + 'static>(
        mut self,
        identify: impl Fn(&Claims, &T) -> Caller<S> + Send + Sync + 'static,
    ) -> Self {
        self.identify = Arc::new(move |claims| {
            let own: T = claims.read()?;
            let caller = identify(claims, &own);
            Ok((caller, Some(Arc::new(own) as Arc<dyn Any + Send + Sync>)))
        });
        self
    }

    /// Writes the responses of refusals, such as [`problem_details`](super::problem_details). Without this, they are plain
    /// text.
    ///
    /// The fields `WWW-Authenticate` and `Retry-After` are added, where they are due. Requests of gRPC are refused in its
    /// own form.
    pub fn refusals(mut self, write: impl Fn(&Denied) -> Response<Bytes> + Send + Sync + 'static) -> Self {
        self.writer = Some(Arc::new(write));
        self
    }

    /// Adds the challenge of another scheme, which clients may use at another place of the same host, to each response with
    /// the status 401: a further field `WWW-Authenticate`, behind the one of `Bearer`.
    ///
    /// A response with a status of gRPC does not get it.
    ///
    /// A request with another scheme is one without a token, so its caller is anonymous. What accepts it stays outside of the
    /// protected service.
    pub fn other_challenge(mut self, challenge: Challenge) -> Self {
        self.other_challenges.push(challenge);
        self
    }

    /// Tells an observer how each request ended.
    pub fn observer(mut self, observer: impl Observer<S>) -> Self {
        self.observers.push(Arc::new(observer));
        self
    }

    /// Says which scopes the metadata lists: RFC 9728 section 2, `scopes_supported`. Without this, it lists all of the
    /// catalog. `offline_access` is never listed.
    pub fn scopes_supported(mut self, scopes: S) -> Self {
        self.scopes_supported = Some(scopes);
        self
    }

    /// Says where developers read about the resource: RFC 9728 section 2, `resource_documentation`.
    pub fn documentation(mut self, url: impl Into<Box<str>>) -> Self {
        self.documentation = Some(url.into());
        self
    }

    /// Replaces the clock, for tests.
    pub fn clock(mut self, now: fn() -> SystemTime) -> Self {
        self.clock = now;
        self
    }

    /// Checks the configuration, for the start of a program.
    ///
    /// A service that is protected by a wrong configuration refuses every request with 500, and says why in the log.
    ///
    /// # Errors
    /// Returns what is wrong with the configuration.
    pub fn check(&self) -> Result<(), Misconfigured> {
        let identifier = &self.identifier;
        if let Err(reason) = Location::parse(identifier) {
            return Err(Misconfigured::new(format!("`{identifier}` does not identify a protected resource: {reason}")));
        }
        self.issuers.check().map_err(|conflict| {
            Misconfigured::new(match conflict {
                Conflict::None => "the protected resource has no issuer; add one with `issuer`".to_owned(),
                Conflict::Twice => "two issuers have the same identifier".to_owned(),
                Conflict::UnnamedBesideOthers => "an issuer without an identifier must be the only one".to_owned(),
                Conflict::SeveralForOpaqueTokens => {
                    "two issuers read tokens that are not JSON Web Tokens, and such a token does not say whose it is"
                        .to_owned()
                }
            })
        })?;
        self.other_challenge_fields()?;
        self.issuers.check_verifiers()
    }

    fn other_challenge_fields(&self) -> Result<Box<[HeaderValue]>, Misconfigured> {
        self.other_challenges.iter().map(Challenge::field).collect()
    }

    /// Protects a service: each request is checked before the service receives it.
    ///
    /// Protect the whole service, outside of all layers and routers. A route or a fallback that is added to a router
    /// after a layer is not behind this layer.
    pub fn protect<T>(self, service: T) -> Protected<T, S> {
        Protected::new(Arc::new(self.guard()), service)
    }

    /// Makes a layer, for servers that take layers, such as tonic's.
    pub fn layer(self) -> ProtectedLayer<S> {
        ProtectedLayer::new(Arc::new(self.guard()))
    }

    fn guard(self) -> Guard<S> {
        let checked = self.check();
        if let Err(reason) = &checked {
            tracing::error!("every request will be refused: {reason}");
        }
        let (location, path) = match Location::parse(&self.identifier) {
            Ok(location) => (location.of_metadata(), location.metadata_path()),
            Err(_) => (String::new(), String::new()),
        };
        let metadata = Metadata::new(path, &self.members());
        // A wrong challenge is one reason to refuse everything.
        let other_challenges = self.other_challenge_fields().unwrap_or_default();
        Guard {
            metadata,
            metadata_location: location.into(),
            audiences: self.audiences.unwrap_or_else(|| Box::new([self.identifier])),
            issuers: self.issuers,
            memory: Memory::new(self.memory),
            identify: self.identify,
            hosts: self.hosts,
            unlisted: self.unlisted,
            leeway: self.leeway,
            max_token_length: self.max_token_length,
            clock: self.clock,
            refusals: Refusals { other_challenges, writer: self.writer },
            observers: self.observers,
            extensions: place_for_extensions(),
            is_misconfigured: checked.is_err(),
        }
    }

    fn members(&self) -> Members<'_> {
        let listed = |scope: &S::Scope| self.scopes_supported.is_none_or(|scopes| scopes.has(scope.id()));
        Members {
            resource: &self.identifier,
            authorization_servers: self.issuers.identifiers().collect(),
            scopes_supported: S::Scope::ALL
                .iter()
                .filter(|scope| listed(scope))
                .map(|scope| scope.name())
                .filter(|name| *name != "offline_access")
                .collect(),
            bearer_methods_supported: ["header"],
            resource_documentation: self.documentation.as_deref(),
            resource_name: Catalog::<S::Scope>::new().title(),
        }
    }
}

impl<S: CatalogSet> fmt::Debug for ProtectedResource<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProtectedResource").field("identifier", &self.identifier).finish_non_exhaustive()
    }
}
