//! The decision about a request, in the order of its steps.
//!
//! 1. The host is one that is served (421), and the metadata of the resource needs no token.
//! 2. The path is canonical (400), and the catalog says what the method and the path require.
//! 3. The token is read from the only `Authorization` field (400), and verified or remembered (401, 503).
//! 4. The caller meets the requirement (403).

use super::access_token::{AccessToken, Validity};
use super::authorization::{bearer_token, token_text};
use super::claims::Claims;
use super::decision::{Admission, Route, Step, Unlisted, Verdict};
use super::expected::Expected;
use super::hosts::Hosts;
use super::issuers::Issuers;
use super::memory::{Memory, Remembered};
use super::metadata::Metadata;
use super::observer::{Observer, Outcome};
use super::refusals::Refusals;
use super::trace;
use super::verifier::TokenError;
use crate::access::caller::Caller;
use crate::access::denied::{Denied, Reason};
use crate::access::token_error::InvalidToken;
use core::any::Any;
use http::{Extensions, Request};
use scope_types::{CatalogScope, CatalogSet, Decision};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// A configured protected resource.
pub(super) struct Guard<S: CatalogSet> {
    pub(super) issuers: Issuers,
    pub(super) memory: Memory<S>,
    pub(super) identify: Identify<S>,
    pub(super) metadata: Metadata,
    pub(super) metadata_location: Arc<str>,
    pub(super) audiences: Box<[Box<str>]>,
    pub(super) hosts: Hosts,
    pub(super) unlisted: Unlisted,
    pub(super) leeway: Duration,
    pub(super) max_token_length: usize,
    pub(super) clock: fn() -> SystemTime,
    pub(super) refusals: Refusals,
    pub(super) observers: Vec<Arc<dyn Observer<S>>>,
    /// What a request without extensions gets, so that there is place for those of the guard and of a router.
    pub(super) extensions: Extensions,
    pub(super) is_misconfigured: bool,
}

/// Makes the caller and the service's own type from the claims of a token.
pub(super) type Identify<S> =
    Arc<dyn Fn(&Claims) -> Result<(Caller<S>, Option<Arc<dyn Any + Send + Sync>>), InvalidToken> + Send + Sync>;

impl<S: CatalogSet> Guard<S> {
    /// Decides about a request as far as no token has to be verified.
    pub(super) fn begin<B>(&self, request: &Request<B>) -> Step<S> {
        if self.is_misconfigured {
            return Step::Decided(self.refuse(request, Denied::because(Reason::Misconfigured)));
        }
        if !self.hosts.allow(request) {
            return Step::Decided(self.refuse(request, Denied::because(Reason::Misdirected)));
        }
        let path = request.uri().path();
        if self.metadata.is_at(path) {
            return Step::Decided(Verdict::Metadata);
        }
        let route = match S::Scope::TABLES.route(request.method().as_str(), path) {
            Decision::Requirement(requirement) => Route::Listed(requirement),
            Decision::NotListed if self.unlisted == Unlisted::NotFound => {
                return Step::Decided(self.refuse(request, Denied::because(Reason::NotFound)));
            }
            Decision::NotListed => Route::NotListed,
            Decision::NotCanonical(reason) => {
                return Step::Decided(self.refuse(request, Denied::because(Reason::NotCanonical(reason))));
            }
        };
        let token = match bearer_token(request.headers()) {
            Ok(token) => token,
            Err(malformed) => {
                return Step::Decided(self.refuse(request, Denied::because(Reason::InvalidRequest(malformed))));
            }
        };
        let Some(token) = token else {
            return Step::Decided(self.decide(request, route, Caller::anonymous(), None));
        };
        if token.len() > self.max_token_length {
            return Step::Decided(self.refuse_token(request, route, InvalidToken::TooLong.into()));
        }
        if let Some(remembered) = self.memory.get(token, (self.clock)()) {
            return Step::Decided(self.decide(request, route, remembered.caller, Some(remembered.token)));
        }
        match token_text(token) {
            Ok(token) => Step::Verify { token: token.into(), route },
            Err(malformed) => Step::Decided(self.refuse(request, Denied::because(Reason::InvalidRequest(malformed)))),
        }
    }

    /// Decides about a request whose token was verified.
    pub(super) fn finish<B>(
        &self,
        request: &Request<B>,
        route: Route<S>,
        verified: Result<Remembered<S>, TokenError>,
    ) -> Verdict<S> {
        match verified {
            Ok(remembered) => self.decide(request, route, remembered.caller, Some(remembered.token)),
            Err(error) => self.refuse_token(request, route, error),
        }
    }

    /// Verifies a token, and remembers it.
    ///
    /// # Errors
    /// Returns why the token is not verified.
    pub(super) async fn verify(self: Arc<Self>, token: Box<str>) -> Result<Remembered<S>, TokenError> {
        let now = (self.clock)();
        let expected = Expected { issuer: None, audiences: Some(&self.audiences), now, leeway: self.leeway };
        let verified = self.issuers.verify(&token, expected).await?;
        let (caller, own) = (self.identify)(&verified.claims)?;
        let validity =
            Validity { since: now, until: verified.remembered_until.unwrap_or(now), withdrawal: verified.withdrawal };
        let remembered = Remembered { caller, token: AccessToken::new(verified.claims, own, validity) };
        if remembered.token.counts_at(now) {
            self.memory.insert(token, remembered.clone());
        }
        Ok(remembered)
    }

    /// Compares what the caller has with what the request needs.
    fn decide<B>(
        &self,
        request: &Request<B>,
        route: Route<S>,
        caller: Caller<S>,
        token: Option<AccessToken>,
    ) -> Verdict<S> {
        let decision = match &route {
            Route::Listed(requirement) => caller.meets(requirement).map_err(|denied| denied.with_scope_of(requirement)),
            Route::NotListed if caller.is_verified() => Err(Denied::because(Reason::NotListed)),
            Route::NotListed => Err(Denied::anonymous()),
        };
        match decision {
            Ok(()) => {
                self.tell(request, route, Some(caller), token.as_ref(), None);
                Verdict::Admit(Admission { caller, token, route })
            }
            Err(denied) => {
                let denied = self.with_place_of_metadata(denied);
                self.tell(request, route, Some(caller), token.as_ref(), Some(&denied));
                Verdict::Refuse(denied)
            }
        }
    }

    /// Refuses a request before its token is looked at.
    #[cold]
    fn refuse<B>(&self, request: &Request<B>, denied: Denied) -> Verdict<S> {
        let denied = self.with_place_of_metadata(denied);
        self.tell(request, Route::NotListed, None, None, Some(&denied));
        Verdict::Refuse(denied)
    }

    /// Refuses a request because of its token.
    #[cold]
    fn refuse_token<B>(&self, request: &Request<B>, route: Route<S>, error: TokenError) -> Verdict<S> {
        let (caller, denied) = match error {
            TokenError::Invalid(invalid) => {
                (Some(Caller::invalid_token()), Denied::invalid_token().with_token_error(invalid))
            }
            TokenError::Unavailable { retry_after } => (None, Denied::because(Reason::Unavailable { retry_after })),
        };
        let denied = self.with_place_of_metadata(denied);
        self.tell(request, route, caller, None, Some(&denied));
        Verdict::Refuse(denied)
    }

    /// Says in a refusal where the metadata of this resource is.
    pub(super) fn with_place_of_metadata(&self, denied: Denied) -> Denied {
        denied.with_resource_metadata(&self.metadata_location)
    }

    /// Tells the log and the observers how a request ended.
    fn tell<B>(
        &self,
        request: &Request<B>,
        route: Route<S>,
        caller: Option<Caller<S>>,
        token: Option<&AccessToken>,
        refused: Option<&Denied>,
    ) {
        if let Some(denied) = refused {
            trace::refused(request.method(), request.uri().path(), &route, token, denied);
        }
        if self.observers.is_empty() {
            return;
        }
        let outcome = Outcome {
            method: request.method(),
            uri: request.uri(),
            requirement: route.requirement(),
            caller,
            token,
            refused,
        };
        for observer in &self.observers {
            observer.observe(&outcome);
        }
    }
}
