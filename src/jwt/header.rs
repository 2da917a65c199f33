//! The header of a token: RFC 7515 section 4.1.

use crate::access::token_error::InvalidToken;
use serde::de::IgnoredAny;
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
    #[serde(default, deserialize_with = "is_present")]
    crit: bool,
    #[serde(default = "always")]
    b64: bool,
    #[serde(default, deserialize_with = "is_present")]
    enc: bool,
    #[serde(default, deserialize_with = "is_present")]
    zip: bool,
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
        let header: Self = serde_json::from_str(json).map_err(|_| InvalidToken::Malformed)?;
        let demands_more = header.crit || !header.b64 || header.enc || header.zip;
        if demands_more { Err(InvalidToken::Malformed) } else { Ok(header) }
    }
}

/// Reads a string. `null` is not one.
fn string<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Cow<'de, str>>, D::Error> {
    #[derive(Deserialize)]
    struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

    Text::deserialize(deserializer).map(|text| Some(text.0))
}

/// Returns `true` for a member that is present, whatever its value is.
fn is_present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    IgnoredAny::deserialize(deserializer).map(|_| true)
}

fn always() -> bool {
    true
}
