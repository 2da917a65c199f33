//! What an introspection endpoint says about a token: RFC 7662 section 2.2.

use crate::access::token_error::InvalidToken;
use crate::resource::Claims;
use serde::Deserialize;
use serde_json::Value;

/// Why an answer does not have the claims of a token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Refused {
    /// The token is invalid.
    Token(InvalidToken),
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

/// Whether an error says that the server does not introspect tokens of this kind. RFC 7662 has no error for this, and
/// servers use the one of RFC 7009 section 2.2.1.
pub(super) fn is_unsupported_token_type(json: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct ErrorAnswer {
        error: String,
    }
    // serde also reads a struct from an array.
    json.trim_ascii_start().starts_with(b"{")
        && serde_json::from_slice(json).is_ok_and(|answer: ErrorAnswer| answer.error == "unsupported_token_type")
}

/// Reads the answer.
///
/// # Errors
/// Returns why the token is not one that opens this resource, or that the text is not an answer.
pub(super) fn read(json: &[u8]) -> Result<Claims, Refused> {
    let json = core::str::from_utf8(json).map_err(|_| Refused::Answer)?;
    // serde also reads a struct from an array.
    if !json.trim_ascii_start().starts_with('{') {
        return Err(Refused::Answer);
    }
    let answer: Answer = serde_json::from_str(json).map_err(|_| Refused::Answer)?;
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
