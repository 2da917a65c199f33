//! Why a token does not count: the reasons behind `invalid_token` and `invalid_request` of RFC 6750 section 3.1.

use core::fmt;

/// The reason why an access token is invalid, in words that a client may read.
///
/// The challenge of the response has this reason as its `error_description` (RFC 6750 section 3). The list is closed, so
/// a response never repeats a part of the token.
///
/// ```
/// assert_eq!(scopewright::InvalidToken::Expired.to_string(), "the token has expired");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum InvalidToken {
    /// The token is not in the form that its verifier reads, or a claim does not have the type that it must have.
    Malformed,
    /// The token is longer than the verifier accepts.
    TooLong,
    /// The signature does not fit, or its algorithm or its key is not one that the verifier accepts.
    Signature,
    /// The time of `exp` has come.
    Expired,
    /// The time of `nbf` has not come yet.
    NotYetValid,
    /// The token is meant for another resource: RFC 8707, RFC 9068 section 4.
    Audience,
    /// The token comes from another issuer.
    Issuer,
    /// A claim that the service requires is missing.
    MissingClaim,
    /// The token is bound to a key of the client by the claim `cnf` (RFC 7800), which a bearer token does not prove.
    Bound,
    /// The authorization server says that the token is not active: RFC 7662 section 2.2.
    Inactive,
}

impl fmt::Display for InvalidToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "the token is malformed",
            Self::TooLong => "the token is too long",
            Self::Signature => "the signature of the token is invalid",
            Self::Expired => "the token has expired",
            Self::NotYetValid => "the token is not valid yet",
            Self::Audience => "the token has a wrong audience",
            Self::Issuer => "the token has a wrong issuer",
            Self::MissingClaim => "the token lacks a required claim",
            Self::Bound => "the token is bound to a key",
            Self::Inactive => "the token is not active",
        })
    }
}

impl core::error::Error for InvalidToken {}

/// The reason why the `Authorization` field of a request cannot be read: the error `invalid_request` of RFC 6750
/// section 3.1.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum InvalidRequest {
    /// The request has several `Authorization` fields.
    SeveralFields,
    /// The scheme `Bearer` is not followed by a token.
    NoToken,
    /// The text after the scheme `Bearer` is not a token in the characters of RFC 6750 section 2.1.
    Malformed,
}

impl fmt::Display for InvalidRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SeveralFields => "the request has several Authorization fields",
            Self::NoToken => "the Authorization field has no token",
            Self::Malformed => "the Authorization field is malformed",
        })
    }
}

impl core::error::Error for InvalidRequest {}
