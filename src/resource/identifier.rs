//! The identifier of a protected resource: RFC 8707 section 2, RFC 9728 section 1.2.

use core::fmt;
use http::Uri;

/// The place of the metadata on a host: RFC 9728 section 3.
pub(super) const WELL_KNOWN: &str = "/.well-known/oauth-protected-resource";

/// Why a text is not the identifier of a protected resource.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NotAnIdentifier {
    NotAUrl,
    NotHttps,
    HasQueryOrFragment,
}

impl fmt::Display for NotAnIdentifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAUrl => "it is not an absolute URL",
            Self::NotHttps => "it must begin with `https://`; `http://` is for loopback addresses only",
            Self::HasQueryOrFragment => "it must not have a query or a fragment",
        })
    }
}

/// The parts of an identifier.
pub(crate) struct Location {
    /// `https://api.example`
    origin: String,
    /// `/v3`, or nothing.
    path: String,
}

impl Location {
    /// Reads an identifier.
    ///
    /// # Errors
    /// Returns why the text is not one.
    pub(crate) fn parse(identifier: &str) -> Result<Self, NotAnIdentifier> {
        if identifier.contains(['?', '#']) {
            return Err(NotAnIdentifier::HasQueryOrFragment);
        }
        let uri: Uri = identifier.parse().map_err(|_| NotAnIdentifier::NotAUrl)?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(NotAnIdentifier::NotAUrl);
        };
        if authority.as_str().contains('@') {
            return Err(NotAnIdentifier::NotAUrl);
        }
        if !is_allowed(scheme, authority.host()) {
            return Err(NotAnIdentifier::NotHttps);
        }
        let path = uri.path().trim_end_matches('/').to_owned();
        Ok(Self { origin: format!("{scheme}://{authority}"), path })
    }

    /// The location of the metadata: the well-known part stands between the host and the path (RFC 9728 section 3.1).
    pub(super) fn of_metadata(&self) -> String {
        self.well_known_before_path(WELL_KNOWN)
    }

    /// The location of a document of RFC 8615: its name stands between the host and the path.
    pub(crate) fn well_known_before_path(&self, name: &str) -> String {
        format!("{}{name}{}", self.origin, self.path)
    }

    /// The location of a document whose name stands after the path, as in `OpenID` Connect.
    #[cfg(any(feature = "jwt-aws-lc", feature = "jwt-rust-crypto"))]
    pub(crate) fn well_known_after_path(&self, name: &str) -> String {
        format!("{}{}{name}", self.origin, self.path)
    }

    /// The path of the metadata.
    pub(super) fn metadata_path(&self) -> String {
        format!("{WELL_KNOWN}{}", self.path)
    }
}

/// Whether a URL may have this scheme and this host: `https`, or `http` on this machine.
pub(crate) fn is_allowed(scheme: &str, host: &str) -> bool {
    match scheme {
        "https" => true,
        "http" => is_loopback(host),
        _ => false,
    }
}

/// Whether a host is this machine, as it is written in a URL.
fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host.trim_matches(['[', ']']).parse::<core::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}
