//! What an introspection endpoint says about a token: RFC 7662 section 2.2.

use crate::access::token_error::InvalidToken;
use crate::resource::Claims;
use bytes::Bytes;
use http::{Response, StatusCode};
use serde::Deserialize;
use serde_json::Value;

/// Why an answer does not have the claims of a token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Refused {
    /// The token is invalid.
    Token(InvalidToken),
    /// The status is not 200.
    Status(StatusCode),
    /// The answer is not one of RFC 7662.
    Answer,
}

/// The members that are not claims.
#[derive(Deserialize)]
struct Answer {
    active: Value,
    #[serde(default)]
    token_type: Option<String>,
}

/// An answer with the status 400.
#[derive(Deserialize)]
struct ErrorAnswer {
    error: String,
}

/// Reads the answer.
///
/// # Errors
/// Returns why the token is not one that opens this resource, or why the response is not an answer.
pub(super) fn read(response: &Response<Bytes>) -> Result<Claims, Refused> {
    match response.status() {
        StatusCode::OK => read_claims(response.body()),
        // The server does not introspect tokens of this kind. RFC 7662 has no error for this, and servers use the one of
        // RFC 7009 section 2.2.1.
        StatusCode::BAD_REQUEST
            if object(response.body()).is_some_and(|answer: ErrorAnswer| answer.error == "unsupported_token_type") =>
        {
            Err(Refused::Token(InvalidToken::Malformed))
        }
        status => Err(Refused::Status(status)),
    }
}

fn read_claims(json: &[u8]) -> Result<Claims, Refused> {
    let json = core::str::from_utf8(json).map_err(|_| Refused::Answer)?;
    let answer: Answer = object(json.as_bytes()).ok_or(Refused::Answer)?;
    // A text "true" is not the value `true`.
    if answer.active != Value::Bool(true) {
        return Err(Refused::Token(InvalidToken::Inactive));
    }
    match answer.token_type {
        Some(name) if name.eq_ignore_ascii_case("DPoP") => return Err(Refused::Token(InvalidToken::Bound)),
        Some(name) if !name.eq_ignore_ascii_case("Bearer") => return Err(Refused::Token(InvalidToken::Malformed)),
        _ => {}
    }
    Claims::parse(json).map_err(|invalid| match invalid {
        InvalidToken::Malformed => Refused::Answer,
        invalid => Refused::Token(invalid),
    })
}

/// Reads a JSON object. serde also reads a struct from an array, which is no object.
fn object<'a, T: Deserialize<'a>>(json: &'a [u8]) -> Option<T> {
    if !json.trim_ascii_start().starts_with(b"{") {
        return None;
    }
    serde_json::from_slice(json).ok()
}
