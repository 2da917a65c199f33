//! Which claims must be present.

/// Which of the claims that are compared must be present in a token.
///
/// A claim that is present is compared in any case. The default requires all of them, as RFC 9068 section 2.2 does for JSON
/// Web Tokens. In the response of an introspection endpoint, they are optional: RFC 7662 section 2.2.
///
/// ```
/// use scopewright::resource::RequiredClaims;
///
/// let required = RequiredClaims { audience: true, ..RequiredClaims::NONE };
/// assert!(!required.expiry && RequiredClaims::default().expiry);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RequiredClaims {
    /// Whether `iss` must be present if an issuer is expected.
    pub issuer: bool,
    /// Whether `aud` must be present if an audience is expected.
    pub audience: bool,
    /// Whether `exp` must be present.
    pub expiry: bool,
}

impl RequiredClaims {
    /// All claims that are compared.
    pub const ALL: Self = Self { issuer: true, audience: true, expiry: true };

    /// No claim.
    pub const NONE: Self = Self { issuer: false, audience: false, expiry: false };
}

impl Default for RequiredClaims {
    /// All claims that are compared.
    fn default() -> Self {
        Self::ALL
    }
}
