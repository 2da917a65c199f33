//! The header of a token: RFC 7515 section 4.1.

use crate::access::token_error::InvalidToken;
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;

/// The members of a header that count. One that occurs twice is an error.
///
/// Others are skipped. `jku`, `x5u`, `jwk` and `x5c` are among these: a token cannot say which key verifies it.
#[derive(Deserialize)]
pub(super) struct Header<'a> {
    #[serde(borrow)]
    pub(super) alg: Cow<'a, str>,
    #[serde(borrow, default, deserialize_with = "string")]
    pub(super) kid: Option<Cow<'a, str>>,
    #[serde(borrow, default, deserialize_with = "string")]
    pub(super) typ: Option<Cow<'a, str>>,
    #[serde(rename = "crit", default, deserialize_with = "refuse")]
    _crit: (),
    #[serde(rename = "b64", default, deserialize_with = "refuse_unless_true")]
    _b64: (),
    #[serde(rename = "enc", default, deserialize_with = "refuse")]
    _enc: (),
    #[serde(rename = "zip", default, deserialize_with = "refuse")]
    _zip: (),
}

impl<'a> Header<'a> {
    /// Reads a header from JSON.
    ///
    /// A header is refused if it has `crit`, `enc` or `zip`, whatever their value is, or `b64` without the value `true`.
    /// `crit` demands extensions, of which this crate has none (RFC 7515 section 4.1.11). `"b64": false` is such an extension
    /// (RFC 7797). The others are for encrypted tokens.
    ///
    /// # Errors
    /// Returns [`InvalidToken::Malformed`].
    pub(super) fn parse(json: &'a [u8]) -> Result<Self, InvalidToken> {
        let json = core::str::from_utf8(json).map_err(|_| InvalidToken::Malformed)?;
        // serde also reads a struct from an array.
        if !json.trim_ascii_start().starts_with('{') {
            return Err(InvalidToken::Malformed);
        }
        serde_json::from_str(json).map_err(|_| InvalidToken::Malformed)
    }
}

/// Reads a string. `null` is not one.
fn string<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Cow<'de, str>>, D::Error> {
    #[derive(Deserialize)]
    struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

    Text::deserialize(deserializer).map(|text| Some(text.0))
}

fn refuse<'de, D: Deserializer<'de>>(_: D) -> Result<(), D::Error> {
    Err(D::Error::custom("an extension that this crate does not have"))
}

fn refuse_unless_true<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
    if bool::deserialize(deserializer)? { Ok(()) } else { Err(D::Error::custom("the payload is not in base64url")) }
}
