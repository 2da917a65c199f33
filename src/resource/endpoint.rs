//! The URLs of authorization servers that this service sends requests to.

use super::identifier::is_allowed;
use core::fmt;
use http::Uri;

/// The URL of an endpoint: `https`, or `http` on this machine.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Endpoint(Uri);

/// Why a text is not the URL of an endpoint.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NotAnEndpoint {
    NotAUrl,
    HasFragment,
    NotHttps,
}

impl Endpoint {
    /// Reads a URL.
    ///
    /// # Errors
    /// Returns why the text is not the URL of an endpoint.
    pub(crate) fn parse(url: &str) -> Result<Self, NotAnEndpoint> {
        // `Uri` ignores fragments.
        if url.contains('#') {
            return Err(NotAnEndpoint::HasFragment);
        }
        let uri: Uri = url.parse().map_err(|_| NotAnEndpoint::NotAUrl)?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(NotAnEndpoint::NotAUrl);
        };
        if authority.as_str().contains('@') {
            return Err(NotAnEndpoint::NotAUrl);
        }
        if !is_allowed(scheme, authority.host()) {
            return Err(NotAnEndpoint::NotHttps);
        }
        Ok(Self(uri))
    }

    pub(crate) fn uri(&self) -> &Uri {
        &self.0
    }

    /// Whether requests to the endpoint are not encrypted, because it is on this machine.
    #[cfg(any(feature = "jwt-aws-lc", feature = "jwt-rust-crypto"))]
    pub(crate) fn is_plain(&self) -> bool {
        self.0.scheme_str() != Some("https")
    }
}

impl fmt::Display for NotAnEndpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAUrl => "it is not an absolute URL without a user name",
            Self::HasFragment => "it must not have a fragment",
            Self::NotHttps => "it must begin with `https://`; `http://` is for loopback addresses only",
        })
    }
}
