//! Where an issuer publishes its keys, and how they are fetched from there.

use super::keys_unavailable::KeysUnavailable;
use super::max_age::max_age;
use crate::jwt::key_set::KeySet;
use crate::resource::endpoint::Endpoint;
use crate::resource::identifier::Location;
use crate::resource::{HttpClient, Misconfigured};
use bytes::Bytes;
use http::header::ACCEPT;
use http::{HeaderValue, Request, Response, StatusCode};
use serde::Deserialize;
use std::time::Duration;

/// Where keys are.
pub(super) enum Place {
    /// The metadata of the issuer says where: RFC 8414, `jwks_uri`.
    Issuer(Box<str>),
    /// A URL.
    Url(Box<str>),
}

/// The largest metadata document in bytes.
const MAX_METADATA: usize = 256 << 10;

/// The largest JWK set in bytes.
const MAX_KEYS: usize = 1 << 20;

/// The members of a metadata document that are used: RFC 8414 section 2.
#[derive(Deserialize)]
struct Metadata {
    issuer: Box<str>,
    jwks_uri: Box<str>,
}

impl Place {
    /// Checks the URL.
    ///
    /// # Errors
    /// Returns what is wrong with it.
    pub(super) fn check(&self) -> Result<(), Misconfigured> {
        match self {
            Self::Issuer(issuer) => match Location::parse(issuer) {
                Ok(_) => Ok(()),
                Err(reason) => Err(Misconfigured::new(format!("`{issuer}` does not identify an issuer: {reason}"))),
            },
            Self::Url(url) => match Endpoint::parse(url) {
                Ok(_) => Ok(()),
                Err(reason) => Err(Misconfigured::new(format!("`{url}` is not the URL of a JWK set: {reason}"))),
            },
        }
    }

    /// Returns where the keys are. If only the issuer is known, its metadata is fetched.
    ///
    /// # Errors
    /// Returns why that is not known.
    pub(super) async fn find(&self, client: &dyn HttpClient) -> Result<Endpoint, KeysUnavailable> {
        let issuer = match self {
            Self::Issuer(issuer) => issuer,
            Self::Url(url) => {
                return Endpoint::parse(url).map_err(|reason| {
                    KeysUnavailable::because(format!("`{url}` is not the URL of a JWK set: {reason}"))
                });
            }
        };
        let document = metadata(issuer, client).await?;
        let metadata: Metadata = serde_json::from_slice(&document).map_err(|error| {
            let error = shown(&error.to_string());
            KeysUnavailable::because(format!(
                "the metadata of `{issuer}` is not that of an authorization server: {error}"
            ))
        })?;
        if metadata.issuer != *issuer {
            return Err(KeysUnavailable::because(format!(
                "the metadata of `{issuer}` is that of another issuer: `{}`\n\
                 help: both must be equal to the byte; look for a slash at the end",
                shown(&metadata.issuer)
            )));
        }
        let url = &metadata.jwks_uri;
        let keys = Endpoint::parse(url).map_err(|reason| {
            KeysUnavailable::because(format!("`{}` is not the URL of a JWK set: {reason}", shown(url)))
        })?;
        // Only an issuer on this machine may have its keys there.
        if keys.is_plain() && !Endpoint::parse(issuer).is_ok_and(|issuer| issuer.is_plain()) {
            return Err(KeysUnavailable::because(format!(
                "the keys of `{issuer}` are at `{}`, which does not begin with `https://`",
                shown(url)
            )));
        }
        Ok(keys)
    }
}

/// Fetches keys. Returns also how long they are fresh, if the response says so.
///
/// # Errors
/// Returns why the keys are not known.
pub(super) async fn fetch(
    from: &Endpoint,
    client: &dyn HttpClient,
) -> Result<(KeySet, Option<Duration>), KeysUnavailable> {
    let response = get(from, "application/jwk-set+json, application/json", MAX_KEYS, client).await?;
    if response.status() != StatusCode::OK {
        return Err(status(from, response.status()));
    }
    let keys = KeySet::fetched(response.body())
        .map_err(|error| KeysUnavailable::because(format!("`{}`: {}", from.uri(), shown(&error.to_string()))))?;
    Ok((keys, max_age(response.headers())))
}

/// Fetches the metadata of an issuer: by RFC 8414 section 3.1, and otherwise by `OpenID` Connect Discovery 1.0 section 4.
async fn metadata(issuer: &str, client: &dyn HttpClient) -> Result<Bytes, KeysUnavailable> {
    let location = Location::parse(issuer)
        .map_err(|reason| KeysUnavailable::because(format!("`{issuer}` does not identify an issuer: {reason}")))?;
    let oauth = location.well_known_before_path("/.well-known/oauth-authorization-server");
    let openid = location.well_known_after_path("/.well-known/openid-configuration");
    let mut refused = None;
    for url in [oauth, openid] {
        let endpoint =
            Endpoint::parse(&url).map_err(|reason| KeysUnavailable::because(format!("`{url}`: {reason}")))?;
        let response = get(&endpoint, "application/json", MAX_METADATA, client).await?;
        if response.status() == StatusCode::OK {
            return Ok(response.into_body());
        }
        let error = status(&endpoint, response.status());
        if !response.status().is_client_error() {
            return Err(error);
        }
        refused = Some(error);
    }
    Err(refused.unwrap_or_else(|| KeysUnavailable::because(format!("`{issuer}` has no metadata"))))
}

async fn get(
    from: &Endpoint,
    accept: &'static str,
    limit: usize,
    client: &dyn HttpClient,
) -> Result<Response<Bytes>, KeysUnavailable> {
    let mut request = Request::new(Bytes::new());
    *request.uri_mut() = from.uri().clone();
    request.headers_mut().insert(ACCEPT, HeaderValue::from_static(accept));
    let response = client.send(request, limit).await;
    response.map_err(|error| KeysUnavailable::because(format!("`{}`: {error}", from.uri())))
}

fn status(from: &Endpoint, status: StatusCode) -> KeysUnavailable {
    KeysUnavailable::because(format!("`{}` answers with the status {}", from.uri(), status.as_u16()))
}

/// The beginning of a text that somebody else wrote, for the log.
fn shown(text: &str) -> String {
    text.chars().take(200).map(|character| if character.is_control() { ' ' } else { character }).collect()
}
