//! The access token in the `Authorization` field of a request: RFC 6750 section 2.1.

use crate::access::token_error::InvalidRequest;
use http::HeaderMap;
use http::header::AUTHORIZATION;

/// Returns the octets of the token of a request, or `None` if the request has none of the scheme `Bearer`.
///
/// Whether they are a token is left to [`token_text`], which is not necessary for a token that is known already.
///
/// # Errors
/// Returns why the field is malformed: `invalid_request`.
pub(super) fn bearer_token(headers: &HeaderMap) -> Result<Option<&[u8]>, InvalidRequest> {
    let mut fields = headers.get_all(AUTHORIZATION).iter();
    let Some(field) = fields.next() else { return Ok(None) };
    if fields.next().is_some() {
        return Err(InvalidRequest::SeveralFields);
    }
    let field = field.as_bytes();
    // As almost every client writes it.
    if let Some(token @ [_, ..]) = field.strip_prefix(b"Bearer ")
        && !token.starts_with(b" ")
    {
        return Ok(Some(token));
    }
    let (scheme, rest) = field.split_at_checked(SCHEME.len()).unwrap_or((field, b""));
    if !scheme.eq_ignore_ascii_case(SCHEME) {
        return Ok(None);
    }
    let spaces = rest.iter().take_while(|octet| **octet == b' ').count();
    let token = rest.get(spaces..).unwrap_or_default();
    match (spaces, token) {
        (_, []) => Err(InvalidRequest::NoToken),
        // Another scheme, whose name begins with the same letters, or a tab.
        (0, [octet, ..]) if is_token_character(*octet) => Ok(None),
        (0, _) => Err(InvalidRequest::Malformed),
        _ => Ok(Some(token)),
    }
}

const SCHEME: &[u8] = b"bearer";

/// Reads `b64token`: letters, digits and `-._~+/`, then any number of `=`.
///
/// # Errors
/// Returns `invalid_request` for other octets.
pub(super) fn token_text(token: &[u8]) -> Result<&str, InvalidRequest> {
    let padding = token.iter().rev().take_while(|octet| **octet == b'=').count();
    let (body, _) = token.split_at_checked(token.len() - padding).unwrap_or_default();
    if body.is_empty() || !body.iter().copied().all(is_token_character) {
        return Err(InvalidRequest::Malformed);
    }
    core::str::from_utf8(token).map_err(|_| InvalidRequest::Malformed)
}

fn is_token_character(octet: u8) -> bool {
    octet.is_ascii_alphanumeric() || matches!(octet, b'-' | b'.' | b'_' | b'~' | b'+' | b'/')
}
