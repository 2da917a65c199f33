//! The decision about a request, as data.

use super::access_token::AccessToken;
use crate::access::caller::Caller;
use crate::access::denied::Denied;
use scope_types::{CatalogSet, Requirement};

/// What a protected resource answers to a request that the catalog does not list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Unlisted {
    /// 401 without a valid token, and 403 with one.
    #[default]
    Forbidden,
    /// 404, with and without a token.
    NotFound,
}

/// What the catalog says about a request.
#[derive(Clone, Copy)]
pub(super) enum Route<S> {
    Listed(Requirement<'static, S>),
    NotListed,
}

/// The next step of a request.
pub(super) enum Step<S: CatalogSet> {
    /// The decision is made.
    Decided(Verdict<S>),
    /// The token is not known yet.
    Verify { token: Box<str>, route: Route<S> },
}

/// The decision about a request.
pub(super) enum Verdict<S: CatalogSet> {
    /// The request is for the metadata.
    Metadata,
    Refuse(Denied),
    Admit(Admission<S>),
}

/// Who is let in.
pub(super) struct Admission<S: CatalogSet> {
    pub(super) caller: Caller<S>,
    pub(super) token: Option<AccessToken>,
    pub(super) route: Route<S>,
}

impl<S> Route<S> {
    pub(super) fn requirement(&self) -> Option<Requirement<'static, S>> {
        match self {
            Self::Listed(requirement) => Some(*requirement),
            Self::NotListed => None,
        }
    }
}
